"""What was done to somebody who died, beside what others say that he died of; illnesses that rule one another out."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, place, slot, told
from test_weigh_answers import NDF, SOUTH, asked, weighed

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Voice
from whence.model.vocabulary import IncidentType, Polarity, QuestionKind
from whence.weigh.values.causes import cause_in, causes_conflict


def death(outlet: str, by: Voice, words: str, kind: IncidentType, **frame: object) -> tuple[Report, list[Claim]]:
    report = told(f"{words} in Dorvan, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=12))
    made = claim(report, words, kind, by=(by,), places=(place("Dorvan"),), times=(on(),))
    assert made.frame is not None
    return report, [replace(made, id="", frame=replace(made.frame, **frame))]


def answers(*made: tuple[Report, list[Claim]]) -> set[str | None]:
    return {a.value.text for a in asked(weighed(*made), QuestionKind.CAUSE).answers}


ILL = death(
    "The Pilot", NDF, "the miller died of heart failure", IncidentType.KILLING, predicate="die", cause=slot("heart failure")
)
AGAIN = death("The Post", NDF, "the miller has died", IncidentType.KILLING, predicate="die")


@pytest.mark.parametrize(
    ("words", "kind", "predicate", "answer"),
    [
        ("guards beat him with belts", IncidentType.ILL_TREATMENT, "beat with", "beating"),
        ("he was clubbed to death", IncidentType.KILLING, "club to death", "beating"),
        ("they flogged the miller", IncidentType.ILL_TREATMENT, "flog", "beating"),
        ("he had been tortured", IncidentType.ILL_TREATMENT, "torture", "torture"),
    ],
)
def test_violence_is_an_account_of_a_death_that_others_put_down_to_an_illness(
    words: str, kind: IncidentType, predicate: str, answer: str
) -> None:
    other = death("The Gazette", SOUTH, words, kind, predicate=predicate)
    assert answers(ILL, AGAIN, other) >= {answer, "heart failure"}
    denied = (other[0], [replace(other[1][0], id="", polarity=Polarity.DENIED)])
    assert answer not in answers(ILL, AGAIN, denied)


def test_violence_alone_is_no_cause_where_nobody_says_what_the_death_came_of() -> None:
    beaten = death("The Gazette", SOUTH, "guards beat him with belts", IncidentType.ILL_TREATMENT, predicate="beat with")
    assert answers(AGAIN, beaten) == {"not asserted"}


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("heart failure", "a seizure", True), ("a stroke", "cardiac arrest", True), ("a beating", "blows with a rod", False),
        ("a fall", "heart failure", True), ("fell from a bunk", "a beating", True), ("natural causes", "heart failure", False),
        ("kidney failure", "pneumonia", True),
    ],
)  # fmt: skip
def test_one_organ_rules_another_out_and_blows_go_with_a_beating(one: str, other: str, conflict: bool) -> None:
    a, b = cause_in(one), cause_in(other)
    assert a is not None and b is not None
    assert causes_conflict(a.key, b.key) is causes_conflict(b.key, a.key) is conflict
