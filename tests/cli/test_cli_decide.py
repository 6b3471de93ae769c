"""`whence decide` merge and split as a person uses it: what is printed, where an old id leads, what is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from test_linking import write
from whence.case import Case
from whence.cli import main

Run = Callable[..., Result]
BY = ("--by", "Ana Voss", "--reason", "read both")


@pytest.fixture
def whence() -> Run:
    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="whence")

    return run


@pytest.fixture
def case(tmp_path: Path, whence: Run) -> Path:
    assert whence("run", write(tmp_path / "pages"), "--case", tmp_path / "case").exit_code == 0
    return tmp_path / "case"


def words(result: Result) -> str:
    return " ".join(result.output.split())  # a sentence may go over several lines of the terminal


def incidents(case: Path) -> list[str]:
    with Case.open(case) as opened:
        return sorted((view.incident.id for view in opened.incidents()), key=opened._store.number_of)


def test_merged_incidents_are_shown_as_one_and_the_old_id_leads_there_and_says_so(case: Path, whence: Run) -> None:
    older, younger, third = incidents(case)
    done = whence("decide", case, "merge", younger[:14], older, *BY)
    assert done.exit_code == 0 and f"merge {older} {younger} by Ana Voss: read both" in done.output
    shown = whence("show", case, younger)
    assert f"{younger} was merged into {older} by Ana Voss" in words(shown)
    assert "Ana Voss decided on" in words(shown) and f"{younger} and this are one incident" in words(shown)
    assert incidents(case) == [older, third] and "merged into" not in whence("show", case, older).output
    assert whence("undo", case, done.output.split()[0], *BY).exit_code == 0
    assert incidents(case) == [older, younger, third]


def test_split_reports_get_an_id_that_is_printed_and_can_be_shown(case: Path, whence: Run) -> None:
    older = incidents(case)[0]
    with Case.open(case) as opened:
        keys = [opened.record(m.report).key for m in opened._store.memberships(older)]  # type: ignore[attr-defined]
    done = whence("decide", case, "split", older, "--reports", keys[0], *BY)
    (apart,) = re.findall(r"1 leave into (inc_\w+)", done.output)
    assert done.exit_code == 0 and apart in incidents(case) and f"than {older}" in words(whence("show", case, apart))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("merge", "0"), "names two records"),
        (("merge", "0", "0"), "one incident already"),
        (("merge", "0", "1", "--reports", "p1.txt"), "names two records and nothing else"),
        (("split", "0"), "name reports or claims"),
        (("split", "0", "1"), "a split names an incident with the reports"),
        (("verify", "0", "1"), "is about one record"),
        (("merge", "0", "1", "--question", "who"), "answers no question"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    case: Path, whence: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    ids = incidents(case)
    done = whence("decide", case, *(ids[int(a)] if a.isdigit() else a for a in arguments), *BY)
    assert done.exit_code == 2 and sentence in words(done)


def test_statements_that_are_one_narrow_the_range_on_the_page(case: Path, whence: Run) -> None:
    older = incidents(case)[0]
    with Case.open(case) as opened:
        before = next(v.weighing for v in opened.incidents() if v.incident.id == older)
    first, second = before.utterances[:2]
    done = whence("decide", case, "merge", first.id, second.id, *BY)
    assert done.exit_code == 0, done.output
    with Case.open(case) as opened:
        after = next(v.weighing for v in opened.incidents() if v.incident.id == older)
    assert after.numbers.utterances[1] == before.numbers.utterances[1] - 1 and after.numbers.reports == before.numbers.reports
    assert "two statements are one" in words(whence("show", case, older))
