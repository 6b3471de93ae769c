"""Tests of sites that a report's head names: its first sentences and its title, for reports whose claims do not say so."""

from match_build import claim, place, told, voice
from test_weigh_answers import asked, weighed

from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.weigh.questions.sites_at_head import site_of_first, sites_of_head

NDF = voice("NDF")


def _told(text: str, words: str, **details: object) -> tuple[Report, list[Claim]]:
    report = told(text, outlet="The Herald")
    return report, [claim(report, words, IncidentType.KILLING, by=(NDF,), **details)]


def _sites(*made: tuple[Report, list[Claim]]) -> set[str | None]:
    return {a.value.place for q in weighed(*made).questions if q.question is QuestionKind.SITE for a in q.answers}


def test_the_first_sentence_names_the_site_where_no_claim_does() -> None:
    made = _told("A guard was beaten to death at the Orlova tea factory. Two men died.", "Two men died")
    (answer,) = asked(weighed(made), QuestionKind.SITE).answers
    assert answer.value.place == "Orlova tea factory"
    assert answer.claims


def test_a_site_of_the_claims_stands_beside_that_of_the_first_sentence() -> None:
    text = "A sentry was shot at the naval depot on Monday. Two men died later. They had fled from Halm prison."
    assert _sites(_told(text, "Two men died", sites=(place("Halm prison"),))) == {"naval depot", "Halm prison"}


def test_places_of_later_sentences_need_a_claim_there() -> None:
    lines = [(0, "Police are on the way."), (30, "They know very little yet."), (60, "A guard was shot at a brick kiln.")]
    assert sites_of_head("", lines, [(0, 5)]) == []
    assert sites_of_head("", lines, [(60, 70)]) == [("brick kiln", 82)]


def test_a_place_that_is_only_looked_aside_at_is_no_site() -> None:
    text = "Two welders were killed in a dry dock on Monday, hours after a ferry exploded at a breaking yard in Halm."
    assert site_of_first([(0, text)]) == [("dry dock", 29)]


def test_the_title_is_heard_after_the_first_sentences_unless_all_its_words_have_capitals() -> None:
    lines = [(0, "Nobody was hurt."), (20, "The owner was away.")]
    assert sites_of_head("Dormitory gutted in Halm", lines, []) == [("dormitory", None)]
    assert sites_of_head("Fire Guts Cloth Market In Halm", lines, []) == []


def test_what_opens_a_sentence_about_earlier_is_heard_last() -> None:
    lines = [(0, "Two days after the blast at the Orlova arsenal, 400 people are in tents.")]
    assert [name for name, _ in sites_of_head("Orlova blast: what is needed", lines, [])] == ["Orlova arsenal"]
    assert sites_of_head("A second blast", lines, []) == []


def test_whole_sentences_of_witnesses_are_heard_and_single_phrases_are_not() -> None:
    assert [n for n, _ in sites_of_head("", [(0, '"They sat down in the yard and sang hymns," she said.')], [(0, 9)])] == ["yard"]
    assert sites_of_head("", [(0, 'It was presented as "a hit on an ammunition store".')], []) == []


def test_later_sentences_about_another_time_or_an_arrest_name_no_site() -> None:
    lines = [(0, "Nobody was hurt, they say."), (40, "Three years ago four men died at the Orlova quarry.")]
    assert sites_of_head("", lines, []) == []
    lines = [(0, "Nobody was hurt, they say."), (40, "Two men were caught at the bus station.")]
    assert sites_of_head("", lines, []) == []


def test_a_greeting_is_no_first_sentence() -> None:
    lines = [(0, "Good evening."), (20, "A drone fell on a cowshed near Halm.")]
    assert site_of_first(lines) == [("cowshed", 38)]
