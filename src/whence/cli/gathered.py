"""What trace and diff take in: pages captured and read as `whence read` does, and corpora by their name alone.

In: arguments as typed. Out, in order: pages with their posts and what was read of them, corpora to be taken line by line, and for what
could not be had a sentence. Refuses: to hold a corpus; to let one page's fault cost the others.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from whence.capture import Received, gather, parse
from whence.cli.corpus import is_corpus
from whence.cli.light import IDS
from whence.errors import RunError
from whence.model.base import Record
from whence.model.captured import Failure, Post, Report
from whence.read import read
from whence.settings import ReadSettings, Settings
from whence.trace.many import Item

_PEEK = 1 << 20


class Page(NamedTuple):
    """A captured report with what was read of it. `origin` is the path it came from."""

    item: Item
    origin: str


class Corpus(NamedTuple):
    """A file of lines."""

    file: Path


class Lost(NamedTuple):
    """What could not be had, and why, in one sentence."""

    origin: str
    reason: str


def gathered(
    what: Sequence[str],
    *,
    reading: ReadSettings | None,
    now: datetime,
    settings: Settings,
    stdin: Callable[[], bytes] | None = None,
) -> Iterator[Page | Corpus | Lost]:
    """Yield what each argument holds. Without `reading` pages are captured only."""
    for argument in what:
        path = Path(argument)
        if argument != "-" and path.is_file() and _is_corpus_file(path):
            yield Corpus(path)
            continue
        for item in gather([argument], now=lambda: now, stdin=stdin, settings=settings.capture):
            if isinstance(item, Failure):
                yield Lost(item.origin, f"{item.reason}; {item.remedy}")
            elif is_corpus(item.data[:_PEEK], IDS) and Path(item.capture.origin).is_file():
                yield Corpus(Path(item.capture.origin))
            else:
                yield from _pages(item, reading, settings)


def _is_corpus_file(path: Path) -> bool:
    with path.open("rb") as file:
        return is_corpus(file.read(_PEEK), IDS)


def _pages(item: Received, reading: ReadSettings | None, settings: Settings) -> Iterator[Page | Lost]:
    report: Report | None = None
    posts: list[Post] = []
    origin = item.capture.origin
    for record in parse(item.capture, item.data, settings=settings.capture):
        if isinstance(record, Post):
            posts.append(record)
            continue
        if report is not None:
            yield _page(report, posts, origin, reading)
        report, posts = (record, []) if isinstance(record, Report) else (None, [])
        if isinstance(record, Failure):
            yield Lost(record.origin, f"{record.reason}; {record.remedy}")
    if report is not None:
        yield _page(report, posts, origin, reading)


def _page(report: Report, posts: list[Post], origin: str, reading: ReadSettings | None) -> Page | Lost:
    try:
        return Page(read_item(report, posts, reading), origin)
    except RunError:  # not this page's fault: a model file that is not the one it should be stops the run
        raise
    except Exception as error:  # noqa: BLE001  (a fault in one page must not cost the others)
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        return Lost(origin, f"{origin} could not be read ({what}); please report this fault with the text")


def read_item(report: Report, posts: Sequence[Post], reading: ReadSettings | None) -> Item:
    """Return a report with its posts and, with `reading`, what is read of it."""
    said: tuple[Record, ...] = tuple(read(report, posts, settings=reading)) if reading is not None else ()
    return Item(report, tuple(posts), said)
