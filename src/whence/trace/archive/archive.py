"""The archive: every text that was traced, in a form in which the next one finds what it shares with them.

    1 cut      texts -> words as numbers             cut.py
    2 mark     words -> the few marks of a text      marks.py
    3 look     marks -> earlier texts with them      segment.py, fresh.py
    4 link     candidates -> runs -> the sources     links.py

In: batches of texts, in the order in which they are to be taken as earlier and later. Out: `Links`, who has whose words. On disk an archive is
a folder that a kill at any moment leaves readable: what counts is in `index.json`, which is replaced whole.
Work for a text is bounded: by its own length, by the first and newest places of every mark, by the candidates that are compared.
"""

import json
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.errors import UsageError
from whence.settings import TraceSettings
from whence.trace.archive import segment
from whence.trace.archive.column import Column
from whence.trace.archive.cut import BEGINS, QUOTED, Cut, cut
from whence.trace.archive.fresh import Fresh
from whence.trace.archive.links import Earlier, Links, Rows, linked
from whence.trace.archive.marks import marks

FORMAT = 1
_FULL = 1 << 20  # postings that are held in memory before they become a segment
_GROWTH = 3
_FAR, _LONG = 63, 255  # a gap or a word that a byte does not hold: where it stands is kept apart
_DEFAULTS = TraceSettings()


class Text(NamedTuple):
    """A text to take in. `outlet` is the number of its outlet, 0 where none is known; `stretches` are what counts of it, `None` for all."""

    text: str
    outlet: int = 0
    stretches: Sequence[tuple[int, int]] | None = None


class Archive:
    """Texts by their numbers, 0 for the first. `folder` is where it lies; without one it is gone with the process."""

    def __init__(self, folder: Path | None = None, *, settings: TraceSettings = _DEFAULTS, plain: bool = False) -> None:
        self._folder, self._settings, self._plain = folder, settings, plain
        said = self._manifest()
        texts, words = said["texts"], said["words"]
        self.bounds = self._column("bounds", np.int64, texts + 1)
        self.outlets = self._column("outlets", np.uint32, texts)
        self.counted = self._column("counted", np.uint32, texts)
        self.tokens = self._column("tokens", np.uint32, words)
        self.gaps = self._column("gaps", np.uint8, words)
        self.sizes = self._column("sizes", np.uint8, words)
        self.far = self._column("far", np.int64, said["far"])
        self._next = said["next"]
        self._segments = [segment.read(folder / name) for name in said["segments"]] if folder else []
        self._fresh = Fresh(_FULL, plain=plain)
        self._merging: Future[segment.Postings] | None = None
        self._merged = ("", "")
        self._pool = ThreadPoolExecutor(1)

    @property
    def size(self) -> int:
        """Return how many texts it holds."""
        return self.bounds.size - 1

    def add(self, given: Sequence[Text]) -> Links:
        """Take in texts and return what they share with those before them."""
        self._settle()
        base, settings = self.size, self._settings
        words = cut(
            [t.text for t in given],
            [t.stretches if t.stretches is not None else ((0, len(t.text)),) for t in given],
            plain=self._plain,
        )
        found = marks(words, gram=settings.gram, window=settings.window, plain=self._plain)
        if self._fresh.size + len(found.keys) > _FULL:
            self._flush()
        rows = Rows.of(self._segments, found, settings.newest, plain=self._plain)
        self.outlets.append(np.array([t.outlet for t in given], np.uint32))
        earlier = Earlier(self.tokens.numbers, self.gaps.numbers, self.bounds.numbers, self.outlets.numbers)
        made = linked(base, words, found, earlier, rows, self._fresh, settings, plain=self._plain)
        self._keep(words)
        self.counted.append((made.facts[:, 0] - made.facts[:, 1]).astype(np.uint32))
        return made

    def commit(self) -> None:
        """Make what was added count: on disk everything up to here is found again, whatever happens next."""
        self._flush()
        self._write()

    def close(self) -> None:
        """Commit, wait for a merge that is going on, and cut the files to what they hold."""
        self.commit()
        while self._merging is not None:
            self._settle(wait=True)
        self._write()
        for column in (self.bounds, self.outlets, self.counted, self.tokens, self.gaps, self.sizes, self.far):
            column.close()
        self._pool.shutdown()

    def where(self, text: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the code points at which the words of a text begin and end; where two words are no neighbours, both are the next one's."""
        first, after = self.bounds.numbers[text : text + 2].tolist()
        gaps, sizes = (self.gaps.numbers[first:after] >> 2).astype(np.int64), self.sizes.numbers[first:after].astype(np.int64)
        far = np.flatnonzero((gaps == _FAR) | (sizes == _LONG))
        rows = self.far.numbers.reshape(-1, 3)
        rows = rows[np.searchsorted(rows[:, 0], first + far)] if len(far) else rows[:0]
        steps = np.empty(2 * len(gaps), np.int64)
        steps[::2], steps[1::2] = gaps, sizes
        edges = np.cumsum(steps)
        for at, (_, start, end) in zip(far.tolist(), rows.tolist(), strict=True):
            edges[2 * at + 1 :] += end - edges[2 * at + 1]
            edges[2 * at] = start
        return edges[::2], edges[1::2]

    # ------------------------------------------------------------------------------------------ what is kept

    def _keep(self, words: Cut) -> None:
        """Put the words of new texts behind the others, and where each stands: how far from the one before, and how long it is."""
        base = int(self.bounds.numbers[-1])
        before = np.zeros(len(words.ends), np.int64)
        before[1:] = words.ends[:-1]
        begins = words.bounds[:-1]
        before[begins[begins < len(before)]] = 0
        gaps, sizes = words.starts - before, words.ends - words.starts
        far = np.flatnonzero((gaps < 0) | (gaps >= _FAR) | (sizes >= _LONG))
        gaps[far], sizes[far] = _FAR, np.minimum(sizes[far], _LONG)
        self.far.append(np.stack([far + base, words.starts[far], words.ends[far]], axis=1).ravel().astype(np.int64))
        self.gaps.append(((gaps << 2) | (words.signs & (QUOTED | BEGINS))).astype(np.uint8))
        self.sizes.append(sizes.astype(np.uint8))
        self.tokens.append(words.tokens)
        self.bounds.append(words.bounds[1:] + base)

    def _flush(self) -> None:
        """Make a segment of the postings in memory."""
        if self._fresh.size:
            self._segments.append(self._stored(self._fresh.postings()))
            self._fresh.clear()
            self._write()
            self._settle()

    def _stored(self, held: segment.Postings) -> segment.Segment:
        name = f"{self._next:06d}"
        self._next += 1
        if self._folder is None:
            return segment.kept(name, held)
        segment.write(self._folder / name, held)
        return segment.read(self._folder / name)

    def _settle(self, *, wait: bool = False) -> None:
        """Take a finished merge in, and begin the next one where the last segments have grown alike. Merging goes on beside the work."""
        if self._merging is not None and (wait or self._merging.done()):
            held, names = self._merging.result(), self._merged
            self._merging = None
            at = next(n for n, s in enumerate(self._segments) if s.name == names[0])
            self._segments[at : at + 2] = [self._stored(held)]
            self._write()
            if self._folder is not None:
                for name in names:
                    shutil.rmtree(self._folder / name)
        if self._merging is None:
            sizes = [len(s.held.keys) for s in self._segments]
            for n in range(len(sizes) - 2, -1, -1):
                if sizes[n] < _GROWTH * sizes[n + 1]:
                    one, later = self._segments[n : n + 2]
                    self._merged = (one.name, later.name)
                    self._merging = self._pool.submit(segment.merged, one.held, later.held, plain=self._plain)
                    break

    # ------------------------------------------------------------------------------------------ the folder

    def _column(self, name: str, kind: type, size: int) -> Column:
        return Column(self._folder / name if self._folder else None, kind, size)

    def _manifest(self) -> dict[str, Any]:
        """Return what the folder says that it holds; a new one holds nothing."""
        fresh = {
            "format": FORMAT,
            "gram": self._settings.gram,
            "window": self._settings.window,
            "texts": 0,
            "words": 0,
            "far": 0,
            "segments": [],
            "next": 1,
        }
        if self._folder is None:
            return fresh
        file = self._folder / "index.json"
        if not file.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            if any(self._folder.iterdir()):
                raise UsageError(f"{self._folder}: is neither empty nor an index of texts (no index.json)")
            return fresh
        said = json.loads(file.read_text(encoding="utf-8"))
        for name in ("format", "gram", "window"):
            if said.get(name) != fresh[name]:
                raise UsageError(f"{self._folder}: was made with {name} {said.get(name)}, this is {fresh[name]}; make it anew")
        for folder in self._folder.iterdir():  # what a killed process left half done
            if folder.is_dir() and folder.name not in said["segments"]:
                shutil.rmtree(folder)
        return dict(said)

    def _write(self) -> None:
        """Say in the folder what counts. Texts whose postings are still in memory do not count yet."""
        if self._folder is None:
            return
        said = {
            "format": FORMAT, "gram": self._settings.gram, "window": self._settings.window, "texts": self.size, "words": self.tokens.size,
            "far": self.far.size, "segments": [s.name for s in self._segments], "next": self._next,
        }  # fmt: skip
        fresh = self._folder / "index.new"
        fresh.write_text(json.dumps(said), encoding="utf-8")
        os.replace(fresh, self._folder / "index.json")
