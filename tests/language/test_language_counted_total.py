"""Counts that are said of their total, of names, or of people who come back to their own."""

import pytest

from whence.language.figures.counted_apart import states_counted
from whence.language.figures.quantities import figures


def told(text: str) -> dict[str, str | None]:
    return {figure.as_written: figure.of for figure in figures(text)}


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("Those who were let go numbered 41.", "41", "released"),
        ("The sailors arrested off Brenn numbered nine, the consul said.", "nine", "detained"),
        ("By Friday the miners rescued came to 17.", "17", "rescued"),
        ("The militia's dead remained at 11.", "11", "killed"),
        ("Her clinic's wounded stand at 63 tonight.", "63", "wounded"),
        ("He put the number of those exchanged at 225.", "225", "released"),
    ],
)
def test_a_number_said_of_a_total_counts_those_whom_the_total_counts(text: str, number: str, of: str) -> None:
    assert told(text)[number] == of


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("The register holds 19 names of persons detained.", "19", "detained"),
        ("A priest keeps 46 names of the drowned.", "46", "killed"),
        ("The union has 89 names for those freed on Monday.", "89", "released"),
        ("Of those treated she now has 54.", "54", "wounded"),
    ],
)
def test_names_and_a_whole_set_first_say_whom_a_number_counts(text: str, number: str, of: str) -> None:
    assert told(text)[number] == of


@pytest.mark.parametrize(
    "text",
    [
        "The army received 30 of its own troops at the ferry.",
        "On Monday Norland got back 30 fishermen.",
        "The League welcomed 30 of its own fighters.",
        "Both councils traded 30 prisoners on the bridge.",
        "The guards handed back 30 villagers.",
        "The company said it had turned over 30 on Sunday.",
    ],
)
def test_who_gets_people_back_tells_of_a_release(text: str) -> None:
    assert "released" in told(text).values()


@pytest.mark.parametrize(
    "text", ["The army paid 30 of its own troops.", "The hall received 30 of its own chairs.", "She got 30 votes back then."]
)
def test_who_pays_or_gets_things_tells_of_none(text: str) -> None:
    assert "released" not in told(text).values()


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("Twenty of those who surrendered had turned out to be cooks and had been released.", "Twenty", "released"),
        ("Six of the men who fled were killed at the ford.", "Six", "killed"),
        ("Eight of those who had been evacuated were injured on the way.", "Eight", "wounded"),
    ],
)
def test_a_part_of_those_to_whom_something_happened_is_counted_by_what_happened_next(text: str, number: str, of: str) -> None:
    assert told(text)[number] == of


def test_how_old_some_of_the_dead_were_is_no_count_of_them() -> None:
    assert told("Two of the dead were nineteen.")["nineteen"] is None


def test_a_second_total_behind_a_number_is_not_what_it_counts() -> None:
    assert told("The death toll stood at 14 and the injured at 60.") == {"14": "killed", "60": "wounded"}


@pytest.mark.parametrize(
    "text",
    [
        "**Losses.** Eight dockers died.",
        "* Eight dockers died.",
        "- **On the quay:** eight dockers died.",
        "__Toll__ Eight dockers died.",
    ],
)
def test_a_bold_head_before_a_number_hides_no_count(text: str) -> None:
    assert list(told(text).values()) == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Not more than ten turned for help to doctors.",
        "Ten people came to the clinic for treatment.",
        "Ten of the sixty had injuries.",
        "Ten of them had burns.",
    ],
)
def test_who_turns_to_doctors_or_has_injuries_is_hurt(text: str) -> None:
    assert "wounded" in told(text).values()


def test_what_a_number_counts_of_people_is_one_of_the_listed_states() -> None:
    assert {"killed", "released", "held", "missing"} <= states_counted() and "vehicles" not in states_counted()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The coast guard's own dead are now seven.", {"seven": "killed"}),
        ("Casualties: 8 killed, 54 wounded, 3 missing.", {"8": "killed", "54": "wounded", "3": "missing"}),
        ("The figure of dead has climbed past 60.", {"60": "killed"}),
        ("Diggers found 31 sets of remains.", {"31": "killed"}),
        ("The remains of 31 people lay in the pit.", {"31": "killed"}),
        ("Nine people were trampled to death, 60 others passed out.", {"Nine": "killed", "60": "wounded"}),
        ("Some 40,000 households are without power.", {"Some 40,000": "cut off"}),
        ("9,000 customers lost electricity overnight.", {"9,000": "cut off"}),
    ],
)
def test_a_total_a_list_and_what_was_found_say_what_they_count(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected
