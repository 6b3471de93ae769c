"""Pages: large arrays whose memory is taken and given back piece by piece.

In: how many numbers, or a file of them. Out: `Numbers`, an array on memory of its own. What comes from a file is read when it is looked at, and
what is changed in it is changed in this process alone: the file stays as it is.
Refuses: to keep two copies of a large array: one that is poured into another is given back as that goes on.
"""

import mmap
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged

Kind = TypeVar("Kind", bound=np.generic)
_HUGE = 1 << 22  # bytes from which on the machine is asked for large pages, which are found faster


class Numbers(Generic[Kind]):
    """An array on pages of its own."""

    def __init__(self, pages: mmap.mmap, kind: type[Kind], count: int) -> None:
        self._pages = pages
        self.array: NDArray[Kind] = np.frombuffer(pages, kind, count)

    def take(self, old: "Numbers[Kind]", pour: Callable[[NDArray[Kind], NDArray[Kind]], None], *, step: int = 0) -> None:
        """Take what another holds, as `pour` puts it here, `step` numbers at a time; what was poured is given back."""
        width, count = old.array.itemsize, len(old.array)
        if not step or step * width % mmap.PAGESIZE:
            step = max(1, count)
        for at in range(0, count, step):
            pour(old.array[at : at + step], self.array)
            if hasattr(mmap, "MADV_DONTNEED") and at + step < count:
                old._pages.madvise(mmap.MADV_DONTNEED, at * width, step * width)


def room_for(count: int, kind: type[Kind]) -> Numbers[Kind]:
    """Return `count` zeros; memory is taken when they are written to."""
    size = max(1, count) * np.dtype(kind).itemsize
    pages = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if size >= _HUGE and hasattr(mmap, "MADV_HUGEPAGE"):
        pages.madvise(mmap.MADV_HUGEPAGE)
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
