"""Pages: large arrays that grow where they are, on memory whose pages are taken when they are first written to.

In: how many numbers, or a file of them. Out: `Numbers`, an array on memory of its own. What comes from a file is read when it is looked at, and
what is changed in it is changed in this process alone: the file stays as it is.
Refuses: to copy what can stay. A page that is touched for the first time costs more than what is written to it, so that an array grows by moving its
pages to a larger address, and only where the machine cannot do that, or somebody still holds the array, into new memory.
"""

import mmap
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged

Kind = TypeVar("Kind", bound=np.generic)
_HUGE = 1 << 22  # bytes from which on the machine is asked for large pages, which are found faster
_LARGE_PAGE = 1 << 21  # arrays of that size are whole numbers of them, so that moving one does not break its pages up


class Numbers(Generic[Kind]):
    """An array on pages of its own."""

    def __init__(self, pages: mmap.mmap, kind: type[Kind], count: int) -> None:
        self._pages, self._kind = pages, kind
        self.array: NDArray[Kind] = np.frombuffer(pages, kind, count)

    def grow(self, count: int) -> None:
        """Make room for `count` numbers: those that are there, and zeros. An array that was handed out before may be another one."""
        kept = len(self.array)
        self.array = self.array[:0].copy()  # nothing of ours may look at the pages while they move
        try:
            self._move(kept, count)
            kept = count
        finally:
            self.array = np.frombuffer(self._pages, self._kind, kept)

    def _move(self, kept: int, count: int) -> None:
        try:
            self._pages.resize(_bytes(count, self._kind))
            _ask(self._pages)
        except (
            BufferError,
            TypeError,
            ValueError,
            SystemError,
        ):  # somebody looks at them; they are a file's; the machine moves none
            larger = room_for(count, self._kind)
            larger.array[:kept] = np.frombuffer(self._pages, self._kind, kept)
            self._pages = larger._pages


def room_for(count: int, kind: type[Kind]) -> Numbers[Kind]:
    """Return `count` zeros."""
    pages = mmap.mmap(-1, _bytes(count, kind), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    _ask(pages)
    return Numbers(pages, kind, count)


def opened(path: Path, count: int, kind: type[Kind]) -> Numbers[Kind]:
    """Return the numbers of a file, which must be as many; changes to them stay in this process."""
    size = count * np.dtype(kind).itemsize
    there = path.stat().st_size if path.is_file() else 0
    if there != size:
        raise CaseDamaged(
            f"{path}: {size} bytes of this index were written and {there} are there; make the index anew from its texts"
        )
    with path.open("rb") as file:
        return Numbers(mmap.mmap(file.fileno(), size, access=mmap.ACCESS_COPY), kind, count)


def _bytes(count: int, kind: type[Kind]) -> int:
    size = max(1, count) * np.dtype(kind).itemsize
    return size if size < _HUGE else -(-size // _LARGE_PAGE) * _LARGE_PAGE


def _ask(pages: mmap.mmap) -> None:
    """Ask for large pages where an array is large."""
    if len(pages) >= _HUGE and hasattr(mmap, "MADV_HUGEPAGE"):
        pages.madvise(mmap.MADV_HUGEPAGE)
