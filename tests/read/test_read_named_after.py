"""The name right behind what somebody is, or behind a comma and an age; people whom a mishap met."""

import pytest
from claims_build import told


def undergone(text: str) -> set[str]:
    """Return to whom all that the text mentions happened."""
    return {slot.name for mention in told(text) for slot in mention.frame.victims}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The folk singer Lina Dorn, 29, was shot dead in Homs on Friday.", "Lina Dorn"),
        ("Gunmen shot dead a farmer, 58-year-old Omar Belg, in Homs on Friday.", "Omar Belg"),
        ("Constable Hamid Rek was killed in the bombing in Homs on Friday.", "Hamid Rek"),
        ("Village teacher Lina Dorn, 58, was abducted in Homs on Friday.", "Lina Dorn"),
    ],
)
def test_a_name_behind_what_somebody_is_is_that_of_whom_it_happened_to(text: str, name: str) -> None:
    assert name in undergone(text)


@pytest.mark.parametrize("text", ["Gunmen killed a teacher on Friday, said Jan Dorn.", "Gunmen killed a driver Homs had sent."])
def test_whoever_tells_it_and_a_place_are_no_name_of_the_victim(text: str) -> None:
    assert undergone(text).isdisjoint({"Jan Dorn", "Homs"})


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Seven campers drowned in the river near Homs on Friday.", "campers"),
        ("Sixteen workers were buried by a landslide near Homs on Friday.", "workers"),
        ("The flood drowned two children in the market of Homs on Friday.", "children"),
        ("Omar Belg, 22, drowned in the river near Homs on Friday.", "Omar Belg"),
    ],
)
def test_people_whom_a_mishap_met_are_its_victims(text: str, who: str) -> None:
    assert who in undergone(text)


def test_those_whom_bombs_fell_among_were_hit() -> None:
    assert "traders" in undergone("Two bombs fell among traders in the market of Homs on Friday.")


def test_who_burst_into_a_house_suffered_nothing() -> None:
    assert "Policemen" not in undergone("Policemen burst into a mill near Homs on Friday.")
