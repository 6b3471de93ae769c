"""Compiled cut: words in machine code, where numba is installed (`pip install whence[fast]`).

In: characters, a byte each, `OTHER` for those that are none of ASCII, which stand among code points; tables. Out: words as numbers, the same to
the last bit that `cut` gives in the plain way; tests hold both to it. Nearly all words are letters of ASCII between blanks: where those begin and
end is seen for a window of characters at once. All others are read letter by letter.
Refuses: to know a character in advance; it says which one it never met. Everything here runs without Python's lock.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_sight import OTHER, WINDOW, eight, first, seen
from whence.trace.archive.compiled_ways import bare, inlined
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
from whence.trace.archive.mixing import HALF, MIX1, MIX2, SEED
from whence.trace.texts import LONGEST, LONGEST_ELIDED

FOLDED = 18 * LONGEST  # no character folds to more than 18
_PART, _TOP, _TWO = (
    8,
    np.uint64(48),
    16,
)  # bytes that are mixed at a time; the bits of a mix that become a number; bytes of most words
_ONE = np.uint64(1)
# What of the first and of the second eight bytes belongs to a word of so many.
_FIRST = np.array([(1 << 8 * min(n, 8)) - 1 for n in range(_TWO + 1)], np.uint64)
_SECOND = np.array([(1 << 8 * max(n - 8, 0)) - 1 for n in range(_TWO + 1)], np.uint64)


@inlined
def _mixed_in(h: Any, part: Any) -> Any:
    """Return the mix of a word with eight bytes more."""
    h = (h ^ part) * MIX1
    return h ^ (h >> HALF)


@inlined
def _numbered(h: Any) -> Any:
    number = np.uint16((h * MIX2) >> _TOP)
    return number | np.uint16(number == 0)


@inlined
def _short(characters: Any, at: int, size: int) -> Any:
    """Return the number of a word of up to sixteen letters and digits of ASCII."""
    h = _mixed_in(SEED, eight(characters, at) & _FIRST[size])
    more = _mixed_in(h, eight(characters, at + _PART) & _SECOND[size])
    return _numbered(more if size > _PART else h)


@bare
def _token(
    characters: Any, points: Any, first: int, last: int, kind: Any, at: Any, size: Any, folds: Any, latin: Any, held: Any
) -> Any:
    """Return the number of the word `[first, last)`, 0 where nothing is left of it when it is folded."""
    n = 0
    for i in range(first, min(last, first + LONGEST)):
        c = _point(characters, points, i)
        for k in range(at[c], at[c] + size[c]):
            held[n] = folds[k]
            n += 1
    _unmask(held, n, kind, latin)
    h, part, used, some = SEED, np.uint64(0), 0, False
    for i in range(n):
        c = np.int64(held[i])
        if c == BLANK:
            continue
        some = True
        more = 0 if c < 0x80 else 1 if c < 0x800 else 2 if c < 0x10000 else 3  # bytes that follow the first one in UTF-8
        for k in range(more, -1, -1):
            byte = (c >> 6 * k) & 0x3F | 0x80
            if k == more:
                byte = c if more == 0 else (c >> 6 * k) | (0xFF00 >> (more + 1) & 0xFF)
            part |= np.uint64(byte) << np.uint64(8 * used)
            used += 1
            if used == _PART:
                h, part, used = _mixed_in(h, part), np.uint64(0), 0
    if used:
        h = _mixed_in(h, part)
    return _numbered(h) if some else np.uint16(0)


@inlined
def _point(characters: Any, points: Any, i: int) -> Any:
    """Return a character."""
    c = np.int64(characters[i])
    return np.int64(points[i]) if c == OTHER else c


@bare
def narrow(points: Any, characters: Any) -> None:
    """Fill in a byte for every character: itself where it is one of ASCII."""
    for i in range(len(points)):
        characters[i] = min(points[i], np.uint32(OTHER))


@bare
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


@bare
def _elided(characters: Any, points: Any, first: int, last: int, kind: Any, elided: Any) -> int:
    """Return where the word begins that an elided article is written onto, 0 where there is none."""
    number = np.uint64(0)
    for i in range(first, min(last, first + LONGEST_ELIDED + 1)):
        c = _point(characters, points, i)
        if kind[c] & ELIDES:
            if i == first or i + 2 >= last:
                return 0
            if not (kind[_point(characters, points, i + 1)] & LETTER and kind[_point(characters, points, i + 2)] & LETTER):
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


@bare
def cut(characters: Any, points: Any, bases: Any, firsts: Any, spans: Any, letters: Any, made: Any, held: Any) -> int:
    """Cut texts into words; return how many, or -1 - i where character i was never met or the arrays are full (i = all characters).

    `held` is room for the longest word as it is folded.
    """
    tokens, starts, ends, signs, bounds = made.tokens, made.starts, made.ends, made.signs, made.bounds
    n = 0
    for d in range(len(bases)):
        bounds[d] = n
        for s in range(firsts[d], firsts[d + 1]):
            if n + 1 >= len(tokens):
                return -1 - len(characters)
            if n > bounds[d] and tokens[n - 1] != 0:
                tokens[n], starts[n], ends[n], signs[n] = 0, spans[s, 0], spans[s, 0], 0
                n += 1
            n = _stretch(characters, points, bases[d], spans[s, 0] + bases[d], spans[s, 1] + bases[d], letters, made, n, held)
            if n < 0:
                return n
    bounds[len(bases)] = n
    return n


@bare
def _stretch(characters: Any, points: Any, base: int, i: int, e: int, letters: Any, made: Any, n: int, held: Any) -> int:
    """Cut `[i, e)` into words, a window of characters at a time; return how many words there are now, or what `cut` says.

    A window has all words of letters and digits of ASCII that end in it before a character that may join them to others. What
    begins there is looked at one by one.
    """
    tokens, starts, ends, signs = made.tokens, made.starts, made.ends, made.signs
    state = BEGINS
    while i < e:
        if n + WINDOW >= len(tokens):
            return -1 - len(characters)
        word, joins, between = seen(characters, i)
        reach = min(WINDOW, e - i)
        if reach < WINDOW:
            inside = (_ONE << np.uint64(reach)) - _ONE
            word, joins, between = word & inside, joins & inside, between & inside
        begun, ended = word & ~(word << _ONE), ~word & (word << _ONE)
        if joins:
            reach = first(joins)
            ended &= (_ONE << np.uint64(reach)) - _ONE
        while ended:
            a, b = first(begun), first(ended)
            begun, ended = begun & (begun - _ONE), ended & (ended - _ONE)
            while between and first(between) < a:
                state = _between(state, letters.sign[characters[i + first(between)]])
                between &= between - _ONE
            if b - a <= _TWO:
                tokens[n] = _short(characters, i + a, b - a)
            else:
                tokens[n] = _token(
                    characters,
                    points,
                    i + a,
                    i + b,
                    letters.kind,
                    letters.fold_at,
                    letters.fold_size,
                    letters.folds,
                    letters.latin,
                    held,
                )
            starts[n], ends[n], signs[n] = i + a - base, i + b - base, state
            n += 1
            state &= QUOTED
        if begun:
            reach = min(reach, first(begun))
        while between and first(between) < reach:
            state = _between(state, letters.sign[characters[i + first(between)]])
            between &= between - _ONE
        i += reach
        if i < e and (joins or reach == 0):
            i, n, state = _slowly(characters, points, base, i, e, letters, made, n, state, held)
            if i < 0:
                return i
    return n


@bare
def _slowly(
    characters: Any, points: Any, base: int, i: int, e: int, letters: Any, made: Any, n: int, state: int, held: Any
) -> Any:
    """Take the word that begins at `i`, the pairs of a script without blanks, or one character between words; return where it ends, and what is then.

    Where a character was never met it ends at -1 - its place; where the arrays are full, behind all.
    """
    tokens, starts, ends, signs = made.tokens, made.starts, made.ends, made.signs
    kind, latin, at, size, folds = letters.kind, letters.latin, letters.fold_at, letters.fold_size, letters.folds
    c = _point(characters, points, i)
    if not kind[c] & KNOWN:
        return -1 - i, n, state
    if not kind[c] & (WIDE | LETTER):
        return i + 1, n, _between(state, letters.sign[c])
    j = i + 1
    sort = WIDE if kind[c] & WIDE else IN_WORD
    while j < e and kind[_point(characters, points, j)] & sort:
        j += 1
    if j < e and not kind[_point(characters, points, j)] & KNOWN:
        return -1 - j, n, state
    if sort == WIDE:
        a, b = i, min(i + 2, j)
        while True:
            if n + 1 >= len(tokens):
                return -1 - len(characters), n, state
            t = _token(characters, points, a, b, kind, at, size, folds, latin, held)
            if t:
                tokens[n], starts[n], ends[n], signs[n] = t, a - base, b - base, state | IN_PAIRS
                n += 1
                state &= QUOTED
            if b == j:
                return j, n, state
            a, b = a + 1, b + 1
    a = _elided(characters, points, i, j, kind, letters.elided)
    while i < j:
        b = a if i < a else j
        t = _token(characters, points, i, b, kind, at, size, folds, latin, held)
        if t:
            tokens[n], starts[n], ends[n], signs[n] = t, i - base, b - base, state
            n += 1
            state &= QUOTED
        i = b
    return j, n, state


@inlined
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


@bare
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
