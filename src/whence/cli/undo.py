"""whence undo: take a decision, or a union that match made, back."""

from pathlib import Path

import click

from whence.cli.options import CASE, deciding


@click.command("undo", short_help="Take back a decision, or two incidents taken for one; both stay in the log.")
@CASE
@click.argument("decision", metavar="DECISION")
@deciding
def command(case: Path, decision: str, by: str, reason: str) -> None:
    """Take back DECISION (an id or the beginning of one, as printed when it was made or by `whence show`).

    DECISION may also be a union (uni_...): two incidents that whence took for one are two again, and stay so.
    """
    from whence.case import Case

    with Case.open(case, write=True) as opened:
        undone = opened.undo(decision, by=by, reason=reason)
    click.echo(f"{undone.id}  undone {undone.target}")
