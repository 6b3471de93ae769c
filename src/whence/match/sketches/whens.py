"""When a claim's occurrence happened: which of the times beside it are meant, and what days they settle.

"The clinic withdrew a name this morning, since the man had died of a wound that he received when shells struck the mill on 4 March": of days that
lie apart in one claim, the one nearest to the words that name the occurrence is meant.
In: a claim, a time. Out: its times; days as ordinals. Refuses: to guess a day that nothing states.
"""

import re
from datetime import date

from whence.language.words.numerals import numeral_value
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim, Frame, When
from whence.model.vocabulary import TimePrecision

_DAYLIKE = (TimePrecision.MOMENT, TimePrecision.PART_OF_DAY, TimePrecision.DAY)
_LONGEST_DAYLIKE = 2

ONE_COURSE = 2
"""Days between two times of one claim that can both be of one occurrence: "taken on Monday afternoon ... dead on Wednesday"."""


_SPANS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
_SINCE = re.compile(
    r"\b[Ii]t(?: is| was| has been| had been|['’]s(?: been)?) (?:[a-z]+ ){0,2}?(?P<n>an?|[a-z]+|\d+) (?P<span>"
    + "|".join(_SPANS)
    + r")s? since\b"
)
_BESIDE_A_YEAR = re.compile(
    r"[^,;:.!?\n]*?\b(?:in|of) (?P<year>(?:19|20)\d\d)\b[^;:.!?\n]*?\b(?:an?|the|two|three|four|five|some|few) (?:few )?(?:"
    + "|".join(span for span in ("hour", *_SPANS))
    + r")s? (?:before|after)\b(?! that\b)[^,;:.!?\n]*$"
)
"""A year in the main clause, no aside ("the dam, built in 1974, was inspected a week before it burst"), and what befell days from it."""


def day_bounds(when: When) -> tuple[int | None, int | None]:
    """Return the first and last day of a time, `None` where it is open."""
    start = when.start.date().toordinal() if when.start else None
    end = when.end.date().toordinal() if when.end else None
    return start, end


def is_daylike(when: When) -> bool:
    """Say whether a time settles the day (a night counts as two)."""
    start, end = day_bounds(when)
    return start is not None and end is not None and when.precision in _DAYLIKE and end - start < _LONGEST_DAYLIKE


def times_of(claim: Claim) -> tuple[When, ...]:
    """Return the times of what a claim tells of; of days that lie apart the nearest to its words."""
    frame = claim.frame
    times = (frame.times if frame is not None else ()) or claim.times
    if frame is None or len(times) < 2 or not all(map(is_daylike, times)):
        return times
    nearest = min(times, key=lambda when: (_away(when, frame), when.at))
    return tuple(when for when in times if _gap(when, nearest) <= ONE_COURSE)


def _away(when: When, frame: Frame) -> int:
    return max(0, when.at - frame.trigger.end, frame.trigger.start - when.until)


def _gap(a: When, b: When) -> int:
    """Return the days between two times that settle their days."""
    (first, last), (start, end) = day_bounds(a), day_bounds(b)
    if first is None or last is None or start is None or end is None:
        return 0
    return max(0, start - last, first - end)


def counted_back(claim: Claim, report: Report) -> tuple[int, int] | None:
    """Return the days that "it is not a week since three people died there" means, counted from the report; a fourth of the span either way.

    "They left in 2026, a day before three people died at the hall" means that year.
    """
    sentence = sentence_of(claim, report)
    if claim.frame is None or report.published is None or sentence is None:
        return None
    found = _SINCE.search(report.text, sentence[0], claim.frame.trigger.start)
    number = _number(found["n"]) if found is not None else None
    if found is None or number is None:
        return _year_beside(report, sentence[0], claim.frame.trigger.start)
    span = round(number * _SPANS[found["span"]])
    day = report.published.at.date().toordinal() - span
    return day - max(1, span // 4), day + max(1, span // 4)


def _year_beside(report: Report, start: int, until: int) -> tuple[int, int] | None:
    """Return the days of a year gone by that a sentence opens with, where what it tells of is put a day or a week before or after."""
    found = _BESIDE_A_YEAR.match(report.text, start, until)
    if found is None or report.published is None or int(found["year"]) >= report.published.at.year:
        return None
    return date(int(found["year"]), 1, 1).toordinal(), date(int(found["year"]), 12, 31).toordinal()


def _number(word: str) -> float | None:
    if word in ("a", "an"):
        return 1
    return float(word) if word.isdigit() else numeral_value(word)
