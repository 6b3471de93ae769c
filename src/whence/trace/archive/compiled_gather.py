"""Compiled gather: which earlier texts have marks of a new one, in machine code, where numba is installed (`pip install whence[fast]`).

In: arrays. Out: the candidates of a text with the pairs of words at which each has a mark of it; its own marks are filed then. The same that
`links_plain` gives; tests hold both to it. What a text is looked up at lies all over memory, and waiting for that takes longer than all else: so
everything is asked for (`ask`) some time before it is needed, while another text is worked on. That is why looking up is cut into steps.

    look      at the lines of its marks, which were asked for; of those that are full, ask for the next
    resolve   in which slot each mark is; ask for its list
    gather    its places, the texts that these stand in, the candidates among them; ask for their words; file its marks

Refuses: to look up a text before the one before it was filed.
"""

from typing import Any

import numpy as np

from whence.trace.archive.compiled_ahead import ask
from whence.trace.archive.compiled_places import file, home, listed, same_or_open
from whence.trace.archive.compiled_sight import first, stops
from whence.trace.archive.compiled_ways import bare, inlined
from whence.trace.archive.layout import LINE, MANY, NEAR, NEW, NEXT, OTHERS, PICKED, TEXT
from whence.trace.archive.mixing import HALF

_LOW, _MANY = np.uint64(0xFFFFFFFF), np.uint64(MANY)
_BACK, _ON = 4, 24  # words of a candidate that are asked for, before and behind the first mark that it has in common
_NEXT = 1 << LINE
_IN_LINE = 64 // 4  # numbers of a list that come with one of them
_MIX = 40503
_WITHIN, _SAID = (1 << NEAR) - 1, 0xFFFF


@bare
def asked(m: Any, after: int, found: Any, table: Any) -> None:
    """Ask for the lines at which the search for marks begins, from mark `m` on."""
    while m < after:
        ask(table.slots, home(found.keys[m], table.span))
        m += 1


@bare
def looked(d: int, found: Any, table: Any, spots: Any) -> None:
    """Look at these lines; where one is full and has not the mark, ask for the next."""
    if d < len(found.firsts) - 1:
        begin = found.firsts[d]
        for m in range(begin, found.firsts[d + 1]):
            at = home(found.keys[m], table.span)
            spots[m - begin] = at = at + first(stops(table.slots, at, found.keys[m]) | _NEXT)
            ask(table.slots, at)


@bare
def resolved(d: int, found: Any, table: Any, spots: Any) -> None:
    """Find the slots of marks, each its own or an open one, and ask for the lists."""
    if d < len(found.firsts) - 1:
        slots, begin = table.slots, found.firsts[d]
        for m in range(begin, found.firsts[d + 1]):
            at = spots[m - begin]
            if at % LINE == 0:  # the line may have been full, and the search goes on in this one
                spots[m - begin] = at = same_or_open(found.keys[m], at, slots)
            value = slots[at] & _LOW
            if value & _MANY:
                there: Any = np.int64(value ^ _MANY)
                ask(table.lists, there)
                ask(table.lists, there + _IN_LINE)


@bare
def gather(d: int, base: int, found: Any, held: Any, table: Any, limits: Any, work: Any, state: Any) -> None:
    """Choose the candidates of text `d`, whose marks are resolved, ask for their words, and file its marks; ask for the next text's lines."""
    count = _collect(d, found, held, table, limits, work)
    _choose(count, base + d, d & 1, held.outlets, limits, work)
    known, heads, there, chosen = work.known[d & 1], work.heads[d & 1], work.there[d & 1], work.chosen[d & 1]
    for c in range(work.picks[d & 1, PICKED]):
        ask(held.bounds, known[chosen[c]])
        ask(held.numbers, there[heads[chosen[c]]] - _BACK)
        ask(held.numbers, there[heads[chosen[c]]] + _ON)
    state[NEW] += _file(d, held.bounds[base + d], found, table, limits.newest + 1, work.slots)


@inlined
def _collect(d: int, found: Any, held: Any, table: Any, limits: Any, work: Any) -> int:
    """Gather the earlier texts that have marks of text `d`, each with the pairs of words at which they do; return how many there are."""
    places, spot_of, marks, words, texts = found.places, work.table, work.marks, work.words, work.texts
    known, hits, heads, tails = work.known[d & 1], work.hits, work.heads[d & 1], work.tails
    here, there, then = work.here[d & 1], work.there[d & 1], work.then[d & 1]
    count, seeds, mask = 0, 0, len(spot_of) - 1
    begin, after = found.firsts[d], found.firsts[d + 1]
    for part in range(begin, after, limits.sweep):
        end = min(part + limits.sweep, after)
        n = _places(part, end, begin, table, limits.newest + 1, work.slots, marks, words)
        _texts(n, held.near, held.bounds, words, texts)
        for i in range(n):
            if seeds == limits.seeds:
                break
            text, a, b = texts[i], np.int64(places[marks[i]]), words[i]
            spot = (text * _MIX) & mask
            k: Any = np.int64(spot_of[spot])
            while k >= 0 and known[k] != text:
                spot = (spot + 1) & mask
                k = np.int64(spot_of[spot])
            if k < 0:
                if count == limits.known:
                    continue
                ask(held.outlets, text)
                spot_of[spot] = k = count
                known[k], hits[k], heads[k] = text, 0, seeds
                count += 1
            elif here[tails[k]] == a and there[tails[k]] == b:
                continue  # it is the last of them again
            else:
                then[tails[k]] = seeds
            here[seeds], there[seeds], then[seeds] = a, b, -1
            tails[k] = seeds
            hits[k] += 1
            seeds += 1
    for k in range(count):
        spot = (known[k] * _MIX) & mask
        while spot_of[spot] >= 0:
            spot_of[spot] = -1
            spot = (spot + 1) & mask
    return count


@inlined
def _places(part: int, end: int, begin: int, table: Any, room: int, spots: Any, marks: Any, words: Any) -> int:
    """Find the places of marks; return how many there are."""
    slots, lists = table.slots, table.lists
    n = 0
    for m in range(part, end):
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


@inlined
def _texts(n: int, near: Any, bounds: Any, words: Any, texts: Any) -> None:
    """Find in which text each of `n` words stands."""
    for i in range(n):
        ask(near, words[i] >> NEAR)
    for i in range(n):
        said = np.int64(near[words[i] >> NEAR])
        here: Any = words[i] & _WITHIN
        text: Any = (said >> TEXT) + (here >= said >> NEXT & _SAID)
        if here >= said & _SAID:  # of short texts many begin in one stretch
            while bounds[text + 1] <= words[i]:
                text += 1
        texts[i] = text


@inlined
def _choose(count: int, child: int, row: int, outlets: Any, limits: Any, work: Any) -> None:
    """Choose the texts with the most marks in common, the earlier of equals; some of the same house stand behind the others."""
    own, chosen, ranks, known, hits, of_house = (
        outlets[child],
        work.chosen[row],
        work.ranks,
        work.known[row],
        work.hits,
        work.tails,
    )
    picked = house = 0
    for k in range(count):
        of_house[k] = own > 0 and outlets[known[k]] == own
        house += of_house[k]
    others = 0
    for same in range(2 if house else 1):
        limit = limits.same_house if same else limits.most
        begin = picked
        for k in range(count - 1, -1, -1):  # the places of a mark come newest first, so that this way most need not be moved
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
    work.picks[row, OTHERS], work.picks[row, PICKED] = others, picked


@inlined
def _file(d: int, begin: int, found: Any, table: Any, room: int, spots: Any) -> int:
    """File the marks of text `d`, which begins at word number `begin`, and ask for the lines of the next; return how many marks are new."""
    keys, places, at, slots, lists, state = found.keys, found.places, found.firsts[d], table.slots, table.lists, table.state
    new, ahead = 0, found.firsts[d + 1]
    after = found.firsts[min(d + 2, len(found.firsts) - 1)]
    for m in range(at, found.firsts[d + 1]):
        if ahead < after:  # one by one beside other work: asked for at once, they wait for each other
            ask(slots, home(keys[ahead], table.span))
            ahead += 1
        slot = spots[m - at]
        if slots[slot] != 0 and slots[slot] >> HALF != np.uint64(keys[m]):  # open before, and taken by a mark of this very text
            slot = same_or_open(keys[m], slot // LINE * LINE, slots)
        new += file(keys[m], slot, begin + places[m], begin, room, slots, lists, state)
    asked(ahead, after, found, table)
    return new
