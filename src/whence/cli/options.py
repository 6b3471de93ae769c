"""Options that several commands share, and how a person is told of long work."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

CASE = click.argument("case", type=click.Path(path_type=Path))


def deciding(command: Command) -> Command:
    """Add what every decision needs: who decides, and why."""
    command = click.option("--reason", required=True, help="Why; it is sealed with the decision.")(command)
    return click.option("--by", required=True, envvar="WHENCE_BY", help="Who decides (or set WHENCE_BY).")(command)


def data_folder() -> Path:
    """Return the folder where cases without a name of their own are kept."""
    from platformdirs import user_data_path

    return Path(os.environ.get("WHENCE_DATA_DIR") or user_data_path("whence"))


def waiting(message: str) -> None:
    """Tell a person that another process holds the case."""
    click.echo(f"whence: {message}", err=True)


def is_person(stream: Any = None) -> bool:
    """Say whether a person watches this stream (progress bars are for people only)."""
    return bool((stream or sys.stderr).isatty())


def refuse_overwriting(out: Path, what: Sequence[str]) -> None:
    """Refuse to write over what is to be read."""
    from whence.errors import UsageError

    for argument in what:
        path = Path(argument)
        if out.exists() and path.exists() and (out.samefile(path) or path.resolve() in out.resolve().parents):
            raise UsageError(f"--out {out} would write over what is to be read ({argument}); name another file")
