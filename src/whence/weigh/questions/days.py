"""Days that cannot be the day of an occurrence: those after it was first reported, and those of what came of it.

In: the claims that give each day, and when reports appeared. Out: which of the days are too late. "On Tuesday the authority lowered the toll" dates
the toll; what was told of on Saturday did not happen on the Tuesday after. "A sixth patient died on Monday" dates that death, "five seamen were
let go on Thursday" the end of what began before.
Refuses: to leave a question without any answer; to go by a report that only mentions the occurrence beside its own subject.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole
from whence.model.weighed import Value

_DYING = frozenset({"die", "succumb"})
_LET_GO = frozenset({IncidentType.RELEASE_TRANSFER, IncidentType.ESCAPE})
_TAKEN = frozenset({IncidentType.ABDUCTION, IncidentType.RELEASE_TRANSFER})
"""What an incident is told as of which people were taken and may have been let go since."""


def first_told(evidence: Evidence) -> date | None:
    """Return the day on which a report about the occurrence first appeared, by its own clock; `None` where none is dated.

    The very first report may have been joined wrongly, so its day counts only where another report of that day or the next bears it out.
    """
    own = {m.report for m in evidence.memberships if m.role is MembershipRole.FOCUS}
    days = sorted(day for id, report in evidence.reports.items() if id in own and (day := _day(report)) is not None)
    borne_out = (a for a, b in pairwise(days) if b - a <= timedelta(days=1))
    return next(borne_out, days[0] if len(days) == 1 else None)


def too_late(values: Mapping[str, Value], told: date | None) -> Sequence[str]:
    """Return the keys of the days that begin after the day `told`, unless nothing else were left."""
    if told is None:
        return ()
    late = [key for key, value in values.items() if value.time is not None and (value.time[0] or "")[:10] > told.isoformat()]
    return late if len(late) < len(values) else ()


def of_what_came(told: Mapping[str, tuple[Value, Collection[Claim]]], kind: IncidentType) -> Sequence[str]:
    """Return the keys of the days on which, by all who give them, somebody died of it or was let go after the occurrence itself is told of."""
    days = {key: (value.time[0] or "")[:10] for key, (value, _) in told.items() if value.time is not None}
    came = {key: bool(told[key][1]) and all(_came_of_it(claim, kind) for claim in told[key][1]) for key in days}
    first = min((day for key, day in days.items() if day and not came[key]), default=None)
    return [key for key, day in days.items() if first is not None and came[key] and day > first]


def _came_of_it(claim: Claim, kind: IncidentType) -> bool:
    frame = claim.frame
    if frame is None:
        return False
    return (frame.predicate.split() or [""])[0] in _DYING or (kind in _TAKEN and frame.type in _LET_GO)


def _day(report: Report) -> date | None:
    return report.published.at.date() if report.published is not None else None
