"""Invisible characters: zero-width and direction marks that a text may hide inside its words, numbers and names.

In: a text and a range. Out: the range without them, and where each of its characters stood.
Refuses: to change what is read as written: spans and words of the records are those of the text itself.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

# Soft hyphen, grapheme joiner, Arabic letter mark, Mongolian selectors and separator, zero-width space to right-to-left mark, embeddings
# and overrides, word joiner to the old format marks, variation selectors, byte order mark, tags and the further variation selectors.
_MARKS = "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
_INVISIBLE = re.compile(f"{_MARKS}+")
# Latin, Greek, Cyrillic and Armenian letters, whose spelling needs no joiner: in Persian or Hindi one may be a letter's own, or part two words.
_LETTER = "[A-Za-z\u00c0-\u058f\u1e00-\u1fff]"
_IN_FIGURE = r"[\d.,:/\-]"
_INSIDE = re.compile(f"(?<={_LETTER}){_MARKS}+(?={_LETTER})|(?<={_IN_FIGURE}){_MARKS}+(?={_IN_FIGURE})")


class Plain(NamedTuple):
    """A range without invisible characters. `offsets[i]` is where character `i` of `text` stood; the last one is the range's end."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` of the plain text stood."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]

    def place(self, position: int) -> int:
        """Return where the plain text goes on from `position` of the text that the range was taken from."""
        return bisect_left(self.offsets, position)


def without_invisible(text: str, start: int, end: int) -> Plain | None:
    """Return `text[start:end]` without invisible characters, `None` where it holds none."""
    return _without(_INVISIBLE, text, start, end)


def whole_words(text: str) -> Plain | None:
    """Return `text` without the invisible characters inside figures and inside words of scripts that need none; `None` where none are.

    For texts in any language: a joiner between two letters of Persian or Hindi is kept, and so is one that parts a word from a figure.
    """
    return _without(_INSIDE, text, 0, len(text)) if _INVISIBLE.search(text) is not None else None


def _without(pattern: re.Pattern[str], text: str, start: int, end: int) -> Plain | None:
    if pattern.search(text, start, end) is None:
        return None
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for match in pattern.finditer(text, start, end):
        pieces.append(text[at : match.start()])
        offsets.extend(range(at, match.start()))
        at = match.end()
    pieces.append(text[at:end])
    offsets.extend(range(at, end))
    return Plain("".join(pieces), [*offsets, end])
