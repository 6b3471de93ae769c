"""The days that a report names at its head, whatever is told of them there: a follow-up still says when it happened.

"A man has been detained over the blaze. On Tuesday he threw a flare": the arrest was on Thursday, and the fire on Tuesday.
In: a report. Out: days as ordinals. Refuses: weeks and months, days to come, what the report only glances at, and to say what happened on
any of these days.
"""

from datetime import datetime
from functools import lru_cache

from whence.language.dates import times
from whence.match.called import Head, head_of
from whence.match.whens import day_bounds, is_daylike
from whence.model.captured import Report


def days_at_head(report: Report) -> frozenset[int]:
    """Return the days up to its publication that a report names at its head."""
    return _days(head_of(report), report.published.at) if report.published is not None else frozenset()


@lru_cache(maxsize=16)
def _days(head: Head, published: datetime) -> frozenset[int]:
    found = (when for words in (head.title, *head.lines) for when in times(words, published) if is_daylike(when))
    bounds = [(start, end) for start, end in map(day_bounds, found) if start is not None and end is not None]
    last = published.date().toordinal()
    return frozenset(day for start, end in bounds for day in range(start, end + 1) if day <= last)
