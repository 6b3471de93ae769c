"""whence demo: the case that whence ships, from pages to report."""

from importlib import resources
from pathlib import Path

import click

from whence.cli.options import data_folder


@click.command("demo", short_help="Run the case that whence ships, and print where its report lies.")
@click.option(
    "--case", "folder", type=click.Path(path_type=Path), help="Case folder to work in. Without it, one in the user's data folder."
)
def command(folder: Path | None) -> None:
    """Run the demo case: some fifty reports of one alleged event, in eight languages.

    Outlets, people and all wording are invented; the structure is that of a public incident. The notice that says so is
    printed on every page.
    """
    from whence.cli.run import run

    with resources.as_file(resources.files("whence") / "demo") as home:
        notice = (home / "NOTICE.txt").read_text(encoding="utf-8")
        where = folder or data_folder() / "cases" / "demo"
        run((str(home / "reports"),), where, actors=home / "actors.toml", title="Demo case", notice=notice)
