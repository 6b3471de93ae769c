"""Match takes two incidents for one once a later report fits both: what is shown, how it is taken back, and that nothing is made one in silence."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from whence.case import Case
from whence.errors import UsageError
from whence.model.matched import Incident, Union
from whence.store import tables

Clock = Callable[[], datetime]
BY = {"by": "Ana Voss", "reason": "read both"}

PAGE = "Source: Leaf {n}\nPublished: 2024-05-0{day}T{hour:02}:00:00+00:00\nLanguage: en\nTitle: {title}\n\n{lead}\n\n{more}\n"
TOLD = [
    (6, 8, "Eleven patients abducted in Zarmat", "Gunmen abducted eleven patients from a hospital in Zarmat on Sunday, a nurse said.",
     "The nurse said that the doors of the ward had been broken with axes."),
    (6, 9, "Patients taken away at Old Fort", "Armed men abducted patients from a clinic in Old Fort on Sunday, a shopkeeper said.",
     "Traders closed their stalls and hid, the shopkeeper said, until the lorries had gone."),
    (7, 10, "Abducted patients still missing", "Gunmen abducted eleven patients from a hospital at Old Fort in Zarmat on Sunday, the mayor of Zarmat said "
     "on Monday.", "The mayor said that a search was under way with dogs."),
    (7, 11, "Search for abducted patients goes on", "The eleven patients whom gunmen abducted from a hospital at Old Fort in Zarmat on Sunday are still "
     "missing, a doctor said.", "The doctor said that two of them need insulin every day."),
    (7, 12, "Families wait in Zarmat", "Families wait for the patients whom gunmen abducted from a hospital at Old Fort in Zarmat on Sunday, a teacher said.",
     "The teacher said that nobody had called."),
]  # fmt: skip


def write(folder: Path, first: int, last: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(first, last):
        day, hour, title, lead, more = TOLD[n]
        (folder / f"p{n}.txt").write_text(PAGE.format(n=n, day=day, hour=hour, title=title, lead=lead, more=more))
    return folder


def opened(path: Path, clock: Clock, last: int = len(TOLD)) -> Case:
    case = Case.open(path / "case", write=True, create=True, now=clock)
    case.add(write(path / "pages", 0, last))
    return case


def sizes(case: Case) -> list[int]:
    """Return how many reports each incident has, the largest first."""
    return sorted((view.weighing.numbers.reports.seen for view in case.incidents()), reverse=True)


def union(case: Case) -> Union:
    return next(record for record in case.records() if isinstance(record, Union))


def rows(case: Case) -> dict[str, list[str]]:
    kept = (tables.member, tables.profile, tables.incident_key, tables.report, tables.edge)
    return {table.name: sorted(map(repr, case._store._rows(select(table)))) for table in kept}


def test_two_incidents_stand_apart_until_a_report_fits_both(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock, 2) as case:
        assert sizes(case) == [1, 1]
        case.add(write(tmp_path / "more", 2, 5))
        assert sizes(case) == [5]


def test_a_union_is_shown_with_what_the_two_have_in_common_and_how_to_part_them(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        made, focus = union(case), case.view().incidents[0]
        (note,) = [reason for reason in focus.weighing.flags if reason.code == "united"]
        assert "same place (old fort / old fort)" in note.sentence
        assert f"whence undo {made.id}" in note.sentence
        assert set(note.records) == {made.id, *made.ends, made.report}
        assert "a report fits both" in case.explain(made.id).sentence


def test_the_older_incident_keeps_its_id_and_the_other_leads_there(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        older, other = union(case).ends
        assert case.view().incidents[0].incident.id == older
        assert case.shown(case.record(other)).id == older
        assert f"{other} leads to {older}" in (case.led_from(other) or "")
        assert case.led_from(older) is None


def test_taken_back_they_are_two_again_and_stay_two(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock, 4) as case:
        undone = case.undo(union(case).id, **BY)
        assert sizes(case) == [3, 1]
        case.add(write(tmp_path / "more", 4, 5))
        assert sizes(case) == [4, 1]
        assert not [r for v in case.incidents() for r in v.weighing.flags if r.code == "united"]
        case.undo(undone.id, **BY)
        assert sizes(case) == [5]


def test_a_union_that_was_taken_back_is_not_taken_back_twice(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        made = union(case).id
        case.undo(made, **BY)
        with pytest.raises(UsageError, match=f"{made} is undone already"):
            case.undo(made, **BY)


def test_rebuilding_gives_the_rows_that_were_there(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        before = rows(case)
        case.rebuild()
        assert rows(case) == before
        case.undo(union(case).id, **BY)
        parted = rows(case)
        case.rebuild()
        assert rows(case) == parted


def test_a_redo_makes_the_union_anew_and_heeds_that_it_was_taken_back(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        made = union(case).id
        assert case.redo() == []
        assert (union(case).id, sizes(case)) == (made, [5])
        case.undo(made, **BY)
        case.redo()
        assert sizes(case) == [4, 1]


def test_what_people_decided_on_is_never_united(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock, 2) as case:
        a, b = [v.incident.id for v in case.incidents()]
        merged = case.merge(a, b, **BY)
        case.undo(merged.id, **BY)
        again = case.merge(a, b, **BY)
        case.add(write(tmp_path / "more", 2, 5))
        assert not [record for record in case.records() if isinstance(record, Union)]
        assert sizes(case) == [5]
        case.undo(again.id, **BY)
        assert sizes(case) == [4, 1]


def test_a_person_may_split_what_match_united(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path, clock) as case:
        report = next(r for r in case.reports() if r.key.endswith("p1.txt"))
        case.split(case.view().incidents[0].incident.id, reports=[report.id], **BY)
        assert sizes(case) == [4, 1]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_the_order_in_which_reports_of_one_run_lie_is_irrelevant(tmp_path: Path, clock: Clock, order: tuple[int, ...]) -> None:
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        case.add(*[write(tmp_path / f"n{n}", n, n + 1) for n in order])
        assert sizes(case) == [5]
        assert sum(isinstance(record, Incident) for record in case.records()) == 2
