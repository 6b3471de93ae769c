"""Nations: an adjective of nationality and the state behind it."""

import pytest

from whence.language.words.lexicon import load
from whence.language.words.nations import state_behind
from whence.model.vocabulary import IncidentType


@pytest.mark.parametrize(("words", "state"), [("Turkish", "Turkey"), ("israeli", "Israel"), ("Ethiopian", "Ethiopia")])
def test_shelling_under_a_nationality_is_its_state_s(words: str, state: str) -> None:
    assert state_behind(words, IncidentType.SHELLING) == state


@pytest.mark.parametrize("words", ["Tigrayan", "Palestinian", "Kurdish", "Turkish-backed", "Iraqis"])
def test_a_people_is_no_state(words: str) -> None:
    assert state_behind(words, IncidentType.SHELLING) is None


def test_a_bombing_under_a_nationality_may_be_one_in_that_country() -> None:
    assert state_behind("Kenyan", IncidentType.BOMBING) is None


def test_every_state_has_its_adjective() -> None:
    assert set(load("nations")) <= set(load("demonyms"))
