"""Openings: what stands before the first word of a paragraph: the place and agency of a dateline, the clock time of a live page.

In: the tokens of a paragraph's first sentence. Out: where its words begin. Refuses: to take a name before a dash for a dateline without
capitals throughout, a bracket or a date.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from whence.language.words.lexicon import load

_CLOCK = re.compile(
    r"\s*[(\[]?\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?|GMT|UTC|BST|CET|EET|EST|EDT|ET|local time)?[)\]]?\s*[-–—|:.]?\s+(?=\S)",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"^([^\W\d_a-zà-ÿ][^\da-zà-ÿ,(\n—–]{2,29}?)(?:,[^\n(—–]{2,40}|[ ]?(?=\())(?:\([^)\n]{2,40}\)\.?[ ]?)?[—–-]{1,2}[ ]",
    re.MULTILINE,
)
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_LONGEST = 16
_LEAST_WORDS = 4


class Placed(Protocol):
    """A token as far as it matters here."""

    @property
    def text(self) -> str:
        """The token as written."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def after_clock(text: str, start: int, end: int) -> int:
    """Return where a line of a live page begins behind its clock time ("14:52 Three shot dead"), else `start`."""
    match = _CLOCK.match(text, start, end)
    return match.end() if match is not None and end - match.end() > 12 else start


def seats(text: str) -> list[str]:
    """Return the places in capitals that head a paragraph before its dash: where a reporter sits is a place, also where no gazetteer has it."""
    return [match.group(1).strip() for match in _SEAT.finditer(text)]


def after_dateline(tokens: Sequence[Placed]) -> int:
    """Return the number of tokens that a dateline takes ("BEIRUT (Wire) -", "LYON, France, May 3 -"), 0 where there is none."""
    dash = next((at for at, token in enumerate(tokens[:_LONGEST]) if token.text in _DASHES and _is_apart(tokens, at)), None)
    if dash is None or dash == 0 or len(tokens) - dash <= _LEAST_WORDS:
        return 0
    head = tokens[:dash]
    words = [token.text for token in head if token.text[0].isalnum()]
    if not words or not all(word[0].isupper() or word[0].isdigit() or word in ("of", "and", "the", "de", "al") for word in words):
        return 0
    months = load("dates")["months"]
    marked = any(token.text == "(" for token in head) or any(word.lower().rstrip(".") in months for word in words)
    return dash + 1 if (words[0].isupper() and len(words[0]) > 2) or marked else 0


def _is_apart(tokens: Sequence[Placed], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and (tokens[at].start > tokens[at - 1].end or tokens[at].text != "-")
