"""Names of places that no occurrence lies in: governments, papers, measures, where people come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_build import Bench, claim, incidents_in, on, place, register, told

from whence.language.actors.register import Register
from whence.match.sketches.sketch import sketch_of
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.matched import Actor
from whence.model.passage import Span
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType

STATES = Register([Actor(slug="northland", name="Northland", aliases=("Melka",), kind="state")])


def at(text: str, name: str = "Melka") -> tuple[Report, Claim]:
    """Return a report of one sentence and a claim on all of it, with a town where it stands in the text."""
    report = told(text, outlet="The Herald")
    where = replace(place(name), start=text.index(name), end=text.index(name) + len(name))
    return report, claim(report, text, IncidentType.ARMED_CLASH, places=(where,), focus=False)


def towns(text: str, known: Register | None = None) -> list[str]:
    """Return the places that the sentence's occurrence may lie in."""
    report, made = at(text)
    return [spot.name for spot in sketch_of([made], report, register=known).places.values()]


@pytest.mark.parametrize(
    "text",
    [
        "Guns pounded the area, a Melka daily reported",
        "Melka denied that the fighting went on",
        "Melka's reply is that it has fought them",
        "Fighting goes on in a land three times the size of Melka",
        "Thousands fled the fighting, many of them from Melka",
        "A tailor told Radio Halm, a station run by exiles in Melka, that guns had fired",
        "Ada Bron told the Halm Post, a weekly that is printed in Melka, of the fighting",
        "He came under fire, a source told Voice of Melka",
    ],
)
def test_a_name_that_stands_for_a_paper_a_government_a_measure_or_an_origin_is_no_scene(text: str) -> None:
    assert towns(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "An official in Melka said fighting went on",
        "The governor of Melka denied the fighting",
        "Fighting went on in Dorvan Road, Melka, reports said",
        "People fled from Melka when fighting began",
        "Fighting broke out at Melka",
        "A tailor told Radio Halm, a station run by exiles, that they fought in Melka",
        "The road in Melka came under fire",
    ],
)
def test_where_a_voice_stands_or_people_fled_from_is_still_a_place(text: str) -> None:
    assert towns(text) == ["melka"]


def test_a_capital_that_the_register_knows_a_state_by_is_a_place_only_where_something_is_in_or_near_it() -> None:
    assert towns("Parliament asked for a fight against Melka", STATES) == []
    assert towns("Fighting went on outside Melka", STATES) == ["melka"]
    assert towns("Parliament asked for a fight against Melka", register()) == ["melka"]


def test_a_side_remark_on_a_government_opens_no_incident_at_its_capital() -> None:
    report = told("Forty were killed at Dorvan on Friday. Melka says it has fought them.", outlet="The Herald")
    lead = claim(report, "Forty were killed", IncidentType.KILLING, places=(place("Dorvan"),), times=(on(),))
    capital = replace(place("Melka"), start=report.text.index("Melka"), end=report.text.index("Melka") + 5)
    reply = claim(report, "it has fought them", IncidentType.ARMED_CLASH, places=(capital,), focus=False)
    assert [i.type for i in incidents_in(Bench().add(report, [lead, reply]))] == [IncidentType.KILLING]


@given(st.sampled_from(["Melka", "Dorvan"]), st.text(alphabet="ab ,.'-", max_size=30), st.text(alphabet="ab ,.'-", max_size=30))
def test_words_that_say_nothing_of_a_name_leave_it_a_place(name: str, before: str, after: str) -> None:
    report = told(f"x{before} {name} {after}x", outlet="The Herald")
    start = report.text.index(name)
    where = replace(place(name), start=start, end=start + len(name))
    made = claim(report, report.text, IncidentType.ARMED_CLASH, places=(where,))
    assert len(sketch_of([made], report).places) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Guns hit a train headed for Melka",
        "Guns hit a convoy on its way to Melka",
        "The fighting, the army said, is not linked to the feud in Melka",
        "The fighting had no connection with the one at Melka",
    ],
)
def test_where_somebody_is_bound_for_and_what_it_has_nothing_to_do_with_are_no_scene(text: str) -> None:
    report, made = at(text, "Melka")
    fought = replace(made, frame=replace(made.frame, trigger=Span(start=0, end=4)))
    assert sketch_of([fought], report).places == {}


def test_a_site_on_the_way_to_which_something_was_hit_is_not_its_site() -> None:
    report = told("Guns hit a train headed for the Kef camp", outlet="The Herald")
    where = replace(place("Kef camp"), start=report.text.index("Kef"), end=len(report.text))
    assert sketch_of([claim(report, "Guns hit", IncidentType.SHELLING, sites=(where,))], report).sites == {}


def test_what_a_sentence_before_set_apart_does_not_reach_the_next() -> None:
    report, made = at("Guns fired. It was unrelated to the feud. Shots fell in Melka")
    fought = replace(made, frame=replace(made.frame, trigger=Span(start=0, end=4)))
    assert [spot.name for spot in sketch_of([fought], report).places.values()] == ["melka"]


def test_what_another_thing_has_no_link_with_lies_where_it_is_said_to() -> None:
    report, made = at("He saw no link with the fighting in Melka")
    fought = replace(made, frame=replace(made.frame, trigger=Span(start=24, end=32)))
    assert [spot.name for spot in sketch_of([fought], report).places.values()] == ["melka"]


@pytest.mark.parametrize(
    "text",
    [
        "Men of the Front of the Melka opened fire",
        "The Human Rights Office of Melka counted the dead of the fighting",
        "Tents burned in the fighting, and people left, among them families from Melka",
        "People walked from the fighting in the direction of Melka",
        "Many of the people of the camp fled to Melka when fighting began",
    ],
)
def test_a_body_called_after_a_place_and_where_people_come_from_or_flee_to_are_no_scene(text: str) -> None:
    assert towns(text) == []


@pytest.mark.parametrize(
    "text", ["The army of Melka fought them", "Families fled the fighting in Melka", "The front ran through Melka"]
)
def test_the_army_or_the_families_of_a_place_are_told_of_there(text: str) -> None:
    assert towns(text) == ["melka"]


def test_where_the_hurt_were_taken_is_no_scene() -> None:
    assert towns("A boy who had been taken to Melka died") == []


@pytest.mark.parametrize(
    ("text", "trigger", "left"),
    [
        ("Seven people died at Melka Hospital", "died", []),
        ("Melka Hospital treated 31 wounded people", "treated", []),
        ("The bodies lie in Melka Hospital", "bodies", []),
        ("Shells hit Melka Hospital", "hit", ["melka"]),
        ("Gunmen stormed Melka Hospital", "stormed", ["melka"]),
    ],
)
def test_a_hospital_is_the_scene_of_what_hit_it_and_not_of_deaths_in_it(text: str, trigger: str, left: list[str]) -> None:
    report, made = at(text)
    start = text.index(trigger)
    assert made.frame is not None
    made = replace(made, frame=replace(made.frame, trigger=Span(start=start, end=start + len(trigger))))
    assert [spot.name for spot in sketch_of([made], report).places.values()] == left
