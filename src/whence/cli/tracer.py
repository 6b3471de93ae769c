"""Tracing without a case: what was given, in canonical order, through one of two ways.

    whole   pages and their readings   -> trace(), with inferred parents and what claims became
    many    lines of corpora, an index -> trace_many(), by the archive

In: arguments as typed. Out: edges with what their ends are called, and what could not be taken. Both ways are pure and lie in `whence.trace`;
this file holds the order, the names and the count. Refuses: two texts under one name; to take one text twice.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from whence.cli.corpus import Refused, Ways
from whence.cli.gathered import Corpus, Lost, Page, gathered
from whence.cli.light import Place, odd_times, places
from whence.cli.progress import Progress
from whence.cli.shelf import Index, Shelf
from whence.model.base import replace
from whence.model.captured import Given, Post, Report
from whence.model.traced import Derivation, Evidence, InferredReport
from whence.model.vocabulary import Certainty, DerivationType, Direction, EvidenceKind
from whence.publish.trace_lines import Node, is_sure
from whence.publish.trace_page import closing
from whence.settings import ReadSettings, Settings
from whence.trace import MemoryTraceIndex, trace
from whence.trace.archive import Archive
from whence.trace.ends import End
from whence.trace.many import Item, Lookup, Outlets, canonical, trace_many

METHOD = "trace.bytes/1"


class Found(NamedTuple):
    """An edge with what its ends are called."""

    edge: Derivation
    child: Node
    parent: Node


class Tally:
    """How much was traced, for the closing line and the exit code."""

    def __init__(self) -> None:
        self.texts = self.known = self.failed = self.unknown = 0
        self.certainties: Counter[Certainty] = Counter()
        self.odd: list[str] = []

    def add(self, found: Found | Lost) -> None:
        """Count an edge or a failure."""
        if isinstance(found, Lost):
            self.failed += 1
        else:
            self.certainties[found.edge.certainty] += 1
            self.unknown += found.edge.direction is Direction.UNKNOWN

    def sentence(self) -> str:
        """Return the closing line."""
        made = closing(self.texts, self.certainties, self.unknown, known=self.known, failed=self.failed)
        return f"{made}\n{odd_times(self.odd)}" if self.odd else made


class Tracer:
    """One call of `whence trace`. `reading` is what a person said of it; `folder` keeps an index."""

    def __init__(self, now: datetime, *, reading: bool | None, folder: Path | None, told: Progress) -> None:
        self._ways = Ways(Given(), now, Settings().capture)
        self._reading, self._folder, self._told = reading, folder, told
        self._index: Index | None = None
        self._names = _Names()
        self._stack = ExitStack()
        self.tally = Tally()

    def __enter__(self) -> "Tracer":
        if self._folder is not None:
            self._index = self._stack.enter_context(Index(self._folder, self._ways))
            self._names = _Names(self._index.held)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)

    def trace(self, what: Sequence[str], *, least: Certainty) -> Iterator[Found | Lost]:
        """Yield what failed, then the edges that are at least as certain as `least`."""
        pages: list[Item] = []
        lines: list[Place] = []
        for found in self._gather(what, pages, lines):
            yield from self._counted(found, least)
        self.tally.texts = len(pages) + len(lines)
        whole = self._index is None and (self._reading is True or not lines)
        for found in self._whole(pages, lines) if whole else self._many(pages, lines):
            yield from self._counted(found, least)

    def _counted(self, found: Found | Lost, least: Certainty) -> Iterator[Found | Lost]:
        if isinstance(found, Lost) or is_sure(found.edge, least):
            self.tally.add(found)
            yield found

    # ---------------------------------------------------------------- what was given

    def _gather(self, what: Sequence[str], pages: list[Item], lines: list[Place]) -> Iterator[Found | Lost]:
        """Fill `pages` and `lines`; yield what could not be taken, and the edges between pages of the same bytes."""
        reading = ReadSettings() if self._reading is not False else None
        files: dict[str, str] = {}
        for found in gathered(what, reading=reading, now=self._ways.now, settings=Settings()):
            if isinstance(found, Lost):
                yield found
            elif isinstance(found, Page):
                yield from self._page(found, pages)
                self._told("capture and read", len(pages), None)
            else:
                yield from self._lines(found, files, lines)

    def _page(self, page: Page, pages: list[Item]) -> Iterator[Found | Lost]:
        report = page.item.report
        key = self._names.free(report.key, page.origin)
        if key is None:
            self.tally.known += 1
        elif (first := self._names.same_bytes(report.id)) is not None and first != report.key:
            self._names.take(key, report.id)
            yield _same_bytes(key, first, report)
        elif first is not None:
            self.tally.known += 1
        else:
            self._names.take(key, report.id)
            pages.append(page.item._replace(report=replace(report, key=key)))

    def _lines(self, corpus: Corpus, files: dict[str, str], lines: list[Place]) -> Iterator[Lost]:
        with corpus.file.open("rb") as stream:
            for found in places(stream, str(corpus.file), self._ways):
                if isinstance(found, Refused):
                    yield Lost(found.place, f"{found.place} cannot be read: {found.reason}")
                    continue
                place, where, odd = found
                self.tally.odd.extend(f"{where}: {remark}" for remark in odd)
                held = self._names.held(place.key)
                if held is None:
                    self._names.take(place.key, place.id)
                    lines.append(place)
                elif held == place.id:
                    self.tally.known += 1
                else:
                    yield Lost(where, f"{where} cannot be read: its id {place.key} is that of another text already")
                self._told("find lines", len(lines), None)

    # ---------------------------------------------------------------- two ways

    def _whole(self, pages: Sequence[Item], lines: Sequence[Place]) -> Iterator[Found | Lost]:
        """Trace as a case does, everything held in memory."""
        shelf = Shelf(self._ways, ReadSettings() if self._reading is not False else None)
        self._stack.callback(shelf.close)
        items = sorted((*pages, *(shelf.item(place) for place in lines)), key=canonical)
        nodes = {id_: node for item in items for id_, node in _nodes(item)}
        index, edges = MemoryTraceIndex(), dict[str, Derivation]()
        for done, (report, posts, said) in enumerate(items, 1):
            try:
                records = list(trace(report, posts, said, index))
            except Exception as error:  # noqa: BLE001  (a fault in one text must not cost the others)
                what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
                yield Lost(report.key, f"{report.key} could not be traced ({what}); please report this fault with the text")
                continue
            index.add(report, posts, said, records)
            nodes |= {r.id: Node(r.name or "", inferred=r) for r in records if isinstance(r, InferredReport)}
            edges |= {r.id: r for r in records if isinstance(r, Derivation)}
            self._told("trace", done, len(items))
        for edge in edges.values():
            yield Found(edge, nodes[edge.child], nodes[edge.parent])

    def _many(self, pages: Sequence[Item], lines: Sequence[Place]) -> Iterator[Found]:
        """Trace by the archive, texts taken from their files as they are needed."""
        if self._index is not None:
            index = self._index
            order = sorted((*lines, *(index.keep(item) for item in pages)), key=Place.order)
            yield from self._through(index.taking(order), index.item, index.archive, index.outlets, len(order))
            return
        shelf = Shelf(self._ways)
        self._stack.callback(shelf.close)
        entries: list[Item | Place] = sorted(
            (*pages, *lines), key=lambda e: canonical(e)[:3] if isinstance(e, Item) else e.order()
        )

        def item(number: int) -> Item:
            entry = entries[number]
            return entry if isinstance(entry, Item) else shelf.item(entry)

        yield from self._through((item(n) for n in range(len(entries))), item, Archive(), Outlets(), len(entries))

    def _through(self, items: Iterator[Item], lookup: Lookup, archive: Archive, outlets: Outlets, total: int) -> Iterator[Found]:
        def told() -> Iterator[Item]:
            for done, item in enumerate(items, 1):
                self._told("trace", done, total)
                yield item

        for edge, child, parent in trace_many(told(), lookup, archive, outlets=outlets):
            yield Found(edge, _end_node(child), _end_node(parent))


class _Names:
    """Which id or file name is whose, so that every edge can be told by names."""

    def __init__(self, held: dict[str, str] | None = None) -> None:
        self._ids = held if held is not None else {}
        self._keys: dict[str, str] = {}

    def held(self, key: str) -> str | None:
        """Return the report that has this name."""
        return self._ids.get(key)

    def take(self, key: str, id_: str) -> None:
        """Give a report its name."""
        self._ids[key] = id_

    def same_bytes(self, id_: str) -> str | None:
        """Return the name under which the same report is held."""
        if len(self._keys) < len(self._ids):
            self._keys = {held: key for key, held in reversed(self._ids.items())}
        return self._keys.get(id_)

    def free(self, key: str, origin: str) -> str | None:
        """Return a name that nobody has: the file's, else its path's."""
        return next((name for name in (key, origin) if name not in self._ids), None)


def _same_bytes(key: str, first: str, report: Report) -> Found:
    note = Evidence(
        kind=EvidenceKind.STRUCTURE, note=f"the same bytes as {first}, so it was taken once; nothing says which came first"
    )
    edge = Derivation(
        child=key, parent=report.id, type=DerivationType.COPIES, direction=Direction.UNKNOWN, certainty=Certainty.STRONG, share=1.0,
        evidence=(note,), method=METHOD,
    )  # fmt: skip
    return Found(edge, Node(key, report.outlet, report.published), Node(first, report.outlet, report.published))


def _nodes(item: Item) -> Iterator[tuple[str, Node]]:
    yield item.report.id, Node(item.report.key, item.report.outlet, item.report.published)
    for number, post in enumerate(sorted(item.posts, key=lambda p: (p.text_start, p.text_end)), 1):
        yield post.id, _post_node(item.report, post, number)


def _end_node(end: End) -> Node:
    if end.post is not None:
        return _post_node(end.report, end.post, end.unit)
    return Node(end.report.key, end.report.outlet, end.report.published)


def _post_node(host: Report, post: Post, number: int) -> Node:
    return Node(f"post:{host.key}#{number}", post.author or post.handle, post.published)
