"""Where traced texts are found again: by the bytes of their line in a file, and the folder that keeps an index of them.

In: places of texts, reports that have no line of their own. Out: reports again, by number. An index is a folder: the archive's own folder, a
line for the place of every text, a line for every report that came from a page. A kill leaves it readable: what the archive does not count
is cut off. Refuses: a file that has moved or changed since its lines were taken (it says which); two texts under one id.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from whence.cli.corpus import Document, Refused, Ways, document
from whence.cli.gathered import read_item
from whence.cli.light import IDS, Place, check_of, report_of
from whence.errors import RunError, UsageError
from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.codec import decode, encode
from whence.settings import ReadSettings
from whence.store.lock import Lock
from whence.trace.archive import Archive
from whence.trace.many import Item, Outlets

_OPEN = 64


class Shelf:
    """Finds texts again by their places. `ways` and `reading` say how a line becomes a report; `kept` is the file of pages."""

    def __init__(self, ways: Ways, reading: ReadSettings | None = None, kept: Path | None = None) -> None:
        self._ways, self._reading, self._kept = ways, reading, str(kept) if kept else None
        self._files: dict[str, BinaryIO] = {}

    def item(self, place: Place) -> Item:
        """Return the text of a place; raises `RunError` where it is not there any more."""
        line = self._line(place)
        if place.file == self._kept:
            report, *rest = [decode(part) for part in msgspec.json.decode(line, type=list[msgspec.Raw])]
            return Item(report, tuple(r for r in rest if isinstance(r, Post)), tuple(r for r in rest if not isinstance(r, Post)))
        if self._reading is None:
            return Item(report_of(line, self._ways))
        taken = document(line, place.file, self._ways, ids=IDS)
        if isinstance(taken, Refused):
            raise RunError(
                f"{place.file}: the text {place.key} cannot be laid out for reading: {taken.reason}; trace it with --no-read"
            )
        return _read(taken, self._reading)

    def _line(self, place: Place) -> bytes:
        try:
            if place.file not in self._files:
                if len(self._files) >= _OPEN:
                    self.close()
                self._files[place.file] = Path(place.file).open("rb")  # noqa: SIM115  (closed in `close`)
            file = self._files[place.file]
            file.seek(place.at)
            line = file.read(place.size)
        except OSError as error:
            raise RunError(f"{place.file} cannot be read any more ({error.strerror}); it holds the text {place.key}") from error
        if check_of(line) != place.check:
            raise RunError(
                f"{place.file} has changed: at byte {place.at:,} it no longer holds the text {place.key}; trace it anew"
            )
        return line

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()
        self._files.clear()


def _read(taken: Document, reading: ReadSettings) -> Item:
    return read_item(taken.report, taken.posts, reading)


class Index:
    """An archive in a folder with the places of its texts. One process writes at a time."""

    def __init__(self, folder: Path, ways: Ways) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted(p.name for p in folder.iterdir() if p.name not in ("archive", "places.jsonl", "pages.jsonl", "lock"))
        if strangers:
            raise UsageError(f"{folder}: is neither empty nor an index of texts (it holds {strangers[0]})")
        self._stack = ExitStack()
        self._folder = folder
        lock = Lock(folder / "lock")
        lock.take(wait=5.0)
        self._stack.callback(lock.free)
        with ExitStack() as opening:  # what was opened is closed again where the index cannot be used
            opening.push(self._stack.pop_all())
            self.archive = Archive(folder / "archive")
            self.places = self._read_places()
            self.outlets = Outlets()
            for place in self.places:
                self.outlets.number(place.outlet)
            self._refuse_moved()
            self.shelf = Shelf(ways, kept=self._pages)
            opening.callback(self.shelf.close)
            self._written = opening.enter_context((folder / "places.jsonl").open("ab", buffering=0))
            self._kept = opening.enter_context(self._pages.open("ab", buffering=0))
            self._stack = opening.pop_all()
        self.held = {place.key: place.id for place in self.places}

    @property
    def _pages(self) -> Path:
        return self._folder / "pages.jsonl"

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self.archive.close()
        finally:
            self._stack.close()

    def keep(self, item: Item) -> Place:
        """Keep a report that has no line of its own, and return its place."""
        records: Sequence[Record] = (item.report, *item.posts, *item.said)
        line = b"[" + b",".join(encode(record) for record in records) + b"]\n"
        at = self._kept.seek(0, 2)
        self._kept.write(line)
        report: Report = item.report
        when = report.published.at.timestamp() if report.published else None
        return Place(report.key, report.id, str(self._pages), at, len(line), check_of(line), when, report.outlet)

    def taking(self, places: Iterable[Place]) -> Iterator[Item]:
        """Yield the texts of new places; each place is on disk before the archive has its words."""
        for place in places:
            file = str(Path(place.file).resolve())
            kept = place._replace(file=file if place.file != str(self._pages) else place.file)
            self._written.write(msgspec.json.encode(kept._replace(file="" if kept.file == str(self._pages) else file)) + b"\n")
            self.places.append(kept)
            yield self.shelf.item(kept)

    def item(self, number: int) -> Item:
        """Return a text by its number."""
        return self.shelf.item(self.places[number])

    def _read_places(self) -> list[Place]:
        """Return the places of the texts that the archive counts; what a killed process wrote beyond them is cut off."""
        file = self._folder / "places.jsonl"
        found: list[Place] = []
        end = 0
        if file.exists():
            decoder = msgspec.json.Decoder(Place)
            with file.open("rb") as lines:
                for line in lines:
                    if len(found) == self.archive.size:
                        break
                    place = decoder.decode(line)
                    found.append(place if place.file else place._replace(file=str(self._pages)))
                    end += len(line)
            with file.open("r+b") as lines:
                lines.truncate(end)
        if len(found) < self.archive.size:
            raise RunError(
                f"{self._folder}: says where {len(found):,} of its {self.archive.size:,} texts stand; it is damaged, make it anew"
            )
        return found

    def _refuse_moved(self) -> None:
        ends: dict[str, int] = {}
        for place in self.places:
            ends[place.file] = max(ends.get(place.file, 0), place.at + place.size)
        for name, end in ends.items():
            if not Path(name).is_file():
                raise UsageError(
                    f"{self._folder}: holds texts of {name}, which is not there any more; put it back, or make the index anew"
                )
            if Path(name).stat().st_size < end:
                raise UsageError(
                    f"{self._folder}: holds texts of {name}, which has become shorter; put it back, or make the index anew"
                )
