"""Where things belong that say little of themselves: side remarks, other people, unread reports, copied paragraphs."""

from datetime import timedelta

from match_build import (
    DAY,
    Bench,
    agency,
    claim,
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

from whence.match import MemoryIncidentIndex, utterances
from whence.match.sketches.spots import Spot, relation
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Actor
from whence.model.passage import Passage
from whence.model.said import Claim, Reading
from whence.model.traced import Derivation
from whence.model.traced import Evidence as EdgeEvidence
from whence.model.vocabulary import (
    Certainty,
    DerivationType,
    EvidenceKind,
    IncidentType,
    MembershipRole,
    Phase,
    SourceKind,
)

LEAD = "Five men fled the prison of Dorvan on Friday"


def lead(outlet: str, *, hours: float = 12, more: str = "") -> tuple[Report, Claim]:
    """Return a report whose subject is an escape at Dorvan, and its claim."""
    report = told(f"{LEAD}. {more}", outlet=outlet, published=DAY + timedelta(hours=hours))
    return report, claim(report, LEAD, by=(official(),), places=(place("Dorvan"),), times=(on(),), figures=(figure(5),))


def unread(
    text: str, *, outlet: str, hours: float | None = 20, places: tuple[str, ...] = (), names: tuple[str, ...] = ()
) -> tuple[Report, Reading]:
    """Return a report in a language that was not read."""
    report = told(text, outlet=outlet, published=None if hours is None else DAY + timedelta(hours=hours))
    return report, Reading(report=report.id, read=False, names=names, places=tuple(map(place, places)), method="tests/1")


def test_a_side_remark_with_nothing_but_a_figure_opens_no_incident() -> None:
    bench = Bench()
    report, subject = lead("The Herald", more="Thirty were killed in clashes.")
    remark = claim(report, "Thirty were killed", IncidentType.ARMED_CLASH, figures=(figure(30, of="killed"),), focus=False)
    assert [i.type for i in incidents_in(bench.add(report, [subject, remark]))] == [IncidentType.ESCAPE]


def test_a_side_remark_with_a_town_opens_one() -> None:
    bench = Bench()
    report, subject = lead("The Herald", more="A bomb went off in Melka.")
    remark = claim(report, "A bomb went off", IncidentType.BOMBING, places=(place("Melka"),), focus=False)
    opened = incidents_in(bench.add(report, [subject, remark]))
    assert {i.type for i in opened} == {IncidentType.ESCAPE, IncidentType.BOMBING}


def test_other_people_at_a_site_of_their_own_are_not_the_reports_subject() -> None:
    bench = Bench()
    report = told("Five captives got away. Women of the Mirza camp broke out.", outlet="The Herald")
    captives = claim(report, "Five captives got away", agent=(slot("Five captives"),), figures=(figure(5),))
    women = claim(
        report, "Women of the Mirza camp broke out", agent=(slot("Women of the Mirza camp"),), sites=(place("Mirza camp"),)
    )
    found = memberships_in(bench.add(report, [captives, women]))
    assert len({m.incident for m in found}) == 2


def test_one_sentence_told_twice_is_one_occurrence_even_where_it_says_separately() -> None:
    bench = Bench()
    report, subject = lead("The Herald", more="Separately, it was behind a bomb in Dorvan.")
    bomb = claim(report, "a bomb", IncidentType.BOMBING, places=(place("Dorvan"),), apart="separately", focus=False)
    owner = replace(
        bomb,
        passage=Passage(
            report=report.id,
            start=report.text.index("it was"),
            end=report.text.index(" in Dorvan."),
            quote="it was behind a bomb",
        ),
    )
    opened = incidents_in(bench.add(report, [subject, bomb, owner]))
    assert [i.type for i in opened].count(IncidentType.BOMBING) == 1


def test_an_attempt_without_any_place_joins_the_only_incident_it_may_belong_to_and_is_marked() -> None:
    bench = Bench()
    first, subject = lead("The Herald")
    (opened,) = incidents_in(bench.add(first, [subject]))
    second = told(
        "Shells hit the area of Dorvan on Friday. Guards kept the breakout in check.",
        outlet="The Post",
        published=DAY + timedelta(hours=14),
    )
    shells = claim(second, "Shells hit the area", IncidentType.SHELLING, places=(place("Dorvan"),), times=(on(),))
    attempt = claim(second, "Guards kept the breakout in check", phase=Phase.ATTEMPTED, focus=False)
    joined = [m for m in memberships_in(bench.add(second, [shells, attempt])) if m.incident == opened.id]
    assert [m.claims for m in joined] == [(attempt.id,)]


def test_two_side_mentions_of_one_bombing_in_different_reports_meet() -> None:
    bench = Bench()
    for outlet, hours in (("The Herald", 12.0), ("The Post", 15.0)):
        report, subject = lead(outlet, hours=hours, more="A car bomb killed three in Melka.")
        remark = claim(
            report,
            "A car bomb killed three",
            IncidentType.BOMBING,
            places=(place("Melka"),),
            figures=(figure(3, of="killed"),),
            focus=False,
        )
        bench.add(report, [subject, remark])
    assert len(bench.index.incidents()) == 2


def test_a_sentence_that_lists_two_towns_bears_on_the_incident_of_the_second_too() -> None:
    bench = Bench()
    first, subject = lead("The Herald")
    (opened,) = incidents_in(bench.add(first, [subject]))
    later = told("People got away: 800 at Melka, five at Dorvan", outlet="The Post", published=DAY + timedelta(hours=40))
    listing = claim(later, "People got away", places=(place("Melka", start=24), place("Dorvan", start=40)))
    found = {m.incident: m for m in memberships_in(bench.add(later, [listing]))}
    assert len(found) == 2
    assert found[opened.id].role is MembershipRole.BACKGROUND
    assert found[opened.id].review


def test_a_bombing_and_a_shelling_of_one_town_and_day_stay_two_even_if_both_destroyed_shops() -> None:
    bench = Bench()
    first = told("Shells fell on Dorvan.", outlet="The Herald")
    bench.add(first, [claim(first, "Shells fell", IncidentType.SHELLING, places=(place("Dorvan"),), times=(on(),))])
    second = told("A car bomb went off in Dorvan. Shops were destroyed.", outlet="The Post", published=DAY + timedelta(hours=14))
    bomb = claim(second, "A car bomb went off", IncidentType.BOMBING, places=(place("Dorvan"),), times=(on(),))
    shops = claim(second, "Shops were destroyed", IncidentType.DESTRUCTION, places=(place("Dorvan"),), times=(on(),))
    bench.add(second, [bomb, shops])
    assert {i.type for i in bench.index.incidents()} == {IncidentType.SHELLING, IncidentType.BOMBING}


def test_a_site_and_a_town_of_one_province_are_not_apart() -> None:
    site = Spot(n=1, name="kef", fine=True, country="XA", wider=("upper", "northland"), site=True, known=True)
    town = Spot(n=1, name="dorvan", fine=True, country="XA", lat=36.0, lon=41.0, wider=("upper", "northland"), known=True)
    elsewhere = Spot(n=1, name="melka", fine=True, country="XA", lat=36.0, lon=41.0, wider=("lower", "northland"), known=True)
    assert relation(site, town) is None
    assert relation(site, elsewhere) == "places differ"


def test_a_copied_paragraph_about_something_else_does_not_carry_the_subject_along() -> None:
    bench = Bench()
    first, subject = lead("The Herald", more="A car bomb went off there.")
    bench.add(first, [subject])
    second = told(
        "A bomb shook a street. Five men fled the prison of Dorvan on Friday",
        outlet="The Post",
        published=DAY + timedelta(hours=14),
    )
    bomb = claim(second, "A bomb shook a street", IncidentType.ESCAPE)
    start = second.text.index("Five men")
    shared = Passage(report=second.id, start=start, end=len(second.text), quote=second.text[start:])
    edge = Derivation(child=second.id, parent=first.id, type=DerivationType.COPIES, certainty=Certainty.STRONG, method="tests/1",
                      evidence=(EdgeEvidence(kind=EvidenceKind.SHARED_PASSAGE, note="shared words", child=shared),))  # fmt: skip
    signals = [s.name for m in memberships_in(bench.add(second, [bomb], [edge])) for s in m.signals]
    assert "derivation" not in signals


def test_the_body_whose_people_are_held_is_not_the_speakers() -> None:
    bench = Bench()
    text = "Thousands of Southern Army prisoners sit in jails, fighters of the valley say, and five fled the prison of Dorvan"
    report = told(text, outlet="The Herald")
    start = text.index("fighters")
    fighters = replace(
        voice("fighters of the valley", SourceKind.COLLECTIVE, affiliation="Southern Army"), start=start, end=start + 22
    )
    bench.add(report, [claim(report, "five fled the prison of Dorvan", by=(fighters,), places=(place("Dorvan"),), times=(on(),))])
    (incident,) = bench.index.incidents()
    (statement,) = utterances(incident, bench.evidence(incident), register=bench.register)
    assert statement.party is None


def test_the_body_beside_a_speaker_is_the_speakers_where_nobody_is_held() -> None:
    bench = Bench()
    text = "Fighters of the Southern Army say that five fled the prison of Dorvan"
    report = told(text, outlet="The Herald")
    fighters = replace(voice("Fighters", SourceKind.COLLECTIVE, affiliation="Southern Army"), start=0, end=8)
    bench.add(report, [claim(report, "five fled the prison of Dorvan", by=(fighters,), places=(place("Dorvan"),), times=(on(),))])
    (incident,) = bench.index.incidents()
    (statement,) = utterances(incident, bench.evidence(incident), register=bench.register)
    assert statement.party == "Southern Army"


def test_an_outlet_that_quotes_an_official_was_not_for_certain_told_by_him() -> None:
    bench = Bench()
    for outlet, before, hours in (
        ("The Herald", agency("Cable Wire"), 12.0),
        ("The Post", voice("The Standard", SourceKind.OUTLET), 13.0),
    ):
        report = told(f"{LEAD}, {outlet} wrote.", outlet=outlet, published=DAY + timedelta(hours=hours))
        bench.add(report, [claim(report, LEAD, by=(before, official()), places=(place("Dorvan"),), times=(on(),))])
    (incident,) = bench.index.incidents()
    found = utterances(incident, bench.evidence(incident), register=bench.register)
    assert any(u.candidates for u in found) or len(found) == 1


def _with_foreign_names(bench: Bench) -> None:
    actors = [replace(a, aliases=(*a.aliases, "ΝΔΦ")) if a.slug == "ndf" else a for a in bench.register]
    bench.register = type(bench.register)([*actors, Actor(slug="rim", name="Rim Brigade", aliases=("ΡΙΜ",), kind="armed group")])
    bench.index = MemoryIncidentIndex(register=bench.register)


def test_an_unread_report_is_attached_by_actors_whom_the_register_knows_in_its_script() -> None:
    bench = Bench()
    _with_foreign_names(bench)
    for n in range(3):
        report, subject = lead(f"Outlet {n}", hours=12 + n)
        bench.add(report, [subject])
    report, reading = unread("ΝΔΦ ...", outlet="Efimerida", places=("Dorvan",))
    found = memberships_in(bench.add(report, [reading]))
    assert [m.role for m in found] == [MembershipRole.UNREAD]
    assert found[0].review


def test_an_unread_report_with_only_a_town_and_a_day_is_attached_to_nothing() -> None:
    bench = Bench()
    for n in range(3):
        report, subject = lead(f"Outlet {n}", hours=12 + n)
        bench.add(report, [subject])
    report, reading = unread("...", outlet="Efimerida", places=("Dorvan",))
    assert not bench.add(report, [reading])


def test_an_unread_report_that_fits_two_incidents_alike_is_attached_to_neither() -> None:
    bench = Bench()
    _with_foreign_names(bench)
    first, subject = lead("The Herald")
    bench.add(first, [subject])
    second = told("A bomb went off in Dorvan.", outlet="The Post", published=DAY + timedelta(hours=13))
    bench.add(
        second,
        [claim(second, "A bomb went off", IncidentType.BOMBING, by=(official(),), places=(place("Dorvan"),), times=(on(),))],
    )
    report, reading = unread("ΝΔΦ ...", outlet="Efimerida", places=("Dorvan",))
    assert not bench.add(report, [reading])
