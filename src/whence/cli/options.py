"""Options that several commands share, and how a person is told of long work."""

import os
import sys
from collections.abc import Callable
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
