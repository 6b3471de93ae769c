"""People whom a number counts by where they were brought, out of what, or by whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.counted_moved import moved
from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[float | None, str | None]]:
    return [(figure.lo, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The mayor said 15 villagers had been moved into tents.", "displaced"),
        ("Some 15 residents of the lower town were taken to a gymnasium.", "displaced"),
        ("The council moved 15 residents to a church hall.", "displaced"),
        ("15 neighbours spent the night in a community hall.", "displaced"),
        ("15 visitors were freed from stuck lifts.", "rescued"),
        ("Firemen pulled 15 tenants from the rubble.", "rescued"),
        ("15 passengers were picked up by a fishing boat.", "rescued"),
        ("A tanker picked up 15 sailors.", "rescued"),
        ("15 lodgers were marched to waiting lorries.", "detained"),
        ("15 dancers spent the night in cells.", "detained"),
        ("The raiders drove off with 15 boys.", "abducted"),
        ("15 of the kidnapped are free.", "released"),
        ("There has been no news of 15 fishermen.", "missing"),
        ("15 more had not been heard of.", "missing"),
        ("15 volunteers are untraced.", "missing"),
        ("15 marchers are in police cells.", "detained"),
        ("Gunmen carried off 15 teachers.", "abducted"),
        ("15 teachers were carried off from their lodgings.", "abducted"),
    ],
)
def test_a_move_says_what_is_counted_by_where_to_or_out_of_what(words: str, expected: str) -> None:
    assert (15.0, expected) in counts(words)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("15 pupils were taken to school by bus.", "displaced"),
        ("15 prisoners were taken to a hall.", "displaced"),
        ("15 residents were taken to hospital from the school.", "displaced"),
        ("15 men are free to leave.", "released"),
        ("15 inmates were freed from prison.", "rescued"),
        ("15 men were picked up by the police.", "rescued"),
        ("A blast threw a minibus carrying 15 teachers off the road.", "abducted"),
        ("The thieves drove off with 15 sheep.", "abducted"),
    ],
)
def test_a_move_by_order_or_to_somewhere_else_is_none(words: str, never: str) -> None:
    assert (15.0, never) not in counts(words)


@given(st.lists(st.sampled_from("were taken to a school off with no word of free from lifts by , .".split())))  # noqa: SIM905
def test_any_words_are_read(words: list[str]) -> None:
    at = len(words) // 2
    assert moved(words[:at], words[at:], "people") in {
        None,
        "displaced",
        "rescued",
        "detained",
        "abducted",
        "released",
        "missing",
    }
