"""The name that commas put beside somebody who is called by what he is; who was swapped, freed or died by other words."""

import pytest
from claims_build import told


def undergone(text: str) -> set[str]:
    """Return to whom all that the text mentions happened."""
    return {slot.name for mention in told(text) for slot in mention.frame.victims}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A journalist, Lina Dorn, was shot dead in Homs on Friday.", "Lina Dorn"),
        ("The clinic opened a file on Omar Belg, a trader, who died in Homs.", "Omar Belg"),
        ("Gunmen kidnapped an engineer, Sami Rek, near Homs.", "Sami Rek"),
        ("Villagers mourned the death of a farmer, Jan Dorn.", "Jan Dorn"),
        ("Police tortured a student, Col. Hamid Rek, in Homs.", "Hamid Rek"),
    ],
)
def test_a_name_between_commas_is_that_of_whom_it_happened_to(text: str, name: str) -> None:
    assert name in undergone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a teacher, Jan Dorn, the mayor, said on Monday.",
        "Gunmen killed a teacher, Jan Dorn said on Monday.",
        "Gunmen killed two teachers, Jan Dorn, a spokesman, said.",
    ],
)
def test_who_tells_of_it_between_commas_is_not(text: str) -> None:
    assert "Jan Dorn" not in undergone(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The two armies traded more than 200 prisoners across a river near Homs.", "prisoners"),
        ("The rebels and the army swapped 40 detainees at a crossing.", "detainees"),
        ("Both sides exchanged the last of their captives on Monday.", "captives"),
        ("The nurse won her freedom on Friday after two years in prison.", "nurse"),
        ("Six of its fighters gave their lives in Homs.", "fighters"),
        ("The bishop passed away in a cell in Homs.", "bishop"),
    ],
)
def test_who_was_swapped_regained_freedom_or_died_by_another_word_stands_in_the_role(text: str, who: str) -> None:
    assert who in undergone(text)


def test_what_armies_or_ministers_exchange_otherwise_is_no_release() -> None:
    text = "The ministers exchanged notes, and the armies exchanged fire near Homs. Prisoners waited in the camp."
    assert not [m for m in told(text) if m.frame.type == "release_transfer"]
