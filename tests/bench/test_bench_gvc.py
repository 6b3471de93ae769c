"""The two picks of bench/gvc.py, on reports of ours: the day of the deed, not of its telling; the dead, not the wounded."""

import importlib
import sys
from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT

if str(ROOT / "bench") not in sys.path:
    sys.path.append(str(ROOT / "bench"))

gvc = importlib.import_module("gvc")
phrases = importlib.import_module("phrases")

PUBLISHED = date(2021, 6, 10)  # a Thursday


def read(title: str, *paragraphs: str) -> tuple[object, list[object]]:
    text = "\n\n".join((title, *paragraphs))
    return gvc.told(gvc.Document(PUBLISHED, title, text, PUBLISHED, 0))


def day(title: str, *paragraphs: str) -> date:
    return gvc.pick_day(*read(title, *paragraphs))


def killed(title: str, *paragraphs: str) -> int:
    return gvc.pick_killed(*read(title, *paragraphs))


def test_the_day_of_the_deed_is_taken_not_that_of_the_arrest() -> None:
    found = day(
        "Man held in Orvel shooting",
        "Police arrested a man Wednesday over a shooting.",
        "A clerk was shot and killed at a shop on Sunday.",
    )
    assert found == date(2021, 6, 6)


def test_a_weekday_before_the_deed_is_its_day() -> None:
    assert day(
        "Arrest in killing", "Police charged a driver on Wednesday in connection with the Saturday shooting of a guard."
    ) == date(2021, 6, 5)


def test_it_happened_gives_the_day() -> None:
    assert day(
        "Clerk shot in Orvel", "A clerk was shot, police said Wednesday.", "It happened shortly after 9 p.m. Monday on Mill Lane."
    ) == date(2021, 6, 7)


def test_without_any_day_the_one_before_publication_is_the_guess() -> None:
    assert day("Clerk shot in Orvel", "A clerk was shot at a shop on Mill Lane.") == date(2021, 6, 9)


def test_the_wounded_are_not_counted() -> None:
    assert (
        killed("Four shot at Orvel club", "Four people were shot outside a club and are expected to recover, police said.") == 0
    )


def test_who_did_it_is_counted_where_he_died_too() -> None:
    assert killed("Two dead in Orvel", "A man killed his brother and then himself on Monday, police said.") == 2


def test_a_counted_pair_and_one_more_are_three() -> None:
    assert killed("Family found dead", "A woman and two children were found dead in a house in Orvel on Monday.") == 3


def test_an_attempt_kills_nobody() -> None:
    assert killed("Man wounded", "A man was wounded in an attempted murder-suicide in Orvel on Monday, police said.") == 0


def test_an_absent_corpus_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="WHENCE_DATA"):
        gvc.measure_gvc(tmp_path)
    with pytest.raises(FileNotFoundError, match="WHENCE_DATA"):
        phrases.measure_dates(tmp_path)
