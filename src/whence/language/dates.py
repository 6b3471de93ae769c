"""Times: what the words of a report say about when, as intervals.

In: a text, the time it was published (or `None`), a range. Out: `When` records in the order of the text.
Refuses: to fall back on the publication day; to resolve a relative expression without an anchor ("a day earlier" needs a day
in the same or the sentence before, "on Friday" needs a publication time); dates such as 03/04/2019, which are read two ways.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from whence.language import date_grammar
from whence.language.date_grammar import Reckoning
from whence.language.lexicon import load
from whence.model.said import When
from whence.model.vocabulary import TimePrecision as Precision

_REACH = 48  # characters around a word of time that an expression may take up
_TRIGGER = re.compile(
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"|(?i:\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?i:\b(?:ago|today|tonight|yesterday|tomorrow|overnight|morning|afternoon|evening|night|weekend|week|month|year|day|hour"
    r"|decade|minute|summer|winter|spring|fall|autumn)s?\b)"
    r"|\b(?:19|20)\d\d|\d{4}-\d\d-\d\d|\d[/.-]\d"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|due|scheduled|set|expected|planned|plans|planning|going|slated|is to|are to|intends?|ahead of)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<clock>\b(?:at\s+)?(?:about|around|approximately|shortly (?:after|before)|just (?:after|before)|some time after)?\s*"
    r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))?\s*(?P<ap>[aApP]\.?\s?[mM]\b\.?)?(?:\s*(?:local time|GMT|UTC|EST|EDT|ET|CET|EET)|\s*\([^()]{2,12}\))?)"
    r"(?:\s*(?:,|·|-|–|—|on|of))?\s*$"
    r"|(?P<part>(?i:\b(?:(?:in|during|since|at|by|from)\s+)?(?:the\s+)?(?:early|late|small)?\s*(?:hours|morning|afternoon|evening|night|dawn|dusk|noon"
    r"|midday|midnight|daybreak|sunrise|sunset)\s+(?:of|on|between)\s+(?:the\s+)?|\b(?:early|late)\s+(?:on\s+)?))$"
)
_AFTER = re.compile(
    r"(?i:\s*(?:,\s*)?(?:(?:in\s+the\s+)?(?P<tod>(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime))\b"
    r"|(?:at|around|about)\s+(?:about\s+|around\s+)?(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))?\s*(?P<ap>[ap]\.?\s?m\b\.?)?))"
)
_ISO_TIME = re.compile(r"[T ](?P<h>\d\d):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?(?P<z>Z|[+-]\d\d:?\d\d)?")
_OPEN = re.compile(r"\b(?P<w>since|until|till)\s+(?:(?:the|at least|last|late|early|about|around)\s+)?$", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:on|since|in|late|early|during|by|until)\s+$", re.IGNORECASE)


class _Found(NamedTuple):
    start: int
    end: int
    reckoning: Reckoning
    hours: tuple[float, float] | None = None
    moment: datetime | None = None
    opening: str | None = None


def times(text: str, published: datetime | None, *, start: int = 0, end: int | None = None) -> list[When]:
    """Return the times that `text[start:end]` names, as intervals of the report's own day, in the order of the text.

    `published` anchors relative words and gives the zone of the days; without it only full dates are returned. The past is
    preferred ("on Friday" is the last Friday up to publication), except after "will", "due" and the like. An interval's end is
    inclusive to the second; an open end is `None`. Expressions that need an anchor which is not there are left out.
    """
    stop = len(text) if end is None else end
    seen = published.date() if published is not None else None
    found: list[_Found] = []
    for first, last in _regions(text, start, stop):
        found.extend(_find(text, first, last, seen))
    found.sort()
    return [when for when in _anchor(text, found, published) if when is not None]


def _regions(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches around words of time, merged, each within one line."""
    regions: list[tuple[int, int]] = []
    for match in _TRIGGER.finditer(text, start, stop):
        first, last = max(start, match.start() - _REACH), min(stop, match.end() + _REACH)
        line_start = text.rfind("\n", first, match.start())
        line_end = text.find("\n", match.end(), last)
        first = _word_start(text, line_start + 1 if line_start >= 0 else first, start)
        last = line_end if line_end >= 0 else last
        if regions and first <= regions[-1][1]:
            regions[-1] = (regions[-1][0], max(last, regions[-1][1]))
        else:
            regions.append((first, last))
    return regions


def _word_start(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        at -= 1
    return at


def _find(text: str, first: int, last: int, seen: date | None) -> list[_Found]:
    taken = bytearray(last - first)
    found: list[_Found] = []
    for pattern, rule in date_grammar.rules():
        for match in pattern.finditer(text, first, last):
            a, b = match.span()
            if any(taken[a - first : b - first]):
                continue
            ahead = _AHEAD.search(text, max(first, a - 90), a) is not None
            reckoning = rule(match, seen, ahead)
            taken[a - first : b - first] = b"\x01" * (b - a)
            if reckoning is not None:
                found.append(_compose(text, a, b, reckoning, bounds=(first, last)))
    return found


def _compose(text: str, a: int, b: int, reckoning: Reckoning, *, bounds: tuple[int, int]) -> _Found:
    """Add what stands around a day: an hour, a part of the day, "since"."""
    start, end = a, b
    lead = _LEAD.search(text, max(bounds[0], start - 12), start)
    before = _BEFORE.search(text, max(bounds[0], start - _REACH), lead.start() if lead and lead.group().lower().startswith("on") else start)
    if before is None:
        before = _BEFORE.search(text, max(bounds[0], start - _REACH), start)
    after = _AFTER.match(text, end, bounds[1])
    opening = _OPEN.search(text, max(bounds[0], start - 24), start)
    hours: tuple[float, float] | None = reckoning.hours
    moment = None
    if reckoning.precision is Precision.DAY:
        iso = _ISO_TIME.match(text, end, bounds[1]) if text[a:b].count("-") == 2 and text[a].isdigit() else None
        if iso is not None and reckoning.first is not None:
            moment, end = _moment(reckoning.first, iso), iso.end()
        else:
            narrowed = _narrow(before, after)
            if narrowed is not None:
                hours, piece = narrowed
                start, end = min(start, _trim(text, piece.start())) if piece is before else start, piece.end() if piece is after else end
                if before is not None and piece is after and before["part"]:
                    start = min(start, _trim(text, before.start()))
    if opening is not None:
        start = min(start, opening.start())
    return _Found(start, end, reckoning, hours, moment, opening["w"].lower() if opening else None)


def _trim(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _moment(day: date, iso: re.Match[str]) -> datetime | None:
    hour, minute, second = int(iso["h"]), int(iso["min"]), int(iso["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    found = datetime.combine(day, time(hour, minute, second))
    zone = iso["z"]
    if not zone:
        return found
    if zone == "Z":
        return found.replace(tzinfo=timezone.utc)
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        return found
    return found.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))


def _narrow(before: re.Match[str] | None, after: re.Match[str] | None) -> tuple[tuple[float, float], re.Match[str]] | None:
    """Return the hours that the words around a day narrow it to, and the words that do."""
    for piece in (before, after):
        if piece is None or piece["h"] is None:
            continue
        if piece["min"] is None and piece["ap"] is None:
            continue  # "killed 8 on Friday" is no hour
        hour = int(piece["h"]) + int(piece["min"] or 0) / 60
        if piece["ap"]:
            if hour >= 13:
                continue
            hour = hour % 12 + (12 if piece["ap"][0] in "pP" else 0)
        return (hour, hour), piece
    table = load("dates")["hours"]
    if after is not None and after["tod"]:
        words = after["tod"].lower().split()
        low, high = table[words[-1]]
        qualifier = words[0] if len(words) > 1 else (before["part"] or "").lower().split()[:1] if before is not None and before["part"] else ""
        if "late" in qualifier:
            low = (low + high) // 2
        elif "early" in qualifier:
            high = (low + high + 1) // 2
        return (low, high), after
    if before is not None and before["part"]:
        words = [word for word in before["part"].lower().split() if word not in ("on", "of", "the", "in", "during", "between", "since", "at", "by", "from")]
        phrase = " ".join(words)
        low, high = table.get(phrase) or table.get(words[-1]) or (0, 24)
        return (low, high), before
    return None


def _anchor(text: str, found: list[_Found], published: datetime | None) -> list[When | None]:
    """Make the records; expressions that need an anchor take the nearest earlier day of the same line."""
    made: list[When | None] = []
    day: date | None = None
    until = 0
    for each in found:
        reckoning, anchor = each.reckoning, each.reckoning.anchor
        if reckoning.first is None:
            near = day is not None and each.start - until < 200 and "\n" not in text[until : each.start]
            if reckoning.steps is None or not near or day is None:
                continue
            moved = day.toordinal() + reckoning.steps[0]
            if not 1 <= moved <= date.max.toordinal():
                continue
            reckoning = reckoning._replace(first=date.fromordinal(moved), last=date.fromordinal(moved))
            anchor = "text"
        made.append(_when(text, each._replace(reckoning=reckoning), anchor, published))
        if reckoning.precision in (Precision.DAY, Precision.PART_OF_DAY) and reckoning.first is not None:
            day, until = reckoning.first, each.end
    return made


def _when(text: str, found: _Found, anchor: str, published: datetime | None) -> When | None:
    first, last, precision = found.reckoning.first, found.reckoning.last, found.reckoning.precision
    if first is None or last is None:
        return None
    zone = published.tzinfo if published is not None else None
    begin: datetime | None = datetime.combine(first, time(0), tzinfo=zone)
    close: datetime | None = datetime.combine(last, time(23, 59, 59), tzinfo=zone)
    if found.moment is not None:
        begin = close = found.moment
        precision, anchor = Precision.MOMENT, "absolute"
    elif found.hours is not None and begin is not None:
        low, high = found.hours
        precision = Precision.MOMENT if low == high else Precision.PART_OF_DAY
        begin, close = _shift(begin, low), _shift(begin, high if low == high else high - 1 / 3600)
    if found.opening == "since":
        close, precision = _until_publication(begin, published), Precision.DAYS if precision in (Precision.DAY, Precision.PART_OF_DAY) else precision
    elif found.opening in ("until", "till"):
        begin = None
    return When(
        start=begin, end=close, precision=precision, as_written=text[found.start : found.end], at=found.start, until=found.end, anchor=anchor
    )  # fmt: skip


def _shift(day: datetime, hours: float) -> datetime:
    try:
        return day + timedelta(seconds=round(hours * 3600))
    except OverflowError:
        return day


def _until_publication(begin: datetime | None, published: datetime | None) -> datetime | None:
    if published is None or begin is None:
        return None
    close = datetime.combine(published.date(), time(23, 59, 59), tzinfo=published.tzinfo)
    return close if begin <= close else None


def day_range(when: When) -> tuple[date | None, date | None]:
    """Return the first and last day of `when` on its own calendar; a night that ends before six belongs to the day it began."""
    first = when.start.date() if when.start is not None else None
    last = when.end.date() if when.end is not None else None
    if first is not None and when.end is not None and last is not None and last > first and when.precision is Precision.PART_OF_DAY:
        last = first
    return first, last
