"""Places left: near what something happened, and out of which prison people got."""

import pytest
from read_build import report

from whence.model.said import Claim, Frame
from whence.read import read
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")


def frames(*paragraphs: str) -> dict[str, Frame]:
    """Return the frames of a report by their type, the last of each."""
    return {r.frame.type.value: r.frame for r in read(report(*paragraphs), settings=RULES) if isinstance(r, Claim) and r.frame}


def sites(frame: Frame) -> list[tuple[str, str]]:
    return [(w.name, w.relation.value) for w in frame.sites]


def test_shells_that_fell_near_a_prison_and_the_men_who_got_out_of_it() -> None:
    found = frames(
        '"Four detainees are on the loose after shelling next to Navin prison," an official of the Northern Front said.'
    )
    assert sites(found["shelling"]) == [("Navin", "near")]
    assert sites(found["escape"]) == [("Navin", "in")]


def test_a_relation_stands_before_the_noun_that_several_names_share() -> None:
    found = frames("Shells came down on Friday around the jails of Navin and Orlit.")
    assert sites(found["shelling"]) == [("Navin", "near"), ("Orlit", "near")]


def test_raids_to_the_edges_of_a_prison_lie_at_its_edge() -> None:
    found = frames("Six prisoners escaped after air raids to the edges of the prison of Navin, an official said.")
    assert sites(found["air_strike"]) == [("Navin", "edge_of")]
    assert sites(found["escape"]) == [("Navin", "in")]


def test_inmates_get_out_of_the_prison_that_was_struck_in_the_sentence_before() -> None:
    found = frames("Two rockets hit Navin prison at dawn. Forty inmates got away.")
    assert sites(found["escape"]) == [("Navin", "in")]


def test_a_hospital_beside_the_shelling_is_no_place_to_break_out_of() -> None:
    assert sites(frames("Five prisoners escaped after shelling near Navin hospital.")["escape"]) == []


def test_families_who_flee_leave_no_prison() -> None:
    found = frames("Two rockets hit Navin prison at dawn. Families fled on foot.")
    assert all(not frame.sites for kind, frame in found.items() if kind in ("escape", "displacement"))


def test_a_country_that_owns_an_act_is_not_where_the_next_one_lies() -> None:
    found = frames(
        "Mosul saw a similar attack on 3 May, two days after the start of Turkey's operation, when a car bomb left six dead."
    )
    assert [w.name for w in found["bombing"].places] == ["Mosul"]


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        (
            "Dozens of prisoners escaped after shells fell.",
            "The prisons of Navin and Orlit were hit by the shelling.",
            ["Navin", "Orlit"],
        ),
        ("Nine inmates got away after an air strike.", "Navin prison was bombed at noon, a guard said.", ["Navin"]),
        ("Forty detainees broke out after rebels shelled the town.", "Rebels shelled Orlit prison for an hour.", ["Orlit"]),
    ],
)
def test_inmates_get_out_of_the_prisons_that_the_next_sentence_says_were_hit(first: str, then: str, left: list[str]) -> None:
    assert [name for name, _ in sites(frames(f"{first} {then}")["escape"])] == left


def test_the_next_paragraphs_prison_is_not_theirs() -> None:
    found = frames("Dozens of prisoners escaped after shells fell.", "Navin prison was bombed in March, a guard said.")
    assert sites(found["escape"]) == []


def test_a_paragraph_that_goes_on_with_the_prisons_tells_which_they_were() -> None:
    found = frames(
        "Dozens of prisoners escaped after shells fell.", "The jails of Navin and Orlit were damaged in the bombardment."
    )
    assert [name for name, _ in sites(found["escape"])] == ["Navin", "Orlit"]
