"""What an incident is told as: what happened before what came of it."""

import pytest
from match_build import DAY, Bench, claim, on, place, told

from whence.match import utterances
from whence.model.vocabulary import IncidentType
from whence.weigh import weigh

T = IncidentType


def told_as(*reports: tuple[IncidentType, ...]) -> IncidentType:
    """Return the type of the incident that reports tell in sentences of the given types."""
    bench = Bench()
    for number, kinds in enumerate(reports):
        sentences = [f"Sentence {at} of it tells that Dorvan was struck." for at in range(len(kinds))]
        report = told(" ".join(sentences), outlet=f"Paper {number}")
        bench.add(
            report,
            [
                claim(report, words, kind=kind, places=(place("Dorvan"),), times=(on(DAY),))
                for words, kind in zip(sentences, kinds, strict=True)
            ],
        )
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    return weigh(incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register).type


@pytest.mark.parametrize(
    ("reports", "kind"),
    [
        ([(T.AIR_STRIKE, T.DESTRUCTION), (T.AIR_STRIKE, T.DESTRUCTION), (T.DESTRUCTION,)], T.AIR_STRIKE),
        ([(T.BOMBING, T.KILLING), (T.BOMBING, T.KILLING), (T.KILLING,)], T.BOMBING),
        ([(T.SHELLING, T.OTHER, T.KILLING), (T.SHELLING, T.OTHER), (T.KILLING,)], T.SHELLING),
        ([(T.KILLING,), (T.KILLING,), (T.BOMBING, T.KILLING)], T.KILLING),
    ],
)
def test_what_came_of_it_does_not_outvote_what_happened(reports: list[tuple[IncidentType, ...]], kind: IncidentType) -> None:
    assert told_as(*reports) is kind
