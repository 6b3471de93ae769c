"""A day that is still to come when a report appears is not that of what occurred."""

import pytest
from claims_build import claims, report


def days(words: str) -> list[int]:
    """Return the days of May 2023 that the claims of an occurrence name; the report is of the 17th."""
    return [w.start.day for c in claims(report(words)) if c.frame is not None for w in c.frame.times if w.start is not None]


@pytest.mark.parametrize(
    "words",
    [
        "The light will be back on Saturday, because a second transformer exploded.",
        "Two men were shot dead, and their trial is due on 25 May.",
        "The bridge will open on Friday after a bomb wounded three.",
        "A mill burned down; the owner promised new flour for Saturday.",
    ],
)
def test_what_occurred_is_not_of_a_day_to_come(words: str) -> None:
    assert not [day for day in days(words) if day > 18]


def test_what_occurred_keeps_its_own_day() -> None:
    assert days("Two men were shot dead in Quellmar on Tuesday.") == [16]
