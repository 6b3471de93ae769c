"""Laws of people's decisions, and what comes of odd ones: an undone decision leaves no trace, and nobody is passed over."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, agency, claim, official, told, voice

from whence.case import Case
from whence.language.actors.register import Register
from whence.match import utterances
from whence.model.acts import Decision, standing
from whence.model.base import replace
from whence.model.passage import Passage
from whence.model.said import Caveat, Voice
from whence.model.vocabulary import CaveatStatus, DecisionKind, QuestionKind, SourceKind, Standing
from whence.model.weighed import Weighing
from whence.weigh import links_of, weigh

Clock = Callable[[], datetime]
WORDS = "Five men fled the prison"
VOICES: list[tuple[Voice, ...]] = [
    (), (official(),), (voice("Halim Oru", SourceKind.NAMED_PERSON),), (agency("Cable Wire"), voice("Southern Army")),
    (voice("a resident of the town", SourceKind.UNNAMED_WITNESS),), (voice("Border Watch"),),
]  # fmt: skip


def bench_of(chains: list[tuple[Voice, ...]], actors: Register | None = None) -> Bench:
    bench = Bench(actors)
    for at, chain in enumerate(chains):
        report = told(f"{WORDS}, it was said in Leaf {at}.", outlet=f"Leaf {at}", published=DAY + timedelta(hours=12 + at))
        bench.add(report, [claim(report, WORDS, by=chain)])
    return bench


def weighed(bench: Bench, decisions: list[Decision] | None = None) -> Weighing:
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    statements = utterances(incident, evidence, register=bench.register)
    return weigh(incident, evidence, statements, register=bench.register, decisions=decisions or ())


def decided(kind: DecisionKind, target: str, hour: int, by: str = "Ana Voss", question: QuestionKind | None = None) -> Decision:
    return Decision(
        at=DAY + timedelta(days=2, hours=hour), by=by, kind=kind, target=target, reason="spoke to two", question=question
    )


ACTS = st.sampled_from([DecisionKind.VERIFY, DecisionKind.REFUTE, DecisionKind.ARGUE_INDEPENDENCE, DecisionKind.NOTE])
CHAINS = st.lists(st.sampled_from(VOICES), min_size=1, max_size=4)


@hypothesis_settings(max_examples=30, deadline=None)
@given(
    CHAINS,
    st.lists(st.tuples(ACTS, st.sampled_from([None, *QuestionKind]), st.integers(0, 3)), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_an_undone_decision_leaves_no_trace_and_an_undone_undo_brings_it_back(chains, acts, chance) -> None:  # type: ignore[no-untyped-def]
    bench = bench_of(chains)
    before = weighed(bench)
    goals = [o.id for o in before.origins] or [before.incident]
    made = [
        decided(
            kind, goals[at % len(goals)] if kind is DecisionKind.ARGUE_INDEPENDENCE else before.incident, hour, question=question
        )
        for hour, (kind, question, at) in enumerate(acts)
    ]
    undone = [decided(DecisionKind.UNDO, d.id, 10 + hour) for hour, d in enumerate(made)]
    everything = [*made, *undone]
    chance.shuffle(everything)
    assert weighed(bench, everything) == before
    again = [decided(DecisionKind.UNDO, u.id, 20 + hour) for hour, u in enumerate(undone)]
    assert weighed(bench, [*made, *undone, *again]) == weighed(bench, made)


@hypothesis_settings(max_examples=30, deadline=None)
@given(CHAINS, st.lists(st.tuples(st.integers(0, 3), st.sampled_from(list(CaveatStatus))), min_size=1, max_size=5))
def test_a_caveat_never_raises_a_count(chains: list[tuple[Voice, ...]], notes: list[tuple[int, CaveatStatus]]) -> None:
    bench = bench_of(chains)
    before = weighed(bench)
    for at, (which, status) in enumerate(notes):
        report = list(bench.reports.values())[which % len(bench.reports)]
        end = min(len(WORDS), 4 + at)
        place = Passage(report=report.id, start=0, end=end, quote=report.text[:end])
        note = Caveat(
            passage=place, status=status, by=(voice(report.outlet or "", SourceKind.OUTLET, basis="metadata"),), method="tests/1"
        )
        bench.caveats[note.id] = note
    after = weighed(bench)
    assert after.numbers.reports.seen <= before.numbers.reports.seen
    assert all(now <= then for now, then in zip(after.numbers.utterances, before.numbers.utterances, strict=True))
    assert all(now <= then for now, then in zip(after.numbers.independent or (), before.numbers.independent or (), strict=True))
    assert set(after.numbers.parties or ()) <= set(before.numbers.parties or ())
    assert len(after.origins) <= len(before.origins) and after.numbers.verified_by == before.numbers.verified_by


def test_two_people_who_decide_differently_are_both_named_and_the_latest_stands() -> None:
    bench = bench_of([VOICES[1]])
    incident = bench.index.incidents()[0].id
    verify, refute = decided(DecisionKind.VERIFY, incident, 1), decided(DecisionKind.REFUTE, incident, 2, by="Ben Ito")
    for order in ([verify, refute], [refute, verify]):
        found = weighed(bench, order)
        (happened,) = [q for q in found.questions if q.question is QuestionKind.HAPPENED]
        assert happened.standing is Standing.REFUTED
        (flag,) = [f for f in found.flags if f.code == "decisions-differ"]
        assert "Ana Voss" in flag.sentence and "Ben Ito" in flag.sentence and set(flag.records) == {verify.id, refute.id}
    taken_back = weighed(bench, [verify, refute, decided(DecisionKind.UNDO, refute.id, 3)])
    assert taken_back == weighed(bench, [verify])


def test_decisions_that_undo_each_other_in_a_circle_end() -> None:
    first = decided(DecisionKind.NOTE, "inc_1", 1)
    one, other = (replace(decided(DecisionKind.UNDO, first.id, hour), id="") for hour in (2, 3))
    circle = [first, replace(one, target=other.id), replace(other, target=one.id)]
    assert set(standing(circle)) <= {first}


def test_incidents_that_redirect_to_each_other_are_linked_to_nothing() -> None:
    bench = bench_of([VOICES[1]])
    here = bench.index.incidents()[0]
    a, b = replace(here, id="inc_a", merged_into="inc_b"), replace(here, id="inc_b", merged_into="inc_a")
    assert links_of(here, [a, b]) == ()


def test_three_thousand_unnamed_sources_are_a_range_and_no_party() -> None:
    bench = bench_of([(voice("a resident", SourceKind.UNNAMED_WITNESS),)])
    incident = bench.index.incidents()[0]
    members = bench.memberships[0]
    for at in range(3_000):
        report = told(f"{WORDS}, it was said in Leaf x{at}.", outlet=f"Leaf x{at}")
        record = claim(
            report, WORDS, by=(voice("a resident" if at % 2 else f"a resident of street {at}", SourceKind.UNNAMED_WITNESS),)
        )
        bench.reports[report.id], bench.claims[record.id] = report, record
        bench.memberships.append(replace(members, id="", report=report.id, claims=(record.id,)))
    found = weighed(bench)
    low, high = found.numbers.utterances
    assert 1 <= low <= high <= 3_001 and found.numbers.parties == () and found.incident == incident.id
    assert found.numbers.independent is not None and found.numbers.independent[0] == 0
    assert len(found.finding) < 1_000 and len(found.number_reasons) < 200


def test_a_claim_without_place_and_time_is_weighed_and_says_what_it_lacks() -> None:
    bench = bench_of([VOICES[1]])
    found = weighed(bench)
    assert found.place is None and found.date is None
    assert "Where it is said to have happened: no report names a place." in found.gaps
    assert "When it is said to have happened: no report gives a day." in found.gaps
    assert found.title == "Alleged escape" and found.numbers.utterances == (1, 1)


PAGE = "Outlet: {outlet}\nPublished: 2024-05-06\n\nFive detainees escaped from a prison in Qamishli on Monday, {who} said.\n"


def test_an_incident_whose_every_report_was_removed_says_so_and_undo_restores_it(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "pages").mkdir()
    for name, who in (("a", "a guard"), ("b", "the governor")):
        (tmp_path / "pages" / f"{name}.txt").write_text(PAGE.format(outlet=f"Leaf {name}", who=who))
    with Case.open(tmp_path / "case", write=True, create=True, now=clock) as case:
        case.add(tmp_path / "pages")
        before = [view.weighing for view in case.incidents()]
        removed = [case.remove(report.id, by="Ana Voss", reason="satire") for report in list(case.reports())]
        assert (
            list(case.incidents()) == []
        )  # an incident exists only through claims; asked for by its id, it says what became of it
        (asked,) = case.view(focus=before[0].incident).incidents
        found = asked.weighing
        assert (found.incident, found.numbers.reports.seen, found.numbers.utterances) == (before[0].incident, 0, (0, 0))
        assert "people took 2 reports out" in found.finding and "undo" in found.finding
        for decision in removed:
            case.undo(decision.id, by="Ana Voss", reason="no satire")
        assert [view.weighing for view in case.incidents()] == before


@pytest.mark.parametrize("as_of", [DAY - timedelta(days=9)])
def test_before_anything_appeared_nothing_is_in_sight(as_of: datetime) -> None:
    bench = bench_of([VOICES[1]])
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    found = weigh(
        incident, evidence, utterances(incident, evidence, register=bench.register), register=bench.register, as_of=as_of
    )
    assert found.numbers.reports.seen == 0 and "as of 2031-02-26" in found.finding
