"""Places that are a weapon's, a ship's flag or where somebody told it from: no place of what happened."""

import pytest
from claims_build import claims, report


def places(*paragraphs: str) -> set[str]:
    return {w.name for c in claims(report(*paragraphs)) if c.frame is not None for w in c.frame.places}


def test_where_somebody_telephoned_from_is_not_where_it_happened() -> None:
    told = "One of those freed told The Harbour Wire by telephone from a hotel in Muscat that guards had beaten them."
    assert "Muscat" not in places(told)
    assert "Muscat" in places("Guards in Muscat beat two prisoners to death, she said by telephone.")


def test_a_flag_is_not_where_a_ship_was_seized() -> None:
    assert "Panama" not in places("Gunmen seized a trawler with the flag of Panama and killed its cook.")
    assert "Panama" not in places("The flag registry of Panama said that gunmen had killed the cook of the trawler.")
    assert "Panama" in places("Gunmen killed two people in Panama.")


@pytest.mark.parametrize(
    "words",
    [
        "Nine people were killed by drones that took off from the air base at Dumat.",
        "Two rockets fired from the hills above Dumat hit a bakery in Karsh and killed six.",
        "A missile launched from Dumat killed four people on Friday.",
    ],
)
def test_where_a_weapon_was_launched_from_is_not_where_it_struck(words: str) -> None:
    assert "Dumat" not in places(words)


def test_where_people_fled_or_were_taken_from_is_where_it_happened() -> None:
    assert "Dumat" in places("Gunmen kidnapped six people from a bus in Dumat.")
    assert "Dumat" in places("Drones killed nine people in Dumat who came from the hills.")
