"""whence experiment: methods that are no part of a case, off unless asked for by name."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from whence.experiment import Observations, Picked

_APART = "an experiment, no part of any case: nothing printed here is a finding of whence, and no number of a case rests on it"


@click.group("experiment", short_help="Methods that are no part of a case, each for data of its own kind.")
def command() -> None:
    """Try a method that whence itself does not use. Nothing here reads or changes a case.

    \b
    whence experiment dense sellers.csv --parts "|"
    """


@command.command("dense", short_help="Many recurring sources, many objects, one value each: a model beside the vote.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--columns", help="Columns of source, object and value, with commas. Without it, the first three.")
@click.option("--parts", help='What separates the parts of a value ("|"); values that share parts support each other.')
@click.option("--no-copies", is_flag=True, help="Do not look for sources that copy from others.")
@click.option("--all", "every", is_flag=True, help="List every object, not only those where the model leaves the vote.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for scripts instead of text.")
def dense(file: Path, columns: str | None, parts: str | None, no_copies: bool, every: bool, as_json: bool) -> None:
    """Lay a Bayesian model of recurring sources beside the majority vote: how often each source seems right, and who copies
    whom (Dong, Berti-Equille and Srivastava, VLDB 2009). FILE is a CSV with a head line, one row per source and object.

    It is for data like sellers on the authors of books, or sites on the departures of flights. It is off everywhere else:
    reports of one occurrence are too few and too dependent for it, and there whence traces copies and counts roots.
    It refuses data that is not dense, and prints neither how far a source is to be trusted nor how likely a value is.
    """
    from whence.experiment import majority, pick, read_observations

    said = read_observations(file, tuple(name.strip() for name in columns.split(",")) if columns else ())
    click.echo(f"whence: {_APART}", err=True)
    _show(
        said,
        [int(at) for at in majority(said)],
        pick(said, copies=not no_copies, parts=parts or None),
        every=every,
        as_json=as_json,
    )


def _show(said: "Observations", vote: list[int], picked: "Picked", *, every: bool, as_json: bool) -> None:
    chosen = [int(at) for at in picked.answer]
    left = sum(a != b for a, b in zip(vote, chosen, strict=True))
    for at, name in enumerate(said.objects):
        row = {
            "object": name, "vote": said.answers[vote[at]], "model": said.answers[chosen[at]],
            "sources": int(picked.votes[at]), "not_copied": round(float(picked.alone[at]), 1),
        }  # fmt: skip
        if not every and vote[at] == chosen[at]:
            continue
        if as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            behind = f"{row['sources']} sources, about {row['not_copied']:g} of them not explained by copying"
            beside = "as the vote" if row["vote"] == row["model"] else f"the vote: {row['vote']}"
            click.echo(f"{name}  {row['model']}  ({behind}; {beside})")
    click.echo(
        f"{len(said.source):,} statements of {len(said.sources):,} sources on {len(said.objects):,} objects; the model leaves the vote on "
        f"{left:,}, and takes {picked.copied_pairs:,} pairs of sources for copier and copied ({picked.rounds} rounds)",
        err=as_json,
    )
