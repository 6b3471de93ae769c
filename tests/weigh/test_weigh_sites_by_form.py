"""Tests of places told by how they are called, or by what befell them."""

import pytest

from whence.model.vocabulary import IncidentType as T
from whence.weigh.places.sites_by_form import befallen, called

_KINDS = frozenset(
    ["arsenal", "gorge", "footbridge", "market", "care home", "warehouse", "ministry", "prison", "building", "school", "depot"]
)
_AFTER = frozenset(["in", "on", "and", "near", "of"])


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A blast at the Orlova arsenal killed four", "Orlova arsenal"),
        ("A bus fell into the Terva gorge on Monday", "Terva gorge"),
        ("A fire in hostel 7 killed two", "hostel 7"),
        ("Two climbers died on Mount Selwa", "Mount Selwa"),
        ("A slide swept them off the north face of Monte Selva", "Monte Selva"),
        ("Three were found dead in the Verrin forest", "Verrin forest"),
        ("Fire gutted the Halm cloth market", "Halm cloth market"),
    ],
)
def test_a_name_with_a_kind_a_number_or_a_mountain_is_a_site(words: str, place: str) -> None:
    assert list(called(words, _KINDS, _AFTER)) == [place]


@pytest.mark.parametrize(
    "words",
    [
        "Four were killed in Orland on Monday",
        "An official at the Orland ministry said so",
        "They were seized in the Ruritanian market",
        "He spoke at the Orlova arsenal workers' meeting",
        "A fire in 7 hostels killed two",
    ],
)
def test_towns_bodies_and_nations_are_no_named_sites(words: str) -> None:
    assert list(called(words, _KINDS, _AFTER)) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("A footbridge gave way", "footbridge"),
        ("The old cloth market burned down", "cloth market"),
        ("A navy warehouse was hit by a drone", "navy warehouse"),
        ("A care home caught fire", "care home"),
        ("The ferry capsized", "ferry"),
        ("A navy warehouse in Port Halm blew up", "navy warehouse"),
    ],
)
def test_what_broke_burned_or_was_hit_is_where_it_happened(words: str, place: str) -> None:
    assert list(befallen(words, T.ACCIDENT_DISASTER, _KINDS, frozenset(["ferry"]), frozenset(["old"]))) == [place]


@pytest.mark.parametrize("words", ["The school could collapse", "The building collapsed", "The head of the school was attacked"])
def test_what_has_not_happened_or_says_no_kind_or_befell_another_is_no_scene(words: str) -> None:
    assert list(befallen(words, T.ACCIDENT_DISASTER, _KINDS, frozenset(), frozenset())) == []


def test_what_befell_a_place_is_no_scene_of_an_abduction() -> None:
    assert list(befallen("The depot exploded", T.ABDUCTION, _KINDS, frozenset(), frozenset())) == []
