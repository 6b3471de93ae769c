"""Fingerprints: the few hashes of a text by which a copy of any passage of it is found again.

In: a report. Out: winnowed hashes of its word 6-grams with their word positions. A run of `gram + window - 1` words that two texts
share always leaves them at least one common fingerprint. Words come from the normal form that resists zero-width characters,
look-alike letters and foreign digits; each Han, kana or Thai character is a word of its own, since those scripts write no blanks.

Source of the method: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003). Refuses: boilerplate, related links and byline notes.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from whence.language.normal import normalise_with_offsets
from whence.model.captured import Report
from whence.model.vocabulary import BlockKind
from whence.settings import TraceSettings

_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_SKIPPED = (BlockKind.BOILERPLATE, BlockKind.RELATED, BlockKind.BYLINE_NOTE)
_MASK = (1 << 63) - 1
_BASE = 1_000_003


class Words(NamedTuple):
    """A report's words in normal form, each with its place in the stored text; `breaks` are positions where a block begins."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def words_of(report: Report) -> Words:
    """Return the words that tracing compares. Linear in the text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _stretches(report):
        text, offsets = normalise_with_offsets(report.text[start:end])
        for match in _WORD.finditer(text):
            words.append(match[0])
            starts.append(start + offsets[match.start()])
            ends.append(start + offsets[match.end() - 1] + 1)
    return Words(tuple(words), tuple(starts), tuple(ends))


def _stretches(report: Report) -> Iterator[tuple[int, int]]:
    if not report.blocks:
        yield 0, len(report.text)
    yield from ((b.start, b.end) for b in report.blocks if b.kind not in _SKIPPED)


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """Return a word's number, the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big") & _MASK


def fingerprints(words: tuple[str, ...], *, gram: int, window: int) -> list[tuple[int, int]]:
    """Return `(hash, word position)` for the winnowed grams of `words`, in order of position. Texts shorter than a gram have none."""
    count = len(words) - gram + 1
    if count <= 0:
        return []
    numbers = [_number(word) for word in words]
    hashes = []
    for at in range(count):
        mixed = 0
        for number in numbers[at : at + gram]:
            mixed = (mixed * _BASE + number) & _MASK
        hashes.append(mixed)
    kept: list[tuple[int, int]] = []
    last = -1
    for at in range(max(1, count - window + 1)):
        stretch = hashes[at : at + window]
        low = min(stretch)
        place = at + len(stretch) - 1 - stretch[::-1].index(low)  # the rightmost of equal ones, so that runs of one word stay few
        if place != last:
            kept.append((low, place))
            last = place
    return kept


def marks(report: Report, settings: TraceSettings | None = None) -> list[tuple[int, int]]:
    """Return the fingerprints under which a report is filed."""
    how = settings or TraceSettings()
    return fingerprints(words_of(report).words, gram=how.gram, window=how.window)
