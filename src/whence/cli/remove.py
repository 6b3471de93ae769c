"""whence remove: take a report out of what is counted."""

from pathlib import Path

import click

from whence.cli.options import CASE, deciding


@click.command("remove", short_help="Take a report out of what is counted (undo brings it back).")
@CASE
@click.argument("report", metavar="REPORT")
@deciding
def command(case: Path, report: str, by: str, reason: str) -> None:
    """Take REPORT (an id, the beginning of one, or a file name) out of everything that is counted and shown.

    The bytes, and the record that it was here and who removed it, stay in the case: this is no deletion.
    """
    from whence.case import Case

    with Case.open(case, write=True) as opened:
        decision = opened.remove(report, by=by, reason=reason)
    click.echo(f"{decision.id}  removed {decision.target}. `whence undo {case} {decision.id}` brings it back")
