"""Over which medium a voice spoke, and who passed on what that medium had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_build import names, read_attributions_of

from whence.model.vocabulary import SourceKind

OVER = [
    ("The Delta Front said late on Sunday over its station, Voice of the Marsh, that it shot down the helicopter.", "it shot down", ["Voice of the Marsh", "Delta Front"]),
    ("The Valley Guard announced on its official website, Orne Today, that four men had been shot.", "four men", ["Orne Today", "Valley Guard"]),
    ("A mine fell on the pen, the elder, Ora Tam, said on the air of Radio Lindo.", "A mine", ["Radio Lindo", "Ora Tam"]),
    ("Two dams had burst, the prefect declared via his channel, Upper River Daily.", "Two dams", ["Upper River Daily", "the prefect"]),
    ("The board told the Orne Press Bureau that the lock was closed.", "the lock", ["Orne Press Bureau", "the board"]),
    ("A miner told Rádio Três Rios that the shaft had flooded.", "the shaft", ["Rádio Três Rios", "a miner"]),
    ("A dentist told Diário de Orne that the bank was shut.", "the bank", ["Diário de Orne", "a dentist"]),
    ("The nurses told the channel Lindo One that the ward was empty.", "the ward", ["Lindo One", "the nurses"]),
]  # fmt: skip

PASSED_ON = [
    ("Ora Tam said on the air of Radio Lindo, whose programme the site Vesna retells, that the mill had burned.", "the mill", ["Vesna", "Radio Lindo", "Ora Tam"]),
    ("The abbot told Radio Lindo, in an interview reproduced by the newspaper Slovo, that two monks had been shot.", "two monks", ["Slovo", "Radio Lindo", "the abbot"]),
    ("Mara Dorn told Radio Lindo, whose conversation with her was retold by the site Vesna24, that the bolt was loose.", "the bolt", ["Vesna24", "Radio Lindo", "Mara Dorn"]),
    ("A fisherman told Radio Lindo, in remarks that were republished by the weekly Harbour Log, that no boat had sailed.", "no boat", ["Harbour Log", "Radio Lindo", "a fisherman"]),
]  # fmt: skip

# by the sentence's form, not by a verb of its own: carried, put out on, spoken to
FORMS = [
    ("The state agency ONA carried a statement by the Valley Guard, which said that nine men were taken.", "nine men", ["ONA", "Valley Guard"]),
    ("The daily Slovo published a letter from the dockers' union, which says that the pier was shut.", "the pier", ["Slovo", "the dockers' union"]),
    ("The Delta Front, in a communiqué that appeared on its outlet Marsh Voice, said that the lock was taken.", "the lock", ["Marsh Voice", "Delta Front"]),
    ("The abbot, in a conversation with Radio Lindo which the site Vesna transmitted, related that two monks had fled.", "two monks", ["Vesna", "Radio Lindo", "the abbot"]),
    ("The prefect, in a talk with the newspaper Slovo, said that the ferry had sunk.", "the ferry", ["Slovo", "the prefect"]),
    ("The new thing is the Dorn Archive, to which three guards said that the gate was open.", "the gate", ["Dorn Archive", "three guards"]),
    ("A miner told Radio Lindo, whose words are given by the portal Vesna, that the shaft had flooded.", "the shaft", ["Vesna", "Radio Lindo", "a miner"]),
]  # fmt: skip


def _chain(text: str, words: str) -> list[str]:
    start = text.index(words)
    found = [a for a in read_attributions_of(text) if any(s.start <= start < s.end for s in a.content)]
    return [n.removeprefix("The ") for n in names(max(found, key=lambda a: len(a.chain)).chain)[1:]]


@pytest.mark.parametrize(("text", "words", "voices"), OVER, ids=[v[0] for _, _, v in OVER])
def test_the_medium_over_which_somebody_spoke_stands_before_him(text: str, words: str, voices: list[str]) -> None:
    assert _chain(text, words) == voices


@pytest.mark.parametrize(("text", "words", "voices"), PASSED_ON, ids=[v[0] for _, _, v in PASSED_ON])
def test_who_passed_on_what_a_medium_had_stands_before_the_medium(text: str, words: str, voices: list[str]) -> None:
    assert _chain(text, words) == voices


@pytest.mark.parametrize(("text", "words", "voices"), FORMS, ids=[v[0] for _, _, v in FORMS])
def test_a_medium_that_carries_or_is_spoken_to_stands_before_the_voice(text: str, words: str, voices: list[str]) -> None:
    assert _chain(text, words) == voices


def test_what_a_person_says_in_the_next_sentence_came_over_the_same_medium() -> None:
    text = "The abbot, Ora Tam, in a conversation with Radio Lindo, said that two monks had fled. The mill was shut, Tam said."
    assert _chain(text, "The mill") == ["Radio Lindo", "Ora Tam"]


def test_a_platform_and_a_person_are_no_medium_of_a_statement() -> None:
    assert _chain("The mayor, in a statement posted on Telegram, said that the pier was shut.", "the pier") == ["the mayor"]
    assert _chain("The mayor, in a talk with Mara Dorn on Monday, said that the pier was shut.", "the pier") == ["the mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "The driver, whose account was relayed by the priest of Amagu, said that three men were taken.",
        "The driver, whose account was repeated by Mara Dorn, said that three men were taken.",
        "The driver said on his balcony, over a glass of tea, that three men were taken.",
        "The driver said that his talk with the site Slovo had been cut short and that three men were taken.",
    ],
)
def test_a_person_a_place_and_words_of_the_speaker_are_no_medium(text: str) -> None:
    assert not {"Amagu", "Mara Dorn", "Slovo"} & set(_chain(text, "three men"))


def test_an_outlet_is_not_told_by_its_own_initials() -> None:
    text = "LINDO (HG) -- A clerk told HG that the safe was empty."
    assert _chain(text, "the safe") == ["a clerk"]


@given(
    st.sampled_from(["Vesna", "Slovo", "Marsh Today", "Radio Orne"]), st.sampled_from(["site", "portal", "newspaper", "website"])
)
def test_a_medium_that_passed_on_is_an_outlet_whatever_it_is_called(name: str, label: str) -> None:
    text = f"Ora Tam told Radio Lindo, whose interview was reprinted by the {label} {name}, that the mill had burned."
    (medium,) = [v for a in read_attributions_of(text) for v in a.chain if v.name == name and len(a.chain) == 4]
    assert medium.kind in (SourceKind.OUTLET, SourceKind.AGENCY)
