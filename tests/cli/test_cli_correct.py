"""`whence correct`: a person's correction as it is typed, what it changes, and how it is taken back and exported."""

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import whence as package
from conftest import ROOT
from whence.cli import main
from whence.model.said import Attribution, Claim

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

own_set = importlib.import_module("training.own_set")

PAGE = """Source: Example Gazette
Published: 2024-05-06T11:00:00+00:00
Language: en
Title: Four prisoners escape from jail in Mosul

Four prisoners escaped from a jail in Mosul on Sunday, the Northern Brigade said.

The warden was in the courtyard.
"""
BY = ("--by", "An Editor", "--reason", "read again")

Run = Callable[..., Result]


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="whence")

    return run


@pytest.fixture
def case(whence: Run, tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE)
    folder = tmp_path / "case"
    assert whence("run", tmp_path / "page.txt", "--case", folder, "-q").exit_code == 0
    return folder


def read_in(case: Path) -> tuple[Attribution, Claim]:
    with package.open_case(str(case)) as opened:
        report = next(opened.reports())
        said = opened.corrections().whole(report.id)[2]
    return (
        next(r for r in said if isinstance(r, Attribution)),
        next(r for r in said if isinstance(r, Claim) and r.frame and r.frame.type == "escape"),
    )


def decision_in(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout.split()[0]


def test_corrected_source_is_weighed_and_shown_with_who_corrected_it(whence: Run, case: Path) -> None:
    attribution, _claim = read_in(case)
    made = whence("correct", case, attribution.id[:12], "--source", "The warden", "--source-kind", "unnamed_official", *BY)
    assert "An Editor corrected the reading" in made.stdout and "the source is The warden, not" in made.stdout
    assert "Example Gazette ← The warden" in whence("show", case).stdout
    page = whence("export", case, "--format", "html").stdout
    assert "An Editor corrected the reading" in page and "read again" in page
    corrected, claim = read_in(case)
    assert corrected.method == "desk.correction/1" and claim.attribution == corrected.id
    why = whence("why", case, corrected.id).stdout
    assert "An Editor corrected the reading" in why and attribution.id in why
    assert corrected.id in whence("why", case, attribution.id).stdout


def test_correction_is_taken_back_by_undo_and_leaves_the_case_as_it_was(whence: Run, case: Path) -> None:
    before, (attribution, claim) = whence("show", case, "--json").stdout, read_in(case)
    decision = decision_in(whence("correct", case, attribution.id, "--not-an-attribution", *BY))
    assert whence("show", case, "--json").stdout != before
    assert whence("undo", case, decision, *BY).exit_code == 0
    assert whence("show", case, "--json").stdout == before and read_in(case) == (attribution, claim)
    assert "as sealed" in whence("verify", case).stdout


def test_correction_survives_redo_and_rebuild(whence: Run, case: Path) -> None:
    attribution, _claim = read_in(case)
    whence("correct", case, attribution.id, "--kind", "estimate", "--hedge", "on Sunday=probability", *BY)
    corrected = read_in(case)
    redo = whence("redo", case)
    assert redo.exit_code == 0 and "no longer finds" not in redo.stdout and read_in(case) == corrected
    assert whence("rebuild", case).exit_code == 0 and read_in(case) == corrected
    assert corrected[0].kind == "estimate" and corrected[1].hedges[-1].kind == "probability"


def test_claim_that_is_none_no_longer_counts(whence: Run, case: Path) -> None:
    _attribution, claim = read_in(case)
    whence("correct", case, claim.id, "--not-a-claim", *BY)
    assert "it happened (1)" not in whence("show", case).stdout
    with package.open_case(str(case)) as opened:
        assert claim.id not in {c for i in opened.incidents() for c in i.evidence.claims}


def test_figure_is_asked_of_as_what_a_person_says_it_counts(whence: Run, case: Path) -> None:
    _attribution, claim = read_in(case)
    whence("correct", case, claim.id, "--figure", "Four=wounded", *BY)
    shown = whence("show", case).stdout
    assert "How many wounded?" in shown and "How many escaped?" not in shown


def test_attribution_that_was_missed_is_added(whence: Run, case: Path) -> None:
    made = whence("correct", case, "--missed", "--in", "page.txt", "--source", "The warden", "--source-kind", "unnamed_official",
                  "--cue", "was", "--content", "in the courtyard", *BY)  # fmt: skip
    assert "an attribution was missed here, to The warden" in made.stdout, made.output
    assert "Example Gazette ← The warden [statement] was: in the courtyard" in whence("correct", case, "page.txt").stdout


def test_record_is_shown_where_nothing_is_corrected(whence: Run, case: Path) -> None:
    attribution, claim = read_in(case)
    shown = json.loads(whence("correct", case, attribution.id).stdout)
    assert shown["id"] == attribution.id and shown["cue"] == ["said"]
    listed = whence("correct", case, "page.txt").stdout
    assert attribution.id in listed and claim.id in listed


def test_words_that_the_report_does_not_hold_are_refused_where_they_differ(whence: Run, case: Path) -> None:
    attribution, _claim = read_in(case)
    result = whence("correct", case, attribution.id, "--source", "the Nothern Brigade", *BY)
    assert result.exit_code == 2 and "word for word" in result.stderr and "the nearest is 'the Northern Brigade'" in result.stderr
    with package.open_case(str(case)) as opened:
        assert opened.decisions() == ()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("att", "--kind", "denial"), "needs a name"),
        (("att", "--not-a-claim", *BY), "is no claim"),
        (("clm", "--source", "The warden", *BY), "correct the attribution"),
        (("page.txt", "--kind", "denial", *BY), "is a report"),
        (("--missed", "--cue", "said", *BY), "where was it missed"),
        (("att", "--in", "page.txt", *BY), "add --missed"),
        (("att", "--kind", "denial", "--export", "x.jsonl"), "in a command of its own"),
        ((), "whence correct CASE REPORT"),
    ],
)
def test_order_that_cannot_be_carried_out_is_one_sentence(
    whence: Run, case: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    attribution, claim = read_in(case)
    named = [{"att": attribution.id, "clm": claim.id}.get(a, a) for a in arguments]
    result = whence("correct", case, *named)
    assert result.exit_code == 2 and sentence in result.stderr


def test_corrections_are_exported_as_training_examples_that_say_whose_texts_they_are(
    whence: Run, case: Path, tmp_path: Path
) -> None:
    attribution, _claim = read_in(case)
    undone = decision_in(whence("correct", case, attribution.id, "--kind", "belief", *BY))
    whence("undo", case, undone, *BY)
    whence("correct", case, attribution.id, "--source", "The warden", "--source-kind", "unnamed_official", *BY)
    result = whence("correct", case, "--export", tmp_path / "out.jsonl")
    assert result.exit_code == 0 and "1 example" in result.stderr
    notice, example = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    assert "belong to those who published them" in notice["notice"]
    assert example["attributions"][0]["source"] == ["The warden"] and example["attributions"][0]["kind"] == "statement"
    assert example["original"]["attributions"][0]["source"] != ["The warden"] and len(example["corrected"]) == 1
    learned = list(own_set.corrected_documents(tmp_path / "out.jsonl"))
    assert [d["text"] for d in learned] == [example["text"]]
    first = learned[0]["attributions"][0]
    assert [example["text"][start:end] for start, end in first["source"]] == ["The warden"]


def test_export_of_records_holds_what_was_read_and_what_was_corrected(whence: Run, case: Path) -> None:
    attribution, _claim = read_in(case)
    whence("correct", case, attribution.id, "--kind", "belief", *BY)
    corrected, claim = read_in(case)
    ids = {json.loads(line).get("id") for line in whence("export", case).stdout.splitlines()}
    assert {attribution.id, corrected.id, claim.id} <= ids
