"""The day on which something happened that a state has lasted since."""

import pytest
from claims_build import told


def days(text: str) -> set[tuple[str, str]]:
    """Return first and last day of every time of what the text mentions."""
    return {(str(w.start)[:10], str(w.end)[:10]) for m in told(text) for w in m.frame.times}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The square has been a place of mourning since 9 May 2021, when 19 people were killed.", ("2021-05-09", "2021-05-09")),
        ("The bridge has been closed since 3 June 2020, when a bomb killed two drivers.", ("2020-06-03", "2020-06-03")),
        ("Trade has been slow since March 2021, when rebels attacked the customs post.", ("2021-03-01", "2021-03-31")),
        ("Nobody has lived there since 12 August 2019 when soldiers burned the village.", ("2019-08-12", "2019-08-12")),
    ],
)
def test_what_happened_when_a_state_began_happened_on_that_day(text: str, day: tuple[str, str]) -> None:
    assert days(text) == {day}


def test_a_total_since_a_day_stays_a_span() -> None:
    assert all(first != last for first, last in days("Some 600 people have been killed since 9 May 2021."))
