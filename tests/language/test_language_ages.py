"""Small numbers that say how old somebody is count nobody."""

import pytest

from whence.language.figures.quantities import figures


@pytest.mark.parametrize(
    "words",
    [
        "An aunt of one of the dead, 77, told the Herald that the ambulance was late.",
        "A cousin of the dead man, who was 31, called that a lie.",
        "Their ages: 19, 22 and 40.",
        "Vehicle 412 was hit.",
    ],
)
def test_an_age_is_no_count(words: str) -> None:
    assert {f.lo for f in figures(words)} <= {1.0}


def test_the_ages_of_several_are_no_counts() -> None:
    assert [f.lo for f in figures("Two girls, 6 and 9, are in intensive care.")] == [2.0]
    assert [f.lo for f in figures("The bomb killed 19 pupils between 7 and 16 years of age.")] == [19.0]


def test_a_toll_between_commas_is_a_count() -> None:
    assert [f.lo for f in figures("The toll of the dead, 12, was given by the mayor.")] == [12.0]


def test_an_age_that_some_have_not_reached_is_no_count() -> None:
    assert [f.lo for f in figures("Seven skaters, two of them under ten, needed oxygen.")] == [7.0, 2.0]
    assert [(f.lo, f.of) for f in figures("Three children under five died.")] == [(3.0, "killed")]
