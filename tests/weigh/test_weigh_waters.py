"""Waters: where at sea something is said to have happened, and that two kinds of waters are rivals."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, on, place, told, voice
from test_weigh_answers import asked, weighed

from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.weigh.places.waters import are_waters, waters_told

NDF, SOUTH = voice("NDF"), voice("Southern Army")


def boarded(words: str, outlet: str = "The Herald", by: object = NDF, hours: float = 12) -> tuple[Report, list[Claim]]:
    report = told(f"{words}, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),)}
    return report, [claim(report, words, IncidentType.DETENTION, by=(by,), **details)]


@pytest.mark.parametrize(
    ("words", "waters"),
    [
        ("Marines seized the trawler in international waters", "international waters"),
        ("Marines stopped the trawler on the high seas", "international waters"),
        ("The trawler was stopped well inside Norland's territorial waters", "territorial waters"),
        ("The trawler was stopped outside territorial waters", None),
        ("The trawler was stopped near the quay", None),
        ("The trawler was in international waters and not in Norland's territorial waters", None),
    ],
)
def test_words_put_a_seizure_in_one_kind_of_waters_or_in_none(words: str, waters: str | None) -> None:
    _, (made,) = boarded(words)
    found = waters_told(made)
    assert (found.shown if found else None) == waters


def test_international_and_territorial_waters_are_rivals_and_no_rivals_of_a_town() -> None:
    result = weighed(
        boarded("Marines seized the trawler in international waters"),
        boarded("Guards stopped the trawler inside their territorial waters", "The Standard", SOUTH, 14),
    )
    where = {answer.value.place for answer in asked(result, QuestionKind.WHERE).answers}
    assert where == {"Dorvan", "international waters", "territorial waters"}
    (conflict,) = [c for c in result.contradictions if c.question is QuestionKind.WHERE]
    assert all(are_waters(value.place) for value in conflict.values) and len(conflict.values) == 2
    assert result.place == "Dorvan"
