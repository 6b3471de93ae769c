"""One person who was arrested, kidnapped, let go or saved, or is missing, is a count of one without a number."""

import pytest
from claims_build import claims, report

_KINDS = frozenset(["detained", "released", "abducted", "missing", "rescued", "recaptured"])


def told(*paragraphs: str) -> set[tuple[float | None, str | None]]:
    """Return what the frames of a report's claims count of people who were taken, let go or lost."""
    return {(f.lo, f.of) for c in claims(report(*paragraphs)) if c.frame for f in c.frame.figures if f.of in _KINDS}


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("A foreman of the quarry has been arrested, two clerks said.", "detained"),
        ("The harbour's director was detained on Monday, the police said.", "detained"),
        ("A diver was arrested on the quay of Orvik.", "detained"),
        ("Now a healer is in custody.", "detained"),
        ("The navy has placed the lieutenant under arrest.", "detained"),
        ("The service announced the arrest of a man of 23.", "detained"),
        ("One, aged 16, was arrested on a tram.", "detained"),
        ("Youths threw stones in Orvik. One, aged 16, was arrested on a tram.", "detained"),
        ("A prisoner was pardoned in Orvik on Friday.", "released"),
        ("A journalist was set free in Orvik on Friday.", "released"),
        ("A gardener is missing.", "missing"),
        ("A fourth crew member, aged 20, is believed to be missing.", "missing"),
        ("A woman was pulled alive from the rubble on Tuesday.", "rescued"),
    ],
)
def test_who_stands_alone_is_counted_as_one(words: str, of: str) -> None:
    assert told(words) == {(1.0, of)}


@pytest.mark.parametrize(
    "words",
    [
        "Police say they have arrested the captain and the ticket agent.",
        "Ruben Alvo, who runs the mill, was taken into custody last night along with the head miller.",
    ],
)
def test_two_who_are_named_side_by_side_are_two(words: str) -> None:
    assert told(words) == {(2.0, "detained")}


@pytest.mark.parametrize(
    "words",
    [
        "The group was arrested near the border.",
        "Somebody was arrested in Orvik.",
        "His deputy was arrested too.",
        "Another baker was arrested in Orvik.",
        "The Maren Lys was released on Friday after a ransom was paid.",
        "The constable who vanished on Sunday has turned up at his aunt's house.",
        "The police plan to arrest the manager.",
    ],
)
def test_a_body_one_more_a_ship_and_who_was_found_again_are_not_counted(words: str) -> None:
    assert told(words) == set()


def test_one_beside_a_count_of_his_kind_may_be_one_of_them() -> None:
    assert (1.0, "detained") not in told(
        "Fourteen men were arrested in Orvik on Monday.", "A councillor was arrested, his wife said."
    )


def test_two_of_different_names_are_not_one() -> None:
    assert told("Ilan Torv was arrested on Monday.", "Mara Quist was arrested on Tuesday.") == set()
