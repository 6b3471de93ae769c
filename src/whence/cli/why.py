"""whence why: how any number, edge or record came about, down to the words."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.options import CASE

if TYPE_CHECKING:
    from whence.desk import Explanation


@click.command("why", short_help="Show how a number, edge or record came about, down to passages.")
@CASE
@click.argument("id_", metavar="ID")
@click.option("--depth", default=2, show_default=True, help="How many steps to open.")
def command(case: Path, id_: str, depth: int) -> None:
    """Explain ID: an incident (its five numbers), a question, an utterance, an origin, an edge, a claim, a report (also by
    file name), or any other record. The beginning of an id is enough.

    Every step names the words it rests on, as report[start:end].
    """
    from whence.case import Case

    with Case.open(case) as opened:
        _print(opened.explain(id_, depth=depth), 0)


def _print(step: "Explanation", level: int) -> None:
    from whence.publish.terminal import plain

    pad = "  " * level
    click.echo(f"{pad}{plain(step.sentence)}" + (f"  [{step.record}]" if step.record else ""))
    for passage in step.passages:
        click.echo(f"{pad}  | {plain(passage.quote)!r}  {passage.report}[{passage.start}:{passage.end}]")
    for below in step.below:
        _print(below, level + 1)
