"""People: which words of a role are an actor's name."""

import pytest

from whence.model.said import Slot
from whence.model.vocabulary import IncidentType
from whence.publish.people import named_value, people_value

TEXT = (
    "Women burned their tents. Foreign women joined in; foreign men did not. Security men fought them. Houthi fighters looked on."
)


def slot(words: str) -> Slot:
    start = TEXT.find(words)
    return Slot(name=words, start=max(start, 0), end=max(start, 0) + len(words))


@pytest.mark.parametrize("words", ["Women", "Foreign women", "women", "men", "Iraqi"])
def test_a_common_noun_is_words_and_no_actor(words: str) -> None:
    assert people_value(slot(words), IncidentType.RIOT, TEXT) == {"text": words}


@pytest.mark.parametrize("words", ["Houthi fighters", "men of the Red Hand", "Northern Front", "Iraqis", "the guards"])
def test_a_name_or_an_office_is_an_actor(words: str) -> None:
    assert people_value(slot(words), IncidentType.RIOT, TEXT) == {"actor": words}


def test_an_adjective_before_an_army_s_act_is_its_state() -> None:
    assert people_value(slot("Turkish"), IncidentType.SHELLING, TEXT) == {"actor": "Turkey"}
    assert people_value(slot("Turkish"), IncidentType.BOMBING, TEXT) == {"text": "Turkish"}


def test_an_answer_that_is_a_sort_of_people_is_words() -> None:
    assert named_value({"actor": "detainees"}) == {"text": "detainees"}
    assert named_value({"actor": "Red Hand"}) == {"actor": "Red Hand"}
    assert named_value({"number": [5, 5]}) == {"number": [5, 5]}
