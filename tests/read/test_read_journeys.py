"""The ends of a journey are no scene of what happened on it."""

import pytest
from claims_build import told


def places(text: str) -> set[str]:
    """Return the names of the places of all that the text mentions."""
    return {where.name for mention in told(text) for where in (*mention.frame.places, *mention.frame.sites)}


@pytest.mark.parametrize(
    "text",
    [
        "The plane crashed on its way from Damascus to Aleppo.",
        "A bus on the way from Aleppo to Damascus plunged into a ravine.",
        "The cargo flight from Damascus to the air base at Aleppo crashed.",
        "The helicopter that had taken off from Aleppo crashed.",
        "Gunmen ambushed a convoy that was travelling from Damascus to Aleppo.",
    ],
)
def test_where_a_journey_began_or_was_to_end_is_no_scene(text: str) -> None:
    assert not places(text) & {"Damascus", "Aleppo"}


@pytest.mark.parametrize(
    "text",
    [
        "A bus plunged into a ravine near Aleppo on its way from Damascus to Homs.",
        "Gunmen ambushed a convoy in Aleppo that was travelling from Damascus to Homs.",
    ],
)
def test_where_it_happened_on_the_way_is(text: str) -> None:
    assert places(text) == {"Aleppo"}


@pytest.mark.parametrize(
    "text",
    [
        "Fighting spread from Damascus to Aleppo.",
        "Shells hit villages from Damascus to Aleppo.",
        "The earthquake was felt from Damascus to Aleppo.",
    ],
)
def test_the_ends_of_a_stretch_are_places_of_it(text: str) -> None:
    assert places(text) == {"Damascus", "Aleppo"}
