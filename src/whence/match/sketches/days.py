"""How the days of two sketches go together, and those of publication where one states none.

In: two sketches. Out: signals. Refuses: to guess a day; a night is each of its two days, an open span none.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeGuard

from whence.match.sketches.sketch import Sketch, leading
from whence.match.sketches.weights import signal
from whence.model.matched import Signal

DAY_HOURS = 24
MONTH = 31

_AGAINST = ("days differ", "days far apart", "weeks apart", "published far apart")

NEXT_DAYS = 3
"""Days between two times that one of them may be misread by."""

SEASON = 90
"""Days between two reports of finds at one place within which they are of one: digging goes on for weeks, and its results come later."""

WEEK = 7
"""A day of the week that was misread is off by a week at most."""

LONG_PAST = 60
"""Days before publication from which "in November 2009" is as good as a day: of one place and type there is hardly a second."""


def day_signal(new: Sketch, old: Sketch) -> Signal | None:
    """Return how the days of the two go together, `None` where one has none."""
    ours, theirs = leading(new.days), leading(old.days)
    if not ours or not theirs:
        return _span_signal(new, old)
    gap = min(abs(a - b) for a in ours for b in theirs)
    note = f"{_named(ours)} / {_named(theirs)}"
    if gap == 0:
        return signal("same day", note)
    if gap == 1 and _are_hours_apart(new, old):
        return signal("days differ", f"{note}: parts of two days that do not meet")
    if gap == 1:
        # Nights, time zones and "on Friday" in a report of Saturday make one day's difference common within one incident.
        return signal("a day apart", note)
    return signal("days differ" if gap <= NEXT_DAYS else "days far apart" if gap <= WEEK else "weeks apart", note)


def is_one_find(new: Sketch, old: Sketch) -> bool:
    """Say whether both are told as a find of the dead, within a season: the days on which these died are disputed, and part no finds."""
    if not new.finds or 2 * old.finds < max(1, old.told) or new.last is None or old.last is None:
        return False
    return abs(new.last - old.last) <= SEASON


def of_the_dead(found: Signal) -> Signal:
    """Return a signal as it is between two tellings of a find: days that do not meet say nothing against it."""
    return signal("days of the dead", found.note) if found.name in _AGAINST else found


def is_put_out_again(new: Sketch, old: Sketch) -> bool:
    """Say whether a report appeared more than a week after all others of an incident."""
    return new.last is not None and old.last is not None and new.last - old.last > WEEK


def of_a_copy(found: Signal) -> Signal:
    """Return a signal as it is where a text was put out again: days that were reckoned from when the copy appeared say nothing against it."""
    return signal("days of a copy", found.note) if found.name in _AGAINST else found


def _are_hours_apart(new: Sketch, old: Sketch) -> bool:
    """Say whether both state a part of the day, and none of one comes within a day of the other: "Thursday morning", "late on Friday"."""
    ours, theirs = ([tuple(map(int, part.split(":"))) for part in leading(sketch.hours)] for sketch in (new, old))
    return bool(ours and theirs) and all(max(a[0] - b[1], b[0] - a[1]) > DAY_HOURS for a in ours for b in theirs)


def _span_signal(new: Sketch, old: Sketch) -> Signal | None:
    a, b = _stretch(new), _stretch(old)
    if a is None or b is None:
        return None
    if _is_within(a, b) and _is_one_month_long_ago(a, new, old) and _is_one_month_long_ago(b, new, old):
        return signal("same month", "one span long before either was published")
    if _is_a_night(a) and _is_a_night(b) and a[0] <= b[1] and b[0] <= a[1]:
        return signal("same day", "a day, or a night between two, of each meet")
    meet = (a[0] is None or b[1] is None or a[0] <= b[1] + 1) and (b[0] is None or a[1] is None or b[0] <= a[1] + 1)
    if meet:
        return signal("days overlap", "their spans meet")
    gap = max((start - end for start, end in ((a[0], b[1]), (b[0], a[1])) if start is not None and end is not None), default=0)
    dated = all(_is_short(span) for span in (a, b))
    return signal("days far apart" if dated and gap > NEXT_DAYS else "days differ", "their spans do not meet")


def _is_within(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> bool:
    """Say whether one span lies in the other: 25 April in the April of that year."""
    (start, end), (low, high) = a, b
    if start is None or end is None or low is None or high is None:
        return a == b
    return (low <= start and end <= high) or (start <= low and high <= end)


def is_long_past(sketch: Sketch) -> bool:
    """Say whether all that a sketch says of days or months lies long before it was told."""
    start, end = _stretch(sketch) or (None, None)
    return (
        start is not None
        and end is not None
        and end - start <= MONTH
        and sketch.first is not None
        and end < sketch.first - LONG_PAST
    )


def _is_short(span: tuple[int | None, int | None]) -> bool:
    """Say whether a span is a few days, so that what is days away from it is told as another time."""
    return span[0] is not None and span[1] is not None and span[1] - span[0] <= NEXT_DAYS


def _is_a_night(span: tuple[int | None, int | None]) -> TypeGuard[tuple[int, int]]:
    """Say whether a span is one day or the night between two ("in the night from 14 to 15 May")."""
    start, end = span
    return start is not None and end is not None and end - start <= 1


def _is_one_month_long_ago(span: tuple[int | None, int | None], new: Sketch, old: Sketch) -> bool:
    start, end = span
    told = [day for day in (new.first, old.first) if day is not None]
    return start is not None and end is not None and end - start <= MONTH and bool(told) and start < min(told) - LONG_PAST


def _stretch(sketch: Sketch) -> tuple[int | None, int | None] | None:
    if sketch.days:
        days = leading(sketch.days)
        return min(days), max(days)
    named = leading(sketch.spans, at_most=1)
    if not named:
        return None
    start, end = named[0].split(":")
    return (int(start) if start else None), (int(end) if end else None)


def _named(days: list[int]) -> str:
    return ", ".join(date.fromordinal(day).isoformat() for day in days[:3])


def publication_signal(new: Sketch, old: Sketch) -> Iterable[Signal]:
    """A report without a day is likelier about what was in the news when it appeared."""
    seen = min(leading(old.days), default=old.first)
    told = min(leading(new.days), default=new.first)
    if seen is None or told is None:
        return
    gap = abs(told - seen)
    if gap <= 2:
        yield signal("published the next days", f"{gap} days between them")
    elif gap <= 5:
        yield signal("published close by", f"{gap} days between them")
    elif gap > 30:
        yield signal("published far apart", f"{gap} days between them")
