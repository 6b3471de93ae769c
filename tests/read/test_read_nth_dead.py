"""A toll that is told by the number of the last who died."""

import pytest
from claims_build import report

from whence.language.figures.parts import LONE
from whence.read.lines.lines import page


def told(*paragraphs: str) -> set[tuple[float | None, str | None]]:
    return {(f.lo, f.of) for line in page(report(*paragraphs)).lines for f in line.lone}


@pytest.mark.parametrize(
    "words",
    [
        "A fifth man has died after the blast at the mill in Orvik.",
        "The clinic in Orvik says that a fifth patient died on Monday.",
    ],
)
def test_the_fifth_who_died_makes_five_dead(words: str) -> None:
    assert told(words) == {(5, LONE["killed"])}


def test_an_old_toll_is_raised_by_the_next_who_died() -> None:
    assert told("A fifth man has died after the blast in Orvik.", "The blast had killed four people.") == {(5, LONE["killed"])}


def test_who_goes_on_from_those_set_free_is_one() -> None:
    freed = "Eleven teachers were freed in Orvik on Monday."
    assert told(freed, "A twelfth teacher, Mona Rell, died in captivity.") == {(1, LONE["killed"])}


@pytest.mark.parametrize("words", ["A fifth bomb went off.", "A fifth man was arrested.", "The second time he died on stage."])
def test_what_is_no_person_who_died_is_no_toll(words: str) -> None:
    assert not told(words)
