"""Whose place: places in a sentence that are a ship's or a speaker's, and not where something happened.

In: a line and the token at which a place begins. Out: whether it is the flag that a ship flies, or where somebody told it from. For an occurrence
that is told after another one: its frame without the town in which a witness stands.
Refuses: to call the place of a body ("police in Dorn said") the place of a telling; it often is where it happened as well, as that of a witness
is where nothing else is named before.
"""

from collections.abc import Iterable

from whence.model.base import replace
from whence.model.said import Frame, Where
from whence.read.lines import Line
from whence.read.senses import grammar

_FLAGS = frozenset({"flag", "flags", "flagged", "registry", "ensign"})
_BEFORE_FLAG = 4  # words back from a country to its flag: "the flag administration of Palau"
_LINES = frozenset({"telephone", "phone", "telephoned", "phoned", "e-mail", "email", "video", "radio", "skype", "whatsapp"})
_WITNESSES = frozenset(
    """witness witnesses eyewitness eyewitnesses resident residents villager villagers inhabitant inhabitants neighbour neighbours survivor survivors
    woman man doctor doctors nurse nurses medic medics relative relatives teacher farmer shopkeeper""".split()  # noqa: SIM905
)
_STANDS = frozenset({"in", "at", "of", "from", "near"})
_CALLED = frozenset({"the", "town", "village", "city", "nearby", "neighbouring", "neighboring", "of"})
_BACK = 7  # words back from a place to the witness who stands there: "residents of the nearby town of Dorn"
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


def without_witness_place(frame: Frame, line: Line, before: Iterable[Frame]) -> Frame:
    """Return a frame without the town of a witness ("a doctor in Dorn said"), where something was told to lie in another place before."""
    if not frame.places or frame.sites or not all(_is_of_a_witness(line, where) for where in frame.places):
        return frame
    ours = {where.place or where.name for where in frame.places}
    others = [where for other in before for where in (*other.places, *other.sites)]
    return replace(frame, places=()) if others and not any((w.place or w.name) in ours for w in others) else frame


def _is_of_a_witness(line: Line, where: Where) -> bool:
    first, after = line.index_at(where.start), line.index_at(where.end - 1) + 1
    if not any(low in grammar("speech") for low in line.low[after : after + 2]):
        return False
    before = line.low[max(0, first - _BACK) : first]
    who = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _WITNESSES), None)
    if who is None or who + 1 >= len(before) or before[who + 1] not in _STANDS:
        return False
    return all(low in _CALLED for low in before[who + 2 :])
