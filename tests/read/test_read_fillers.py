"""Fillers: persons by their names among those to whom something happened."""

import pytest
from claims_build import claims, report

from whence.model.vocabulary import SourceKind


def named(words: str) -> set[str]:
    slots = [s for c in claims(report(words)) if c.frame for s in c.frame.victims]
    return {s.name for s in slots if s.kind is SourceKind.NAMED_PERSON}


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Corporal Ines Varga was shot dead at the ford near Orvel on Monday.", "Ines Varga"),
        ("Gunmen abducted Yusuf al-Hadi from his shop in Orvel.", "Yusuf al-Hadi"),
        ("Shells killed Petra Lund, 43, in the village of Orvel.", "Petra Lund"),
        ("A rocket killed Omar Belg, a beekeeper, near Orvel.", "Omar Belg"),
        ("Omar Belg, 27, a bus conductor, died in a police cell in Orvel on Sunday.", "Omar Belg"),
        ("Lena Marsh, who had been ill for years, was killed in Orvel on Monday.", "Lena Marsh"),
        ("Six people were killed in Orvel, among them Lena Marsh, a nurse.", "Lena Marsh"),
        ("Nine people died in Orvel, Captain Hugo Sarn among them, the army said.", "Hugo Sarn"),
        ("Eleven people were arrested in Orvel, including Ana Reyes Torvald, the police said.", "Ana Reyes Torvald"),
    ],
)
def test_a_person_to_whom_it_happened_is_known_by_name_without_a_title(words: str, person: str) -> None:
    assert named(words) == {person}


@pytest.mark.parametrize(
    "words",
    [
        "The Border Guard Service was attacked near Orvel on Monday.",
        "Shells hit Karsh Square in Orvel on Monday.",
        "Nine people were killed in Orvel, including two nurses.",
        "Soldiers arrested Kenyan fishermen near Orvel.",
        "Gunmen killed nine people in Port Velna on Monday.",
    ],
)
def test_a_body_a_place_and_a_sort_of_people_are_no_person(words: str) -> None:
    assert named(words) == set()
