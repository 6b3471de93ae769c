"""Places: where every mark stands, the first place and the newest ones.

In: marks of texts, filed in the order of the texts; of a text a mark is filed at its first place. Out: under every mark the words at which it
stands, by their number among all words: at most `newest`, and the first of all.

    slots    one for every mark, found by it: the mark in the upper half, and in the lower 1 + its only word, or where its list stands
    lists    the words of a mark that stands at several: a head, the first, the others; full ones go round
    state    what of `lists` is in use

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
from whence.trace.archive.layout import AT, CLASS, FREE, FULL, MANY, USED
from whence.trace.archive.manifest import Table, sync_names
from whence.trace.archive.marks import Marks
from whence.trace.archive.mixing import HALF
from whence.trace.archive.pages import Numbers, opened, room_for
from whence.trace.archive.speed import compiled_places

_LEAST = 1 << 10
_LARGE = 1 << 22  # slots from which on a table grows by a quarter instead of twofold
_DENSE = 0.8
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


class Places:
    """The places of marks; `texts` says of how many texts, `size` how many different marks there are."""

    def __init__(self, newest: int, *, plain: bool) -> None:
        self._plain = plain or compiled_places is None
        self._room = newest + 1
        self._slots: Numbers[np.uint64] = room_for(_LEAST, np.uint64)
        self._lists: Numbers[np.uint32] = room_for(_LEAST, np.uint32)
        self._state = np.zeros(FREE + _LISTS, np.int64)
        self._state[USED] = 1  # so that no list stands at 0, which says that there is none
        self.size = self.texts = 0

    @property
    def arrays(self) -> Slots:
        """Return the arrays as they are now; `reserve` may replace them."""
        return Slots(self._slots.array, self._lists.array, self._state)

    def reserve(self, marks: int, words: int) -> None:
        """See to it that so many more marks fit, of texts whose last word has a number below `words`."""
        if words > MOST:
            raise UsageError(f"an index holds {MOST:,} words, and these texts would make it {words:,}; begin another index")
        slots = len(self._slots.array)
        if self.size + marks > _DENSE * slots:
            self._spread(max(slots * 2 if slots < _LARGE else slots * 5 // 4, int((self.size + marks) / _DENSE) + 1))
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
        slots = self._slots.array
        slot = key * len(slots) >> 32
        while (there := int(slots[slot])) and there >> 32 != key:
            slot = (slot + 1) % len(slots)
        return slot

    def _list(self, size: int) -> int:
        at = int(self._state[FREE + size])
        if at:
            self._state[FREE + size] = self._lists.array[at + 1]
        else:
            at = int(self._state[USED])
            self._state[USED] += 1 + min(2 << size, self._room)
        return at

    def _spread(self, count: int) -> None:
        """Give the table more slots and put every mark where it is now looked for."""
        before = len(self._slots.array)
        self._slots.grow(count)
        (_spread if self._plain else compiled_places.spread)(self._slots.array, before)

    # ------------------------------------------------------------------------------------------ on disk

    def write(self, folder: Path) -> Table:
        """Write the table into a new folder and return what the manifest has to say of it; the disk has it then."""
        slots = len(self._slots.array)
        if self.size + slots // _SPARE > _DENSE * slots:
            self._spread(slots * 5 // 4)
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
            name=folder.name, newest=self._room - 1, texts=self.texts, marks=self.size, slots=len(self._slots.array), lists=lists,
            state=tuple(self._state.tolist()),
        )  # fmt: skip

    @classmethod
    def read(cls, folder: Path, said: Table, *, plain: bool) -> "Places":
        """Return the table that stands in a folder."""
        made = cls(said.newest, plain=plain)
        if len(said.state) != len(made._state) or said.slots < 1:
            raise CaseDamaged(f"{folder}: the table of this index is not as it is written; make the index anew from its texts")
        made._state[:] = said.state
        made.size, made.texts = said.marks, said.texts
        made._slots = opened(folder / "slots", said.slots, np.uint64)
        made._lists = opened(folder / "lists", said.lists, np.uint32)
        return made


def _spread(slots: NDArray[np.uint64], before: int) -> None:
    """Spread what stands in the first slots over all of them: all marks that want one open slot let the first have it and go on."""
    left = slots[:before][slots[:before] != 0]
    slots[:before] = 0
    at = ((left >> HALF) * np.uint64(len(slots)) >> HALF).astype(np.int64)
    while len(left):
        _, first = np.unique(at, return_index=True)
        first = first[slots[at[first]] == 0]
        slots[at[first]] = left[first]
        rest = np.ones(len(left), bool)
        rest[first] = False
        left, at = left[rest], (at[rest] + 1) % len(slots)
