"""Whose place: places in a sentence that are a ship's, a speaker's or a weapon's, and not where something happened.

In: a line and the token at which a place begins. Out: whether it is the flag that a ship flies, where somebody told it from, or where fire came from.
Refuses: to call the place of a body ("police in Dorn said") the place of a telling; it often is where it happened as well.
"""

from whence.read.lines import Line
from whence.read.senses import grammar, word_classes

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


def is_launched_from(line: Line, at: int) -> bool:
    """Say whether a place at token `at` is where a weapon came from: "drones that took off from the air base at Dorn"."""
    first = max(0, at - _OUT_OF)
    out = next((j for j in range(at - 1, first - 1, -1) if line.low[j] == "from"), None)
    if out is None or not all(low[0].isalpha() or low[0].isdigit() for low in line.low[out:at]):
        return False
    before = line.low[max(0, out - _FLOWN) : out]
    verb = next((j for j in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[j] in _LAUNCHED), None)
    return verb is not None and any(_WEAPONS & word_classes().get(low, frozenset()) for low in before[:verb])
