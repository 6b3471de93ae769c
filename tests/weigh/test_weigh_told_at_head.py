"""What titles, datelines and first sentences tell answers where and when, for reports whose claims do not."""

from datetime import timedelta

from match_build import DAY, claim, place, told, voice
from test_weigh_answers import asked, weighed

from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind

NDF = voice("NDF")


def _burst(text: str, words: str, **details: object) -> tuple[Report, list[Claim]]:
    report = told(text, outlet="The Herald", published=DAY + timedelta(hours=30))
    return report, [claim(report, words, IncidentType.ACCIDENT_DISASTER, by=(NDF,), **details)]


def _places(*made: tuple[Report, list[Claim]]) -> set[str | None]:
    return {a.value.place for a in asked(weighed(*made), QuestionKind.WHERE).answers}


def test_the_first_sentence_tells_the_place_and_the_day_where_no_claim_does() -> None:
    result = weighed(_burst("A boiler burst this morning in a lane of Vastrel. Two men died.", "Two men died"))
    assert [a.value.place for a in asked(result, QuestionKind.WHERE).answers] == ["Vastrel"]
    (day,) = asked(result, QuestionKind.WHEN).answers
    assert day.claims
    assert day.value.time is not None
    assert (day.value.time[0] or "")[:10] == (DAY + timedelta(hours=30)).date().isoformat()


def test_a_claim_that_tells_the_place_is_not_added_to() -> None:
    assert _places(_burst("A boiler burst in a lane of Vastrel. Two men died.", "Two men died", places=(place("Dorvan"),))) == {
        "Dorvan"
    }


def test_a_place_that_is_only_measured_from_gives_way_to_the_reports_own() -> None:
    text = "Two men died when a boiler burst in Vastrel, 60 km from Dorvan, where police had shot at a march."
    assert _places(_burst(text, "Two men died", places=(place("Dorvan"),))) == {"Vastrel"}
