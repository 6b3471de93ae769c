"""Which of the times beside an occurrence are its own, and what a report's head says of its subject's day."""

from datetime import date, datetime, timedelta

import pytest
from match_build import DAY, claim, figure, on, place, told
from msgspec import structs

from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.match.sketches.sketch import sketch_of
from whence.match.sketches.whens import counted_back, times_of
from whence.model.matched import Incident, Membership
from whence.model.said import When
from whence.model.vocabulary import IncidentType, MembershipRole


def at(text: str, words: str, day: datetime) -> When:
    """Return a day that stands in the text as these words."""
    start = text.index(words)
    return structs.replace(on(day), as_written=words, at=start, until=start + len(words))


@pytest.mark.parametrize(
    ("text", "occurrence", "own", "other"),
    [
        (
            "The clinic struck a name this morning, for he died when shells hit the mill on 4 March.",
            "shells hit",
            "4 March",
            "this morning",
        ),
        ("On 2 May the pier gave way, the harbour master recalled to us on Sunday.", "gave way", "On 2 May", "on Sunday"),
        ("He was buried on Friday; a drone had killed him on 1 June.", "killed", "on 1 June", "on Friday"),
        ("Today the street is open: the bus burned there on 9 April.", "burned", "on 9 April", "Today"),
    ],
)
def test_of_days_that_lie_apart_the_one_beside_the_words_is_meant(text: str, occurrence: str, own: str, other: str) -> None:
    item = told(text, outlet="The Herald")
    times = (at(text, own, DAY - timedelta(days=30)), at(text, other, DAY))
    made = claim(item, occurrence, IncidentType.SHELLING, times=times)
    assert [when.as_written for when in times_of(made)] == [own]
    assert list(sketch_of([made], item).days) == [(DAY - timedelta(days=30)).toordinal()]


def test_two_days_that_follow_each_other_are_both_the_occurrences() -> None:
    text = "He was taken on Monday and was dead on Tuesday."
    item = told(text, outlet="The Herald")
    made = claim(
        item, "taken", IncidentType.ABDUCTION, times=(at(text, "on Monday", DAY - timedelta(days=1)), at(text, "on Tuesday", DAY))
    )
    assert len(times_of(made)) == 2


@pytest.mark.parametrize(
    "kind", [IncidentType.ACCIDENT_DISASTER, IncidentType.AIR_STRIKE, IncidentType.KILLING, IncidentType.BOMBING]
)
def test_a_day_told_further_down_is_not_the_subjects_where_the_head_states_another(kind: IncidentType) -> None:
    text = "The freighter lost on Friday near Karsh was hit.\nNobody was saved.\nThe owner is silent.\nA tug is out.\nIt was not the tug of 6 May, which sank with nine men."
    item = told(text, outlet="The Herald")
    lost = structs.replace(claim(item, "The freighter lost on Friday"), frame=None, times=(at(text, "on Friday", DAY),))
    hit = claim(item, "was hit", kind)
    tug = claim(
        item, "sank with nine men", kind, times=(at(text, "6 May", DAY - timedelta(days=300)),), figures=(figure(9, of="killed"),)
    )
    made = list(match(item, [lost, hit, tug], (), MemoryIncidentIndex(), register=Register([])))
    focus = [r for r in made if isinstance(r, Membership) and r.role is MembershipRole.FOCUS]
    assert [tug.id in member.claims for member in focus] == [False]


@pytest.mark.parametrize("words", ["conflict", "civil war", "hostilities", "insurgency"])
def test_a_war_that_goes_on_is_no_occurrence(words: str) -> None:
    item = told(f"He spoke in Dorvan about the {words} in the east.", outlet="The Herald")
    war = claim(item, words, IncidentType.ARMED_CLASH, places=(place("Dorvan"),), times=(on(),))
    assert list(match(item, [war], (), MemoryIncidentIndex(), register=Register([]))) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (IncidentType.ARMED_CLASH, IncidentType.KILLING),
        (IncidentType.KILLING, IncidentType.SHELLING),
        (IncidentType.BOMBING, IncidentType.KILLING),
        (IncidentType.ACCIDENT_DISASTER, IncidentType.KILLING),
    ],
)
def test_as_many_dead_in_one_month_long_past_are_one_occurrence_without_a_place(first: IncidentType, then: IncidentType) -> None:
    index, register = MemoryIncidentIndex(), Register([])
    past = datetime(2029, 4, 1, tzinfo=DAY.tzinfo)
    incidents: list[str] = []
    for n, (kind, when) in enumerate(((first, on(past, until=past + timedelta(days=29))), (then, on(past + timedelta(days=24))))):
        text = f"A depot burned in Dorvan on Friday. Report {n} recalls that in April 64 people died."
        item = told(text, outlet=f"Outlet {n}")
        burned = claim(item, "burned", IncidentType.DESTRUCTION, places=(place("Dorvan"),), times=(on(),))
        died = claim(item, "64 people died", kind, focus=False, times=(when,), figures=(figure(64, of="killed"),))
        made = list(match(item, [burned, died], (), index, register=register))
        index.keep(made, [burned, died], item)
        incidents += [r.incident for r in made if isinstance(r, Membership) and died.id in r.claims]
        assert n or len([r for r in made if isinstance(r, Incident)]) == 2
    assert len(incidents) == 2 and len(set(incidents)) == 1


def _year(text: str, words: str) -> tuple[int, int] | None:
    """Return the days that a claim on `words`, the last of the text, is counted back to."""
    report = told(text, outlet="Second Mirror")
    return counted_back(claim(report, words), report)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The observers left Halm in 2016, a day before three people died at its hall.", "died at its hall"),
        ("At the poll of 2016 the bishop had flown out two days before a crowd burned the mill.", "burned the mill"),
        ("A first inquiry was closed in 2016, a week after a wall fell on the miners.", "fell on the miners"),
        ("Nobody was charged in 2016 when the mayor came back, some weeks after guards shot two men.", "shot two men"),
    ],
)
def test_what_befell_days_from_a_year_gone_by_is_of_that_year(text: str, words: str) -> None:
    assert _year(text, words) == (date(2016, 1, 1).toordinal(), date(2016, 12, 31).toordinal())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam, built in 2016, was inspected a week before it burst.", "burst"),
        ("The bridge fell a day before the poll. It was built in 2016.", "fell"),
        ("In 2016 the town had a mill. A day before the poll a crowd burned it.", "burned it"),
        ("The team of 2090 will come a day after three people died.", "died"),
        ("He was elected in 2016 and died on Monday.", "died on Monday"),
    ],
)
def test_a_year_in_an_aside_or_another_sentence_dates_nothing_else(text: str, words: str) -> None:
    assert _year(text, words) is None
