"""Compiled: the loops of the archive in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: arrays, the same to the last bit that the plain modules beside this one give; tests hold both to it. What a loop means
is said there. Everything here runs without Python's lock, so that segments can be merged beside it.
"""

from typing import Any

import numpy as np
from numba import njit

from whence.trace.archive.letters import (
    BLANK,
    CLOSES,
    EITHER,
    ELIDES,
    ENDS_LINE,
    IN_WORD,
    KNOWN,
    LATIN,
    LETTER,
    OPENS,
    RUN,
    STOPS,
    WIDE,
)

_FNV, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
_MIX1, _MIX2, _MIX3 = np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_HALF = np.uint64(32)
_fast = njit(cache=True, nogil=True)


@_fast
def mix(x: Any) -> Any:
    """Return 64 bits in which every bit of `x` has a say."""
    x ^= x >> _HALF
    x *= _MIX1
    x ^= x >> _HALF
    x *= _MIX1
    return x ^ (x >> _HALF)


@_fast
def _token(points: Any, first: int, last: int, kind: Any, at: Any, size: Any, folds: Any, latin: Any, held: Any) -> Any:
    """Return the number of the word `[first, last)`, 0 where nothing is left of it when it is folded."""
    last = min(last, first + 256)
    h, i = _FNV, first
    while i < last and points[i] < 128:  # nearly all words: one letter gives one letter, or nothing
        c = points[i]
        if size[c]:
            h = (h ^ np.uint64(folds[at[c]])) * _PRIME
        i += 1
    if i == last and h != _FNV:
        return max(np.uint32(1), np.uint32(mix(h) >> _HALF))
    n = 0
    for i in range(first, last):
        c = points[i]
        for k in range(at[c], at[c] + size[c]):
            held[n] = folds[k]
            n += 1
    i = 0
    while i < n:
        if not kind[held[i]] & RUN:
            i += 1
            continue
        j, posed, plain = i, False, False
        while j < n and kind[held[j]] & RUN:
            plain |= kind[held[j]] & LATIN != 0
            posed |= latin[held[j]] != 0
            j += 1
        if posed and plain:
            for k in range(i, j):
                if latin[held[k]]:
                    held[k] = latin[held[k]]
        i = j
    h, any_ = _FNV, False
    for i in range(n):
        if held[i] != BLANK:
            h = (h ^ np.uint64(held[i])) * _PRIME
            any_ = True
    if not any_:
        return np.uint32(0)
    return max(np.uint32(1), np.uint32(mix(h) >> _HALF))


@_fast
def _elided(points: Any, first: int, last: int, kind: Any, elided: Any) -> int:
    """Return where the word begins that an elided article is written onto, 0 where there is none."""
    number = np.uint64(0)
    for i in range(first, min(last, first + 7)):
        c = points[i]
        if kind[c] & ELIDES:
            if i == first or i + 2 >= last or not (kind[points[i + 1]] & LETTER and kind[points[i + 2]] & LETTER):
                return 0
            for word in elided:
                if word == number:
                    return i + 1
            return 0
        if 65 <= c <= 90:
            c += 32
        if not 97 <= c <= 122:
            return 0
        number = number * np.uint64(32) + np.uint64(c - 96)
    return 0


@_fast
def cut(
    points: Any, bases: Any, firsts: Any, spans: Any, kind: Any, sign: Any, at: Any, size: Any, folds: Any, latin: Any, elided: Any,
    tokens: Any, starts: Any, ends: Any, signs: Any, bounds: Any,
) -> int:  # fmt: skip
    """Cut texts into words; return how many, or -1 - i where `points[i]` was never met or the arrays are full (i = all points)."""
    held = np.empty(8192, np.uint32)
    n = 0
    room = len(tokens) - 4
    for d in range(len(bases)):
        bounds[d] = n
        base = bases[d]
        for s in range(firsts[d], firsts[d + 1]):
            i, e = spans[s, 0] + base, spans[s, 1] + base
            if n > bounds[d] and tokens[n - 1] != 0:
                tokens[n], starts[n], ends[n], signs[n] = 0, i - base, i - base, 0
                n += 1
            inside, begins = False, True
            while i < e:
                if n >= room:
                    return -1 - len(points)
                c = points[i]
                k = kind[c]
                if not k & KNOWN:
                    return -1 - i
                j = i + 1
                wide = k & WIDE != 0
                if wide:
                    while j < e and kind[points[j]] & WIDE:
                        j += 1
                    for a in range(i, max(i + 1, j - 1)):
                        if n >= room:
                            return -1 - len(points)
                        t = _token(points, a, min(a + 2, j), kind, at, size, folds, latin, held)
                        if t:
                            tokens[n], starts[n], ends[n], signs[n] = (
                                t,
                                a - base,
                                min(a + 2, j) - base,
                                (inside + 2 * begins + 4 * wide),
                            )
                            n += 1
                            begins = False
                elif k & LETTER:
                    while j < e and kind[points[j]] & IN_WORD:
                        j += 1
                    if j < e and not kind[points[j]] & KNOWN:
                        return -1 - j
                    a = _elided(points, i, j, kind, elided)
                    if a:
                        t = _token(points, i, a, kind, at, size, folds, latin, held)
                        if t:
                            tokens[n], starts[n], ends[n], signs[n] = t, i - base, a - base, (inside + 2 * begins + 4 * wide)
                            n += 1
                            begins = False
                        i = a
                    t = _token(points, i, j, kind, at, size, folds, latin, held)
                    if t:
                        tokens[n], starts[n], ends[n], signs[n] = t, i - base, j - base, (inside + 2 * begins + 4 * wide)
                        n += 1
                        begins = False
                else:
                    g = sign[c]
                    if g & OPENS:
                        inside = True
                    elif g & CLOSES:
                        inside = False
                    elif g & EITHER:
                        inside = not inside
                    if g & (STOPS | ENDS_LINE):
                        begins = True
                    if g & ENDS_LINE:
                        inside = False
                i = j
    bounds[len(bases)] = n
    return n


@_fast
def marks(tokens: Any, bounds: Any, gram: int, window: int, short: int, keys: Any, places: Any, firsts: Any) -> int:
    """Fill in the marks of every text: `keys` and the word at which each begins, counted within the text; return how many."""
    lead = np.uint64(1)
    for _ in range(gram):
        lead *= _MIX2
    n = 0
    longest = 1
    for d in range(len(bounds) - 1):
        longest = max(longest, bounds[d + 1] - bounds[d])
    grams = np.empty(longest, np.uint64)
    for d in range(len(bounds) - 1):
        firsts[d] = n
        a = bounds[d]
        while a < bounds[d + 1]:
            b = a
            while b < bounds[d + 1] and tokens[b] != 0:
                b += 1
            count = b - a - gram + 1
            if count > 0:
                h = np.uint64(0)
                for i in range(b - a):
                    h = h * _MIX2 + np.uint64(tokens[a + i])
                    if i >= gram:
                        h -= lead * np.uint64(tokens[a + i - gram])
                    if i >= gram - 1:
                        grams[i - gram + 1] = mix(h)
                least = -1
                width = min(1 if bounds[d + 1] - bounds[d] <= short else window, count)
                for end in range(width - 1, count):
                    start = end - width + 1
                    if least < start:
                        chosen = start
                        for i in range(start + 1, end + 1):
                            if grams[i] <= grams[chosen]:
                                chosen = i
                    elif grams[end] <= grams[least]:
                        chosen = end
                    else:
                        chosen = least
                    if chosen != least:
                        least = chosen
                        keys[n] = np.uint32(mix(grams[least] ^ _MIX3) >> _HALF)
                        places[n] = a - bounds[d] + least
                        n += 1
            a = b + 1
    firsts[len(bounds) - 1] = n
    return n


@_fast
def merge(
    keys: Any, texts: Any, places: Any, keys2: Any, texts2: Any, places2: Any, out_keys: Any, out_texts: Any, out_places: Any
) -> None:
    """Merge two sorted runs of postings into the last three arrays; of equal keys those of the first come first."""
    i = j = 0
    for n in range(len(out_keys)):
        if j == len(keys2) or (i < len(keys) and keys[i] <= keys2[j]):
            out_keys[n], out_texts[n], out_places[n] = keys[i], texts[i], places[i]
            i += 1
        else:
            out_keys[n], out_texts[n], out_places[n] = keys2[j], texts2[j], places2[j]
            j += 1


@_fast
def ranges(keys: Any, steps: Any, shift: int, wanted: Any, first: Any, after: Any) -> None:
    """Fill in where each wanted key's postings begin and end. In three sweeps, so that memory is asked for many of them at a time."""
    for n in range(len(wanted)):
        step = wanted[n] >> np.uint32(shift)
        first[n], after[n] = steps[step], steps[step + 1]
    for n in range(len(wanted)):
        i, end, key = first[n], after[n], wanted[n]
        while end - i > 16:
            middle = (i + end) >> 1
            if keys[middle] < key:
                i = middle + 1
            else:
                end = middle
        while i < end and keys[i] < key:
            i += 1
        first[n] = i
    for n in range(len(wanted)):
        i = first[n]
        end = i
        while end < len(keys) and keys[end] == wanted[n]:
            end += 1
        after[n] = end


# What stands in the columns of a pair: see `links.Links`.
CHILD, SOURCE, ADDED, SHARED, LONGEST, RUNS, FLAGS = range(7)
HOUSE = 1
_SLOTS = 8192
EDITED, SHIFTED = 16, 2


@_fast
def gather(
    texts: Any, places: Any, first: Any, after: Any, newest: int, rows: Any, count: Any, row_texts: Any, row_places: Any
) -> None:
    """Add a segment's postings to the rows of the marks that have some: column 0 the first, then the newest down. Segments come newest first."""
    for m in range(len(first)):
        n, r = after[m], rows[m]
        while n > first[m] and count[r] < newest:
            n -= 1
            count[r] += 1
            row_texts[r, count[r]], row_places[r, count[r]] = texts[n], places[n]
        if after[m] > first[m]:
            row_texts[r, 0], row_places[r, 0] = texts[first[m]], places[first[m]]


@_fast
def _slot_of(key: Any, slot_key: Any, slot_head: Any, mask: Any) -> Any:
    slot = (np.uint64(key) * _MIX2) >> np.uint64(40) & mask
    while slot_head[slot] >= 0 and slot_key[slot] != key:
        slot = (slot + np.uint64(1)) & mask
    return slot


@_fast
def link(
    d: int, base: int, tokens: Any, signs: Any, bounds: Any, keys: Any, places: Any, firsts: Any, old_tokens: Any, old_signs: Any, old_bounds: Any,
    outlets: Any, rows: Any, row_count: Any, row_texts: Any, row_places: Any, slot_key: Any, slot_head: Any, slot_first: Any, post_key: Any, post_text: Any,
    post_place: Any, post_next: Any, state: Any, gram: int, enough: int, short: int, newest: int, most: int, sources: int, pairs: Any, runs: Any, facts: Any,
) -> int:  # fmt: skip
    """Find the sources of the texts from `d` on and file their marks; return the text to go on with when the arrays are empty again.

    `state` holds how many postings, pairs and runs there are. `facts` gets for every text the words that count, and of these the words of the
    house.
    """
    count = len(bounds) - 1
    mask = np.uint64(len(slot_key) - 1)
    table, held = np.full(_SLOTS, -1, np.int64), np.empty(_SLOTS // 2, np.int64)
    hits, head, tail = np.empty(_SLOTS // 2, np.int64), np.empty(_SLOTS // 2, np.int64), np.empty(_SLOTS // 2, np.int64)
    room = 1 << 18
    seed_a, seed_b, seed_next = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
    chosen = np.empty(most + 3, np.int64)
    run_a, run_b, run_n = (
        np.empty(most * 48 + 144, np.int64),
        np.empty(most * 48 + 144, np.int64),
        np.empty(most * 48 + 144, np.int64),
    )
    run_first = np.empty(most + 4, np.int64)
    longest_text = 1
    for n in range(count):
        longest_text = max(longest_text, bounds[n + 1] - bounds[n])
    taken, house = np.zeros(longest_text, np.uint8), np.zeros(longest_text, np.uint8)
    while d < count:
        if state[1] + sources + 3 > len(pairs) or state[2] + (sources + 3) * 48 > len(runs):
            return d
        a0, size = bounds[d], bounds[d + 1] - bounds[d]
        own = outlets[base + d]
        known = seeds = 0
        for m in range(firsts[d], firsts[d + 1]):
            slot = _slot_of(keys[m], slot_key, slot_head, mask)
            p = slot_head[slot]
            n = 0
            r = rows[m]
            old = row_count[r] if r >= 0 else 0
            at_row = 1
            while seeds < room:
                if p >= 0 and n < newest:
                    text, place = np.int64(post_text[p]), np.int64(post_place[p])
                    p = post_next[p]
                    n += 1
                elif at_row <= old and n < newest:
                    text, place = np.int64(row_texts[r, at_row]), np.int64(row_places[r, at_row])
                    at_row += 1
                    n += 1
                elif n >= newest and n < newest + 1:
                    n += 1
                    if r >= 0:
                        text, place = np.int64(row_texts[r, 0]), np.int64(row_places[r, 0])
                    else:
                        first = slot_first[slot]
                        text, place = np.int64(post_text[first]), np.int64(post_place[first])
                else:
                    break
                t = (text * 40503) & (_SLOTS - 1)
                while table[t] >= 0 and held[table[t]] != text:
                    t = (t + 1) & (_SLOTS - 1)
                k = table[t]
                if k < 0:
                    if known >= _SLOTS // 2:
                        continue
                    k = table[t] = known
                    held[k], hits[k], head[k], tail[k] = text, 0, -1, -1
                    known += 1
                if tail[k] >= 0 and seed_a[tail[k]] == places[m] and seed_b[tail[k]] == place:
                    continue
                seed_a[seeds], seed_b[seeds], seed_next[seeds] = places[m], place, -1
                if tail[k] >= 0:
                    seed_next[tail[k]] = seeds
                else:
                    head[k] = seeds
                tail[k] = seeds
                hits[k] += 1
                seeds += 1
        for k in range(known):
            t = (held[k] * 40503) & (_SLOTS - 1)
            while table[t] >= 0:
                table[t] = -1
                t = (t + 1) & (_SLOTS - 1)
        # the texts with the most marks in common, the earlier of equals; three of the same house beside them
        picked = 0
        for same in range(2):
            limit = 3 if same else most
            begin = picked
            for k in range(known):
                if (own > 0 and outlets[held[k]] == own) != (same == 1):
                    continue
                n = picked
                if picked - begin == limit:
                    n = picked - 1
                    if hits[k] < hits[chosen[n]] or (hits[k] == hits[chosen[n]] and held[k] > held[chosen[n]]):
                        continue
                else:
                    picked += 1
                while n > begin and (
                    hits[k] > hits[chosen[n - 1]] or (hits[k] == hits[chosen[n - 1]] and held[k] < held[chosen[n - 1]])
                ):
                    chosen[n] = chosen[n - 1]
                    n -= 1
                chosen[n] = k
            if same == 0:
                others = picked
        used = 0
        for c in range(picked):
            run_first[c] = used
            k = chosen[c]
            text = held[k]
            if text >= base:
                other, b0, other_size = tokens, bounds[text - base], bounds[text - base + 1] - bounds[text - base]
            else:
                other, b0, other_size = old_tokens, old_bounds[text], old_bounds[text + 1] - old_bounds[text]
            s = head[k]
            reached = 0
            while s >= 0 and used < run_first[c] + 48:
                x, y = seed_a[s], seed_b[s]
                s = seed_next[s]
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
                    run_a[used], run_b[used], run_n[used] = x, y, z - x
                    used += 1
                    reached = z
        run_first[picked] = used
        words = 0
        for i in range(size):
            taken[i] = house[i] = 0
            words += tokens[a0 + i] != 0
        # what the house says on every page: words that it shares with other texts of its own
        for c in range(others, picked):
            total = 0
            for r in range(run_first[c], run_first[c + 1]):
                total += run_n[r]
            if 2 * total >= words:
                continue
            for r in range(run_first[c], run_first[c + 1]):
                for i in range(run_a[r], run_a[r] + run_n[r]):
                    house[i] = 1
        of_house = 0
        for i in range(size):
            of_house += house[i]
        least = min(enough, max(gram, (words + 1) // 2)) if size <= short else enough
        z = v = 0
        # the source of most words first, the earlier of equals; then those that add to it
        for _turn in range(sources):
            best, most_words, best_total, best_long = -1, 0, 0, 0
            for c in range(picked):
                if run_first[c] < 0:
                    continue
                total = added = top = weighed = 0
                for r in range(run_first[c], _end(run_first, c)):
                    n = halves = 0
                    for i in range(run_a[r], run_a[r] + run_n[r]):
                        n += taken[i] == 0 and house[i] == 0
                        halves += signs[a0 + i] & 4 != 0
                    total += run_n[r]
                    added += n
                    top = max(top, run_n[r])
                    weighed = max(weighed, 2 * run_n[r] - halves)
                if weighed < 2 * least or added < least or (c >= others and 2 * total < words):
                    continue
                if added > most_words or (added == most_words and held[chosen[c]] < held[chosen[best]]):
                    best, most_words, best_total, best_long = c, added, total, top
            if best < 0:
                break
            text = held[chosen[best]]
            p = state[1]
            pairs[p, CHILD], pairs[p, SOURCE], pairs[p, ADDED], pairs[p, SHARED], pairs[p, LONGEST] = (
                base + d,
                text,
                most_words,
                best_total,
                best_long,
            )
            pairs[p, RUNS] = state[2]
            pairs[p, FLAGS] = HOUSE if best >= others else 0
            state[1] += 1
            for r in range(run_first[best], _end(run_first, best)):
                n = state[2]
                runs[n, 0], runs[n, 1], runs[n, 2] = run_a[r], run_b[r], run_n[r]
                runs[n, 3] = _manner(tokens, signs, bounds, d, run_a[r], run_n[r])
                if text >= base:
                    runs[n, 4] = _manner(tokens, signs, bounds, text - base, run_b[r], run_n[r])
                else:
                    runs[n, 4] = _manner(old_tokens, old_signs, old_bounds, text, run_b[r], run_n[r])
                state[2] += 1
                begin = run_a[r]
                if r > run_first[best] and run_a[r] - z <= EDITED and abs((run_b[r] - v) - (run_a[r] - z)) <= SHIFTED:
                    begin = z  # a few other words between two runs that go on alike: an edited passage
                z, v = run_a[r] + run_n[r], run_b[r] + run_n[r]
                for i in range(begin, z):
                    taken[i] = 1
            run_first[best] = -1 - run_first[best]
        left = 0
        for i in range(size):
            left += tokens[a0 + i] != 0 and taken[i] == 0 and house[i] == 0
        facts[d, 0], facts[d, 1], facts[d, 2] = words, of_house, left
        for m in range(firsts[d], firsts[d + 1]):
            slot = _slot_of(keys[m], slot_key, slot_head, mask)
            p = slot_head[slot]
            if p >= 0 and post_text[p] == base + d:
                continue  # a text is filed once under a mark, at its first place
            n = state[0]
            slot_key[slot] = keys[m]
            post_key[n], post_text[n], post_place[n], post_next[n] = keys[m], base + d, places[m], p
            if p < 0:
                slot_first[slot] = n
            slot_head[slot] = n
            state[0] += 1
        d += 1
    return d


@_fast
def _end(run_first: Any, c: int) -> int:
    """Return where the runs of candidate `c` end, whether or not the next one was taken."""
    end = run_first[c + 1]
    return end if end >= 0 else -1 - end


@_fast
def _manner(tokens: Any, signs: Any, bounds: Any, d: int, at: int, size: int) -> int:
    """Return how a run stands in its text: bit 1 whole sentences, bit 2 mostly between quotation marks."""
    a = bounds[d] + at
    quoted = 0
    for i in range(a, a + size):
        quoted += signs[i] & 1
    end = a + size
    whole = signs[a] & 2 != 0 and (end >= bounds[d + 1] or tokens[end] == 0 or signs[end] & 2 != 0)
    return 1 * whole + 2 * (4 * quoted >= 3 * size)
