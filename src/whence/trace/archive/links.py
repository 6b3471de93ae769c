"""Links: which earlier texts a new one has its words from.

In: words and marks of new texts, what is held of the earlier ones, and the postings under the marks. Out: `Links`.

    1 candidates   the texts with the most marks in common, the earlier of equals (three of the same outlet beside them)
    2 runs         every common mark is extended word by word to the longest run that both texts have
    3 house        words that an outlet repeats on its pages are nobody's copy
    4 sources      a greedy cover: the source of most words first, the earlier of equals, then those that add to it

Refuses: runs shorter than a mark; a source that has no run of `min_words` with the text (pairs of characters count for half a word).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.settings import TraceSettings
from whence.trace.archive.cut import BEGINS, IN_PAIRS, QUOTED, Cut
from whence.trace.archive.fresh import Fresh
from whence.trace.archive.marks import SHORT, Marks
from whence.trace.archive.segment import Segment, ranges
from whence.trace.archive.speed import compiled

SOURCES = 6
"""Sources of one text at most."""
_HOUSE = 3
_RUNS = 48
_EDITED, _SHIFTED = 16, 2
"""Other words, at most, between two runs that go on alike in both texts, and by how many they may differ: an edited passage."""
_SEEDS = 1 << 18
_KNOWN = 4096
SENTENCES, QUOTATION = 1, 2
"""How a run stands in a text: whole sentences; mostly between quotation marks."""


class Links(NamedTuple):
    """Who has whose words.

    Row p of `pairs` says of two texts, by number: child, source, words that this source adds to the better ones, words
    shared in all, the longest run, the first of the pair's rows in `runs`, whether they are of one outlet (1). A row of `runs`: the word at which
    it begins in child and source, its length, how it stands in each. `facts` has, for every text that was asked about, how many words
    count, how many of these are its house's, and how many are its own: neither the house's nor of a passage that a source has too.
    """

    pairs: NDArray[np.int64]
    runs: NDArray[np.int64]
    facts: NDArray[np.int64]


class Earlier(NamedTuple):
    """The texts before the new ones: their words, how each stands, where each text begins, and everybody's outlet, the new ones' too."""

    tokens: NDArray[np.uint32]
    signs: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    outlets: NDArray[np.uint32]


class Rows(NamedTuple):
    """What the segments hold under the marks of new texts.

    `row` is the row of every mark, -1 for none; a row has the first posting in column 0, then `filled` others, the newest first.
    """

    row: NDArray[np.int64]
    filled: NDArray[np.int64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]

    @classmethod
    def of(cls, segments: Sequence[Segment], found: Marks, newest: int, *, plain: bool) -> "Rows":
        """Look the marks up in segments, which are given from the oldest to the newest."""
        rows = np.full(len(found.keys), -1, np.int64)
        spans = [(s, *ranges(s, found.keys, plain=plain)) for s in reversed(segments)]
        some = np.zeros(len(found.keys), bool)
        for _, first, after in spans:
            some |= after > first
        n = int(some.sum())
        made = cls(rows, np.zeros(n, np.int64), np.zeros((n, newest + 1), np.uint32), np.zeros((n, newest + 1), np.uint32))
        rows[some] = np.arange(n)
        for s, first, after in spans:
            if plain or compiled is None:
                made._take(s, first, after, newest)
            else:
                compiled.gather(s.held.texts, s.held.places, first, after, newest, rows, made.filled, made.texts, made.places)
        return made

    def _take(self, s: Segment, first: NDArray[np.int64], after: NDArray[np.int64], newest: int) -> None:
        for m in np.flatnonzero(after > first).tolist():
            r, begin = self.row[m], int(first[m])
            take = min(newest - int(self.filled[r]), int(after[m]) - begin)
            at = 1 + int(self.filled[r])
            last = int(after[m]) - 1
            for column, held in ((self.texts, s.held.texts), (self.places, s.held.places)):
                column[r, at : at + take] = held[last - take + 1 : last + 1][::-1]
                column[r, 0] = held[begin]
            self.filled[r] += take


def linked(
    base: int,
    words: Cut,
    found: Marks,
    earlier: Earlier,
    rows: Rows,
    fresh: Fresh,
    settings: TraceSettings,
    *,
    plain: bool = False,
) -> Links:
    """Return the sources of new texts, the first of which has the number `base`, and file their marks as the newest."""
    if plain or compiled is None:
        return _linked_plain(base, words, found, earlier, rows, fresh, settings)
    count = len(words.bounds) - 1
    facts = np.zeros((count, 3), np.int64)
    pairs, runs = np.empty((max(64, 2 * count), 7), np.int64), np.empty((max(1024, 12 * count), 5), np.int64)
    state = np.array([fresh.size, 0, 0], np.int64)
    made: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    done = 0
    while True:
        done = compiled.link(
            done, base, words.tokens, words.signs, words.bounds, found.keys, found.places, found.firsts,
            earlier.tokens, earlier.signs, earlier.bounds, earlier.outlets, rows.row, rows.filled, rows.texts, rows.places,
            fresh.slot_key, fresh.slot_head, fresh.slot_first, fresh.keys, fresh.texts, fresh.places, fresh.before, state,
            settings.gram, settings.min_words, SHORT, settings.newest, settings.candidates, SOURCES, pairs, runs, facts,
        )  # fmt: skip
        fresh.size = int(state[0])
        made.append((pairs[: state[1]].copy(), runs[: state[2]].copy()))
        state[1:] = 0
        if done == count:
            return _joined(made, facts)


def _joined(made: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], facts: NDArray[np.int64]) -> Links:
    at = 0
    for pairs, runs in made:
        pairs[:, 5] += at
        at += len(runs)
    return Links(np.concatenate([p for p, _ in made]), np.concatenate([r for _, r in made]), facts)


# ---------------------------------------------------------------------------------------------- the plain way


class _Run(NamedTuple):
    a: int
    b: int
    size: int


class _Other(NamedTuple):
    """A candidate with its runs; `house` says that it is of the same outlet."""

    text: int
    house: bool
    runs: list[_Run]


def _linked_plain(
    base: int, words: Cut, found: Marks, earlier: Earlier, rows: Rows, fresh: Fresh, settings: TraceSettings
) -> Links:
    pairs: list[list[int]] = []
    runs: list[list[int]] = []
    facts = np.zeros((len(words.bounds) - 1, 3), np.int64)

    def held(text: int) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
        cut, n = (words, text - base) if text >= base else (earlier, text)
        return cut.tokens[cut.bounds[n] : cut.bounds[n + 1]], cut.signs[cut.bounds[n] : cut.bounds[n + 1]]

    for d in range(len(words.bounds) - 1):
        tokens, signs = held(base + d)
        own = range(int(found.firsts[d]), int(found.firsts[d + 1]))
        seeds = _seeds(own, found, rows, fresh, settings.newest)
        others = [
            _Other(text, house, _runs(tokens, held(text)[0], seeds[text], settings.gram))
            for text, house in _candidates(seeds, earlier.outlets, base + d, settings.candidates)
        ]
        counted = int((tokens != 0).sum())
        house = _house(others, len(tokens), counted)
        least = settings.min_words if len(tokens) > SHORT else min(settings.min_words, max(settings.gram, (counted + 1) // 2))
        sources, left = _sources(others, house, signs, counted, least)
        facts[d] = counted, house.sum(), int((left & (tokens != 0)).sum())
        for other, added in sources:
            theirs = held(other.text)
            shared, longest = sum(r.size for r in other.runs), max(r.size for r in other.runs)
            pairs.append([base + d, other.text, added, shared, longest, len(runs), int(other.house)])
            runs.extend([*r, _manner(tokens, signs, r.a, r.size), _manner(*theirs, r.b, r.size)] for r in other.runs)
        for m in own:
            fresh.file(int(found.keys[m]), base + d, int(found.places[m]))
    return Links(np.array(pairs, np.int64).reshape(-1, 7), np.array(runs, np.int64).reshape(-1, 5), facts)


def _seeds(own: range, found: Marks, rows: Rows, fresh: Fresh, newest: int) -> dict[int, list[tuple[int, int]]]:
    """Return by text the pairs of words at which it and the new one have a mark in common, in the order of the new one."""
    seeds: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    left = _SEEDS
    for m in own:
        late = fresh.lists.get(int(found.keys[m]), [])
        postings = late[::-1][:newest]
        r = int(rows.row[m])
        if r >= 0:
            old = zip(
                rows.texts[r, 1 : rows.filled[r] + 1].tolist(), rows.places[r, 1 : rows.filled[r] + 1].tolist(), strict=True
            )
            postings = [*postings, *old][:newest]
        if len(postings) == newest:
            postings.append((int(rows.texts[r, 0]), int(rows.places[r, 0])) if r >= 0 else late[0])
        for text, place in postings[:left]:
            left -= 1
            if text not in seeds and len(seeds) >= _KNOWN:
                continue
            seed = (int(found.places[m]), place)
            if not seeds[text] or seeds[text][-1] != seed:
                seeds[text].append(seed)
    return seeds


def _candidates(
    seeds: dict[int, list[tuple[int, int]]], outlets: NDArray[np.uint32], child: int, most: int
) -> list[tuple[int, bool]]:
    own = outlets[child]
    ranked = sorted(seeds, key=lambda text: (-len(seeds[text]), text))
    same = [text for text in ranked if own > 0 and outlets[text] == own]
    return [(t, False) for t in [t for t in ranked if t not in set(same)][:most]] + [(t, True) for t in same[:_HOUSE]]


def _runs(a: NDArray[np.uint32], b: NDArray[np.uint32], seeds: Sequence[tuple[int, int]], gram: int) -> list[_Run]:
    runs: list[_Run] = []
    reached = 0
    for x, y in seeds:
        if len(runs) == _RUNS:
            break
        if x + gram <= reached:
            continue
        back = _same(a[reached:x][::-1], b[:y][::-1])
        size = back + _same(a[x:], b[y:])
        if size >= gram:
            runs.append(_Run(x - back, y - back, size))
            reached = x - back + size
    return runs


def _same(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> int:
    """Return how many words from the beginning are the same."""
    n = min(len(a), len(b))
    differ = np.flatnonzero((a[:n] != b[:n]) | (a[:n] == 0))
    return int(differ[0]) if len(differ) else n


def _house(others: Sequence[_Other], size: int, counted: int) -> NDArray[np.bool_]:
    """Return which words of a text its outlet says elsewhere too; a page of the outlet with half of the words is another version instead."""
    house = np.zeros(size, bool)
    for other in others:
        if other.house and 2 * sum(r.size for r in other.runs) < counted:
            for run in other.runs:
                house[run.a : run.a + run.size] = True
    return house


def _sources(
    others: Sequence[_Other], house: NDArray[np.bool_], signs: NDArray[np.uint8], counted: int, least: int
) -> tuple[list[tuple[_Other, int]], NDArray[np.bool_]]:
    """Return the sources that are kept, each with the words that it adds, and which words no source has."""
    taken = house.copy()
    left, kept = list(others), []
    pairs = (signs & IN_PAIRS) != 0

    def heaviest(other: _Other) -> int:
        return max((2 * r.size - int(pairs[r.a : r.a + r.size].sum()) for r in other.runs), default=0)

    left = [o for o in left if heaviest(o) >= 2 * least and not (o.house and 2 * sum(r.size for r in o.runs) < counted)]
    for _ in range(SOURCES):
        ranked = [(-sum(int((~taken[r.a : r.a + r.size]).sum()) for r in o.runs), o.text, n) for n, o in enumerate(left)]
        best = min(ranked, default=(0, 0, 0))
        if -best[0] < least:
            break
        chosen = left.pop(best[2])
        kept.append((chosen, -best[0]))
        for before, run in zip([None, *chosen.runs], chosen.runs, strict=False):
            begin = run.a
            if before is not None:
                gap, theirs = run.a - before.a - before.size, run.b - before.b - before.size
                begin -= gap if gap <= _EDITED and abs(theirs - gap) <= _SHIFTED else 0
            taken[begin : run.a + run.size] = True
    return kept, ~taken


def _manner(tokens: NDArray[np.uint32], signs: NDArray[np.uint8], at: int, size: int) -> int:
    end = at + size
    whole = bool(signs[at] & BEGINS) and (end >= len(tokens) or tokens[end] == 0 or bool(signs[end] & BEGINS))
    quoted = 4 * int(np.count_nonzero(signs[at:end] & QUOTED)) >= 3 * size
    return SENTENCES * whole + QUOTATION * quoted
