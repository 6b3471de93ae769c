"""How a case is read, by flags of the command line: said on every page and in every export, and changed by reading anew."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from whence.case import Case
from whence.cli import main

BY_RULES = "rules only, no model"
PAGE = """Source: Example Gazette
Published: 2024-05-06T11:00:00+00:00
Title: Two dead in a fire at Harl

Two people died in a fire at a mill in Harl on Sunday, the fire service said.
"""


def whence(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], prog_name="whence")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "one.txt"
    file.write_text(PAGE)
    return file


def reader(case: Path) -> str:
    with Case.open(case) as opened:
        return opened.view().reader


def test_a_case_read_by_rules_says_so_to_people_and_on_its_page(page: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    result = whence("run", page, "--case", case, "--rules")
    assert result.exit_code == 0 and BY_RULES in " ".join(result.output.split())
    assert BY_RULES in (case / "report.html").read_text() and BY_RULES in reader(case)


def test_redo_reads_by_the_mode_it_is_given(page: Path, tmp_path: Path, model_file: Path) -> None:
    case = tmp_path / "case"
    whence("run", page, "--case", case, "--rules")
    assert whence("redo", case).exit_code == 0 and "the trained model" in reader(case)
    assert whence("redo", case, "--rules").exit_code == 0 and BY_RULES in reader(case)


@pytest.mark.parametrize("command", ["run", "redo"])
def test_rules_and_the_fast_model_exclude_each_other(command: str, page: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    whence("run", page, "--case", case, "--rules")
    given = (command, page, "--case", case) if command == "run" else (command, case)
    result = whence(*given, "--rules", "--fast")
    assert result.exit_code == 2 and "exclude each other" in result.output
