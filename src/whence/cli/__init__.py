"""The command line: `whence COMMAND`. One file per command; everything a command does can be done from Python with `whence.open_case`.

Exit codes: 0 all went well, 1 something failed or was found (the failures are listed), 2 the command was not understood.
"""

import importlib
import sys
from typing import Any

import click

from whence.errors import UsageError, WhenceError
from whence.version import __version__

# name -> the file that holds it; the order is that of the help page
COMMANDS = ("run", "read", "trace", "match", "diff", "show", "why", "export", "demo", "decide", "correct", "remove", "undo", "verify", "rebuild",
            "redo", "search", "schema", "experiment")  # fmt: skip


class _Commands(click.Group):
    """Loads a command's file only when it is needed, so that help is instant, and turns errors into one sentence each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"whence.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except WhenceError as error:
            click.echo(f"whence: {error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("\nwhence: stopped. What was done is kept and sealed; the same command goes on from there.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version=__version__, prog_name="whence")
def main() -> None:
    """Read what has been reported about an event, and show who says so, through whom it reached us, how many of these
    sources are really one, where they disagree, and what anybody has actually verified.

    \b
    whence run PAGES/                    a folder of pages, files, URLs, or - for pasted text
    whence run PAGES/ --case mycase      keep the case; run again to add to it
    whence show mycase                   the five numbers of every incident
    whence why mycase ID                 how any number, edge or record came about

    whence never says what is true. It needs no network, except for a URL that you give, and no key.
    """
