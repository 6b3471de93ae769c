"""whence run: the main job. Reports in, five numbers out."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import data_folder, is_person, reading_mode, waiting, with_mode

if TYPE_CHECKING:
    from whence.publish import CaseView


@click.command("run", short_help="Read reports and show who says so: the main job.")
@click.argument("what", nargs=-1, metavar="PATH-OR-URL...")
@click.option(
    "--case", "folder", type=click.Path(path_type=Path), help="Case folder to work in; made if absent. Without it, a new one."
)
@click.option("--actors", type=click.Path(path_type=Path), help="actors.toml: who the parties are. Without it they stay unknown.")
@click.option(
    "--base/--no-base", "base", default=None, help="Whether to know the names of well-known actors; stays with the case."
)
@click.option("--outlet", help="Who published, where the bytes do not say.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", help="When it was published (2019-10-11, or with time and offset).")
@click.option("--url", help="Where it stood.")
@click.option("--lang", help="Its language (en, fr, ar ...).")
@click.option("--tz", help="Zone of times that state none (Europe/Paris, +02:00). Without it UTC is assumed, and said.")
@click.option("--focus", help="Incident to put first (an id from an earlier run). Without it, the one most reports are about.")
@click.option("--title", help="What the case is called on its pages. Without it, the folder's name.")
@click.option("--notice", help="Who made the case and what it is; printed on every page and export.")
@click.option("--as-of", "as_of", multiple=True, help="Also give the numbers as of this moment (repeatable).")
@with_mode
@click.option("--report", type=click.Path(path_type=Path), help="Where to write the page. Without it: report.html in the case.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for scripts instead of text.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def command(what: tuple[str, ...], folder: Path | None, actors: Path | None, **options: Any) -> None:
    """Read files, folders, URLs or pasted text (-), and show for every incident how many reports there are, how many
    utterances they go back to, which parties stand behind those, how many origins are independent of the parties, and
    who verified anything.

    Reads HTML, plain text (with or without a head of `Key: value` lines), Markdown, JSON and JSON Lines of reports, and
    .eml. What cannot be read is listed as a failure, its bytes kept. Running again adds nothing twice. In a folder, hidden
    entries are not taken; other cases and what whence itself wrote are refused.

    \b
    whence run pages/ --actors actors.toml
    pbpaste | whence run - --outlet "Example Gazette" --published 2024-05-06
    """
    if not what and (folder is None or (actors is None and options.get("base") is None)):
        raise click.UsageError(
            "nothing to read: give files, folders, URLs, or - for pasted text (or --case with --actors or --base)"
        )
    run(what, folder or new_folder(), actors=actors, **options)


def run(what: tuple[str, ...], folder: Path, *, actors: Path | None, **options: Any) -> None:
    """Do the main job and print what came of it; exits with 1 where something failed."""
    from whence.asof import moment_of
    from whence.capture import check_given
    from whence.case import Case
    from whence.cli.progress import Silent, Told
    from whence.model.captured import Given
    from whence.publish import run_contract
    from whence.settings import Settings

    reading = reading_mode(rules=bool(options.get("rules")), fast=bool(options.get("fast")))
    given = Given(**{name: options.get(name) for name in Given.__struct_fields__})
    check_given(given)
    for moment in options.get("as_of") or ():
        moment_of(moment)  # refused before any work is done
    told = Told() if is_person() and not options.get("quiet") and not options.get("as_json") else Silent()
    with Case.open(folder, write=True, create=True, settings=Settings(read=reading), on_wait=waiting) as case:
        case.check()
        case.describe(title=options.get("title"), notice=options.get("notice"))
        with told:
            added = case.add(*what, given=given, actors=actors, base=options.get("base"), told=told)
        view = case.view(focus=options.get("focus"), as_of=options.get("as_of") or ())
        page = write_page(options.get("report") or case.path / "report.html", view)
        if options.get("as_json"):
            click.echo(json.dumps(run_contract(view), ensure_ascii=False, indent=1))
        else:
            show(view)
            if case.note:
                click.echo(f"note    {case.note}")
            click.echo(f"{added.sentence()}\ncase    {folder}\nreport  {page.resolve()}")
    if added.failures:
        click.get_current_context().exit(1)


def new_folder() -> Path:
    """Return a folder for a case that nobody named."""
    return data_folder() / "cases" / datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")


def write_page(page: Path, view: "CaseView") -> Path:
    """Write the report page, and the same as text beside it."""
    from whence.publish import report_markdown, report_page

    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report_page(view), encoding="utf-8")
    page.with_suffix(".md").write_text(report_markdown(view), encoding="utf-8")
    return page


def show(view: "CaseView", *, full: bool = False) -> None:
    """Print a case for people."""
    from rich.console import Console

    from whence.publish import render_terminal

    render_terminal(view, Console(width=None if is_person(sys.stdout) else 100), full=full)
