"""Compiled links: candidates, runs, house and sources in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: `Links`, the same to the last bit that `links_plain` gives; tests hold both to it. What a loop means is said there.
Everything here runs without Python's lock. What is called often takes arrays one by one: numba counts references to those of a tuple.
"""

from typing import Any

from whence.trace.archive.compiled_ahead import ask
from whence.trace.archive.compiled_edited import passages
from whence.trace.archive.compiled_gather import asked, gather, looked, resolved
from whence.trace.archive.compiled_sight import STRIDE, first, parts
from whence.trace.archive.compiled_ways import bare, inlined
from whence.trace.archive.layout import (
    ADDED,
    BEGINS,
    BEGUN,
    CHILD,
    FLAGS,
    IN_PAIRS,
    LONGEST,
    OF_HOUSE,
    OTHERS,
    PAIRS,
    PASSAGE,
    PASSED,
    PICKED,
    QUOTATION,
    QUOTED,
    ROWS,
    RUNS_AT,
    SENTENCES,
    SHARED,
    SOURCE,
)

_SIGNS = 64  # signs of words that come with one of them
_TOTAL, _LONGEST, _HEAVIEST = range(3)  # columns of `work.weights`


@bare
def link(d: int, base: int, words: Any, found: Any, held: Any, table: Any, limits: Any, work: Any, made: Any, state: Any) -> int:
    """Find the sources of the texts from `d` on and file their marks; return the text to go on with when `made` is empty again.

    While one text is worked on, the next is gathered, and the marks of the one behind it are looked up.
    """
    count = len(words.bounds) - 1
    if not state[BEGUN] and count:
        asked(0, found.firsts[1], found, table)
        looked(0, found, table, work.slots)
        resolved(0, found, table, work.slots)
        gather(0, base, found, held, table, limits, work, state)
        looked(1, found, table, work.slots)
        resolved(1, found, table, work.slots)
        state[BEGUN] = 1
    while d < count:
        if state[PAIRS] + limits.sources > len(made.pairs) or state[ROWS] + limits.sources * limits.runs > len(made.runs):
            return d
        if d + 1 < count:
            gather(d + 1, base, found, held, table, limits, work, state)
        others, picked = work.picks[d & 1, OTHERS], work.picks[d & 1, PICKED]
        _extend(d, picked, words, held, limits, work)
        looked(d + 2, found, table, work.slots)
        made.facts[d, 0], made.facts[d, 1] = _house(d, others, picked, words.tokens, words.bounds, work)
        pairs, rows = state[PAIRS], state[ROWS]
        _cover(d, base, others, picked, words, held, limits, work, made, state)
        made.facts[d, 2] = _sum(work.free, 0, words.bounds[d + 1] - words.bounds[d])
        resolved(d + 2, found, table, work.slots)
        _manners(pairs, rows, base, words, held, made, state)
        d += 1
    return d


@bare
def _extend(d: int, picked: int, words: Any, held: Any, limits: Any, work: Any) -> None:
    """Extend the marks that a text and every chosen candidate have in common to the longest runs of words that both have."""
    row, own, numbers, bounds = d & 1, words.tokens, held.numbers, held.bounds
    known, heads, here, there, then = work.known[row], work.heads[row], work.here[row], work.there[row], work.then[row]
    chosen, runs, run_first, gram = work.chosen[row], work.runs, work.run_first, limits.gram
    used = 0
    a0, size = words.bounds[d], words.bounds[d + 1] - words.bounds[d]
    for c in range(picked):
        run_first[c] = used
        k, reached, most = chosen[c], 0, used + limits.runs
        b0, other_size = bounds[known[k]], bounds[known[k] + 1] - bounds[known[k]]
        s = heads[k]
        while s >= 0 and used < most:
            x, y = here[s], there[s] - b0
            s = then[s]
            if x + gram <= reached:
                continue
            back = 0  # a few words at most: a run has a mark among its first
            while x - back > reached and y > back and own[a0 + x - back - 1] == numbers[b0 + y - back - 1] != 0:
                back += 1
            run = back + _same_from(own, a0 + x, numbers, b0 + y, min(size - x, other_size - y))
            if run >= gram:
                runs[used, 0], runs[used, 1], runs[used, 2] = x - back, y - back, run
                used += 1
                reached = x - back + run
    run_first[picked] = used


@inlined
def _same_from(own: Any, at: int, others: Any, there: int, most: int) -> Any:
    """Return how many words from two places on are the same, at most so many."""
    n = 0
    while n < most:
        if at + n + STRIDE > len(own) or there + n + STRIDE > len(others):
            while n < most and own[at + n] == others[there + n] and own[at + n] != 0:
                n += 1
            return n
        bits = parts(own, at + n, others, there + n)
        if bits:
            return min(most, n + first(bits))
        n += STRIDE
    return most


@inlined
def _house(d: int, others: int, picked: int, tokens: Any, bounds: Any, work: Any) -> Any:
    """Find what the house says on every page, words shared with other texts of its own; return how many words count and are the house's."""
    a, size = bounds[d], bounds[d + 1] - bounds[d]
    free, runs, run_first = work.free, work.runs, work.run_first
    for i in range(size):
        free[i] = tokens[a + i] != 0
    counted = _sum(free, 0, size)
    if others == picked:
        return counted, 0
    for c in range(others, picked):
        total = 0
        for r in range(run_first[c], run_first[c + 1]):
            total += runs[r, 2]
        if 2 * total < counted:
            for r in range(run_first[c], run_first[c + 1]):
                for i in range(runs[r, 0], runs[r, 0] + runs[r, 2]):
                    free[i] = 0
    return counted, counted - _sum(free, 0, size)


@inlined
def _sum(free: Any, first: int, after: int) -> int:
    """Return how many of some words are free."""
    n = 0
    for i in range(first, after):
        n += free[i]
    return n


@bare
def _cover(
    d: int, base: int, others: int, picked: int, words: Any, held: Any, limits: Any, work: Any, made: Any, state: Any
) -> None:
    """Take the source of most words first, the earlier of equals; then those that add to it."""
    size, counted, signs = words.bounds[d + 1] - words.bounds[d], made.facts[d, 0], words.signs[words.bounds[d] :]
    known, chosen, open_, free, runs, run_first = (
        work.known[d & 1],
        work.chosen[d & 1],
        work.open,
        work.free,
        work.runs,
        work.run_first,
    )
    pairs = made.pairs
    least = limits.enough
    if size <= limits.short:
        least = min(least, max(limits.gram, (counted + 1) // 2))
    enough = limits.retold * least * (1 + _weigh(picked, run_first, runs, signs, size, work.weights))
    for c in range(picked):
        total, text = work.weights[c, _TOTAL], known[chosen[c]]
        open_[c] = total >= least and (c < others or 2 * total >= counted)
        if open_[c] and work.weights[c, _HEAVIEST] < 2 * least:  # no run is a passage, and what is edited may still be one
            open_[c] = _passages(d, c, text, words, held, limits, work, False)[2] >= enough
    for _turn in range(limits.sources):
        best = added = 0
        for c in range(picked):
            total, text = work.weights[c, _TOTAL], known[chosen[c]]
            if not open_[c] or total < max(added, least) or (total == added and text > known[chosen[best]]):
                continue  # it cannot add more than it has
            n = _adds(run_first[c], run_first[c + 1], runs, free)
            if n >= least and (n > added or (n == added and text < known[chosen[best]])):
                best, added = c, n
        if added < least:
            break
        open_[best] = 0
        shared, longest = work.weights[best, _TOTAL], work.weights[best, _LONGEST]
        p, text = state[PAIRS], known[chosen[best]]
        pairs[p, CHILD], pairs[p, SOURCE], pairs[p, ADDED], pairs[p, SHARED] = base + d, text, added, shared
        pairs[p, LONGEST], pairs[p, RUNS_AT], pairs[p, FLAGS] = longest, state[ROWS], OF_HOUSE if best >= others else 0
        state[PAIRS] += 1
        _enter(best, held.bounds[text], held.signs, work, made.runs, state)
        pairs[p, PASSED], pairs[p, PASSAGE], _ = _passages(d, best, text, words, held, limits, work, True)


@inlined
def _passages(d: int, c: int, text: Any, words: Any, held: Any, limits: Any, work: Any, take: bool) -> Any:
    """Return what `passages` says of a candidate."""
    a, b, z = words.bounds[d], held.bounds[text], held.bounds[text + 1]
    return passages(
        words.tokens, a, words.bounds[d + 1] - a, held.numbers, b, z - b, work.runs, work.run_first[c], work.run_first[c + 1],
        limits.changed, limits.dropped, limits.edited, limits.shifted, work.free, take,
    )  # fmt: skip


@inlined
def _weigh(picked: int, run_first: Any, runs: Any, signs: Any, size: int, weights: Any) -> Any:
    """Fill in for every candidate its words, its longest run, and twice the weight of its heaviest; say whether there are pairs of characters.

    These weigh half.
    """
    pairs = 0
    for i in range(size):
        pairs += signs[i] & IN_PAIRS != 0
    for c in range(picked):
        total = longest = heaviest = 0
        for r in range(run_first[c], run_first[c + 1]):
            halves = 0
            if pairs:
                for i in range(runs[r, 0], runs[r, 0] + runs[r, 2]):
                    halves += signs[i] & IN_PAIRS != 0
            total += runs[r, 2]
            longest = max(longest, runs[r, 2])
            heaviest = max(heaviest, 2 * runs[r, 2] - halves)
        weights[c, _TOTAL], weights[c, _LONGEST], weights[c, _HEAVIEST] = total, longest, heaviest
    return pairs > 0


@inlined
def _adds(first: int, after: int, runs: Any, free: Any) -> int:
    """Return how many words runs have that are free."""
    added = 0
    for r in range(first, after):
        added += _sum(free, runs[r, 0], runs[r, 0] + runs[r, 2])
    return added


@inlined
def _enter(c: int, begins: int, signs: Any, work: Any, out: Any, state: Any) -> None:
    """Enter the runs of a source; ask for how they stand in it."""
    runs = work.runs
    for r in range(work.run_first[c], work.run_first[c + 1]):
        b, size, n = runs[r, 1], runs[r, 2], state[ROWS]
        out[n, 0], out[n, 1], out[n, 2] = runs[r, 0], b, size
        state[ROWS] += 1
        for i in range(0, size + _SIGNS, _SIGNS):
            ask(signs, begins + b + i)


@bare
def _manners(pair: int, row: int, base: int, words: Any, held: Any, made: Any, state: Any) -> None:
    """Say how the runs from `row` on, of the pairs from `pair` on, stand in both texts."""
    pairs, runs = made.pairs, made.runs
    while row < state[ROWS]:
        if pair + 1 < state[PAIRS] and row == pairs[pair + 1, RUNS_AT]:
            pair += 1
        child, source, size = pairs[pair, CHILD] - base, pairs[pair, SOURCE], runs[row, 2]
        runs[row, 3] = _manner(words.tokens, words.signs, words.bounds, child, runs[row, 0], size)
        runs[row, 4] = _manner(held.numbers, held.signs, held.bounds, source, runs[row, 1], size)
        row += 1


@inlined
def _manner(numbers: Any, signs: Any, bounds: Any, d: int, at: int, size: int) -> int:
    """Return how a run stands in its text: whole sentences, mostly between quotation marks."""
    a = bounds[d] + at
    quoted, end = 0, a + size
    for i in range(a, end):
        quoted += signs[i] & QUOTED != 0
    whole = signs[a] & BEGINS != 0 and (end >= bounds[d + 1] or numbers[end] == 0 or signs[end] & BEGINS != 0)
    return SENTENCES * whole + QUOTATION * (4 * quoted >= 3 * size)
