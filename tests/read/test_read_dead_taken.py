"""The dead who are taken up: nobody abducts, evacuates or frees a body, and whose remains are counted are counted as killed."""

import pytest
from claims_build import told


def types(*paragraphs: str) -> set[str]:
    """Return the types of what the paragraphs mention."""
    return {str(mention.frame.type) for mention in told(*paragraphs)}


@pytest.mark.parametrize(
    "text",
    [
        "The remains of 19 people have been lifted out of a quarry above Melka.",
        "Police took the bodies away at gunpoint.",
        "Soldiers evacuated the corpses on Sunday.",
        "The skeletons were handed over to the diocese.",
    ],
)
def test_the_dead_are_abducted_and_led_out_by_nobody(text: str) -> None:
    assert not types(text) & {"abduction", "displacement", "release_transfer", "detention"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen abducted three teachers on Sunday.", "abduction"),
        ("Soldiers evacuated forty residents on Sunday.", "displacement"),
    ],
)
def test_the_living_are(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The remains of 19 people have been lifted out of a quarry.", 19),
        ("Workers dug up the remains of at least 60 villagers behind the dairy.", 60),
        ("In a cellar lay the remains of 14 prisoners.", 14),
        ("The remains of 7 soldiers were flown home.", 7),
    ],
)
def test_people_whose_remains_are_found_are_counted_as_killed(text: str, number: int) -> None:
    assert (number, "killed") in {(f.lo, f.of) for m in told(text) for f in m.frame.figures}


@pytest.mark.parametrize(
    "text",
    [
        "The grave holds 22 of its own fighters, the movement said.",
        "One grave held 22 women.",
        "The graves contain 22 people from the valley.",
        "The older grave contained 22 soldiers, according to the team.",
    ],
)
def test_who_is_held_in_a_grave_is_counted_as_killed(text: str) -> None:
    assert (22, "killed") in {(f.lo, f.of) for m in told(text) for f in m.frame.figures}


@pytest.mark.parametrize("text", ["The prison holds 22 of its own fighters.", "The camp held 22 women."])
def test_who_is_held_in_a_prison_is_not(text: str) -> None:
    assert "killed" not in {f.of for m in told(text) for f in m.frame.figures}
