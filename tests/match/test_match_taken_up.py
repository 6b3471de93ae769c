"""A report that goes on about a known incident without telling anew what happened there, or where and when."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, figure, on, place, told

from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.model.captured import Report
from whence.model.matched import Incident, Membership
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole

STORY = (
    "Two tanks of solvent burst at the paint works in Dorvan on Friday and killed four people, the fire chief Ada Bron said. "
    "Workers ran from the yard towards the Karsh canal while a cloud of vapour drifted over the railway sheds."
)
SECOND = (
    "The fire chief Ada Bron counted four dead at the paint works of Dorvan, where two tanks of solvent burst on Friday. "
    "A cloud of vapour hung over the railway sheds and the Karsh canal until evening, workers said."
)


def reports_of_the_burst(index: MemoryIncidentIndex, *, kept: int = 2) -> str:
    """Put reports of one burst tank into the index and return its incident."""
    found = ""
    for at, text in enumerate((STORY, SECOND)[:kept]):
        item = told(text, outlet=f"Outlet {at}", published=DAY + timedelta(hours=12 + at))
        burst = claim(
            item,
            "burst",
            IncidentType.ACCIDENT_DISASTER,
            places=(place("Dorvan"),),
            times=(on(DAY),),
            figures=(figure(4, of="killed"),),
        )
        found = add(index, item, [burst])[0][0].incident
    return found


def add(index: MemoryIncidentIndex, item: Report, claims: list[Claim]) -> tuple[list[Membership], list[Incident]]:
    """Match a report, keep what came of it, and return its memberships and new incidents."""
    made = list(match(item, claims, (), index, register=Register([])))
    index.keep(made, claims, item)
    return [r for r in made if isinstance(r, Membership)], [r for r in made if isinstance(r, Incident)]


LATER = (
    "What the lids can say. Four days after Dorvan the inspectors laid two lids of the paint works beside each other. Ada Bron, the fire chief, "
    "holds that the solvent was stored without a vent; the works deny it. The Karsh canal is closed for anglers."
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("inspectors laid two lids", IncidentType.AGREEMENT),
        ("stored without a vent", IncidentType.WEAPONS_INTERCEPTED),
        ("is closed for anglers", IncidentType.RESTRICTION),
        ("the works deny it", IncidentType.RIOT),
    ],
)
def test_a_report_that_names_the_town_at_its_head_and_no_place_of_its_own_goes_on_about_it(
    words: str, kind: IncidentType
) -> None:
    index = MemoryIncidentIndex()
    burst = reports_of_the_burst(index)
    item = told(LATER, outlet="The Review", published=DAY + timedelta(days=3))
    members, opened = add(index, item, [claim(item, words, kind)])
    assert [m.incident for m in members if m.role is MembershipRole.FOCUS] == [burst]
    assert members[0].review and not opened


def test_a_finding_that_tells_of_no_occurrence_goes_on_about_what_it_names_at_its_head() -> None:
    index = MemoryIncidentIndex()
    burst = reports_of_the_burst(index)
    item = told(LATER, outlet="The Inspectorate", published=DAY + timedelta(days=3))
    finding = Claim(passage=claim(item, "inspectors laid two lids").passage, chain=(), frame=None, method="tests/1", focus=True)
    members, opened = add(index, item, [finding])
    assert [(m.incident, m.claims) for m in members] == [(burst, (finding.id,))] and not opened


@pytest.mark.parametrize("change", ["own town", "another day", "a week later", "other words"])
def test_what_has_a_town_or_day_of_its_own_or_comes_late_goes_on_about_nothing(change: str) -> None:
    index = MemoryIncidentIndex()
    burst = reports_of_the_burst(index)
    days = 12 if change == "a week later" else 3
    text = (
        LATER
        if change != "other words"
        else (
            "A new tram for Dorvan. The council bought nine trams, green ones, with seats for ninety; schoolchildren may paint the first. Line seven "
            "opens in spring, said the mayor, Oskar Wend, and tickets will cost as much as a loaf."
        )
    )
    item = told(text, outlet="The Review", published=DAY + timedelta(days=days))
    words = "nine trams" if change == "other words" else "inspectors laid two lids"
    more = {"own town": {"places": (place("Melka"),)}, "another day": {"times": (on(DAY - timedelta(days=20)),)}}.get(change, {})
    members, _ = add(index, item, [claim(item, words, IncidentType.AGREEMENT, **more)])
    assert burst not in [m.incident for m in members]


WAKE = (
    "Two foremen at Dorvan are let go. Two foremen of the paint works, whose tanks of solvent burst, left the police house in Dorvan, the fire "
    "chief Ada Bron said. Workers cheered by the railway sheds, and a cloud of vapour still hung over the Karsh canal."
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("are let go", IncidentType.RELEASE_TRANSFER),
        ("left the police house", IncidentType.DETENTION),
        ("Workers cheered", IncidentType.DECISION_INTENT),
        ("left the police house in Dorvan", IncidentType.DISPLACEMENT),
    ],
)
def test_a_report_on_what_was_done_after_it_in_the_same_town_goes_on_about_it_and_one_on_days_before_does_not(
    words: str, kind: IncidentType
) -> None:
    for days, goes_on in ((2, True), (-9, False)):
        index = MemoryIncidentIndex()
        burst = reports_of_the_burst(index)
        item = told(WAKE, outlet="The Courier", published=DAY + timedelta(days=3))
        made = claim(item, words, kind, places=(place("Dorvan"),), times=(on(DAY + timedelta(days=days)),))
        members, _ = add(index, item, [made])
        assert (burst in [m.incident for m in members]) is goes_on


@pytest.mark.parametrize("kind", [IncidentType.DISPLACEMENT, IncidentType.RIOT, IncidentType.FORCE_MOVEMENT])
def test_what_is_told_of_that_town_and_day_under_another_name_goes_on_about_it_though_one_report_alone_told_of_it(
    kind: IncidentType,
) -> None:
    for days, goes_on in ((0, True), (-3, False)):
        index = MemoryIncidentIndex()
        burst = reports_of_the_burst(index, kept=1)
        item = told(WAKE, outlet="The Courier", published=DAY + timedelta(days=2))
        made = claim(item, "left the police house", kind, places=(place("Dorvan"),), times=(on(DAY + timedelta(days=days)),))
        members, _ = add(index, item, [made])
        assert (burst in [m.incident for m in members]) is goes_on


def test_another_occurrence_in_the_same_town_is_not_taken_for_what_came_of_it() -> None:
    index = MemoryIncidentIndex()
    burst = reports_of_the_burst(index)
    item = told(WAKE, outlet="The Courier", published=DAY + timedelta(days=3))
    made = claim(
        item, "left the police house", IncidentType.PROTEST, places=(place("Dorvan"),), times=(on(DAY + timedelta(days=2)),)
    )
    members, _ = add(index, item, [made])
    assert burst not in [m.incident for m in members]


@pytest.mark.parametrize("named", [True, False])
def test_one_report_alone_is_gone_on_about_where_both_heads_call_the_subject_by_one_name(named: bool) -> None:
    index = MemoryIncidentIndex()
    burst = reports_of_the_burst(index, kept=1)
    text = LATER if named else LATER.replace("Dorvan", "the burst").replace("Ada Bron, t", "T").replace("Karsh c", "c")
    item = told(text, outlet="The Inspectorate", published=DAY + timedelta(days=3))
    members, _ = add(index, item, [claim(item, "is closed for anglers", IncidentType.RESTRICTION)])
    assert (burst in [m.incident for m in members]) is named
