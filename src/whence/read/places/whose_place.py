"""Whose place: places in a sentence that are a ship's, a speaker's or a weapon's, and not where something happened.

In: a line and the token at which a place begins. Out: whether it is the flag that a ship flies, where somebody told it from or to whom, the
town of a paper ("a Dorn daily reported") or a paper's name, where fire came from, or where people are from who are elsewhere now ("many of
them from Dorn").
Refuses: to call the place of a body ("police in Dorn said") the place of a telling, or that of people alone ("villagers from Dorn fled") where
they are from; both often are where it happened as well. So is the village where the mayor called the press in: only cities are told apart.
"""

from whence.language.places.gazetteer import Gazetteer
from whence.model.said import Where
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar, word_classes

_FLAGS = frozenset({"flag", "flags", "flagged", "registry", "ensign"})
_BEFORE_FLAG = 4  # words back from a country to its flag: "the flag administration of Palau"
_LINES = frozenset({"telephone", "phone", "telephoned", "phoned", "e-mail", "email", "video", "radio", "skype", "whatsapp"})
_LAUNCHED = frozenset(
    "launched launch launching fired fire firing flown flew flying took taken taking lobbed lifted sent came coming come dispatched".split()  # noqa: SIM905
)
_WEAPONS = frozenset({"aircraft", "artillery", "device"})
_OUT_OF = 7  # words back from a place to "from": "from the military airfield outside Dorn"
_FLOWN = 8  # words back from "from" to what was launched
_TOLD = 14  # words back from a place to the verb of telling: "told the Wire by telephone from a hotel in Dorn"
_HEARD = 7  # words back from a place to the verb of telling: "told a packed news conference in Dorn"
_SAID = 4  # words from a paper to the verb of telling: "a Dorn daily, citing relatives, reported"
_CITY = 150_000  # people
_HEARING = frozenset("hear hears heard hearing saw seen felt audible".split())  # noqa: SIM905
_FAR_OFF = frozenset({"distance", "afar", "distant", "faraway"})
_TO_HEAR, _SOUND = (
    24,
    14,
)  # words from a hearer's place to the verb ("the team at Dorn reports that between ... it heard"), and on to "in the distance"
_PART = 5  # words back from "from" to what makes people a part of others: "among them families from Dorn"


def flies(line: Line, at: int) -> bool:
    """Say whether a country at token `at` only says which flag a ship flies: "under the flag of Norland", "the flag registry of Norland"."""
    before = line.low[max(0, at - _BEFORE_FLAG) : at]
    lead = before[:-1] if before[-1:] == ("the",) else before
    flag = next((i for i in range(len(lead) - 1, -1, -1) if lead[i] in _FLAGS), None)
    return flag is not None and lead[-1] in ("of", "in") and all(low[0].isalpha() for low in lead[flag:])


def is_where_told(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where somebody spoke from: "told the Wire by telephone from a hotel in Dorn"."""
    before = line.low[max(0, at - _TOLD) : at]
    said = next((i for i in range(len(before) - 1, -1, -1) if before[i] in grammar("speech")), None)
    if said is None:
        return False
    between = before[said + 1 :]
    over = next((i for i, low in enumerate(between) if low in _LINES), None)
    return over is not None and "from" in between[over:] and "that" not in between and all(low[0].isalnum() for low in between)


def is_city(where: Where) -> bool:
    """Say whether a place is a city, where those speak who were not there; whoever speaks in a village often speaks of it."""
    return any(p.id == where.place and p.population >= _CITY for p in Gazetteer.load().lookup(where.name))


def is_where_heard(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where hearers sat: "told reporters in Dorn", "said at a news conference in Dorn"."""
    if at < 2 or line.low[at - 1] not in ("in", "at"):
        return False
    before = line.low[max(0, at - _HEARD) : at - 1]
    said = next((i for i in range(len(before) - 1, -1, -1) if before[i] in grammar("speech") | {"speaking", "spoke"}), None)
    between = before[said + 1 :] if said is not None else ()
    heard = not grammar("hearers").isdisjoint(between) or (said is not None and not between and before[said] == "speaking")
    return heard and "that" not in between and all(low[0].isalnum() for low in between)


def is_of_press(line: Line, at: int, after: int) -> bool:
    """Say whether a place at tokens `[at, after)` is a paper's name or town: "the daily Dorn", "a Dorn daily reported", "a daily in Dorn said"."""
    if at and line.low[at - 1] in grammar("press"):
        return line.tokens[at - 1].text[0].islower()
    says = grammar("speech")
    if line.low[after : after + 1] and line.low[after] in grammar("press") and line.tokens[after].text[0].islower():
        return not says.isdisjoint((*line.low[max(0, at - _SAID) : at], *line.low[after + 1 : after + 1 + _SAID]))
    inside = at > 1 and line.low[at - 1] in ("in", "of", "from") and line.low[at - 2] in grammar("press")
    return inside and line.low[after : after + 1] != () and line.low[after] in says


def is_where_from(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where a part of some people comes from: "many of them from Dorn", "among them families from Dorn"."""
    if at < 2 or line.low[at - 1] != "from":
        return False
    before = line.low[max(0, at - 1 - _PART) : at - 1]
    if before[-1:] in (("them",), ("whom",), ("originally",)):
        return True
    leads = (
        i + 1
        for i, low in enumerate(before)
        if low == "including" or before[i - 1 : i + 1] in (("among", "them"), ("among", "whom"))
    )
    led = before[next(leads, len(before)) :]
    return led[-1:] != () and led[-1].endswith("s") and all(low[0].isalnum() for low in led)


def is_where_to(line: Line, at: int, *, reached: bool = False) -> bool:
    """Say whether a place at token `at` is where somebody goes: "to Dorn", "towards Dorn"; `reached`: only where they arrive as well."""
    first = at - 1 if line.low[max(0, at - 1) : at] == ("the",) else at
    lead = line.low[max(0, first - 1) : first]
    if reached:
        return lead in (("to",), ("into",))
    return lead in (("to",), ("into",), ("toward",), ("towards",)) or line.low[max(0, first - 2) : first] == ("direction", "of")


def is_launched_from(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where a weapon came from: "drones that took off from the air base at Dorn"."""
    first = max(0, at - _OUT_OF)
    out = next((j for j in range(at - 1, first - 1, -1) if line.low[j] == "from"), None)
    if out is None or not all(low[0].isalpha() or low[0].isdigit() for low in line.low[out:at]):
        return False
    before = line.low[max(0, out - _FLOWN) : out]
    verb = next((j for j in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[j] in _LAUNCHED), None)
    return verb is not None and any(_WEAPONS & word_classes().get(low, frozenset()) for low in before[:verb])


def is_where_heard_afar(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where what happened far away was heard or seen: "a crew at Dorn heard blasts in the distance"."""
    verb = next((j for j in range(at + 1, min(len(line.low), at + _TO_HEAR)) if line.low[j] in _HEARING), None)
    if verb is not None:
        return not _FAR_OFF.isdisjoint(line.low[verb + 1 : verb + _SOUND])
    before = line.low[max(0, at - 5) : at]
    lead = next((j for j in range(len(before) - 1, -1, -1) if before[j] in _HEARING), None)
    return lead is not None and before[lead + 1 : lead + 3] == ("as", "far")  # "was felt as far away as Dorn"
