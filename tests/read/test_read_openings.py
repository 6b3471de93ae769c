"""What stands before the first word of a paragraph."""

import pytest

from whence.language.words.words import tokens
from whence.read.text.openings import after_clock, after_dateline, seats
from whence.read.text.overlaps import Overlaps


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("KARST (Corvex) - Five men drowned in a river on Friday.", "Five"),
        ("LYON, France, May 3 — Five men drowned in a river on Friday.", "Five"),
        ("ORLIN – Five men drowned in a river on Friday.", "Five"),
        ("Five men - all from Orlin - drowned in a river on Friday.", "Five"),
        ("The army - which denies it - was asked again on Friday.", "The"),
    ],
)
def test_a_dateline_ends_at_its_dash(line: str, first: str) -> None:
    found = tokens(line)
    assert found[after_dateline(found)].text == first


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("14:52 Three shot dead in Dorn, doctors say", "Three shot dead in Dorn, doctors say"),
        ("9.05 am - Three shot dead in Dorn, doctors say", "Three shot dead in Dorn, doctors say"),
        ("Three shot dead at 14:52 in Dorn", "Three shot dead at 14:52 in Dorn"),
    ],
)
def test_a_live_pages_clock_is_stepped_over(line: str, rest: str) -> None:
    assert line[after_clock(line, 0, len(line)) :] == rest


def test_things_are_found_by_place_in_the_order_given() -> None:
    shelf = Overlaps([(5000, 9000, "b"), (0, 10, "a"), (8999, 9001, "c"), (20_000, 20_001, "d")])
    assert shelf.touching(8000, 9000) == ["b", "c"]
    assert shelf.touching(0, 30_000) == ["b", "a", "c", "d"]
    assert shelf.touching(10, 20) == []


def test_where_a_reporter_sits_is_a_place_for_the_rest_of_the_report() -> None:
    assert seats("KESSAR, Northland, Feb 16 (Cable Wire) - Nine died in Kessar.\n\nTORVANE (Cable Wire) — One more.") == [
        "KESSAR",
        "TORVANE",
    ]
    assert seats("BREAKING - Nine died.\n\nThe UN - nobody else - said so.") == []
