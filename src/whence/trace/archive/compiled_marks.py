"""Compiled marks: the marks of texts in machine code, where numba is installed (`pip install whence[fast]`).

In: words as numbers. Out: marks, the same to the last bit that `marks` gives in the plain way; tests hold both to it. What a mark is, is said there.
Refuses: nothing. Everything here runs without Python's lock.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_ways import bare
from whence.trace.archive.mixing import HALF, MIX1, MIX2, MIX3


@bare
def mix(x: Any) -> Any:
    """Return 64 bits in which every bit of `x` has a say."""
    x ^= x >> HALF
    x *= MIX1
    x ^= x >> HALF
    x *= MIX1
    return x ^ (x >> HALF)


@bare
def marks(
    tokens: Any,
    bounds: Any,
    gram: int,
    window: int,
    short: int,
    grams: Any,
    least: Any,
    chosen: Any,
    keys: Any,
    places: Any,
    firsts: Any,
) -> int:
    """Fill in the marks of every text: `keys` and the word at which each begins, counted within the text; return how many.

    `grams`, `least` and `chosen` are room for the longest text.
    """
    lead = np.uint64(1)
    for _ in range(gram):
        lead *= MIX2
    n = 0
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
                for i in range(a, a + gram - 1):
                    h = h * MIX2 + np.uint64(tokens[i])
                gone = np.uint64(0)
                for i in range(count):
                    h = h * MIX2 + (np.uint64(tokens[a + gram - 1 + i]) - lead * gone)
                    gone = np.uint64(tokens[a + i])
                    grams[i] = h
                for i in range(count):
                    grams[i] = mix(grams[i])
                n = _winnow(grams, count, min(width, count), a - bounds[d], least, chosen, keys, places, n)
            a = b + 1
    firsts[len(bounds) - 1] = n
    return n


@bare
def _winnow(grams: Any, count: int, width: int, at: int, least: Any, chosen: Any, keys: Any, places: Any, n: int) -> int:
    """Keep of every `width` neighbouring grams the smallest, the last of equals; return how many marks there are now.

    All windows are gone through together, once for each gram of a window, and no step asks what the one before found: that could not be foreseen.
    """
    windows = count - width + 1
    for s in range(windows):
        least[s], chosen[s] = grams[s], s
    for k in range(1, width):
        for s in range(windows):
            smaller = grams[s + k] <= least[s]
            least[s] = grams[s + k] if smaller else least[s]
            chosen[s] = s + k if smaller else chosen[s]
    begin, before = n, -1
    for s in range(windows):
        places[n] = chosen[s]
        n += chosen[s] != before
        before = chosen[s]
    for m in range(begin, n):
        keys[m] = np.uint32(mix(grams[places[m]] ^ MIX3) >> HALF)
        places[m] += at
    return n
