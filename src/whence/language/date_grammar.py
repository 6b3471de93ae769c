"""The grammar of dates: one pattern per kind of expression, and the days each means.

In: a match and the publication day. Out: a `Reckoning`, or `None` where nothing can be said.
Refuses: relative expressions without a publication day, numeric dates that two countries read differently, impossible days.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from whence.language import date_arithmetic as days
from whence.language.lexicon import load
from whence.model.vocabulary import TimePrecision as Precision


class Reckoning(NamedTuple):
    """What an expression means in days. `hours` narrows a single day; `steps` asks for an anchor in the text instead."""

    first: date | None
    last: date | None
    precision: Precision
    anchor: str = "publication"
    hours: tuple[int, int] | None = None
    steps: tuple[int, int] | None = None


Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match, date | None, bool], Reckoning | None]]

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAYS = (
    r"(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day(?!s\b)|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Thur|Fri|Sat)\b\.?(?=,?\s+\S)|Sun\.(?=\s)|Sun(?=,\s+\d))"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_COUNT = r"(?:\d{1,3}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TO = r"\s*(?:[-–—]|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*"


def _number(words: str) -> int:
    words = words.lower()
    return int(words) if words.isdigit() else int(load("dates")["numbers"][words])


def _month(word: str) -> int:
    return int(load("dates")["months"][word.lower().rstrip(".")])


def _weekday(word: str) -> int:
    return int(load("dates")["weekdays"][word.lower().rstrip(".")])


def _ordinal(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _day(found: date | None, anchor: str) -> Reckoning | None:
    return None if found is None else Reckoning(found, found, Precision.DAY, anchor)


def _dated(day: str, month: int, year: str | None, *, seen: date | None, ahead: bool) -> date | None:
    if year:
        return days.make_day(int(year), month, _ordinal(day))
    return None if seen is None else days.recent_day(seen, month, _ordinal(day), ahead=ahead)


def _iso(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    return _day(days.make_day(int(match["y"]), int(match["m"]), int(match["d"])), "absolute")


def _numeric(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "." or first > 12 or first == second:
        return _day(days.make_day(year, second, first), "absolute")
    return _day(days.make_day(year, first, second), "absolute") if second > 12 else None


def _calendar_day(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    found = _dated(match["d"], _month(match["mo"]), match["y"], seen=seen, ahead=ahead)
    if found is not None and match["last"] and seen is not None and not match["y"]:
        found = days.make_day(seen.year - 1, found.month, found.day)
    return _day(found, "absolute" if match["y"] else "publication")


def _calendar_days(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    parts = match.groupdict()
    month = _month(match["mo"])
    last_month = _month(parts["mo2"]) if parts.get("mo2") else month
    last = _dated(match["d2"], last_month, match["y"], seen=seen, ahead=ahead)
    if last is None:
        return None
    first = days.make_day(last.year - (month > last_month), month, _ordinal(match["d"]))
    if first is None or first > last:
        return None
    return Reckoning(first, last, Precision.DAYS, "absolute" if match["y"] else "publication")


def _weekdays(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    last = days.last_weekday(seen, _weekday(match["wd2"]))
    return Reckoning(days.last_weekday(last, _weekday(match["wd"])), last, Precision.DAYS)


def _one_weekday(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    weekday, which = _weekday(match["wd"]), (match["q"] or "").lower()
    if match["week"]:
        return _day(days.week_days(seen, -1)[0] + timedelta(days=weekday), "publication")
    if which in ("next", "coming"):
        return _day(days.next_weekday(seen, weekday), "publication")
    found = days.last_weekday(seen, weekday)
    if which in ("last", "past", "previous") and found == seen:
        return _day(days.back(found, 7), "publication")
    if ahead and found != seen and which not in ("last", "past", "previous"):
        return _day(days.next_weekday(seen, weekday), "publication")
    return _day(found, "publication")


_NEAR_DAYS: dict[str, tuple[int, tuple[int, int] | None]] = {
    "today": (0, None), "yesterday": (-1, None), "tomorrow": (1, None), "the day before yesterday": (-2, None),
    "tonight": (0, (18, 29)), "overnight": (-1, (18, 32)), "last night": (-1, (18, 30)), "late last night": (-1, (20, 30)),
    "last evening": (-1, (17, 24)), "this morning": (0, (5, 12)), "this afternoon": (0, (12, 18)), "this evening": (0, (17, 24)),
    "early this morning": (0, (0, 8)), "earlier today": (0, None), "later today": (0, None),
}  # fmt: skip


def _near_day(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    step, hours = _NEAR_DAYS[" ".join(match["w"].lower().split())]
    found = seen + timedelta(days=step)
    return Reckoning(found, found, Precision.PART_OF_DAY if hours else Precision.DAY, hours=hours)


def _ago(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    count, unit = _number(match["n"]), match["u"].lower()
    if unit in ("hour", "minute"):
        return Reckoning(days.back(seen, -(-count // 24) if unit == "hour" else 1), seen, Precision.DAYS)
    if unit == "day":
        return _day(days.back(seen, count), "publication")
    if unit == "week":
        middle = days.back(seen, 7 * count)
        return Reckoning(days.back(middle, 3), middle + timedelta(days=3), Precision.WEEK)
    if unit == "month":
        return Reckoning(*days.months_back(seen, count), Precision.MONTH)
    year = seen.year - (count * 10 if unit == "decade" else count)
    return Reckoning(*days.year_days(year), Precision.YEAR) if year > 0 else None


def _past_span(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    count, unit = _number(match["n"] or "one"), match["u"].lower()
    length = {"hour": -(-count // 24), "day": count, "week": 7 * count, "month": 30 * count, "year": 365 * count, "decade": 3652 * count}
    precision = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.YEAR}
    if count > 1:
        return Reckoning(days.back(seen, length[unit]), seen, Precision.DAYS)
    return Reckoning(days.back(seen, length[unit]), seen, precision.get(unit, Precision.DAYS))


def _unit(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    which, unit = match["q"].lower(), match["u"].lower()
    step = -1 if which in ("last", "previous") else 1 if which in ("next", "coming") else 0
    if unit == "week":
        first, last = days.week_days(seen, step)
        precision = Precision.WEEK
    elif unit == "month":
        first, last = days.months_back(seen, -step)
        precision = Precision.MONTH
    elif unit == "year":
        first, last = days.year_days(seen.year + step)
        precision = Precision.YEAR
    else:
        return _season(unit, seen, step)
    if step == 0 and not ahead and not (match["part"] or "").lower().startswith("later"):
        last = min(last, seen)
    return Reckoning(first, last, precision)


def _season(unit: str, seen: date, step: int) -> Reckoning:
    begin, end = load("dates")["seasons"][unit]
    year = seen.year + max(step, 0)
    if step <= 0 and date(year, begin, 1) > seen:
        year -= 1
    elif step < 0 and days.month_days(year, end)[1] >= seen:
        year -= 1
    return Reckoning(days.month_days(year, begin)[0], days.month_days(year, end)[1], Precision.MONTH)


def _weekend(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    return None if seen is None else Reckoning(*days.weekend_days(seen), Precision.DAYS)


def _one_month(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    month, which = _month(match["mo"]), " ".join((match["q"] or "").lower().split())
    if match["y"]:
        year, anchor = int(match["y"]), "absolute"
    elif seen is None:
        return None
    else:
        passed = month <= seen.month if which != "last" else month < seen.month
        year, anchor = seen.year - (not passed) + (ahead and month < seen.month) + (ahead and month > seen.month), "publication"
    part = re.sub(r"-$", "", (match["part"] or "").lower()).strip()
    first, last = days.month_days(year, month)
    if part in load("dates")["parts"]:
        begin, end = load("dates")["parts"][part]
        return Reckoning(first.replace(day=begin), first.replace(day=min(end, last.day)), Precision.DAYS, anchor)
    return Reckoning(first, last, Precision.MONTH, anchor)


def _one_year(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    first = int(match["y"])
    last = int(match["y2"]) if match["y2"] else first
    if last < first:
        return None
    return Reckoning(days.year_days(first)[0], days.year_days(last)[1], Precision.YEAR, "absolute")


def _decade(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    year = int(match["y"])
    return Reckoning(days.year_days(year)[0], days.year_days(year + 9)[1], Precision.YEAR, "absolute")


def _anchored(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    """Return the steps to take from an anchor in the text: days from it, and the length in days."""
    words = " ".join(match["w"].lower().split())
    if words.endswith(("same day", "same night", "same evening", "same morning", "same afternoon")):
        return Reckoning(None, None, Precision.DAY, steps=(0, 1))
    if words in ("the following day", "the next day", "the day after", "the next morning", "the following morning"):
        return Reckoning(None, None, Precision.DAY, steps=(1, 1))
    if words in ("the previous day", "the day before", "the previous night", "the night before", "the previous evening"):
        return Reckoning(None, None, Precision.DAY, steps=(-1, 1))
    counted = re.match(rf"({_COUNT}) days? (earlier|before|later|after)$", words)
    if counted:
        sign = -1 if counted[2] in ("earlier", "before") else 1
        return Reckoning(None, None, Precision.DAY, steps=(sign * _number(counted[1]), 1))
    return Reckoning(None, None, Precision.DAY)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, those that read more words before those that read fewer."""
    day_year = rf"(?:,?\s+(?P<y>{_YEAR})\b)?(?P<last>\s+last\s+year\b)?"
    sources: tuple[tuple[str, Callable[[Match, date | None, bool], Reckoning | None]], ...] = (
        (r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)", _iso),
        (r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])", _numeric),
        (rf"\b(?P<mo>{_MONTHS})\s+(?P<d>{_DAY}){_TO}(?:(?P<mo2>{_MONTHS})\s+)?(?P<d2>{_DAY})(?!\s*(?:people|dead|killed))(?:,?\s+(?P<y>{_YEAR})\b)?", _calendar_days),
        (rf"\b(?P<d>{_DAY})(?:\s+(?P<mo>{_MONTHS}))?{_TO}(?P<d2>{_DAY})\s+(?P<mo2>{_MONTHS})(?:,?\s+(?P<y>{_YEAR})\b)?", _days_first),
        (rf"\b(?P<mo>{_MONTHS})\s+(?P<d>{_DAY}){day_year}", _calendar_day),
        (rf"\b(?P<d>{_DAY})(?:\s+of)?\s+(?P<mo>{_MONTHS}){day_year}", _calendar_day),
        (
            r"(?i:\b(?P<w>(?:(?:on|at|during)\s+)?(?:the|that)\s+(?:very\s+)?same\s+(?:day|night|evening|morning|afternoon|week|month|year|weekend|hour|time)"
            r"|the\s+(?:following|next|previous|preceding)\s+(?:day|week|month|year|night|evening|morning|weekend|hours)"
            rf"|(?:{_COUNT}|some|several|a\s+few|many)\s+(?:minute|hour|day|week|month|year|decade)s?\s+(?:earlier|later|before|after|afterwards)"
            r"|(?:minutes|hours|days|weeks|months|years|moments)\s+(?:earlier|later|before|after|afterwards)"
            r"|the\s+(?:day|night|evening|week|month|year)\s+(?:before|after)(?!\s+(?:yesterday|tomorrow)))\b)",
            _anchored,
        ),
        (rf"\b(?:[Bb]etween|[Ff]rom)\s+(?P<wd>{_WEEKDAYS}){_TO}(?P<wd2>{_WEEKDAYS})", _weekdays),
        (rf"(?i:\b(?P<n>{_COUNT})\s+(?P<u>minute|hour|day|week|month|year|decade)s?\s+ago\b)", _ago),
        (rf"(?i:\b(?:in|over|during|for|within|throughout)\s+the\s+(?:past|last|previous)\s+(?:(?P<n>{_COUNT})\s+)?(?P<u>hour|day|week|month|year|decade)s?\b)", _past_span),
        (rf"(?i:\bthe\s+(?:past|last|previous)\s+(?P<n>{_COUNT})\s+(?P<u>hour|day|week|month|year|decade)s?\b)", _past_span),
        (r"(?i:(?:\b(?:over|at|during|on)\s+)?\b(?:the|this|last|this\s+past)\s+weekend\b)", _weekend),
        (r"(?i:\b(?P<part>(?:earlier|later|early|late)\s+)?(?P<q>last|this|next|previous|coming)\s+(?P<u>week|month|year|summer|winter|spring|fall|autumn)\b(?!['’]s\s+end))", _unit),
        (rf"(?:\b(?i:(?P<q>last|this|next|past|coming|previous))\s+)?\b(?P<wd>{_WEEKDAYS})(?!['’]?s?\s+(?:Times|Telegraph|Mail|Express|Mirror|Mass|School|Herald|Post)\b)(?P<week>\s+(?:of\s+)?last\s+week\b)?", _one_weekday),
        (r"(?i:\b(?P<w>the\s+day\s+before\s+yesterday|(?:earlier|later)\s+today|today|tonight|yesterday|tomorrow|overnight|(?:late\s+)?last\s+night|last\s+evening|early\s+this\s+morning|this\s+(?:morning|afternoon|evening))\b)", _near_day),
        (rf"(?i:\b(?P<q>))(?P<part>(?i:\b(?:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of)[\s-]*))?\b(?P<mo>{_MONTHS})(?:,?\s+(?:of\s+)?)(?P<y>{_YEAR})\b", _one_month),
        (rf"(?:(?P<q>(?i:\b(?:in|since|last|this|during|throughout|until|of|by|from|between))\s+)(?P<part>(?i:(?:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of)[\s-]*))?|(?P<q_>)(?P<part_>(?i:\b(?:early|late|mid)[\s-]*)))(?P<mo>{_MONTHS})(?P<y>)(?!\s+\d)(?!\s+[A-Z])", _bare_month),
        (r"(?i:\bthe\s+(?:early\s+|late\s+|mid-?)?)(?P<y>(?:19|20)\d0)s\b", _decade),
        (rf"(?i:\b(?:in|since|of|during|from|between|until|early|late|mid-?|by))\s*\b(?P<y>{_YEAR})\b(?!\s*[-–,.]\d)(?:{_TO}(?P<y2>{_YEAR})\b)?(?!\s+(?:people|men|fighters|prisoners|detainees|civilians|troops|soldiers|families))", _one_year),
    )  # fmt: skip
    return tuple((re.compile(pattern), rule) for pattern, rule in sources)


def _days_first(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    last_month = _month(match["mo2"])
    last = _dated(match["d2"], last_month, match["y"], seen=seen, ahead=ahead)
    month = _month(match["mo"]) if match["mo"] else last_month
    if last is None:
        return None
    first = days.make_day(last.year - (month > last_month), month, _ordinal(match["d"]))
    if first is None or first > last:
        return None
    return Reckoning(first, last, Precision.DAYS, "absolute" if match["y"] else "publication")


def _bare_month(match: Match, seen: date | None, ahead: bool) -> Reckoning | None:
    if seen is None:
        return None
    month = _month(match["mo"])
    passed = month < seen.month or (month == seen.month and (match["q"] or "").strip().lower() != "last")
    year = seen.year + (1 if ahead and month < seen.month else 0) if passed or ahead else seen.year - 1
    part = " ".join((match["part"] or match["part_"] or "").lower().replace("-", " ").split())
    first, last = days.month_days(year, month)
    if part in load("dates")["parts"]:
        begin, end = load("dates")["parts"][part]
        return Reckoning(first.replace(day=begin), first.replace(day=min(end, last.day)), Precision.DAYS)
    return Reckoning(first, last, Precision.MONTH)
