"""Rules of sourcing: outlets between voices, short names, descriptions, hedges that reach no further than their clause."""

import pytest
from read_build import names, read_attributions_of, report, words_of

from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read import read
from whence.read.hedging.hedges import hedges
from whence.read.voices.chains import reprinted_from

THROUGH = [
    ("The Dorn Tribune quoted the mayor as saying that the bridge was shut.", ["Dorn Tribune", "the mayor"]),
    ("The mayor was quoted by the newspaper Slovo as saying that the bridge was shut.", ["Slovo", "the mayor"]),
    ('"The bridge is shut," the mayor was quoted as saying by the state news agency Tarla.', ["Tarla", "the mayor"]),
    ("Officials, quoted by the Dorn Tribune, said the bridge was shut.", ["Dorn Tribune", "Officials"]),
    ("The River Front said through its Talis agency that the bridge was shut.", ["Talis agency", "River Front"]),
    ('"The bridge is shut," said a guard, who gave no name, the Daily Herald reported.', ["Daily Herald", "a guard"]),
    ("Mark Dorn had given a similar figure to Radio Orlin, about 40.", ["Radio Orlin", "Mark Dorn"]),
]


@pytest.mark.parametrize(("line", "voices"), THROUGH, ids=[line[:40] for line, _ in THROUGH])
def test_the_outlet_that_a_voice_came_through_stands_before_it(line: str, voices: list[str]) -> None:
    deepest = max(read_attributions_of(line), key=lambda a: len(a.chain))
    assert names(deepest.chain)[1:] == voices


def test_what_a_voice_says_later_came_through_the_same_outlet() -> None:
    found = read_attributions_of("Marko Dorn told Reuters that five men fled. He said two were wounded.")
    assert [names(a.chain)[1:] for a in found] == [["Reuters", "Marko Dorn"], ["Reuters", "Marko Dorn"]]


def test_another_role_is_not_put_through_the_outlet() -> None:
    found = read_attributions_of("A guard told Reuters that five men fled.", "A doctor said two were wounded.")
    assert names(found[-1].chain)[1:] == ["a doctor"]


def test_the_end_of_a_long_name_stands_for_the_whole() -> None:
    found = read_attributions_of("The Northern River Post reported a fire.", "The council told the Post that it was out.")
    assert names(found[-1].chain)[1:] == ["Northern River Post", "the council"]


def test_an_end_that_two_bodies_share_stands_for_neither() -> None:
    found = read_attributions_of("The Northern Post and the Southern Post reported a fire.", "The Post said it was out.")
    assert found[-1].sources[0].name == "Post"


def test_what_the_report_calls_the_force_is_not_the_group() -> None:
    found = read_attributions_of(
        "Five detainees broke out on Friday, the Northern Defence Forces (NDF) said.",
        "A search is under way, the force said.",
        "Separately, the group said that it was behind a car bomb that went off the same day.",
    )
    assert names(found[1].chain)[-1] == "Northern Defence Forces"
    assert names(found[2].chain)[-1] == "the group"


def test_the_group_is_the_name_that_the_report_calls_a_group() -> None:
    found = read_attributions_of(
        "The River Guard said 12 fighters of the Red Sun group were held.", "The group said it had planted a bomb."
    )
    assert found[-1].sources[0].name == "Red Sun"


def test_a_name_after_a_role_is_the_source() -> None:
    (voice,) = read_attributions_of("The prefect, Martin Dawaye, said five people died.")[0].sources
    assert (voice.name, voice.role, voice.kind) == ("Martin Dawaye", "prefect", SourceKind.NAMED_PERSON)


def test_she_is_no_spokesman() -> None:
    found = read_attributions_of(
        "Spokesman Jan Petak said five fled. Spokeswoman Mara Lind said two fell. He said the gate was open."
    )
    assert found[-1].sources[0].name == "Jan Petak"


def test_one_of_several_keeps_of_whom() -> None:
    found = read_attributions_of("One of the heads of the camp said that few had left.")
    assert found[0].sources[0].name == "one of the heads of the camp"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Reposted in full from Tarla Wire, 11 October 2019. Five men fled.", "Tarla Wire"),
        ("Five men fled. This article first appeared in the Dorn Herald.", "Dorn Herald"),
        ("The minister appeared in Orlin.", None),
        ("The ministry published a list in Orlin.", None),
    ],
)
def test_a_note_that_the_whole_text_is_from_elsewhere_is_a_credit(head: str, name: str | None) -> None:
    assert reprinted_from(head, head) == name


def test_calling_reports_false_denies_them() -> None:
    (found,) = read_attributions_of("President Jan Petak called the reports of escapes disinformation.")
    assert found.kind is AttributionKind.DENIAL


def test_not_saying_where_is_no_saying() -> None:
    found = read_attributions_of("Petak said rebels had left, without saying where he had that from.")
    assert [a.sources[0].name for a in found] == ["Petak"]


def test_a_hedge_does_not_reach_a_clause_with_its_own_subject() -> None:
    text = "Five men fled after guards allegedly opened the gate and two trucks burned."
    (hedge,) = hedges(text)
    assert hedge.scope is not None
    assert hedge.scope.of(text) == "guards allegedly opened the gate"


def test_alleged_of_one_clause_is_on_no_claim_of_the_next() -> None:
    claims = [
        r for r in read(report("Witnesses say the alleged leader fled after police raided the house.")) if isinstance(r, Claim)
    ]
    hedged = {c.passage.quote: bool(c.hedges) for c in claims}
    assert hedged["police raided"] is False
    assert any(hedged.values())


def test_a_hedge_that_opens_its_sentence_governs_all_of_it_and_is_left_out_of_the_words() -> None:
    host = report("Reportedly, five men fled after guards opened the gate.")
    (found,) = read_attributions_of(host.text)
    assert words_of(found, host) == "five men fled after guards opened the gate"


@pytest.mark.parametrize("text", ["They took what they could carry.", "Some 900 men suspected of membership sit in two jails."])
def test_ability_and_a_description_limit_nothing(text: str) -> None:
    assert hedges(text) == []


RELAYED = [
    ("Two men died, engineer Paulo Reis told Radio Lindo in an interview quoted Tuesday by Marlin News Agency.",
     ["Marlin News Agency", "Radio Lindo", "Paulo Reis"]),
    ("The hospital received two bodies, the nurse, Mina Faro, declared on Tuesday to Radio Lindo.", ["Radio Lindo", "Mina Faro"]),
    ("The head of the clinic, Mina Faro, has told our reporter Hugo Stell that two men died.", ["Hugo Stell", "Mina Faro"]),
    ("Two men died in Lindo, Marlin News reports, citing the town's mayor.", ["Marlin News", "the town's mayor"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "voices"), RELAYED, ids=[line[:40] for line, _ in RELAYED])
def test_who_was_told_and_who_quotes_it_stand_in_the_chain(line: str, voices: list[str]) -> None:
    deepest = max(read_attributions_of(line), key=lambda a: len(a.chain))
    assert names(deepest.chain)[1:] == voices


def test_letters_that_no_bracket_introduces_stand_for_the_one_name_they_begin() -> None:
    found = read_attributions_of(
        "The Marlin News Agency told of a fire.", "A doctor was quoted by MNA as saying that two men died."
    )
    assert names(found[-1].chain)[1] == "Marlin News Agency"
