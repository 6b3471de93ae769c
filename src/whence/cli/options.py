"""Options that several commands share, and how a person is told of long work."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from whence.settings import ReadSettings

Command = TypeVar("Command", bound=Callable[..., Any])

CASE = click.argument("case", type=click.Path(path_type=Path))


def deciding(command: Command) -> Command:
    """Add what every decision needs: who decides, and why."""
    command = click.option("--reason", required=True, help="Why; it is sealed with the decision.")(command)
    return click.option("--by", required=True, envvar="WHENCE_BY", help="Who decides (or set WHENCE_BY).")(command)


def with_mode(command: Command) -> Command:
    """Add how reports are read: by the model (the default), by it in its fast form, or by rules only."""
    command = click.option(
        "--fast", is_flag=True, help="Read with the model in its fast form (spans may differ between machines)."
    )(command)
    return click.option("--rules", is_flag=True, help="Read by rules only, even where a model is installed.")(command)


def reading_mode(*, rules: bool, fast: bool) -> "ReadSettings":
    """Return how reports are to be read by the flags of `with_mode`; both at once are refused."""
    from whence.errors import UsageError
    from whence.settings import ReadSettings

    if rules and fast:
        raise UsageError("--rules and --fast exclude each other: the rules use no model that could be made faster")
    return ReadSettings(mode="rules" if rules else "fast" if fast else "model")


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
