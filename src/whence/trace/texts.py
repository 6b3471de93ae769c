"""The words of a report as trace compares them, each with its place in the stored text.

In: a report and the posts that stand in it. Out: folded words in order, the unit each belongs to, and its winnowed marks.
Refuses: boilerplate, related-link boxes and byline notes: they recur on every page of an outlet and are nobody's copy of anything.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from whence.language.words.normal import normalise_with_offsets
from whence.model.captured import Block, Post, Report
from whence.model.vocabulary import BlockKind

BREAK = ""
"""Stands between words that must not be read as neighbours: at the edge of a post and where a block was left out."""

_LEFT_OUT = frozenset({BlockKind.BOILERPLATE, BlockKind.RELATED, BlockKind.BYLINE_NOTE})
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
# Apostrophes, combining signs and zero-width characters belong to the word they stand in: hidden ones must not hide a copy.
_INNER = "'’‘`´ʼʻ\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200b-\u200f\u2060\ufeff\u0640"
_TOKEN = re.compile(rf"[^\W_{_UNSPACED}][^\W_{_UNSPACED}{_INNER}]*(?:[{_INNER}]+[^\W_{_UNSPACED}{_INNER}]*)*|[{_UNSPACED}]+")
# "l'agence", "dell'esercito": the article is a word of its own, so that the name behind it is found.
ELIDED = frozenset("c d j l m n s t qu jusqu lorsqu ell dell nell sell all sull dall un gl".split())  # noqa: SIM905
APOSTROPHES = "'’ʼ"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
LONGEST_ELIDED = 6
LONGEST = 256
"""Characters by which a word is compared; what stands behind them in a longer one does not count."""
_WIDE = re.compile(f"[{_UNSPACED}]")
_MODULUS = (1 << 61) - 1
_BASE = 0x9E3779B97F4A7C15 % _MODULUS
_KEPT = 512
_LARGE = 100_000


class Words(NamedTuple):
    """The compared words of one stored text. `starts` and `ends` are code points; `seams` are where posts begin and end."""

    folded: tuple[str, ...]
    starts: "array[int]"
    ends: "array[int]"
    seams: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int], ...]
    joined: str

    def unit(self, word: int) -> int:
        """Return 0 for a word of the report's own text, else 1 + the number of the post that it stands in."""
        at = self.starts[word]
        number = bisect_right(self.seams, (at, len(self.joined) + at + 1)) - 1
        return number + 1 if number >= 0 and at < self.seams[number][1] else 0

    def sizes(self) -> list[int]:
        """Return how many words each unit has: the report's own text first, then the posts in order."""
        if not self.seams:
            return [len(self.folded) - self.folded.count(BREAK)]
        sizes = [0] * (len(self.seams) + 1)
        for at, word in enumerate(self.folded):
            if word:
                sizes[self.unit(at)] += 1
        return sizes

    def mentions(self, form: str) -> bool:
        """Say whether these folded words stand in the text, as whole words."""
        return f" {form} " in self.joined


def words_of(report: Report, posts: Sequence[Post] = (), *, gram: int = 6, window: int = 5) -> Words:
    """Return the compared words of `report` with those of its posts as units of their own."""
    return words_in(report.text, report.blocks, _seams(posts), gram=gram, window=window)


def stretches_in(report: Report, posts: Sequence[Post] = ()) -> list[tuple[int, int]]:
    """Return the stretches of a report's text that its words are taken from."""
    left_out = tuple((b.start, b.end) for b in report.blocks if b.kind in _LEFT_OUT)
    return stretches_of(len(report.text), left_out, _seams(posts))


def _seams(posts: Sequence[Post]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((p.text_start, p.text_end) for p in posts))


def words_in(
    text: str, blocks: Iterable[Block] = (), seams: tuple[tuple[int, int], ...] = (), *, gram: int = 6, window: int = 5
) -> Words:
    """Return the compared words of `text`, leaving out the blocks that are no copy of anything."""
    left_out = tuple((b.start, b.end) for b in blocks if b.kind in _LEFT_OUT)
    make = _kept_words if len(text) <= _LARGE else _kept_large_words
    return make(text, left_out, seams, gram, window)


def _make_words(
    text: str, left_out: tuple[tuple[int, int], ...], seams: tuple[tuple[int, int], ...], gram: int, window: int
) -> Words:
    folded: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end in stretches_of(len(text), left_out, seams):
        if folded and folded[-1] != BREAK:
            folded.append(BREAK)
            starts.append(start)
            ends.append(start)
        for word, first, last in scan(text, start, end):
            folded.append(word)
            starts.append(first)
            ends.append(last)
    kept = tuple(folded)
    return Words(kept, starts, ends, seams, _winnow(kept, gram, window), " " + " ".join(kept) + " ")


def words_at(report: Report, posts: Sequence[Post], starts: Sequence[int], ends: Sequence[int]) -> Words:
    """Return the compared words of a report whose places are known already, without marks; a place of no length is a break."""
    text = report.text
    kept = tuple([fold_word(text[first:last]) if first < last else BREAK for first, last in zip(starts, ends, strict=True)])
    return Words(kept, array("l", starts), array("l", ends), _seams(posts), (), " " + " ".join(kept) + " ")


_kept_words = lru_cache(maxsize=_KEPT)(_make_words)
_kept_large_words = lru_cache(maxsize=2)(_make_words)


def stretches_of(length: int, left_out: Sequence[tuple[int, int]], seams: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of text to compare: cut at every seam, without what is left out."""
    cuts = sorted({0, length, *(edge for pair in (*left_out, *seams) for edge in pair)})
    kept = []
    out = post = 0
    for start, end in pairwise(cuts):
        while out < len(left_out) and left_out[out][1] <= start:
            out += 1
        while post < len(seams) and seams[post][1] <= start:
            post += 1
        inside = out < len(left_out) and left_out[out][0] <= start
        in_post = post < len(seams) and seams[post][0] <= start
        if in_post or not inside:
            kept.append((start, end))
    return kept


def scan(text: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """Yield the compared words of a stretch, folded, with their first and last (exclusive) code point."""
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        first = match.start()
        if len(surface) > 2 and not surface.isascii() and _WIDE.match(surface):
            pairs = ((fold_word(surface[at : at + 2]), first + at) for at in range(len(surface) - 1))
            yield from ((folded, at, at + 2) for folded, at in pairs if folded)
        elif not surface.isascii() or not surface.isalnum():
            cut = _elided(surface)
            if cut and (folded := fold_word(surface[:cut])):
                yield folded, first, first + cut
            if folded := fold_word(surface[cut:]):
                yield folded, first + cut, match.end()
        elif folded := fold_word(surface):
            yield folded, first, match.end()


def _elided(surface: str) -> int:
    """Return where the word begins that an elided article is written onto, 0 where there is none."""
    mark = _APOSTROPHE.search(surface, 0, LONGEST_ELIDED + 1)
    at = mark.start() if mark else 0
    if at and surface[:at].isascii() and surface[:at].lower() in ELIDED and surface[at + 1 : at + 3].isalnum():
        return at + 1 if len(surface) > at + 2 else 0
    return 0


@lru_cache(maxsize=32768)
def fold_word(surface: str) -> str:
    """Return the folded form under which one written word is compared."""
    return normalise_with_offsets(surface[:LONGEST])[0].replace(" ", "")


@lru_cache(maxsize=32768)
def _hash_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) % _MODULUS


def _winnow(folded: Sequence[str], gram: int, window: int) -> tuple[tuple[int, int], ...]:
    """Return `(hash, word)` of the grams that winnowing keeps, in order.

    Of every `window` neighbouring grams the smallest is kept (the last of equals), so that any run of `gram + window - 1` words
    that two texts share gives both of them a common mark. After Schleimer, Wilkerson and Aiken, "Winnowing" (2003).
    """
    lead = pow(_BASE, gram, _MODULUS)
    marks: list[tuple[int, int]] = []
    first = 0
    while first < len(folded):
        last = first
        while last < len(folded) and folded[last] != BREAK:
            last += 1
        if last - first >= gram:
            marks.extend((hash_, first + at) for hash_, at in _winnow_run(folded[first:last], gram, window, lead))
        first = last + 1
    return tuple(marks)


def _winnow_run(run: Sequence[str], gram: int, window: int, lead: int) -> list[tuple[int, int]]:
    hashes = [_hash_word(word) for word in run]
    rolling = 0
    grams: list[int] = []
    for at, value in enumerate(hashes):
        rolling = (rolling * _BASE + value - (hashes[at - gram] * lead if at >= gram else 0)) % _MODULUS
        if at >= gram - 1:
            grams.append(rolling)
    kept: list[tuple[int, int]] = []
    least = -1
    width = min(window, len(grams))
    for end in range(width - 1, len(grams)):
        start = end - width + 1
        if least < start:
            chosen = start
            for at in range(start + 1, end + 1):
                if grams[at] <= grams[chosen]:
                    chosen = at
        else:
            chosen = end if grams[end] <= grams[least] else least
        if chosen != least:
            least = chosen
            kept.append((grams[least], least))
    return kept


_INNER_ONE = re.compile(f"[{_INNER}]")


def is_inner(character: str) -> bool:
    """Say whether a character belongs to the word that it stands in, and begins none."""
    return bool(_INNER_ONE.match(character))


def is_wide(word: str) -> bool:
    """Say whether a word is a pair of characters of a script without blanks, which counts for half a word."""
    return bool(_WIDE.match(word))
