"""Day arithmetic: which days the expressions of a calendar cover, seen from a publication day.

In: a day and numbers. Out: first and last day, inclusive.
Refuses: to read words; that is `date_grammar`'s business.
"""

from datetime import date, timedelta

Days = tuple[date, date]
JUST_BEFORE = timedelta(days=14)
"""What a report tells of without a day happened in these days before it appeared; what it dates earlier was over by then, most often."""

_ONE = timedelta(days=1)


def last_weekday(seen_from: date, weekday: int) -> date:
    """Return the most recent such weekday on or before `seen_from`."""
    return seen_from - timedelta(days=(seen_from.weekday() - weekday) % 7)


def next_weekday(seen_from: date, weekday: int) -> date:
    """Return the first such weekday after `seen_from`."""
    return seen_from + timedelta(days=(weekday - seen_from.weekday() - 1) % 7 + 1)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or `None` where the calendar has none (31 September)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def recent_day(seen_from: date, month: int, day: int, *, ahead: bool = False) -> date | None:
    """Return that day of the most recent year in which it was not after `seen_from`.

    One day ahead still counts as this year (a report of the evening before, another time zone). With `ahead`, the next such day.
    """
    for years in (0, 1, 2, 3, 4):  # 29 February may lie years away
        found = make_day(seen_from.year + years if ahead else seen_from.year - years, month, day)
        if found is not None and (found >= seen_from if ahead else found <= seen_from + _ONE):
            return found
    return None


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month; months over 12 lie in the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - _ONE if year < 9999 or month < 12 else date(9999, 12, 31)


def year_days(year: int) -> Days:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_back(seen_from: date, months: int) -> Days:
    """Return the calendar month that lies `months` before that of `seen_from`."""
    count = max(seen_from.year * 12 + seen_from.month - 1 - months, 12)
    return month_days(count // 12, count % 12 + 1)


def week_days(seen_from: date, weeks: int = 0) -> Days:
    """Return Monday to Sunday of the week `weeks` after that of `seen_from` (negative: before)."""
    monday = seen_from - timedelta(days=seen_from.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def weekend_days(seen_from: date) -> Days:
    """Return the last Saturday and Sunday that were over or had begun, other than one that began on `seen_from` itself."""
    saturday = last_weekday(seen_from - _ONE, 5)
    return saturday, saturday + _ONE


def back(seen_from: date, days: int) -> date:
    """Return the day `days` before, never before the calendar begins."""
    return seen_from - timedelta(days=min(days, seen_from.toordinal() - 1))
