"""What came of a report's subject is told with it: arrests, captives, people led out; and what stays apart all the same."""

from datetime import UTC, datetime, timedelta

import pytest
from match_build import DAY, claim, figure, on, place, told

from build import report
from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Incident, Membership
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole
from whence.read import read
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")


def placed(text: str) -> tuple[list[Claim], list[Incident], list[Membership]]:
    """Return what a report says, the incidents that it opens, and its place in each."""
    item: Report = report(text, published=datetime(2031, 3, 9, 12, tzinfo=UTC))
    said = list(read(item, settings=RULES))
    made = list(match(item, said, (), MemoryIncidentIndex(), register=Register([])))
    incidents = [record for record in made if isinstance(record, Incident)]
    return [r for r in said if isinstance(r, Claim)], incidents, [r for r in made if isinstance(r, Membership)]


def counted(claims: list[Claim], members: list[Membership], role: MembershipRole) -> set[float | None]:
    """Return the least of every figure in the claims of the report's places with this role."""
    own = {id_ for member in members if member.role is role for id_ in member.claims}
    return {f.lo for c in claims if c.id in own for f in (*(c.frame.figures if c.frame else ()), *c.figures)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Police opened fire on demonstrators in Melka on Saturday, killing four people, doctors said.\n"
            "A group of lawyers said that it knew of 340 arrests.",
            340,
        ),
        (
            "Rebels attacked an army post near Karsh on Friday and killed six soldiers, the army said.\n"
            "Nine soldiers were taken captive, a rebel spokesman said.",
            9,
        ),
        (
            "A gas explosion destroyed a chemical plant in Halm on Saturday, the fire service said.\n"
            "By evening 640 residents had been evacuated, it said.",
            640,
        ),
        (
            "A bomb exploded at a market in Dorvan on Friday, killing eleven people.\n"
            "Officers have detained five men, the police said.",
            5,
        ),
    ],
)
def test_who_was_arrested_captured_or_led_out_is_counted_with_what_it_came_of(text: str, number: int) -> None:
    claims, incidents, members = placed(text)
    assert number in counted(claims, members, MembershipRole.FOCUS)
    assert len(incidents) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "A teacher died in a police cell in Karsh on Saturday, his family said.\n"
            "Three officers have been suspended over the death, the ministry said.",
            3,
        ),
        (
            "Police opened fire on demonstrators in Melka on Saturday, killing four people, doctors said.\n"
            "Of those arrested 41 were released, a lawyer said.",
            41,
        ),
        (
            "A militia seized the town of Dorvan on Friday, residents said.\nTwenty-six prisoners were released, a spokesman said.",
            26,
        ),
        (
            "Guards beat a man to death in the prison of Halm on Friday, inmates said.\nSix detainees had since been freed, they said.",
            6,
        ),
    ],
)
def test_who_was_let_go_again_or_suspended_for_it_is_counted_with_what_it_came_of(text: str, number: int) -> None:
    claims, incidents, members = placed(text)
    assert number in counted(claims, members, MembershipRole.FOCUS)
    assert len(incidents) == 1


def test_a_release_that_a_report_opens_with_is_no_mere_outcome_of_what_stands_beside_it() -> None:
    item = told("Rebels freed 31 miners in Dorvan. Two bodies were handed over as well.", outlet="The Herald")
    freed = claim(
        item, "freed 31 miners", IncidentType.RELEASE_TRANSFER, places=(place("Dorvan"),), figures=(figure(31, of="released"),)
    )
    bodies = claim(item, "Two bodies", IncidentType.KILLING, places=(place("Dorvan"),), figures=(figure(2, of="killed"),))
    opened = [
        r for r in match(item, [freed, bodies], (), MemoryIncidentIndex(), register=Register([])) if isinstance(r, Incident)
    ]
    assert "release_transfer" in {str(incident.type) for incident in opened}


@pytest.mark.parametrize(
    ("subject", "kind", "later"),
    [
        ("A bomb went off in Dorvan.", IncidentType.BOMBING, 3),
        ("Police fired on a march in Dorvan.", IncidentType.PROTEST, 5),
        ("Gunmen raided a farm in Dorvan.", IncidentType.ARMED_CLASH, 8),
        ("A depot blew up in Dorvan.", IncidentType.ACCIDENT_DISASTER, 1),
    ],
)
def test_arrests_some_days_later_are_told_with_what_they_came_of_and_weeks_later_are_not(
    subject: str, kind: IncidentType, later: int
) -> None:
    for days, with_it in ((later, True), (40, False)):
        item = told(f"{subject} Nine men were arrested.", outlet="The Herald", published=DAY + timedelta(days=days + 1))
        cause = claim(item, subject.rstrip("."), kind, places=(place("Dorvan"),), times=(on(DAY),))
        taken = claim(
            item, "Nine men were arrested", IncidentType.DETENTION, focus=False, times=(on(DAY + timedelta(days=days)),),
            figures=(figure(9, of="detained"),),
        )  # fmt: skip
        made = list(match(item, [cause, taken], (), MemoryIncidentIndex(), register=Register([])))
        focus = next(r for r in made if isinstance(r, Membership) and r.role is MembershipRole.FOCUS)
        assert (taken.id in focus.claims) is with_it


@pytest.mark.parametrize(
    ("subject", "kind", "words", "read_as"),
    [
        (
            "Riot police broke up a rally in Dorvan.",
            IncidentType.PROTEST,
            "Eleven people were killed, doctors said",
            IncidentType.SHELLING,
        ),
        ("Inmates rioted in Dorvan.", IncidentType.RIOT, "Five had died by morning", IncidentType.ACCIDENT_DISASTER),
        ("A jet bombed a market in Dorvan.", IncidentType.AIR_STRIKE, "At least thirty were wounded", IncidentType.RIOT),
        (
            "Rebels took the town of Dorvan.",
            IncidentType.TERRITORY_CHANGE,
            "Nineteen soldiers are missing",
            IncidentType.SHELLING,
        ),
    ],
)
def test_a_toll_that_nothing_places_or_dates_is_the_subjects_whatever_was_read_around_it(
    subject: str, kind: IncidentType, words: str, read_as: IncidentType
) -> None:
    item = told(f"{subject} {words}.", outlet="The Herald")
    of = "missing" if "missing" in words else "wounded" if "wounded" in words else "killed"
    toll = claim(item, words, read_as, focus=False, figures=(figure(11, of=of),))
    elsewhere = replace(toll, frame=replace(toll.frame, places=(place("Melka"),)))
    cause = claim(item, subject.rstrip("."), kind, places=(place("Dorvan"),), times=(on(DAY),))
    for counted_claim, with_it in ((toll, True), (elsewhere, False)):
        made = list(match(item, [cause, counted_claim], (), MemoryIncidentIndex(), register=Register([])))
        focus = next(r for r in made if isinstance(r, Membership) and r.role is MembershipRole.FOCUS)
        assert (counted_claim.id in focus.claims) is with_it


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Several hundred people were evacuated on Saturday after a freight train derailed outside Karsh, the rescue service said.",
            "accident_disaster",
        ),
        ("Two thousand villagers fled when the river flooded Melka on Friday, officials said.", "accident_disaster"),
        (
            "About 900 residents were evacuated on Saturday because a warehouse exploded in Halm, the mayor said.",
            "accident_disaster",
        ),
        ("Some 60 families fled on Friday after shells hit Dorvan, residents said.", "shelling"),
    ],
)
def test_a_report_that_opens_with_who_had_to_leave_is_told_about_what_made_them(text: str, kind: str) -> None:
    claims, incidents, members = placed(text)
    focus = [member for member in members if member.role is MembershipRole.FOCUS]
    types = {claim.frame.type for claim in claims if claim.frame and claim.id in focus[0].claims}
    assert len(incidents) == 1 and len(focus) == 1
    assert kind in types and "displacement" in types


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Police opened fire on demonstrators in Melka on Saturday, killing four people.\n"
            "In January 2029 the police had arrested 96 people at another rally.",
            96,
        ),
        ("A bomb exploded at a market in Dorvan on Friday, killing eleven.\nIn June 2030 officers had detained 17 men.", 17),
        (
            "Rebels attacked an army post near Karsh on Friday and killed six soldiers.\nIn May 2028 rebels had taken captive 31 soldiers.",
            31,
        ),
        (
            "A gas explosion destroyed a chemical plant in Halm on Saturday.\nIn 2027 some 4,000 residents had been evacuated after a leak.",
            4000,
        ),
    ],
)
def test_what_was_done_to_people_at_another_time_is_not_the_subjects(text: str, number: int) -> None:
    claims, _, members = placed(text)
    assert number not in counted(claims, members, MembershipRole.FOCUS)


def test_arrests_in_another_town_are_not_the_subjects() -> None:
    claims, _, members = placed(
        "Police opened fire on demonstrators in Damascus on Saturday, killing four people.\n"
        "In Aleppo the police arrested 96 people on Friday."
    )
    assert 96 not in counted(claims, members, MembershipRole.FOCUS)


def test_what_a_court_ends_with_is_no_aftermath() -> None:
    claims, _, members = placed(
        "A bomb exploded at a market in Dorvan on Friday, killing eleven people.\nA court has sentenced 17 men to life in prison."
    )
    assert 17 not in counted(claims, members, MembershipRole.FOCUS)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the town of Aleppo on Friday, a rebel spokesman said.\nFighting was still going on, the army said.",
        "Government troops have retaken Aleppo, state radio said on Friday.\nClashes went on after dark, residents said.",
        "The militia seized Aleppo on Friday.\nSoldiers had withdrawn from the town, an officer said.",
        "A man was beaten by guards in Aleppo on Friday, his family said.\nHe died of a heart attack, the police said.",
    ],
)
def test_what_rival_voices_call_the_taking_of_a_town_or_a_death_in_custody_is_one_incident(text: str) -> None:
    _, incidents, _ = placed(text)
    assert len(incidents) == 1


def test_a_post_that_tells_of_no_occurrence_is_a_statement_on_its_hosts_subject() -> None:
    item = told("A train left the rails at Dorvan. Show us the log!", outlet="The Herald")
    derailed = claim(item, "left the rails", IncidentType.ACCIDENT_DISASTER, places=(place("Dorvan"),))
    posted = replace(claim(item, "Show us the log!"), post="pst_1", focus=False, frame=None)
    members = [
        r for r in match(item, [derailed, posted], (), MemoryIncidentIndex(), register=Register([])) if isinstance(r, Membership)
    ]
    assert [posted.id in member.claims for member in members] == [True]
