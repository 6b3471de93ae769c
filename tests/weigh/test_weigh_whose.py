"""Whose weapon it was, what sort of people were harmed, and at what kind of place, where no name is given."""

from datetime import timedelta

import pytest
from match_build import DAY, claim, figure, on, place, slot, told, voice
from test_weigh_answers import NDF, asked, market, weighed

from whence.language.actors.register import Register
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Actor, Interest
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, InterestRole, QuestionKind
from whence.weigh.scope.whose import adjectives, owner_among

STATES = Register(
    [
        Actor(slug="norland", name="Norland", aliases=("Norlandic forces",), kind="state"),
        Actor(slug="suria", name="Suria", aliases=("Surian forces",), kind="state"),
        Actor(slug="press", name="Norla", kind="agency"),
    ]
)


def values(kind: QuestionKind, **more: object) -> set[str | None]:
    (answer,) = [q for q in weighed(market("The Herald", NDF, **more), actors=STATES).questions if q.question is kind]
    return {a.value.actor or a.value.place for a in answer.answers}


def test_an_adjective_comes_from_the_forces_of_an_actor_or_from_the_name_of_a_state() -> None:
    known = adjectives(STATES)
    assert known["norlandic"] == "norland" and known["surian"] == "suria" and "norlan" not in known
    assert owner_among("two Surian drones", known) == "suria"
    assert owner_among("Surian and Norlandic drones", known) is None and owner_among("surian drones", known) is None


def test_an_adjective_that_two_actors_share_means_neither() -> None:
    both = Register(
        [Actor(slug=s, name=n, aliases=("Veldic forces",), kind="state") for s, n in (("a", "Upper Veld"), ("b", "Lower Veld"))]
    )
    assert "veldic" not in adjectives(both)


def test_whose_shells_they_were_answers_who_where_nobody_else_is_named() -> None:
    assert values(QuestionKind.WHO, agent=(slot("Surian"),)) == {"Suria"}
    shells = replace(figure(6, of="bombs"), noun="surian shells")
    assert values(QuestionKind.WHO, figures=(shells,)) == {"Suria"}
    assert values(QuestionKind.WHO, figures=(shells,), agent=(slot("Norland"),)) == {"Norland"}
    assert values(QuestionKind.WHO, cause=slot("debris of a Surian interceptor")) == {"Suria"}


@pytest.mark.parametrize("means", ["a stray rocket of Suria", "two drones of Suria", "the gunboats of the Surian forces"])
def test_whose_weapon_it_was_is_told_by_of_as_well(means: str) -> None:
    assert values(QuestionKind.WHO, means=slot(means)) == {"Suria"}
    assert values(QuestionKind.WHO, means=slot(means), agent=(slot("Norland"),)) == {"Norland"}


def test_what_a_weapon_is_made_of_or_came_out_of_is_no_actor() -> None:
    for means in ("a volley of shells", "a drone of unknown origin"):
        told = weighed(market("The Herald", NDF, means=slot(means)), actors=STATES)
        assert not [q for q in told.questions if q.question is QuestionKind.WHO]


def test_a_kind_of_place_that_was_struck_is_the_site_and_its_dockers_are_the_victims() -> None:
    struck = (slot("grain terminal"), slot("dockers"))
    assert values(QuestionKind.SITE, victims=struck) == {"grain terminal", "market"}  # "Shells fell on the market", say the words
    assert values(QuestionKind.VICTIMS, victims=struck) == {"dockworkers"}


def test_a_village_or_a_named_place_is_no_kind_of_site() -> None:
    result = weighed(market("The Herald", voice("Mayor"), victims=(slot("Orvel Terminal"), slot("woman"))), actors=STATES)
    assert [a.value.place for a in asked(result, QuestionKind.SITE).answers] == ["market"]
    assert asked(result, QuestionKind.VICTIMS).answers[0].value.actor == "woman"


def party(slug: str, name: str, kind: str) -> Actor:
    fights = Interest(conflict="an election", role=InterestRole.PARTY, side=slug, why="is at odds")
    return Actor(slug=slug, name=name, kind=kind, interests=(fights,))


PARTIES = Register(
    [
        party("ministry", "Interior Ministry", "state"),
        Actor(slug="police", name="Harbour Police", kind="body", part_of="ministry"),
        party("union", "Dockers Union", "body"),
        party("column", "Red Column", "armed group"),
    ]
)


def culprits(*made: tuple[str, str, float]) -> list[set[str | None]]:
    """Return who is set against whom where each voice names somebody for a shelling."""
    reports = [market(f"Leaf {n}", voice(by), hours=h, agent=(slot(whom),)) for n, (by, whom, h) in enumerate(made)]
    found = weighed(*reports, actors=PARTIES)
    return [{v.actor for v in c.values} for c in found.contradictions if c.question is QuestionKind.WHO]


def test_both_sides_of_an_exchange_let_people_go_and_nobody_is_blamed_for_it() -> None:
    def freed(by: str, hours: float) -> tuple[Report, list[Claim]]:
        report = told(f"{by} let captives go at Dorvan, it said.", outlet=f"Leaf of {by}", published=DAY + timedelta(hours=hours))
        more = {"places": (place("Dorvan"),), "times": (on(),), "agent": (slot(by),)}
        return report, [claim(report, f"{by} let captives go", IncidentType.RELEASE_TRANSFER, by=(voice(by),), **more)]

    result = weighed(freed("Red Column", 12), freed("Interior Ministry", 13), actors=PARTIES)
    assert not [c for c in result.contradictions if c.question is QuestionKind.WHO]


@pytest.mark.parametrize("gunmen", ["gunmen", "unknown militants", "armed extremists", "insurgents"])
def test_a_body_that_others_name_and_that_says_it_was_gunmen_blames_others(gunmen: str) -> None:
    assert len(culprits(("Dockers Union", "Harbour Police", 12), ("Interior Ministry", gunmen, 13))) == 1
    assert not culprits(("Dockers Union", "Red Column", 12), ("Red Column", gunmen, 13))  # an armed group may mean its own
    assert not culprits(("Dockers Union", "Harbour Police", 12), ("a nurse", gunmen, 13))  # she may mean the police
