"""Statements that people say are one, or surely two: the range of statements narrows, and nothing else moves."""

from datetime import timedelta

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, agency, claim, official, told, voice

from whence.linking import Signed, on_statements
from whence.match import utterances
from whence.match.statements.decided import Decided, as_decided
from whence.model.acts import Decision
from whence.model.said import Voice
from whence.model.vocabulary import DecisionKind, SourceKind
from whence.model.weighed import Utterance, Weighing
from whence.weigh import weigh

WORDS = "Five men fled the prison"
HALIM = voice("Halim Oru", SourceKind.NAMED_PERSON)
VOICES: list[tuple[Voice, ...]] = [
    (official(),), (agency("Cable Wire"), official()), (agency("Leaf Service"), official()), (HALIM,), (agency("Cable Wire"), HALIM),
    (voice("Southern Army"),), (voice("a guard", SourceKind.UNNAMED_WITNESS),), (voice("a spokesman", SourceKind.UNNAMED_OFFICIAL),),
]  # fmt: skip
MERGE, SPLIT = DecisionKind.MERGE, DecisionKind.SPLIT


def bench_of(chains: list[tuple[Voice, ...]], apart: int = 0) -> Bench:
    bench = Bench()
    for at, chain in enumerate(chains):
        report = told(
            f"{WORDS}, it was said in Leaf {at}.", outlet=f"Leaf {at}", published=DAY + timedelta(hours=12, days=at * apart)
        )
        bench.add(report, [claim(report, WORDS, by=chain)])
    return bench


def statements(bench: Bench) -> tuple[Utterance, ...]:
    incident = bench.index.incidents()[0]
    return utterances(incident, bench.evidence(incident), register=bench.register)


def decided(bench: Bench, decisions: list[Decision]) -> Decided:
    return as_decided(statements(bench), decisions, bench.claims)


def weighed(bench: Bench, said: tuple[Utterance, ...]) -> Weighing:
    incident = bench.index.incidents()[0]
    return weigh(incident, bench.evidence(incident), said, register=bench.register)


def on(kind: DecisionKind, a: Utterance, b: Utterance, at: int = 0, by: str = "Ana Voss") -> Decision:
    return on_statements(kind, a, b, Signed(by, "asked both", DAY + timedelta(days=9, seconds=at)))


def test_two_statements_that_somebody_says_are_one_count_once_with_the_reports_of_both() -> None:
    bench = bench_of([VOICES[1], VOICES[2]])
    a, b = statements(bench)
    before, after = weighed(bench, (a, b)), weighed(bench, decided(bench, [on(MERGE, a, b)]).said)
    assert before.numbers.utterances == (2, 2) and after.numbers.utterances == (1, 1)
    assert after.numbers.reports == before.numbers.reports
    assert set(after.utterances[0].reports) == {*a.reports, *b.reports} and set(after.utterances[0].claims) == {
        *a.claims,
        *b.claims,
    }


def test_two_that_may_be_one_and_that_somebody_says_are_two_count_as_two() -> None:
    bench = bench_of([VOICES[3], VOICES[3]], apart=3)
    found = statements(bench)
    assert len(found) == 2 and found[0].candidates and weighed(bench, found).numbers.utterances == (1, 2)
    after = decided(bench, [on(SPLIT, *found)])
    assert weighed(bench, after.said).numbers.utterances == (2, 2) and not after.differing


def test_of_two_people_who_contradict_each_other_the_later_stands_and_both_are_known() -> None:
    bench = bench_of([VOICES[3], VOICES[3]], apart=3)
    a, b = statements(bench)
    merge, split = on(MERGE, a, b), on(SPLIT, a, b, 1, by="Ben Ito")
    assert weighed(bench, decided(bench, [merge, split]).said).numbers.utterances == (2, 2)
    assert decided(bench, [merge, split]).differing == ((merge, split),)
    assert weighed(bench, decided(bench, [split, merge]).said).numbers.utterances == (1, 1)


def test_a_decision_finds_its_statement_by_its_words_when_its_id_is_another_now() -> None:
    bench = bench_of([VOICES[1], VOICES[2]])
    a, b = statements(bench)
    moved = Utterance(**{name: getattr(a, name) for name in a.__struct_fields__ if name not in ("id", "day")}, day="2031-01-01")
    assert moved.id != a.id
    assert len(as_decided((moved, b), [on(MERGE, a, b)], bench.claims).said) == 1


@hypothesis_settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(VOICES), min_size=2, max_size=5),
    st.integers(0, 4),
    st.lists(st.tuples(st.sampled_from([MERGE, SPLIT]), st.integers(0, 4), st.integers(0, 4)), max_size=4),
)
def test_a_decided_pair_never_widens_the_range_and_never_touches_the_reports(
    chains: list[tuple[Voice, ...]], apart: int, acts: list[tuple[DecisionKind, int, int]]
) -> None:
    bench = bench_of(chains, apart)
    found = statements(bench)
    made = [
        on(kind, found[a % len(found)], found[b % len(found)], n)
        for n, (kind, a, b) in enumerate(acts)
        if a % len(found) != b % len(found)
    ]
    widths = []
    for n in range(len(made) + 1):
        now = decided(bench, made[:n])
        weighing = weighed(bench, now.said)
        low, high = weighing.numbers.utterances
        assert 0 <= low <= high and weighing.numbers.reports.seen == len(chains)
        assert {c for u in now.said for c in u.claims} == {c for u in found for c in u.claims}
        if not any(decided(bench, made[:m]).differing for m in range(n + 1)):
            widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert decided(bench, []).said == found
