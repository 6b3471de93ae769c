"""Columns: numbers that grow at their end, on disk or in memory.

In: arrays to put behind what is there. Out: all of it as one array. On disk a column is a file mapped into memory that is longer than what it
holds while it is open; how much of it counts is said by the archive's manifest, so that what a killed process left behind it is nothing.
Refuses: to grow where the disk has no room (`StoreFull`), before anything is written. Whoever opens a file has asked `check` whether it is whole.
"""

import errno
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged, StoreFull

_LEAST = 1 << 12
_STEP = 1 << 25  # a file grows by so many numbers at most; memory doubles


class Column:
    """A growing array of one type; `size` numbers of it count."""

    def __init__(self, path: Path | None, kind: Any, size: int = 0) -> None:
        self._path, self._kind, self.size = path, np.dtype(kind), size
        self._held: NDArray[Any] = np.zeros(0, self._kind)
        self._map: np.memmap[Any, Any] | None = None
        self._reserve(max(size, _LEAST))

    @property
    def numbers(self) -> NDArray[Any]:
        """Return what the column holds. What is appended later may stand in another array."""
        return self._held[: self.size]

    def append(self, more: NDArray[Any]) -> None:
        """Put numbers at the end."""
        after = self.size + len(more)
        if after > len(self._held):
            self._reserve(max(after, len(self._held) + (len(self._held) if self._path is None else min(len(self._held), _STEP))))
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
                _lengthen(self._path, file.fileno(), room * self._kind.itemsize)
        self._map = np.memmap(self._path, self._kind, "r+", shape=(room,))
        self._held = np.asarray(self._map)

    def sync(self) -> None:
        """Return when the disk has what counts."""
        if self._path is not None and self._map is not None:
            self._map.flush()
            with self._path.open("r+b") as file:
                os.fsync(file.fileno())

    def close(self, *, keep: bool) -> None:
        """Let the file go, with `keep` cut to what counts."""
        self._held, self._map = np.zeros(0, self._kind), None
        if self._path is not None and keep:
            with self._path.open("r+b") as file:
                file.truncate(self.size * self._kind.itemsize)


def check(path: Path, size: int) -> None:
    """Raise `CaseDamaged` where a file has fewer than `size` bytes; one that is to have none need not be there."""
    there = path.stat().st_size if path.is_file() else 0
    if there < size:
        raise CaseDamaged(
            f"{path}: {size} bytes of this index were written and {there} are there; make the index anew from its texts"
        )


def _lengthen(path: Path, handle: int, size: int) -> None:
    """Make a file longer. The room is taken now, because a write through memory into a full disk would end the process."""
    try:
        os.posix_fallocate(handle, 0, size)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            os.truncate(handle, size)  # a file system that cannot take room in advance
            return
        raise StoreFull(f"{path}: the disk has no room for {size} bytes; free some, and go on from what was committed") from error
