"""How those are whom a number counts, by words that follow it."""

import pytest

from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[float | None, str | None]]:
    return [(figure.lo, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nine climbers remain missing on the north face.", "missing"),
        ("Nine sailors were reported missing after the storm.", "missing"),
        ("Nine men are listed as missing in the pit.", "missing"),
        ("Nine residents have not been accounted for.", "missing"),
        ("Nine crew members remain unaccounted for.", "missing"),
        ("Nine nurses have not been heard from since Friday.", "missing"),
        ("Nine others were feared dead under the bridge.", "killed"),
        ("Nine were confirmed dead by the prefect.", "killed"),
        ("Nine bakers were found dead in the cellar.", "killed"),
        ("Nine conscripts are in rebel hands.", "detained"),
        ("Nine policemen remain in the hands of the League.", "held"),
        ("Nine policemen were in the hands of the League by noon.", "detained"),
        ("Nine men are under arrest.", "detained"),
        ("Nine families are out of their homes.", "displaced"),
    ],
)
def test_a_state_behind_words_of_being_told_of_counts(words: str, expected: str) -> None:
    assert counts(words)[0] == (9.0, expected)


@pytest.mark.parametrize(
    "words", ["Nine pupils are in good hands.", "Nine farms are in private hands.", "Nine stood with candles in their hands."]
)
def test_hands_that_hold_nobody_count_nobody(words: str) -> None:
    assert "detained" not in [of for _, of in counts(words)]


def test_not_one_in_their_hands_is_nobody() -> None:
    assert counts("Not one soldier is in the hands of the enemy.") == [(0.0, "detained")]


def test_none_of_those_counted_leaves_their_number_no_count() -> None:
    assert counts("None of the 40 passengers was injured.") == [(0.0, "wounded"), (40.0, "whole of a count")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Seven demonstrators were shot dead on the stairs.", "killed"),
        ("Seven survivors had been captured by the militia.", "detained"),
        ("Seven refugees were injured when the tent burned.", "wounded"),
        ("Seven protesters filled the steps.", "participants"),
    ],
)
def test_what_befell_people_says_more_than_what_they_are_called(words: str, expected: str) -> None:
    assert counts(words)[0] == (7.0, expected)


@pytest.mark.parametrize(
    "words",
    [
        "Forty sheep died of the gas.",
        "The flood drowned forty goats.",
        "Forty horses were found dead.",
        "The shell killed forty hens.",
    ],
)
def test_animals_are_no_dead_of_a_toll(words: str) -> None:
    assert [of for _, of in counts(words)] == ["animals"]


def test_those_who_were_taken_and_killed_are_dead() -> None:
    assert counts("Fourteen drovers were abducted and later executed.") == [(14.0, "killed")]
