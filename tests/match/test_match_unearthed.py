"""Finds of the dead: rival days of the deaths are one incident's contradiction; another find, and a strike on the town, are their own."""

from datetime import UTC, datetime, timedelta

import pytest
from match_build import DAY, Bench, claim, figure, incidents_in, on, place, told, voice

from whence.match.report.groups import occurrences
from whence.match.report.unearthed import is_of_a_find
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T

LONG_BEFORE = datetime(2030, 8, 2, tzinfo=UTC)
LATER = datetime(2031, 1, 20, tzinfo=UTC)

FINDS = [
    (
        "The remains of nine men were lifted from a cellar in Melka",
        "they were shot in January",
        "All of the dead fell when shells rained on them",
    ),
    (
        "Diggers have exhumed 31 skeletons in Melka",
        "the captives were beheaded",
        "The dead were soldiers whom jets bombed in August",
    ),
    (
        "A mass grave was opened behind the Melka dairy",
        "guards strangled the women",
        "The grave holds rebels who died when planes struck a camp",
    ),
    (
        "Divers pulled the bodies of six sailors from a mine in Melka",
        "the six were executed",
        "Those found were six miners whom a bomb had buried",
    ),
]
"""What was found, and two accounts of how those found had died."""


def struck(report: Report, account: str, **more: object) -> Claim:
    """Return the claim of an account, by the words of it that tell what was done."""
    last = next(
        words
        for words in ("shells rained on them", "jets bombed", "planes struck a camp", "a bomb had buried")
        if words in account
    )
    return claim(report, last, T.AIR_STRIKE, times=(on(LONG_BEFORE),), **more)


def find(lead: str, *more: str, outlet: str = "The Herald", after: int = 0) -> Report:
    """Return a report of a find, with further paragraphs."""
    return told(
        "\n\n".join((f"{lead}.", *(f"{words}." for words in more))),
        outlet=outlet,
        published=DAY + timedelta(days=after, hours=12),
    )


def found(report: Report, lead: str, **more: object) -> Claim:
    """Return the claim of the find itself."""
    return claim(report, lead, T.KILLING, places=(place("Melka"),), times=(on(),), **more)


def groups(report: Report, *claims: Claim) -> list[set[str]]:
    return [{c.passage.quote for c in group.claims} for group in occurrences(report, claims)[0]]


@pytest.mark.parametrize(("lead", "killing", "strike"), FINDS)
def test_accounts_of_the_deaths_that_are_months_apart_are_of_the_find(lead: str, killing: str, strike: str) -> None:
    report = find(lead, killing, strike)
    made = (
        found(report, lead),
        claim(report, killing, T.KILLING, times=(on(LATER),), by=(voice("the council"),)),
        struck(report, strike, by=(voice("the rebels"),)),
    )
    assert len(groups(report, *made)) == 1


@pytest.mark.parametrize(("lead", "killing", "strike"), FINDS)
def test_reports_of_one_find_are_one_incident_whatever_day_they_give_the_deaths(lead: str, killing: str, strike: str) -> None:
    bench = Bench()
    first, second = find(lead, killing), find(lead, strike, outlet="The Post", after=1)
    bench.add(first, [found(first, lead), claim(first, killing, T.KILLING, places=(place("Melka"),), times=(on(LATER),))])
    other = bench.add(second, [found(second, lead), struck(second, strike)])
    assert not incidents_in(other)


@pytest.mark.parametrize(("lead", "killing"), [(lead, killing) for lead, killing, _ in FINDS])
def test_a_later_shelling_of_the_town_is_an_incident_of_its_own(lead: str, killing: str) -> None:
    shelling = "Mortar rounds hit the bus station of Melka last week"
    report = find(lead, killing, shelling)
    made = (
        found(report, lead),
        claim(report, killing, T.KILLING, times=(on(LATER),)),
        claim(report, shelling, T.SHELLING, places=(place("Melka"),), times=(on(DAY - timedelta(days=6)),)),
    )
    assert groups(report, *made) == [{lead, killing}, {shelling}]


@pytest.mark.parametrize("lead", [lead for lead, _, _ in FINDS])
def test_a_find_elsewhere_years_before_is_an_incident_of_its_own(lead: str) -> None:
    before = "Seventeen bodies were recovered from a well near Dorvan"
    report = find(lead, before)
    made = (
        found(report, lead),
        claim(
            report,
            before,
            T.KILLING,
            places=(place("Dorvan"),),
            times=(on(LONG_BEFORE),),
            figures=(figure(17, of="killed"),),
            focus=False,
        ),
    )
    assert groups(report, *made) == [{lead}, {before}]


def test_finds_in_two_towns_stay_two_incidents() -> None:
    bench = Bench()
    here, there = find("Eight skeletons were found in Melka"), find("Eight skeletons were found in Dorvan", outlet="The Post")
    bench.add(here, [found(here, "Eight skeletons were found in Melka")])
    words = "Eight skeletons were found in Dorvan"
    assert incidents_in(bench.add(there, [claim(there, words, T.KILLING, places=(place("Dorvan"),), times=(on(),))]))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("A bomb tore through a market in Melka on Friday", T.BOMBING),
        ("A dam burst above Melka on Friday", T.ACCIDENT_DISASTER),
        ("Jets struck a school in Melka", T.AIR_STRIKE),
        ("Rebels and troops fought in Melka", T.ARMED_CLASH),
    ],
)
def test_bodies_found_after_what_the_head_tells_of_are_its_toll(head: str, kind: T) -> None:
    report = told(
        f"{head}, and the remains of ten people were found in the rubble.\n\nMore bodies were recovered.", outlet="The Herald"
    )
    assert not is_of_a_find(report, [claim(report, head, kind, places=(place("Melka"),), times=(on(),))])


@pytest.mark.parametrize(
    "text",
    [
        "The road to Melka remains closed, and shots were heard.",
        "Two men were shot dead in Melka on Friday.",
        "Body cameras were found to be useless.",
    ],
)
def test_a_report_that_speaks_of_no_dead_found_is_of_no_find(text: str) -> None:
    assert not is_of_a_find(told(text, outlet="The Herald"), [])


@pytest.mark.parametrize(
    "words",
    [
        "in a communique that we have received from Dorvan, the rebels say that the dead were fighters, killed by a jet",
        "the rebels said in a statement from their office in Dorvan that those who lie there were killed by a jet",
        "a letter sent from Dorvan says that the grave holds fighters killed by a jet",
        "in an email from its headquarters in Dorvan the movement says that the bodies are those of fighters killed by a jet",
    ],
)
def test_where_a_statement_was_sent_from_is_not_where_the_dead_lie(words: str) -> None:
    lead = "A mass grave was opened in Melka"
    report = find(lead, words)
    sent = place("Dorvan", start=report.text.index("Dorvan"))
    made = (found(report, lead), claim(report, "killed by a jet", T.AIR_STRIKE, places=(sent,), times=(on(LONG_BEFORE),)))
    (group,) = occurrences(report, made)[0]
    assert {spot.name for spot in group.sketch.places.values()} == {"melka"}


@pytest.mark.parametrize(
    ("lead", "cause", "kind"),
    [
        ("Divers brought up the remains of three more villagers in Melka", "The dam burst", T.ACCIDENT_DISASTER),
        ("The bodies of four miners were found in Melka", "The gallery caved in", T.ACCIDENT_DISASTER),
        ("Rescuers found the bodies of the last two missing tenants in Melka", "Jets struck the block", T.AIR_STRIKE),
        ("Two more bodies were pulled from a cellar in Melka", "Shells hit the street", T.SHELLING),
    ],
)
def test_bodies_of_people_who_were_looked_for_are_of_what_is_told_further_on(lead: str, cause: str, kind: T) -> None:
    report = told(f"{lead}.\n\n{cause} on Monday.", outlet="The Herald")
    made = [found(report, lead), claim(report, cause, kind, times=(on(DAY - timedelta(days=4)),))]
    assert not is_of_a_find(report, made)
