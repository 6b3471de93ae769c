"""Finding the words that a person gives in the text of a report, to the character.

In: the stored text and words as typed. Out: where they stand. `words@2` names the second place, counted as whole words from 1.
Refuses: words that the text does not hold. The one sentence then says where they differ from what it has.
"""

import re

from whence.errors import UsageError
from whence.model.passage import Span

_NUMBERED = re.compile(r"(.+)@(\d{1,4})", re.DOTALL)
_MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "–": "-", "—": "-"}
)
_LEAST = 3  # characters that two texts must share before it is said where they part
_MANY = 1_000


def find_words(text: str, words: str, *, near: int | None = None) -> Span:
    """Return where `words` stand in `text`; of several places the one nearest to `near`, else the first.

    Line ends and blanks may differ, nothing else. Raises `UsageError` with where they differ.
    """
    words = words.strip()
    if not words:
        raise UsageError("words are needed here, as the report has them; an empty text names no place")
    found = places_of(text, words)
    numbered = None if found else _NUMBERED.fullmatch(words)
    if numbered:
        found, number = places_of(text, numbered[1].strip()), int(numbered[2])
        if found and not 1 <= number <= len(found):
            raise UsageError(
                f"{numbered[1]!r} stands {len(found)} time{'s' if len(found) > 1 else ''} in this report, not {number}"
            )
        if found:
            return found[number - 1]
        words = numbered[1].strip()
    if not found:
        raise UsageError(f"{words!r} does not stand in this report word for word: {_difference(text, words, near)}")
    return found[0] if near is None else min(found, key=lambda s: (_distance(s, near), s.start))


def places_of(text: str, words: str) -> list[Span]:
    """Return every place where `words` stand as whole words, line ends and blanks aside, in order."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [Span(start=m.start(), end=m.end()) for m in re.finditer(f"{before}{pattern}{after}", text)]


def number_of(text: str, span: Span) -> str:
    """Return the words of a span as `find_words` finds them again: with `@2` where they stand more than once."""
    words = span.of(text)
    places = places_of(text, words) if words.strip() else []
    if len(places) < 2 or span not in places:
        return words
    return f"{words}@{places.index(span) + 1}"


def _distance(span: Span, near: int) -> int:
    return max(span.start - near, near - span.end, 0)


def _difference(text: str, words: str, near: int | None) -> str:
    """Say what the text has at the place that the words are most like, and where the two part."""
    loosely = _loosely(text)
    at = loosely.find(_loosely(words)) if len(loosely) == len(text) else -1
    if at >= 0:
        return f"it has {text[at : at + len(words)]!r}, with other capitals or marks"
    head = _longest(text, words, from_start=True)
    tail = _longest(text, words, from_start=False)
    if max(head, tail) < _LEAST:
        return "no part of it does; give words exactly as the report has them"
    piece = words[:head] if head >= tail else words[len(words) - tail :]
    start = _nearest(text, piece, near) - (0 if head >= tail else len(words) - tail)
    has, start = _whole_words(text, max(0, start), start + len(words))
    same = next((n for n, (a, b) in enumerate(zip(words, has, strict=False)) if a != b), min(len(words), len(has)))
    return (
        f"the nearest is {has!r} (character {start}), which goes on otherwise after {words[:same]!r}"
        if same
        else (f"the nearest is {has!r} (character {start}), which begins otherwise")
    )


def _nearest(text: str, piece: str, near: int | None) -> int:
    places, at = list[int](), text.find(piece)
    while at >= 0 and len(places) < _MANY:
        places.append(at)
        at = text.find(piece, at + 1)
    return min(places, key=lambda p: (abs(p - (near or 0)), p))


def _whole_words(text: str, start: int, end: int) -> tuple[str, int]:
    """Return a stretch widened to whole words, on one line, and where it begins."""
    while start > 0 and start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    words = text[start:end]
    return " ".join(words.split()), start + len(words) - len(words.lstrip())


def _loosely(text: str) -> str:
    return text.translate(_MARKS).lower()


def _longest(text: str, words: str, *, from_start: bool) -> int:
    """Return how many characters of the beginning (or end) of `words` the text holds in one piece; found by halving."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        piece = words[:middle] if from_start else words[len(words) - middle :]
        low, high = (middle, high) if piece in text else (low, middle - 1)
    return low
