"""Written records as sources: what they hold, and who goes by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_build import names, read_attributions_of

HELD = [
    ("The custody register for 3 May holds 14 names.", "14 names", ["the custody register for 3 May"]),
    ("The ship's log has the barge in port at noon.", "the barge", ["the ship's log"]),
    ("The clinic's records list two men with burns.", "two men", ["the clinic"]),
    ("In the town, the ledger of the mill names nine workers.", "nine workers", ["the ledger of the mill"]),
]
GONE_BY = [
    ("Mara Dorn said that 14 men had been held, according to the register, and that nine were freed.", "14 men", ["Mara Dorn", "the register"]),
    ("The prefect said that the barge had left, according to the harbour logs, and that nobody was aboard.", "the barge", ["the prefect", "the harbour logs"]),
    ("The head of a team that was let into the jail on Monday, Ora Tam, said that two men had died, according to the list.", "two men", ["Ora Tam", "the list"]),
    ("A nurse told Radio Lindo that five children were treated, according to the ward's records.", "five children", ["Radio Lindo", "a nurse"]),
]  # fmt: skip


def chain(text: str, words: str) -> list[str]:
    start = text.index(words)
    found = [a for a in read_attributions_of(text) if any(s.start <= start < s.end for s in a.content)]
    return names(max(found, key=lambda a: len(a.chain)).chain)[1:] if found else []


@pytest.mark.parametrize(("text", "words", "voices"), HELD, ids=[v[0] for _, _, v in HELD])
def test_what_a_record_holds_is_on_its_word(text: str, words: str, voices: list[str]) -> None:
    assert chain(text, words) == voices


@pytest.mark.parametrize(("text", "words", "voices"), GONE_BY, ids=[w for _, w, _ in GONE_BY])
def test_a_record_that_a_speaker_goes_by_stands_behind_him(text: str, words: str, voices: list[str]) -> None:
    assert chain(text, words)[: len(voices)] == voices


@pytest.mark.parametrize(
    "text", ["The register was closed on Monday.", "No list names the men.", "The log had been given to the guards."]
)
def test_a_record_that_is_only_spoken_of_says_nothing(text: str) -> None:
    assert read_attributions_of(text) == []


@given(st.sampled_from(["register", "ledger", "logbook", "manifest"]), st.sampled_from(["holds", "lists", "names", "contains"]))
def test_any_record_holds_what_it_holds(noun: str, verb: str) -> None:
    assert chain(f"The {noun} of the barge {verb} 12 passengers.", "12 passengers") == [f"the {noun} of the barge"]
