"""Columns: numbers that grow at their end, on disk or in memory.

In: arrays to put behind what is there. Out: all of it as one array. On disk a column is a file mapped into memory that is longer than what it
holds while it is open; how much of it counts is said by the archive's manifest, so that what a killed process left behind it is nothing.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST = 1 << 12


class Column:
    """A growing array of one type; `size` numbers of it count."""

    def __init__(self, path: Path | None, kind: Any, size: int = 0) -> None:
        self._path, self._kind, self.size = path, np.dtype(kind), size
        self._held: NDArray[Any] = np.zeros(0, self._kind)
        self._reserve(max(size, _LEAST))

    @property
    def numbers(self) -> NDArray[Any]:
        """Return what the column holds. What is appended later may stand in another array."""
        return self._held[: self.size]

    def append(self, more: NDArray[Any]) -> None:
        """Put numbers at the end."""
        after = self.size + len(more)
        if after > len(self._held):
            self._reserve(max(after, 2 * len(self._held)))
        self._held[self.size : after] = more
        self.size = after

    def _reserve(self, room: int) -> None:
        if self._path is None:
            grown = np.zeros(room, self._kind)
            grown[: len(self._held)] = self._held
            self._held = grown
            return
        with self._path.open("ab") as file:
            if file.tell() < room * self._kind.itemsize:
                file.truncate(room * self._kind.itemsize)
        self._held = np.asarray(np.memmap(self._path, self._kind, "r+", shape=(room,)))

    def close(self) -> None:
        """Cut the file to what counts."""
        if self._path is not None:
            self._held = np.zeros(0, self._kind)
            with self._path.open("r+b") as file:
                file.truncate(self.size * self._kind.itemsize)
