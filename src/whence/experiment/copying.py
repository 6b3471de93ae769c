"""Copying: how likely it is that one recurring source takes its values from another.

In: pairs of sources that speak of one object, how accurate each is held to be, how likely each value. Out: per pair, the probability that
the first copies the second, and the other way round. Shared values that are likely wrong tell of copying; shared right ones hardly do.
The model is that of Dong, Berti-Equille and Srivastava, "Integrating conflicting data: the role of source dependence" (VLDB 2009),
with a mixture over right and wrong for every shared value in place of values taken for true or false outright.
Refuses: to say who copied in a case; there `trace` shows the words.
"""

from typing import NamedTuple

import numpy as np

from whence.experiment.observations import Floats, Ints, Observations

DEPENDENT = 0.2
"""How likely two sources are taken to depend on each other before anything is seen, split evenly between the two ways."""

COPIED = 0.8
"""How much of what a copier says is copied."""


class Pairs(NamedTuple):
    """Two rows of `Observations` on one object, each pair once: `first`, `second` number rows, `pair` two sources."""

    first: Ints
    second: Ints
    pair: Ints
    sources: Ints


def pairs_of(said: Observations) -> Pairs:
    """Return every two rows that speak of one object, the source that sorts first as `first`."""
    order = np.lexsort((said.source, said.object))
    sizes = np.bincount(said.object)
    firsts, seconds = [], []
    start = 0
    for size in sizes.tolist():
        one, other = np.triu_indices(size, 1)
        firsts.append(order[start + one])
        seconds.append(order[start + other])
        start += size
    first, second = np.concatenate(firsts), np.concatenate(seconds)
    code = said.source[first] * len(said.sources) + said.source[second]
    codes, pair = np.unique(code, return_inverse=True)
    return Pairs(first, second, pair, np.stack(np.divmod(codes, len(said.sources)), axis=1))


def copying(said: Observations, pairs: Pairs, *, accuracy: Floats, likely: Floats, wrong: int) -> tuple[Floats, Floats]:
    """Return, per pair of sources, the probability that the first copies the second, and that the second copies the first.

    `likely`: per answer, how likely it is; `wrong`: how many wrong values an object is taken to have.
    """
    a, b = accuracy[pairs.sources[:, 0]], accuracy[pairs.sources[:, 1]]
    both_right, both_wrong = a * b, (1 - a) * (1 - b) / wrong
    same = said.value[pairs.first] == said.value[pairs.second]
    shared, share = pairs.pair[same], likely[said.value[pairs.first[same]]]
    n = len(pairs.sources)
    differ = (np.bincount(pairs.pair, minlength=n) - np.bincount(shared, minlength=n)).astype(np.float64)

    def told(right: Floats, false: Floats, apart: Floats, prior: float) -> Floats:
        agreed = np.log(share * right[shared] + (1 - share) * false[shared])
        found: Floats = np.bincount(shared, weights=agreed, minlength=n) + differ * np.log(apart) + np.log(prior)
        return found

    apart = np.maximum(1 - both_right - both_wrong, 1e-9)
    alone = told(both_right, both_wrong, apart, 1 - DEPENDENT)
    kept = 1 - COPIED
    from_b, from_a = (
        told(COPIED * of + kept * both_right, COPIED * (1 - of) + kept * both_wrong, kept * apart, DEPENDENT / 2) for of in (b, a)
    )
    top = np.maximum(alone, np.maximum(from_b, from_a))
    ways = [np.exp(way - top) for way in (alone, from_b, from_a)]
    total = ways[0] + ways[1] + ways[2]
    return ways[1] / total, ways[2] / total


def left_alone(said: Observations, pairs: Pairs, ways: tuple[Floats, Floats], accuracy: Floats) -> Floats:
    """Return, per row, how much of it is not explained by more accurate sources that give the same value and that it may copy."""
    same = said.value[pairs.first] == said.value[pairs.second]
    first, second, pair = pairs.first[same], pairs.second[same], pairs.pair[same]
    a, b = said.source[first], said.source[second]
    ahead = (accuracy[a] > accuracy[b]) | ((accuracy[a] == accuracy[b]) & (a < b))
    later = np.where(ahead, second, first)
    explained = np.log1p(-COPIED * np.where(ahead, ways[1][pair], ways[0][pair]))
    left: Floats = np.exp(np.bincount(later, weights=explained, minlength=len(said.source)))
    return left
