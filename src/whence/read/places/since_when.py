"""Since when: the day on which something happened that a state has lasted from ("a place of mourning since 9 May, when 19 people were killed").

In: a line, the place of a trigger, a time. Out: the time, or only the day or month that it begins with where the trigger stands behind its "when".
Refuses: spans told without "when" ("600 killed since 9 May").
"""

import re
from datetime import timedelta

from whence.language.dates.arithmetic import month_days
from whence.model.base import replace
from whence.model.said import When
from whence.model.vocabulary import TimePrecision
from whence.read.lines.lines import Line

_OF_A_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)|day\b", re.IGNORECASE)
_OF_A_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
_ALMOST = timedelta(seconds=1)


def at_its_start(line: Line, at: int, when: When) -> When:
    """Return the day or month that a span begins with, where the trigger at `at` tells what happened then."""
    if when.start is None or not when.as_written.lower().startswith("since"):
        return when
    after = line.index_at(when.until - 1) + 1
    behind = tuple(low for low in line.low[after : after + 2] if low != ",")
    if behind[:1] != ("when",) or at <= after:
        return when
    if _OF_A_DAY.search(when.as_written):
        return replace(when, end=when.start + timedelta(days=1) - _ALMOST, precision=TimePrecision.DAY)
    if _OF_A_MONTH.search(when.as_written):
        last = month_days(when.start.year, when.start.month)[1]
        return replace(when, end=when.start + timedelta(days=last.day) - _ALMOST, precision=TimePrecision.MONTH)
    return when
