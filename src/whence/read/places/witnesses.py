"""Witnesses: the town in which one stands is not where it happened, where something was told to lie in another place before.

In: a frame, its line and the frames told before it. Out: the frame without the town of a witness ("a doctor in Dorn said").
Refuses: to take a body for a witness ("police in Dorn said"), and the place from a report that names no other.
"""

from collections.abc import Iterable

from whence.model.base import replace
from whence.model.said import Frame, Where
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar

_WITNESSES = frozenset(
    """witness witnesses eyewitness eyewitnesses resident residents villager villagers inhabitant inhabitants neighbour neighbours survivor survivors
    woman man doctor doctors nurse nurses medic medics relative relatives teacher farmer shopkeeper""".split()  # noqa: SIM905
)
_STANDS = frozenset({"in", "at", "of", "from", "near"})
_CALLED = frozenset({"the", "town", "village", "city", "nearby", "neighbouring", "neighboring", "of"})
_BACK = 7  # words back from a place to the witness who stands there: "residents of the nearby town of Dorn"


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
