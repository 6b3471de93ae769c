"""whence rebuild: make the projection again from the log."""

from pathlib import Path

import click

from whence.cli.options import CASE, waiting


@click.command("rebuild", short_help="Make the searchable projection again from the log alone.")
@CASE
def command(case: Path) -> None:
    """Drop the case's database and make it again from the sealed log and the objects it names: nothing is read anew, and what
    comes out is equal to what was there. Use it when the database is lost, damaged or not believed.
    """
    from whence.case import Case

    with Case.open(case, write=True, on_wait=waiting) as opened:
        opened.rebuild()
        click.echo(opened.summary())
