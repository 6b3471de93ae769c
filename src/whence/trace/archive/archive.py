"""The archive: every text that was traced, in a form in which the next one finds what it shares with them.

    1 cut      texts -> words as numbers             cut.py
    2 mark     words -> the few marks of a text      marks.py
    3 look     marks -> earlier places of them       places.py
    4 link     candidates -> runs -> the sources     links.py

In: batches of texts, in the order in which they are to be taken as earlier and later. Out: `Links`, who has whose words. On disk an archive is
a folder that a kill or a power cut at any moment leaves as it was committed last: what counts is in `index.json`, which is replaced whole. The
words are what is kept; the table of marks is made from them and written when an archive is closed, to save that time at the next opening.
Work for a text is bounded: by its own length, by the first and newest places of every mark, by the candidates that are compared.
Refuses: two processes on one folder; whoever opens it sees to that (a case has its lock).
"""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from whence.errors import UsageError
from whence.settings import TraceSettings
from whence.trace.archive import manifest
from whence.trace.archive.column import Column, check
from whence.trace.archive.cut import Cut, cut
from whence.trace.archive.layout import BEGINS, NEAR, NEXT, QUOTED, TEXT, Held, Links
from whence.trace.archive.links import linked
from whence.trace.archive.manifest import Manifest, Table
from whence.trace.archive.marks import marks, marks_of
from whence.trace.archive.places import Places
from whence.trace.archive.scratch import Scratch
from whence.trace.archive.speed import compiled_cut

ROOM = 1 << 20
"""Marks after which an archive commits by itself: those of some three million words."""
_TAIL = 24  # this part of `ROOM`, and of all marks a 256th, is made anew at an opening rather than written at a closing
_AGAIN = 1024  # texts whose marks are made anew at a time
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
        self._said = said = manifest.opened(folder, settings) if folder else new
        words = said.words
        counts = {
            "bounds": (np.int64, said.texts + 1 if said.texts else 0), "outlets": (np.uint32, said.texts),
            "counted": (np.uint32, said.texts), "numbers": (np.uint16, words), "gaps": (np.uint8, words), "sizes": (np.uint8, words),
            "far": (np.int64, said.far), "near": (np.uint64, -(-words >> NEAR)),
        }  # fmt: skip
        if folder is not None:
            for name, (kind, count) in counts.items():  # all of them before one is opened: opening makes a file longer
                check(folder / name, np.dtype(kind).itemsize * count)
        self._places, self._table = Places(settings.newest, plain=plain), said.table
        if folder is not None and said.table is not None and said.table.newest == settings.newest:
            self._places = Places.read(folder / said.table.name, said.table, plain=plain)
        self._columns = tuple(Column(folder / name if folder else None, kind, count) for name, (kind, count) in counts.items())
        self.bounds, self.outlets, self.counted, self._numbers, self.gaps, self.sizes, self.far, self._near = self._columns
        if not said.texts:
            self.bounds.append(np.zeros(1, np.int64))  # where the first text will begin
        if folder is not None:
            manifest.clear(folder, said)
        self._scratch = Scratch()
        self._next, self._fresh, self._tail, self._state = said.next, 0, 0, ""
        self._mark_again()

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
        settings = self._settings
        words = cut(
            [t.text for t in given],
            None if all(t.stretches is None for t in given) else [_stretches(t) for t in given],
            plain=self._plain, scratch=self._scratch,
        )  # fmt: skip
        found = marks(words, gram=settings.gram, window=settings.window, plain=self._plain)
        outlets = np.array([t.outlet for t in given], np.uint32)
        if self._fresh and self._fresh + len(found.keys) > self._room:
            self.commit()
        self._places.reserve(len(found.keys), self._numbers.size + len(words.tokens))
        base, self._state = self.size, "a batch was broken off; open it again, it is as it was committed last"
        self._keep(words, outlets)
        held = Held(self._numbers.numbers, self.gaps.numbers, self.bounds.numbers, self.outlets.numbers, self._near.numbers)
        made = linked(base, words, found, held, self._places, settings, plain=self._plain, scratch=self._scratch)
        self.counted.append((made.facts[:, 0] - made.facts[:, 1]).astype(np.uint32))
        self._places.texts = self.size
        self._fresh += len(found.keys)
        self._tail += len(found.keys)
        self._state = ""
        return made

    def commit(self) -> None:
        """Make what was added count: on disk everything up to here is found again, whatever happens next."""
        self._check()
        self._write(self._table)
        self._fresh = 0

    def close(self) -> None:
        """Commit, write the table of marks where it has grown, and cut the files to what they hold. A closed archive can be closed again."""
        if self._state:
            self._let_go(keep=False)
            return
        try:
            self.commit()
            if self._folder is not None and self._tail > self._room // _TAIL + self._places.size // 256:
                self._next += 1
                self._write(self._places.write(self._folder / f"{self._next - 1:06d}"))
                manifest.clear(self._folder, self._said)
        except BaseException:
            self._let_go(keep=False)
            raise
        self._let_go(keep=True)

    def tokens(self, text: int) -> NDArray[np.uint16]:
        """Return the numbers of a text's words."""
        return self._tokens(text, text + 1)

    def where(self, text: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the code points at which the words of a text begin and end; where two words are no neighbours, both are the next one's."""
        first, after = self.bounds.numbers[text : text + 2].tolist()
        gaps, sizes = (self.gaps.part(first, after) >> 2).astype(np.int64), self.sizes.part(first, after).astype(np.int64)
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

    def _keep(self, words: Cut, outlets: NDArray[np.uint32]) -> None:
        """Put new texts behind the others: their words, and where each stands, how far from the one before, and how long it is."""
        base = int(self.bounds.numbers[-1])
        gaps, sizes, far = _near(words, plain=self._plain)
        self.far.append(np.stack([far + base, words.starts[far], words.ends[far]], axis=1).ravel().astype(np.int64))
        self.gaps.append(gaps)
        self.sizes.append(sizes)
        self._numbers.append(words.tokens)
        self.outlets.append(outlets)
        first = self.size
        self.bounds.append(words.bounds[1:] + base)
        self._near.append(_stretch_texts(self.bounds.numbers[first:], first, self._near.size << NEAR))

    def _tokens(self, text: int, after: int) -> NDArray[np.uint16]:
        return self._numbers.part(int(self.bounds.numbers[text]), int(self.bounds.numbers[after]))

    def _mark_again(self) -> None:
        """Make the marks of the texts that the table does not have: those that came after it was written."""
        settings = self._settings
        for text in range(self._places.texts, self.size, _AGAIN):
            after = min(text + _AGAIN, self.size)
            bounds = self.bounds.numbers[text : after + 1]
            tokens = self._tokens(text, after)
            found = marks_of(tokens, bounds - bounds[0], gram=settings.gram, window=settings.window, plain=self._plain)
            self._places.reserve(len(found.keys), self._numbers.size)
            self._places.file_all(found, bounds)
            self._places.texts = after
            self._tail += len(found.keys)

    # ------------------------------------------------------------------------------------------ the folder

    def _write(self, table: Table | None) -> None:
        """Say in the folder what counts: the texts, and the table of marks, of which the disk has everything."""
        said = Manifest(
            gram=self._settings.gram, window=self._settings.window, texts=self.size, words=self._numbers.size, far=self.far.size,
            table=table, next=self._next,
        )  # fmt: skip
        if self._folder is None or said == self._said:
            return
        for column in self._columns:
            column.sync()
        manifest.write(self._folder, said)
        self._said, self._table = said, table

    def _check(self) -> None:
        if self._state:
            raise UsageError(f"{self._folder or 'an index in memory'}: {self._state}")

    def _let_go(self, *, keep: bool) -> None:
        self._state = "is closed; open it again"
        for column in self._columns:
            column.close(keep=keep)
        self._places = Places(self._settings.newest, plain=self._plain)


def _stretch_texts(bounds: NDArray[np.int64], first: int, begin: int) -> NDArray[np.uint64]:
    """Return what `near` says of the stretches from word `begin` on, by the bounds of texts from `first` on."""
    stretches = np.arange(begin, bounds[-1], 1 << NEAR)
    at = np.searchsorted(bounds, stretches, "right") - 1
    after = np.minimum(at + 2, len(bounds) - 1)  # of the last text it is not known where the next one ends
    next_, all_ = (np.minimum(bounds[n] - stretches, 1 << NEAR) for n in (at + 1, after))
    return ((at + first) << TEXT | next_ << NEXT | all_).astype(np.uint64)


def _stretches(given: Text) -> Sequence[tuple[int, int]]:
    return given.stretches if given.stretches is not None else ((0, len(given.text)),)


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
