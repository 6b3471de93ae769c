"""Clocks: hours and parts of a day that stand without a day ("at 14:20", "16.40 The bridge is open", "by noon").

In: a text, a range, the stretches that times with a day take up. Out: `Clock`s: where they stand, their hours, "by" or "since".
Refuses: bare numbers, prices and shares ("at 3.40 percent"), scores ("won 21:14"); to say of which day, which dates.py does.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.dates.spelled import spelled
from whence.language.words.lexicon import load

_CLOCK = re.compile(
    r"""(?:(?P<lead>\b(?:(?P<open>by|since|until|till)|at|around|about|(?:shortly|just)\s(?:after|before))\s
            (?:(?:about|around|approximately|exactly)\s)?)|(?m:^)|(?<=[.!?"”–—-]\s))
        (?P<h>[01]?\d|2[0-3])(?:(?P<sep>[:.])(?P<min>[0-5]\d))?(?!\d|[:.,]\d)
        (?:\s?(?P<ap>[ap](?:\.\s?m\.|m\b)))?(?:\s(?:local\stime|GMT|UTC)\b)?
    |\b(?:(?P<popen>by|before|until|till)|at)\s(?P<part>dawn|dusk|noon|midday|midnight|daybreak|sunrise|sunset|nightfall)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNIT = re.compile(
    r"\s?(?:%|percent\b|per\b|million\b|billion\b|euros?\b|dollars?\b|degrees\b|points?\b|km\b|m\b|metres\b|miles\b)",
    re.IGNORECASE,
)
_BESIDE = 4
_OPENS = {"till": "until", "before": "by"}


class Clock(NamedTuple):
    """An hour or a part of some day: hours from its midnight, the same twice for an hour; `opening` is "by", "since" or "until"."""

    start: int
    end: int
    hours: tuple[float, float]
    opening: str | None


def clocks(text: str, start: int, stop: int, taken: Sequence[tuple[int, int]]) -> Iterator[Clock]:
    """Yield the hours and parts of a day in `text[start:stop]` that no stretch of `taken` holds."""
    for match in _CLOCK.finditer(text, start, stop):
        hours = _hours(text, match)
        beside = any(
            a < match.end() + _BESIDE and match.start() < b for a, b in taken
        )  # "at 11:30 Tuesday night" is read with its day
        if hours is not None and not beside:
            word = (match["open"] or match["popen"] or "").lower()
            yield Clock(match.start(), match.end(), hours, _OPENS.get(word, word) or None)
    # In words, only what has gone on "since ten past two" is of the day on which it is told: "at four o'clock" may be of days before.
    for first, last, hour, opening in spelled(text, start, stop):
        if opening == "since" and not any(a <= last + _BESIDE and first <= b + _BESIDE for a, b in taken):
            yield Clock(first, last, (hour, hour), opening)


def _hours(text: str, match: re.Match[str]) -> tuple[float, float] | None:
    if match["part"]:
        low, high = load("dates")["hours"][match["part"].lower()]
        return float(low), float(high)
    if match["min"] is None and match["ap"] is None:
        return None
    if match["ap"] is None and (
        _UNIT.match(text, match.end()) or (match["lead"] is None and not _stands_alone(text, match.end()))
    ):
        return None
    if match["sep"] == "." and match["ap"] is None and match["lead"] is not None and match["lead"].split()[0].lower() != "at":
        return None  # "by 3.40" counts something
    hour = int(match["h"]) + int(match["min"] or 0) / 60
    if match["ap"]:
        if not 1 <= hour < 13:
            return None
        hour = hour % 12 + 12 * (match["ap"][0] in "pP")
    return hour, hour


def _stands_alone(text: str, end: int) -> bool:
    """Say whether a clock time without a preposition heads what follows: "16.40 State television", "05:12: Captain"."""
    after = text[end : end + 3]
    return not after or after[0] in ":.\n" or after[:2] in (" -", " –", " —") or (after[0] == " " and after[1:2].isupper())
