"""A statement that comes into a case in a later run than the report that credits it."""

from collections.abc import Sequence
from pathlib import Path

from whence.case import Case
from whence.model.captured import Report
from whence.model.traced import Derivation
from whence.settings import ReadSettings, Settings

PAGES = {
    "board.txt": """Source: Odra Harbour Board
Published: 2031-03-08T05:00:00+00:00
Language: en
Title: Statement on the night at the landing

Four ferries were set alight at the Odra landing before dawn, and a watchman named Corvin Halm jumped into the river and was saved.
""",
    "mirror.txt": """Source: Second Mirror
Published: 2031-03-08T14:00:00+00:00
Language: en
Title: A night without sleep by the river

Nobody slept by the river last night. Shops stayed shut in the old town until noon.

Four ferries had been set alight at the Odra landing, the Odra Harbour Board said.
""",
    "leaf.txt": """Source: River Leaf
Published: 2031-03-08T16:00:00+00:00
Language: en
Title: What the bakers saw

Bakers on the quay were up early, as on any other day.

A statement published by the Odra Harbour Board says that a watchman jumped into the river and was saved.
""",
}


def _taken_in(folder: Path, runs: Sequence[Sequence[str]], *, rebuilt: bool = False) -> set[tuple[str, str]]:
    """Return which page has something from which, where these pages are added run by run."""
    for name, text in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with Case.open(folder / "case", write=True, create=True, settings=Settings(read=ReadSettings(mode="rules"))) as case:
        for names in runs:
            case.add(*[folder / name for name in names])
        records = list(case.records())
        if rebuilt:
            case.rebuild()
            assert list(case.records()) == records
    keys = {r.id: r.key.rsplit("/", 1)[-1] for r in records if isinstance(r, Report)}
    return {(keys[r.child], keys[r.parent]) for r in records if isinstance(r, Derivation) and r.parent in keys}


def test_the_statement_is_found_in_whichever_run_it_comes(tmp_path: Path) -> None:
    at_once = _taken_in(tmp_path / "once", [["board.txt", "mirror.txt", "leaf.txt"]])
    assert at_once == {("mirror.txt", "board.txt"), ("leaf.txt", "board.txt")}
    assert _taken_in(tmp_path / "last", [["mirror.txt", "leaf.txt"], ["board.txt"]]) == at_once
    assert _taken_in(tmp_path / "between", [["leaf.txt"], ["board.txt"], ["mirror.txt"]], rebuilt=True) == at_once
