"""Places: where every mark stands, the first place and the newest ones.

In: marks of texts, filed in the order of the texts; of a text a mark is filed at its first place. Out: under every mark the words at which it
stands, by their number among all words: at most `newest`, and the first of all.

    slots    one for every mark, found by it: the mark in the upper half, and in the lower 1 + its only word, or where its list stands
    lists    the words of a mark that stands at several: a head, the first, the others; full ones go round
    state    what of `lists` is in use
    span     how many lines of slots there are, and how far a table that grows has been spread over its new ones

A mark has its slot in the line that is its share of all lines, or in the next that had one open; none is ever given up, so that a line with an open
slot ends a search. Behind the last line are some that no mark is at home in. A large table grows little by little, while texts come in.

The table is made from the words that the archive keeps, so that it can be made again; what lies on disk saves that time. Nothing is ever changed
in a file that is there: a table that was read is changed in this process's memory alone, and written whole under another name.
Refuses: the middle of a mark that very many texts have; more words than 31 bits count.
"""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged, StoreFull, UsageError
from whence.trace.archive.column import NO_ROOM
from whence.trace.archive.layout import AT, CLASS, EDGE, FREE, FULL, LARGER, LINE, MANY, SMALLER, USED
from whence.trace.archive.manifest import Table, sync_names
from whence.trace.archive.marks import Marks
from whence.trace.archive.mixing import HALF
from whence.trace.archive.pages import Numbers, opened, room_for
from whence.trace.archive.speed import compiled_places

_LEAST = 1 << 10
_SMALL = 1 << 7  # lines of a table that was just made
_LARGE = 1 << 18  # lines from which on a table grows by half instead of twofold, and is spread little by little
_PACE = 4  # how much faster it is spread than it fills: lines that are not spread yet fill beyond what is dense
_DENSE = 0.7
_BEHIND = 1 << 9  # lines behind the last, beside those that are in use
_LISTS = 64  # room for lists that are given up, by their class
_SPARE = 32  # a table is written with this part of it left free, so that the next few texts need no larger one
_LOW = 0xFFFFFFFF
MOST = MANY - 2
"""Words that an index can hold."""


class Slots(NamedTuple):
    """The arrays of `Places` as compiled code walks them."""

    slots: NDArray[np.uint64]
    lists: NDArray[np.uint32]
    state: NDArray[np.int64]
    span: NDArray[np.int64]


class Places:
    """The places of marks; `texts` says of how many texts, `size` how many different marks there are."""

    def __init__(self, newest: int, *, plain: bool) -> None:
        self._plain = plain or compiled_places is None
        self._room = newest + 1
        self._slots: Numbers[np.uint64] = room_for((_SMALL + _BEHIND) * LINE, np.uint64)
        self._lists: Numbers[np.uint32] = room_for(_LEAST, np.uint32)
        self._state = np.zeros(FREE + _LISTS, np.int64)
        self._state[USED] = 1  # so that no list stands at 0, which says that there is none
        self._span = np.array([_SMALL, _SMALL, 0], np.int64)
        self.size = self.texts = 0

    @property
    def arrays(self) -> Slots:
        """Return the arrays as they are now; `reserve` may replace them."""
        return Slots(self._slots.array, self._lists.array, self._state, self._span)

    def reserve(self, marks: int, words: int) -> None:
        """See to it that so many more marks fit, of texts whose last word has a number below `words`."""
        if words > MOST:
            raise UsageError(f"an index holds {MOST:,} words, and these texts would make it {words:,}; begin another index")
        if self.size + marks > _DENSE * LINE * self._span[LARGER]:
            self._grow(int((self.size + marks) / (_DENSE * LINE)) + 1, marks)
        if self._span[EDGE]:
            before, more = int(self._span[SMALLER]), int(self._span[LARGER] - self._span[SMALLER])
            self._spread(int(self._span[EDGE]) - int(_PACE * marks * before / (_DENSE * LINE * more)) - 1)
        self._leave_open(marks)
        used = int(self._state[USED])
        most = used + marks * (1 + min(self._room, 2 * (self.texts + marks)))
        if most > len(self._lists.array):
            self._lists.grow(most + most // 4)

    def under(self, key: int) -> list[int]:
        """Return the words at which a mark stands, the newest first, the first of all last."""
        value = int(self._slots.array[self._slot(key)]) & _LOW
        if not value & MANY:
            return [value - 1] if value else []
        at = (value & ~MANY) + 1
        head = int(self._lists.array[at - 1])
        newest = head & AT
        order = [*range(newest, -1, -1)]
        if head & FULL:
            order = [*range(newest, 0, -1), *range(self._room - 1, newest, -1), 0]
        return [int(self._lists.array[at + n]) for n in order]

    def file(self, key: int, word: int, begin: int) -> None:
        """File a mark in the plain way at word number `word` of the text that begins at word `begin`."""
        slots, lists = self._slots.array, self._lists.array
        slot, held = self._slot(key), self.under(key)
        if held and (held[0] >= begin or self._room == 1):
            return
        if not held:
            slots[slot] = key << 32 | word + 1
            self.size += 1
            return
        value = int(slots[slot]) & _LOW
        if not value & MANY:
            at = self._list(0)
            lists[at] = 0
            lists[at + 1] = held[0]
        else:
            at = value & ~MANY
        head = int(lists[at])
        size, newest = head >> CLASS, (head & AT) + 1
        if head & FULL:
            newest = newest if newest < self._room else 1
        elif newest == 2 << size:
            larger = self._list(size + 1)
            lists[larger + 1 : larger + 1 + newest] = lists[at + 1 : at + 1 + newest]
            lists[at + 1] = self._state[FREE + size]
            self._state[FREE + size] = at
            at, size = larger, size + 1
        lists[at + 1 + newest] = word
        lists[at] = size << CLASS | FULL * (bool(head & FULL) or newest + 1 == self._room) | newest
        slots[slot] = key << 32 | MANY | at

    def file_all(self, found: Marks, bounds: NDArray[np.int64]) -> None:
        """File the marks of texts, of which each begins at a word of `bounds`."""
        if not self._plain:
            self.size += compiled_places.file_all(found, bounds, self._room, *self.arrays)
            return
        for d in range(len(found.firsts) - 1):
            begin = int(bounds[d])
            for m in range(found.firsts[d], found.firsts[d + 1]):
                self.file(int(found.keys[m]), begin + int(found.places[m]), begin)

    def _slot(self, key: int) -> int:
        """Return the slot that has a mark, or the open one where it would stand."""
        slots, (smaller, larger, edge) = self._slots.array, self._span.tolist()
        line = key * smaller >> 32
        slot = (line if line < edge else key * larger >> 32) * LINE
        while (there := int(slots[slot])) and there >> 32 != key:
            slot += 1
        return int(slot)

    def _list(self, size: int) -> int:
        at = int(self._state[FREE + size])
        if at:
            self._state[FREE + size] = self._lists.array[at + 1]
        else:
            at = int(self._state[USED])
            self._state[USED] += 1 + min(2 << size, self._room)
        return at

    def _grow(self, least: int, marks: int) -> None:
        """Give the table more lines, at least so many, over which its marks are to be spread, and room for so many `marks` more."""
        self._spread(0)
        before = int(self._span[LARGER])
        self._span[:] = before, max(before * 2 if before < _LARGE else before * 3 // 2, least), before
        self._leave_open(marks)
        if self._plain or before < _LARGE:
            self._spread(0)

    def _spread(self, until: int) -> None:
        """Spread the marks that had their homes in the lines from `until` on."""
        if self._span[EDGE]:
            (_spread if self._plain else compiled_places.spread)(self._slots.array, self._span, max(0, until))

    def _leave_open(self, marks: int) -> None:
        """See to it that so many more marks cannot fill the lines to the end of the array, wherever they are at home."""
        lasts, end = self._slots.array[LINE - 1 :: LINE], int(self._span[LARGER])
        while end < len(lasts) and lasts[end]:
            end += 1
        least = end + marks // LINE + 2
        if least > len(lasts):
            del lasts  # an array that somebody looks at cannot grow where it is
            self._slots.grow((least + _BEHIND) * LINE)

    # ------------------------------------------------------------------------------------------ on disk

    def write(self, folder: Path) -> Table:
        """Write the table into a new folder and return what the manifest has to say of it; the disk has it then."""
        lines = int(self._span[LARGER])
        if self.size + lines * LINE // _SPARE > _DENSE * LINE * lines:
            self._grow(0, 0)
        self._spread(0)
        used = int(self._state[USED])
        lists = used + used // _SPARE + _LEAST * _SPARE
        try:
            folder.mkdir()
            for name, column, size in (
                ("slots", self._slots.array.view(np.uint8), self._slots.array.nbytes),
                ("lists", self._lists.array[:used].view(np.uint8), lists * self._lists.array.itemsize),
            ):
                with (folder / name).open("wb") as file:
                    file.write(column.data)
                    file.truncate(size)
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            raise StoreFull(f"{folder}: the disk took no more; free some room, and go on from what was committed") from error
        sync_names(folder)
        return Table(
            name=folder.name, newest=self._room - 1, texts=self.texts, marks=self.size, lines=int(self._span[LARGER]),
            slots=len(self._slots.array), lists=lists,
            state=tuple(self._state.tolist()),
        )  # fmt: skip

    @classmethod
    def read(cls, folder: Path, said: Table, *, plain: bool) -> "Places":
        """Return the table that stands in a folder."""
        made = cls(said.newest, plain=plain)
        if len(said.state) != len(made._state) or not 1 <= said.lines < said.slots // LINE:
            raise CaseDamaged(f"{folder}: the table of this index is not as it is written; make the index anew from its texts")
        made._state[:] = said.state
        made._span[:] = said.lines, said.lines, 0
        made.size, made.texts = said.marks, said.texts
        made._slots = opened(folder / "slots", said.slots, np.uint64)
        made._lists = opened(folder / "lists", said.lists, np.uint32)
        return made


def _spread(slots: NDArray[np.uint64], span: NDArray[np.int64], until: int) -> None:
    """Spread marks as `compiled_places.spread` does: all that want one line have its open slots in turn, and the others go on to the next."""
    begin, end = until, int(span[EDGE])
    while slots[end * LINE + LINE - 1]:
        end += 1
    own = slots[begin * LINE : (end + 1) * LINE]
    left = own[own != 0]
    own[:] = 0
    span[EDGE] = begin
    smaller, larger = ((left >> HALF) * np.uint64(span[n]) >> HALF for n in (SMALLER, LARGER))
    at = np.where(smaller < begin, smaller, larger).astype(np.int64)
    while len(left):
        order = np.argsort(at, kind="stable")
        left, at = left[order], at[order]
        lines, firsts, counts = np.unique(at, return_index=True, return_counts=True)
        used = np.count_nonzero(slots.reshape(-1, LINE)[lines], axis=1)
        place = np.arange(len(left)) - np.repeat(firsts, counts) + np.repeat(used, counts)
        fits = place < LINE
        slots[at[fits] * LINE + place[fits]] = left[fits]
        left, at = left[~fits], at[~fits] + 1
