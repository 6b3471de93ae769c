"""Compiled links: candidates, runs, house and sources in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: `Links`, the same to the last bit that `links_plain` gives; tests hold both to it. What a loop means is said there.
Everything here runs without Python's lock. What is called often takes arrays one by one: numba counts references to those of a tuple.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_ahead import ask
from whence.trace.archive.compiled_cut import fast, inlined
from whence.trace.archive.compiled_places import file, home, listed, same_or_open
from whence.trace.archive.layout import (
    ADDED,
    BEGINS,
    CHILD,
    FLAGS,
    IN_PAIRS,
    LONGEST,
    MANY,
    NEAR,
    OF_HOUSE,
    QUOTATION,
    QUOTED,
    RUNS_AT,
    SENTENCES,
    SHARED,
    SOURCE,
)

_LOW, _MANY = np.uint64(0xFFFFFFFF), np.uint64(MANY)
_LINE = 64 // 4  # numbers of a list that come with one of them
_TOTAL, _LONGEST, _HEAVIEST = range(3)  # columns of `work.weights`


@fast
def link(d: int, base: int, words: Any, found: Any, held: Any, table: Any, limits: Any, work: Any, made: Any, state: Any) -> int:
    """Find the sources of the texts from `d` on and file their marks; return the text to go on with when `made` is empty again.

    `state` holds how many marks are new, and how many pairs and runs there are.
    """
    _find(d, found, table, work.slots)
    while d < len(words.bounds) - 1:
        if state[1] + limits.sources > len(made.pairs) or state[2] + limits.sources * limits.runs > len(made.runs):
            return d
        _ask(d + 1, found, table.slots)
        known = _collect(d, found, held, table, limits, work)
        others, picked = _choose(known, base + d, held.outlets, limits, work)
        _extend(base + d, picked, held, limits, work)
        _find(d + 1, found, table, work.slots)
        made.facts[d, 0], made.facts[d, 1] = _house(d, others, picked, words.tokens, words.bounds, work)
        _cover(d, base, others, picked, words, held, limits, work, made, state)
        made.facts[d, 2] = _sum(work.free, 0, words.bounds[d + 1] - words.bounds[d])
        state[0] += _file(d, held.bounds[base + d], found, table, limits.newest + 1, work.slots[d & 1])
        d += 1
    return d


@inlined
def _ask(d: int, found: Any, slots: Any) -> None:
    """Ask for the slots at which the search for the marks of text `d` begins, while the text before it is still worked on."""
    if d < len(found.firsts) - 1:
        for m in range(found.firsts[d], found.firsts[d + 1]):
            ask(slots, home(found.keys[m], len(slots)))


@inlined
def _find(d: int, found: Any, table: Any, spots: Any) -> None:
    """Find the slots of the marks of text `d` and ask for their lists; two texts' are kept, that of the text before this one is not filed yet."""
    if d < len(found.firsts) - 1:
        slots, own, first = table.slots, spots[d & 1], found.firsts[d]
        for m in range(first, found.firsts[d + 1]):
            own[m - first] = spot = same_or_open(found.keys[m], home(found.keys[m], len(slots)), slots)
            value = slots[spot] & _LOW
            if value & _MANY:
                at: Any = np.int64(value ^ _MANY)
                ask(table.lists, at)
                ask(table.lists, at + _LINE)


@fast
def _collect(d: int, found: Any, held: Any, table: Any, limits: Any, work: Any) -> int:
    """Gather the earlier texts that have marks of text `d`, each with the pairs of words at which they do; return how many there are."""
    places, bounds, near, spot_of = found.places, held.bounds, held.near, work.table
    marks, words, in_text = work.marks, work.words, work.texts
    known, hits, heads, tails, here, there, then = work.known, work.hits, work.heads, work.tails, work.here, work.there, work.then
    texts, seeds, mask = 0, 0, len(spot_of) - 1
    first, after = found.firsts[d], found.firsts[d + 1]
    spots = work.slots[d & 1]
    for begin in range(first, after, limits.sweep):
        end = min(begin + limits.sweep, after)
        n = _sweep(begin, end, found.keys, table.slots, table.lists, limits.newest + 1, spots[begin - first :], marks, words)
        for i in range(n):
            ask(near, words[i] >> NEAR)
        for i in range(n):
            in_text[i] = near[words[i] >> NEAR]
            ask(bounds, in_text[i] + 1)
        for i in range(n):
            text: Any = in_text[i]
            text += bounds[text + 1] <= words[i]  # without a branch, which could not be foreseen
            while bounds[text + 1] <= words[i]:  # of short texts several begin between two words of `near`
                text += 1
            in_text[i] = text
            words[i] -= bounds[text]
        for i in range(n):
            if seeds == limits.seeds:
                break
            text, a, b = in_text[i], np.int64(places[marks[i]]), words[i]
            spot = (text * 40503) & mask
            k: Any = np.int64(spot_of[spot])
            while k >= 0 and known[k] != text:
                spot = (spot + 1) & mask
                k = np.int64(spot_of[spot])
            if k < 0:
                if texts == limits.known:
                    continue
                spot_of[spot] = k = texts
                known[k], hits[k], heads[k] = text, 0, seeds
                texts += 1
            elif here[tails[k]] == a and there[tails[k]] == b:
                continue  # it is the last of them again
            else:
                then[tails[k]] = seeds
            here[seeds], there[seeds], then[seeds] = a, b, -1
            tails[k] = seeds
            hits[k] += 1
            seeds += 1
    for k in range(texts):
        spot = (known[k] * 40503) & mask
        while spot_of[spot] >= 0:
            spot_of[spot] = -1
            spot = (spot + 1) & mask
    return texts


@inlined
def _sweep(begin: int, end: int, keys: Any, slots: Any, lists: Any, room: int, spots: Any, marks: Any, words: Any) -> int:
    """Find the places of marks whose slots were found before the last text was filed; return how many there are."""
    n = 0
    for m in range(begin, end):
        spots[m - begin] = same_or_open(keys[m], spots[m - begin], slots)  # it may have been open then
        place: Any = np.int64(slots[spots[m - begin]] & _LOW)
        if place & MANY:
            before = n
            n = listed(place & ~MANY, lists, room, words, n)
            for i in range(before, n):
                marks[i] = m
        elif place:
            marks[n], words[n] = m, place - 1
            n += 1
    return n


@fast
def _choose(count: int, child: int, outlets: Any, limits: Any, work: Any) -> Any:
    """Choose the texts with the most marks in common, the earlier of equals; some of the same house stand behind the others."""
    own, chosen, ranks, known, hits, of_house = outlets[child], work.chosen, work.ranks, work.known, work.hits, work.tails
    picked = house = 0
    for k in range(count):
        of_house[k] = own > 0 and outlets[known[k]] == own
        house += of_house[k]
    others = 0
    for same in range(2 if house else 1):
        limit = limits.same_house if same else limits.most
        begin = picked
        for k in range(count):
            if of_house[k] != same:
                continue
            n, rank = picked, (hits[k] << 32) - known[k]
            if picked - begin == limit:
                n = picked - 1
                if limit == 0 or rank < ranks[n]:
                    continue
            else:
                picked += 1
            while n > begin and ranks[n - 1] < rank:
                chosen[n], ranks[n] = chosen[n - 1], ranks[n - 1]
                n -= 1
            chosen[n], ranks[n] = k, rank
        others = others if same else picked
    return others, picked


@fast
def _extend(child: int, picked: int, held: Any, limits: Any, work: Any) -> None:
    """Extend the marks that a text and every chosen candidate have in common to the longest runs of words that both have."""
    lows, bounds = held.lows, held.bounds
    known, heads, here, there, then = work.known, work.heads, work.here, work.there, work.then
    chosen, runs, run_first, gram = work.chosen, work.runs, work.run_first, limits.gram
    used = 0
    for c in range(picked):
        k = chosen[c]
        ask(lows, bounds[known[k]] + there[heads[k]])
        ask(lows, bounds[known[k]] + there[heads[k]] + limits.gram)
    a0, size = bounds[child], bounds[child + 1] - bounds[child]
    for c in range(picked):
        run_first[c] = used
        k, reached, most = chosen[c], 0, used + limits.runs
        b0, other_size = bounds[known[k]], bounds[known[k] + 1] - bounds[known[k]]
        s = heads[k]
        while s >= 0 and used < most:
            x, y = here[s], there[s]
            s = then[s]
            if x + gram <= reached:
                continue
            z, v = x, y
            while x > reached and y > 0 and lows[a0 + x - 1] == lows[b0 + y - 1] and lows[a0 + x - 1] != 0:
                x -= 1
                y -= 1
            while z < size and v < other_size and lows[a0 + z] == lows[b0 + v] and lows[a0 + z] != 0:
                z += 1
                v += 1
            if z - x >= gram:
                runs[used, 0], runs[used, 1], runs[used, 2] = x, y, z - x
                used += 1
                reached = z
    run_first[picked] = used


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


@fast
def _cover(
    d: int, base: int, others: int, picked: int, words: Any, held: Any, limits: Any, work: Any, made: Any, state: Any
) -> None:
    """Take the source of most words first, the earlier of equals; then those that add to it."""
    size, counted, signs = words.bounds[d + 1] - words.bounds[d], made.facts[d, 0], words.signs[words.bounds[d] :]
    known, chosen, open_, free, runs, run_first = work.known, work.chosen, work.open, work.free, work.runs, work.run_first
    pairs = made.pairs
    least = limits.enough
    if size <= limits.short:
        least = min(least, max(limits.gram, (counted + 1) // 2))
    _weigh(picked, run_first, runs, signs, size, work.weights)
    for c in range(picked):
        open_[c] = work.weights[c, _HEAVIEST] >= 2 * least and (c < others or 2 * work.weights[c, _TOTAL] >= counted)
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
        p, text = state[1], known[chosen[best]]
        pairs[p, CHILD], pairs[p, SOURCE], pairs[p, ADDED], pairs[p, SHARED] = base + d, text, added, shared
        pairs[p, LONGEST], pairs[p, RUNS_AT], pairs[p, FLAGS] = longest, state[2], OF_HOUSE if best >= others else 0
        state[1] += 1
        _take(best, base + d, text, held.lows, held.signs, held.bounds, limits, work, made.runs, state)


@inlined
def _weigh(picked: int, run_first: Any, runs: Any, signs: Any, size: int, weights: Any) -> None:
    """Fill in for every candidate its words, its longest run, and twice the weight of its heaviest (pairs of characters weigh half)."""
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


@inlined
def _adds(first: int, after: int, runs: Any, free: Any) -> int:
    """Return how many words runs have that are free."""
    added = 0
    for r in range(first, after):
        added += _sum(free, runs[r, 0], runs[r, 0] + runs[r, 2])
    return added


@inlined
def _take(
    c: int, child: int, text: int, lows: Any, signs: Any, bounds: Any, limits: Any, work: Any, out: Any, state: Any
) -> None:
    """Enter the runs of a source and take their words, so that the next source has to add others."""
    runs, free = work.runs, work.free
    z = v = 0
    for r in range(work.run_first[c], work.run_first[c + 1]):
        a, b, size, n = runs[r, 0], runs[r, 1], runs[r, 2], state[2]
        out[n, 0], out[n, 1], out[n, 2] = a, b, size
        out[n, 3] = _manner(lows, signs, bounds, child, a, size)
        out[n, 4] = _manner(lows, signs, bounds, text, b, size)
        state[2] += 1
        begin = a
        if r > work.run_first[c] and a - z <= limits.edited and abs((b - v) - (a - z)) <= limits.shifted:
            begin = z  # a few other words between two runs that go on alike: an edited passage
        z, v = a + size, b + size
        for i in range(begin, z):
            free[i] = 0


@inlined
def _manner(lows: Any, signs: Any, bounds: Any, d: int, at: int, size: int) -> int:
    """Return how a run stands in its text: whole sentences, mostly between quotation marks."""
    a = bounds[d] + at
    quoted, end = 0, a + size
    for i in range(a, end):
        quoted += signs[i] & QUOTED != 0
    whole = signs[a] & BEGINS != 0 and (end >= bounds[d + 1] or lows[end] == 0 or signs[end] & BEGINS != 0)
    return SENTENCES * whole + QUOTATION * (4 * quoted >= 3 * size)


@inlined
def _file(d: int, begin: int, found: Any, table: Any, room: int, spots: Any) -> int:
    """File the marks of text `d`, which begins at word number `begin`; return how many marks are new."""
    keys, places, first, slots, lists, state = found.keys, found.places, found.firsts[d], table.slots, table.lists, table.state
    new = 0
    for m in range(first, found.firsts[d + 1]):
        slot = same_or_open(keys[m], spots[m - first], slots)  # what was open may have been taken by a mark of this very text
        new += file(keys[m], slot, begin + places[m], begin, room, slots, lists, state)
    return new
