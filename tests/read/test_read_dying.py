"""What somebody is said to have died of, by any voice, and illnesses that are no other occurrence."""

import pytest
from claims_build import report, told

from whence.language.things.ailments import ailment_in
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.read.reader import read
from whence.settings import ReadSettings


def causes(*paragraphs: str) -> list[str]:
    """Return what the claims of a report give as a cause, in order."""
    made = [c for c in read(report(*paragraphs), settings=ReadSettings(mode="rules")) if isinstance(c, Claim)]
    framed = [c.frame.cause.name for c in made if c.frame is not None and c.frame.cause is not None]
    return framed + [c.subject.name for c in made if c.about is QuestionKind.CAUSE and c.subject is not None]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The baker died of kidney failure in a cell in Homs.", "kidney failure"),
        ("Omar Belg is dead of blows, his sister said.", "blows"),
        ("A guard died in the night as a result of a fall, the warden said.", "fall"),
        ("The student died on Monday, the rector said, attributing the death to a stroke.", "stroke"),
        ("The cause of death was pneumonia, the doctor said, and the sailor died at noon.", "pneumonia"),
        ("He slipped on the stairs, and it was this fall that killed him.", "fall"),
        ("A seizure killed the teacher, the ministry said.", "seizure"),
        ("Police blamed the death of the driver on natural causes.", "natural causes"),
    ],
)
def test_a_death_is_put_down_to_what_its_words_say(text: str, cause: str) -> None:
    assert any(cause in each for each in causes(text)), causes(text)


def test_what_somebody_is_said_not_to_have_died_of_is_no_cause() -> None:
    assert not causes("The printer is dead neither of the heart nor of the lungs, his sister said.")


@pytest.mark.parametrize(
    "text",
    [
        "The farmer died of heart failure in Homs.",
        "A clerk went into cardiac arrest and died in Homs.",
        "The pilot suffered a seizure and died in Homs.",
        "The carpenter fell, struck his head and died in Homs.",
    ],
)
def test_an_illness_and_a_fall_are_no_accident_arrest_or_attack(text: str) -> None:
    assert {m.frame.type for m in told(text)} == {IncidentType.KILLING}


@pytest.mark.parametrize(
    ("remark", "cause"),
    [
        ("The ministry said that he had suffered a seizure.", "seizure"),
        ("His lawyer said that the marks came from blows with a rod.", "blows"),
        ("The warden told reporters that the man had fallen from a bunk.", "fallen from"),
        ("The findings were consistent with liver disease, the pathologist said.", "liver disease"),
    ],
)
def test_where_one_death_is_told_of_a_voice_that_names_an_ailment_tells_its_cause(remark: str, cause: str) -> None:
    assert cause in causes("A shoemaker died in a police cell in Homs on Monday.", remark)
    assert cause not in causes("A shoemaker opened his shop in Homs on Monday.", remark)


@pytest.mark.parametrize(
    "remark",
    [
        "Witnesses said that a boy had fallen from a roof.",
        "A nurse said that some bore marks of a beating.",
    ],
)
def test_where_many_were_harmed_a_fall_or_a_beating_is_no_cause(remark: str) -> None:
    assert not causes("Shells hit the market in Homs on Monday, killing nine people.", remark)
    assert not causes("Nine prisoners were shot dead in Homs on Monday.", remark)


@pytest.mark.parametrize(
    "words",
    [
        "the seizure of weapons", "a stroke of luck", "prices in the fall", "the fall of the town", "it had nothing to do with heart failure",
        "the doctors ruled out a stroke", "there was no sign of pneumonia", "the army's failure", "a wave of arrest",
    ],
)  # fmt: skip
def test_words_that_mean_something_else_or_are_denied_are_no_ailment(words: str) -> None:
    assert ailment_in(words.split(), lone=True) is None


def test_an_illness_of_many_is_an_outbreak_and_no_cause_of_one_death() -> None:
    assert told("Measles has returned to the upper valley, the clinic warned.")
    assert ailment_in(["an", "outbreak", "of", "cholera"]) is None
