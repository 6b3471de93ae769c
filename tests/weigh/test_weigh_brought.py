"""Where people were brought, fled or were cared for afterwards is no answer to where it happened."""

import pytest
from claims_build import claims, report

from whence.weigh.places.places import sites_of, towns_of


def places(text: str) -> set[str]:
    """Return the names of the places at which the claims of a text answer that it happened."""
    host = report(text)
    framed = [(c, c.frame) for c in claims(host) if c.frame is not None]
    towns = {where.name for c, frame in framed for where in towns_of(c, frame, (), host.text)}
    return towns | {where.name for c, frame in framed for where in sites_of(c, frame, host.text)}


@pytest.mark.parametrize(
    ("text", "scene", "brought"),
    [
        ("Nine people were wounded in Homs and flown to Aleppo.", "Homs", "Aleppo"),
        ("A bomb killed four in Homs; soldiers took the wounded to a hospital in Aleppo.", "Homs", "Aleppo"),
        ("Gunmen shot dead two traders in Homs and fled towards Aleppo.", "Homs", "Aleppo"),
        ("A ferry sank off Latakia, killing six, and the injured were airlifted to Aleppo.", "Latakia", "Aleppo"),
        ("Shells hit Homs, killing three, the hospital in Aleppo said.", "Homs", "Aleppo"),
        ("Fighting in Homs killed 12 people, according to a nurse at the main hospital in Aleppo.", "Homs", "Aleppo"),
        ("At the mission hospital in Aleppo seven civilians from Homs have died.", "", "Aleppo"),
    ],
)
def test_where_people_came_to_afterwards_is_no_scene(text: str, scene: str, brought: str) -> None:
    assert brought not in places(text)
    assert not scene or scene in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a hospital in Aleppo, killing three.",
        "A fire at a clinic in Aleppo killed five.",
        "Eleven patients died in a hospital in Aleppo.",
        "An air strike on the main hospital in Aleppo killed nine people.",
        "Two brothers were stabbed to death in Aleppo.",
        "Nine men were taken to Aleppo and shot.",
        "Soldiers drove the villagers to a quarry at Aleppo, where they killed them.",
        "Protesters took to the streets in Aleppo and police killed two of them.",
    ],
)
def test_a_hospital_that_was_hit_and_patients_lie_where_it_happened(text: str) -> None:
    assert "Aleppo" in places(text)
