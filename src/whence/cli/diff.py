"""whence diff: two reports side by side, what both have, what only one has, and what changed."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.options import is_person, refuse_overwriting

if TYPE_CHECKING:
    from whence.publish.beside import Beside, Stretch
    from whence.trace.many import Item
    from whence.trace.two import Compared


@click.command("diff", short_help="Show two reports side by side, and what changed from one to the other.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--case", type=click.Path(path_type=Path), help="Case that holds both; A and B are then ids or keys of its reports."
)
@click.option("--html", type=click.Path(path_type=Path), help="File to write one self-contained page to.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for scripts instead of text.")
def command(one: str, other: str, case: Path | None, html: Path | None, as_json: bool) -> None:
    """Show two reports side by side: shared passages, what only one has, words that stand in the place of others, then what
    changed: a hedge lost, a number changed, a credit removed. Which is the earlier is said with its evidence, or that it is
    unknown; the order in which you give them says nothing.

    \b
    whence diff theirs.html ours.html
    whence diff rep_4f2a rep_91cc --case mycase --html diff.html
    """
    from whence.errors import UsageError
    from whence.trace.two import compare

    if html is not None and case is None:
        refuse_overwriting(html, (one, other))
    a, b = _held(case, one, other) if case is not None else (_captured(one), _captured(other))
    if a.report.id == b.report.id:
        raise UsageError(f"{one} and {other} are the same report (the same bytes); there is nothing to compare")
    two = beside(compare(a, b))
    if html is not None:
        from whence.publish.beside_page import beside_page

        html.write_text(beside_page(two), encoding="utf-8")
    _show(two, as_json=as_json)
    if html is not None:
        click.echo(f"page    {html.resolve()}", err=True)


def _show(two: "Beside", *, as_json: bool) -> None:
    from rich.console import Console

    from whence.publish.beside_page import beside_object, render_beside

    if as_json:
        click.echo(json.dumps(beside_object(two), ensure_ascii=False, indent=1))
        return
    shown = is_person(sys.stdout)
    console = Console(width=None if shown else 100, force_terminal=shown, no_color=None if shown else True)
    with console.capture() as printed:
        render_beside(two, console)
    click.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def _captured(argument: str) -> "Item":
    from whence.cli.gathered import Corpus, Lost, gathered
    from whence.errors import UsageError
    from whence.settings import ReadSettings, Settings

    found = list(
        gathered([argument], reading=ReadSettings(), now=datetime.now(UTC), settings=Settings(), stdin=sys.stdin.buffer.read)
    )
    if len(found) == 1 and not isinstance(found[0], Lost | Corpus):
        return found[0].item
    if any(isinstance(f, Corpus) for f in found) or len(found) > 1:
        raise UsageError(f"{argument} holds more than one report; give a file that holds one")
    reason = found[0].reason if found and isinstance(found[0], Lost) else "it holds no report"
    raise UsageError(f"{argument} cannot be compared: {reason}")


def _held(case: Path, one: str, other: str) -> tuple["Item", "Item"]:
    from whence.case import Case
    from whence.errors import UsageError
    from whence.model.captured import Report
    from whence.trace.many import Item

    def item(opened: Case, name: str) -> Item:
        found = opened.record(name)
        if not isinstance(found, Report):
            raise UsageError(f"{name} is no report of {case}")
        report, posts, said = opened.corrections().whole(found.id)
        return Item(report, posts, said)

    with Case.open(case) as opened:
        return item(opened, one), item(opened, other)


def beside(compared: "Compared") -> "Beside":
    """Return what a comparison found in terms of characters: the words of a run from its first to its last."""
    from whence.model.vocabulary import EvidenceKind
    from whence.publish.beside import Beside, Side
    from whence.trace.texts import stretches_in

    child, parent = compared.child, compared.parent
    earlier = [_stretch(parent.words.starts, parent.words.ends, r.b, r.b + r.length) for r in compared.runs]
    later = [_stretch(child.words.starts, child.words.ends, r.a, r.a + r.length) for r in compared.runs]
    before = [_stretch(parent.words.starts, parent.words.ends, s.b, s.b_end) for s in compared.swaps if s.b < s.b_end]
    after = [_stretch(child.words.starts, child.words.ends, s.a, s.a_end) for s in compared.swaps if s.a < s.a_end]
    edge = compared.edge
    return Beside(
        earlier=Side.of(parent.report, earlier, before, stretches_in(parent.report)),
        later=Side.of(child.report, later, after, stretches_in(child.report)),
        known=compared.known,
        type=str(edge.type) if edge is not None else None,
        share=edge.share if edge is not None else None,
        evidence=tuple(e for e in compared.verdict.evidence if e.kind is not EvidenceKind.SHARED_PASSAGE),
        changes=compared.changes,
        shared=tuple(zip(earlier, later, strict=True)),
    )


def _stretch(starts: Sequence[int], ends: Sequence[int], first: int, after: int) -> "Stretch":
    return starts[first], ends[after - 1]
