"""Rows: what the segments hold under the marks of new texts.

In: segments, from the oldest to the newest, and marks. Out: `Rows`, for every mark that is held the first posting and the newest ones.
Refuses: the middle of a mark that very many texts have; work for a mark is bounded by `newest`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.marks import Marks
from whence.trace.archive.segment import Segment, ranges
from whence.trace.archive.speed import compiled_postings


class Rows(NamedTuple):
    """What the segments hold under the marks of new texts.

    `row` is the row of every mark, -1 for none; a row has the first posting in column 0, then `filled` others, the newest first.
    """

    row: NDArray[np.int64]
    filled: NDArray[np.int64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]

    @classmethod
    def of(cls, segments: Sequence[Segment], found: Marks, newest: int, *, plain: bool) -> "Rows":
        """Look the marks up in segments, which are given from the oldest to the newest."""
        rows = np.full(len(found.keys), -1, np.int64)
        spans = [(s, *ranges(s, found.keys, plain=plain)) for s in reversed(segments)]
        some = np.zeros(len(found.keys), bool)
        for _, first, after in spans:
            some |= after > first
        n = int(some.sum())
        made = cls(rows, np.zeros(n, np.int64), np.zeros((n, newest + 1), np.uint32), np.zeros((n, newest + 1), np.uint32))
        rows[some] = np.arange(n)
        for s, first, after in spans:
            if plain or compiled_postings is None:
                made._take(s, first, after, newest)
            else:
                compiled_postings.gather(s.held.texts, s.held.places, first, after, newest, made)
        return made

    def _take(self, s: Segment, first: NDArray[np.int64], after: NDArray[np.int64], newest: int) -> None:
        for m in np.flatnonzero(after > first).tolist():
            r, begin = self.row[m], int(first[m])
            take = min(newest - int(self.filled[r]), int(after[m]) - begin)
            at = 1 + int(self.filled[r])
            last = int(after[m]) - 1
            for column, held in ((self.texts, s.held.texts), (self.places, s.held.places)):
                column[r, at : at + take] = held[last - take + 1 : last + 1][::-1]
                column[r, 0] = held[begin]
            self.filled[r] += take
