"""Running: who speaks inside a quotation that goes over several sentences stands under whoever is quoted."""

import pytest
from claims_build import report

from whence.read.voices.attributions import attributions
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")
WORDS = '"The guards told me the gate was open. My cousin says nobody stopped them," the baker said.'


def voices(*paragraphs: str) -> dict[str, list[str]]:
    """Return the chain of every attribution by its last voice, without the outlet."""
    found = attributions(report(*paragraphs), settings=RULES)
    return {a.chain[-1].name: [v.name for v in a.chain[1:]] for a in found if a.cue}


def test_a_voice_in_the_first_sentence_of_a_quotation_is_heard_through_who_is_quoted_at_its_end() -> None:
    assert voices(WORDS)["the guards"] == ["the baker", "the guards"]


def test_a_voice_in_a_quotation_that_goes_on_is_heard_through_who_was_quoted_before() -> None:
    found = voices('"We were at home," the baker said. "The police told us that two men had fled."')
    assert found["the police"] == ["the baker", "the police"]


@pytest.mark.parametrize("text", ["The guards told him the gate was open. Nobody stopped them, the baker said."])
def test_outside_of_quotation_marks_a_sentence_of_its_own_stands_under_nobody(text: str) -> None:
    assert voices(text)["the guards"] == ["the guards"]


def test_every_parent_is_among_the_attributions_and_its_chain_begins_its_childs() -> None:
    found = {a.id: a for a in attributions(report(WORDS, WORDS.replace("baker", "smith")), settings=RULES)}
    nested = [a for a in found.values() if a.parent is not None]
    assert nested
    assert all(a.chain[: len(found[a.parent].chain)] == found[a.parent].chain for a in nested if a.parent)
