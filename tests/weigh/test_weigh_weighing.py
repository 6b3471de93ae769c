"""Weighing: the five numbers, the ladder, contradictions, and what no rule may do."""

import time
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, agency, claim, edge, figure, official, on, place, register, slot, told, voice

from whence.language.actors.register import Register
from whence.match import utterances
from whence.model.acts import Decision
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Membership
from whence.model.passage import passage
from whence.model.said import Caveat, Claim, MediaMention, Shot, Voice
from whence.model.traced import InferredReport
from whence.model.vocabulary import (
    AttributionKind,
    CaveatStatus,
    DecisionKind,
    IncidentType,
    Independence,
    MembershipRole,
    Modality,
    PlaceRelation,
    Polarity,
    QuestionKind,
    SourceKind,
    Standing,
)
from whence.model.weighed import Question, Weighing
from whence.weigh import links_of, weigh

WORDS = "Five men fled the prison"
WIRE = agency("Cable Wire")
RESIDENT = voice("a resident of the town", SourceKind.UNNAMED_WITNESS)
HALIM = voice("Halim Oru", SourceKind.NAMED_PERSON)


def said(outlet: str, *by: Voice, hours: float = 12, **more: object) -> tuple[Report, list[Claim]]:
    report = told(f"{WORDS}, it was said in {outlet}.", outlet=outlet, published=DAY + timedelta(hours=hours))
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(5),), **more}
    return report, [claim(report, WORDS, by=by, **details)]


def bench_of(*made: tuple[Report, Sequence[object]], actors: Register | None = None) -> Bench:
    bench = Bench(actors)
    for report, records in made:
        bench.add(report, records)
    return bench


def weighed(bench: Bench, **more: object) -> Weighing:
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    statements = utterances(incident, evidence, register=bench.register)
    return weigh(incident, evidence, statements, register=bench.register, **more)  # type: ignore[arg-type]


def asked(weighing: Weighing, kind: QuestionKind, of: str | None = None) -> Question:
    return next(q for q in weighing.questions if q.question is kind and q.of == of)


def decision(bench: Bench, kind: DecisionKind, target: str | None = None, **more: object) -> Decision:
    goal = target or bench.index.incidents()[0].id
    return Decision(at=DAY + timedelta(days=2), by="Ana Voss", kind=kind, target=goal, reason="saw it in the logs", **more)  # type: ignore[arg-type]


def test_many_reports_one_party_nobody_independent_verified_by_no_one() -> None:
    found = weighed(bench_of(said("A", WIRE, official()), said("B", WIRE, official()), said("C", HALIM), said("D")))
    numbers = found.numbers
    assert (numbers.reports.seen, numbers.utterances, numbers.parties) == (4, (2, 2), ("Northern Defence Force",))
    assert (numbers.independent, numbers.verified_by) == ((0, 0), ())
    assert asked(found, QuestionKind.HAPPENED).standing is Standing.ONE_SIDED
    assert "all-one-party" in {flag.code for flag in found.flags}


def test_without_a_register_parties_and_independence_are_unknown() -> None:
    found = weighed(bench_of(said("A", WIRE, official()), said("B", RESIDENT), actors=Register()))
    assert (found.numbers.parties, found.numbers.independent) == (None, None)
    assert {o.independence for o in found.origins} == {Independence.UNKNOWN}
    assert found.footage == ()


def test_a_witness_without_a_tie_is_not_shown_dependent_until_somebody_argues_it() -> None:
    bench = bench_of(said("A", WIRE, official()), said("B", RESIDENT))
    found = weighed(bench)
    assert found.numbers.independent == (0, 1)
    assert asked(found, QuestionKind.HAPPENED).standing is Standing.SEVERAL_INTERESTED
    witness = next(o for o in found.origins if o.party is None)
    argued = weighed(bench, decisions=[decision(bench, DecisionKind.ARGUE_INDEPENDENCE, witness.id)])
    assert argued.numbers.independent == (1, 1)
    assert asked(argued, QuestionKind.HAPPENED).standing is Standing.CORROBORATED


def test_an_origin_whose_basis_is_not_shown_does_not_count() -> None:
    found = weighed(bench_of(said("A", voice("Institute of Plains", SourceKind.ORGANISATION))))
    assert found.numbers.independent == (0, 0)
    assert [o.basis_shown for o in found.origins] == [False]


def test_a_monitor_with_informants_may_be_independent() -> None:
    assert weighed(bench_of(said("A", voice("Border Watch")))).numbers.independent == (0, 1)


def test_an_ally_is_folded_into_its_party_and_opposing_sides_are_not() -> None:
    allied = weighed(bench_of(said("A", voice("Northern Council")), said("B", voice("NDF"))))
    assert allied.numbers.parties == ("Northern Defence Force",)
    opposed = weighed(bench_of(said("A", voice("Southern Army")), said("B", voice("NDF"))))
    assert opposed.numbers.parties == ("Northern Defence Force", "Southern Army")
    assert asked(opposed, QuestionKind.HAPPENED).standing is Standing.OPPOSING_PARTIES_AGREE


def test_verified_only_by_a_decision_and_undo_takes_it_back() -> None:
    bench = bench_of(said("A", WIRE, official()))
    verify = decision(bench, DecisionKind.VERIFY, question=QuestionKind.HAPPENED)
    other = decision(bench, DecisionKind.VERIFY, question=QuestionKind.WHERE)
    undo = decision(bench, DecisionKind.UNDO, verify.id)
    assert weighed(bench, decisions=[verify, other]).numbers.verified_by == ("Ana Voss",)
    assert asked(weighed(bench, decisions=[verify]), QuestionKind.HAPPENED).standing is Standing.VERIFIED
    assert weighed(bench, decisions=[other]).numbers.verified_by == ()
    assert weighed(bench, decisions=[undo, verify]).numbers.verified_by == ()


def test_bounds_that_can_meet_do_not_contradict_and_disjoint_ones_do() -> None:
    soft = weighed(bench_of(said("A", HALIM, figures=(figure(10, open_above=True),)), said("B", HALIM, figures=(figure(12),))))
    assert soft.contradictions == ()
    hard = weighed(bench_of(said("A", official(), figures=(figure(5),)), said("B", HALIM, figures=(figure(60),))))
    conflict = hard.contradictions[0]
    assert (conflict.question, conflict.of, conflict.within_party, conflict.kind) == (
        QuestionKind.HOW_MANY,
        "escaped",
        True,
        "contradiction",
    )
    assert asked(hard, QuestionKind.HOW_MANY, "escaped").contradicted


def test_a_toll_that_only_rises_is_growing() -> None:
    made = [said(f"Leaf {n}", HALIM, hours=12 + n, figures=(figure(n, of="killed"),)) for n in (2, 3, 7)]
    assert [c.kind for c in weighed(bench_of(*made)).contradictions] == ["growing"]


def test_a_number_that_nobody_said_in_a_copy_is_a_mutation() -> None:
    parent, child = said("A", HALIM), said("B", figures=(figure(90),), hours=14)
    bench = bench_of(parent)
    bench.add(*child, [edge(child[0].id, parent[0].id)])
    assert [c.kind for c in weighed(bench).contradictions] == ["mutation"]


def test_a_mutation_is_set_against_what_was_taken_and_not_against_what_others_counted() -> None:
    parent, child = said("A", HALIM, figures=(figure(5),)), said("B", figures=(figure(90),), hours=14)
    bench = bench_of(parent, said("C", official(), figures=(figure(40),)))
    bench.add(*child, [edge(child[0].id, parent[0].id)])
    found = {c.kind: [v.number for v in c.values] for c in weighed(bench).contradictions}
    assert found == {"contradiction": [(40.0, 40.0), (5.0, 5.0)], "mutation": [(5.0, 5.0), (90.0, 90.0)]}


def test_what_the_report_taken_from_does_not_have_is_no_mutation_of_it() -> None:
    parent, child = said("A", HALIM, figures=(figure(90),)), said("B", figures=(figure(90),), hours=14)
    bench = bench_of(parent, said("C", official(), figures=(figure(40),)))
    bench.add(*child, [edge(child[0].id, parent[0].id)])
    assert [c.kind for c in weighed(bench).contradictions] == ["contradiction"]


def test_two_sites_of_one_party_contradict_within_the_party() -> None:
    made = said("A", official(), sites=(place("Ark prison"),)), said("B", HALIM, sites=(place("Bell prison"),))
    conflict = next(c for c in weighed(bench_of(*made)).contradictions if c.question is QuestionKind.SITE)
    assert conflict.within_party is True


def test_what_fell_next_to_a_prison_did_not_fall_at_the_prison() -> None:
    beside = replace(place("Ark prison"), relation=PlaceRelation.NEAR)
    found = weighed(bench_of(said("A", official(), sites=(beside,))))
    assert not [q for q in found.questions if q.question is QuestionKind.SITE]
    assert "near Ark prison" in [a.value.text for a in asked(found, QuestionKind.WHERE).answers]


def test_two_sites_that_one_claim_names_together_are_no_contradiction() -> None:
    found = weighed(bench_of(said("A", official(), sites=(place("Ark prison"), place("Bell prison", start=20)))))
    assert len(asked(found, QuestionKind.SITE).answers) == 2
    assert not [c for c in found.contradictions if c.question is QuestionKind.SITE]


def test_causes_of_two_kinds_contradict_and_two_wordings_do_not() -> None:
    def cause(words: str) -> dict[str, object]:
        return {"cause": slot(words)}

    alike = weighed(
        bench_of(said("A", HALIM, **cause("shells that fell close by")), said("B", official(), **cause("artillery fire nearby")))
    )
    assert not asked(alike, QuestionKind.CAUSE).contradicted
    unlike = weighed(
        bench_of(said("A", HALIM, **cause("shells that fell close by")), said("B", official(), **cause("an air raid")))
    )
    assert asked(unlike, QuestionKind.CAUSE).contradicted


def test_cause_and_intent_that_nobody_asserts_are_said_to_be_open() -> None:
    found = weighed(bench_of(said("A", HALIM)))
    for kind in (QuestionKind.CAUSE, QuestionKind.INTENT):
        assert [(a.not_asserted, a.standing) for a in asked(found, kind).answers] == [(True, Standing.UNSUPPORTED)]


def test_a_denial_is_a_rival_answer_and_no_statement_that_counts() -> None:
    denial = said("B", voice("Southern Army"), polarity=Polarity.DENIED)
    found = weighed(bench_of(said("A", HALIM), denial))
    assert found.numbers.utterances == (1, 1)
    assert asked(found, QuestionKind.HAPPENED).contradicted
    assert found.numbers.parties == ("Northern Defence Force",)


def test_denying_a_part_in_it_is_not_denying_that_it_happened() -> None:
    disowning = said("B", voice("Southern Army"), polarity=Polarity.DENIED, about=QuestionKind.RESPONSIBILITY)
    found = weighed(bench_of(said("A", HALIM), disowning))
    assert not asked(found, QuestionKind.HAPPENED).contradicted
    assert found.numbers.utterances == (1, 1) and found.numbers.parties == ("Northern Defence Force",)


def caveat(report: Report, status: CaveatStatus, **more: object) -> Caveat:
    passage = claim(report, "it was said").passage
    return Caveat(
        passage=passage,
        status=status,
        by=(voice(report.outlet or "", SourceKind.OUTLET, basis="metadata"),),
        method="tests/1",
        **more,
    )  # type: ignore[arg-type]


def test_parties_only_is_flagged_and_the_silent_party_is_a_gap() -> None:
    report, claims = said("A", HALIM)
    found = weighed(bench_of((report, [*claims, caveat(report, CaveatStatus.PARTIES_ONLY, parties=("NDF", "Southern Army"))])))
    assert "parties-only" in {flag.code for flag in found.flags}
    assert any("Southern Army" in gap for gap in found.gaps)
    assert len(found.caveats) == 1


def test_footage_tells_whose_hands_it_went_through_and_what_it_does_not_show() -> None:
    report, claims = said("A", HALIM)
    shots = (Shot(start=0, end=4, words="a blast"), Shot(start=5, end=9, words="men at a door"))
    mention = MediaMention(passage=claims[0].passage, noun="video", releasers=(voice("NDF"),), passed_on_by=(voice("Ria Lund", SourceKind.NAMED_PERSON),),
                           shown=shots, cut=True, method="tests/1")  # fmt: skip
    seen = [
        replace(
            claims[0],
            id="",
            frame=None,
            about=QuestionKind.MEDIA_SHOWS,
            modality=Modality.OBSERVED,
            media=mention.id,
            passage=place_of,
        )
        for place_of in (passage(report.id, report.text, shot.start, shot.end) for shot in shots)
    ]
    found = weighed(bench_of((report, [*claims, *seen, mention])))
    item = found.footage[0]
    assert item.custody == ("unknown camera operator", "Northern Defence Force", "Ria Lund", "A")
    assert (item.releaser_is_party, item.shots, item.edited, item.original_held) == (True, 2, True, False)
    assert {"place", "date", "identity"} <= set(item.not_shown)
    assert "cut" in found.finding


def test_what_a_voice_says_that_footage_shows_is_a_caption_and_no_shot() -> None:
    report, claims = said("A", HALIM)
    mention = MediaMention(
        passage=claims[0].passage,
        noun="video",
        releasers=(voice("NDF"),),
        shown=(Shot(start=0, end=4, words="men run"),),
        method="tests/1",
    )
    assert weighed(bench_of((report, [*claims, mention]))).footage[0].shots is None


def test_a_confirmation_on_the_footage_or_by_the_party_is_a_pseudo_confirmation() -> None:
    report, claims = said("A", voice("Northern Council"))
    confirming = claim(
        report, "it was said", by=(voice("Northern Council"),), media="med_x", places=(place("Dorvan"),), times=(on(),)
    )
    confirming = _of_kind(confirming, AttributionKind.CONFIRMATION)
    found = weighed(bench_of((report, [*claims, confirming])))
    assert [(p.by, "footage" in p.why) for p in found.pseudo_confirmations] == [("Northern Council", True)]


def _of_kind(item: Claim, kind: AttributionKind) -> Claim:
    return replace(item, kind=kind)


def test_the_finding_never_says_more_than_the_records() -> None:
    found = weighed(bench_of(said("A", HALIM), said("B", WIRE, official()))).finding
    assert "Alleged" in found
    assert "not been independently verified" in found
    assert "all paths lead to one party" in found
    assert "confirmed" not in found.casefold()


def test_as_of_goes_by_publication_and_undated_reports_wait() -> None:
    undated = told("Men fled the prison, undated.", outlet="U", published=None)
    bench = bench_of(said("A", HALIM, hours=10), said("B", WIRE, official(), hours=30))
    bench.add(undated, [claim(undated, "Men fled the prison", places=(place("Dorvan"),), times=(on(),))])
    early = weighed(bench, as_of=DAY + timedelta(hours=20))
    assert (early.numbers.reports.seen, early.numbers.utterances) == (1, (1, 1))
    late = weighed(bench, as_of=DAY + timedelta(hours=40))
    assert (late.numbers.reports.seen, weighed(bench).numbers.reports.seen) == (2, 3)


def test_an_unseen_parent_is_there_when_its_first_child_is() -> None:
    wire = InferredReport(name="Cable Wire", day="2031-03-07", why="credited", method="tests/1")
    bench = bench_of(said("A", HALIM, hours=10))
    child = said("B", WIRE, official(), hours=30)
    bench.add(*child, [edge(child[0].id, wire.id)])
    bench.inferred[wire.id] = wire
    assert weighed(bench, as_of=DAY + timedelta(hours=20)).numbers.reports.inferred == 0
    assert weighed(bench).numbers.reports.inferred == 1


def test_every_number_has_a_reason_and_every_question_a_standing_with_reasons() -> None:
    found = weighed(bench_of(said("A", HALIM), said("B", RESIDENT)))
    codes = {r.code for r in found.number_reasons}
    assert {f"number.{n}" for n in ("reports", "utterances", "parties", "independent", "verified_by")} <= codes
    assert all(q.reasons for q in found.questions)
    assert found.gaps


def test_links_name_the_same_town_and_nothing_more() -> None:
    bench = bench_of(said("A", HALIM))
    other = told("A bomb went off.", outlet="B", published=DAY + timedelta(days=20))
    bench.add(
        other,
        [claim(other, "A bomb went off", IncidentType.BOMBING, places=(place("Dorvan"),), times=(on(DAY + timedelta(days=19)),))],
    )
    first, second = bench.index.incidents()
    assert links_of(first, [first, second]) == ((second.id, "same_town"),)


VOICES = [
    (),
    (WIRE,),
    (official(),),
    (WIRE, official()),
    (HALIM,),
    (RESIDENT,),
    (voice("Border Watch"),),
    (voice("Southern Army"),),
]


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=5), st.data())
def test_copies_and_caveats_raise_nothing_and_order_is_irrelevant(chains: list[tuple[Voice, ...]], data: st.DataObject) -> None:
    made = [said(f"Leaf {at}", *chain) for at, chain in enumerate(chains)]
    bench = bench_of(*made)
    before = weighed(bench)
    chosen = data.draw(st.integers(0, len(made) - 1))
    copy = said("Copying Leaf", *chains[chosen], hours=15)
    note = caveat(copy[0], data.draw(st.sampled_from(list(CaveatStatus))))
    bench.add(copy[0], [*copy[1], note], [edge(copy[0].id, made[chosen][0].id)])
    after = weighed(bench)
    assert after.numbers.utterances == before.numbers.utterances
    assert len(after.origins) == len(before.origins)
    assert after.numbers.independent == before.numbers.independent
    incident = bench.index.incidents()[0]
    evidence = bench.evidence(incident)
    turned = evidence._replace(
        claims=dict(reversed(evidence.claims.items())), reports=dict(reversed(evidence.reports.items())), memberships=evidence.memberships[::-1],
        derivations=dict(reversed(evidence.derivations.items())), caveats=dict(reversed(evidence.caveats.items())),
    )  # fmt: skip
    statements = utterances(incident, turned, register=bench.register)
    assert weigh(incident, turned, tuple(reversed(statements)), register=bench.register) == after


@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=4))
def test_removing_all_interests_gives_unknown(chains: list[tuple[Voice, ...]]) -> None:
    bare = Register(replace(actor, interests=()) for actor in register())
    numbers = weighed(bench_of(*(said(f"Leaf {at}", *chain) for at, chain in enumerate(chains)), actors=bare)).numbers
    assert (numbers.parties, numbers.independent) == (None, None)


def test_evidence_of_ten_times_as_many_reports_takes_no_hundred_times_as_long() -> None:
    # as many calls a report; twice the time a call, since so much no longer lies in the near caches; all with all would be a hundred times
    assert _seconds(20_000) < 40 * min(_seconds(2_000) for _ in range(3))


def _seconds(n: int) -> float:
    bench = Bench()
    incident = None
    for at in range(n):
        report, claims = said(f"Leaf {at}", *VOICES[at % len(VOICES)], figures=(figure(at % 7),))
        if incident is None:
            bench.add(report, claims)
            incident = bench.index.incidents()[0]
            continue
        bench.reports[report.id] = report
        bench.claims |= {c.id: c for c in claims}
        bench.memberships.append(
            Membership(
                incident=incident.id,
                report=report.id,
                role=MembershipRole.FOCUS,
                claims=tuple(c.id for c in claims),
                method="tests/1",
            )
        )
        link = edge(report.id, bench.memberships[at // 2].report)
        bench.derivations[link.id] = link
    started = time.process_time()
    weighed(bench)
    return time.process_time() - started
