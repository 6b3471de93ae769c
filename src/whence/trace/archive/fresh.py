"""Fresh: the postings of the texts that came last, in memory, until there are enough of them for a segment.

In: marks of texts, filed by `links` as they are linked. Out: under every key the first posting and the newest, and all of them as arrays. A
table with open places and chains through the postings, which compiled code walks; where there is none, a dictionary of lists.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.segment import Postings, ordered


class Slots(NamedTuple):
    """The postings as compiled code walks them; what is asked for together stands together, because memory is what takes the time.

    A mark's place in the open table `heads` has its key in the upper half and 1 + its newest posting in the lower, 0 where it is open;
    `firsts` has its first posting. Row n of `posts` is a posting: its key, its text, its place, and 1 + the next older one under the same mark.
    """

    heads: NDArray[np.uint64]
    firsts: NDArray[np.int32]
    posts: NDArray[np.uint32]

    @classmethod
    def of(cls, room: int) -> "Slots":
        """Return room for so many postings, in a table of which half the places stay open."""
        places = 1 << max(1, (2 * room - 1).bit_length())
        return cls(np.zeros(places, np.uint64), np.zeros(places, np.int32), np.zeros((room, 4), np.uint32))


class Fresh:
    """Postings in memory; `room` is how many fit."""

    def __init__(self, room: int, *, plain: bool) -> None:
        self.room, self.plain, self.size = room, plain, 0
        self.lists: dict[int, list[tuple[int, int]]] = {}
        self.slots = Slots.of(0 if plain else room)

    def hold(self, more: int) -> None:
        """See to it that so many more postings fit, where one batch has more than all the room."""
        if not self.plain and self.size + more > len(self.slots.posts):
            if self.size:
                raise ValueError(f"{self.size} postings are held; there is room for more only in an empty table")
            self.slots = Slots.of(more)

    def file(self, key: int, text: int, place: int) -> None:
        """File one posting in the plain way; a text is filed once under a key, at its first place."""
        held = self.lists.setdefault(key, [])
        if not held or held[-1][0] != text:
            held.append((text, place))
            self.size += 1

    def postings(self) -> Postings:
        """Return everything sorted by key, then text."""
        if self.plain:
            rows = [(key, text, place) for key, held in self.lists.items() for text, place in held]
            rows.sort(key=lambda row: row[1])
            columns = np.array(rows, np.uint32).reshape(-1, 3)
            return ordered(columns[:, 0].copy(), columns[:, 1].copy(), columns[:, 2].copy())
        keys, texts, places, _ = self.slots.posts[: self.size].T
        return ordered(keys, texts, places)

    def clear(self) -> None:
        """Forget everything; what had to be made larger for one batch is given back."""
        self.lists.clear()
        self.size = 0
        if not self.plain and len(self.slots.posts) > self.room:
            self.slots = Slots.of(self.room)
        else:
            self.slots.heads.fill(0)
