"""The days that a report names, at its head or further down, whatever is told of them: a follow-up still says when it happened.

"A man has been detained over the blaze. On Tuesday he threw a flare": the arrest was on Thursday, and the fire on Tuesday.
In: a report. Out: days as ordinals. Refuses: weeks and months, days to come, what the report only glances at, and to say what happened on
any of these days.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from whence.language.dates.dates import times
from whence.match.sketches.whens import day_bounds, is_daylike
from whence.match.words.called import Head, head_of
from whence.model.captured import Report

LONGEST = 6_000
"""Characters of a report in which days are looked for."""


def days_named(report: Report) -> dict[int, int]:
    """Return the days up to its publication that a report names, those at its head as 2."""
    return dict(_days(head_of(report), report.published.at)) if report.published is not None else {}


@lru_cache(maxsize=16)
def _days(head: Head, published: datetime) -> tuple[tuple[int, int], ...]:
    lines, text = (head.title, *head.lines), head.text[:LONGEST]
    found = dict.fromkeys(sorted(_in_words((text,), published)), 1) | dict.fromkeys(sorted(_in_words(lines, published)), 2)
    return tuple(found.items())


def _in_words(lines: Sequence[str], published: datetime) -> set[int]:
    found = (when for words in lines for when in times(words, published) if is_daylike(when))
    bounds = [(start, end) for start, end in map(day_bounds, found) if start is not None and end is not None]
    last = published.date().toordinal()
    return {day for start, end in bounds for day in range(start, end + 1) if day <= last}
