"""Bare numbers whose noun stands elsewhere in the report."""

import pytest
from claims_build import claims, report
from hypothesis import given
from hypothesis import strategies as st

from whence.model.said import Figure
from whence.model.vocabulary import QuestionKind
from whence.read.lines.lines import page


def read(*paragraphs: str) -> list[Figure]:
    return [figure for line in page(report(*paragraphs)).lines for figure in line.figures]


def told(*paragraphs: str) -> dict[str, str | None]:
    return {figure.as_written: figure.of for figure in read(*paragraphs)}


@pytest.mark.parametrize(
    "rival",
    [
        "The mine's owner says nine.",
        "A priest, who went down himself, counted nine.",
        "Radio Brenn spoke of nine, and named nobody.",
        "The district puts it at nine.",
        "The company sticks to nine.",
        "As for the union, it insists on nine.",
        "By evening there were nine.",
        "The union has nine, the mayor's office does not say.",
        "The mayor's nine are those with a certificate.",
        "The company's total came late and was then put right: nine.",
    ],
)
def test_whoever_gives_a_rival_number_counts_those_counted_before(rival: str) -> None:
    assert told("Fourteen miners were killed in the blast at Orsk.", rival)["nine"] == "killed"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("A porter counted 31 people hurt, the hospital in Brenn of eight.", "eight"),
        ("Nurses counted 31 people hurt; the mayor's office, eight; nobody else counted.", "eight"),
        ("Radio Sele speaks of 31 hurt, the guild of eight.", "eight"),
        ("31 people were hurt if one asks the mayor, eight by the clinic's book.", "eight"),
        ("31 people were hurt on Monday and eight on Tuesday.", "eight"),
    ],
)
def test_a_number_that_shares_the_verb_before_it_counts_the_same(words: str, number: str) -> None:
    assert told(words)[number] == "wounded"


@pytest.mark.parametrize(
    "again",
    [
        "Nobody knows the 140.",
        "The Council's 140 was padded with cooks.",
        "The envoy came to 140.",
        "How did they get to 140?",
    ],
)
def test_the_same_number_told_again_is_the_same_count(again: str) -> None:
    assert (
        told("The Council freed 140 sailors.", "Rain fell on both banks.", "There was music.", "Coffee was served.", again)["140"]
        == "released"
    )


@pytest.mark.parametrize(
    "words",
    [
        "The shift began at nine.",
        "The doors open at nine, the porter says.",
        "I never said nine.",
        "She says nine were asleep.",
        "He put the number of arrivals at nine.",
        "He is nine.",
        "He's nine.",
        "They were at nine, an hour late.",
    ],
)
def test_an_hour_a_denied_number_and_a_number_of_other_things_lean_on_nothing(words: str) -> None:
    assert told("Fourteen miners were killed in the blast at Orsk.", words).get("nine") is None


def test_a_number_of_other_things_between_is_what_a_bare_one_repeats() -> None:
    assert (
        told("Fourteen miners were killed.", "The harbour lost 20 lorries of coal.", "The union says nine.").get("nine") is None
    )


def test_a_count_far_before_is_not_leant_on() -> None:
    assert (
        told("Fourteen miners were killed.", "Rain fell.", "It was cold.", "The shops shut.", "The union says nine.")["nine"]
        is None
    )


def test_a_rival_number_is_a_claim_of_whoever_gives_it() -> None:
    said = claims(report("Fourteen miners were killed in the blast at Orsk.", "The mine's owner, Tal Beren, says nine."))
    assert [c for c in said if any((f.lo, f.of) == (9.0, "killed") for f in c.figures)]


@pytest.mark.parametrize(
    "words",
    ["The guard freed 96 sailors and not the 140 that were announced.", "They freed 96 sailors, not 140."],
)
def test_a_number_that_is_denied_is_nobodys_answer(words: str) -> None:
    said = claims(report("The Council said it had freed 140 sailors.", words))
    denied = [
        c for c in said if c.about is QuestionKind.HOW_MANY and c.passage.start > 40 and any(f.lo == 140 for f in c.figures)
    ]
    assert not denied


@given(
    st.integers(13, 90),
    st.sampled_from(["killed", "injured", "arrested", "released"]),
    st.sampled_from(["says", "speaks of", "reports", "puts it at"]),
)
def test_a_rival_number_never_counts_anything_else_than_the_number_before_it(number: int, state: str, verb: str) -> None:
    first, second = read(f"Twelve dockers were {state} in Brenn.", f"The harbour guild {verb} {number}.")
    assert second.of == first.of and (second.lo, second.as_written) == (float(number), str(number))


@pytest.mark.parametrize("words", ["Six of the eight had injuries.", "Nine of the 14 suffered burns, the nurse said."])
def test_of_whom_some_are_hurt_is_no_count_of_the_hurt(words: str) -> None:
    said = claims(report("Fourteen people were held in the cell at Orsk.", words))
    assert not [f for c in said for f in c.figures if f.of == "wounded" and f.as_written in ("eight", "14")]


def test_an_area_counts_nothing() -> None:
    assert not read("They sat in a cell of nine square metres.")


def test_some_of_them_are_no_count_of_the_dead_told_of_in_the_sentence_before() -> None:
    assert told("The raid on Sarn killed 40 people. Nine of them were women.")["Nine"] == "part of a count"
    assert told("Rescuers freed 40 people. Nine of them were women.")["Nine"] is None
