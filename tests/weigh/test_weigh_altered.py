"""A figure that a report has in another's words, where that one has another figure."""

from datetime import timedelta

import pytest
from match_build import DAY, Bench, claim, edge, on, place, told, voice

from whence.match import utterances
from whence.model.captured import Report
from whence.model.said import Claim, Figure
from whence.model.vocabulary import DerivationType, FigureModifier, IncidentType, QuestionKind
from whence.weigh import weigh

AID = voice("Lantern Aid")
WORDS = "Lantern Aid said its teams counted {} people who had fled Dorvan by noon."


def counted(text: str, number: str, *, outlet: str, hours: float) -> tuple[Report, Claim]:
    report = told(text, outlet=outlet, published=DAY + timedelta(hours=hours))
    start, value = text.index(number), float(number.replace(",", ""))
    figure = Figure(
        lo=value, hi=value, modifier=FigureModifier.EXACT, as_written=number, start=start, end=start + len(number), of="displaced"
    )
    more = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure,)}
    return report, claim(report, text.removesuffix("."), IncidentType.DISPLACEMENT, by=(AID,), **more)


def kinds(
    first: str, second: str, *, outlets: tuple[str, str] = ("Wire", "Register"), type: DerivationType = DerivationType.REWRITES
) -> list[str]:
    bench = Bench()
    early, late = counted(first, "5,200", outlet=outlets[0], hours=12), counted(second, "52,000", outlet=outlets[1], hours=16)
    bench.add(early[0], [early[1]])
    bench.add(late[0], [late[1]], [edge(late[0].id, early[0].id, type)])
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    result = weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register)
    return [c.kind for c in result.contradictions if c.question is QuestionKind.HOW_MANY]


@pytest.mark.parametrize(
    "second",
    [
        WORDS.format("52,000"),
        "Dorvan empties: its teams counted 52,000 people who had fled Dorvan by Thursday, Lantern Aid said.",
        "Aid teams counted 52,000 people who had fled on foot, it said.",
        "On the road its teams counted 52,000 people who had fled, Lantern Aid said.",
    ],
)
def test_another_number_in_words_that_were_taken_is_a_mutation_though_both_are_credited(second: str) -> None:
    assert kinds(WORDS.format("5,200"), second) == ["mutation"]


def test_a_later_number_in_words_of_its_own_has_grown() -> None:
    assert kinds(WORDS.format("5,200"), "By night the camps held 52,000, Lantern Aid said.") == ["growing"]


def test_an_outlet_s_new_version_of_its_own_report_has_a_newer_number() -> None:
    assert kinds(WORDS.format("5,200"), WORDS.format("52,000"), outlets=("Wire", "Wire")) == ["growing"]


def test_a_report_that_credits_another_and_took_no_words_has_altered_nothing() -> None:
    assert kinds(WORDS.format("5,200"), WORDS.format("52,000"), type=DerivationType.ATTRIBUTES) == ["growing"]
