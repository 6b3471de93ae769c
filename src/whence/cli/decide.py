"""whence decide: a person's verdict or note, or that two are one or one is two, sealed with name and reason."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.options import CASE, deciding

if TYPE_CHECKING:
    from whence.model.acts import Decision

KINDS = ("verify", "refute", "argue_independence", "note", "merge", "split")


@click.command("decide", short_help="Record a decision of yours: verify, refute, argue independence, merge, split, or a note.")
@CASE
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("target", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--question", help="Which question of the incident (happened, how_many, ...). Without it: whether it happened.")
@click.option("--value", help="Which answer, in the words shown.")
@click.option("--reports", help="For split: the reports that leave, ids or file names, with commas between.")
@click.option("--claims", help="For split: the claims that leave, where a report tells of both.")
@deciding
def command(
    case: Path, kind: str, target: str, other: str | None, question: str | None, value: str | None, reports: str | None,
    claims: str | None, by: str, reason: str,
) -> None:  # fmt: skip
    """Record that you verified or refuted an answer, that an origin is independent, that two incidents are one or one is
    two, or a note.

    ID is an incident (verify, refute, note, merge, split), an origin (argue_independence), or any record (note). Only such a
    decision makes `verified by` read anything but nobody. `whence undo` takes it back; both stay in the log.

    \b
    whence decide CASE verify inc_9d06 --by "Ana Voss" --reason "spoke to two witnesses"
    whence decide CASE merge inc_9d06 inc_41aa --by "Ana Voss" --reason "one shelling, told under two days"
    whence decide CASE split inc_9d06 --reports b.html,rep_77 --by "Ana Voss" --reason "the second strike"
    whence decide CASE merge utt_3c1f utt_90b2 --by "Ana Voss" --reason "the same official, he told us"

    merge: the older id stays and the other leads to it. split: the claims of these reports leave into an incident of their
    own. Given two statements (utt_..., as `whence why` prints them) instead: they are one, or surely two.
    """
    from whence.case import Case
    from whence.errors import UsageError

    if kind not in ("merge", "split") and (other or reports or claims):
        raise UsageError(f"{kind} is about one record; a second ID, --reports and --claims go with merge and split")
    if kind in ("merge", "split") and (question or value):
        raise UsageError(f"{kind} answers no question; leave out --question and --value")
    with Case.open(case, write=True) as opened:
        if kind == "merge":
            if other is None or reports or claims:
                raise UsageError("a merge names two records and nothing else: whence decide CASE merge ID ID")
            decision = opened.merge(target, other, by=by, reason=reason)
        elif kind == "split":
            decision = opened.split(target, other, reports=_listed(reports), claims=_listed(claims), by=by, reason=reason)
        else:
            decision = opened.decide(kind, target, by=by, reason=reason, question=question, value=value)
    click.echo(f"{decision.id}  {_said(decision)} by {by}: {reason}")


def _listed(given: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (given or "").split(",") if part.strip())


def _said(decision: "Decision") -> str:
    """Say what was decided, with every id that goes on from here."""
    from whence.model.linked import STATEMENTS, link_of

    link = link_of(decision)
    if link is None:
        return f"{decision.kind} {decision.target}"
    if link.about == STATEMENTS or not (link.reports or link.claims):
        return f"{decision.kind} {' '.join(end.id for end in link.ends)}"
    apart = link.part.id if link.part else " ".join(link.whole)
    return f"split {decision.target}: {len(link.reports) + len(link.claims)} leave into {apart}"
