"""The town of a witness is no scene beside one that was told before."""

import pytest
from claims_build import claims, report


def places(*paragraphs: str) -> set[str]:
    return {w.name for c in claims(report(*paragraphs)) if c.frame is not None for w in c.frame.places}


@pytest.mark.parametrize(
    ("lead", "said", "town"),
    [
        ("Shells killed nine people in Dorvan on Monday.", "Witnesses in Orlit said the shells killed at least 30.", "Orlit"),
        ("Gunmen shot dead four people in Melka.", "A woman in Kesra said her brother was shot dead as well.", "Kesra"),
        ("A bomb killed two people in Halm.", "Residents of the nearby town of Velna said the bomb killed five.", "Velna"),
    ],
)
def test_where_a_witness_stands_is_not_where_it_happened_if_another_place_was_told_before(
    lead: str, said: str, town: str
) -> None:
    assert town not in places(lead, said)
    assert town in places(said)


@pytest.mark.parametrize(
    ("lead", "said", "town"),
    [
        ("Shells killed nine people in Dorvan on Monday.", "Police in Orlit said two men were shot dead on Sunday.", "Orlit"),
        ("Gunmen shot dead four people in Melka.", "Two doctors were shot dead in Kesra, residents said.", "Kesra"),
    ],
)
def test_what_police_of_a_town_tell_of_lies_there(lead: str, said: str, town: str) -> None:
    assert town in places(lead, said)
