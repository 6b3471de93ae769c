"""Edited: how far a passage goes on beyond the runs that two texts have, in the plain way.

In: words of two texts and the runs that both have. Out: the stretches of the newer text that are passages of the other: its runs, what an editor
changed between two of them, and the words around them in which a few are other ones.

An editor who puts other words for every seventh leaves few runs long enough for a mark, and yet the sentence is the other's. From the end of a run
both texts are gone along together: words that are the same speak for it, each word that was changed, put in or left out speaks against it, and
what is beyond the place that has most for it is no passage. What two texts do not go on with alike by two words within a few is none either.
Refuses: to make a passage where there is no run; to go into a run's neighbour, or over a place where two words are no neighbours.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.limits import Limits

_Words = NDArray[np.uint16]
_LOOK = 32


class Run(NamedTuple):
    """`size` words that stand at word `a` of one text and at `b` of another."""

    a: int
    b: int
    size: int


class Passage(NamedTuple):
    """From which word of the newer text to which it reaches, and how many of these are the same in the other."""

    begin: int
    end: int
    same: int


def passages(own: _Words, others: _Words, runs: Sequence[Run], limits: Limits) -> Iterator[Passage]:
    """Yield the passages of runs, in their order."""
    reached = 0
    for chain, until in _chains(runs, len(own), limits):
        first, (a, b, size) = chain[0], chain[-1]
        back, before = _goes_on(own[reached : first.a][::-1], others[: first.b][::-1], limits)
        on, behind = _goes_on(own[a + size : until], others[b + size :], limits)
        reached = a + size + on
        yield Passage(first.a - back, reached, before + sum(run.size for run in chain) + behind)


def _chains(runs: Sequence[Run], size: int, limits: Limits) -> Iterator[tuple[list[Run], int]]:
    """Yield runs between which only a few other words stand, and where the next one begins."""
    chain: list[Run] = []
    for run in runs:
        if chain:
            gap, theirs = run.a - chain[-1].a - chain[-1].size, run.b - chain[-1].b - chain[-1].size
            if gap > limits.edited or abs(theirs - gap) > limits.shifted:
                yield chain, run.a
                chain = []
        chain.append(run)
    if chain:
        yield chain, size


def _goes_on(own: _Words, others: _Words, limits: Limits) -> tuple[int, int]:
    """Return how many words from the beginning of `own` belong to the passage that ends before it, and how many of them are the same."""
    i = j = reached = alike = score = top = count = 0
    while skipped := _skip(own[i:], others[j:], limits):
        score -= max(skipped)
        if score < top - limits.dropped:
            break
        i, j = i + skipped[0], j + skipped[1]
        more = same(own[i:], others[j:])
        i, j, score, count = i + more, j + more, score + more, count + more
        if score > top:
            top, reached, alike = score, i, count
    return reached, alike


def _skip(own: _Words, others: _Words, limits: Limits) -> tuple[int, int] | None:
    """Return how many other words stand in each text before both go on alike by two words: the fewest, of as many those that are one for one."""
    here, there = (same(words[: limits.changed], words) for words in (own, others))  # up to where words are no neighbours
    for n in range(1, limits.changed + 1):
        for less in range(min(n, limits.shifted) + 1):
            for x, y in ((n, n - less), (n - less, n)):
                if x <= here and y <= there and same(own[x : x + 2], others[y : y + 2]) == 2:
                    return x, y
    return None


def same(a: _Words, b: _Words) -> int:
    """Return how many words from the beginning are the same."""
    n, at, size = min(len(a), len(b)), 0, _LOOK
    while at < n:  # what is looked at grows with what was the same, so that a long text is not looked at for a short run
        here, there = a[at : min(n, at + size)], b[at : min(n, at + size)]
        differ = np.flatnonzero((here != there) | (here == 0))
        if len(differ):
            return at + int(differ[0])
        at, size = at + size, 2 * size
    return n
