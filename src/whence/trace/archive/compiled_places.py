"""Compiled places: the table of marks in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: arrays in which every mark is found with the same places that `places` gives in the plain way; tests hold both to it. What a
loop means is said there. Everything here runs without Python's lock.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_cut import fast, inlined
from whence.trace.archive.layout import AT, CLASS, FREE, FULL, MANY, USED
from whence.trace.archive.mixing import HALF

_BLOCK = 1024
_LOW = np.uint64(0xFFFFFFFF)


@inlined
def home(key: Any, size: int) -> Any:
    """Return the slot at which the search for a mark begins. Larger marks have later homes, so that a table is refilled in one sweep."""
    return np.int64((np.uint64(key) * np.uint64(size)) >> HALF)


@inlined
def same_or_open(key: Any, slot: Any, slots: Any) -> Any:
    """Return the first slot from `slot` on that has this mark or is open."""
    while slots[slot] != 0 and slots[slot] >> HALF != np.uint64(key):
        slot += 1
        if slot == len(slots):
            slot = 0
    return slot


@fast
def spread(slots: Any, before: int) -> None:
    """Spread what stands in the first `before` slots over all of them, in one sweep from the last to the first.

    A mark's home moves towards the end, so that most find it behind what was not yet looked at. Those that do not, near the beginning or
    brought there from the end, wait until the sweep is done.
    """
    size = len(slots)
    block, waiting, late = np.empty(_BLOCK, np.uint64), np.empty(_BLOCK, np.uint64), 0
    end = before
    while end > 0:
        begin = max(0, end - _BLOCK)
        n = 0
        for i in range(begin, end):  # without a branch, which could not be foreseen
            block[n] = slots[i]
            n += slots[i] != 0
            slots[i] = 0
        for i in range(n - 1, -1, -1):
            slot = home(block[i] >> HALF, size)
            if slot >= begin:
                while slot < size and slots[slot] != 0:
                    slot += 1
            if begin <= slot < size:
                slots[slot] = block[i]
                continue
            if late == len(waiting):
                more = np.empty(2 * late, np.uint64)
                more[:late] = waiting
                waiting = more
            waiting[late] = block[i]
            late += 1
        end = begin
    for i in range(late):
        slot = home(waiting[i] >> HALF, size)
        while slots[slot] != 0:
            slot = slot + 1 if slot + 1 < size else 0
        slots[slot] = waiting[i]


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


@fast
def file_all(found: Any, bounds: Any, room: int, slots: Any, lists: Any, state: Any) -> int:
    """File all marks of texts that begin at the words `bounds`; return how many are new."""
    keys, places, firsts = found.keys, found.places, found.firsts
    new = 0
    for d in range(len(firsts) - 1):
        for m in range(firsts[d], firsts[d + 1]):
            slot = same_or_open(keys[m], home(keys[m], len(slots)), slots)
            new += file(keys[m], slot, bounds[d] + places[m], bounds[d], room, slots, lists, state)
    return new
