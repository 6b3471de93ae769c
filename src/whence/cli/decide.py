"""whence decide: a person's verdict or note, sealed with name and reason."""

from pathlib import Path

import click

from whence.cli.options import CASE, deciding


@click.command("decide", short_help="Record a decision of yours: verify, refute, argue independence, or a note.")
@CASE
@click.argument("kind", type=click.Choice(["verify", "refute", "argue_independence", "note"]))
@click.argument("target", metavar="ID")
@click.option("--question", help="Which question of the incident (happened, how_many, ...). Without it: whether it happened.")
@click.option("--value", help="Which answer, in the words shown.")
@deciding
def command(case: Path, kind: str, target: str, question: str | None, value: str | None, by: str, reason: str) -> None:
    """Record that you verified or refuted an answer, that an origin is independent, or a note.

    ID is an incident (verify, refute, note), an origin (argue_independence), or any record (note). Only such a decision
    makes `verified by` read anything but nobody. `whence undo` takes it back; both stay in the log.
    """
    from whence.case import Case

    with Case.open(case, write=True) as opened:
        decision = opened.decide(kind, target, by=by, reason=reason, question=question, value=value)
    click.echo(f"{decision.id}  {kind} {decision.target} by {by}: {reason}")
