"""Spelled hours: those that are written in words and stand without a day ("since ten past two", "at half past four", "by eight o'clock").

In: a text, a range. Out: where they stand, the hour of the day, "by", "since" or "until". An hour that no part of the day stands
beside is taken as counted from midnight: which half of the day is meant seldom moves the day, and nothing else is asked of it.
Refuses: a bare number ("at seven schools", "since two men"), unless "since shortly after" leads to it and the clause ends with it.
"""

import re
from collections.abc import Iterator

from whence.language.words.numerals import numeral_value

_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPELLED = re.compile(
    rf"""\b(?:(?P<open>by|since|until|till)|at|from|around|about|(?:shortly|just|soon)\s(?:after|before))\s
        (?:(?:about|around|almost|nearly|exactly|(?:shortly|just|soon)\s(?:after|before))\s)*
        (?:(?:(?P<half>half)\spast|(?P<m>five|ten|twenty|twenty-five|(?:a\s)?quarter)\s(?:minutes\s)?(?P<way>past|to|after|before))\s(?P<h>{_HOUR})
            (?:\s(?:in\sthe|on\sthe\ssame)\s(?P<part>morning|afternoon|evening)|\s(?P<night>at\snight))?
        |(?P<h2>{_HOUR})(?:\so['’]clock(?:\s(?:in\sthe\s(?P<part2>morning|afternoon|evening)|(?P<night2>at\snight)))?
            |\sin\sthe\s(?P<part3>morning|afternoon|evening)|\s(?P<night3>at\snight)))\b
    |\b(?P<since>since)\s(?:shortly|just|soon)\s(?:after|before)\s(?P<h3>{_HOUR})(?=[.,;:!?]|\s(?:this|on|last)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_LATE = frozenset({"afternoon", "evening"})
_EVENING = 6  # "at eight at night" is of the evening, "at two at night" is not


def spelled(text: str, start: int, stop: int) -> Iterator[tuple[int, int, float, str | None]]:
    """Yield first and last position, hour and opening word of each spelled hour in `text[start:stop]`."""
    for match in _SPELLED.finditer(text, start, stop):
        named = match["h"] or match["h2"] or match["h3"]
        hour = numeral_value(named.lower())
        if hour is None:
            continue
        part = (match["part"] or match["part2"] or match["part3"] or "").lower()
        night = match["night"] or match["night2"] or match["night3"]
        late = part in _LATE or (night is not None and hour >= _EVENING)
        opening = (match["open"] or match["since"] or "").lower()
        yield match.start(), match.end(), (hour % 12 + 12 * late + _minutes(match)) % 24, opening or None


def _minutes(match: re.Match[str]) -> float:
    """Return what the words add to their hour, in hours."""
    if match["half"]:
        return 0.5
    if not match["m"]:
        return 0
    count = match["m"].lower()
    share = 0.25 if count.endswith("quarter") else (25 if count == "twenty-five" else numeral_value(count) or 0) / 60
    return -share if match["way"].lower() in ("to", "before") else share
