"""People: the noun that reports have for those who did it or to whom it happened."""

import pytest
from match_build import slot, voice
from test_weigh_answers import NDF, SOUTH, asked, market, weighed

from whence.model.base import replace
from whence.model.vocabulary import QuestionKind, SourceKind
from whence.weigh.values.people import armed_sort, commonly_called


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"villagers": ["a", "b"]}, "villagers"),
        ({"villagers": ["a", "b"], "villager": ["c"], "residents": ["d"]}, "villagers"),
        ({"villagers": ["a"], "inhabitants": ["b"]}, "residents"),
        ({"woman": ["a", "b"]}, "woman"),
        ({"policeman": ["a"], "policemen": ["b"]}, "policemen"),
        ({}, "residents"),
    ],
)
def test_a_sort_of_people_is_called_as_most_reports_call_it(told: dict[str, list[str]], shown: str) -> None:
    assert commonly_called("residents", told) == shown


def test_an_answer_shows_the_noun_that_was_told_and_nouns_of_one_sort_stay_one_answer() -> None:
    alike = weighed(
        market("The Herald", NDF, victims=(slot("nine demonstrators"),)),
        market("The Post", SOUTH, hours=14, victims=(slot("demonstrators"),)),
    )
    assert [a.value.actor for a in asked(alike, QuestionKind.VICTIMS).answers] == ["demonstrators"]
    apart = weighed(
        market("The Herald", NDF, victims=(slot("nine demonstrators"),)),
        market("The Post", SOUTH, hours=14, victims=(slot("marchers"),)),
    )
    assert [a.value.actor for a in asked(apart, QuestionKind.VICTIMS).answers] == ["protesters"]


def test_gunmen_and_soldiers_are_still_two_suspects() -> None:
    assert armed_sort("gunmen") == "fighters" and armed_sort("conscripts") == "soldiers" and armed_sort("villagers") is None
    result = weighed(
        market("The Herald", NDF, agent=(slot("gunmen"),)), market("The Post", SOUTH, hours=14, agent=(slot("soldiers"),))
    )
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.WHO]
    assert {v.actor for v in conflict.values} == {"gunmen", "soldiers"}


def test_a_person_who_died_is_an_answer_and_one_who_speaks_in_the_same_report_is_not() -> None:
    dead = replace(slot("Omar Belg"), kind=SourceKind.NAMED_PERSON)
    result = weighed(market("The Herald", NDF, victims=(dead,)))
    assert [a.value.actor for a in asked(result, QuestionKind.VICTIMS).answers] == ["Omar Belg"]
    speaks = weighed(market("The Herald", voice("Omar Belg", SourceKind.NAMED_PERSON), victims=(dead,)))
    assert QuestionKind.VICTIMS not in {q.question for q in speaks.questions}
