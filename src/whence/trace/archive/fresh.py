"""Fresh: the postings of the texts that came last, in memory, until there are enough of them for a segment.

In: marks of texts, filed by `links` as they are linked. Out: under every key the first posting and the newest, and all of them as arrays. A
table with open places and chains through the postings, which compiled code walks; where there is none, a dictionary of lists.
"""

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.segment import Postings, ordered


class Fresh:
    """Postings in memory; `room` is how many fit."""

    def __init__(self, room: int, *, plain: bool) -> None:
        self.room, self.plain = room, plain
        self.lists: dict[int, list[tuple[int, int]]] = {}
        slots = 2 * room if not plain else 1
        room = room if not plain else 0
        self.slot_key: NDArray[np.uint32] = np.zeros(slots, np.uint32)
        self.slot_head: NDArray[np.int32] = np.full(slots, -1, np.int32)
        self.slot_first: NDArray[np.int32] = np.zeros(slots, np.int32)
        self.texts: NDArray[np.uint32] = np.zeros(room, np.uint32)
        self.places: NDArray[np.uint32] = np.zeros(room, np.uint32)
        self.before: NDArray[np.int32] = np.zeros(room, np.int32)
        self.keys: NDArray[np.uint32] = np.zeros(room, np.uint32)
        self.size = 0

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
        n = self.size
        return ordered(self.keys[:n], self.texts[:n], self.places[:n])

    def clear(self) -> None:
        """Forget everything."""
        self.lists.clear()
        self.slot_head.fill(-1)
        self.size = 0
