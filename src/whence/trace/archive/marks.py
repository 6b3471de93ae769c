"""Marks: the few places of a text by which a later one finds the passages that it shares with it.

In: words as numbers (`cut`). Out: `Marks`, about one for every three words. Any run of `gram + window - 1` words that two texts share gives
both a common mark. After Schleimer, Wilkerson and Aiken, "Winnowing" (2003): of every `window` neighbouring grams the smallest is kept,
the last of equals. A gram never reaches over a place where two words are no neighbours.
A short text, such as a post, keeps every gram: it has few.
Refuses: to tell where a passage ends; `runs` does.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.cut import Cut
from whence.trace.archive.limits import SHORT
from whence.trace.archive.mixing import HALF, MIX2, MIX3, mixed
from whence.trace.archive.speed import compiled_marks


class Marks(NamedTuple):
    """The marks of several texts: text n has those from `firsts[n]` to `firsts[n + 1]`, by `keys`, each at a word of its text."""

    keys: NDArray[np.uint32]
    places: NDArray[np.int32]
    firsts: NDArray[np.int64]


def marks(given: Cut, *, gram: int, window: int, plain: bool = False) -> Marks:
    """Return the marks of texts; `plain` takes the slower way where the faster is installed too."""
    return marks_of(given.tokens, given.bounds, gram=gram, window=window, plain=plain)


def marks_of(words: NDArray[np.uint16], bounds: NDArray[np.int64], *, gram: int, window: int, plain: bool = False) -> Marks:
    """Return the marks of texts by the numbers of their `words`, of which text n has those from `bounds[n]` to `bounds[n + 1]`."""
    if plain or compiled_marks is None:
        return _marks_plain(words, bounds, gram, window)
    room = len(words) + 1
    keys, places, firsts = np.empty(room, np.uint32), np.empty(room, np.int32), np.empty(len(bounds), np.int64)
    longest = int(np.diff(bounds).max(initial=1))
    grams, least, chosen = np.empty(longest, np.uint64), np.empty(longest, np.uint64), np.empty(longest, np.int64)
    n = compiled_marks.marks(words, bounds, gram, window, SHORT, grams, least, chosen, keys, places, firsts)
    return Marks(keys[:n], places[:n], firsts)


def _marks_plain(words: NDArray[np.uint16], bounds: NDArray[np.int64], gram: int, window: int) -> Marks:
    tokens = words.astype(np.uint64)
    count = len(tokens) - gram + 1
    if count < 1:
        return Marks(np.empty(0, np.uint32), np.empty(0, np.int32), np.zeros(len(bounds), np.int64))
    hashes, whole = np.zeros(count, np.uint64), np.ones(count, bool)
    with np.errstate(over="ignore"):
        for k in range(gram):
            part = tokens[k : k + count]
            hashes = hashes * MIX2 + part
            whole &= part != 0
        hashes = mixed(hashes)
    for edge in bounds[1:-1].tolist():  # a gram stands in one text
        whole[max(0, edge - gram + 1) : edge] = False
    short = np.repeat(np.diff(bounds) <= SHORT, np.diff(bounds))[: len(whole)]
    kept = np.sort(np.concatenate([_winnowed(hashes, whole & ~short, window), np.flatnonzero(whole & short)]))
    with np.errstate(over="ignore"):
        keys = (mixed(hashes[kept] ^ MIX3) >> HALF).astype(np.uint32)
    firsts = np.searchsorted(kept, bounds)
    places = kept - np.repeat(bounds[:-1], np.diff(firsts))
    return Marks(keys, places.astype(np.int32), firsts.astype(np.int64))


def _winnowed(hashes: NDArray[np.uint64], whole: NDArray[np.bool_], window: int) -> NDArray[np.int64]:
    """Return the grams that are kept: of every stretch of whole grams the smallest in each window, in a short stretch the smallest of all."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], whole, [False]]).astype(np.int8)))
    firsts, ends = edges[::2], edges[1::2]
    kept = [np.empty(0, np.int64)]
    long = whole.copy()
    for first, end in zip(firsts.tolist(), ends.tolist(), strict=True):
        if end - first < window:
            least = end - 1 - int(hashes[first:end][::-1].argmin())
            kept.append(np.array([least]))
            long[first:end] = False
    count = len(hashes) - window + 1
    if count > 0:
        full = np.lib.stride_tricks.sliding_window_view(long, window).all(axis=1)
        best, least = hashes[:count].copy(), np.arange(count)
        for k in range(1, window):
            smaller = hashes[k : k + count] <= best
            best[smaller] = hashes[k : k + count][smaller]
            least[smaller] = np.flatnonzero(smaller) + k
        kept.append(np.unique(least[full]))
    return np.sort(np.concatenate(kept))
