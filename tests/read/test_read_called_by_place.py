"""Occurrences called by the place where they happened; all names are invented."""

import pytest
from claims_build import report

from whence.read.lines.lines import page


def places(*lines: str) -> list[str]:
    return [where.name for where in page(report(*lines)).wheres]


@pytest.mark.parametrize(
    "words",
    [
        "The Quellmar landslide buried nine houses.",
        "The Quellmar deaths rose to six yesterday.",
        "Nobody has been charged over the Quellmar massacre.",
    ],
)
def test_what_befalls_the_ground_or_many_is_called_by_its_place(words: str) -> None:
    assert places(words) == ["Quellmar"]


@pytest.mark.parametrize(
    "words",
    [
        "The Quellmar shooting is before the court.",
        "The Quellmar crash is being examined.",
        "The Quellmar attack was condemned.",
        "The Quellmar Mills blaze was put out.",
        "Rubbish avalanche kills two people.",
        "Quellmar floods the market with cheap rice.",
    ],
)
def test_a_name_that_may_be_a_persons_a_crafts_or_a_firms_is_no_place_by_the_noun_behind_it(words: str) -> None:
    assert places(words) == []


def test_a_shooting_is_called_by_a_name_that_the_report_tells_for_a_place() -> None:
    assert places("The Quellmar shooting is before the court.", "Two men died in Quellmar on Friday.") == ["Quellmar", "Quellmar"]
