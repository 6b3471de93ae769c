"""Remarks: faults told in words that name no occurrence, where a mishap is the subject; and what an attack was mistaken from."""

import pytest
from claims_build import claims, credited, report

from whence.model.vocabulary import QuestionKind

CRASH = "A coach with 31 pilgrims aboard crashed into a ravine near Orvel on Tuesday, killing nine."


def causes(*paragraphs: str) -> list[str]:
    return [c.subject.name for c in claims(report(*paragraphs)) if c.about is QuestionKind.CAUSE and c.subject is not None]


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("The driver told police that the brakes had failed on the descent.", "brakes had failed"),
        ("A tyre had burst at the second bend, a passenger said.", "tyre had burst"),
        ("The coach had not been inspected since the spring, the union said.", "not been inspected"),
        ("The owner had skipped two inspections, according to the transport ministry.", "skipped two inspections"),
        ("It was doing 90 km/h in a 50 km/h zone, the road police said.", "90 km/h in a 50 km/h zone"),
    ],
)
def test_a_fault_in_the_report_of_a_mishap_says_what_caused_it(words: str, cause: str) -> None:
    assert any(cause in found or found in cause for found in causes(CRASH, words))


def test_a_fault_without_a_mishap_is_nobodys_cause() -> None:
    assert causes("The governor opened a bridge in Orvel on Tuesday.", "The brakes of his car had failed, an aide said.") == []


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("The crash resulted from the failure of the left engine, the army said.", "failure of the left engine"),
        ("The derailment near Orvel was blamed on a cracked rail.", "cracked rail"),
    ],
)
def test_an_accident_that_is_put_down_to_a_fault_has_it_as_its_cause(words: str, cause: str) -> None:
    assert cause in {c.frame.cause.name for c in claims(report(words)) if c.frame is not None and c.frame.cause is not None}


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("Police opened fire in Orvel after a firework had been mistaken for a gunshot.", "firework"),
        ("A backfiring moped had been taken for a shot when soldiers fired on the wedding in Orvel, the mayor said.", "moped"),
    ],
)
def test_what_was_mistaken_for_a_shot_is_why_there_was_shooting(words: str, cause: str) -> None:
    found = {c.frame.cause.name for c in claims(report(words)) if c.frame is not None and c.frame.cause is not None}
    assert any(cause in name for name in found)


def remarked(about: QuestionKind, words: str, *lead: str) -> list[str]:
    host = report(*lead, f"{words}, the mayor said.")
    told = [c for c in claims(host, credited(host, words, "the mayor")) if c.about is about]
    return [c.subject.name for c in told if c.subject is not None]


@pytest.mark.parametrize(
    ("words", "poison"),
    [
        ("The tank had held a herbicide", "herbicide"),
        ("The air in the valley smelled of ammonia", "ammonia"),
        ("There was no ammonia in the wagon", None),
    ],
)
def test_a_poison_in_the_report_of_a_mishap_is_what_was_let_loose(words: str, poison: str | None) -> None:
    assert remarked(QuestionKind.MEANS, words, CRASH) == ([poison] if poison else [])


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("Okoro had suffered a heart attack in the night", "heart attack"),
        ("The prisoner took his own life", "took his own life"),
        ("The heart of the town has been empty since", None),
    ],
)
def test_what_a_dead_man_is_said_to_have_suffered_is_the_cause_of_his_death(words: str, cause: str | None) -> None:
    death = "Daniel Okoro, 27, a bus conductor, died in a police cell in Orvel on Sunday."
    assert remarked(QuestionKind.CAUSE, words, death) == ([cause] if cause else [])


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("A grazier died of cardiac arrest at the police station in Orvel on Monday.", "cardiac arrest"),
        ("Two miners died from blows to the head in Orvel, the lawyer said.", "blows to the head"),
        ("Four of the crew died of their wounds in Orvel.", None),
    ],
)
def test_what_somebody_died_of_is_a_cause_and_wounds_are_none(words: str, cause: str | None) -> None:
    found = [c.frame.cause.name for c in claims(report(words)) if c.frame is not None and c.frame.cause is not None]
    assert found == ([cause] if cause else [])


RAID = "Gunmen killed two people in Orvel on Tuesday, police said."


def means(*paragraphs: str) -> list[str]:
    return [c.subject.name for c in claims(report(*paragraphs)) if c.about is QuestionKind.MEANS and c.subject is not None]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("A trader said that people used spades and iron bars.", "spades"),
        ("Rocket launchers had been used from both sides of the gorge, the army said.", "Rocket launchers"),
        ("The dead man, 26, had been struck on the neck by a flare, according to police.", "flare"),
    ],
)
def test_words_that_say_what_was_used_in_a_deed_tell_its_means(words: str, thing: str) -> None:
    assert thing in means(RAID, words)


def test_tools_in_the_report_of_a_mere_mishap_are_no_means() -> None:
    assert means(CRASH, "Passengers used hammers on the windows, a nurse said.") == []
