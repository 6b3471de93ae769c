"""whence run: the main job. Reports in, five numbers out."""

import json
from datetime import datetime
from pathlib import Path

import click

from whence.cli.options import data_folder, is_person, waiting


@click.command("run", short_help="Read reports and show who says so: the main job.")
@click.argument("what", nargs=-1, metavar="PATH-OR-URL...")
@click.option(
    "--case", "folder", type=click.Path(path_type=Path), help="Case folder to work in; made if absent. Without it, a new one."
)
@click.option("--actors", type=click.Path(path_type=Path), help="actors.toml: who the parties are. Without it they stay unknown.")
@click.option("--outlet", help="Who published, where the bytes do not say.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", help="When it was published (2019-10-11, or with time and offset).")
@click.option("--url", help="Where it stood.")
@click.option("--lang", help="Its language (en, fr, ar ...).")
@click.option("--tz", help="Zone of times that state none (Europe/Paris, +02:00). Without it UTC is assumed, and said.")
@click.option("--focus", help="Incident to put first (an id from an earlier run). Without it, the one most reports are about.")
@click.option("--as-of", "as_of", multiple=True, help="Also give the numbers as of this moment (repeatable).")
@click.option("--report", type=click.Path(path_type=Path), help="Where to write the page. Without it: report.html in the case.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for scripts instead of text.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def command(what: tuple[str, ...], folder: Path | None, actors: Path | None, **options: object) -> None:
    """Read files, folders, URLs or pasted text (-), and show for every incident how many reports there are, how many
    utterances they go back to, which parties stand behind those, how many origins are independent of the parties, and
    who verified anything.

    Reads HTML, plain text (with or without a head of `Key: value` lines), Markdown, JSON and JSON Lines of reports, and
    .eml. What cannot be read is listed as a failure, its bytes kept. Running again adds nothing twice.

    \b
    whence run pages/ --actors actors.toml
    pbpaste | whence run - --outlet "Example Gazette" --published 2024-05-06
    """
    from whence.case import Case
    from whence.model.captured import Given

    if not what and (folder is None or actors is None):
        raise click.UsageError("nothing to read: give files, folders, URLs, or - for pasted text (or --case with --actors)")
    folder = folder or _new_folder()
    given = Given(**{name: options[name] for name in ("outlet", "author", "published", "url", "lang", "tz")})  # type: ignore[arg-type]
    with Case.open(folder, write=True, create=True, on_wait=waiting) as case:
        with _progress(show=not options["quiet"] and is_person()) as told:
            added = case.add(*what, given=given, actors=actors, told=told)
        view = case.view(focus=options["focus"], as_of=options["as_of"])  # type: ignore[arg-type]
        page = _write_page(case.path, options["report"], view)  # type: ignore[arg-type]
    if options["as_json"]:
        from whence.publish import run_contract

        click.echo(json.dumps(run_contract(view), ensure_ascii=False, indent=1))
    else:
        _print(view, added, page, folder)
    if added.failures:
        click.get_current_context().exit(1)


def _new_folder() -> Path:
    return data_folder() / "cases" / datetime.now().strftime("%Y-%m-%d-%H%M%S")


def _progress(*, show: bool):  # type: ignore[no-untyped-def]
    from whence.cli.progress import Silent, Told

    return Told() if show else Silent()


def _write_page(case: Path, given: Path | None, view: object) -> Path:
    from whence.publish import report_markdown, report_page

    page = given or case / "report.html"
    page.write_text(report_page(view), encoding="utf-8")  # type: ignore[arg-type]
    page.with_suffix(".md").write_text(report_markdown(view), encoding="utf-8")  # type: ignore[arg-type]
    return page


def _print(view: object, added: object, page: Path, folder: Path) -> None:
    from rich.console import Console

    from whence.publish import render_terminal

    console = Console()
    render_terminal(view, console)  # type: ignore[arg-type]
    click.echo(added.sentence())  # type: ignore[attr-defined]
    click.echo(f"case    {folder}")
    click.echo(f"report  {page.resolve()}")
