"""Parts: numbers that divide a count are no count of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.parts import PART, without_parts
from whence.language.figures.quantities import figures


def told(text: str) -> list[tuple[str | None, float | None]]:
    return [(f.of, f.lo) for f in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic received 30 bodies, nine of them with burns.",
        "30 people were killed, of whom nine were children.",
        "Wounded: 30, of whom nine were flown out.",
        "In the ward there remain nine of the 30 wounded.",
    ],
)
def test_a_number_of_them_is_a_part_of_the_count_before_it(text: str) -> None:
    assert {of for of, number in told(text) if number == 9} == {PART} and {of for of, number in told(text) if number == 30} != {
        PART
    }


@pytest.mark.parametrize(
    "text",
    ["Six of the dead were sailors.", "A cousin of one of the dead spoke to us.", "Three of those injured are from Orvik."],
)
def test_some_of_the_dead_are_no_toll(text: str) -> None:
    assert {f.of for f in figures(text)} == {PART}


def test_those_who_were_caught_again_are_another_count_than_those_who_got_away() -> None:
    assert told("Thirty men escaped; nine of them were recaptured.") == [("escaped", 30.0), ("recaptured", 9.0)]


def test_numbers_that_add_up_to_the_one_before_them_are_its_parts() -> None:
    assert told("At least 12 people, ten miners and two guards, were killed.") == [("killed", 12.0), (PART, 10.0), (PART, 2.0)]
    assert told("At least 12 people, ten miners and one guard, were killed.")[1][0] != PART


def test_a_division_goes_on_with_a_bare_number() -> None:
    assert [of for of, _ in told("Five sailors died, two of them in the fire and three from smoke.")] == ["killed", PART, PART]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Homes destroyed: 1,200.", "houses"),
        ("Bodies recovered so far: 40.", "killed"),
        ("Forty on the run after a riot.", "escaped"),
        ("Forty were still at large.", "escaped"),
        ("They differ on the missing, of whom the town names 40.", "missing"),
        ("A fight between two gangs began.", "groups"),
    ],
)
def test_a_list_a_state_or_a_group_says_what_is_counted(text: str, of: str) -> None:
    assert [f.of for f in figures(text)] == [of]


@given(st.text(alphabet="the 12 of killed,.and them men", max_size=80))
def test_dividing_moves_no_figure_and_is_settled_at_once(text: str) -> None:
    once = figures(text)
    assert [(f.start, f.lo) for f in without_parts(text, once)] == [(f.start, f.lo) for f in once]


@pytest.mark.parametrize(
    "text",
    ["Nine people, seven patients and two nurses, were on the list.", "They took five boatmen: two brothers and three cousins."],
)
def test_people_who_add_up_to_those_before_them_are_their_parts_whatever_happened_to_them(text: str) -> None:
    assert [of for of, _ in told(text)][1:] == [PART, PART]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The toll rose to 25 dead after two more bodies were found in a well.", 2.0),
        ("Another four people died overnight, and 31 people have died so far.", 4.0),
        ("At least 60 people were killed, and a further nine bodies were found on Friday.", 9.0),
    ],
)
def test_by_how_many_a_total_grew_is_a_part_of_it(text: str, more: float) -> None:
    assert {of for of, number in told(text) if number == more} == {PART}


def test_more_of_another_kind_or_without_a_total_are_a_count() -> None:
    assert PART not in {of for of, _ in told("Twelve people were killed and 30 more wounded.")}
    assert PART not in {of for of, _ in told("Two more people died on Friday.")}


def test_what_a_toll_was_before_is_no_part_of_it() -> None:
    assert (PART, 4.0) not in told("The number of dead is six, up from four, after two men died.")


@pytest.mark.parametrize("words", ["No one among the 24 crew was hurt.", "None of the 24 crew was hurt."])
def test_nobody_of_so_many_is_nobody(words: str) -> None:
    assert [of for of, number in told(words) if number == 0] == ["wounded"]
    assert "wounded" not in [of for of, number in told(words) if number == 24]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Two more victims of the crash have died in hospital, bringing the toll to 11.", 2.0),
        ("Four residents also lost their lives in the second blast, bringing the dead to six.", 4.0),
        ("The deaths in Sarn now number fourteen, five patients having died in hospital.", 5.0),
        ("The family, whose two daughters are among the dead, left Sarn.", 2.0),
    ],
)
def test_who_is_counted_on_the_way_to_a_total_is_a_part_of_it(words: str, part: float) -> None:
    assert (PART, part) in told(words)


def test_a_toll_beside_that_of_many_occurrences_is_no_part() -> None:
    assert ("killed", 7.0) in told("Seven people died in Sarn on Monday, bringing the toll of the week to 30.")
