"""The grammar of dates: one pattern per kind of expression, and the days each means.

In: a match and the publication day. Out: a `Reckoning`, or `None` where nothing can be said.
Refuses: relative expressions without a publication day, numeric dates that two countries read differently, impossible days.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from whence.language.dates import arithmetic as days
from whence.language.dates.feasts import feast_day, recent_feast
from whence.language.dates.patterns import KINDS, PATTERNS
from whence.language.words.lexicon import load
from whence.model.vocabulary import TimePrecision as Precision


class Reckoning(NamedTuple):
    """What an expression means in days.

    `hours` narrows a single day; `ago` gives hours before publication, from and to, where its time of day is known; `steps`
    asks for an anchor in the text instead: days from it, and how many.
    """

    first: date | None
    last: date | None
    precision: Precision
    anchor: str = "publication"
    hours: tuple[int, int] | None = None
    steps: tuple[int, int] | None = None
    ago: tuple[int, int] | None = None


class Seen(NamedTuple):
    """From where a time is seen: the publication day, and whether the words before it put it in the future."""

    day: date | None
    ahead: bool = False


_OF_EVENT = re.compile(r"\s+(?:(?i:the|an?|his|her|their|its|this|that|it|he|she|they|we|some|police|\w+ing)\b|[A-Z])")
Match = re.Match[str]
Rule = Callable[[Match, Seen], Reckoning | None]


def _number(words: str) -> int:
    words = " ".join(words.lower().split())
    return int(words) if words.isdigit() else int(load("dates")["numbers"][words])


def _month(word: str) -> int:
    return int(load("dates")["months"][word.lower().rstrip(".")])


def _weekday(word: str) -> int:
    return int(load("dates")["weekdays"][word.lower().rstrip(".")])


def _ordinal(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _day(found: date | None, anchor: str) -> Reckoning | None:
    return None if found is None else Reckoning(found, found, Precision.DAY, anchor)


def _dated(day: str, month: int, year: str | None, seen: Seen) -> date | None:
    if year:
        return days.make_day(int(year), month, _ordinal(day))
    return None if seen.day is None else days.recent_day(seen.day, month, _ordinal(day), ahead=seen.ahead)


def _iso(match: Match, _seen: Seen) -> Reckoning | None:
    return _day(days.make_day(int(match["y"]), int(match["m"]), int(match["d"])), "absolute")


def _numeric(match: Match, _seen: Seen) -> Reckoning | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or first > 12 or first == second:
        return _day(days.make_day(year, second, first), "absolute")
    return _day(days.make_day(year, first, second), "absolute") if second > 12 else None


def _calendar_day(match: Match, seen: Seen) -> Reckoning | None:
    found = _dated(match["d"], _month(match["mo"]), match["y"], seen)
    if found is not None and match["wd"] and not match["y"]:
        found = _on_weekday(found, _weekday(match["wd"]))
    if found is not None and match["last"] and seen.day is not None and not match["y"]:
        found = days.make_day(seen.day.year - 1, found.month, found.day)
    return _day(found, "absolute" if match["y"] else "publication")


def _on_weekday(found: date, weekday: int) -> date:
    """Return the last year's day before `found` that falls on `weekday`; `found` itself where none of ten years does."""
    for years in range(10):
        earlier = days.make_day(found.year - years, found.month, found.day)
        if earlier is not None and earlier.weekday() == weekday:
            return earlier
    return found


def _calendar_days(match: Match, seen: Seen) -> Reckoning | None:
    parts = match.groupdict()
    month = _month(match["mo"])
    last_month = _month(parts["mo2"]) if parts.get("mo2") else month
    last = _dated(match["d2"], last_month, match["y"], seen)
    if last is None:
        return None
    first = days.make_day(last.year - (month > last_month), month, _ordinal(match["d"]))
    if first is None or first > last:
        return None
    return Reckoning(first, last, Precision.DAYS, "absolute" if match["y"] else "publication")


def _weekdays(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    last = days.last_weekday(seen.day, _weekday(match["wd2"]))
    return Reckoning(days.last_weekday(last, _weekday(match["wd"])), last, Precision.DAYS)


def _night(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    found = days.last_weekday(seen.day, _weekday(match["wd"]))
    return Reckoning(found, found, Precision.PART_OF_DAY, hours=(18, 32))


def _night_into(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    found = days.back(days.last_weekday(seen.day, _weekday(match["wd"])), 1)
    return Reckoning(found, found, Precision.PART_OF_DAY, hours=(18, 32))


def _weeks_ago(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    return _day(days.back(days.last_weekday(seen.day, _weekday(match["wd"])), 7 * _number(match["n"])), "publication")


def _one_weekday(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    weekday, which = _weekday(match["wd"]), (match["q"] or "").lower()
    if which in ("every", "each", "black", "good", "ash", "palm", "bloody"):
        return None  # a habit, or the name of a day
    if match["week"]:
        return _day(days.week_days(seen.day, -1)[0] + timedelta(days=weekday), "publication")
    if which in ("next", "coming"):
        return _day(days.next_weekday(seen.day, weekday), "publication")
    found = days.last_weekday(seen.day, weekday)
    if which in ("last", "past", "previous") and found == seen.day:
        return _day(days.back(found, 7), "publication")
    if seen.ahead and found != seen.day and which not in ("last", "past", "previous"):
        return _day(days.next_weekday(seen.day, weekday), "publication")
    return _day(found, "publication")


_NEAR_DAYS: dict[str, tuple[int, tuple[int, int] | None]] = {
    "today": (0, None), "yesterday": (-1, None), "tomorrow": (1, None), "the day before yesterday": (-2, None),
    "tonight": (0, (18, 29)), "overnight": (-1, (18, 32)), "last night": (-1, (18, 30)), "late last night": (-1, (20, 30)),
    "last evening": (-1, (17, 24)), "this morning": (0, (5, 12)), "this afternoon": (0, (12, 18)), "this evening": (0, (17, 24)),
    "early this morning": (0, (0, 8)), "earlier today": (0, None), "later today": (0, None),
}  # fmt: skip


def _near_day(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    step, hours = _NEAR_DAYS[" ".join(match["w"].lower().split())]
    found = seen.day + timedelta(days=step)
    return Reckoning(found, found, Precision.PART_OF_DAY if hours else Precision.DAY, hours=hours)


def _ago(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    count, unit = _number(match["n"]), match["u"].lower()
    if unit in ("hour", "minute"):
        hours = count if unit == "hour" else 0
        return Reckoning(
            days.back(seen.day, hours // 24 + 1), seen.day, Precision.PART_OF_DAY, ago=(hours + 1, max(hours - 1, 0))
        )
    if unit == "day":
        return _day(days.back(seen.day, count), "publication")
    if unit in ("week", "fortnight"):
        middle = days.back(seen.day, (7 if unit == "week" else 14) * count)
        return Reckoning(days.back(middle, 3), middle + timedelta(days=3), Precision.WEEK)
    if unit == "month":
        return Reckoning(*days.months_back(seen.day, count), Precision.MONTH)
    year = seen.day.year - (count * 10 if unit == "decade" else count)
    return Reckoning(*days.year_days(year), Precision.YEAR) if year > 0 else None


def _past_span(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    count, unit = _number(match["n"] or "one"), match["u"].lower()
    length = {
        "hour": -(-count // 24),
        "day": count,
        "week": 7 * count,
        "month": 30 * count,
        "year": 365 * count,
        "decade": 3652 * count,
    }
    precision = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.YEAR}
    if unit == "hour":
        return Reckoning(days.back(seen.day, length[unit]), seen.day, Precision.DAYS, ago=(count, 0))
    if count > 1:
        return Reckoning(days.back(seen.day, length[unit]), seen.day, Precision.DAYS)
    return Reckoning(days.back(seen.day, length[unit]), seen.day, precision.get(unit, Precision.DAYS))


def _unit(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    which, unit, part = match["q"].lower(), match["u"].lower(), (match["part"] or "").lower().strip()
    step = -1 if which in ("last", "previous") else 1 if which in ("next", "coming") else 0
    if unit == "week":
        first, last = days.week_days(seen.day, step)
        precision = Precision.WEEK
    elif unit == "month":
        first, last = days.months_back(seen.day, -step)
        precision = Precision.MONTH
        if step and part in load("dates")["parts"]:
            return _part_of_month(first, last, part, "publication")
    elif unit == "year":
        first, last = days.year_days(seen.day.year + step)
        precision = Precision.YEAR
    else:
        return _season(unit, seen.day, step)
    if step == 0 and not seen.ahead and part != "later":
        last = min(last, seen.day)
    return Reckoning(first, last, precision)


def _season(unit: str, seen: date, step: int) -> Reckoning:
    begin, end = load("dates")["seasons"][unit]
    year = seen.year + max(step, 0)
    if (step <= 0 and date(year, begin, 1) > seen) or (step < 0 and days.month_days(year, end)[1] >= seen):
        year -= 1
    return Reckoning(days.month_days(year, begin)[0], days.month_days(year, end)[1], Precision.MONTH)


def _weekend(_match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    first, last = (day + timedelta(days=7 * seen.ahead) for day in days.weekend_days(seen.day))
    return Reckoning(first, last, Precision.DAYS)


def _month_of_year(match: Match, _seen: Seen) -> Reckoning | None:
    first, last = days.month_days(int(match["y"]), _month(match["mo"]))
    part = " ".join((match["part"] or "").lower().replace("-", " ").split())
    return _part_of_month(first, last, part, "absolute")


def _bare_month(match: Match, seen: Seen) -> Reckoning | None:
    if seen.day is None:
        return None
    month, which = _month(match["mo"]), (match["q"] or "").strip().lower()
    if seen.ahead:
        year = seen.day.year + (month < seen.day.month)
    else:
        year = seen.day.year - (month > seen.day.month or (month == seen.day.month and which == "last"))
    first, last = days.month_days(year, month)
    part = " ".join((match["part"] or match["alone"] or "").lower().replace("-", " ").split())
    return _part_of_month(first, last, part, "publication")


def _part_of_month(first: date, last: date, part: str, anchor: str) -> Reckoning:
    """Return a month, or the third of it that `part` ("early", "mid", "the end of") names."""
    bounds = load("dates")["parts"].get(part)
    if bounds is None:
        return Reckoning(first, last, Precision.MONTH, anchor)
    return Reckoning(first.replace(day=bounds[0]), first.replace(day=min(bounds[1], last.day)), Precision.DAYS, anchor)


def _part_of_named_month(match: Match, seen: Seen) -> Reckoning | None:
    """Return a week or half of a month ("the first week of July"); a week of a month counts from its first day, the last from its end."""
    month, which, unit = _month(match["mo"]), match["nth"].lower(), match["u"].lower()
    if match["y"]:
        first, last = days.month_days(int(match["y"]), month)
    elif seen.day is not None:
        year = seen.day.year + (seen.ahead and month < seen.day.month) - (not seen.ahead and month > seen.day.month)
        first, last = days.month_days(year, month)
    else:
        return None
    anchor = "absolute" if match["y"] else "publication"
    final, order = which in ("last", "final"), ("first", "second", "third", "fourth")
    if unit == "half":
        if which not in ("first", "second"):
            return None
        bounds = (1, 15) if which == "first" else (16, last.day)
    elif unit in ("week", "day", "days"):
        bounds = (last.day - 6, last.day) if final else (7 * order.index(which) + 1, 7 * order.index(which) + 7)
        if unit != "week" and not (final or which == "first"):
            return None
    else:
        return Reckoning(first, last, Precision.MONTH, anchor)
    return Reckoning(first.replace(day=bounds[0]), first.replace(day=bounds[1]), Precision.DAYS, anchor)


def _season_of_year(match: Match, _seen: Seen) -> Reckoning | None:
    begin, end = load("dates")["seasons"][match["u"].lower()]
    year = int(match["y"])
    return Reckoning(days.month_days(year, begin)[0], days.month_days(year, end)[1], Precision.MONTH, "absolute")


def _named_day(match: Match, seen: Seen) -> Reckoning | None:
    """Return a feast of the calendar; of other churches and of a weekend nothing is said."""
    if match["not"]:
        return None
    name = " ".join(match["name"].lower().replace("’", "'").replace("saint ", "st. ").split())
    if match["y"]:
        return _day(feast_day(name, int(match["y"])), "absolute")
    return _day(None if seen.day is None else recent_feast(seen.day, name, ahead=seen.ahead), "publication")


def _one_year(match: Match, _seen: Seen) -> Reckoning | None:
    first = int(match["y"])
    last = int(match["y2"]) if match["y2"] else first
    if last < first:
        return None
    third = {"early": 1, "mid": 5, "late": 9}.get((match["part"] or "").lower().strip(" -"))
    if third is not None and last == first:
        return Reckoning(date(first, third, 1), days.month_days(first, third + 3)[1], Precision.MONTH, "absolute")
    return Reckoning(days.year_days(first)[0], days.year_days(last)[1], Precision.YEAR, "absolute")


def _decade(match: Match, _seen: Seen) -> Reckoning | None:
    year = int(match["y"])
    return Reckoning(days.year_days(year)[0], days.year_days(year + 9)[1], Precision.YEAR, "absolute")


def _anchored(match: Match, _seen: Seen) -> Reckoning | None:
    """Return the steps to take from an anchor in the text: days from it, and the length in days."""
    words = " ".join(match["w"].lower().split())
    if words.endswith((" before", " after")) and _OF_EVENT.match(match.string, match.end()):
        return Reckoning(None, None, Precision.DAY)  # counted from an event, not from a day of the text
    if words.endswith(("same day", "same night", "same evening", "same morning", "same afternoon")):
        return Reckoning(None, None, Precision.DAY, steps=(0, 1))
    if words in ("the following day", "the next day", "the day after", "the next morning", "the following morning"):
        return Reckoning(None, None, Precision.DAY, steps=(1, 1))
    if words in ("the previous day", "the day before", "the previous night", "the night before", "the previous evening"):
        return Reckoning(None, None, Precision.DAY, steps=(-1, 1))
    counted = re.match(r"(\w+(?: couple of)?) days? (earlier|before|later|after)$", words)
    if counted and (counted[1].isdigit() or counted[1] in load("dates")["numbers"]):
        sign = -1 if counted[2] in ("earlier", "before") else 1
        return Reckoning(None, None, Precision.DAY, steps=(sign * _number(counted[1]), 1))
    return Reckoning(None, None, Precision.DAY)


def _days_first(match: Match, seen: Seen) -> Reckoning | None:
    last_month = _month(match["mo2"])
    last = _dated(match["d2"], last_month, match["y"], seen)
    month = _month(match["mo"]) if match["mo"] else last_month
    if last is None:
        return None
    first = days.make_day(last.year - (month > last_month), month, _ordinal(match["d"]))
    if first is None or first > last:
        return None
    return Reckoning(first, last, Precision.DAYS, "absolute" if match["y"] else "publication")


_RULES: dict[str, Rule] = {
    "iso": _iso,
    "numeric": _numeric,
    "calendar days": _calendar_days,
    "days first": _days_first,
    "calendar day": _calendar_day,
    "anchored": _anchored,
    "night": _night,
    "night into": _night_into,
    "weeks ago": _weeks_ago,
    "weekdays": _weekdays,
    "named day": _named_day,
    "ago": _ago,
    "part of month": _part_of_named_month,
    "past span": _past_span,
    "weekend": _weekend,
    "one weekday": _one_weekday,
    "unit": _unit,
    "near day": _near_day,
    "month of year": _month_of_year,
    "bare month": _bare_month,
    "season of year": _season_of_year,
    "decade": _decade,
    "one year": _one_year,
}


@lru_cache(maxsize=64)
def rules(kinds: frozenset[str]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the patterns that words of these kinds may complete, with their rules, in the order in which they are to be tried."""
    return tuple((pattern, _RULES[name]) for name, pattern in PATTERNS if not kinds.isdisjoint(KINDS[name]))
