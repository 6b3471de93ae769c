"""whence export: a case's records, scores, page or text for other tools."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.options import CASE

if TYPE_CHECKING:
    from whence.case import Case


@click.command("export", short_help="Write a case's records, page or text for other tools.")
@CASE
@click.option("--format", "form", type=click.Choice(["jsonl", "score", "html", "md", "json"]), default="jsonl", show_default=True,
              help="jsonl: every record; score: the neutral form that scorers read; json: what `run --json` prints.")  # fmt: skip
@click.option("--as-of", "as_of", multiple=True, help="Also give the numbers as of this moment (repeatable).")
@click.option("--focus", help="Incident to put first.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="File to write; without it, standard output.")
def command(case: Path, form: str, as_of: tuple[str, ...], focus: str | None, output: Path | None) -> None:
    """Write CASE in another form. Every form carries the case's notice where it has a place for one."""
    from whence.case import Case

    with Case.open(case) as opened:
        pieces = _pieces(opened, form, as_of, focus)
        if output is None:
            sys.stdout.buffer.writelines(pieces)
            return
        with output.open("wb") as out:
            out.writelines(pieces)
    click.echo(f"written {output}", err=True)


def _pieces(opened: "Case", form: str, as_of: tuple[str, ...], focus: str | None) -> Iterator[bytes]:
    from whence.publish import record_lines, report_markdown, report_page, run_contract, score_lines

    if form == "jsonl":
        yield from record_lines(opened.records())
        return
    view = opened.view(focus=focus, as_of=as_of)
    if form == "score":
        yield from (json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in score_lines(view))
    elif form == "json":
        yield json.dumps(run_contract(view), ensure_ascii=False, indent=1).encode() + b"\n"
    else:
        yield (report_page(view) if form == "html" else report_markdown(view)).encode()
