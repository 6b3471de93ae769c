"""`whence match`: files and corpora matched without a case; what is printed, in which order, with which exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from whence.cli import main

Run = Callable[..., Result]
FIRE = {
    "doc_id": "fire-1",
    "title": "Bomb kills three at market in Qamishli",
    "text": "A bomb went off at the vegetable market in Qamishli on Friday and killed three traders, the fire brigade said. "
    "Shutters were torn from the stalls and the road to the bakery was closed.",
    "published": "2019-10-11",
}
AGAIN = {
    "doc_id": "fire-2",
    "text": "Three traders were killed on Friday when a bomb exploded at the vegetable market of Qamishli. The fire brigade said that stalls "
    "had lost their shutters and that the bakery road was closed.",
    "published": "2019-10-12",
    "language": "en",
}
OTHER = {
    "doc_id": "flood",
    "text": "Two bridges were destroyed by a flood in Varna on Monday after a week of rain, the harbour office said. Ferries are not running "
    "and schools in the lower quarter stay shut.",
    "published": "2019-11-05",
}
PLAIN = [
    {"doc_id": "coach-1", "text": "The choir of Sankt Olof has chosen Marit Ellingsen as its conductor, she told the choir magazine. Ellingsen "
     "led the opera of Bergen for nine seasons and will open with a mass by Rautavaara."},
    {"doc_id": "coach-2", "text": "Marit Ellingsen, who led the opera of Bergen for nine seasons, will conduct the choir of Sankt Olof. The choir "
     "magazine says that she opens with the Rautavaara mass."},
]  # fmt: skip


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object, text: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=text, prog_name="whence")

    return run


def corpus(folder: Path, *lines: dict[str, Any] | str) -> Path:
    file = folder / "corpus.jsonl"
    file.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return file


def lines_of(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_two_reports_of_one_bombing_are_one_incident_and_a_flood_is_another(whence: Run, tmp_path: Path) -> None:
    result = whence("match", corpus(tmp_path, FIRE, AGAIN, OTHER), "--jsonl")
    first, second, third = lines_of(result)
    assert result.exit_code == 0
    assert [line["doc_id"] for line in (first, second, third)] == ["fire-1", "fire-2", "flood"]
    assert [line["focus"]["band"] for line in (first, second, third)] == ["new", "joined", "new"]
    assert second["focus"]["incident"] == first["focus"]["incident"] != third["focus"]["incident"]


def test_a_join_is_explained_by_named_signals_with_what_they_compared(whence: Run, tmp_path: Path) -> None:
    second = lines_of(whence("match", corpus(tmp_path, FIRE, AGAIN), "--jsonl"))[1]
    signals = {s["name"]: s for s in second["focus"]["signals"]}
    assert {"same place", "same day", "same words"} <= set(signals)
    assert "bakery" in signals["same words"]["note"]
    assert all(s["note"] for s in signals.values())


def test_the_title_of_a_line_is_read_with_its_text(whence: Run, tmp_path: Path) -> None:
    line = {
        "doc_id": "t",
        "title": "Bomb kills three in Qamishli",
        "text": "The fire brigade came at noon.",
        "published": "2019-10-11",
    }
    assert "Qamishli" in lines_of(whence("match", corpus(tmp_path, line), "--jsonl"))[0]["focus"]["title"]


def test_every_line_says_how_its_text_was_read(whence: Run, tmp_path: Path) -> None:
    file = corpus(
        tmp_path, FIRE, {"doc_id": "fr", "text": "Une grève a commencé hier à Paris, selon les syndicats.", "language": "fr"}
    )
    read, unread = lines_of(whence("match", file, "--jsonl"))
    assert (read["mode"], bool(read["model"])) == ("model", True)
    assert (unread["mode"], unread["model"]) == (None, None)
    result = whence("match", file, "--jsonl", "--rules")
    assert (lines_of(result)[0]["mode"], lines_of(result)[0]["model"]) == ("rules", None)
    assert "1 were read by rules only" in result.stderr


def test_a_bad_line_becomes_one_sentence_and_the_others_are_matched(whence: Run, tmp_path: Path) -> None:
    result = whence("match", corpus(tmp_path, FIRE, "nonsense", FIRE, AGAIN), "--jsonl")
    made = lines_of(result)
    assert result.exit_code == 1
    assert ["error" in line for line in made] == [False, True, True, False]
    assert "no valid JSON" in made[1]["error"] and "id fire-1" in made[2]["error"]
    assert "2 failed" in result.stderr


def test_a_report_in_another_language_has_no_incident_and_the_line_says_why(whence: Run, tmp_path: Path) -> None:
    line = {
        "doc_id": "fr",
        "text": "Une grève a commencé hier à Paris, selon les syndicats, et les trains ne circulent pas.",
        "language": "fr",
    }
    made = lines_of(whence("match", corpus(tmp_path, line), "--jsonl"))[0]
    assert made["focus"] is None and "not read" in made["why"]


def test_reports_that_tell_of_no_occurrence_meet_by_their_words_unless_only_occurrences_are_asked_for(
    whence: Run, tmp_path: Path
) -> None:
    file = corpus(tmp_path, *PLAIN)
    first, second = lines_of(whence("match", file, "--jsonl"))
    assert first["focus"] and second["focus"]["incident"] == first["focus"]["incident"]
    assert [line["focus"] for line in lines_of(whence("match", file, "--jsonl", "--occurrences"))] == [None, None]


def test_the_listing_for_people_puts_reports_under_their_incident(whence: Run, tmp_path: Path) -> None:
    result = whence("match", corpus(tmp_path, FIRE, AGAIN, OTHER))
    head = result.stdout.splitlines()[:4]
    assert "Qamishli" in head[0] and head[1].strip() == "2 reports"
    assert head[2].strip().startswith("fire-1 · new") and head[3].strip().startswith("fire-2 · joined")


def test_standard_input_gives_the_same_lines_as_the_file(whence: Run, tmp_path: Path) -> None:
    file = corpus(tmp_path, FIRE, AGAIN)
    piped = lines_of(whence("match", "-", "--jsonl", text=file.read_bytes()))
    assert [line["focus"] for line in piped] == [line["focus"] for line in lines_of(whence("match", file, "--jsonl"))]


def test_a_page_is_matched_with_a_corpus(whence: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Title: {FIRE['title']}\nPublished: 2019-10-11\n\n{FIRE['text']}\n")
    made = lines_of(whence("match", page, corpus(tmp_path, AGAIN), "--jsonl"))
    assert made[0]["focus"]["incident"] == made[1]["focus"]["incident"]


LONG = (
    "Police said on Monday that three men were killed when a bomb went off beside the market in the town of Oreb, and a doctor told "
    "the agency that two more had died of their wounds in the hospital."
)


def test_a_stated_time_that_cannot_be_read_is_said_at_the_end(tmp_path: Path) -> None:
    corpus = tmp_path / "docs.jsonl"
    corpus.write_text(json.dumps({"doc_id": "a", "text": LONG, "published": "not a date"}) + "\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["match", str(corpus), "--jsonl"])
    assert done.exit_code == 0
    assert "1 stated time cannot be read and counts as none" in done.stderr


def test_a_damaged_model_stops_the_run_in_one_sentence_instead_of_failing_every_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "reader.model"
    broken.write_bytes(b"whence model 3\n" + bytes(200))
    monkeypatch.setattr("whence.encoder.choose.installed", lambda: broken)
    text = tmp_path / "a.txt"
    text.write_text(LONG, encoding="utf-8")
    corpus = tmp_path / "docs.jsonl"
    corpus.write_text(json.dumps({"doc_id": "a", "text": LONG}) + "\n", encoding="utf-8")
    for command in (["match", str(corpus), "--jsonl"], ["run", str(text), "--case", str(tmp_path / "case")]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 1
        assert "is damaged" in done.stderr
        assert "please report this fault" not in done.stderr
