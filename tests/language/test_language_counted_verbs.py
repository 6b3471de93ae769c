"""Verbs whose words stand on both sides of a number, or before a subject that comes last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[float | None, str | None]]:
    return [(figure.lo, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The rebels took 15 soldiers prisoner.", "detained"),
        ("Masked men took 15 teachers hostage.", "abducted"),
        ("The fire has driven 15 families from their homes.", "displaced"),
        ("The prefect ordered 15 residents to leave.", "displaced"),
        ("The guards let 15 men go.", "released"),
        ("Soldiers led away 15 passengers.", "detained"),
        ("Gunmen shot dead 15 farmhands.", "killed"),
        ("The lorry killed its driver and 15 others.", "killed"),
        ("15 rangers taken hostage on Saturday are home.", "abducted"),
        ("15 labourers abducted last week are alive.", "abducted"),
        ("15 men rounded up after the vote have not been seen.", "detained"),
        ("Some 15 people were moved out of the valley.", "displaced"),
        ("15 miners lost their lives.", "killed"),
        ("The flood cost the lives of 15 villagers.", "killed"),
    ],
)
def test_a_verb_of_several_words_counts_its_object_wherever_that_stands(words: str, expected: str) -> None:
    assert (15.0, expected) in counts(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In the night there died, by the clinic's word, 15 people.", "killed"),
        ("On the lake drowned 15 persons.", "killed"),
        ("As a result of the blast were wounded 15 civilians.", "wounded"),
        ("There disappeared 15 students.", "missing"),
    ],
)
def test_a_subject_behind_its_verb_is_counted(words: str, expected: str) -> None:
    assert (15.0, expected) in counts(words)


@pytest.mark.parametrize(
    "words",
    [
        "The marshal has moved 15 brigades to the frontier.",
        "Sappers cleared 15 devices from the field.",
        "In the hour after he died 15 people came to the gate.",
        "Officers searched 15 people for weapons.",
        "The convoy was driven from 15 villages.",
    ],
)
def test_things_that_are_moved_or_searched_count_nobody(words: str) -> None:
    assert not {"displaced", "killed", "missing"} & {of for _, of in counts(words)}


def test_troops_that_are_ordered_out_have_not_fled() -> None:
    assert counts("The capital ordered 15 soldiers out.")[0][1] != "displaced"


@pytest.mark.parametrize(
    "words", ["A man of 71 was found dead.", "A girl of nine is still missing.", "Police hold a clerk of 34."]
)
def test_the_age_of_one_person_is_no_count(words: str) -> None:
    assert counts(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On board were 15 persons, among them a minister.", "aboard"),
        ("A launch with 15 migrants drifted for a week.", "aboard"),
        ("The line raised the number of people on board from 12 to 15.", "aboard"),
        ("It gives the number aboard (15 people).", "aboard"),
        ("Herald: 15 dead in bus crash.", "killed"),
    ],
)
def test_who_was_on_something_is_counted_and_the_dead_in_it_are_dead(words: str, expected: str) -> None:
    assert (15.0, expected) in counts(words)


@given(
    st.integers(2, 900),
    st.sampled_from(["were taken prisoner", "remain missing", "were treated at the scene", "lost their lives"]),
)
def test_the_number_itself_never_changes_what_it_counts(number: int, words: str) -> None:
    assert {of for _, of in counts(f"{number} people {words}.")} == {of for _, of in counts(f"Three people {words}.")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Each side handed over 40 prisoners at the ford.", "released"),
        ("The governor let 40 convicts walk free.", "released"),
        ("They set 40 women free.", "released"),
        ("At the bridge 40 fighters laid down their arms.", "detained"),
    ],
)
def test_over_behind_hand_is_no_more_than(words: str, expected: str) -> None:
    assert [(f.lo, f.hi, f.of) for f in figures(words)] == [(40.0, 40.0, expected)]


def test_who_is_included_without_commas_is_a_part() -> None:
    assert counts("Nine people including three children were killed.") == [(9.0, "killed"), (3.0, "part of a count")]
