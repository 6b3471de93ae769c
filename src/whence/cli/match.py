"""whence match: which reports are about one incident. No case is made."""

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from whence.cli.options import is_person, refuse_overwriting

if TYPE_CHECKING:
    from whence.cli.matcher import Matcher, Unmatched
    from whence.publish.match_lines import Matched


@click.command("match", short_help="Show which reports are about one incident, without a case.")
@click.argument("what", nargs=-1, required=True, metavar="PATH...")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print one JSON object per document instead of a listing by incident.")
@click.option(
    "--actors", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A register of actors (actors.toml)."
)
@click.option(
    "--occurrences",
    is_flag=True,
    help="Leave reports that tell of no occurrence of a known type without an incident, as a case does.",
)
@click.option("--rules", is_flag=True, help="Read by rules only, even where a model is installed: some five times as fast.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; without it, standard output.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no closing line.")
def command(
    what: tuple[str, ...], as_lines: bool, actors: Path | None, occurrences: bool, rules: bool, out: Path | None, quiet: bool
) -> None:
    """Show which incident each report is told about, which others it mentions, and what speaks for each: joined, new, or for
    review. Reports are matched in the order in which they come, with those that came before. Nothing is stored and nothing is
    asked of the network.

    PATH may be anything that `whence run` reads except a URL, or a corpus: JSON Lines whose lines carry `doc_id`, `text` and,
    if they like, `title`, `published` and `language`; - reads standard input, line by line. Texts are read with
    the trained model where `whence-model-en` is installed, by rules otherwise. A line that cannot be taken becomes a line with
    `error`; the others are matched, and the exit code is 1.

    \b
    whence match pages/
    whence match corpus.jsonl --jsonl --out incidents.jsonl
    tail -f wire.jsonl | whence match - --jsonl
    """
    from whence.cli.matcher import Matcher
    from whence.language.actors.actors_file import load_actors
    from whence.language.actors.register import Register
    from whence.settings import ReadSettings

    if out is not None:
        refuse_overwriting(out, what)
    register = Register(actor for actor in load_actors(actors) if not actor.unnamed) if actors else Register(())
    reading = ReadSettings(mode="rules") if rules else ReadSettings()
    matcher = Matcher(datetime.now(UTC), register=register, subjects=not occurrences, reading=reading)
    with ExitStack() as stack:
        stream: BinaryIO = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        told = stack.enter_context(_progress(stream, quiet=quiet))
        write = _lines_to(stream, matcher) if as_lines else _listing_to(stream, matcher, stack)
        for number, found in enumerate(matcher.match(what), 1):
            write(found)
            told("read and match", number, None)
    if not quiet:
        click.echo(matcher.tally.sentence(), err=True)
    if matcher.tally.failed:
        click.get_current_context().exit(1)


def _progress(stream: BinaryIO, *, quiet: bool) -> Any:
    """Return a bar for people, drawn only where it does not run through what is printed."""
    from whence.cli.progress import Silent, Told

    return Told() if is_person() and not quiet and not is_person(stream) else Silent()


def _lines_to(stream: BinaryIO, matcher: "Matcher") -> Callable[["Matched | Unmatched"], None]:
    from whence.cli.matcher import Unmatched
    from whence.publish.match_lines import match_object

    def write(found: "Matched | Unmatched") -> None:
        if isinstance(found, Unmatched):
            click.echo(f"whence: {found.reason}", err=True)
            made: dict[str, Any] = {"doc_id": found.key, "place": found.place, "error": found.reason}
        else:
            made = match_object(found, matcher.titles)
        stream.write(json.dumps(made, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        stream.flush()

    return write


def _listing_to(stream: BinaryIO, matcher: "Matcher", stack: ExitStack) -> Callable[["Matched | Unmatched"], None]:
    """Return a writer that gathers short lines and prints them by incident when `stack` is left."""
    from whence.cli.matcher import Unmatched
    from whence.publish.match_lines import Listing
    from whence.publish.terminal import plain

    listing = Listing()

    def end() -> None:
        for indent, line in listing.lines(matcher.titles):
            stream.write(f"{' ' * indent}{plain(line)}".rstrip().encode("utf-8", "replace") + b"\n")
        stream.flush()

    def write(found: "Matched | Unmatched") -> None:
        if isinstance(found, Unmatched):
            click.echo(f"whence: {found.reason}", err=True)
        else:
            listing.add(found)

    stack.callback(end)
    return write
