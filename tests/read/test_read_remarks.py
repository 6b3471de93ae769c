"""Remarks: faults told in words that name no occurrence, where a mishap is the subject; and what an attack was mistaken from."""

import pytest
from claims_build import claims, report

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


@pytest.mark.parametrize(
    ("words", "poison"),
    [
        ("The tank had held a herbicide, the mayor said.", "herbicide"),
        ("A nurse said that the air in the valley had smelled of ammonia.", "ammonia"),
        ("There was no ammonia in the wagon, the company said.", None),
    ],
)
def test_a_poison_in_the_report_of_a_mishap_is_what_was_let_loose(words: str, poison: str | None) -> None:
    told = [c.subject.name for c in claims(report(CRASH, words)) if c.about is QuestionKind.MEANS and c.subject is not None]
    assert told == ([poison] if poison else [])
