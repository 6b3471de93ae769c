"""Whose the forces are that a speaker calls its own, and what is said to have gone on without an occurrence."""

import pytest
from match_build import claim, on, place, told
from test_weigh_answers import NDF, weighed

from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Slot
from whence.model.vocabulary import IncidentType, Polarity, QuestionKind
from whence.weigh.values.values import NOT_HAPPENED


@pytest.mark.parametrize(
    ("words", "who", "answers"),
    [
        ("our fighters took the mill", "fighters", {"fighters", "Northern Defence Force"}),
        ("that its troops had entered Dorvan", "troops", {"soldiers", "Northern Defence Force"}),
        ("the League and its fighters burned the mill", "fighters", {"fighters"}),
        ("its clerks opened the gate", "clerks", {"clerks"}),
    ],
)
def test_the_speakers_own_forces_are_its_own_and_anothers_are_not(words: str, who: str, answers: set[str]) -> None:
    report = told(f"The NDF said {words} on Monday.", outlet="The Herald")
    start = report.text.index(who)
    made = claim(report, words, IncidentType.KILLING, by=(NDF,), places=(place("Dorvan"),), times=(on(),))
    assert made.frame is not None
    agent = (Slot(name=who, start=start, end=start + len(who)),)
    result = weighed((report, [replace(made, id="", frame=replace(made.frame, agent=agent))]))
    assert {a.value.actor for q in result.questions if q.question is QuestionKind.WHO for a in q.answers} == answers


def test_that_something_went_without_an_occurrence_denies_nothing() -> None:
    report = told("The store burned without explosion at Dorvan, a chemist said.", outlet="The Herald")
    made = claim(report, "burned without explosion at Dorvan", IncidentType.BOMBING, by=(NDF,), places=(place("Dorvan"),))
    assert made.frame is not None
    at = report.text.index("explosion")
    frame = replace(made.frame, trigger=Span(start=at, end=at + 9))
    result = weighed((report, [replace(made, id="", polarity=Polarity.DENIED, frame=frame)]))
    assert NOT_HAPPENED not in {a.value.text for q in result.questions for a in q.answers}
