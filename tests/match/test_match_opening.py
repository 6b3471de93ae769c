"""What opens an incident and what does not: what a report tells along with its subject, deals, headlines, whole countries."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_build import DAY, Bench, claim, figure, incidents_in, on, place, slot, told

from whence.match.likeness.signals import compare
from whence.match.report.opening import Opening
from whence.match.sketches.sketch import sketch_of
from whence.model.said import Claim, When
from whence.model.vocabulary import IncidentType, MembershipRole

HIT = "buses were hit at Melka on Friday"
WEEK = on(DAY - timedelta(days=9), until=DAY - timedelta(days=3))


def opened(text: str, *parts: tuple[str, IncidentType, dict[str, object]]) -> set[IncidentType]:
    """Return the types of the incidents that a report of a strike and of `parts` opens."""
    report = told(f"{text}. {HIT}.", outlet="The Herald")
    strike = claim(report, HIT, IncidentType.AIR_STRIKE, places=(place("Melka"),), times=(on(),))
    beside = [claim(report, words, kind, **{"focus": False, **more}) for words, kind, more in parts]
    return {incident.type for incident in incidents_in(Bench().add(report, [strike, *beside]))}


def along(**more: object) -> list[IncidentType]:
    """Return the types of the incidents that one sentence opens: a strike, and a flight told along with it."""
    report = told(
        "Two buses carrying people who fled the camp were hit at Melka on Friday, and others walked home.", outlet="The Herald"
    )
    strike = claim(report, "were hit", IncidentType.AIR_STRIKE, places=(place("Melka"),), times=(on(),))
    flight = claim(report, "who fled the camp", IncidentType.DISPLACEMENT, focus=False, **more)
    return [incident.type for incident in incidents_in(Bench().add(report, [strike, flight]))]


def test_what_the_victims_were_at_is_no_occurrence_beside_what_befell_them() -> None:
    assert along(places=(place("Melka"),), times=(on(),)) == [IncidentType.AIR_STRIKE]


def test_what_a_sentence_tells_of_another_town_or_day_is_an_occurrence_of_its_own() -> None:
    assert IncidentType.DISPLACEMENT in along(places=(place("Dorvan"),))
    assert IncidentType.DISPLACEMENT in along(places=(place("Melka"),), times=(on(DAY - timedelta(days=8)),))


def test_a_strike_told_with_what_it_led_to_is_still_one_that_somebody_is_asked_about() -> None:
    report = told("Five men fled the prison of Dorvan on Friday when shells fell on it.", outlet="The Herald")
    lead = claim(report, "Five men fled", places=(place("Dorvan"),), times=(on(),))
    shells = claim(report, "shells fell", IncidentType.SHELLING, places=(place("Dorvan"),), times=(on(),), focus=False)
    assert {i.type for i in incidents_in(Bench().add(report, [lead, shells]))} == {IncidentType.ESCAPE, IncidentType.SHELLING}


def test_a_deal_or_a_decision_that_a_report_recalls_opens_nothing() -> None:
    deal = ("A truce was signed in Dorvan", IncidentType.AGREEMENT, {"places": (place("Dorvan"),), "times": (on(),)})
    assert opened("A truce was signed in Dorvan", deal) == {IncidentType.AIR_STRIKE}


def test_a_deal_that_a_report_is_about_does() -> None:
    report = told("A truce was signed in Dorvan on Friday.", outlet="The Herald")
    deal = claim(report, "A truce was signed", IncidentType.AGREEMENT, places=(place("Dorvan"),), times=(on(),))
    assert [i.type for i in incidents_in(Bench().add(report, [deal]))] == [IncidentType.AGREEMENT]


def test_troops_pulled_out_of_a_country_some_day_last_week_open_nothing_and_people_killed_there_do() -> None:
    country = {"places": (place("Northland"),), "times": (WEEK,)}
    troops = ("The army pulled out troops", IncidentType.FORCE_MOVEMENT, country)
    clash = ("Forty were killed in clashes", IncidentType.ARMED_CLASH, {**country, "figures": (figure(40, of="killed"),)})
    text = "The army pulled out troops. Forty were killed in clashes"
    assert opened(text, troops, clash) == {IncidentType.AIR_STRIKE, IncidentType.ARMED_CLASH}


def test_a_remark_of_the_focus_that_lies_nowhere_opens_nothing_beside_the_subject() -> None:
    report = told(f"{HIT}. Survivors tell of their flight.", outlet="The Herald")
    strike = claim(report, HIT, IncidentType.AIR_STRIKE, places=(place("Melka"),), times=(on(),))
    flight = claim(report, "Survivors tell of their flight", IncidentType.DISPLACEMENT, places=(place("Northland"),))
    assert [i.type for i in incidents_in(Bench().add(report, [strike, flight]))] == [IncidentType.AIR_STRIKE]


@given(st.permutations(["one", "two", "three"]))
def test_which_claim_comes_first_does_not_change_what_is_told_along(order: list[str]) -> None:
    report = told("At Melka one was held, two were moved and three walked off when the bus was hit.", outlet="The Herald")
    claims: dict[str, Claim] = {
        word: claim(report, word, IncidentType.DISPLACEMENT, focus=False, agent=(slot("the passengers"),)) for word in order
    }
    hit = claim(report, "the bus was hit", IncidentType.AIR_STRIKE, places=(place("Melka"),))
    found = incidents_in(Bench().add(report, [*claims.values(), hit]))
    assert [i.type for i in found] == [IncidentType.AIR_STRIKE]


def test_a_report_without_a_subject_opens_only_what_is_tied_down() -> None:
    report = told("Some fled.", outlet="The Herald")
    assert not incidents_in(Bench().add(report, [claim(report, "Some fled", IncidentType.DISPLACEMENT, focus=False)]))
    assert Opening(report, None).main is None


def test_a_line_dated_by_its_report_does_not_take_the_incident_from_the_subject() -> None:
    bench = Bench()
    first = told("A ferry sank at Melka on Friday. It is Monday.", outlet="The Herald")
    sank = {"places": (place("Melka"),), "figures": (figure(70, of="killed"),)}
    monday = on(DAY + timedelta(days=3))
    sinking = claim(first, "A ferry sank", IncidentType.ACCIDENT_DISASTER, times=(on(),), **sank)
    toll = claim(first, "It is Monday", IncidentType.ACCIDENT_DISASTER, times=(monday,), **sank)
    opened_first = incidents_in(bench.add(first, [sinking]))
    bench.index.keep([m for m in bench.memberships if m.incident == opened_first[0].id], [sinking, toll], first)
    second = told("The ferry that sank at Melka. Dead on Monday: 79.", outlet="The Post", published=DAY + timedelta(days=3))
    subject = claim(second, "The ferry that sank", IncidentType.ACCIDENT_DISASTER, times=(on(),), **sank)
    line = claim(second, "Dead on Monday", IncidentType.ACCIDENT_DISASTER, times=(monday,), focus=False, **sank)
    members = [r for r in bench.add(second, [subject, line]) if getattr(r, "role", None) is MembershipRole.FOCUS]
    assert [m.incident for m in members] == [opened_first[0].id]


def test_the_night_between_two_days_is_each_of_them() -> None:
    night = on(DAY, until=DAY + timedelta(days=1))
    week = on(DAY - timedelta(days=3), until=DAY + timedelta(days=3))

    def days(a: When, b: When) -> set[str]:
        """Return what two claims with these times have in common."""
        report = told("One was held. Two were held.", outlet="The Herald")
        one, two = (claim(report, words, times=(when,)) for words, when in (("One was held", a), ("Two were held", b)))
        return {s.name for s in compare(sketch_of([one], report), sketch_of([two], report))}

    assert "same day" in days(night, on())
    assert "same day" in days(night, on(DAY + timedelta(days=1)))
    assert "same day" not in days(night, on(DAY + timedelta(days=2)))
    assert "same day" not in days(week, on())


def test_an_earlier_toll_of_one_place_does_not_take_the_incident_from_the_subject() -> None:
    bench = Bench()
    words = (
        "Weavers, dyers and carters of the linen works at Melka are mourned beside the sluice, the foreman Brandt Oakley told us."
    )
    first = told(f"A mill burned down at Melka on Friday. {words}", outlet="The Herald")
    at = {"places": (place("Melka"),)}
    opened = incidents_in(bench.add(first, [claim(first, "burned down", IncidentType.ACCIDENT_DISASTER, times=(on(),), **at)]))
    monday = DAY + timedelta(days=3)
    second = told(f"Dead of the mill fire: 34 by Monday. On Friday it was 19. {words}", outlet="The Post", published=monday)
    subject = claim(second, "Dead of the mill fire", IncidentType.ACCIDENT_DISASTER, times=(on(monday),), **at)
    line = claim(second, "it was 19", IncidentType.ACCIDENT_DISASTER, times=(on(),), focus=False, **at)
    focused = [r for r in bench.add(second, [subject, line]) if getattr(r, "role", None) is MembershipRole.FOCUS]
    assert [member.incident for member in focused] == [opened[0].id]


@pytest.mark.parametrize(
    "words", ["rebels had hit part of Marrow prison", "soldiers stormed Telgan camp", "the Front attacked Dustrop prison"]
)
def test_an_attack_on_a_named_site_opens_an_incident_where_somebody_did_it(words: str) -> None:
    site = " ".join(words.split()[-2:])
    by = {"agent": (slot("Front"),), "sites": (place(site),)}
    assert IncidentType.OTHER in opened(f"A council said that {words}", (words, IncidentType.OTHER, by))
    assert IncidentType.OTHER not in opened(
        f"A council said that {words}", (words, IncidentType.OTHER, {"sites": (place(site),)})
    )
