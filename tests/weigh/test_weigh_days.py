"""Days of what came of an occurrence: no answers to when it happened where its own day is told."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, place, told
from test_weigh_answers import asked, weighed

from whence.model.base import replace
from whence.model.said import Claim, Frame
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import QuestionKind
from whence.model.weighed import Value
from whence.weigh.questions.days import of_what_came

TEXT = "A blast tore through the mill in Dorvan. A sixth patient has died. Five sailors were let go."
LATER = DAY + timedelta(days=2)


def _claim(words: str, kind: T, day: object, predicate: str | None = None) -> Claim:
    made = claim(REPORT, words, kind, places=(place("Dorvan"),), times=(on(day),))  # type: ignore[arg-type]
    frame = made.frame
    assert isinstance(frame, Frame)
    return replace(made, frame=replace(frame, predicate=predicate or frame.predicate), id="")


REPORT = told(TEXT, outlet="The Pilot", published=DAY + timedelta(days=3))
BLAST = _claim("A blast tore through the mill", T.BOMBING, DAY)
DEATH = _claim("A sixth patient has died", T.BOMBING, LATER, "die")
FREED = _claim("Five sailors were let go", T.RELEASE_TRANSFER, LATER, "let go")
TAKEN = _claim("Five sailors were let go", T.ABDUCTION, DAY, "seize")


def days(*claims: Claim) -> dict[str, tuple[Value, list[Claim]]]:
    found: dict[str, tuple[Value, list[Claim]]] = {}
    for one in claims:
        assert one.frame is not None and one.frame.times[0].start is not None
        day = one.frame.times[0].start.date().isoformat()
        found.setdefault(day, (Value(time=(day, day)), []))[1].append(one)
    return found


def test_the_day_of_a_later_death_is_not_the_day_of_the_blast() -> None:
    assert list(of_what_came(days(BLAST, DEATH), T.BOMBING)) == [LATER.date().isoformat()]
    when = asked(weighed((REPORT, [BLAST, DEATH])), QuestionKind.WHEN)
    assert [a.value.time for a in when.answers] == [(DAY.date().isoformat(), DAY.date().isoformat())]


@pytest.mark.parametrize("kind", [T.ABDUCTION, T.RELEASE_TRANSFER])
def test_the_day_on_which_people_are_let_go_is_not_the_day_on_which_they_were_taken(kind: T) -> None:
    assert list(of_what_came(days(TAKEN, FREED), kind)) == [LATER.date().isoformat()]


def test_a_day_that_somebody_gives_the_occurrence_itself_stands() -> None:
    again = _claim("A blast tore through the mill", T.BOMBING, LATER)
    assert not of_what_came(days(BLAST, DEATH, again), T.BOMBING)


def test_without_a_day_of_its_own_that_of_what_came_of_it_stands() -> None:
    assert not of_what_came(days(DEATH), T.BOMBING)
    assert not of_what_came(days(FREED), T.RELEASE_TRANSFER)


def test_an_escape_out_of_a_prison_is_what_happened() -> None:
    escape = _claim("Five sailors were let go", T.ESCAPE, LATER)
    riot = _claim("A blast tore through the mill", T.RIOT, DAY)
    assert not of_what_came(days(riot, escape), T.ESCAPE)
