"""Sorts: what those were to whom something happened, told behind them."""

import pytest
from claims_build import claims, report


def victims(words: str) -> list[set[str]]:
    return [{s.name for s in c.frame.victims} for c in claims(report(words)) if c.frame]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("At least 31 people were killed in Orvel on Friday, all of them civilians.", "civilians"),
        ("Gunmen shot dead nine people near the well, most of whom were shepherds, the elder said.", "shepherds"),
        ("Shells wounded 14 people (nearly all of them pupils) in Orvel.", "pupils"),
    ],
)
def test_what_all_or_most_of_them_were_is_told_of_those_to_whom_it_happened(words: str, sort: str) -> None:
    assert any(sort in found and len(found) > 1 for found in victims(words))


@pytest.mark.parametrize(
    "words",
    [
        "Nine people were killed in Orvel, two of them soldiers.",
        "Nine people were killed in Orvel, and all civilians were told to leave.",
        "Nine people were killed and the bridge was shelled, all of it soldiers' work.",
    ],
)
def test_a_few_of_them_or_others_are_not_what_they_were(words: str) -> None:
    assert not any({"soldiers", "civilians"} & found for found in victims(words))
