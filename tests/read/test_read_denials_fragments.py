"""Who disowns an act denies it; what is no noun phrase speaks for nobody; the day of speaking is not the day of the act."""

import pytest
from read_build import read_attributions_of, report

from whence.model.said import Claim, Voice
from whence.model.vocabulary import AttributionKind, Polarity, QuestionKind, SourceKind
from whence.read import read
from whence.read.text.nouns import is_fragment

BEFORE = "Gunmen abducted six nurses in Dorn on Sunday."


def _claims(*lines: str) -> list[Claim]:
    return [r for r in read(report(*lines)) if isinstance(r, Claim)]


@pytest.mark.parametrize(
    "words",
    [
        "said it had nothing to do with the abduction.",
        "said on Monday it was not behind the attack.",
        "said that its men had no part in the abduction.",
        "rejected any involvement in the abduction.",
        "distanced itself from the abduction.",
    ],
)
def test_who_disowns_an_act_denies_it(words: str) -> None:
    said = [c for c in _claims(BEFORE, f"The Northern Brigade {words}") if c.chain[-1].name == "Northern Brigade"]
    assert said
    assert {(c.kind, c.polarity) for c in said} == {(AttributionKind.DENIAL, Polarity.DENIED)}


def test_who_was_behind_one_act_and_not_another_denies_the_other_only() -> None:
    said = _claims("The Northern Brigade said it was not behind the abduction, but its men had bombed a bridge in Dorn.")
    bombing = [c for c in said if c.frame and "bomb" in c.frame.predicate]
    assert bombing and all(c.polarity is Polarity.AFFIRMED for c in bombing)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("The council that runs northern El Obeid counts its dead at 12.", "the council"),
        ("The council that runs northern El Obeid confirmed 12 men died.", "the council"),
        ("The brigade whose fighters were killed says 12 men died.", "the brigade"),
        ("The brigade whose fighters run the camp counts 12 dead.", "the brigade"),
    ],
)
def test_a_relative_clause_leaves_the_speaker_whole(line: str, speaker: str) -> None:
    assert [v.name for a in read_attributions_of(line) for v in a.sources] == [speaker]


@pytest.mark.parametrize(
    "line",
    ["El Obeid has lowered its count of the dead to 12.", '"Twelve men died," said whose commander runs northern Dorn.'],
)
def test_words_that_are_no_noun_phrase_speak_for_nobody(line: str) -> None:
    assert read_attributions_of(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "The ministry raised its count on Tuesday to 12 killed in the attack on Dorn.",
        "The ministry gave figures on Monday: 12 men were killed in the attack on Dorn.",
        "The mayor told a news conference on Monday 12 men were killed in Dorn.",
        "The mayor said in a televised statement on Monday 12 men were killed in Dorn.",
        "The mayor said on Monday that 12 men were killed in Dorn.",
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_act(line: str) -> None:
    frames = [c.frame for c in _claims(line) if c.frame]
    assert frames and all(not frame.times for frame in frames)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry put the toll from a strike on Monday at 12 dead.",
        "The mayor said 12 men were killed in Dorn on Monday.",
        "The mayor said in a statement that on Monday gunmen killed 12 men in Dorn.",
    ],
)
def test_the_day_of_the_act_stays_with_it(line: str) -> None:
    assert any(c.frame.times for c in _claims(line) if c.frame)


@pytest.mark.parametrize("name", ["Aug 21", "whose men", "runs northern El Obeid", "El Obeid has lowered its", "counts its"])
def test_a_fragment_is_no_source(name: str) -> None:
    assert is_fragment(Voice(name=name, kind=SourceKind.ORGANISATION))


@pytest.mark.parametrize("name", ["May", "Sun Daily", "reports from the border", "the Has Tribe", "Channel 12", "UNNAMED"])
def test_a_name_or_a_plural_noun_is_a_source(name: str) -> None:
    assert not is_fragment(Voice(name=name, kind=SourceKind.ORGANISATION))


@pytest.mark.parametrize(
    "words", ["had nothing to do with the abduction", "was not behind the abduction", "had no part in the abduction"]
)
def test_who_had_no_part_in_it_denies_that_and_not_that_it_happened(words: str) -> None:
    said = [c for c in _claims(BEFORE, f"The Northern Brigade {words}, a spokesman said.") if c.polarity is Polarity.DENIED]
    assert said and {c.about for c in said} == {QuestionKind.RESPONSIBILITY}
