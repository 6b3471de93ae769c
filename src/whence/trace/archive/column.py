"""Columns: numbers that grow at their end, on disk or in memory.

In: arrays to put behind what is there. Out: all of it as one array. On disk a column is a file that is written at its end and read through
memory; it is longer than what it holds while it is open, and how much of it counts is said by the archive's manifest, so that what a killed
process left behind it is nothing.
Refuses: to go on where the disk has no room (`StoreFull`). Whoever opens a file has asked `check` whether it is whole.
"""

import errno
import os
import weakref
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged, StoreFull
from whence.trace.archive.pages import Numbers, room_for

_LEAST = 1 << 12
_STEP = 1 << 25  # a column grows by so many numbers at most
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Column:
    """A growing array of one type; `size` numbers of it count."""

    def __init__(self, path: Path | None, kind: Any, size: int = 0) -> None:
        self._path, self._kind, self.size = path, np.dtype(kind), size
        self._held: NDArray[Any] = np.zeros(0, self._kind)
        self._memory: Numbers[Any] | None = None
        self._file = -1
        if path is not None:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            self._closed = weakref.finalize(self, os.close, self._file)
        self._reserve(max(size, _LEAST))

    @property
    def numbers(self) -> NDArray[Any]:
        """Return what the column holds, to be read. What is appended later may stand in another array."""
        shown = self._held[: self.size]
        shown.flags.writeable = False  # in memory as on disk, so that compiled code is made once for both
        return shown

    def part(self, first: int, after: int) -> NDArray[Any]:
        """Return some of what it holds; a file is read, so that its pages do not become this process's."""
        if self._path is None:
            return self._held[first:after]
        width = self._kind.itemsize
        return np.frombuffer(os.pread(self._file, (after - first) * width, first * width), self._kind)

    def append(self, more: NDArray[Any]) -> None:
        """Put numbers at the end."""
        after = self.size + len(more)
        if after > len(self._held):
            self._reserve(max(after, len(self._held) + min(len(self._held), _STEP)))
        if self._path is None:
            self._held[self.size : after] = more
        else:
            self._write(np.ascontiguousarray(more, self._kind))
        self.size = after

    def _write(self, more: NDArray[Any]) -> None:
        left, at = more.view(np.uint8), self.size * self._kind.itemsize
        try:
            while len(left):
                done = os.pwrite(self._file, left.data, at)
                left, at = left[done:], at + done
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            raise StoreFull(f"{self._path}: the disk took no more; free some room, and go on from what was committed") from error

    def _reserve(self, room: int) -> None:
        if self._path is None:
            self._memory = self._memory or room_for(_LEAST, self._kind.type)
            self._held = self._held[:0].copy()  # what looks at the pages keeps them where they are
            try:
                self._memory.grow(room)
            finally:
                self._held = self._memory.array
            return
        if os.fstat(self._file).st_size < room * self._kind.itemsize:
            os.truncate(self._file, room * self._kind.itemsize)  # takes no room yet; writing does, and says so
        self._held = np.asarray(np.memmap(self._path, self._kind, "r", shape=(room,)))

    def sync(self) -> None:
        """Return when the disk has what counts."""
        if self._path is not None:
            os.fsync(self._file)

    def close(self, *, keep: bool) -> None:
        """Let the file go, with `keep` cut to what counts."""
        self._held, self._memory = np.zeros(0, self._kind), None
        if self._path is not None and self._closed.alive:
            if keep:
                os.truncate(self._file, self.size * self._kind.itemsize)
            self._closed()


def check(path: Path, size: int) -> None:
    """Raise `CaseDamaged` where a file has fewer than `size` bytes; one that is to have none need not be there."""
    there = path.stat().st_size if path.is_file() else 0
    if there < size:
        raise CaseDamaged(
            f"{path}: {size} bytes of this index were written and {there} are there; make the index anew from its texts"
        )
