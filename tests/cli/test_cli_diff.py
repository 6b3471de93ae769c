"""`whence diff`: two reports side by side, which is the earlier and by what evidence, what changed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whence.cli import main

FIRST = (
    "Late on Tuesday night the harbour workers of Varnholm reportedly said they heard two dull bangs before the roof of the northern shed came down on the ramp beneath it.\n\n"
    "The port authority closed the inner basin to all traffic and asked captains waiting off the bar to keep a distance of three miles."
)
SECOND = (
    "Late on Tuesday night the harbour workers of Varnholm said they heard five dull bangs before the roof of the northern shed came down on the ramp beneath it.\n\n"
    "A tug stood by all night <b>at the gate</b>."
)

Run = Callable[..., Result]


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="whence")

    return run


@pytest.fixture
def pages(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(f"Source: Varnholm Gazette\nPublished: 2024-05-06T11:00:00+00:00\nLanguage: en\n\n{FIRST}\n")
    other.write_text(f"Source: Second Mirror\nPublished: 2024-05-07T11:00:00+00:00\nLanguage: en\n\n{SECOND}\n")
    return one, other


def test_earlier_is_said_with_its_evidence_whichever_is_given_first(whence: Run, pages: tuple[Path, Path]) -> None:
    one, other = pages
    result = whence("diff", one, other)
    assert result.exit_code == 0 and result.stdout == whence("diff", other, one).stdout
    assert result.stdout.startswith("one.txt is the earlier: Varnholm Gazette is dated")


def test_changes_are_sentences_and_exchanged_words_are_marked(whence: Run, pages: tuple[Path, Path]) -> None:
    shown = whence("diff", *pages).stdout
    assert "Hedge lost: " in shown and "became 'five'" in shown and "[~five~]" in shown and "[~two~]" in shown
    assert "{+A tug stood by all night" in shown and "[-The port authority" in shown


def test_unknown_direction_is_said(whence: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", FIRST), ("b.txt", f"{FIRST}\n\nA tug stood by.")):
        (tmp_path / name).write_text(f"{text}\n")
    shown = " ".join(whence("diff", tmp_path / "a.txt", tmp_path / "b.txt").stdout.split())
    assert shown.startswith("Which is the earlier is unknown: nothing says which came first") and "by convention only" in shown


def test_object_for_scripts_has_stretches_of_both_texts(whence: Run, pages: tuple[Path, Path]) -> None:
    found = json.loads(whence("diff", *pages, "--json").stdout)
    assert (found["earlier"]["key"], found["direction"]) == ("one.txt", "known") and found["shared"]
    assert all(s["earlier"]["quote"].casefold() == s["later"]["quote"].casefold() for s in found["shared"])
    assert {"hedge_lost", "count_changed"} <= {c["kind"] for c in found["changes"]}


def test_page_is_self_contained_without_script_and_escapes_what_it_shows(
    whence: Run, pages: tuple[Path, Path], tmp_path: Path
) -> None:
    page = tmp_path / "diff.html"
    assert whence("diff", *pages, "--html", page).exit_code == 0
    html = page.read_text()
    assert "<script" not in html and "default-src &#39;none&#39;" in html and not re.search(r"(?:src|href)=\"(?!#|data:)", html)
    assert '<mark class="changed">five' in html and "<b>at the gate</b>" not in html and "at the gate" in html


def test_two_reports_of_a_case_are_compared_by_id_or_key(whence: Run, pages: tuple[Path, Path], tmp_path: Path) -> None:
    assert whence("run", *pages, "--case", tmp_path / "case", "--quiet").exit_code == 0
    result = whence("diff", "one.txt", "other.txt", "--case", tmp_path / "case")
    assert result.exit_code == 0 and "one.txt is the earlier" in result.stdout


def test_what_cannot_be_compared_is_said(whence: Run, pages: tuple[Path, Path], tmp_path: Path) -> None:
    one, _ = pages
    assert "same report" in whence("diff", one, one).output
    assert "cannot be compared" in " ".join(whence("diff", one, tmp_path / "none.txt").output.split())
    corpus = tmp_path / "c.jsonl"
    corpus.write_text('{"id": 1, "text": "one"}\n{"id": 2, "text": "two"}\n')
    assert "more than one report" in " ".join(whence("diff", one, corpus).output.split())
