"""whence redo: read a case anew with today's methods, and show what changed."""

from pathlib import Path

import click

from whence.cli.options import CASE, reading_mode, waiting, with_mode


@click.command("redo", short_help="Read a case anew with today's methods and show what changed.")
@CASE
@with_mode
def command(case: Path, rules: bool, fast: bool) -> None:
    """Run every stage again over the preserved bytes with this version's methods, in one canonical order, and print what is
    different per incident. Decisions are kept and anchored anew; those that no longer find their place are listed.
    """
    from whence.case import Case
    from whence.cli.options import is_person
    from whence.cli.progress import Silent, Told
    from whence.settings import Settings

    settings = Settings(read=reading_mode(rules=rules, fast=fast))
    with Case.open(case, write=True, settings=settings, on_wait=waiting) as opened, Told() if is_person() else Silent() as told:
        changes = opened.redo(told=told)
    for line in changes:
        click.echo(line)
