"""Whom one cites who was heard by an outlet: both stand behind what is cited, the outlet first."""

import pytest
from read_build import names, read_attributions_of

TALKS = [
    ("The harbour office confirmed that the tug had sunk, citing what the dredger's captain, Oder Fell, told Coastal Radio on Sunday.", ["the harbour office", "Coastal Radio", "Oder Fell"]),
    ("The ministry said that 12 miners were trapped, citing an interview a rescuer gave to the weekly Old Lantern.", ["the ministry", "Old Lantern", "a rescuer"]),
    ("The army says the convoy was hit twice, quoting a driver who spoke to the Red Hill Times.", ["the army", "Red Hill Times", "a driver"]),
    ("The bishop confirmed on Monday that nine monks had been taken, citing the abbot's interview with Radio Lindo.", ["the bishop", "Radio Lindo", "the abbot"]),
    ("Nine monks had been taken, the bishop's office confirmed, quoting an interview given by a novice to the Marsh Herald.", ["the bishop's office", "Marsh Herald", "a novice"]),
    ("The league announced that the ferry was overloaded, citing an interview with a deckhand in the Dorn Courier.", ["the league", "Dorn Courier", "a deckhand"]),
]  # fmt: skip

NO_TALKS = [
    ("The prefecture confirmed that six prisoners had fled, citing a witness.", ["the prefecture", "a witness"]),
    ("The mission said that the men were missing, citing a herdsman who told a patrol that he had seen them.", ["the mission", "a herdsman"]),
    ("Two trains collided, an official said, quoting an expert who spoke to the families.", ["an official", "an expert"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "voices"), TALKS, ids=[t[0][:40] for t in TALKS])
def test_who_spoke_and_the_outlet_he_spoke_to_stand_behind_whoever_cites_the_talk(paragraph: str, voices: list[str]) -> None:
    chains = [names(a.chain)[1:] for a in read_attributions_of(paragraph)]
    assert voices in chains
    assert max(len(chain) for chain in chains) == len(voices)


@pytest.mark.parametrize(("paragraph", "voices"), NO_TALKS, ids=[t[0][:40] for t in NO_TALKS])
def test_one_who_was_heard_by_no_outlet_is_cited_alone(paragraph: str, voices: list[str]) -> None:
    assert voices in [names(a.chain)[1:] for a in read_attributions_of(paragraph)]
