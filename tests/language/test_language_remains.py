"""Words for graves and for dead who were found; places that only a statement came from."""

import pytest

from whence.language.figures.remains import is_about_remains
from whence.language.places.sent_from import is_sent_from
from whence.language.words.normal import fold


@pytest.mark.parametrize(
    "head",
    [
        "Skeletons found under a dairy",
        "The remains of nine men were lifted from a cellar",
        "Bodies of six sailors were pulled from the mine",
        "Judge orders exhumation at barracks",
        "Villagers discover eleven bodies in ditch",
        "Mass grave opened near the river",
    ],
)
def test_a_head_that_tells_of_dead_found_is_about_them(head: str) -> None:
    assert is_about_remains(fold(head), fold(head))


@pytest.mark.parametrize(
    "head",
    [
        "The road remains closed",
        "Six killed in market bombing",
        "The body of law grows",
        "Remains of the day shown in cinema",
        "Dead heat in the race",
    ],
)
def test_other_uses_of_the_words_are_not(head: str) -> None:
    assert not is_about_remains(fold(head), fold(head))


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("in a communiqué that we have received from Ostra, it says", True),
        ("in a statement from its office in Ostra, the movement said", True),
        ("a letter sent from Ostra says", True),
        ("an email from the headquarters in Ostra", True),
        ("fighters from Ostra were killed", False),
        ("shells fired from Ostra killed six", False),
        ("he made the statement in Ostra, where six were killed", False),
        ("according to a statement, rockets came from the hills at Ostra", False),
    ],
)
def test_a_place_that_a_statement_came_from_is_told_by_the_words_before_it(text: str, sent: bool) -> None:
    assert is_sent_from(text, text.index("Ostra")) is sent
