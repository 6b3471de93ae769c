"""Days with a name: feasts of the calendar, fixed, movable, or the n-th weekday of a month.

In: a name and a year. Out: the day.
Refuses: feasts of other reckonings (Orthodox Easter, Eid, Passover) and names that mean different days in different countries.
"""

from calendar import monthrange
from datetime import date, timedelta

from whence.language.dates.arithmetic import make_day
from whence.language.words.lexicon import load

_ONE = timedelta(days=1)


def feast_day(name: str, year: int) -> date | None:
    """Return the day that `name` (lower case, straight apostrophes) has in `year`, `None` for a name that is not listed."""
    table = load("dates")
    if name in table["named"]:
        month, day = table["named"][name]
        return make_day(year, month, day)
    if name in table["easter"]:
        return easter(year) + timedelta(days=table["easter"][name])
    if name in table["nth_weekday"]:
        month, weekday, nth = table["nth_weekday"][name]
        return nth_weekday(year, month, weekday, nth)
    return None


def recent_feast(seen_from: date, name: str, *, ahead: bool = False) -> date | None:
    """Return the last such day up to the day after `seen_from`; with `ahead`, the next one."""
    for years in (0, 1):
        found = feast_day(name, seen_from.year + years if ahead else seen_from.year - years)
        if found is not None and (found >= seen_from if ahead else found <= seen_from + _ONE):
            return found
    return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus, Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the `nth` such weekday of a month, counted from 1; -1 is the last."""
    first, length = monthrange(year, month)
    day = 1 + (weekday - first) % 7 + 7 * (nth - 1)
    if nth < 0:
        day = 1 + (weekday - first) % 7 + 28
        day -= 7 if day > length else 0
    return date(year, month, day)
