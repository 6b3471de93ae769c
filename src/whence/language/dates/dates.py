"""Times: what the words of a report say about when, as intervals.

In: a text, the time it was published (or `None`), a range. Out: `When` records in the order of the text.
An hour without a day ("at 14:20") is of the last day that its line names, else of the day on which a clock last showed it before a
publication time that is known to the minute (of that or the next day, where the time is in UTC and clocks in the east have shown it);
"by", "until" and "before" leave the beginning open.
Refuses: to fall back on the publication day; to resolve a relative expression without an anchor ("a day earlier" needs a day
in the same or the sentence before, "the same day" one before it, "on Friday" needs a publication time); dates such as 03/04/2019, which are
read two ways.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from whence.language.dates import grammar
from whence.language.dates.clocks import Clock, clocks
from whence.language.dates.grammar import Reckoning, Seen
from whence.language.words.invisible import Plain, without_invisible
from whence.language.words.lexicon import load
from whence.language.words.normal import lowered
from whence.model.base import replace
from whence.model.said import When
from whence.model.vocabulary import TimePrecision as Precision

_SMALL = frozenset({"on", "of", "the", "in", "during", "between", "since", "at", "by", "from"})
_REACH = 48  # characters around a word of time that an expression may take up
# Words of time, in lower case, by their kind: a pattern is tried only where a word of its kind stands.
_TRIGGER = re.compile(
    r"(?=[\dacdefghjmnostwy])(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?P<month>\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"|(?P<unit>\b(?:ago|morning|afternoon|evening|night|fortnight|weekend|week|month|year|day|hour|decade|minute|eve|summer|winter|spring|fall"
    r"|autumn)s?\b)"
    r"|(?P<near>\b(?:today|tonight|yesterday|tomorrow|overnight)s?\b)|(?P<year>\b(?:19|20)\d\d)"
    r"|(?P<feast>\b(?:easter|thanksgiving|halloween|mardi gras|new year['’]s)\b)"
    r"|(?P<numeric>\d{4}-\d\d-\d\d|\d[/.-]\d))"
)
_SHORT = re.compile(r"\b(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)|(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is due|are due|due on|scheduled|set to|set for|expected (?:to|on)|planned (?:to|for|on)"
    r"|plans? to|going to|slated|is to|are to|intends? to|ahead of|is likely|are likely|to be|to (?:re)?open|hopes? to"
    r"|(?:begins|closes|opens|starts|ends|expires|resumes|convenes)(?=\s+(?:on|in|at)\b)|promis(?:e|es|ed|ing)"
    r"|(?:closed|shut|cancelled|canceled|suspended|postponed|extended|given\s\w+)(?=\s+until\b)"
    r"|demand(?:s|ed)|order(?:s|ed)|deadline|expect(?:s|ed)?)\b(?P<between>(?:[^.;!?,\"”]|(?<=\d[ap])\.|(?<= [ap])\.|(?<=\.m)\.){0,60})$",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|latest|only|next|another|[a-z]+est)\b[^.;!?,]{0,40}$", re.IGNORECASE
)
_NEAR = 60  # characters before "to be" in which an ordinal makes it no look ahead
_OF_THE_ONE = re.compile(r"\b(?:the one|that|those) of (?:the )?$", re.IGNORECASE)  # "join this crash to the one of 6 August"

_SAID = re.compile(r"\b(?:said|told|announced|reported|added|warned|wrote|have|has|recall|remember|recalls|remembers)\b")
_BEFORE = re.compile(
    r"""(?P<clock>\b(?:at\s+)?(?:about|around|approximately|shortly\s(?:after|before)|just\s(?:after|before)|some\stime\safter)?\s*
        (?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))?\s*(?P<ap>[aApP]\.?\s?[mM]\b\.?)?
        (?:\s*(?:local\stime|GMT|UTC|EST|EDT|ET|CET|EET))?(?:\s*\([^()]{2,24}\))?)(?:\s*(?:,|·|-|–|—|on|of))?\s*$
    |(?P<part>(?i:\b(?:(?:in|during|since|at|by|from)\s+)?(?:the\s+)?(?:early|late|small)?\s*
        (?:hours|morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|daybreak|sunrise|sunset)\s+(?:of|on|between)\s+(?:the\s+)?
        |\b(?:early|late)\s+(?:on\s+)?))$""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"(?i:\s*(?:,\s*)?(?:(?:in\s+the\s+)?(?P<tod>(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime))\b"
    r"|(?:(?:at|around|about)\s+(?:about\s+|around\s+)?|(?<=\d)\s*[·|,–—-]\s*)(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))?(?:\s*(?P<ap>[ap]\.?\s?m\b\.?))?))"
)
_ISO_TIME = re.compile(r"[T ](?P<h>\d\d):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?(?P<z>Z|\s?(?:UTC|GMT)\b|[+-]\d\d:?\d\d)?")
_OPEN = re.compile(r"\b(?P<w>since|until|till|by)\s+(?:(?:the|at least|last|late|early|about|around)\s+)?$", re.IGNORECASE)
EASTERNMOST = 12
"""Hours by which clocks run ahead of universal time where nearly all news is set."""

_SAME = re.compile(r"\bsame\b", re.IGNORECASE)
_LONG_LINE = 600  # characters behind a day in which its line ends
_SENTENCE_ENDS = frozenset('.!?”"’')  # a line without one is no sentence: its day may be that of the page
_OF_SPEECH = 16  # characters before a day in which a verb of speech makes it the day of speaking: "said late on Monday"
_ON = re.compile(r"\bon\s+$", re.IGNORECASE)


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
    plain = without_invisible(text, start, stop)
    if plain is not None:
        return [_as_it_stood(text, plain, when) for when in times(plain.text, published)]
    seen = published.date() if published is not None else None
    found: list[_Found] = []
    for first, last, kinds in _regions(text, start, stop):
        found.extend(_find(text, first, last, kinds, seen=seen))
    spans = [(each.start, each.end) for each in found]
    found.extend(_of_clock(clock) for clock in clocks(text, start, stop, spans))
    found.sort(key=lambda each: each[:2])
    return [when for when in _anchor(text, found, published) if when is not None]


def _of_clock(clock: Clock) -> _Found:
    """Return an hour of some day: of the last day that the line names, else the one next to publication."""
    reckoning = Reckoning(None, None, Precision.DAY, steps=(0, 1))
    return _Found(clock.start, clock.end, reckoning, clock.hours, None, clock.opening)


def _as_it_stood(text: str, plain: Plain, when: When) -> When:
    start, end = plain.span(when.at, when.until)
    return replace(when, at=start, until=end, as_written=text[start:end])


def _regions(text: str, start: int, stop: int) -> list[tuple[int, int, frozenset[str]]]:
    """Return the stretches around words of time, merged, each within one line, with the kinds of those words."""
    low = lowered(text)
    words = [(*match.span(), match.lastgroup or "") for match in _TRIGGER.finditer(low, start, stop)]
    words += [(*match.span(), match.lastgroup or "") for match in _SHORT.finditer(text, start, stop)]
    regions: list[tuple[int, int, frozenset[str]]] = []
    for begin, end, kind in sorted(words):
        first, last = max(start, begin - _REACH), min(stop, end + _REACH)
        line_start = text.rfind("\n", first, begin)
        line_end = text.find("\n", end, last)
        first = _word_start(text, line_start + 1 if line_start >= 0 else first, start)
        last = line_end if line_end >= 0 else last
        if regions and first <= regions[-1][1]:
            regions[-1] = (regions[-1][0], max(last, regions[-1][1]), regions[-1][2] | {kind})
        else:
            regions.append((first, last, frozenset((kind,))))
    return regions


def _word_start(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        at -= 1
    return at


def _find(text: str, first: int, last: int, kinds: frozenset[str], *, seen: date | None) -> list[_Found]:
    taken = bytearray(last - first)
    found: list[_Found] = []
    for pattern, rule in grammar.rules(kinds):
        for match in pattern.finditer(text, first, last):
            a, b = match.span()
            if any(taken[a - first : b - first]):
                continue
            reckoning = rule(match, Seen(seen, _looks_ahead(text, max(first, a - 90), a)))
            taken[a - first : b - first] = b"\x01" * (b - a)
            if reckoning is not None:
                found.append(_compose(text, a, b, reckoning, bounds=(first, last)))
    return found


def _looks_ahead(text: str, first: int, at: int) -> bool:
    """Say whether the words before a time put it in the future ("will meet on Monday"), and nobody speaks between."""
    match = _AHEAD.search(text, first, at)
    if match is None or _SAID.search(match["between"]) is not None or _OF_THE_ONE.search(text, first, at) is not None:
        return False
    # "The second aircraft to be lost in ten days: on 6 August" looks back.
    return match[0].lower()[:5] != "to be" or _RANKED.search(text, max(0, match.start() - _NEAR), match.start()) is None


def _compose(text: str, a: int, b: int, reckoning: Reckoning, *, bounds: tuple[int, int]) -> _Found:
    """Add what stands around a time: an hour, a part of the day, "since"."""
    opening = _OPEN.search(text, max(bounds[0], a - 24), a)
    opened = (
        opening["w"].lower() if opening else next((word for word in ("since", "until") if text[a : a + 5].lower() == word), None)
    )
    found = _Found(a, b, reckoning, reckoning.hours, None, opened)
    if reckoning.precision is Precision.DAY and reckoning.first is not None:
        iso = _ISO_TIME.match(text, b, bounds[1]) if text[a].isdigit() and text[a:b].count("-") == 2 else None
        if iso is not None:
            return found._replace(end=iso.end(), moment=_moment(reckoning.first, iso))
    if reckoning.precision is Precision.DAY:
        found = _with_hours(text, found, bounds)
    return found._replace(start=min(found.start, opening.start())) if opening is not None else found


def _with_hours(text: str, found: _Found, bounds: tuple[int, int]) -> _Found:
    """Return a day narrowed by the hour or part of the day that stands before or behind it."""
    start = found.start
    lead = _ON.search(text, max(bounds[0], start - 6), start)
    before = _BEFORE.search(text, max(bounds[0], start - _REACH), lead.start() if lead is not None else start)
    before = before or _BEFORE.search(text, max(bounds[0], start - _REACH), start)
    after = _AFTER.match(text, found.end, bounds[1])
    narrowed = _narrow(before, after)
    if narrowed is None:
        return found
    hours, piece = narrowed
    end = piece.end() if piece is after else found.end
    if before is not None and (piece is before or before["part"]):
        start = min(start, _trim(text, before.start()))
    return found._replace(start=start, end=end, hours=hours)


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
    if zone.strip() in ("Z", "UTC", "GMT"):
        return found.replace(tzinfo=UTC)
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset >= timedelta(hours=24):
        return found
    return found.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))


def _narrow(before: re.Match[str] | None, after: re.Match[str] | None) -> tuple[tuple[float, float], re.Match[str]] | None:
    """Return the hours that the words around a day narrow it to, and the words that do."""
    for piece in (before, after):
        hour = _clock(piece) if piece is not None else None
        if hour is not None and piece is not None:
            if piece is before and piece["ap"] is None and hour < 12 and after is not None and _is_late(after["tod"]):
                return (hour + 12, hour + 12), after  # "about 11:30 Tuesday night"
            return (hour, hour), piece
    table = load("dates")["hours"]
    part = _part_words(before["part"]) if before is not None and before["part"] else []
    if after is not None and after["tod"]:
        *qualifier, name = after["tod"].lower().split()
        low, high = table[name]
        if "late" in (qualifier or part):
            low = (low + high) // 2
        elif "early" in (qualifier or part):
            high = (low + high + 1) // 2
        return (low, high), after
    if before is not None and part:
        low, high = table.get(" ".join(part)) or table[part[-1]]
        return (low, high), before
    return None


def _clock(piece: re.Match[str]) -> float | None:
    """Return the hour of the day that a clock time gives; a bare number is none ("killed 8 on Friday")."""
    if piece["h"] is None or (piece["min"] is None and piece["ap"] is None):
        return None
    hour = int(piece["h"]) + int(piece["min"] or 0) / 60
    if not piece["ap"]:
        return hour
    return hour % 12 + (12 if piece["ap"][0] in "pP" else 0) if hour < 13 else None


def _is_late(part: str | None) -> bool:
    return part is not None and part.lower().split()[-1] in ("afternoon", "evening", "night")


def _part_words(phrase: str) -> list[str]:
    """Return the words of "in the early hours of" that name the part of the day, where they name one."""
    words = [word for word in phrase.lower().split() if word not in _SMALL]
    table = load("dates")["hours"]
    return words if words and (" ".join(words) in table or words[-1] in table) else []


def _anchor(text: str, found: list[_Found], published: datetime | None) -> list[When | None]:
    """Make the records; expressions that need an anchor take the nearest earlier day of the same line.

    "The same day" takes one from the lines before as well, unless it is the day on which somebody spoke.
    """
    made: list[When | None] = []
    day: date | None = None
    until = 0
    told: date | None = None
    for each in found:
        reckoning, anchor = each.reckoning, each.reckoning.anchor
        if reckoning.first is None:
            near = day is not None and each.start - until < 200 and "\n" not in text[until : each.start]
            if not near and told is not None and _SAME.search(text, each.start, each.end):
                day, near = told, True
            anchor = "text" if near else "publication"
            moved = _moved(day, reckoning.steps) if near else _nearest(text, each, published)
            if moved is None:
                continue
            last = moved if near or not _may_be_ahead(text, each, published) else _moved(moved, (1, 1))
            reckoning = reckoning._replace(first=moved, last=last)
        made.append(_when(text, each._replace(reckoning=reckoning), anchor, published))
        if reckoning.precision in (Precision.DAY, Precision.PART_OF_DAY) and reckoning.first is not None:
            day, until = reckoning.first, each.end
            told = told if _is_of_telling(text, each) else day
    return made


def _is_of_telling(text: str, found: _Found) -> bool:
    """Say whether a day is the one on which somebody spoke or a page appeared ("said late on Monday", "7 May 2024, 10:30")."""
    end = text.find("\n", found.end, found.end + _LONG_LINE)
    rest = text[found.end : end if end >= 0 else found.end + _LONG_LINE]
    stamped = rest.rstrip()[-1:] not in _SENTENCE_ENDS
    return stamped or _SAID.search(text, max(0, found.start - _OF_SPEECH), found.start) is not None


def _moved(day: date | None, steps: tuple[int, int] | None) -> date | None:
    if day is None or steps is None or not 1 <= day.toordinal() + steps[0] <= date.max.toordinal():
        return None
    return date.fromordinal(day.toordinal() + steps[0])


def _nearest(text: str, found: _Found, published: datetime | None) -> date | None:
    """Return the day on which a clock last showed the hour before publication, or next where the words look ahead.

    Only an hour beside a publication time that is known to the minute says so much; a part of the day does not.
    """
    if found.hours is None or found.hours[0] != found.hours[1] or published is None or published.time() == time(0):
        return None
    ahead = _looks_ahead(text, max(0, found.start - 90), found.start)
    passed = found.hours[0] <= published.hour + (published.minute + 1) / 60
    return _moved(published.date(), (int(passed) - (not ahead), 1))


def _may_be_ahead(text: str, found: _Found, published: datetime | None) -> bool:
    """Say whether an hour that the clock of publication has yet to show may have passed where the report is set.

    A publication time in universal time says nothing of the zone there: at 02:00 UTC, "at 6.40" is this morning's in the east. Then the day
    is one of two.
    """
    if found.hours is None or published is None or published.utcoffset() != timedelta(0):
        return False
    ahead = found.hours[0] - published.hour - (published.minute + 1) / 60
    words = text[found.start : found.end].upper()
    stated = "GMT" in words or "UTC" in words
    return 0 < ahead <= EASTERNMOST and not stated and not _looks_ahead(text, max(0, found.start - 90), found.start)


def _when(text: str, found: _Found, anchor: str, published: datetime | None) -> When | None:
    first, last, precision = found.reckoning.first, found.reckoning.last, found.reckoning.precision
    if first is None or last is None:
        return None
    zone = published.tzinfo if published is not None else None
    begin: datetime | None = datetime.combine(first, time(0), tzinfo=zone)
    close: datetime | None = datetime.combine(last, time(23, 59, 59), tzinfo=zone)
    if found.reckoning.ago is not None and published is not None and published.time() != time(0):
        begin, close = _shift(published, -found.reckoning.ago[0]), _shift(published, -found.reckoning.ago[1])
    elif found.moment is not None:
        begin = close = found.moment if found.moment.tzinfo is not None else found.moment.replace(tzinfo=zone)
        precision, anchor = Precision.MOMENT, "absolute"
    elif found.hours is not None and begin is not None:
        low, high = found.hours
        precision = Precision.MOMENT if low == high else Precision.PART_OF_DAY
        of_two = first != last  # one hour, of the one or the other day: no moment
        precision = Precision.DAYS if of_two else precision
        until = datetime.combine(last, time(0), tzinfo=zone)
        begin, close = _shift(begin, low), _shift(until, high if low == high else high - 1 / 3600)
    if found.opening == "since":
        close, precision = (
            _until_publication(begin, published),
            Precision.DAYS if precision in (Precision.DAY, Precision.PART_OF_DAY) else precision,
        )
    elif found.opening in ("until", "till", "by"):
        begin = None
    return When(
        start=begin, end=close, precision=precision, as_written=text[found.start : found.end], at=found.start, until=found.end, anchor=anchor
    )  # fmt: skip


def _shift(day: datetime, hours: float) -> datetime:
    """Return `day` moved by `hours`; at the ends of the calendar, the end of that day."""
    try:
        return day + timedelta(seconds=round(hours * 3600))
    except OverflowError:
        return day.replace(hour=23, minute=59, second=59) if hours > 0 else day.replace(hour=0, minute=0, second=0)


def _until_publication(begin: datetime | None, published: datetime | None) -> datetime | None:
    if published is None or begin is None:
        return None
    close = datetime.combine(published.date(), time(23, 59, 59), tzinfo=published.tzinfo)
    if (begin.tzinfo is None) != (
        close.tzinfo is None
    ):  # an instant with a zone beside a publication without: days are all there is
        return close if begin.date() <= close.date() else None
    return close if begin <= close else None


def day_range(when: When) -> tuple[date | None, date | None]:
    """Return the first and last day of `when` on its own calendar; a night that ends before six belongs to the day it began."""
    first = when.start.date() if when.start is not None else None
    last = when.end.date() if when.end is not None else None
    if (
        first is not None
        and when.end is not None
        and last is not None
        and last > first
        and when.precision is Precision.PART_OF_DAY
    ):
        last = first
    return first, last
