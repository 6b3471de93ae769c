"""Faults: what broke, failed, was left undone or was driven too fast."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.things.faults import fault_in

WORDS = re.compile(r"[^\W_][\w'’/-]*|[^\w\s]")


def told(words: str) -> str | None:
    fault = fault_in(WORDS.findall(words.lower()))
    return fault.shown if fault else None


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Both engines had failed an hour out of Port Verrel, the skipper told the coastguard", "failure of the engines"),
        ("The depot put the explosion down to a cracked valve", "broken valve"),
        ("According to the diver there was a crack in the hull", "broken hull"),
        ("Investigators spoke of a failure of the rear brakes", "failure of the brakes"),
        ("One of the mooring ropes gave way in the night", "broken ropes"),
        ("The lift had not been inspected since the flood", "missed inspection"),
        ("An overhaul of the ferry that was due in May had never been carried out", "poor maintenance"),
        ("The owners had failed to repair the stairs", "poor maintenance"),
        ("The union blames a lack of maintenance", "poor maintenance"),
        ("The coach was travelling at 110 km/h in an 80 km/h zone", "excessive speed"),
        ("She said the lorry had come down the hill far too fast", "excessive speed"),
        ("The tram was well over the speed limit in the bend", "excessive speed"),
    ],
)
def test_a_fault_is_told_by_its_thing_and_what_it_did(words: str, fault: str) -> None:
    assert told(words) == fault


@pytest.mark.parametrize(
    "words",
    [
        "No engine failed, the airline said",
        "The brakes had not failed",
        "The boiler was tested in June and found sound",
        "The paper could not check the account of the pilot",
        "The names on the list had not been checked",
        "The brakes have not yet been examined",
        "The captain was over the limit for alcohol",
        "The recorder shows 58 km/h, two below the 60 km/h limit",
        "A column seized the engine sheds",
        "The work was speeding up",
    ],
)
def test_what_held_what_was_looked_after_and_what_nobody_could_check_is_no_fault(words: str) -> None:
    assert told(words) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "a",
                "rail",
                "engine",
                "had",
                "broken",
                "failed",
                "failure",
                "of",
                "not",
                "inspection",
                "never",
                "carried",
                "limit",
                "over",
                "90",
                "kph",
                "in",
                "zone",
                ",",
                ".",
            ]
        ),
        max_size=14,
    )
)
def test_a_fault_stands_inside_its_words(words: list[str]) -> None:
    fault = fault_in(words)
    assert fault is None or 0 <= fault.first < fault.after <= len(words)
