"""Days that cannot be the day of an occurrence: those after it was first reported.

In: the claims that give each day, and when reports appeared. Out: which of the days are too late. "On Tuesday the authority lowered the toll" dates
the toll; what was told of on Saturday did not happen on the Tuesday after.
Refuses: to leave a question without any answer; to go by a report that only mentions the occurrence beside its own subject.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.vocabulary import MembershipRole
from whence.model.weighed import Value


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


def _day(report: Report) -> date | None:
    return report.published.at.date() if report.published is not None else None
