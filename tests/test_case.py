"""A case from the outside: what a Python user does with it, and the laws that hold for it."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

import whence
from whence.case import Case
from whence.errors import UsageError
from whence.model.captured import Given
from whence.settings import ReadSettings, Settings
from whence.store import tables

Clock = Callable[[], datetime]

ACTORS = """
[[actor]]
id = "brigade"
name = "Northern Brigade"
aliases = ["the Brigade"]
kind = "armed group"
[[actor.interest]]
conflict = "highland war"
role = "party"
side = "highland"
why = "holds the town"
"""

STORY = """Source: {outlet}
Published: 2024-05-0{day}T1{hour}:00:00+00:00
Language: en
Title: Four prisoners escape from jail in {town}

Four prisoners escaped from a jail in {town} on Sunday, an official of the Northern Brigade told reporters.

{more}
"""


def pages(folder: Path, count: int = 4) -> Path:
    """Write a few reports of two incidents, wording ours, one of them a copy."""
    folder.mkdir(parents=True, exist_ok=True)
    mores = ["Guards had left their posts after an explosion, the official added.", "The escape could not be independently verified.",
             "Two of the men were later caught near the river, he said.", "The jail is thought to hold some 300 men."]  # fmt: skip
    for n in range(count):
        town = "Mosul" if n % 3 else "Kunduz"
        text = STORY.format(outlet=f"Gazette {n}", day=6, hour=n % 9, town=town, more=mores[n % 4])
        (folder / f"page{n}.txt").write_text(text)
    return folder


def dump(case: Case) -> dict[str, list[str]]:
    """Return every table of the projection, row by row."""
    return {table.name: sorted(map(repr, case._store._rows(select(table)))) for table in tables.COMPARED}


def numbers(case: Case) -> list[object]:
    return sorted(repr((v.weighing.type, v.weighing.place, v.weighing.numbers)) for v in case.incidents())


def open_new(path: Path, clock: Clock) -> Case:
    return Case.open(path, write=True, create=True, now=clock)


def test_three_lines_of_python_give_five_numbers(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text(ACTORS)
    with whence.open_case(str(tmp_path / "case"), write=True, create=True) as case:
        case.add(pages(tmp_path / "pages"), actors=tmp_path / "actors.toml")
        found = list(case.incidents())
    assert found[0].focus and not any(v.focus for v in found[1:])
    assert found[0].weighing.numbers.reports.seen >= 2
    assert found[0].weighing.numbers.parties == ("Northern Brigade",)


def test_a_case_says_by_which_reader_its_reports_were_read(tmp_path: Path, clock: Clock, model_file: Path) -> None:
    folder = pages(tmp_path / "in", 2)
    rules, model = (Settings(read=ReadSettings(mode=mode)) for mode in ("rules", "model"))
    with Case.open(tmp_path / "case", write=True, create=True, now=clock, settings=rules) as case:
        case.add(folder / "page0.txt")
        assert case.view().reader == "Read by rules only, no model; every reading is a suggestion that a person can undo."
    with Case.open(tmp_path / "case", write=True, now=clock, settings=model) as case:
        case.add(folder / "page1.txt")
        said = case.view().reader
    assert said.startswith("Read 1 by the trained model and rules (whence-en-") and "; 1 by rules only, no model;" in said


def test_without_actors_parties_and_independence_stay_unknown(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        assert {(v.weighing.numbers.parties, v.weighing.numbers.independent) for v in case.incidents()} == {(None, None)}


def test_adding_again_adds_nothing(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        first = case.add(pages(tmp_path / "pages"))
        before = numbers(case)
        again = case.add(tmp_path / "pages")
        assert (first.reports, again.reports, again.known) == (4, 0, 4)
        assert numbers(case) == before


def test_same_bytes_from_another_folder_are_the_same_report(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        moved = tmp_path / "elsewhere"
        (tmp_path / "pages").rename(moved)
        assert case.add(moved).reports == 0


def test_order_of_files_in_one_run_is_irrelevant(tmp_path: Path, clock: Clock) -> None:
    files = sorted(pages(tmp_path / "pages", 6).iterdir())
    seen = []
    for n in range(3):
        random.Random(n).shuffle(files)
        with open_new(tmp_path / f"case{n}", clock) as case:
            case.add(*files)
            seen.append(({k: v for k, v in dump(case).items() if k in ("member", "edge", "inferred")}, numbers(case)))
    assert seen[0] == seen[1] == seen[2]


def test_copy_adds_a_report_but_no_utterance_and_no_origin(tmp_path: Path, clock: Clock) -> None:
    folder = pages(tmp_path / "pages", 2)
    with open_new(tmp_path / "case", clock) as case:
        case.add(folder)
        before = case.largest().weighing  # type: ignore[union-attr]
        copy = (folder / "page1.txt").read_text().replace("Gazette 1", "Copying Post").replace("T11", "T18")
        (folder / "copy.txt").write_text(copy)
        case.add(folder)
        after = next(v.weighing for v in case.incidents() if v.incident.id == before.incident)
    assert after.numbers.reports.seen >= before.numbers.reports.seen
    assert after.numbers.utterances == before.numbers.utterances
    assert len(after.origins) == len(before.origins)


def test_rebuild_from_the_log_gives_the_same_tables(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "actors.toml").write_text(ACTORS)
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"), actors=tmp_path / "actors.toml")
        case.remove("page0.txt", by="An Editor", reason="satire")
        before, counted = dump(case), numbers(case)
        case.rebuild()
        assert dump(case) == before and numbers(case) == counted


def test_lost_database_is_made_again_by_opening_for_writing(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        before = dump(case)
    for file in (tmp_path / "case").glob("case.sqlite*"):
        file.unlink()
    with pytest.raises(UsageError, match="whence rebuild"):
        Case.open(tmp_path / "case")
    with Case.open(tmp_path / "case", write=True) as case:
        assert dump(case) == before


def test_redo_with_the_same_methods_changes_nothing(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        before = numbers(case)
        assert case.redo() == []
        assert numbers(case) == before


def test_removed_report_no_longer_counts_and_undo_brings_it_back(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        before = numbers(case)
        decision = case.remove("page1.txt", by="An Editor", reason="satire")
        assert len(list(case.reports())) == 3 and numbers(case) != before
        case.undo(decision.id, by="An Editor", reason="it was none")
        assert len(list(case.reports())) == 4 and numbers(case) == before


def test_verified_by_comes_from_a_decision_only(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        incident = next(case.incidents()).incident
        assert next(case.incidents()).weighing.numbers.verified_by == ()
        case.decide("verify", incident.id, by="An Editor", reason="spoke to two guards")
        assert next(case.incidents()).weighing.numbers.verified_by == ("An Editor",)


def test_every_number_opens_down_to_words(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        view = next(case.incidents())
        steps = [case.explain(view.incident.id, depth=3)]
        found = []
        while steps:
            step = steps.pop()
            found += step.passages
            steps += step.below
        texts = {r.id: r.text for r in case.reports()}
    assert found and all(texts[p.report][p.start : p.end] == p.quote for p in found if p.report in texts)


def test_id_that_may_be_several_is_refused_with_the_choices(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add(pages(tmp_path / "pages"))
        with pytest.raises(UsageError, match="may be any of"):
            case.record("rep_")
        with pytest.raises(UsageError, match="names no"):
            case.record("rep_zzz")


def test_pasted_text_takes_what_a_person_says_of_it(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add_text(
            "Two barges sank in the harbour on Monday, the harbour master said.",
            given=Given(outlet="Example Gazette", published="2024-05-07"),
        )
        report = next(iter(case.reports()))
    assert (
        report.outlet == "Example Gazette"
        and report.published is not None
        and report.published.at.date().isoformat() == "2024-05-07"
    )


def test_search_finds_words_without_their_accents(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as case:
        case.add_text("The mayor of Málaga said the bridge was closed.", given=Given(outlet="Example Gazette"))
        assert [r.outlet for r, _ in case.search("malaga BRIDGE")] == ["Example Gazette"]
        assert case.search("nothing like it") == []


def test_reader_sees_the_last_commit_while_a_writer_writes(tmp_path: Path, clock: Clock) -> None:
    with open_new(tmp_path / "case", clock) as writer:
        writer.add(pages(tmp_path / "pages", 2))
        with Case.open(tmp_path / "case") as reader:
            assert len(list(reader.reports())) == 2
            writer.add(pages(tmp_path / "pages", 3))
            assert len(list(reader.reports())) == 3


def test_case_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no case here"):
        Case.open(tmp_path / "nowhere")


def test_fault_in_a_stage_is_a_failure_and_the_others_go_on(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whence import pipeline

    reading = pipeline.read

    def faulty(report, posts=(), **options):  # type: ignore[no-untyped-def]
        if report.key == "page1.txt":
            raise RecursionError("too deep")
        return reading(report, posts, **options)

    monkeypatch.setattr(pipeline, "read", faulty)
    with open_new(tmp_path / "case", clock) as case:
        added = case.add(pages(tmp_path / "pages"))
        assert added.reports == 4 and [f.stage for f in added.failures] == ["read"]
        assert "too deep" in added.failures[0].reason and case.view().failures == added.failures
