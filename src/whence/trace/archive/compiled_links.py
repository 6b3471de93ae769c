"""Compiled links: candidates, runs, house and sources in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: `Links`, the same to the last bit that `links_plain` gives; tests hold both to it. What a loop means is said there.
Everything here runs without Python's lock. What is called often takes arrays one by one: numba counts references to those of a tuple.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_cut import fast
from whence.trace.archive.layout import (
    ADDED,
    BEGINS,
    CHILD,
    FLAGS,
    IN_PAIRS,
    LONGEST,
    OF_HOUSE,
    QUOTATION,
    QUOTED,
    RUNS_AT,
    SENTENCES,
    SHARED,
    SOURCE,
)
from whence.trace.archive.mixing import HALF, MIX2

_TEXT, _HITS, _HEAD, _TAIL = range(4)  # columns of `work.known`
_NEXT = 2  # of `work.seeds`, behind the words of both texts
_POST_KEY, _POST_TEXT, _POST_PLACE, _BEFORE = range(4)  # columns of `posts.posts`
_LOW = np.uint64(0xFFFFFFFF)
_TOTAL, _LONGEST, _HEAVIEST = range(3)  # columns of `work.weights`


@fast
def link(
    d: int, base: int, words: Any, found: Any, earlier: Any, rows: Any, posts: Any, limits: Any, work: Any, made: Any, state: Any
) -> int:
    """Find the sources of the texts from `d` on and file their marks; return the text to go on with when `made` is empty again.

    `state` holds how many postings, pairs and runs there are.
    """
    while d < len(words.bounds) - 1:
        if state[1] + limits.sources > len(made.pairs) or state[2] + limits.sources * limits.runs > len(made.runs):
            return d
        known = _collect(d, found, rows, posts, limits, work)
        others, picked = _choose(known, base + d, earlier.outlets, limits, work)
        _extend(d, base, picked, words, earlier, limits, work)
        made.facts[d, 0], made.facts[d, 1] = _house(d, others, picked, words, work)
        _cover(d, base, others, picked, words, earlier, limits, work, made, state)
        made.facts[d, 2] = _left(d, words.tokens, words.bounds, work.taken, work.house)
        _file(d, base, found, posts, work, state)
        d += 1
    return d


@fast
def _slot_of(key: Any, heads: Any) -> Any:
    """Return the place of a mark in the table of the fresh postings, or the open place where it would stand."""
    mask = np.uint64(len(heads) - 1)
    return _same_or_open(key, (np.uint64(key) * MIX2) >> np.uint64(40) & mask, heads)


@fast
def _same_or_open(key: Any, slot: Any, heads: Any) -> Any:
    """Return the first place from `slot` on that has this key or is open."""
    mask = np.uint64(len(heads) - 1)
    while heads[slot] != 0 and heads[slot] >> HALF != np.uint64(key):
        slot = (slot + np.uint64(1)) & mask
    return slot


@fast
def _place_of(text: Any, table: Any, known: Any) -> int:
    """Return the place in `table` of the earlier text that has this number, or the open place where it would stand."""
    t = (text * 40503) & (len(table) - 1)
    while table[t] >= 0 and known[table[t], _TEXT] != text:
        t = (t + 1) & (len(table) - 1)
    return t


@fast
def _collect(d: int, found: Any, rows: Any, posts: Any, limits: Any, work: Any) -> int:
    """Gather the earlier texts that have marks of text `d`, each with the pairs of words at which they do; return how many there are."""
    keys, places, row, filled, row_texts, row_places = found.keys, found.places, rows.row, rows.filled, rows.texts, rows.places
    heads, firsts, filed, spots = posts.heads, posts.firsts, posts.posts, work.spots
    table, known, seeds, newest, most_seeds, most_known = (
        work.table,
        work.known,
        work.seeds,
        limits.newest,
        limits.seeds,
        limits.known,
    )
    texts = count = 0
    begin = found.firsts[d]
    for m in range(begin, found.firsts[d + 1]):  # all places first: memory is then asked for many of them at a time
        spots[m - begin] = _slot_of(keys[m], heads)
    for m in range(begin, found.firsts[d + 1]):
        slot = spots[m - begin]
        p, r, n, at = np.int64(heads[slot] & _LOW) - 1, row[m], 0, 1
        old = filled[r] if r >= 0 else 0
        while count < most_seeds and n <= newest:  # the newest, fresh ones before older ones, and behind them the first of all
            if n == newest:
                if r >= 0:
                    text, place = np.int64(row_texts[r, 0]), np.int64(row_places[r, 0])
                else:
                    first = firsts[slot]
                    text, place = np.int64(filed[first, _POST_TEXT]), np.int64(filed[first, _POST_PLACE])
            elif p >= 0:
                text, place = np.int64(filed[p, _POST_TEXT]), np.int64(filed[p, _POST_PLACE])
                p = np.int64(filed[p, _BEFORE]) - 1
            elif at <= old:
                text, place = np.int64(row_texts[r, at]), np.int64(row_places[r, at])
                at += 1
            else:
                break
            n += 1
            t = _place_of(text, table, known)
            if table[t] < 0:
                if texts == most_known:
                    continue
                table[t] = texts
                known[texts, _TEXT], known[texts, _HITS], known[texts, _HEAD], known[texts, _TAIL] = text, 0, -1, -1
                texts += 1
            count += _seeded(known, table[t], seeds, count, np.int64(places[m]), place)
    for k in range(texts):
        t = (known[k, _TEXT] * 40503) & (len(table) - 1)
        while table[t] >= 0:
            table[t] = -1
            t = (t + 1) & (len(table) - 1)
    return texts


@fast
def _seeded(known: Any, k: int, seeds: Any, n: int, a: Any, b: Any) -> int:
    """Put a common mark behind the others of earlier text `k`, as number `n`; return 0 where it is the last of them again."""
    last = known[k, _TAIL]
    if last >= 0:
        if seeds[last, 0] == a and seeds[last, 1] == b:
            return 0
        seeds[last, _NEXT] = n
    else:
        known[k, _HEAD] = n
    seeds[n, 0], seeds[n, 1], seeds[n, _NEXT] = a, b, -1
    known[k, _TAIL] = n
    known[k, _HITS] += 1
    return 1


@fast
def _choose(count: int, child: int, outlets: Any, limits: Any, work: Any) -> Any:
    """Choose the texts with the most marks in common, the earlier of equals; some of the same house stand behind the others."""
    own, chosen, known = outlets[child], work.chosen, work.known
    picked = others = 0
    for same in range(2):
        limit = limits.same_house if same else limits.most
        begin = others = picked if same else 0
        for k in range(count):
            if (own > 0 and outlets[known[k, _TEXT]] == own) != (same == 1):
                continue
            n = picked
            if picked - begin == limit:
                n = picked - 1
                if limit == 0 or not _ahead(known, k, chosen[n]):
                    continue
            else:
                picked += 1
            while n > begin and _ahead(known, k, chosen[n - 1]):
                chosen[n] = chosen[n - 1]
                n -= 1
            chosen[n] = k
    return others, picked


@fast
def _ahead(known: Any, k: int, other: int) -> bool:
    """Say whether one earlier text has more marks in common than another, or as many and came before it."""
    more = known[k, _HITS] - known[other, _HITS]
    return more > 0 or (more == 0 and known[k, _TEXT] < known[other, _TEXT])


@fast
def _extend(d: int, base: int, picked: int, words: Any, earlier: Any, limits: Any, work: Any) -> None:
    """Extend the marks that text `d` and every chosen candidate have in common to the longest runs of words that both have."""
    new, bounds, old, old_bounds = words.tokens, words.bounds, earlier.tokens, earlier.bounds
    known, seeds, runs, run_first, gram = work.known, work.seeds, work.runs, work.run_first, limits.gram
    used = 0
    for c in range(picked):
        run_first[c] = used
        k = work.chosen[c]
        text = known[k, _TEXT]
        if text >= base:
            n = _runs(d, new, bounds, text - base, new, bounds, known[k, _HEAD], seeds, gram, limits.runs, runs[used:])
        else:
            n = _runs(d, new, bounds, text, old, old_bounds, known[k, _HEAD], seeds, gram, limits.runs, runs[used:])
        used += n
    run_first[picked] = used


@fast
def _runs(
    d: int,
    tokens: Any,
    bounds: Any,
    text: int,
    other: Any,
    other_bounds: Any,
    s: int,
    seeds: Any,
    gram: int,
    most: int,
    runs: Any,
) -> int:
    """Fill in the longest runs around the seeds from `s` on, which text `d` of `tokens` and text `text` of `other` have; return how many."""
    a0, size = bounds[d], bounds[d + 1] - bounds[d]
    b0, other_size = other_bounds[text], other_bounds[text + 1] - other_bounds[text]
    used = reached = 0
    while s >= 0 and used < most:
        x, y = seeds[s, 0], seeds[s, 1]
        s = seeds[s, _NEXT]
        if x + gram <= reached:
            continue
        z, v = x, y
        while x > reached and y > 0 and tokens[a0 + x - 1] == other[b0 + y - 1] and tokens[a0 + x - 1] != 0:
            x -= 1
            y -= 1
        while z < size and v < other_size and tokens[a0 + z] == other[b0 + v] and tokens[a0 + z] != 0:
            z += 1
            v += 1
        if z - x >= gram:
            runs[used, 0], runs[used, 1], runs[used, 2] = x, y, z - x
            used += 1
            reached = z
    return used


@fast
def _house(d: int, others: int, picked: int, words: Any, work: Any) -> Any:
    """Find what the house says on every page, words shared with other texts of its own; return how many words count and are the house's."""
    a, size = words.bounds[d], words.bounds[d + 1] - words.bounds[d]
    tokens, taken, house, runs = words.tokens, work.taken, work.house, work.runs
    counted = of_house = 0
    for i in range(size):
        taken[i] = house[i] = 0
        counted += tokens[a + i] != 0
    for c in range(others, picked):
        total = 0
        for r in range(work.run_first[c], work.run_first[c + 1]):
            total += runs[r, 2]
        if 2 * total < counted:
            for r in range(work.run_first[c], work.run_first[c + 1]):
                for i in range(runs[r, 0], runs[r, 0] + runs[r, 2]):
                    house[i] = 1
    for i in range(size):
        of_house += house[i]
    work.counted[0] = counted
    return counted, of_house


@fast
def _cover(
    d: int, base: int, others: int, picked: int, words: Any, earlier: Any, limits: Any, work: Any, made: Any, state: Any
) -> None:
    """Take the source of most words first, the earlier of equals; then those that add to it."""
    size, counted, signs = words.bounds[d + 1] - words.bounds[d], work.counted[0], words.signs[words.bounds[d] :]
    known, chosen, open_, taken, house, runs, run_first = (
        work.known, work.chosen, work.open, work.taken, work.house, work.runs, work.run_first
    )  # fmt: skip
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
            total, text = work.weights[c, _TOTAL], known[chosen[c], _TEXT]
            if not open_[c] or total < max(added, least) or (total == added and text > known[chosen[best], _TEXT]):
                continue  # it cannot add more than it has
            n = _adds(run_first[c], run_first[c + 1], runs, taken, house)
            if n >= least and (n > added or (n == added and text < known[chosen[best], _TEXT])):
                best, added = c, n
        if added < least:
            break
        open_[best] = 0
        shared, longest = work.weights[best, _TOTAL], work.weights[best, _LONGEST]
        p, text = state[1], known[chosen[best], _TEXT]
        pairs[p, CHILD], pairs[p, SOURCE], pairs[p, ADDED], pairs[p, SHARED] = base + d, text, added, shared
        pairs[p, LONGEST], pairs[p, RUNS_AT], pairs[p, FLAGS] = longest, state[2], OF_HOUSE if best >= others else 0
        state[1] += 1
        if text >= base:
            _take(best, d, text - base, words, words.tokens, words.signs, words.bounds, limits, work, made.runs, state)
        else:
            _take(best, d, text, words, earlier.tokens, earlier.signs, earlier.bounds, limits, work, made.runs, state)


@fast
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


@fast
def _adds(first: int, after: int, runs: Any, taken: Any, house: Any) -> int:
    """Return how many words runs have that are neither taken nor the house's."""
    added = 0
    for r in range(first, after):
        for i in range(runs[r, 0], runs[r, 0] + runs[r, 2]):
            added += taken[i] == 0 and house[i] == 0
    return added


@fast
def _take(
    c: int, d: int, text: int, words: Any, tokens: Any, signs: Any, bounds: Any, limits: Any, work: Any, out: Any, state: Any
) -> None:
    """Enter the runs of a source, which is text `text` of `bounds`, and take their words, so that the next source has to add others."""
    runs, taken = work.runs, work.taken
    z = v = 0
    for r in range(work.run_first[c], work.run_first[c + 1]):
        a, b, size, n = runs[r, 0], runs[r, 1], runs[r, 2], state[2]
        out[n, 0], out[n, 1], out[n, 2] = a, b, size
        out[n, 3] = _manner(words.tokens, words.signs, words.bounds, d, a, size)
        out[n, 4] = _manner(tokens, signs, bounds, text, b, size)
        state[2] += 1
        begin = a
        if r > work.run_first[c] and a - z <= limits.edited and abs((b - v) - (a - z)) <= limits.shifted:
            begin = z  # a few other words between two runs that go on alike: an edited passage
        z, v = a + size, b + size
        for i in range(begin, z):
            taken[i] = 1


@fast
def _left(d: int, tokens: Any, bounds: Any, taken: Any, house: Any) -> int:
    """Return how many words are the text's own."""
    a, left = bounds[d], 0
    for i in range(bounds[d + 1] - a):
        left += tokens[a + i] != 0 and taken[i] == 0 and house[i] == 0
    return left


@fast
def _manner(tokens: Any, signs: Any, bounds: Any, d: int, at: int, size: int) -> int:
    """Return how a run stands in its text: whole sentences, mostly between quotation marks."""
    a = bounds[d] + at
    quoted, end = 0, a + size
    for i in range(a, end):
        quoted += signs[i] & QUOTED != 0
    whole = signs[a] & BEGINS != 0 and (end >= bounds[d + 1] or tokens[end] == 0 or signs[end] & BEGINS != 0)
    return SENTENCES * whole + QUOTATION * (4 * quoted >= 3 * size)


@fast
def _file(d: int, base: int, found: Any, posts: Any, work: Any, state: Any) -> None:
    """File the marks of text `d` among the fresh postings; a text is filed once under a mark, at its first place."""
    heads, firsts, filed, spots = posts.heads, posts.firsts, posts.posts, work.spots
    keys, places, begin = found.keys, found.places, found.firsts[d]
    for m in range(begin, found.firsts[d + 1]):
        key = keys[m]
        slot = _same_or_open(key, spots[m - begin], heads)  # what was open may have been taken by a mark of this very text
        p = np.int64(heads[slot] & _LOW) - 1
        if p >= 0 and filed[p, _POST_TEXT] == base + d:
            continue
        n = state[0]
        filed[n, _POST_KEY], filed[n, _POST_TEXT], filed[n, _POST_PLACE], filed[n, _BEFORE] = key, base + d, places[m], p + 1
        if p < 0:
            firsts[slot] = n
        heads[slot] = (np.uint64(key) << HALF) | np.uint64(n + 1)
        state[0] += 1
