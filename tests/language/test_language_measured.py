"""Measured: magnitudes and tonnes are figures that measure; clock times and shares are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.measured import is_magnitude, is_of_aftershock, measures, unit_of
from whence.language.figures.quantities import figures


def told(text: str) -> list[tuple[str | None, float | None]]:
    return [(f.of, f.lo) for f in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The quake had a magnitude of 5.7, the survey said.",
        "A 5.7-magnitude quake shook the valley.",
        "A strong 5.7 earthquake shook the valley.",
        "It measured 5.7 on the Richter scale.",
        "Strongest tremor so far (M 5.7).",
        "The institute gave the magnitude as 5.7.",
        "The institute, which had put the magnitude at 5.7, is closed.",
        "An office abroad measured the quake at 5.7.",
        "The first magnitude was high. A second office put it at 5.7.",
    ],
)
def test_a_magnitude_is_read_however_it_is_put(text: str) -> None:
    assert told(text) == [("magnitude", 5.7)]


def test_a_revised_magnitude_gives_the_old_and_the_new() -> None:
    assert told("The office revised its magnitude from 5.7 to 5.9.") == [("magnitude", 5.7), ("magnitude", 5.9)]


def test_a_whole_number_is_a_magnitude_only_beside_the_word() -> None:
    assert told("A quake of magnitude 6 killed 9 people.") == [("magnitude", 6.0), ("killed", 9.0)]


@pytest.mark.parametrize(
    "text", ["The shaking came at 5.12.", "Order returned at 04.35 on Tuesday.", "Rates rose to 1.1 this week."]
)
def test_a_clock_time_or_a_rate_with_a_point_counts_nothing(text: str) -> None:
    assert told(text) == []


def test_what_burned_is_measured_in_its_unit_and_what_fits_in_is_a_capacity() -> None:
    assert told("About 7,500 tonnes of rice burned.") == [("tonnes", 7500.0)]
    assert told("Some 2.5 tonnes of seed were spoiled.") == [("tonnes", 2.5)]
    assert told("The shed, which can hold 900 tonnes, stood empty.") == [("capacity", 900.0)]
    assert told("Between 30 and 40 hectares were scorched.") == [("hectares", 30.0)]


def test_the_quake_named_last_says_whose_magnitude_it_is() -> None:
    text = "The earthquake was felt. Aftershock at noon. Magnitude 4.8."
    assert is_of_aftershock(text, text.index("4.8")) and not is_of_aftershock(text, text.index(" Aftershock"))


@given(st.text(max_size=60), st.integers(1, 9), st.integers(0, 9), st.text(max_size=30))
def test_the_same_words_always_say_the_same_of_a_number(before: str, whole: int, tenth: int, after: str) -> None:
    number = f"{whole}.{tenth}"
    text, start = f"{before}{number}{after}", len(before)
    assert is_magnitude(text, start, start + 3) == is_magnitude(text, start, start + 3)
    assert is_magnitude(f"magnitude {number} {after}", 10, 13)


def test_a_unit_that_is_no_loss_is_no_measure() -> None:
    assert unit_of("kilometres") is None and unit_of("tonnes of wheat") == "tonnes" and "magnitude" in measures()
