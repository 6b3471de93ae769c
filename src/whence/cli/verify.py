"""whence verify: is every byte and record as it was sealed?"""

from pathlib import Path

import click

from whence.cli.options import CASE


@click.command("verify", short_help="Check that every byte and record of a case is as it was sealed.")
@CASE
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def command(case: Path, as_json: bool) -> None:
    """Check the log's chain and tree, the signed checkpoint and every object. Exit code 0 only when all is as sealed.

    This shows that nothing changed since the checkpoint was signed; it proves something against the holder of the case only
    when somebody else also holds that checkpoint (docs/custody.md).
    """
    import json

    from whence.case import verify

    checked = verify(case)
    if as_json:
        click.echo(json.dumps(checked._asdict(), ensure_ascii=False, indent=1))
    else:
        for fault in checked.faults:
            click.echo(fault)
        click.echo(checked.sentence())
    if checked.faults:
        click.get_current_context().exit(1)
