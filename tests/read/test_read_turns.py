"""Turns: what a speaker before a colon says in an interview or transcript is all his, and voices in it stand under him."""

from read_build import report

from whence.read.voices.attributions import attributions
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")


def chains(text: str) -> dict[str, list[str]]:
    found = attributions(report(text), settings=RULES)
    return {a.chain[-1].name.lower(): [v.name.lower() for v in a.chain[1:]] for a in found if a.cue}


def test_a_voice_in_the_second_sentence_of_a_turn_is_heard_through_the_speaker() -> None:
    found = chains("Governor: I have seen the dam myself\nGuard: I have seen it. The mayor told us that it would hold.")
    assert found["the mayor"][-1] == "the mayor"


def test_a_label_before_a_sentence_that_nobody_speaks_in_person_is_no_turn() -> None:
    found = chains("Coast guard: ferry sank off Halm. Rescuers said the crew was safe.")
    assert found["rescuers"] == ["rescuers"]
