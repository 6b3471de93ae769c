"""Claims to incidents: what joins, what stays apart, what a person is asked."""

import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import (
    DAY,
    Bench,
    agency,
    claim,
    edge,
    figure,
    incidents_in,
    memberships_in,
    official,
    on,
    place,
    slot,
    told,
    voice,
)
from msgspec import structs

from whence.match import keys_of, match, profile_after
from whence.match.likeness.signals import count_signals
from whence.match.sketches.sketch import MOST_PLACES, sketch_of
from whence.model.captured import Report
from whence.model.said import Claim, Reading
from whence.model.vocabulary import DerivationType, IncidentType, MembershipRole, Modality, QuestionKind


def escape(outlet: str, words: str = "Five men fled the prison.", **more: object) -> tuple[Report, Claim]:
    report = told(words, outlet=outlet)
    details: dict[str, object] = {"places": (place("Dorvan"),), "times": (on(),), "figures": (figure(5),), **more}
    return report, claim(report, words.rstrip("."), **details)


def test_two_reports_of_one_town_and_day_are_one_incident() -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    found = bench.add(*_pair(escape("Evening Leaf", "Prisoners got out.")))
    assert not incidents_in(found)
    names = {s.name for s in memberships_in(found)[0].signals}
    assert {"same type", "same place", "same day"} <= names


def _pair(made: tuple[Report, Claim]) -> tuple[Report, list[Claim]]:
    return made[0], [made[1]]


@pytest.mark.parametrize(
    "change",
    [{"figures": (figure(80),)}, {"sites": (place("Other prison"),)}, {"by": (voice("Southern Army"),)}],
    ids=["another number", "another facility", "another source"],
)
def test_differing_figures_facilities_and_sources_never_split(change: dict[str, object]) -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf", sites=(place("Ark prison"),), by=(voice("NDF"),))))
    found = bench.add(*_pair(escape("Evening Leaf", "Men got away.", **change)))
    assert not incidents_in(found)


@pytest.mark.parametrize(
    "change",
    [
        {"times": (on(DAY - timedelta(days=9)),)},
        {"places": (place("Melka"),)},
        {"kind": IncidentType.AGREEMENT},
        {"times": (on(DAY - timedelta(days=60), until=DAY),), "places": (place("Northland"),)},
    ],
    ids=["another day", "a town far off", "another type", "a running total"],
)
def test_days_towns_types_and_totals_that_cannot_meet_stay_apart(change: dict[str, object]) -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    found = bench.add(*_pair(escape("Evening Leaf", "Men got away.", **change)))
    assert len(incidents_in(found)) == 1


def test_another_break_in_one_report_is_an_incident_of_its_own() -> None:
    bench = Bench()
    report = told("Five fled a prison in Dorvan. In a separate break, ten got out there.", outlet="Morning Leaf")
    first = claim(report, "Five fled a prison in Dorvan", places=(place("Dorvan"),), times=(on(),))
    second = claim(report, "ten got out there", places=(place("Dorvan"),), times=(on(),), apart="separate", focus=False)
    found = bench.add(report, [first, second])
    assert len(incidents_in(found)) == 2
    assert {m.role for m in memberships_in(found)} == {MembershipRole.FOCUS, MembershipRole.BACKGROUND}


def test_a_sentence_without_a_place_belongs_to_the_one_before_it() -> None:
    bench = Bench()
    report = told(
        "Men fled a prison in Dorvan on Friday.\nA break took place in Melka. At least ten got out.", outlet="Morning Leaf"
    )
    here = claim(report, "Men fled a prison in Dorvan", places=(place("Dorvan"),), times=(on(),))
    there = claim(report, "A break took place in Melka", places=(place("Melka"),), focus=False)
    count = claim(report, "At least ten got out", figures=(figure(10, open_above=True),), focus=False)
    found = bench.add(report, [here, there, count])
    melka = next(i for i in incidents_in(found) if "Melka" in i.title)
    assert next(m.claims for m in memberships_in(found) if m.incident == melka.id) == (there.id, count.id)


def test_a_bag_of_incidents_opens_nothing_and_swallows_nothing() -> None:
    bench = Bench()
    report = told("Other incidents have occurred in Northland and abroad. Five fled Dorvan prison.", outlet="Morning Leaf")
    bag = claim(
        report, "Other incidents have occurred", IncidentType.OTHER, places=(place("Northland"),), apart="other", focus=False
    )
    real = claim(report, "Five fled Dorvan prison", places=(place("Dorvan"),), times=(on(),))
    found = bench.add(report, [bag, real])
    assert len(incidents_in(found)) == 1
    assert all(bag.id not in m.claims for m in memberships_in(found))


def test_beside_the_subject_a_place_told_by_its_form_alone_opens_an_incident_only_with_its_day() -> None:
    bench = Bench()
    report = told(
        "Five fled Dorvan on Friday.\nShells fell in Quellmar.\nA mine blew up in Torvane on Friday.", outlet="Morning Leaf"
    )
    main = claim(report, "Five fled Dorvan", places=(place("Dorvan"),), times=(on(),))
    unlisted = structs.replace(place("Quellmar"), certain=False)
    loose = claim(report, "Shells fell in Quellmar", IncidentType.SHELLING, places=(unlisted,), focus=False)
    other = structs.replace(place("Torvane"), certain=False)
    dated = claim(report, "A mine blew up in Torvane", IncidentType.BOMBING, places=(other,), times=(on(),), focus=False)
    opened = incidents_in(bench.add(report, [main, loose, dated]))
    assert {incident.places[0].name for incident in opened} == {"Dorvan", "Torvane"}


def test_plans_belong_to_no_incident() -> None:
    bench = Bench()
    report = told("They plan to storm Dorvan prison.", outlet="Morning Leaf")
    plan = claim(report, "They plan to storm Dorvan prison", places=(place("Dorvan"),), modality=Modality.PLANNED)
    assert bench.add(report, [plan]) == []


def test_a_claim_of_responsibility_follows_the_occurrence_beside_it() -> None:
    bench = Bench()
    report = told("Two bombs went off in Dorvan. The group said it had planted them.", outlet="Morning Leaf")
    bombs = claim(report, "Two bombs went off in Dorvan", IncidentType.BOMBING, places=(place("Dorvan"),), times=(on(),))
    claimed = claim(report, "it had planted them", about=QuestionKind.RESPONSIBILITY, subject=slot("the group"))
    found = bench.add(report, [bombs, claimed])
    assert memberships_in(found)[0].claims == (bombs.id, claimed.id)


def test_the_middle_band_opens_an_incident_and_names_the_candidate() -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    vague = escape("Evening Leaf", "Men got away.", places=(place("Northland"),), times=(on(DAY + timedelta(days=1)),))
    found = bench.add(*_pair(vague))
    member = memberships_in(found)[0]
    assert len(incidents_in(found)) == 1
    assert member.review
    assert (member.signals[0].name, member.signals[0].note) == ("candidate", bench.index.incidents()[0].id)


def test_a_copy_joins_its_parent_even_where_it_lost_the_town() -> None:
    bench = Bench()
    parent, said = escape("Morning Leaf")
    bench.add(parent, [said])
    child, again = escape("Evening Leaf", "Men got away.", places=(), times=(), figures=())
    found = bench.add(child, [again], [edge(child.id, parent.id)])
    assert not incidents_in(found)
    assert "derivation" in {s.name for s in memberships_in(found)[0].signals}


def _unread(outlet: str, *, numbers: tuple[float, ...], town: str = "Dorvan") -> tuple[Report, list[Reading]]:
    report = told(f"xxx {outlet}", outlet=outlet)
    figures = tuple(figure(n, of="") for n in numbers)
    return report, [
        Reading(report=report.id, read=False, reason="language", places=(place(town),), figures=figures, method="tests/1")
    ]


def test_an_unread_report_is_attached_by_town_day_and_figure() -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    found = bench.add(*_unread("Feuille", numbers=(5,)))
    assert [(m.role, m.claims, m.review) for m in memberships_in(found)] == [(MembershipRole.UNREAD, (), True)]


def test_an_unread_report_of_the_same_town_and_day_alone_is_not_attached() -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    assert bench.add(*_unread("Feuille", numbers=())) == []
    assert bench.add(*_unread("Blatt", numbers=(5,), town="Melka")) == []


def test_an_unread_copy_is_attached_through_its_parent() -> None:
    bench = Bench()
    parent, said = escape("Morning Leaf")
    bench.add(parent, [said])
    report, reading = _unread("Feuille", numbers=())
    found = bench.add(report, reading, [edge(report.id, parent.id, DerivationType.TRANSLATES)])
    assert len(memberships_in(found)) == 1


def test_profile_and_keys_stay_bounded_however_many_reports() -> None:
    profile: bytes | None = None
    sizes = []
    for at in range(400):
        report, said = escape(
            f"Leaf {at}",
            f"Men of {at} fled.",
            places=(place(f"Village {at}"),),
            figures=(figure(at),),
            agent=(slot(f"Man {at}"),),
        )
        profile = profile_after(profile, "inc_x", [said], report)
        sizes.append((len(profile), len(keys_of("inc_x", profile))))
    assert sizes[-1][0] < 6_000
    assert sizes[-1][1] <= sizes[60][1]
    assert MOST_PLACES < 400


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)))
def test_order_of_claims_within_a_report_is_irrelevant(order: list[int]) -> None:
    report = told(
        "Men fled Dorvan. Five got out. A bomb went off in Melka. It killed two. The NDF said so.", outlet="Morning Leaf"
    )
    claims = [
        claim(report, "Men fled Dorvan", places=(place("Dorvan"),), times=(on(),), by=(official(),)),
        claim(report, "Five got out", figures=(figure(5),)),
        claim(report, "A bomb went off in Melka", IncidentType.BOMBING, places=(place("Melka"),), focus=False),
        claim(report, "It killed two", IncidentType.KILLING, figures=(figure(2, of="killed"),), focus=False),
        claim(report, "The NDF said so", about=QuestionKind.RESPONSIBILITY, by=(agency("Cable Wire"),)),
    ]
    bench = Bench()
    straight = list(match(report, claims, [], bench.index, register=bench.register))
    shuffled = list(match(report, [claims[at] for at in order], [], bench.index, register=bench.register))
    assert straight == shuffled
    assert len(incidents_in(straight)) == 2


def test_a_report_is_a_member_of_an_incident_once() -> None:
    bench = Bench()
    report = told(
        "Five fled Dorvan on Friday.\nNothing else.\nThe men who fled Northland prison were guarded badly.", outlet="Morning Leaf"
    )
    first = claim(report, "Five fled Dorvan", places=(place("Dorvan"),), times=(on(),))
    again = claim(report, "fled Northland prison", places=(place("Northland"),), focus=False)
    members = memberships_in(bench.add(report, [first, again]))
    assert len({(m.incident, m.report) for m in members}) == len(members)


def test_an_outlets_name_is_no_place() -> None:
    bench = Bench()
    bench.add(*_pair(escape("Morning Leaf")))
    town = place("Melka")
    wrong = structs.replace(town, name="Cable Wire", as_written="Cable Wire")
    found = bench.add(*_pair(escape("Evening Leaf", "Men got away.", places=(wrong, place("Dorvan", start=60)))))
    assert not incidents_in(found)


def test_cost_of_matching_does_not_grow_with_the_incident() -> None:
    bench = Bench()
    seconds = []
    for at in range(600):
        report, said = escape(f"Leaf {at}", f"Men of {at} fled.", figures=(figure(at % 9),))
        started = time.process_time()
        bench.add(report, [said])
        seconds.append(time.process_time() - started)
    assert len(bench.index.incidents()) == 1
    assert sorted(seconds[500:])[50] < 3 * sorted(seconds[20:120])[50] + 0.002


@pytest.mark.parametrize(("few", "many"), [(2, 5), (3, 40), (1, 12)])
def test_a_few_told_of_without_day_or_town_are_not_those_of_a_town_told_beside_them(few: int, many: int) -> None:
    bench = Bench()
    first = told(f"{many} men broke out of a prison in Dorvan on Friday.", outlet="The Herald")
    bench.add(first, [claim(first, f"{many} men broke out", places=(place("Dorvan"),), times=(on(),), figures=(figure(many),))])
    second = told(
        f"{few} citizens got out of prisons in Northland, a minister said.\nAt least {many} men broke out at Dorvan on Friday.",
        outlet="The Courier",
    )
    subject = claim(second, f"{few} citizens got out", places=(place("Northland"),), figures=(figure(few),))
    beside = claim(
        second, f"{many} men broke out", places=(place("Dorvan"),), times=(on(),), figures=(figure(many),), focus=False
    )
    made = memberships_in(bench.add(second, [subject, beside]))
    assert len({m.incident for m in made}) == 2


def test_a_count_that_cannot_be_the_same_speaks_against_what_no_day_or_town_ties_down() -> None:
    two, five = (
        sketch_of([claim(r, "got out", figures=(figure(n),))], r)
        for n, r in ((2, told("Two got out.", outlet="A")), (5, told("Five got out.", outlet="B")))
    )
    assert [s.name for s in count_signals(two, five)] == ["other count"]
    assert count_signals(five, five) == []


def test_a_toll_that_differs_says_nothing_since_tolls_grow() -> None:
    two, five = (
        sketch_of([claim(r, "died", IncidentType.KILLING, figures=(figure(n, of="killed"),))], r)
        for n, r in ((2, told("Two died.", outlet="A")), (5, told("Five died.", outlet="B")))
    )
    assert count_signals(two, five) == []
