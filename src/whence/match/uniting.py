"""Uniting: two incidents that turn out to be one, once a later report's subject fits both.

A first report is read as a change of control, those after it as an abduction; a third tells of both in one. Until then nothing tied them.
In: the incidents that the subject of a report fits, ranked, and the one it joins. Out: a `Union`, with what the two have in common; or none.
Refuses: to unite what a report tells of as two, what people have decided on, and what lies on other days or in other places; to do so in
silence, or for good: a union is a record, shown with both, and a person takes it back.
"""

from collections.abc import Sequence

from whence.match.index import IncidentIndex
from whence.match.likeness.signals import compare
from whence.match.likeness.told import NONE
from whence.match.ranked import Ranked
from whence.match.sketches.sketch import Sketch, unpack
from whence.match.sketches.weights import score_of
from whence.model.captured import Report
from whence.model.matched import Signal, Union
from whence.settings import MatchSettings

METHOD = "match.uniting/1"

_THERE = frozenset({"same place", "same site", "same craft", "places close by", "site of that name"})
_THEN = frozenset({"same day", "same month", "days overlap", "one find"})


def united(report: Report, joined: Ranked, free: Sequence[Ranked], index: IncidentIndex, settings: MatchSettings) -> Union | None:
    """Return the union of the incident that a report's subject joins with another that it fits as well, `None` where there is none."""
    home = joined[1]
    for score, other, signals in free:
        if other == home or score < settings.join or not _is_tied(signals) or not _is_tied(joined[2]):
            continue
        common = _in_common(unpack(index.profile(home)), unpack(index.profile(other)))
        if common and index.may_unite(home, other):
            return Union(ends=(home, other), report=report.id, score=round(score_of(common), 4), signals=common, method=METHOD)
    return None


def _is_tied(signals: Sequence[Signal]) -> bool:
    names = {s.name for s in signals}
    return bool(names & _THERE) and bool(names & _THEN)


def _in_common(ours: Sketch, theirs: Sketch) -> tuple[Signal, ...]:
    """Return what two incidents that both have reports of their own have in common; nothing where anything but their types speaks against it."""
    signals = compare(theirs, ours, NONE, outcomes=True)
    against = [s for s in signals if s.weight < 0 and not s.name.startswith("type") and s.name != "other words"]
    told = ours.focused and theirs.focused
    return signals if told and not against and _is_tied(signals) else ()
