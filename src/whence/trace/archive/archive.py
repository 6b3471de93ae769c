"""The archive: every text that was traced, in a form in which the next one finds what it shares with them.

    1 cut      texts -> words as numbers             cut.py
    2 mark     words -> the few marks of a text      marks.py
    3 look     marks -> earlier texts with them      segment.py, fresh.py
    4 link     candidates -> runs -> the sources     links.py

In: batches of texts, in the order in which they are to be taken as earlier and later. Out: `Links`, who has whose words. On disk an archive is
a folder that a kill or a power cut at any moment leaves as it was committed last: what counts is in `index.json`, which is replaced whole.
Work for a text is bounded: by its own length, by the first and newest places of every mark, by the candidates that are compared.
Refuses: two processes on one folder; whoever opens it sees to that (a case has its lock).
"""

import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from whence.errors import UsageError
from whence.settings import TraceSettings
from whence.trace.archive import manifest, segment
from whence.trace.archive.column import Column, check
from whence.trace.archive.cut import Cut, cut
from whence.trace.archive.fresh import Fresh
from whence.trace.archive.layout import BEGINS, QUOTED, Earlier, Links
from whence.trace.archive.links import linked
from whence.trace.archive.manifest import Manifest
from whence.trace.archive.marks import marks
from whence.trace.archive.rows import Rows
from whence.trace.archive.speed import compiled_cut

ROOM = 1 << 20
"""Postings that are held in memory before they become a segment: those of some three million words."""
_GROWTH = 3
_BACK = 1  # a pair of characters begins one before the pair before it ends: gaps are kept one larger
_FAR, _LONG = 63, 255  # a gap or a word that a byte does not hold: where it stands is kept apart
_DEFAULTS = TraceSettings()


class Text(NamedTuple):
    """A text to take in. `outlet` is the number of its outlet, 0 where none is known; `stretches` are what counts of it, `None` for all."""

    text: str
    outlet: int = 0
    stretches: Sequence[tuple[int, int]] | None = None


class Archive:
    """Texts by their numbers, 0 for the first. `folder` is where it lies; without one it is gone with the process.

    In a `with` block it is closed at the end; where the block ends in an error, it stays as it was committed last.
    """

    def __init__(
        self, folder: Path | None = None, *, settings: TraceSettings = _DEFAULTS, plain: bool = False, room: int = ROOM
    ) -> None:
        self._folder, self._settings, self._plain, self._room = folder, settings, plain, room
        new = Manifest(gram=settings.gram, window=settings.window)
        self._said = manifest.opened(folder, settings) if folder else new
        texts, words = self._said.texts, self._said.words
        self._segments = [segment.read(folder / name) for name in self._said.segments] if folder else []
        counts = {
            "bounds": (np.int64, texts + 1 if texts else 0), "outlets": (np.uint32, texts), "counted": (np.uint32, texts),
            "tokens": (np.uint32, words), "gaps": (np.uint8, words), "sizes": (np.uint8, words), "far": (np.int64, self._said.far),
        }  # fmt: skip
        if folder is not None:
            for name, (kind, count) in counts.items():  # all of them before one is opened: opening makes a file longer
                check(folder / name, np.dtype(kind).itemsize * count)
        self._columns = tuple(Column(folder / name if folder else None, kind, count) for name, (kind, count) in counts.items())
        self.bounds, self.outlets, self.counted, self.tokens, self.gaps, self.sizes, self.far = self._columns
        if not texts:
            self.bounds.append(np.zeros(1, np.int64))  # where the first text will begin
        if folder is not None:
            manifest.clear(folder, self._said)
        self._next = self._said.next
        self._fresh = Fresh(room, plain=plain)
        self._merging: Future[segment.Segment] | None = None
        self._merged = ("", "")
        self._gone: list[str] = []
        self._pool = ThreadPoolExecutor(1)
        self._state = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self._let_go(keep=False)

    @property
    def size(self) -> int:
        """Return how many texts it holds."""
        return self.bounds.size - 1

    def add(self, given: Sequence[Text]) -> Links:
        """Take in texts and return what they share with those before them."""
        self._check()
        self._settle()
        settings = self._settings
        words = cut(
            [t.text for t in given],
            [t.stretches if t.stretches is not None else ((0, len(t.text)),) for t in given],
            plain=self._plain,
        )
        found = marks(words, gram=settings.gram, window=settings.window, plain=self._plain)
        outlets = np.array([t.outlet for t in given], np.uint32)
        if self._fresh.size and self._fresh.size + len(found.keys) > self._room:
            self.commit()
        self._fresh.hold(len(found.keys))
        rows = Rows.of(self._segments, found, settings.newest, plain=self._plain)
        base, self._state = self.size, "a batch was broken off; open it again, it is as it was committed last"
        self.outlets.append(outlets)
        earlier = Earlier(self.tokens.numbers, self.gaps.numbers, self.bounds.numbers, self.outlets.numbers)
        made = linked(base, words, found, earlier, rows, self._fresh, settings, plain=self._plain)
        self._keep(words)
        self.counted.append((made.facts[:, 0] - made.facts[:, 1]).astype(np.uint32))
        self._state = ""
        return made

    def commit(self) -> None:
        """Make what was added count: on disk everything up to here is found again, whatever happens next."""
        self._check()
        if self._fresh.size:
            self._segments.append(_stored(self._folder, self._name(), self._fresh.postings()))
            self._fresh.clear()
        self._write()
        self._settle()

    def close(self) -> None:
        """Commit, wait for merges that are going on, and cut the files to what they hold. A closed archive can be closed again."""
        if self._state:
            self._let_go(keep=False)
            return
        try:
            self.commit()
            while self._merging is not None:
                self._settle(wait=True)
            self._write()
        except BaseException:
            self._let_go(keep=False)
            raise
        self._let_go(keep=True)

    def where(self, text: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the code points at which the words of a text begin and end; where two words are no neighbours, both are the next one's."""
        first, after = self.bounds.numbers[text : text + 2].tolist()
        gaps, sizes = (self.gaps.numbers[first:after] >> 2).astype(np.int64), self.sizes.numbers[first:after].astype(np.int64)
        apart = (gaps == _FAR) | (sizes == _LONG)
        far = np.flatnonzero(apart)
        rows = self.far.numbers.reshape(-1, 3)
        rows = rows[np.searchsorted(rows[:, 0], first + far)]
        ends = np.cumsum(gaps - _BACK + sizes)
        off = np.concatenate([[0], rows[:, 2] - ends[far]])[np.cumsum(apart)]  # by how much the last far word moves all behind it
        ends += off
        starts = ends - sizes
        starts[far] = rows[:, 1]
        return starts, ends

    # ------------------------------------------------------------------------------------------ what is kept

    def _keep(self, words: Cut) -> None:
        """Put the words of new texts behind the others, and where each stands: how far from the one before, and how long it is."""
        base = int(self.bounds.numbers[-1])
        gaps, sizes, far = _near(words, plain=self._plain)
        self.far.append(np.stack([far + base, words.starts[far], words.ends[far]], axis=1).ravel().astype(np.int64))
        self.gaps.append(gaps)
        self.sizes.append(sizes)
        self.tokens.append(words.tokens)
        self.bounds.append(words.bounds[1:] + base)

    def _name(self) -> str:
        self._next += 1
        return f"{self._next - 1:06d}"

    def _settle(self, *, wait: bool = False) -> None:
        """Take a finished merge in, and begin the next one where the last segments have grown alike. Merging goes on beside the work."""
        if self._merging is not None and (wait or self._merging.done()):
            ended, self._merging = self._merging, None
            made = ended.result()
            at = next(n for n, s in enumerate(self._segments) if s.name == self._merged[0])
            self._segments[at : at + 2] = [made]
            self._gone.extend(self._merged)
        if self._merging is None:
            sizes = [len(s.held.keys) for s in self._segments]
            for n in range(len(sizes) - 2, -1, -1):
                if sizes[n] < _GROWTH * sizes[n + 1]:
                    one, later = self._segments[n : n + 2]
                    self._merged = (one.name, later.name)
                    self._merging = self._pool.submit(_merged, self._folder, self._name(), one, later, self._plain)
                    break

    # ------------------------------------------------------------------------------------------ the folder

    def _write(self) -> None:
        """Say in the folder what counts: the texts of which every posting is in a segment. Only then what was merged is removed."""
        said = Manifest(
            gram=self._settings.gram, window=self._settings.window, texts=self.size, words=self.tokens.size, far=self.far.size,
            segments=tuple(s.name for s in self._segments), next=self._next,
        )  # fmt: skip
        if self._folder is None or said == self._said:
            return
        for column in self._columns:
            column.sync()
        manifest.write(self._folder, said)
        self._said = said
        while self._gone:
            shutil.rmtree(self._folder / self._gone.pop())

    def _check(self) -> None:
        if self._state:
            raise UsageError(f"{self._folder or 'an index in memory'}: {self._state}")

    def _let_go(self, *, keep: bool) -> None:
        self._state = "is closed; open it again"
        self._pool.shutdown(cancel_futures=True)
        self._segments = []
        for column in self._columns:
            column.close(keep=keep)


def _near(words: Cut, *, plain: bool) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.int64]]:
    """Return how far every word stands from the one before, with its signs, how long it is, and which do not fit into that."""
    if not plain and compiled_cut is not None:
        made = np.empty(len(words.ends), np.uint8), np.empty(len(words.ends), np.uint8), np.empty(len(words.ends), np.int64)
        n = compiled_cut.near(words, _BACK, _FAR, _LONG, *made)
        return made[0], made[1], made[2][:n]
    before = np.zeros(len(words.ends), np.int64)
    before[1:] = words.ends[:-1]
    begins = words.bounds[:-1]
    before[begins[begins < len(before)]] = 0
    gaps, sizes = words.starts - before + _BACK, words.ends - words.starts
    far = np.flatnonzero((gaps < 0) | (gaps >= _FAR) | (sizes >= _LONG))
    gaps[far], sizes[far] = _FAR, np.minimum(sizes[far], _LONG)
    return ((gaps << 2) | (words.signs & (QUOTED | BEGINS))).astype(np.uint8), sizes.astype(np.uint8), far


def _stored(folder: Path | None, name: str, held: segment.Postings) -> segment.Segment:
    if folder is None:
        return segment.kept(name, held)
    segment.write(folder / name, held)
    return segment.read(folder / name)


def _merged(folder: Path | None, name: str, one: segment.Segment, later: segment.Segment, plain: bool) -> segment.Segment:
    return _stored(folder, name, segment.merged(one.held, later.held, plain=plain))
