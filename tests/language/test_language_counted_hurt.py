"""People counted by what happened to their bodies are counted as hurt."""

import pytest

from whence.language.figures.quantities import figures


def counts(text: str) -> list[tuple[float | None, str | None]]:
    return [(f.lo, f.of) for f in figures(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Four sailors were shot in the leg.",
        "Four sailors inhaled smoke.",
        "Four sailors have lost fingers.",
        "Four sailors have broken ribs.",
        "Four sailors were cut by glass.",
        "Four sailors were hit by splinters.",
        "Four sailors of the watch suffered burns.",
        "Four sailors at a feast were taken ill on Sunday.",
        "Four sailors had been left behind with injuries.",
        "Four sailors needed oxygen.",
        "Four sailors stung by jellyfish went home.",
        "Four sailors fell ill.",
        "Four sailors remain under treatment.",
        "Four sailors are in intensive care.",
        "Wasps stung four sailors.",
        "Four inmates received medical care.",
    ],
)
def test_a_harm_to_the_body_counts_the_hurt(words: str) -> None:
    assert counts(words) == [(4.0, "wounded")]


@pytest.mark.parametrize(
    "words",
    [
        "Four sailors hit the wall.",
        "Four lorries had broken axles.",
        "Four houses suffered damage.",
        "Four sailors lost their way.",
        "Four sailors breathed again.",
    ],
)
def test_what_is_no_harm_to_the_body_hurts_nobody(words: str) -> None:
    assert "wounded" not in {of for _, of in counts(words)}


def test_those_who_died_of_it_are_not_the_hurt() -> None:
    assert counts("Four sailors were shot in the head and died.") == [(4.0, "killed")]


def test_those_counted_before_others_who_were_left_with_injuries_are_not_hurt() -> None:
    assert counts("40 boarders marched out and nine were left behind with injuries.")[0][1] != "wounded"


def test_an_old_illness_is_no_harm() -> None:
    assert counts("Two mentally ill men were shot dead.") == [(2.0, "killed")]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Volunteers collected 40 dead birds.", "animals"),
        ("The vet put the number of dead animals at 40.", "animals"),
        ("Forty copies of the book were lost.", None),
        ("Forty skeletons were lifted from the yard.", "killed"),
        ("Nine dead drivers lay in the yard.", "killed"),
    ],
)
def test_dead_beasts_and_lost_things_are_no_toll(words: str, of: str | None) -> None:
    assert [f.of for f in figures(words)] == [of]


@pytest.mark.parametrize(
    "words", ["A rescuer lost two fingers.", "Eight bridges were lost.", "Two bottles were found among the dead."]
)
def test_what_is_no_people_is_no_toll(words: str) -> None:
    assert {f.of for f in figures(words)}.isdisjoint({"killed", "wounded"})


def test_who_speaks_next_is_not_what_befell_those_counted() -> None:
    assert "wounded" not in {f.of for f in figures("He put the number of rockets at nine and said a bus had burned.")}
