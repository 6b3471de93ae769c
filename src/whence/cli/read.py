"""whence read: what reports say, on whose word, how firmly. No case is made."""

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

import click

from whence.cli.options import is_person, reading_mode, refuse_overwriting, with_mode

if TYPE_CHECKING:
    from whence.capture import Received
    from whence.model.base import Record
    from whence.model.captured import Given, Post, Report
    from whence.settings import Settings

_PEEK = 1 << 20


@click.command("read", short_help="Read reports without a case: who says what, through whom, how firmly.")
@click.argument("what", nargs=-1, required=True, metavar="PATH...")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print one JSON object per document instead of a page for people.")
@click.option("--text", "with_text", is_flag=True, help="With --jsonl: put the text into each line that its offsets refer to.")
@with_mode
@click.option("--published", help="When it was published, where the bytes do not say (2019-10-11, or with time and offset).")
@click.option("--outlet", help="Who published it, where the bytes do not say.")
@click.option("--lang", help="Its language (en, fr, ar ...), where the words are too few to tell it by.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; without it, standard output.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no closing line.")
def command(
    what: tuple[str, ...], as_lines: bool, with_text: bool, rules: bool, fast: bool, published: str | None, outlet: str | None,
    lang: str | None, out: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Read files, folders, or pasted text (-), and show who says what, through whom it reached us, how firmly, and what
    was not read. Nothing is stored and nothing is asked of the network.

    PATH may be anything that `whence run` reads, or a corpus: JSON Lines whose lines carry `doc_id` and `text` (and, if
    they like, `published` or `date`, `outlet`, `lang`). Offsets are then code points of exactly that text. A line that
    cannot be read becomes a line with `error`; the others are read, and the exit code is 1.

    \b
    whence read page.html
    whence read corpus.jsonl --jsonl --out readings.jsonl
    pbpaste | whence read - --published 2024-05-06
    """
    from whence.capture import check_given
    from whence.errors import UsageError
    from whence.model.captured import Given
    from whence.settings import Settings

    reading = reading_mode(rules=rules, fast=fast)
    if with_text and not as_lines:
        raise UsageError("--text goes with --jsonl; the page for people shows the words anyway")
    given = Given(published=published, outlet=outlet, lang=lang)
    check_given(given)
    if out is not None:
        refuse_overwriting(out, what)
    reader = _Reader(given, Settings(read=reading), _now())
    with ExitStack() as stack:
        stream: BinaryIO = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        write = _lines_to(stream, with_text=with_text) if as_lines else _page_to(stream, wide=out is None)
        told = stack.enter_context(_progress(stream, quiet=quiet))
        for number, outcome in enumerate(reader.read(what), 1):
            write(outcome)
            told("read", number, None)
    if not quiet:
        click.echo(reader.tally.sentence(), err=True)
    if reader.tally.failed:
        click.get_current_context().exit(1)


def _now() -> datetime:
    return datetime.now(UTC)


def _progress(stream: BinaryIO, *, quiet: bool) -> Any:
    """Return a bar for people, drawn only where it does not run through what is printed."""
    from whence.cli.progress import Silent, Told

    return Told() if is_person() and not quiet and not is_person(stream) else Silent()


# ---------------------------------------------------------------- reading


class _Outcome(NamedTuple):
    """One document: what was read in it, or why it could not be."""

    place: str
    doc_id: object
    reason: str | None = None
    report: "Report | None" = None
    said: "Sequence[Record]" = ()
    text: str | None = None


class _Tally:
    """How much was read, for the closing line and the exit code."""

    def __init__(self) -> None:
        self.done = self.unread = self.failed = 0
        self.modes: dict[str, int] = {}

    def add(self, outcome: _Outcome) -> None:
        from whence.model.said import Reading

        self.failed += outcome.reason is not None
        for record in outcome.said:
            if isinstance(record, Reading):
                self.done += record.read
                self.unread += not record.read
                if record.read:
                    self.modes[record.mode] = self.modes.get(record.mode, 0) + 1

    def sentence(self) -> str:
        from whence.publish.view import MODES

        ways = " and ".join(f"by {MODES.get(mode, mode)}" for mode in sorted(self.modes))
        return (
            f"whence: {self.done:,} read{' ' + ways if ways else ''}; {self.unread:,} not read (language); {self.failed:,} failed"
        )


class _Reader:
    """Reads one document after the other and forgets it: memory stays that of one."""

    def __init__(self, given: "Given", settings: "Settings", now: datetime) -> None:
        self._given = given
        self._settings = settings
        self._now = now
        self.tally = _Tally()

    def read(self, what: Sequence[str]) -> Iterator[_Outcome]:
        """Yield each document of each argument, in order."""
        for argument in what:
            for outcome in self._argument(argument):
                self.tally.add(outcome)
                yield outcome

    def _argument(self, argument: str) -> Iterator[_Outcome]:
        from whence.cli.corpus import is_corpus

        if argument == "-":
            source: BinaryIO = sys.stdin.buffer
            first = source.readline(self._settings.capture.max_bytes + 1)
            if is_corpus(first):
                yield from self._corpus(cast(BinaryIO, Again(first, source)), "standard input")
            else:
                yield from self._items(["-"], stdin=lambda: first + source.read(self._settings.capture.max_bytes + 1))
        elif (path := Path(argument)).is_file():
            with path.open("rb") as file:
                corpus = is_corpus(file.read(_PEEK))
                file.seek(0)
                if corpus:
                    yield from self._corpus(file, argument)
            if not corpus:
                yield from self._items([argument])
        else:
            yield from self._items([argument])

    def _items(self, what: Sequence[str], stdin: Callable[[], bytes] | None = None) -> Iterator[_Outcome]:
        from whence.capture import gather
        from whence.cli.corpus import is_corpus
        from whence.model.captured import Failure

        for item in gather(what, given=self._given, now=lambda: self._now, stdin=stdin, settings=self._settings.capture):
            if isinstance(item, Failure):
                yield _failed(item)
            elif is_corpus(item.data[:_PEEK]):
                yield from self._corpus(io.BytesIO(item.data), item.capture.origin)
            else:
                yield from self._item(item)

    def _item(self, item: "Received") -> Iterator[_Outcome]:
        from whence.capture import parse
        from whence.model.captured import Failure, Post, Report

        report: Report | None = None
        posts: list[Post] = []
        for record in parse(item.capture, item.data, settings=self._settings.capture):
            if isinstance(record, Post):
                posts.append(record)
                continue
            if report is not None:
                yield self._one(report, posts, item.capture.origin)
            report, posts = (record, []) if isinstance(record, Report) else (None, [])
            if isinstance(record, Failure):
                yield _failed(record)
        if report is not None:
            yield self._one(report, posts, item.capture.origin)

    def _corpus(self, lines: BinaryIO, name: str) -> Iterator[_Outcome]:
        from whence.cli.corpus import Refused, Ways, documents

        for line in documents(lines, name, Ways(self._given, self._now, self._settings.capture)):
            if isinstance(line, Refused):
                yield _Outcome(line.place, line.doc_id, f"{line.place} cannot be read: {line.reason}")
            else:
                yield self._one(line.report, line.posts, line.place, doc_id=line.doc_id, text=line.text)

    def _one(
        self, report: "Report", posts: "Sequence[Post]", place: str, *, doc_id: object = None, text: str | None = None
    ) -> _Outcome:  # fmt: skip
        from whence.errors import RunError
        from whence.read import read

        named = report.key if doc_id is None else doc_id
        try:
            said = tuple(read(report, posts, settings=self._settings.read))
        except RunError:  # not this document's fault: a model file that is not the one it should be stops the run
            raise
        except Exception as error:  # noqa: BLE001  (a fault in one document must not cost the others)
            what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
            return _Outcome(
                place, named, f"{place} could not be read ({what}); please report this fault with the text", text=text
            )
        return _Outcome(place, named, None, report, said, report.text if text is None else text)


class Again(io.RawIOBase):
    """A stream whose first line was read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._first = first
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the line that was read, once, then the lines that follow."""
        first, self._first = self._first, b""
        return first or self._rest.readline(-1 if size is None else size)


def _failed(failure: Any) -> _Outcome:
    return _Outcome(failure.origin, None, f"{failure.reason}; {failure.remedy}")


# ---------------------------------------------------------------- writing


def _lines_to(stream: BinaryIO, *, with_text: bool) -> Callable[[_Outcome], None]:
    from whence.publish.readings import reading_object

    def write(outcome: _Outcome) -> None:
        if outcome.report is None:
            made: dict[str, Any] = {"doc_id": outcome.doc_id, "place": outcome.place, "error": outcome.reason}
            click.echo(f"whence: {outcome.reason}", err=True)
        else:
            made = reading_object(outcome.report, outcome.said, doc_id=outcome.doc_id, text=outcome.text)
            made["place"] = outcome.place
            if with_text:
                made["text"] = outcome.text
        line = json.dumps(made, ensure_ascii=False)
        try:
            data = line.encode()
        except UnicodeEncodeError:  # half a character in a text or an id: written as its escape, as it came
            data = json.dumps(made).encode()
        stream.write(data + b"\n")
        stream.flush()

    return write


def _page_to(stream: BinaryIO, *, wide: bool) -> Callable[[_Outcome], None]:
    from rich.console import Console

    from whence.publish.reading_page import render_reading
    from whence.publish.terminal import plain

    shown = wide and is_person(sys.stdout)
    console = Console(width=None if shown else 100, force_terminal=shown, no_color=None if shown else True)

    def write(outcome: _Outcome) -> None:
        with console.capture() as printed:
            if outcome.report is None:
                console.print(
                    f"could not be read: {plain(outcome.reason or '')}", markup=False, highlight=False, style="bold red"
                )
            else:
                render_reading(outcome.report, outcome.said, console)
        lines = (line.rstrip() for line in printed.get().splitlines())
        stream.write("".join(f"{line}\n" for line in (*lines, "")).encode("utf-8", "replace"))
        stream.flush()

    return write
