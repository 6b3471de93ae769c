"""What a report tells beside its subject: what followed on something else, and what happened long ago."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from match_build import DAY, Bench, claim, figure, incidents_in, memberships_in, on, place, register, told

from build import passage_of
from whence.match.likeness.signals import compare
from whence.match.sketches.sketch import Sketch, names_sequel, sketch_of
from whence.match.sketches.spots import spot_of
from whence.model.base import replace
from whence.model.matched import Incident
from whence.model.said import Claim, When, Where
from whence.model.vocabulary import IncidentType, PlacePrecision, QuestionKind, TimePrecision

DISASTER = IncidentType.ACCIDENT_DISASTER


def quake(bench: Bench, *, outlet: str = "The Herald") -> tuple[Incident, Claim]:
    """Add a report of an earthquake in Dorvan and return its incident and claim."""
    report = told("An earthquake killed forty in Dorvan on Friday.", outlet=outlet)
    made = claim(report, "earthquake", DISASTER, places=(place("Dorvan"),), times=(on(),), figures=(figure(40, of="killed"),))
    return incidents_in(bench.add(report, [made]))[0], made


def province(name: str) -> Where:
    """Return a province that no gazetteer holds."""
    return replace(place(name), precision=PlacePrecision.PROVINCE)


def month(year: int, of: int) -> When:
    """Return a whole month."""
    start = datetime(year, of, 1, tzinfo=UTC)
    return replace(on(), start=start, end=start + timedelta(days=29), precision=TimePrecision.MONTH)


def test_an_aftershock_of_the_same_town_and_day_is_not_the_earthquake() -> None:
    bench = Bench()
    first, _ = quake(bench)
    report = told("Two rescuers died in Dorvan when an aftershock struck on Friday.", outlet="The Post")
    after = claim(report, "aftershock", DISASTER, places=(place("Dorvan"),), times=(on(),), figures=(figure(2, of="killed"),))
    (member,) = memberships_in(bench.add(report, [after]))
    assert member.incident != first.id


def test_a_report_on_an_earthquake_keeps_its_aftershock_apart_and_all_it_says_of_that_together() -> None:
    bench = Bench()
    first, _ = quake(bench)
    text = "The earthquake in Dorvan killed fifty.\n\nAn aftershock brought a slope down at Melka.\n\nThe aftershocks killed two."
    report = told(text, outlet="The Post")
    lead = claim(report, "earthquake", DISASTER, places=(place("Dorvan"),), times=(on(),))
    slope = claim(report, "aftershock", DISASTER, places=(place("Melka"),), times=(on(),))
    two = claim(report, "aftershocks", DISASTER, figures=(figure(2, of="killed"),))
    found = {m.claims: m.incident for m in memberships_in(bench.add(report, [lead, slope, two]))}
    assert found[(lead.id,)] == first.id
    assert found[(slope.id, two.id)] != first.id


def test_an_aftershock_of_the_earthquake_speaks_of_the_earthquake() -> None:
    report = told(
        "It was the strongest aftershock of the earthquake of Friday, an aftershock of magnitude five.", outlet="The Post"
    )
    of_it, of_five = (claim(report, words, DISASTER) for words in ("aftershock of the", "aftershock of magnitude"))
    shorter = [
        replace(c, frame=replace(c.frame, trigger=replace(c.frame.trigger, end=c.passage.start + len("aftershock"))))
        for c in (of_it, of_five)
        if c.frame is not None
    ]
    assert [names_sequel(c, report) for c in shorter] == [False, True]


def test_the_earthquake_of_a_month_long_ago_is_one_however_many_reports_recall_it() -> None:
    bench = Bench()
    for outlet in ("The Herald", "The Post", "The Courier"):
        report = told(
            "Dorvan shook on Friday. In May 2009 an earthquake in Ostra killed ninety and destroyed homes.", outlet=outlet
        )
        lead = claim(report, "Dorvan shook", DISASTER, places=(place("Dorvan"),), times=(on(),))
        old = claim(report, "an earthquake in Ostra", DISASTER, places=(province("Ostra"),), times=(month(2009, 5),), focus=False)
        homes = claim(
            report, "destroyed homes", IncidentType.DESTRUCTION, places=(province("Ostra"),), times=(month(2009, 5),), focus=False
        )
        bench.add(report, [lead, old, homes])
    assert len(bench.index.incidents()) == 2


def test_earthquakes_of_two_months_of_one_province_are_two() -> None:
    bench = Bench()
    for outlet, year in (("The Herald", 2009), ("The Post", 1998)):
        report = told("Dorvan shook on Friday, as Ostra did long ago.", outlet=outlet)
        lead = claim(report, "Dorvan shook", DISASTER, places=(place("Dorvan"),), times=(on(),))
        old = claim(report, "as Ostra did", DISASTER, places=(province("Ostra"),), times=(month(year, 5),), focus=False)
        bench.add(report, [lead, old])
    assert len(bench.index.incidents()) == 3


def test_a_state_of_the_register_is_no_town_that_two_strikes_share() -> None:
    report = told("A drone hit the silos of Halm in northern Northern Council.", outlet="The Herald")
    named = claim(report, "A drone hit", IncidentType.AIR_STRIKE, places=(place("Halm"), place("Northern Council")))
    kept = sketch_of([named], report, register=register())
    assert {spot.name: spot.fine for spot in kept.places.values()} == {"halm": True, "northern council": False}
    assert all(spot.fine for spot in sketch_of([named], report).places.values())


@given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30))
def test_which_of_two_is_named_by_what_it_follows_is_told_whichever_is_asked_about(types: int, ours: int, theirs: int) -> None:
    places = {"n:dorvan": spot_of(place("Dorvan"))}
    a, b = (
        Sketch(types={DISASTER.value: types}, places=places, sequels=min(types, n), first=DAY.toordinal(), last=DAY.toordinal())
        for n in (ours, theirs)
    )
    forth, back = ({s.name for s in compare(x, y)} for x, y in ((a, b), (b, a)))
    assert forth == back
    assert ("one follows the other" in forth) == ((2 * a.sequels > types) != (2 * b.sequels > types))


def test_two_towns_that_no_gazetteer_holds_speak_against_and_a_site_called_after_one_does_not() -> None:
    halm, quellmar = ({f"n:{name.lower()}": spot_of(place(name))} for name in ("Halm", "Quellmar"))
    other = {s.name for s in compare(Sketch(places=halm), Sketch(places=quellmar))}
    named = {s.name for s in compare(Sketch(places=halm), Sketch(places=quellmar, sites={"halm": 1}))}
    assert other == {"other places named"}
    assert "other places named" not in named


def test_a_count_of_a_day_long_past_is_not_of_what_the_report_is_about() -> None:
    bench = Bench()
    report = told(
        "An earthquake shook Dorvan on Friday. In 2027 a slide there cost 46 lives. The council counts 12 dead.",
        outlet="The Post",
    )
    made = claim(report, "earthquake", DISASTER, places=(place("Dorvan"),), times=(on(),))
    plain = replace(made, id="", frame=None, about=QuestionKind.HOW_MANY, times=())
    counts = replace(plain, id="", passage=passage_of(report, "12 dead"), figures=(figure(12, of="killed"),))
    old = replace(
        plain, id="", passage=passage_of(report, "46 lives"), figures=(figure(46, of="killed"),), times=(month(2027, 3),)
    )
    eve = replace(counts, id="", figures=(figure(9, of="killed"),), times=(on(DAY - timedelta(days=1)),))
    (member,) = memberships_in(bench.add(report, [made, counts, old, eve]))
    assert {counts.id, eve.id} <= set(member.claims) and old.id not in member.claims
