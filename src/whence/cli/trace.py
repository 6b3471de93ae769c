"""whence trace: who took it from whom among files, folders and corpora. No case is made."""

import json
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from whence.cli.options import is_person, refuse_overwriting
from whence.model.vocabulary import Certainty

if TYPE_CHECKING:
    from whence.cli.gathered import Lost
    from whence.cli.tracer import Found
    from whence.model.traced import Derivation
    from whence.publish.trace_lines import Node


@click.command("trace", short_help="Show who took it from whom among texts, without a case.")
@click.argument("what", nargs=-1, required=True, metavar="PATH...")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print one JSON object per edge instead of a page for people.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write (with --index: to add to); without it, standard output."
)
@click.option(
    "--index", type=click.Path(path_type=Path), help="Folder that keeps what was traced, so that a later call adds to it."
)
@click.option(
    "--min-certainty", type=click.Choice([str(c) for c in Certainty]), default="inferred", show_default=True,
    help="Leave out edges that are less certain.",
)  # fmt: skip
@click.option("--read/--no-read", "reading", default=None, help="Read the texts too. Default: pages yes, a corpus no.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no closing line.")
def command(
    what: tuple[str, ...], as_lines: bool, out: Path | None, index: Path | None, min_certainty: str, reading: bool | None, quiet: bool
) -> None:  # fmt: skip
    """Show who took it from whom: which texts share words, in which direction, how sure that is, and what changed on the
    way. Nothing is stored (but what --index keeps) and nothing is asked of the network.

    PATH may be anything that `whence run` reads except a URL, or a corpus: JSON Lines whose lines carry `doc_id` or `id`,
    `text` and, if they like, `outlet` and `published`, `date` or `ts` (seconds). A page is read as well, for
    credits, parents that nobody captured, and changes of what is claimed; the lines of a corpus are not, unless --read
    says so: then all of it is held in memory. A line that cannot be taken becomes a line with `error`; the others are
    traced, and the exit code is 1.

    \b
    whence trace pages/
    whence trace corpus.jsonl --jsonl --out edges.jsonl --min-certainty likely
    whence trace monday.jsonl --jsonl --index held/ --out edges.jsonl
    """
    from whence.cli.tracer import Tracer
    from whence.errors import UsageError

    if out is not None:
        refuse_overwriting(out, what)
    if index is not None and reading:
        raise UsageError("--index and --read exclude each other: an index keeps no readings of lines")
    with ExitStack() as stack:
        what = tuple(_standing(argument, index, stack) for argument in what)
        stream: BinaryIO = stack.enter_context(out.open("ab" if index else "wb")) if out else sys.stdout.buffer
        told = stack.enter_context(_progress(stream, quiet=quiet))
        tracer = stack.enter_context(Tracer(datetime.now(UTC), reading=reading, folder=index, told=told))
        write = _Lines(stream) if as_lines else _Page(stream, wide=out is None)
        for found in tracer.trace(what, least=Certainty(min_certainty)):
            write(found)
        write.end()
    if not quiet:
        click.echo(tracer.tally.sentence(), err=True)
    if tracer.tally.failed:
        click.get_current_context().exit(1)


def _standing(argument: str, index: Path | None, stack: ExitStack) -> str:
    """Return the argument; what comes from standard input is put into a file that lives as long as the command."""
    if argument != "-":
        return argument
    if index is not None:
        from whence.errors import UsageError

        raise UsageError("--index needs files: what comes from standard input is not found again")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="whence-")))
    file = folder / "standard input"
    with file.open("wb") as copy:
        while part := sys.stdin.buffer.read(1 << 20):
            copy.write(part)
    return str(file)


def _progress(stream: BinaryIO, *, quiet: bool) -> Any:
    """Return a bar for people, drawn only where it does not run through what is printed."""
    from whence.cli.progress import Silent, Told

    return Told() if is_person() and not quiet and not is_person(stream) else Silent()


class _Lines:
    """Writes an edge or a failure a line, as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        from whence.publish.trace_lines import Numbers

        self._stream, self._numbers = stream, Numbers()

    def __call__(self, found: "Found | Lost") -> None:
        """Write one line."""
        from whence.cli.gathered import Lost
        from whence.publish.trace_lines import edge_object

        if isinstance(found, Lost):
            click.echo(f"whence: {found.reason}", err=True)
            made: dict[str, Any] = {"place": found.origin, "error": found.reason}
        else:
            made = edge_object(found.edge, found.child, found.parent, self._numbers)
        self._stream.write(json.dumps(made, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    def end(self) -> None:
        """Hand on what waits."""
        self._stream.flush()


class _Page:
    """Gathers edges, and prints families when all are there."""

    def __init__(self, stream: BinaryIO, *, wide: bool) -> None:
        self._stream, self._wide = stream, wide
        self._edges: list[Derivation] = []
        self._nodes: dict[str, Node] = {}
        self._lost: list[str] = []

    def __call__(self, found: "Found | Lost") -> None:
        """Keep one edge, or say at once what failed."""
        from whence.cli.gathered import Lost

        if isinstance(found, Lost):
            click.echo(f"whence: {found.reason}", err=True)
            self._lost.append(found.reason)
            return
        self._edges.append(found.edge)
        self._nodes[found.edge.child], self._nodes[found.edge.parent] = found.child, found.parent

    def end(self) -> None:
        """Print."""
        from rich.console import Console

        from whence.publish.trace_page import render_trace

        shown = self._wide and is_person(sys.stdout)
        console = Console(width=None if shown else 100, force_terminal=shown, no_color=None if shown else True)
        with console.capture() as printed:
            render_trace(self._nodes, self._edges, self._lost, console)
        lines = (line.rstrip() for line in printed.get().splitlines())
        self._stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        self._stream.flush()
