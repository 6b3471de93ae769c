"""What a report is about: rival accounts of one occurrence, what is set aside from it, and what the background may not change."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from match_build import DAY, Bench, claim, figure, incidents_in, memberships_in, on, place, told, voice

from whence.match.report.groups import Group, occurrences
from whence.match.sketches.sketch import sketch_of
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole, QuestionKind, TimePrecision

STRIKES = (
    IncidentType.AIR_STRIKE, IncidentType.BOMBING, IncidentType.SHELLING, IncidentType.KILLING, IncidentType.DESTRUCTION,
    IncidentType.ACCIDENT_DISASTER,
)  # fmt: skip
LEAD = "Thirty were killed when buses were hit on Friday on the road to Dorvan."


def convoy(*more: str) -> tuple[Report, Claim]:
    """Return a report on buses that were hit, with further paragraphs, and the claim of its lead."""
    report = told("\n\n".join((LEAD, *more)), outlet="The Herald")
    return report, claim(
        report, "Thirty were killed when buses were hit", IncidentType.KILLING, places=(place("Dorvan"),), times=(on(),)
    )


def parts(report: Report, *claims: Claim) -> list[set[str]]:
    """Return the quotes of each group of the report's claims."""
    return [{c.passage.quote for c in group.claims} for group in occurrences(report, claims)[0]]


def focus_of(groups: list[Group]) -> set[str]:
    """Return the claims of the groups that are the report's own subject."""
    return {c.id for group in groups if group.focus for c in group.claims}


def test_an_air_strike_and_a_roadside_bomb_are_two_accounts_of_one_subject() -> None:
    report, lead = convoy("The rebels blame an air strike.", "The army says it was a roadside bomb.")
    plane = claim(report, "an air strike", IncidentType.AIR_STRIKE, by=(voice("the rebels"),))
    bomb = claim(report, "a roadside bomb", IncidentType.BOMBING, by=(voice("the army"),), focus=False)
    assert parts(report, lead, plane, bomb) == [{lead.passage.quote, "an air strike", "a roadside bomb"}]


def test_what_happened_last_week_is_set_aside_and_what_goes_on_about_it_with_it() -> None:
    report, lead = convoy("A week before, a depot in Dorvan was bombed. Nine died in the strike.")
    depot = claim(
        report,
        "a depot in Dorvan was bombed",
        IncidentType.AIR_STRIKE,
        places=(place("Dorvan"),),
        times=(on(DAY - timedelta(days=7)),),
    )
    nine = claim(report, "Nine died in the strike", IncidentType.AIR_STRIKE, figures=(figure(9, of="killed"),))
    found = memberships_in(Bench().add(report, [lead, depot, nine]))
    assert {m.claims: m.role for m in found} == {(lead.id,): MembershipRole.FOCUS, (depot.id, nine.id): MembershipRole.BACKGROUND}


@pytest.mark.parametrize("cue", ["another", "a second", "separate"])
def test_words_that_set_apart_keep_apart(cue: str) -> None:
    report, lead = convoy("There was more firing.")
    more = claim(report, "There was more firing", IncidentType.SHELLING, places=(place("Dorvan"),), times=(on(),), apart=cue)
    assert len(parts(report, lead, more)) == 2


def test_a_report_that_opens_with_a_second_flood_is_about_that_flood() -> None:
    report = told("Second flood hits Dorvan.\n\nTwo drowned on Friday.", outlet="The Herald")
    flood = claim(report, "Second flood hits Dorvan", IncidentType.ACCIDENT_DISASTER, places=(place("Dorvan"),), apart="second")
    two = claim(report, "Two drowned on Friday", IncidentType.ACCIDENT_DISASTER, times=(on(),))
    assert len(parts(report, flood, two)) == 1


def test_what_a_subject_is_measured_against_is_no_part_of_it() -> None:
    report, lead = convoy("It would be the deadliest since October, when a market was shelled.")
    since = replace(on(DAY - timedelta(days=150), until=DAY), precision=TimePrecision.DAYS)
    measured = claim(report, "It would be the deadliest since October", IncidentType.KILLING, times=(since,))
    assert len(parts(report, lead, measured)) == 2


def test_the_end_of_a_state_is_no_day_of_the_subject() -> None:
    report, lead = convoy("The League, which planted a bomb, held the road until January.")
    until = replace(on(None, until=DAY - timedelta(days=40)), precision=TimePrecision.DAYS)
    bomb = claim(report, "planted a bomb", IncidentType.BOMBING, times=(until,))
    assert len(parts(report, lead, bomb)) == 1


def test_an_old_occurrence_is_set_aside_where_the_subject_states_no_day() -> None:
    report = told("A ferry sank.\n\nOne capsized last year.", outlet="The Herald")
    sank = claim(report, "A ferry sank", IncidentType.ACCIDENT_DISASTER)
    old = claim(report, "One capsized last year", IncidentType.ACCIDENT_DISASTER, times=(on(DAY - timedelta(days=400)),))
    groups, _ = occurrences(report, [sank, old])
    assert [(len(group.claims), group.focus) for group in groups] == [(1, True), (1, False)]


def test_a_flight_from_the_fighting_is_no_account_of_the_strike() -> None:
    report, lead = convoy("Families fled.")
    fled = claim(report, "Families fled", IncidentType.DISPLACEMENT, focus=False)
    assert len(parts(report, lead, fled)) == 2


def test_a_subject_told_of_a_whole_country_is_not_in_the_second_of_its_towns() -> None:
    report = told("A hundred got out in Northland.\n\nFive fled Dorvan in May.\n\nWomen left Melka.", outlet="The Herald")
    all_of_them = claim(report, "A hundred got out in Northland", places=(place("Northland"),), times=(on(),))
    dorvan = claim(report, "Five fled Dorvan in May", places=(place("Dorvan"),), times=(on(DAY - timedelta(days=300)),))
    melka = claim(report, "Women left Melka", places=(place("Melka"),))
    assert len(parts(report, all_of_them, dorvan, melka)) == 3


def test_what_a_report_tells_beside_its_subject_closes_that_incident_to_its_subject() -> None:
    bench = Bench()
    before = DAY - timedelta(days=4)
    first = told(
        "Nine were killed when a depot in Dorvan was bombed.", outlet="Cable Wire", published=before + timedelta(hours=18)
    )
    nine = claim(
        first,
        "Nine were killed",
        IncidentType.AIR_STRIKE,
        places=(place("Dorvan"),),
        times=(on(before),),
        figures=(figure(9, of="killed"),),
    )
    (depot,) = incidents_in(bench.add(first, [nine]))
    report, lead = convoy("On Monday nine were killed when a depot was bombed.")
    again = claim(
        report,
        "nine were killed when a depot was bombed",
        IncidentType.AIR_STRIKE,
        times=(on(before),),
        figures=(figure(9, of="killed"),),
    )
    found = {m.claims: m.incident for m in memberships_in(bench.add(report, [lead, again]))}
    assert found[(again.id,)] == depot.id
    assert found[(lead.id,)] != depot.id


def test_a_subject_does_not_join_what_others_only_mention_by_the_way() -> None:
    bench = Bench()
    report, lead = convoy("A mine went off in Melka.")
    mine = claim(report, "A mine went off in Melka", IncidentType.BOMBING, places=(place("Melka"),), focus=False)
    bench.add(report, [lead, mine])
    other = told("A bomb killed two.", outlet="The Post")
    bomb = claim(other, "A bomb killed two", IncidentType.BOMBING)
    melka = next(i for i in bench.index.incidents() if i.seed == mine.id)
    assert all(m.incident != melka.id for m in memberships_in(bench.add(other, [bomb])))


def test_thursday_morning_and_friday_night_are_not_one_occurrence() -> None:
    morning = replace(on(), start=DAY + timedelta(hours=6), end=DAY + timedelta(hours=12), precision=TimePrecision.PART_OF_DAY)
    night = replace(on(), start=DAY + timedelta(hours=45), end=DAY + timedelta(hours=52), precision=TimePrecision.PART_OF_DAY)
    bench = Bench()
    for outlet, when in (("The Herald", morning), ("The Post", night)):
        report = told("A boat sank off Dorvan.", outlet=outlet, published=DAY + timedelta(hours=60))
        bench.add(
            report, [claim(report, "A boat sank", IncidentType.ACCIDENT_DISASTER, places=(place("Dorvan"),), times=(when,))]
        )
    assert len(bench.index.incidents()) == 2


def test_two_unknown_ports_of_two_countries_are_two_places() -> None:
    bench = Bench()
    for outlet, port, country in (("The Herald", "Noak", "XA"), ("The Post", "Mulem", "XB")):
        report = told(f"A ferry sank off {port}.", outlet=outlet)
        wider = replace(place("Northland"), name=f"south of {country}", country=country)
        bench.add(
            report, [claim(report, "A ferry sank", IncidentType.ACCIDENT_DISASTER, places=(place(port), wider), times=(on(),))]
        )
    assert len(bench.index.incidents()) == 2


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STRIKES), st.booleans()), min_size=1, max_size=6))
def test_a_report_whose_claims_all_lack_place_and_day_has_one_subject(drawn: list[tuple[IncidentType, bool]]) -> None:
    report = told("\n\n".join(f"Words {n} were said." for n in range(len(drawn) + 1)), outlet="The Herald")
    lead = claim(report, "Words 0 were said", IncidentType.KILLING)
    others = [claim(report, f"Words {n} were said", kind, focus=focus) for n, (kind, focus) in enumerate(drawn, 1)]
    groups, _ = occurrences(report, [lead, *others])
    assert [len(group.claims) for group in groups if group.focus] == [len(drawn) + 1]


_claims = st.lists(
    st.tuples(st.sampled_from([*STRIKES, IncidentType.PROTEST]), st.booleans(), st.sampled_from([None, 0, 1, 30]), st.sampled_from([None, "Dorvan", "Melka"])),
    min_size=1, max_size=5,
)  # fmt: skip


def _drawn(report: Report, drawn: list[tuple[IncidentType, bool, int | None, str | None]], first: int = 0) -> list[Claim]:
    return [
        claim(
            report, f"Words {n} were said", kind, focus=focus,
            times=() if ago is None else (on(DAY - timedelta(days=ago)),), places=() if town is None else (place(town),),
        )
        for n, (kind, focus, ago, town) in enumerate(drawn, first)
    ]  # fmt: skip


@hypothesis_settings(max_examples=40, deadline=None)
@given(_claims, st.data())
def test_the_order_in_which_claims_are_given_is_irrelevant(
    drawn: list[tuple[IncidentType, bool, int | None, str | None]], data: st.DataObject
) -> None:
    report = told("\n\n".join(f"Words {n} were said." for n in range(len(drawn))), outlet="The Herald")
    claims = _drawn(report, drawn)
    assert parts(report, *claims) == parts(report, *data.draw(st.permutations(claims)))


@hypothesis_settings(max_examples=60, deadline=None)
@given(_claims, st.lists(st.sampled_from(STRIKES), min_size=1, max_size=3))
def test_a_paragraph_more_of_background_changes_nothing_of_the_subject(
    drawn: list[tuple[IncidentType, bool, int | None, str | None]], background: list[IncidentType]
) -> None:
    total = len(drawn) + len(background)
    report = told("\n\n".join(f"Words {n} were said." for n in range(total)), outlet="The Herald")
    claims = _drawn(report, drawn)
    old = [
        claim(
            report, f"Words {n} were said", kind, focus=False, places=(place("Quellmar"),), times=(on(DAY - timedelta(days=500)),)
        )
        for n, kind in enumerate(background, len(drawn))
    ]
    assert focus_of(occurrences(report, claims)[0]) == focus_of(occurrences(report, [*claims, *old])[0])


def test_items_of_a_digest_are_about_one_thing_each() -> None:
    report = told("DORVAN ROAD, 7 March. Buses were hit.\n\nMELKA, 7 March. Four died.", outlet="The Herald")
    buses = claim(report, "Buses were hit", IncidentType.BOMBING, times=(on(),))
    four = claim(report, "Four died", IncidentType.KILLING, times=(on(),))
    assert parts(report, buses, four) == [{"Buses were hit"}, {"Four died"}]


def test_the_dead_of_a_riot_are_of_the_break_out_that_the_report_is_about() -> None:
    text = (
        "Forty escaped from the Navin prison on Friday.\n\nThere was a riot at the Navin prison.\n\nNine bodies lay in the yard."
    )
    report = told(text, outlet="The Herald")
    out = claim(report, "Forty escaped", sites=(place("Navin prison"),), times=(on(),))
    riot = claim(report, "a riot", IncidentType.RIOT, sites=(place("Navin prison"),), focus=False)
    nine = claim(report, "Nine bodies", IncidentType.KILLING, figures=(figure(9, of="killed"),), focus=False)
    assert parts(report, out, riot, nine) == [{"Forty escaped", "a riot", "Nine bodies"}]
    assert parts(report, out, nine) == [{"Forty escaped"}, {"Nine bodies"}]


def test_one_report_tells_of_a_riot_and_another_of_the_shots_that_killed_its_dead() -> None:
    bench = Bench()
    first = told("Inmates rioted at the Navin prison on Friday. Three were killed.", outlet="The Herald")
    riot = claim(first, "Inmates rioted", IncidentType.RIOT, sites=(place("Navin prison"),), times=(on(),))
    three = claim(first, "Three were killed", IncidentType.KILLING, figures=(figure(3, of="killed"),))
    (incident,) = incidents_in(bench.add(first, [riot, three]))
    second = told("Guards killed twenty at the Navin prison on Friday.", outlet="The Post")
    shots = claim(second, "Guards killed twenty", IncidentType.KILLING, sites=(place("Navin prison"),), times=(on(),))
    (member,) = memberships_in(bench.add(second, [shots]))
    assert member.incident == incident.id


def test_what_was_also_hit_in_another_town_on_that_day_is_not_of_the_subject() -> None:
    report, lead = convoy("Drones also hit a mill in Quellmar on Friday.")
    mill = claim(report, "Drones also hit", IncidentType.AIR_STRIKE, places=(place("Quellmar"),), times=(on(),), focus=False)
    assert parts(report, lead, mill) == [{lead.passage.quote}, {"Drones also hit"}]


def test_the_day_on_which_missing_people_are_found_dead_is_not_the_day_of_the_disaster() -> None:
    text = "Divers brought up the remains of three more villagers in Dorvan on Friday.\n\nThe dam burst on Monday."
    report = told(text, outlet="The Herald")
    words = "remains of three more villagers in Dorvan on Friday"
    made = claim(report, words, IncidentType.KILLING, places=(place("Dorvan"),), times=(on(),))
    at = made.passage.start
    found = replace(made, frame=replace(made.frame, trigger=Span(start=at, end=at + len("remains"))))
    burst = claim(report, "The dam burst", IncidentType.ACCIDENT_DISASTER, times=(on(DAY - timedelta(days=4)),))
    assert sketch_of([found], report).days == {}
    assert parts(report, found, burst) == [{words, "The dam burst"}]


def test_bodies_that_nobody_looked_for_are_of_the_day_on_which_they_were_found() -> None:
    report = told("Eleven bodies were found in Dorvan on Friday.", outlet="The Herald")
    found = claim(report, "Eleven bodies", IncidentType.KILLING, places=(place("Dorvan"),), times=(on(),))
    assert list(sketch_of([found], report).days) == [DAY.toordinal()]


def test_what_the_report_says_happened_elsewhere_is_not_the_incident_of_its_subject() -> None:
    bench = Bench()
    words = (
        "fire in the turbine hall of Melka on Friday hurt nobody, and its owner, Halm Energy, keeps the hall dark for a month."
    )
    first = told(f"A {words}", outlet="Cable Wire")
    burnt = claim(first, "A fire", IncidentType.ACCIDENT_DISASTER, places=(place("Melka"),), times=(on(),))
    (fire,) = incidents_in(bench.add(first, [burnt]))
    report = told(f"Nine people drowned.\n\nElsewhere: the {words}", outlet="The Post")
    lead = claim(report, "Nine people drowned", IncidentType.ACCIDENT_DISASTER, figures=(figure(9, of="killed"),))
    aside = claim(
        report,
        "the fire",
        IncidentType.ACCIDENT_DISASTER,
        places=(place("Melka"),),
        times=(on(),),
        apart="Elsewhere",
        focus=False,
    )
    found = {m.claims: m.incident for m in memberships_in(bench.add(report, [lead, aside]))}
    assert found[(aside.id,)] == fire.id
    assert found[(lead.id,)] != fire.id


def test_items_that_a_place_and_a_colon_head_are_about_one_thing_each() -> None:
    report = told("Mosul: Four drivers were abducted on Friday.\n\nOrlit: The mayor was kidnapped.", outlet="Quiet Roads")
    four = claim(report, "Four drivers were abducted", IncidentType.ABDUCTION, times=(on(),))
    mayor = claim(report, "The mayor was kidnapped", IncidentType.ABDUCTION, times=(on(DAY + timedelta(days=1)),))
    assert parts(report, four, mayor) == [{four.passage.quote}, {mayor.passage.quote}]


@pytest.mark.parametrize("shown", ["an explosion in a yard", "a blast near a wall", "smoke after a detonation"])
def test_what_footage_shows_without_place_or_day_is_of_the_reports_subject(shown: str) -> None:
    bench = Bench()
    bomb = told("A car bomb killed three in Dorvan on Friday.", outlet="The Globe")
    bench.add(bomb, [claim(bomb, "A car bomb", IncidentType.BOMBING, places=(place("Dorvan"),), times=(on(),))])
    report = told(f"Five men fled the prison of Dorvan on Friday. The footage shows {shown}.", outlet="The Herald")
    fled = claim(report, "Five men fled", places=(place("Dorvan"),), times=(on(),))
    seen = claim(report, shown, IncidentType.BOMBING, about=QuestionKind.MEDIA_SHOWS, focus=False, figures=())
    made = {m.incident: m.claims for m in memberships_in(bench.add(report, [fled, seen]))}
    assert any({fled.id, seen.id} <= set(held) for held in made.values())
