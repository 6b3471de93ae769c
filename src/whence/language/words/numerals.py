"""Numerals: numbers written in figures or words.

In: the words of one numeral. Out: its value.
Refuses: vague words (dozens) and bounds (at least); those are `quantities`' business.
"""

import re
from functools import cache

from whence.language.words.lexicon import load

_UNIT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|zero"
)
_SCALE = "dozen|hundred|thousand|million|billion"
_DIGITS = r"\d{1,3}(?: \d{3}){0,2} 000(?!\d)|\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d])|\d{1,3}(?:\.\d{3})+(?![.\d])|\d+(?:\.\d{1,2})?(?!\d)"
# At most six words ("two hundred and twenty-one thousand"), so that a long list of numbers is read in linear time.
NUMERAL = (
    rf"(?:(?:{_DIGITS})(?:[\s\u00a0-]?(?:{_SCALE})\b|(?:k|m|mln)\b)?"
    rf"|half\s+a\s+(?:dozen|million|billion)\b|half-dozen\b|a\s+half\s+dozen\b"
    rf"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s+and\s+a\s+half)\s+(?:{_SCALE})\b"
    rf"|an?\s+(?:{_SCALE})\b(?:\s+and\s+(?:{_UNIT})\b)?"
    rf"|(?:{_UNIT})\b(?:[\s-](?:and\s+)?(?:{_UNIT}|{_SCALE})\b){{0,6}})"
)
_PIECE = re.compile(r"[a-z]+")


@cache
def numeral_value(written: str) -> float | None:
    """Return the value of a numeral as `NUMERAL` matches it, or `None` where its words do not make one number ("five ten")."""
    words = " ".join(written.lower().replace("-", " ").split())
    if words[:1].isdigit():
        return _digits(words)
    half = {
        "half a dozen": 6.0,
        "half dozen": 6.0,
        "a half dozen": 6.0,
        "half a million": 500_000.0,
        "half a billion": 500_000_000.0,
    }
    return half[words] if words in half else _spelled(words)


def _digits(words: str) -> float | None:
    match = re.match(r"((?:\d{1,3} )*[\d.,\u00a0\u202f]+)\s*([a-z]*)$", words)
    if match is None:
        return None
    figure = re.sub(r"[, \u00a0\u202f]", "", match[1])
    scale = float(load("quantities")["scales"].get(match[2], 1))
    if scale == 1 and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figure):
        figure = figure.replace(".", "")  # nobody counts people in thousandths: a European thousands separator
    try:
        return round(float(figure) * scale, 6)
    except ValueError:
        return None


def _spelled(words: str) -> float | None:
    table = load("quantities")
    total, current, previous = 0.0, 0.0, ""
    for word in _PIECE.findall(words.replace(" and a half", " half")):
        if word in ("a", "an"):
            current = 1
        elif word == "and":
            continue
        elif word == "half":
            current += 0.5
        elif word in table["units"]:
            value = table["units"][word]
            if previous in table["units"] and not (table["units"][previous] >= 20 and value < 10):
                return None
            current += value
        elif word in ("hundred", "dozen"):
            current = (current or 1) * table["scales"][word]
        elif word in table["scales"]:
            total, current = total + (current or 1) * table["scales"][word], 0.0
        else:
            return None  # "some weeks": no numeral
        previous = word
    return total + current
