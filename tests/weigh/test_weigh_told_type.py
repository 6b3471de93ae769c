"""What an incident is told as: the deed, where enough reports tell of it, rather than its dead."""

from collections.abc import Sequence

import pytest
from match_build import DAY, Bench, claim, on, place, told

from whence.model.base import replace
from whence.model.vocabulary import IncidentType as T
from whence.weigh.questions.told_type import told_type
from whence.weigh.scope.scope import view_of


def _type(own: T, *reports: Sequence[T]) -> T:
    """Return what an incident of a type is told as by reports that give it these types."""
    bench = Bench(None)
    ways: dict[str, T] = {}
    for number, kinds in enumerate(reports):
        words = [f"part {n} at Dorvan" for n, _ in enumerate(kinds)]
        report = told(
            f"In the words of witness {number} five soldiers fell: {', '.join(words)}.", outlet=f"Mirror {number}", published=DAY
        )
        made = [claim(report, said, places=(place("Dorvan"),), times=(on(),)) for said in words]
        ways |= {c.id: kind for c, kind in zip(made, kinds, strict=True)}
        bench.add(report, made)
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    claims = {id: replace(c, frame=replace(c.frame, type=ways[id])) for id, c in evidence.claims.items() if c.frame}
    assert len(claims) == len(ways)
    seen = evidence._replace(claims=claims)
    return told_type(view_of(replace(incident, type=own), seen, (), register=bench.register, decisions=(), as_of=None))


@pytest.mark.parametrize("deed", [T.ARMED_CLASH, T.SHELLING, T.AIR_STRIKE, T.BOMBING])
def test_a_deed_that_half_of_the_reports_tell_of_names_it_though_all_give_its_dead(deed: T) -> None:
    assert _type(deed, (deed, T.KILLING), (T.KILLING,), (deed, T.KILLING), (T.KILLING,)) is deed


@pytest.mark.parametrize("deed", [T.ARMED_CLASH, T.SHELLING, T.AIR_STRIKE, T.BOMBING])
def test_a_deed_that_is_not_the_incidents_own_names_it_where_nearly_all_tell_of_it(deed: T) -> None:
    assert _type(T.KILLING, (T.DESTRUCTION, deed), (T.DESTRUCTION, deed), (T.DESTRUCTION, deed), (T.DESTRUCTION,)) is deed
    assert _type(T.KILLING, (T.KILLING,), (T.KILLING,), (T.KILLING, deed), (T.KILLING, deed)) is T.KILLING


@pytest.mark.parametrize("kind", [T.ESCAPE, T.TERRITORY_CHANGE, T.PROTEST, T.ABDUCTION])
def test_what_is_no_outcome_stays_what_most_reports_tell_of(kind: T) -> None:
    assert _type(T.ARMED_CLASH, (kind, T.ARMED_CLASH), (kind, T.ARMED_CLASH), (kind,)) is kind


@pytest.mark.parametrize(
    ("own", "reports"),
    [
        (T.AIR_STRIKE, [(T.AIR_STRIKE, T.DESTRUCTION), (T.AIR_STRIKE, T.DESTRUCTION), (T.DESTRUCTION,)]),
        (T.BOMBING, [(T.BOMBING, T.KILLING), (T.BOMBING, T.KILLING), (T.KILLING,)]),
        (T.SHELLING, [(T.SHELLING, T.OTHER, T.KILLING), (T.SHELLING, T.OTHER), (T.KILLING,)]),
        (T.KILLING, [(T.KILLING,), (T.KILLING,), (T.BOMBING, T.KILLING)]),
    ],
)
def test_what_came_of_it_does_not_outvote_what_happened(own: T, reports: list[tuple[T, ...]]) -> None:
    assert _type(own, *reports) is own
