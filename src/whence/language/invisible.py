"""Invisible characters: zero-width and direction marks that a text may hide inside its numbers and names.

In: a text and a range. Out: the range without them, and where each of its characters stood.
Refuses: to change what is read as written: spans and words of the records are those of the text itself.
"""

import re
from typing import NamedTuple

# Soft hyphen, zero-width space to right-to-left mark, embeddings and overrides, word joiner to invisible plus, isolates, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")


class Plain(NamedTuple):
    """A range without invisible characters. `offsets[i]` is where character `i` of `text` stood; the last one is the range's end."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` of the plain text stood."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def without_invisible(text: str, start: int, end: int) -> Plain | None:
    """Return `text[start:end]` without invisible characters, `None` where it holds none."""
    if _INVISIBLE.search(text, start, end) is None:
        return None
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for match in _INVISIBLE.finditer(text, start, end):
        pieces.append(text[at : match.start()])
        offsets.extend(range(at, match.start()))
        at = match.end()
    pieces.append(text[at:end])
    offsets.extend(range(at, end))
    return Plain("".join(pieces), [*offsets, end])
