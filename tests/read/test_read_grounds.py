"""Grounds: what a sentence puts a fire, an explosion or unrest down to, without naming another occurrence."""

import pytest
from claims_build import claims, report


def causes(text: str) -> set[str]:
    return {c.frame.cause.name for c in claims(report(text)) if c.frame and c.frame.cause}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "The school in Orvel was set on fire by the falling debris of an interceptor rocket on Friday.",
            "debris of an interceptor rocket",
        ),
        ("Falling debris of a rocket caused the fire at the mill in Orvel on Friday.", "debris of a rocket"),
        ("Fragments of a missile had destroyed the hospital in Orvel on Friday.", "Fragments of a missile"),
        ("The explosion in Orvel was an act of sabotage.", "sabotage"),
        ("The blaze in the mill of Orvel was blamed on a short circuit.", "short circuit"),
        ("Investigators put the explosion in Orvel down to negligence.", "negligence"),
        ("The riot at Orvel prison broke out after a search of the cells.", "search of the cells"),
    ],
)
def test_the_ground_is_found_around_the_occurrence(text: str, cause: str) -> None:
    assert any(cause in found for found in causes(text))


def test_people_behind_by_are_no_cause() -> None:
    assert not causes("The school in Orvel was set on fire by rebels on Friday.")


def test_what_comes_after_unrest_without_being_its_occasion_is_no_cause() -> None:
    assert not causes("The riot at Orvel prison broke out after midnight.")
