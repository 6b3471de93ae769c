"""Compiled postings: merging segments and looking marks up in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: arrays, the same to the last bit that `segment` and `rows` give in the plain way; tests hold both to it. What a loop means
is said there. Everything here runs without Python's lock, so that segments can be merged beside the work.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_cut import fast
from whence.trace.archive.mixing import HALF

_DIGIT, _INDEX = np.uint64(2047), np.uint64(0xFFFFFFFF)
_NEAR = 16  # keys that are looked at one by one; more are halved


@fast
def order(keys: Any, texts: Any, places: Any, made: Any) -> None:
    """Sort postings by key into `made`, those of one key in the order in which they stand: eleven bits at a time, the lowest first."""
    n = len(keys)
    here, there = np.empty(n, np.uint64), np.empty(n, np.uint64)
    for i in range(n):
        here[i] = (np.uint64(keys[i]) << HALF) | np.uint64(i)
    for turn in range(3):
        shift = np.uint64(32 + 11 * turn)
        ends = np.zeros(2049, np.int64)
        for i in range(n):
            ends[((here[i] >> shift) & _DIGIT) + np.uint64(1)] += 1
        for i in range(2048):
            ends[i + 1] += ends[i]
        for i in range(n):
            digit = (here[i] >> shift) & _DIGIT
            there[ends[digit]] = here[i]
            ends[digit] += 1
        here, there = there, here
    for i in range(n):
        j = here[i] & _INDEX
        made.keys[i], made.texts[i], made.places[i] = np.uint32(here[i] >> HALF), texts[j], places[j]


@fast
def merge(one: Any, later: Any, made: Any) -> None:
    """Merge two sorted runs of postings into `made`; of equal keys those of the first come first."""
    keys, texts, places = one
    keys2, texts2, places2 = later
    out_keys, out_texts, out_places = made
    i = j = 0
    for n in range(len(out_keys)):
        if j == len(keys2) or (i < len(keys) and keys[i] <= keys2[j]):
            out_keys[n], out_texts[n], out_places[n] = keys[i], texts[i], places[i]
            i += 1
        else:
            out_keys[n], out_texts[n], out_places[n] = keys2[j], texts2[j], places2[j]
            j += 1


@fast
def ranges(keys: Any, steps: Any, shift: int, wanted: Any, first: Any, after: Any) -> None:
    """Fill in where each wanted key's postings begin and end. In sweeps, so that memory is asked for many of them at a time."""
    for n in range(len(wanted)):
        step = wanted[n] >> np.uint32(shift)
        first[n], after[n] = steps[step], steps[step + 1]
    for n in range(len(wanted)):
        i, end, key = first[n], after[n], wanted[n]
        while end - i > _NEAR:
            middle = (i + end) >> 1
            if keys[middle] < key:
                i = middle + 1
            else:
                end = middle
        while i < end and keys[i] < key:
            i += 1
        first[n] = i
    for n in range(len(wanted)):
        i, end, key = first[n], after[n], wanted[n]
        near = min(end, i + _NEAR)
        while i < near and keys[i] == key:
            i += 1
        if i == near:  # a mark of very many texts
            while i < end:
                middle = (i + end) >> 1
                if keys[middle] == key:
                    i = middle + 1
                else:
                    end = middle
        after[n] = i


@fast
def gather(texts: Any, places: Any, first: Any, after: Any, newest: int, rows: Any) -> None:
    """Add a segment's postings to the rows of the marks that have some: column 0 the first, then the newest down. Segments come newest first."""
    row, filled, row_texts, row_places = rows.row, rows.filled, rows.texts, rows.places
    for m in range(len(first)):
        n, r = after[m], row[m]
        while n > first[m] and filled[r] < newest:
            n -= 1
            filled[r] += 1
            row_texts[r, filled[r]], row_places[r, filled[r]] = texts[n], places[n]
        if after[m] > first[m]:
            row_texts[r, 0], row_places[r, 0] = texts[first[m]], places[first[m]]
