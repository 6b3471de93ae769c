"""The dead of a find: who was shot counts as killed, and the day of the find answers no "when" where one of the deaths is told."""

from datetime import UTC, datetime, timedelta

import pytest
from match_build import DAY, claim, figure, on, place, told
from test_weigh_answers import NDF, SOUTH, asked, weighed

from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import QuestionKind

DEATHS = datetime(2031, 1, 20, tzinfo=UTC)
LEADS = [
    "Remains of nine men were lifted from a cellar",
    "Skeletons were unearthed behind the dairy",
    "A mass grave was opened by the team",
    "Bodies of six sailors were pulled from the mine",
]


def report_of(lead: str, outlet: str, *, dated: bool = True) -> tuple[Report, list[Claim]]:
    report = told(f"{lead} in Melka.\n\nThe men were shot in January.", outlet=outlet, published=DAY + timedelta(hours=12))
    where = (place("Melka"),)
    return report, [
        claim(report, lead, T.KILLING, places=where, times=(on(),), by=(NDF,)),
        claim(
            report,
            "The men were shot in January",
            T.KILLING,
            places=where,
            times=(on(DEATHS),) if dated else (),
            by=(SOUTH,),
            figures=(figure(9, of="hit"),),
        ),
    ]


@pytest.mark.parametrize("lead", LEADS)
def test_the_day_of_a_find_is_not_the_day_of_the_deaths(lead: str) -> None:
    times = {
        a.value.time for a in asked(weighed(report_of(lead, "The Pilot"), report_of(lead, "The Post")), QuestionKind.WHEN).answers
    }
    assert times == {("2031-01-20", "2031-01-20")}


@pytest.mark.parametrize("lead", LEADS)
def test_the_day_of_a_find_stands_where_nobody_dates_the_deaths(lead: str) -> None:
    times = {a.value.time for a in asked(weighed(report_of(lead, "The Pilot", dated=False)), QuestionKind.WHEN).answers}
    assert times == {("2031-03-07", "2031-03-07")}


@pytest.mark.parametrize("lead", LEADS)
def test_who_was_shot_and_found_dead_is_counted_as_killed(lead: str) -> None:
    numbers = {a.value.number for a in asked(weighed(report_of(lead, "The Pilot")), QuestionKind.HOW_MANY, "killed").answers}
    assert (9.0, 9.0) in numbers


@pytest.mark.parametrize(("found", "said"), [(9, 40), (19, 41), (3, 22)])
def test_those_found_so_far_are_not_at_odds_with_a_larger_number(found: int, said: int) -> None:
    lead = LEADS[0]
    report, (first, killed) = report_of(lead, "The Pilot")
    assert first.frame is not None and killed.frame is not None
    made = [
        replace(first, id="", frame=replace(first.frame, figures=(figure(found, of="killed"),))),
        replace(killed, id="", frame=replace(killed.frame, figures=(figure(said, of="killed"),))),
    ]
    assert not asked(weighed((report, made)), QuestionKind.HOW_MANY, "killed").contradicted


@pytest.mark.parametrize(("found", "said"), [(27, 22), (31, 9)])
def test_more_found_than_somebody_says_is_at_odds_with_him(found: int, said: int) -> None:
    report, (first, killed) = report_of(LEADS[0], "The Pilot")
    assert first.frame is not None and killed.frame is not None
    made = [
        replace(first, id="", frame=replace(first.frame, figures=(figure(found, of="killed"),))),
        replace(killed, id="", frame=replace(killed.frame, figures=(figure(said, of="killed"),))),
    ]
    assert asked(weighed((report, made)), QuestionKind.HOW_MANY, "killed").contradicted
