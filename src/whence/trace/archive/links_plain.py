"""Links, the plain way: candidates, runs, house and sources as `links` says them, in Python and numpy.

In: as for `links.linked`. Out: the same `Links` that the compiled way gives; here is where a reader learns what they mean.
Refuses: speed; it takes some thirty times as long.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.cut import Cut
from whence.trace.archive.edited import Passage, Run, passages, same
from whence.trace.archive.layout import BEGINS, COLUMNS, IN_PAIRS, QUOTATION, QUOTED, SENTENCES, Held, Links
from whence.trace.archive.limits import Limits
from whence.trace.archive.marks import Marks
from whence.trace.archive.places import Places


class _Other(NamedTuple):
    """A candidate with its runs; `house` says that it is of the same outlet."""

    text: int
    house: bool
    runs: list[Run]


class _Source(NamedTuple):
    """A source with the words that it adds to the better ones, how many its passages have, and the longest of them."""

    other: _Other
    added: int
    passed: int
    passage: int


def linked_plain(base: int, words: Cut, found: Marks, held: Held, places: Places, limits: Limits) -> Links:
    """Return the sources of new texts, the first of which has the number `base`, and file their marks as the newest."""
    pairs: list[list[int]] = []
    runs: list[list[int]] = []
    facts = np.zeros((len(words.bounds) - 1, 3), np.int64)

    def told(text: int) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        own = slice(held.bounds[text], held.bounds[text + 1])
        return held.numbers[own], held.signs[own]

    for d in range(len(words.bounds) - 1):
        numbers, _ = told(base + d)
        signs = words.signs[words.bounds[d] : words.bounds[d + 1]]
        own, begin = range(int(found.firsts[d]), int(found.firsts[d + 1])), int(held.bounds[base + d])
        seeds = _seeds(own, found, held, places, limits)
        others = [
            _Other(text, house, _runs(numbers, told(text)[0], seeds[text], limits))
            for text, house in _candidates(seeds, held.outlets, base + d, limits)
        ]
        counted = int((numbers != 0).sum())
        house = _house(others, len(numbers), counted)
        least = limits.enough
        if len(numbers) <= limits.short:
            least = min(least, max(limits.gram, (counted + 1) // 2))
        sources, left = _sources(others, house, (numbers, signs), least, lambda text: told(text)[0], limits)
        facts[d] = counted, house.sum(), int((left & (numbers != 0)).sum())
        for other, added, passed, passage in sources:
            theirs = told(other.text)
            shared, longest = sum(r.size for r in other.runs), max(r.size for r in other.runs)
            pairs.append([base + d, other.text, added, shared, longest, len(runs), int(other.house), passed, passage])
            runs.extend([*r, _manner(numbers, signs, r.a, r.size), _manner(*theirs, r.b, r.size)] for r in other.runs)
        for m in own:
            places.file(int(found.keys[m]), begin + int(found.places[m]), begin)
    return Links(np.array(pairs, np.int64).reshape(-1, COLUMNS), np.array(runs, np.int64).reshape(-1, 5), facts)


def _seeds(own: range, found: Marks, held: Held, places: Places, limits: Limits) -> dict[int, list[tuple[int, int]]]:
    """Return by text the pairs of words at which it and the new one have a mark in common, in the order of the new one."""
    seeds: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    count = 0
    for m in own:
        words = np.array(places.under(int(found.keys[m])), np.int64)
        texts = np.searchsorted(held.bounds, words, "right") - 1
        for text, place in zip(texts.tolist(), (words - held.bounds[texts]).tolist(), strict=True):
            seed = (int(found.places[m]), place)
            new = text not in seeds
            if count < limits.seeds and (len(seeds) < limits.known if new else seeds[text][-1] != seed):
                seeds[text].append(seed)
                count += 1
    return seeds


def _candidates(
    seeds: dict[int, list[tuple[int, int]]], outlets: NDArray[np.uint32], child: int, limits: Limits
) -> list[tuple[int, bool]]:
    own = outlets[child]
    ranked = sorted(seeds, key=lambda text: (-len(seeds[text]), text))
    same = [text for text in ranked if own > 0 and outlets[text] == own]
    of_house = set(same)
    others = [text for text in ranked if text not in of_house]
    return [(t, False) for t in others[: limits.most]] + [(t, True) for t in same[: limits.same_house]]


def _runs(a: NDArray[np.uint16], b: NDArray[np.uint16], seeds: Sequence[tuple[int, int]], limits: Limits) -> list[Run]:
    runs: list[Run] = []
    reached = 0
    for x, y in seeds:
        if len(runs) == limits.runs:
            break
        if x + limits.gram <= reached:
            continue
        back = same(a[reached:x][::-1], b[:y][::-1])
        size = back + same(a[x:], b[y:])
        if size >= limits.gram:
            runs.append(Run(x - back, y - back, size))
            reached = x - back + size
    return runs


def _house(others: Sequence[_Other], size: int, counted: int) -> NDArray[np.bool_]:
    """Return which words of a text its outlet says elsewhere too; a page of the outlet with half of the words is another version instead."""
    house = np.zeros(size, bool)
    for other in others:
        if other.house and 2 * sum(r.size for r in other.runs) < counted:
            for run in other.runs:
                house[run.a : run.a + run.size] = True
    return house


def _sources(
    others: Sequence[_Other],
    house: NDArray[np.bool_],
    own: tuple[NDArray[np.uint16], NDArray[np.uint8]],
    least: int,
    words_of: Callable[[int], NDArray[np.uint16]],
    limits: Limits,
) -> tuple[list[_Source], NDArray[np.bool_]]:
    """Return the sources that are kept, the best first, and which words no source has."""
    numbers, signs = own
    taken, kept = house.copy(), list[_Source]()
    counted, pairs = int((numbers != 0).sum()), (signs & IN_PAIRS) != 0

    def heaviest(other: _Other) -> int:
        return max((2 * r.size - int(pairs[r.a : r.a + r.size].sum()) for r in other.runs), default=0)

    def told(other: _Other) -> list[Passage]:
        return list(passages(numbers, words_of(other.text), other.runs, limits))

    def enough(other: _Other) -> bool:
        shared = sum(r.size for r in other.runs)
        if shared < least or (other.house and 2 * shared < counted):
            return False
        if heaviest(other) >= 2 * least:
            return True  # else no run is a passage, and what is edited may still be one
        return max(passage.same for passage in told(other)) >= limits.retold * least * (2 if pairs.any() else 1)

    left = [other for other in others if enough(other)]
    for _ in range(limits.sources):
        ranked = [(-sum(int((~taken[r.a : r.a + r.size]).sum()) for r in o.runs), o.text, n) for n, o in enumerate(left)]
        best = min(ranked, default=(0, 0, 0))
        if -best[0] < least:
            break
        chosen = left.pop(best[2])
        reaches = told(chosen)
        sizes = [passage.end - passage.begin for passage in reaches]
        kept.append(_Source(chosen, -best[0], sum(sizes), max(sizes)))
        for begin, end, _same in reaches:
            taken[begin:end] = True
    return kept, ~taken


def _manner(numbers: NDArray[np.uint16], signs: NDArray[np.uint8], at: int, size: int) -> int:
    end = at + size
    whole = bool(signs[at] & BEGINS) and (end >= len(numbers) or numbers[end] == 0 or bool(signs[end] & BEGINS))
    quoted = 4 * int(np.count_nonzero(signs[at:end] & QUOTED)) >= 3 * size
    return SENTENCES * whole + QUOTATION * quoted
