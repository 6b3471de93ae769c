"""whence show: the five numbers of a case, or one incident in full."""

import json
from pathlib import Path

import click

from whence.cli.options import CASE


@click.command("show", short_help="Show a case's incidents, or one of them in full.")
@CASE
@click.argument("incident", required=False)
@click.option("--as-of", "as_of", help="The numbers as of this moment (2019-10-11T20:00Z).")
@click.option("--focus", help="Incident to put first.")
@click.option("--json", "as_json", is_flag=True, help="Print the object that `whence run --json` prints.")
def command(case: Path, incident: str | None, as_of: str | None, focus: str | None, as_json: bool) -> None:
    """Show the five numbers, the questions with their rival answers, and what would change them.

    INCIDENT is an id or the beginning of one, as printed by `whence show CASE`; one that was merged leads to the one that stays.
    """
    from whence.case import Case
    from whence.cli.run import show
    from whence.publish import run_contract

    with Case.open(case) as opened:
        view = opened.view(focus=incident or focus, as_of=(as_of,) if as_of else ())
        if incident:
            view = view._replace(incidents=view.incidents[:1])
        if as_of:
            view = view._replace(incidents=tuple(item.as_then() for item in view.incidents))
        if as_json:
            click.echo(json.dumps(run_contract(view), ensure_ascii=False, indent=1))
        else:
            if incident and view.incidents and (led := opened.led_from(incident)):
                click.echo(led)
            show(view, full=incident is not None)
    if view.failures:
        click.get_current_context().exit(1)
