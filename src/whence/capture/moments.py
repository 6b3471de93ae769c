"""Read the times that pages, heads and posts state.

In: a date as written and the field it stood in. Out: a `Moment` with the offset as given, or `None`.
Refuses: numeric dates that can be read two ways (11/10), the epoch's zero, years outside 1900 to 2100, zones that are not stated
(an assumed one is flagged). Never falls back to another time.
"""

import re
import tomllib
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from whence.model.captured import Moment

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO = re.compile(
    r"([12]\d{3})[-/.]?(\d{2})[-/.]?(\d{2})"
    r"(?:(?:[T ]|,\s?|\s[|·–-]\s)\s?(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?([ap]\.?m\.?)?\s?(?:\(?\s?(UTC|GMT|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|EET|EEST|MSK|BST|TRT)?\s?([+-]\d{1,2}(?::?\d{2})?)?)(?![\d:])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{2,14}(?:\s[^\W\d_]{4,7})?)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_CTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?: ([+-]\d{4}|UTC|GMT))? (\d{4})")
_DIGIT = re.compile(r"\d")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
# Abbreviations with one offset in journalistic use; IST, AST and the like mean several and are left out. Minutes from UTC.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "BST": 60, "TRT": 180,
}  # fmt: skip


def zone(name: str | None) -> tzinfo | None:
    """Return the zone that `name` means: an IANA name, an offset like +03:00, or an abbreviation; `None` where it means none."""
    if not name:
        return None
    word = name.strip()
    if word.upper() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[word.upper()]))
    if found := re.fullmatch(r"(?:UTC|GMT)?\s*([+-]\d{1,2}(?::?\d{2})?)", word, re.IGNORECASE):
        return _offset(found[1])
    try:
        return ZoneInfo(word)
    except (KeyError, ValueError, OSError):
        return None


def moment(written: str | int | float | None, basis: str, *, tz: tzinfo | None = None) -> Moment | None:
    """Return the time that `written` states, or `None` where it states none or more than one.

    `tz` is the zone that somebody gave for times without one; without it UTC is assumed. Either is flagged `zone_assumed`.
    """
    if written is None or isinstance(written, bool):
        return None
    shown = str(written).strip()[:120]
    plain = shown.translate(_DIGITS)
    for read in (_epoch, _iso, _platform_date, _mail_date, _worded, _numeric):
        if (found := read(plain)) is not None:
            at, day_only = found
            break
    else:
        return None
    if not 1900 <= at.year <= 2100:
        return None
    assumed = at.tzinfo is None
    return Moment(
        at=at.replace(tzinfo=tz or UTC) if assumed else at, as_written=shown, basis=basis, day_only=day_only, zone_assumed=assumed
    )


def says_a_date(text: str) -> bool:
    """Say whether a short line states a date."""
    if _DIGIT.search(text) is None:
        return False
    plain = text.translate(_DIGITS)
    return _ISO.search(plain) is not None or _NUMERIC.search(plain) is not None or _worded(plain) is not None


def date_at_end(text: str) -> int | None:
    """Return where the date that ends a line begins, or `None` where the line ends otherwise."""
    plain = text.translate(_DIGITS).rstrip(" .)")
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _NUMERIC):
        for found in pattern.finditer(plain):
            rest = _CLOCK.sub("", plain[found.end() :]).strip(" ,·-–|at")
            readable = pattern in (_ISO, _NUMERIC) or _day_month_year(found) is not None
            if readable and not rest:
                return found.start()
    return None


def without_dates(text: str) -> str:
    """Return a line without its dates, clock times and the marks between them: what is left is what else it says."""
    left = text.translate(_DIGITS)
    if found := _find_worded(left):
        left = left[: found.start()] + left[found.end() :]
    for pattern in (_ISO, _NUMERIC, _CLOCK):
        left = pattern.sub(" ", left)
    return re.sub(r"(?:\b(?:on|at|the|le|am|um|il|op|às|a las|à)\b|[\s|,;:·•/–—-])+", " ", left).strip()


def apart(one: Moment, other: Moment) -> bool:
    """Say whether two times cannot be the same publication: more than a day between them."""
    slack = timedelta(days=2 if one.day_only or other.day_only else 1)
    return abs(one.at - other.at) > slack if not (one.day_only and other.day_only) else abs(one.at - other.at) > timedelta(days=1)


def _epoch(text: str) -> tuple[datetime, bool] | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC), False


def _iso(text: str) -> tuple[datetime, bool] | None:
    found = _ISO.search(text)
    if found is None or (len(text) > 60 and found.start() > 40):
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    day_only = hour is None
    zone_of = _offset(offset) if offset else None
    if offset is None and not day_only and (after := _CLOCK.search(text, found.start(4))):
        zone_of = _clock_zone(after)
        hour = str(_clock_hour(after))
    return _built((year, month, day), None if day_only else (hour, minute, second), zone_of)


def _platform_date(text: str) -> tuple[datetime, bool] | None:
    """Read the order of C's ctime with an offset, as Twitter's interface writes it: Sun May 05 16:00:00 +0000 2024."""
    found = _CTIME.fullmatch(text)
    month = _months().get(found[1].casefold()) if found else None
    if found is None or month is None:
        return None
    return _built((found[7], str(month), found[2]), (found[3], found[4], found[5]), _offset(found[6]) if found[6] else None)


def _mail_date(text: str) -> tuple[datetime, bool] | None:
    if not re.search(r"\d{1,2}:\d{2}", text) or not re.match(r"(?:[A-Za-z]{3,9},?\s)?\s?\d{1,2}[\s-][A-Za-z]{3}", text):
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # parsedate reads GMT+3 as GMT and drops AM/PM and trailing words; leave those to the worded reader.
    return None if re.search(r"[ap]\.?m\.?\b|(?:GMT|UTC)\s?[+-]", text, re.IGNORECASE) else (at, False)


def _find_worded(text: str) -> re.Match[str] | None:
    found = (m for pattern in (_DAY_FIRST, _MONTH_FIRST) for m in pattern.finditer(text[:400]))
    return next((m for m in found if _day_month_year(m) is not None), None)


def _worded(text: str) -> tuple[datetime, bool] | None:
    found = _find_worded(text)
    parts = _day_month_year(found) if found else None
    if found is None or parts is None:
        return None
    clock = _CLOCK.search(text, found.end()) or _CLOCK.search(text[: found.start()])
    return _built(parts, _clock_parts(clock), _clock_zone(clock))


def _day_month_year(found: re.Match[str]) -> tuple[str, str, str] | None:
    word, day = (found[2], found[1]) if found.re is _DAY_FIRST else (found[1], found[2])
    month = _months().get(word.casefold()) or _months().get(word.casefold().partition(" ")[0])
    return (found[3], str(month), day) if month else None


def _numeric(text: str) -> tuple[datetime, bool] | None:
    """Read 25/12/2019 and 12/25/2019; 11/10/2019 can be read two ways and is not read. A dot is always day first."""
    found = _NUMERIC.search(text[:400])
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    clock = _CLOCK.search(text, found.end()) or _CLOCK.search(text[: found.start()])
    return _built((found[4], str(month), str(day)), _clock_parts(clock), _clock_zone(clock))


def _clock_hour(found: re.Match[str]) -> int:
    hour, half = int(found[1]), (found[4] or "").lower()[:1]
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def _clock_parts(found: re.Match[str] | None) -> tuple[str, str, str | None] | None:
    return (str(_clock_hour(found)), found[2], found[3]) if found else None


def _clock_zone(found: re.Match[str] | None) -> timezone | None:
    if found is None:
        return None
    if found[6]:
        return _offset(found[6])
    return timezone(timedelta(minutes=_ZONES[found[5].upper()])) if found[5] else None


def _built(
    date: tuple[str, str, str], clock: tuple[str | None, str | None, str | None] | None, zone_of: timezone | None
) -> tuple[datetime, bool] | None:
    hour, minute, second = (int(part or 0) for part in clock) if clock else (0, 0, 0)
    try:
        return datetime(int(date[0]), int(date[1]), int(date[2]), hour, minute, min(second, 59), tzinfo=zone_of), clock is None
    except ValueError:
        return None


def _offset(written: str) -> timezone | None:
    if written.upper() in ("Z", "UTC", "GMT"):
        return UTC
    found = re.fullmatch(r"([+-])(\d{1,2}):?(\d{2})?", written)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))


@cache
def _months() -> dict[str, int]:
    table = tomllib.loads(files(__package__).joinpath("data/months.toml").read_text("utf-8"))
    return {name.casefold(): int(number) for number, names in table.items() for name in names}
