"""whence search: reports that hold some words."""

from pathlib import Path

import click

from whence.cli.options import CASE


@click.command("search", short_help="Find the reports of a case that hold some words.")
@CASE
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="How many to list.")
def command(case: Path, words: tuple[str, ...], limit: int) -> None:
    """List the reports that hold all of WORDS, best first, accents and case aside."""
    from whence.case import Case
    from whence.publish.terminal import plain

    with Case.open(case) as opened:
        hits = opened.search(" ".join(words), limit=limit)
    for report, snippet in hits:
        click.echo(
            f"{report.id}  {plain(report.outlet or 'outlet unknown')}: {plain(report.title or report.key)}\n    {plain(snippet)}"
        )
    click.echo(f"{len(hits)} found" + (f" (the first {limit}; --limit lists more)" if len(hits) == limit else ""))
    if not hits:
        click.get_current_context().exit(1)
