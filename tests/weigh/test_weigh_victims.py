"""Victims: civilians or fighters, as a dispute about to whom it happened; and sites called by a town."""

from match_build import figure, place, slot, voice
from test_weigh_answers import NDF, asked, market, weighed

from whence.model.base import replace
from whence.model.vocabulary import PlacePrecision, QuestionKind, SourceKind
from whence.model.weighed import Contradiction, Weighing

NURSE = voice("a nurse of Dorvan", SourceKind.UNNAMED_WITNESS)
NONE_CIVIL = replace(figure(0, of="killed"), noun="civilian")


def disputes(result: Weighing) -> list[Contradiction]:
    return [c for c in result.contradictions if c.question is QuestionKind.VICTIMS]


def test_a_side_that_says_no_civilian_died_is_at_odds_with_who_says_they_were_civilians() -> None:
    result = weighed(
        market("The Herald", NDF, victims=(slot("fighters"),), figures=(NONE_CIVIL,)),
        market("The Post", NURSE, hours=14, victims=(slot("civilians"),)),
    )
    (conflict,) = disputes(result)
    assert {v.actor for v in conflict.values} == {"civilians", "fighters"}
    assert asked(result, QuestionKind.VICTIMS).contradicted


def test_fighters_and_civilians_may_both_have_died() -> None:
    plain = market("The Herald", NDF, victims=(slot("fighters"),))
    assert not disputes(weighed(plain, market("The Post", NURSE, hours=14, victims=(slot("civilians"),))))


def test_who_denies_that_civilians_died_and_calls_nobody_fighters_is_at_odds_with_no_sort() -> None:
    denied = market("The Herald", NDF, figures=(NONE_CIVIL,))
    assert not disputes(weighed(denied, market("The Post", NURSE, hours=14, victims=(slot("civilians"),))))


def test_a_site_called_by_a_town_that_others_name_lies_there() -> None:
    camp = replace(place("Dorvan"), precision=PlacePrecision.SITE, place=None)
    result = weighed(market("The Herald", NDF), market("The Post", NURSE, hours=14, places=(), sites=(camp,)))
    (where,) = asked(result, QuestionKind.WHERE).answers
    assert where.value.place == "Dorvan" and len(where.reports) == 2
