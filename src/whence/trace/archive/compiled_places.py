"""Compiled places: the table of marks in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: arrays in which every mark is found with the same places that `places` gives in the plain way; tests hold both to it. What a
loop means is said there. Everything here runs without Python's lock.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_sight import first, stops
from whence.trace.archive.compiled_ways import bare, fast, inlined
from whence.trace.archive.layout import AT, CLASS, EDGE, FREE, FULL, LARGER, LINE, MANY, SMALLER, USED
from whence.trace.archive.mixing import HALF

_BLOCK = 256  # lines that are spread at a time
_LOW = np.uint64(0xFFFFFFFF)


@inlined
def home(key: Any, span: Any) -> Any:
    """Return the first slot of the line at which the search for a mark begins.

    Larger marks have later homes. While a table is being spread, those before the edge have them in the smaller table still.
    """
    return _line(key, span[SMALLER], span[LARGER], span[EDGE]) * LINE


@inlined
def _line(key: Any, smaller: Any, larger: Any, edge: Any) -> Any:
    before = np.int64((np.uint64(key) * np.uint64(smaller)) >> HALF)
    now = np.int64((np.uint64(key) * np.uint64(larger)) >> HALF)
    return before if before < edge else now


@inlined
def same_or_open(key: Any, at: Any, slots: Any) -> Any:
    """Return the first slot that has this mark or is open, in the line that begins at `at` or in one behind it."""
    found = stops(slots, at, key)
    while found == 0:
        at += LINE
        found = stops(slots, at, key)
    return at + first(found)


@fast
def spread(slots: Any, span: Any, until: int) -> None:
    """Spread the marks of the lines from `until` to the edge over the larger table, and move the edge there.

    Marks that stand behind the edge because their lines were full come along: what is taken out ends with a line that has an open slot, which
    no search goes beyond. Those whose homes lie before the new edge come back.
    """
    waiting, used = np.empty(2 * _BLOCK * LINE, np.uint64), np.empty(1, np.uint8)
    while span[EDGE] > until:
        begin, end = max(until, span[EDGE] - _BLOCK), span[EDGE]
        while slots[end * LINE + LINE - 1] != 0:
            end += 1
        if (end + 1 - begin) * LINE >= len(waiting):
            waiting = np.empty(2 * (end + 1 - begin) * LINE, np.uint64)
        n = 0
        for i in range(begin * LINE, (end + 1) * LINE):  # without a branch, which could not be foreseen
            waiting[n] = slots[i]
            n += slots[i] != 0
            slots[i] = 0
        low = begin * span[LARGER] // span[SMALLER]
        many = span[EDGE] * span[LARGER] // span[SMALLER] + 2 - low
        if many > len(used):
            used = np.empty(2 * many, np.uint8)
        for line in range(many):
            filled = 0
            for k in range(LINE):
                filled += slots[(low + line) * LINE + k] != 0
            used[line] = filled
        span[EDGE] = begin
        for i in range(n - 1, -1, -1):
            line = _line(waiting[i] >> HALF, span[SMALLER], span[LARGER], begin) - low
            if (
                0 <= line < many and used[line] < LINE
            ):  # nearly always, so that no line is looked at which was written to just now
                slots[(low + line) * LINE + used[line]] = waiting[i]
                used[line] += 1
                continue
            slot = (low + line) * LINE
            while slots[slot] != 0:
                slot += 1
            slots[slot] = waiting[i]
            if 0 <= slot // LINE - low < many:
                used[slot // LINE - low] += 1


@inlined
def listed(at: Any, lists: Any, room: int, found: Any, n: int) -> int:
    """Put the places of a list into `found` from n on, the newest first and the first of all last; return where the next would stand."""
    head: Any = np.int64(lists[at])
    newest, at = head & AT, at + 1
    for i in range(newest, -1 if head & FULL == 0 else 0, -1):
        found[n] = lists[at + i]
        n += 1
    if head & FULL:
        for i in range(room - 1, newest, -1):
            found[n] = lists[at + i]
            n += 1
        found[n] = lists[at]
        n += 1
    return n


@inlined
def _list(size: Any, room: int, lists: Any, state: Any) -> Any:
    """Return where a list of the given class can stand: one that was given up, or behind all others."""
    at = state[FREE + size]
    if at:
        state[FREE + size] = lists[at + 1]
    else:
        at = state[USED]
        state[USED] += 1 + min(2 << size, room)
    return at


@inlined
def file(key: Any, slot: Any, word: int, begin: int, room: int, slots: Any, lists: Any, state: Any) -> int:
    """File a mark, whose slot is given, at word number `word` of the text that begins at word `begin`; return how many marks are new."""
    if slots[slot] == 0:
        slots[slot] = np.uint64(key) << HALF | np.uint64(word + 1)
        return 1
    value: Any = np.int64(slots[slot] & _LOW)
    if value & MANY == 0:
        if value - 1 < begin and room > 1:
            at = _list(0, room, lists, state)
            lists[at], lists[at + 1], lists[at + 2] = 1 | (FULL if room == 2 else 0), value - 1, word
            slots[slot] = np.uint64(key) << HALF | np.uint64(MANY | at)
        return 0
    at = value & ~MANY
    head: Any = np.int64(lists[at])
    size, newest = head >> CLASS, head & AT
    if lists[at + 1 + newest] >= begin:
        return 0
    newest += 1
    if head & FULL:
        if newest == room:
            newest = 1
        lists[at + 1 + newest] = word
        lists[at] = size << CLASS | FULL | newest
        return 0
    if newest == 2 << size:
        larger = _list(size + 1, room, lists, state)
        for i in range(newest):
            lists[larger + 1 + i] = lists[at + 1 + i]
        lists[at + 1] = state[FREE + size]
        state[FREE + size] = at
        at, size = larger, size + 1
        slots[slot] = np.uint64(key) << HALF | np.uint64(MANY | at)
    lists[at + 1 + newest] = word
    lists[at] = size << CLASS | (FULL if newest + 1 == room else 0) | newest
    return 0


@bare
def file_all(found: Any, bounds: Any, room: int, slots: Any, lists: Any, state: Any, span: Any) -> int:
    """File all marks of texts that begin at the words `bounds`; return how many are new."""
    keys, places, firsts = found.keys, found.places, found.firsts
    new = 0
    for d in range(len(firsts) - 1):
        for m in range(firsts[d], firsts[d + 1]):
            slot = same_or_open(keys[m], home(keys[m], span), slots)
            new += file(keys[m], slot, bounds[d] + places[m], bounds[d], room, slots, lists, state)
    return new
