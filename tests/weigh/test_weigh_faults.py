"""Faults as causes: engines, rails and inspections, and aircraft that are said to have been shot down."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, place, slot, told
from test_weigh_answers import NDF, SOUTH, asked, weighed

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Voice
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.weigh.values.causes import cause_in, causes_conflict


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("the failure of a pump, which was old", "pump failure"),
        ("a worn axle", "broken axle"),
        ("an engine fire after a fuel hose had burst", "broken hose"),
        ("a balloon taken for a drone", "air strike"),
        ("a firework thrown by a guest", "a firework"),
        ("technical failure", "technical failure"),
        ("a heart attack in the night", "a heart attack in the night"),
    ],
)
def test_a_fault_is_shown_by_its_thing(words: str, answer: str) -> None:
    cause = cause_in(words)
    assert cause is not None and cause.shown == answer


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("the engines failed", "engine trouble", False),
        ("the brakes failed", "a broken axle", True),
        ("technical failure", "a broken axle", False),
        ("speeding", "a broken axle", True),
        ("a lack of maintenance", "a broken axle", False),
        ("engine failure", "a missile", True),
        ("a heart attack", "heart failure", False),
        ("a heart attack", "blows to the head", True),
        ("he had hanged himself", "a beating", True),
    ],
)
def test_faults_of_two_things_conflict_and_neglect_goes_with_either(one: str, other: str, conflict: bool) -> None:
    a, b = cause_in(one), cause_in(other)
    assert a is not None and b is not None
    assert causes_conflict(a.key, b.key) is causes_conflict(b.key, a.key) is conflict


def crash(
    outlet: str, by: Voice, words: str, kind: IncidentType, *, hours: float = 12, **frame: object
) -> tuple[Report, list[Claim]]:
    report = told(f"{words} at Dorvan, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
    made = claim(report, words, kind, by=(by,), places=(place("Dorvan"),), times=(on(),))
    assert made.frame is not None
    return report, [replace(made, id="", frame=replace(made.frame, **frame))]


def test_an_engine_that_failed_and_a_missile_that_hit_are_rival_causes_of_one_crash() -> None:
    result = weighed(
        crash(
            "The Herald",
            NDF,
            "The plane crashed when its engine failed",
            IncidentType.ACCIDENT_DISASTER,
            predicate="engine failure",
        ),
        crash(
            "The Post",
            SOUTH,
            "The plane was hit with a missile",
            IncidentType.DESTRUCTION,
            hours=14,
            victims=(slot("the plane"),),
        ),
    )
    assert {a.value.text for a in asked(result, QuestionKind.CAUSE).answers} == {"engine failure", "missile"}
    assert [c for c in result.contradictions if c.question is QuestionKind.CAUSE]
