"""What a report calls somebody whom it does not name, and who \"one of them\" is."""

import pytest
from read_build import read_attributions_of

CALLED = [
    ("A nurse, whom we are calling Petra, said that two men had died.", "Petra, a nurse"),
    ("A baker who was let out on Monday, and who asked to be called only Tilo, said that the gate was open.", "Tilo, a baker"),
    ("A stoker, known here as Bran, told the Log that the barge had left.", "Bran, a stoker"),
    ("A clerk, identified only as Vik, said that the safe was empty.", "Vik, a clerk"),
    ("A guard, identified only by the assumed name Olmo, told the Log that nine men had been shot.", "Olmo, a guard"),
    ("A cook, known by the invented name of Selka, said that the pot was empty.", "Selka, a cook"),
    ("He wants to be called Bruno, which is not his name. It was at night, he says, that they came.", "Bruno"),
    ("She wanted to be called Mara. The gate, she said, was shut.", "Mara"),
]


def test_who_is_identified_by_somebody_has_no_alias() -> None:
    found = read_attributions_of("A cook, identified by Nord Press as a thief, said that the pot was empty.")
    assert not [v for a in found for v in a.sources if v.name.endswith(", a cook")]


@pytest.mark.parametrize(("text", "voice"), CALLED, ids=[v for _, v in CALLED])
def test_an_alias_names_the_voice_beside_what_it_is(text: str, voice: str) -> None:
    assert voice in {v.name for a in read_attributions_of(text) for v in a.sources}


def test_an_alias_stands_for_the_same_voice_later() -> None:
    found = read_attributions_of(
        "A nurse, whom we are calling Petra, said that two men had died.", "The ward was full, Petra said."
    )
    assert [a.sources[0].name for a in found] == ["Petra, a nurse", "Petra, a nurse"]


def test_whom_somebody_names_is_not_his_own_name() -> None:
    found = read_attributions_of("A clerk who named Jan Dorn as the killer said that nine men were held.")
    assert {v.name.lower() for a in found for v in a.sources} == {"a clerk"}


@pytest.mark.parametrize(
    ("before", "voice"),
    [
        ("Diplomats in Orne were content, and said that the talks were over.", "one of the diplomats in Orne"),
        ("Officials in the port said that the lock was shut.", "one of the officials in the port"),
    ],
)
def test_one_of_them_says_who_they_are(before: str, voice: str) -> None:
    found = read_attributions_of(f"{before} The barge had sunk, one of them said.")
    assert found[-1].sources[0].name == voice


def test_one_of_somebody_s_is_called_what_a_comma_says_of_him() -> None:
    (one,) = read_attributions_of("One of her clients, a glazier who was freed on Monday, said that the cell was dark.")
    assert one.sources[0].name == "a glazier"
