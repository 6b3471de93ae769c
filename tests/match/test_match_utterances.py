"""Statements: speaker x addressee x day, and what never makes one more of them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, agency, claim, edge, figure, official, on, place, register, told, voice

from whence.match import utterances
from whence.match.statements.speakers import is_many
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.matched import Incident, Membership
from whence.model.said import Caveat, Claim, Voice
from whence.model.vocabulary import (
    AttributionKind,
    Bearing,
    BlockKind,
    CaveatStatus,
    DerivationType,
    IncidentType,
    MembershipRole,
    Phase,
    Polarity,
    QuestionKind,
    SourceKind,
)
from whence.model.weighed import Utterance

WORDS = "Five men fled the prison"
HALIM = voice("Halim Oru", SourceKind.NAMED_PERSON)
WIRE = agency("Cable Wire")
LEAF = agency("Leaf Service")


def said(outlet: str, *by: Voice, **more: object) -> tuple[Report, list[Claim]]:
    report = told(
        f"{WORDS}, it was said by {len(by)} in {outlet}.",
        outlet=outlet,
        published=more.pop("published", DAY + timedelta(hours=12)),
    )  # type: ignore[arg-type]
    return report, [
        claim(report, WORDS, by=by, **{"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(5),), **more})
    ]


def statements(*made: tuple[Report, list[Claim]], edges: tuple = ()) -> tuple[Utterance, ...]:  # type: ignore[type-arg]
    bench = Bench()
    for report, claims in made:
        bench.add(report, claims, [e for e in edges if e.child == report.id])
    incident = bench.index.incidents()[0]
    assert len(bench.index.incidents()) == 1
    return utterances(incident, bench.evidence(incident), register=register())


def test_many_reports_carry_one_statement() -> None:
    found = statements(
        said("Morning Leaf", WIRE, official()), said("Evening Leaf", WIRE, official()), said("Night Leaf", WIRE, official())
    )
    assert [(u.addressee, u.bearing, len(u.reports)) for u in found] == [("Cable Wire", Bearing.ASSERTS, 3)]


def test_one_speaker_to_two_agencies_makes_two_statements_that_are_candidates_of_each_other() -> None:
    found = statements(said("Morning Leaf", WIRE, HALIM), said("Evening Leaf", LEAF, HALIM))
    assert len(found) == 2
    assert found[0].candidates == (found[1].id,)


def test_a_mention_without_addressee_joins_the_speakers_statement() -> None:
    assert len(statements(said("Morning Leaf", WIRE, HALIM), said("Evening Leaf", HALIM))) == 1


def test_initial_and_surname_mean_the_person_the_register_knows() -> None:
    assert len(statements(said("Morning Leaf", WIRE, HALIM), said("Evening Leaf", voice("H. Oru", SourceKind.NAMED_PERSON)))) == 1


def test_the_outlets_own_word_and_an_agency_that_names_nobody_are_no_statements() -> None:
    assert statements(said("Morning Leaf"), said("Evening Leaf", WIRE)) == ()


def test_a_party_organ_that_speaks_itself_makes_a_statement() -> None:
    found = statements(said("Morning Leaf", voice("Voice of the North", SourceKind.OUTLET)))
    assert [u.party for u in found] == ["Northern Defence Force"]


@pytest.mark.parametrize("body", ["Southern Army", "NDF Press Desk", "Border Watch"])
def test_what_an_army_an_office_or_a_monitor_writes_on_its_own_page_is_its_statement(body: str) -> None:
    assert [u.speaker for u in statements(said(body))] == [body]


@pytest.mark.parametrize("outlet", ["Voice of the North", "Cable Wire", "Friends of the Southern Army"])
def test_a_medium_that_writes_of_others_says_nothing_of_its_own(outlet: str) -> None:
    assert statements(said(outlet)) == ()


def test_the_body_is_its_official_where_both_stand_in_one_report() -> None:
    report, claims = said("Morning Leaf", WIRE, official())
    claims.append(claim(report, "it was said", by=(voice("NDF"),), focus=True))
    assert len(statements((report, claims))) == 1


def test_a_body_named_without_addressee_elsewhere_may_be_one_of_the_statements() -> None:
    found = {u.speaker: u for u in statements(said("Morning Leaf", WIRE, official()), said("Evening Leaf", voice("NDF")))}
    assert len(found) == 2
    assert found["Northern Defence Force"].candidates == (found["an NDF official"].id,)
    assert found["an NDF official"].candidates == ()


def test_reportedly_is_nobodys_statement_beside_a_named_voice() -> None:
    nobody = voice("UNNAMED", SourceKind.NONE, basis="hedge")
    report, claims = said("Morning Leaf", official())
    claims.append(claim(report, "it was said", by=(nobody,)))
    assert len(statements((report, claims))) == 1
    alone = statements(said("Evening Leaf", nobody))
    assert [u.bearing for u in alone] == [Bearing.RELAYS]


def test_a_second_official_is_another_speaker() -> None:
    second = voice("a second NDF official", SourceKind.UNNAMED_OFFICIAL, affiliation="NDF")
    assert len(statements(said("Morning Leaf", WIRE, official()), said("Evening Leaf", WIRE, second))) == 2


def test_a_copy_that_lost_the_agency_carries_the_same_statement() -> None:
    source = voice("a local source", SourceKind.UNNAMED_WITNESS)
    parent, child = said("Morning Leaf", source), said("Evening Leaf", source)
    assert len(statements(parent, child)) == 2
    assert len(statements(parent, child, edges=(edge(child[0].id, parent[0].id),))) == 1


def test_later_words_of_the_same_speaker_in_a_reports_focus_are_a_new_statement() -> None:
    later = said("Evening Leaf", WIRE, HALIM, published=DAY + timedelta(days=9))
    assert [u.day for u in statements(said("Morning Leaf", WIRE, HALIM), later)] == ["2031-03-07", "2031-03-16"]


def test_bearings_follow_phase_polarity_kind_and_relay() -> None:
    envoy = voice("Envoy Marn Telle", SourceKind.NAMED_PERSON)
    cases = {
        Bearing.PARTLY: said("A", HALIM, phase=Phase.ATTEMPTED),
        Bearing.DENIES: said("B", HALIM, polarity=Polarity.DENIED),
        Bearing.ABOUT_SOURCING: said("C", HALIM),
        Bearing.RESTS_ON: said("D", HALIM, media="med_x"),
    }
    cases[Bearing.ABOUT_SOURCING][1][0] = _of_kind("C", AttributionKind.NO_COMMENT)
    cases[Bearing.RESTS_ON][1][0] = _of_kind("D", AttributionKind.CONFIRMATION, media="med_x")
    for bearing, (report, claims) in cases.items():
        found = utterances(_seed(report, claims), _evidence(report, claims), register=register())
        assert [u.bearing for u in found] == [bearing], bearing
    relayed = statements(said("E", envoy, voice("NDF")))
    assert {u.speaker: u.bearing for u in relayed} == {
        "Envoy Marn Telle": Bearing.RELAYS,
        "Northern Defence Force": Bearing.ASSERTS,
    }


def _of_kind(outlet: str, kind: AttributionKind, **more: object) -> Claim:
    report = said(outlet, HALIM)[0]
    found = claim(report, WORDS, by=(HALIM,), places=(place("Dorvan"),), times=(on(),), **more)
    return replace(found, kind=kind)


def _seed(report: Report, claims: list[Claim]) -> Incident:
    return Incident(seed=claims[0].id, type=IncidentType.ESCAPE, title="Alleged escape", method="tests/1")


def _evidence(report: Report, claims: list[Claim], caveats: tuple[Caveat, ...] = ()) -> Evidence:
    incident = _seed(report, claims)
    member = Membership(
        incident=incident.id, report=report.id, role=MembershipRole.FOCUS, claims=tuple(c.id for c in claims), method="tests/1"
    )
    return Evidence({report.id: report}, (member,), {c.id: c for c in claims}, {}, {c.id: c for c in caveats}, {}, {}, {}, {}, {})


def test_words_of_a_caveat_make_no_statement() -> None:
    watcher = voice("Border Watch")
    report, claims = said("Morning Leaf", watcher)
    caveat = Caveat(passage=claims[0].passage, status=CaveatStatus.UNVERIFIED, by=claims[0].chain, method="tests/1")
    found = utterances(_seed(report, claims), _evidence(report, claims, (caveat,)), register=register())
    assert [u.bearing for u in found] == [Bearing.ABOUT_SOURCING]


def test_a_responsibility_claim_asserts_the_incident() -> None:
    report, claims = said("Morning Leaf", official())
    claims.append(claim(report, "it was said", about=QuestionKind.RESPONSIBILITY, by=(voice("Southern Army"),)))
    assert {u.speaker for u in statements((report, claims)) if u.bearing is Bearing.ASSERTS} == {
        "an NDF official",
        "Southern Army",
    }


VOICES = [(), (WIRE,), (official(),), (WIRE, official()), (HALIM,), (LEAF, HALIM), (voice("NDF"),), (WIRE, voice("Southern Army")),
          (voice("a local source", SourceKind.UNNAMED_WITNESS),), (voice("UNNAMED", SourceKind.NONE, basis="hedge"),)]  # fmt: skip


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=5), st.data())
def test_a_copy_never_adds_a_statement_and_order_is_irrelevant(chains: list[tuple[Voice, ...]], data: st.DataObject) -> None:
    bench = Bench()
    made = [said(f"Leaf {at}", *chain) for at, chain in enumerate(chains)]
    for report, claims in made:
        bench.add(report, claims)
    incident = bench.index.incidents()[0]
    before = utterances(incident, bench.evidence(incident), register=bench.register)
    copied = data.draw(st.integers(0, len(made) - 1))
    copy = said("Copying Leaf", *chains[copied], published=DAY + timedelta(hours=data.draw(st.sampled_from([13, 60, 300]))))
    bench.add(*copy, [edge(copy[0].id, made[copied][0].id)])
    evidence = bench.evidence(incident)
    after = utterances(incident, evidence, register=bench.register)
    assert len(after) == len(before)
    turned = evidence._replace(
        claims=dict(reversed(evidence.claims.items())),
        reports=dict(reversed(evidence.reports.items())),
        memberships=evidence.memberships[::-1],
    )
    assert utterances(incident, turned, register=bench.register) == after


def test_edges_narrowed_to_other_claims_tie_nothing() -> None:
    source = voice("a local source", SourceKind.UNNAMED_WITNESS)
    parent, child = said("Morning Leaf", source), said("Evening Leaf", source)
    narrowed = edge(child[0].id, parent[0].id, DerivationType.QUOTES, about=("clm_other",))
    assert len(statements(parent, child, edges=(narrowed,))) == 2


def test_a_papers_own_sources_are_the_paper_where_it_speaks_for_a_party() -> None:
    sources = voice("our sources on the ground", SourceKind.COLLECTIVE)
    found = statements(said("Voice of the North", sources), said("Evening Leaf", voice("Voice of the North", SourceKind.OUTLET)))
    assert {u.party for u in found} == {"Northern Defence Force"}
    assert sum(not u.candidates for u in found) == 1


def test_a_copy_that_calls_the_official_a_spokesperson_adds_no_statement() -> None:
    spokesperson = voice("an NDF spokesperson", SourceKind.UNNAMED_OFFICIAL, affiliation="NDF")
    parent, child = said("Morning Leaf", WIRE, official()), said("Evening Leaf", spokesperson)
    assert len(statements(parent, child, edges=(edge(child[0].id, parent[0].id),))) == 1
    apart = statements(parent, child)
    assert [bool(u.candidates) for u in apart if "spokesperson" in u.speaker] == [True]


def test_a_confirmation_by_a_voice_that_points_to_the_footage_rests_on_it() -> None:
    report, claims = said("Morning Leaf", HALIM)
    claims[0] = replace(claims[0], kind=AttributionKind.CONFIRMATION)
    claims.append(claim(report, "it was said", about=QuestionKind.MEDIA_SHOWS, by=(HALIM,), media="med_x"))
    assert [u.bearing for u in statements((report, claims))] == [Bearing.RESTS_ON]


def test_a_headline_that_says_a_researcher_confirms_it_rests_on_what_the_text_says_the_confirmation_rests_on() -> None:
    title = "Researcher confirms five men fled"
    plain = told(f"{title}\n{WORDS}, Halim Oru confirmed. The pictures leave little doubt, he said.", outlet="Morning Leaf")
    first, second = plain.blocks
    report = replace(plain, blocks=(replace(first, kind=BlockKind.HEADLINE), second))
    facts = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(5),)}
    researcher = voice("Researcher", SourceKind.UNNAMED_WITNESS)
    claims = [
        replace(claim(report, "five men fled", by=(researcher,), **facts), kind=AttributionKind.CONFIRMATION),
        replace(claim(report, WORDS, by=(HALIM,), **facts), kind=AttributionKind.CONFIRMATION),
        claim(report, "The pictures leave little doubt", about=QuestionKind.MEDIA_SHOWS, by=(HALIM,), media="med_x"),
    ]
    assert {u.bearing for u in statements((report, claims))} == {Bearing.RESTS_ON}


def test_several_officials_of_a_body_may_be_the_one_who_is_heard_elsewhere() -> None:
    several = voice("officials of the NDF", SourceKind.UNNAMED_OFFICIAL, affiliation="NDF")
    one = official()
    assert is_many(several) and not is_many(one)


def test_a_collective_that_is_no_witness_counts_only_in_part() -> None:
    fighters, residents = voice("fighters", SourceKind.COLLECTIVE), voice("residents", SourceKind.COLLECTIVE)
    assert {u.speaker: u.bearing for u in statements(said("A", fighters), said("B", residents))} == {
        "fighters": Bearing.PARTLY,
        "residents": Bearing.ASSERTS,
    }


def test_the_agency_on_the_byline_is_whom_the_official_told_unless_a_parent_knows_better() -> None:
    credited = voice("Leaf Service", SourceKind.AGENCY, basis="metadata")
    parent, child = said("Morning Leaf", WIRE, official()), said("Evening Leaf", credited, official())
    assert {u.addressee for u in statements(parent, child)} == {"Cable Wire", "Leaf Service"}
    assert {u.addressee for u in statements(parent, child, edges=(edge(child[0].id, parent[0].id),))} == {"Cable Wire"}
