"""Compiled cut: words and marks in machine code, where numba is installed (`pip install whence[fast]`).

In: code points and tables. Out: words as numbers and their marks, the same to the last bit that `cut` and `marks` give in the plain
way; tests hold both to it. What a loop means is said there. Everything here runs without Python's lock.
"""

from typing import Any

import numpy as np
from numba import njit

from whence.trace.archive.layout import BEGINS, IN_PAIRS, QUOTED
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
from whence.trace.archive.mixing import FNV, HALF, MIX1, MIX2, MIX3, PRIME
from whence.trace.texts import LONGEST, LONGEST_ELIDED

# What numba compiled lies beside the source and is made anew when *this* file changes, not when one that it imports from does: whoever
# changes a number in layout, letters, mixing or texts touches the compiled files too (or removes __pycache__).
fast = njit(cache=True, nogil=True)
# Put into the loop that calls it: handing arrays over to a function costs more than what the small ones do.
inlined = njit(inline="always", nogil=True)
LOWER = np.uint32(0xFFFF)
_FOLDED = 18 * LONGEST  # no character folds to more than 18


@fast
def mix(x: Any) -> Any:
    """Return 64 bits in which every bit of `x` has a say."""
    x ^= x >> HALF
    x *= MIX1
    x ^= x >> HALF
    x *= MIX1
    return x ^ (x >> HALF)


@fast
def _numbered(h: Any) -> Any:
    number = np.uint32(mix(h) >> HALF)
    return number | np.uint32(number & LOWER == 0)


@fast
def _token(points: Any, first: int, last: int, kind: Any, at: Any, size: Any, folds: Any, latin: Any, held: Any) -> Any:
    """Return the number of the word `[first, last)`, 0 where nothing is left of it when it is folded."""
    n = 0
    for i in range(first, min(last, first + LONGEST)):
        c = points[i]
        for k in range(at[c], at[c] + size[c]):
            held[n] = folds[k]
            n += 1
    _unmask(held, n, kind, latin)
    h, some = FNV, False
    for i in range(n):
        if held[i] != BLANK:
            h = (h ^ np.uint64(held[i])) * PRIME
            some = True
    return _numbered(h) if some else np.uint32(0)


@fast
def _unmask(held: Any, n: int, kind: Any, latin: Any) -> None:
    """Read letters that pose as Latin ones as what they look like, in runs of letters that hold a Latin one too."""
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


@fast
def _elided(points: Any, first: int, last: int, kind: Any, elided: Any) -> int:
    """Return where the word begins that an elided article is written onto, 0 where there is none."""
    number = np.uint64(0)
    for i in range(first, min(last, first + LONGEST_ELIDED + 1)):
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


@fast
def cut(points: Any, bases: Any, firsts: Any, spans: Any, letters: Any, made: Any) -> int:
    """Cut texts into words; return how many, or -1 - i where `points[i]` was never met or the arrays are full (i = all points)."""
    held = np.empty(_FOLDED, np.uint32)
    tokens, starts, ends, signs, bounds = made.tokens, made.starts, made.ends, made.signs, made.bounds
    kind, sign, latin, elided = letters.kind, letters.sign, letters.latin, letters.elided
    at, size, folds, plain = letters.fold_at, letters.fold_size, letters.folds, letters.plain
    n, room = 0, len(tokens) - 4  # one turn of the loop puts two words at most, and one break may stand before it
    for d in range(len(bases)):
        bounds[d] = n
        base = bases[d]
        for s in range(firsts[d], firsts[d + 1]):
            i, e = spans[s, 0] + base, spans[s, 1] + base
            if n > bounds[d] and tokens[n - 1] != 0:
                tokens[n], starts[n], ends[n], signs[n] = 0, i - base, i - base, 0
                n += 1
            state = BEGINS
            while i < e:
                if n >= room:
                    return -1 - len(points)
                k = kind[points[i]]
                if not k & KNOWN:
                    return -1 - i
                j = i + 1
                if k & WIDE:
                    last = i + 1
                    while last < e and kind[points[last]] & WIDE:
                        last += 1
                    a, b = i, min(i + 2, last)
                    while True:
                        if n >= room:
                            return -1 - len(points)
                        t = _token(points, a, b, kind, at, size, folds, latin, held)
                        if t:
                            tokens[n], starts[n], ends[n], signs[n] = t, a - base, b - base, state | IN_PAIRS
                            n += 1
                            state &= QUOTED
                        if b == last:
                            break
                        a, b = a + 1, b + 1
                    j = last
                elif k & LETTER:
                    # nearly all words: one letter gives one letter, and the word ends where another sort of character stands
                    h, j = FNV, i
                    while j < e:
                        c = points[j]
                        if c >= 128 or not plain[c]:
                            break
                        h = (h ^ plain[c]) * PRIME
                        j += 1
                    if j < e and c >= 128 and not kind[c] & KNOWN:
                        return -1 - j
                    if j - i <= LONGEST and not (j < e and kind[c] & IN_WORD):
                        tokens[n], starts[n], ends[n], signs[n] = _numbered(h), i - base, j - base, state
                        n += 1
                        state &= QUOTED
                        i = j
                        continue
                    while j < e and kind[points[j]] & IN_WORD:
                        j += 1
                    if j < e and not kind[points[j]] & KNOWN:
                        return -1 - j
                    a = _elided(points, i, j, kind, elided)
                    while i < j:
                        b = a if i < a else j
                        t = _token(points, i, b, kind, at, size, folds, latin, held)
                        if t:
                            tokens[n], starts[n], ends[n], signs[n] = t, i - base, b - base, state
                            n += 1
                            state &= QUOTED
                        i = b
                else:
                    state = _between(state, sign[points[i]])
                i = j
    bounds[len(bases)] = n
    return n


@fast
def _between(state: int, sign: int) -> int:
    """Return whether quotation marks are open and a sentence begins behind a character that stands between words."""
    if sign & OPENS:
        state |= QUOTED
    elif sign & CLOSES:
        state &= BEGINS
    elif sign & EITHER:
        state ^= QUOTED
    if sign & (STOPS | ENDS_LINE):
        state |= BEGINS
    if sign & ENDS_LINE:
        state &= BEGINS
    return state


@fast
def marks(tokens: Any, bounds: Any, gram: int, window: int, short: int, keys: Any, places: Any, firsts: Any) -> int:
    """Fill in the marks of every text: `keys` and the word at which each begins, counted within the text; return how many."""
    lead = np.uint64(1)
    for _ in range(gram):
        lead *= MIX2
    n = 0
    longest = 1
    for d in range(len(bounds) - 1):
        longest = max(longest, bounds[d + 1] - bounds[d])
    grams = np.empty(longest, np.uint64)
    for d in range(len(bounds) - 1):
        firsts[d] = n
        a = bounds[d]
        width = 1 if bounds[d + 1] - bounds[d] <= short else window
        while a < bounds[d + 1]:
            b = a
            while b < bounds[d + 1] and tokens[b] != 0:
                b += 1
            count = b - a - gram + 1
            if count > 0:
                h = np.uint64(0)
                for i in range(b - a):
                    h = h * MIX2 + np.uint64(tokens[a + i])
                    if i >= gram:
                        h -= lead * np.uint64(tokens[a + i - gram])
                    if i >= gram - 1:
                        grams[i - gram + 1] = mix(h)
                n = _winnow(grams, count, min(width, count), a - bounds[d], keys, places, n)
            a = b + 1
    firsts[len(bounds) - 1] = n
    return n


@fast
def _winnow(grams: Any, count: int, width: int, at: int, keys: Any, places: Any, n: int) -> int:
    """Keep of every `width` neighbouring grams the smallest, the last of equals; return how many marks there are now."""
    least = -1
    for end in range(width - 1, count):
        start = end - width + 1
        chosen = least
        if least < start:
            chosen = start
            for i in range(start + 1, end + 1):
                if grams[i] <= grams[chosen]:
                    chosen = i
        elif grams[end] <= grams[least]:
            chosen = end
        if chosen != least:
            least = chosen
            keys[n] = np.uint32(mix(grams[least] ^ MIX3) >> HALF)
            places[n] = at + least
            n += 1
    return n


@fast
def near(words: Any, back: int, far: int, long: int, gaps: Any, sizes: Any, apart: Any) -> int:
    """Fill in how far every word stands from the one before, with its signs, and how long it is; return how many do not fit a byte."""
    starts, ends, signs, bounds = words.starts, words.ends, words.signs, words.bounds
    n = 0
    for d in range(len(bounds) - 1):
        before = 0
        for i in range(bounds[d], bounds[d + 1]):
            gap, size = starts[i] - before + back, ends[i] - starts[i]
            if gap < 0 or gap >= far or size >= long:
                gap, size = far, min(size, long)
                apart[n] = i
                n += 1
            gaps[i] = gap << 2 | (signs[i] & (QUOTED | BEGINS))
            sizes[i] = size
            before = ends[i]
    return n
