"""whence redo: read a case anew with today's methods, and show what changed."""

from pathlib import Path

import click

from whence.cli.options import CASE, waiting


@click.command("redo", short_help="Read a case anew with today's methods and show what changed.")
@CASE
def command(case: Path) -> None:
    """Run every stage again over the preserved bytes with this version's methods, in one canonical order, and print what is
    different per incident. Decisions are kept and anchored anew; those that no longer find their place are listed.
    """
    from whence.case import Case
    from whence.cli.options import is_person
    from whence.cli.progress import Silent, Told

    with Case.open(case, write=True, on_wait=waiting) as opened, Told() if is_person() else Silent() as told:
        changes = opened.redo(told=told)
    for line in changes:
        click.echo(line)
