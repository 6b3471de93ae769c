"""Who is counted as killed: being shot at is not yet being dead, and neither weeks nor towns are victims."""

import pytest
from claims_build import claims, report

from whence.model.said import Claim


def counts(*paragraphs: str) -> set[tuple[float | None, str | None]]:
    return {(f.lo, f.of) for c in claims(report(*paragraphs)) if c.frame for f in c.frame.figures}


def victims(found: list[Claim]) -> set[str]:
    return {v.name for c in found if c.frame for v in c.frame.victims}


def test_people_who_were_shot_are_not_counted_as_killed() -> None:
    assert counts("Four people were shot outside the Ostra club on Friday.") == {(4, "hit")}


def test_people_who_were_shot_dead_are() -> None:
    assert (4, "killed") in counts("Four people were shot and killed outside the Ostra club on Friday.")
    assert (2, "killed") in counts("Two guards were fatally shot at the depot on Friday.")


def test_the_injured_are_wounded_whatever_the_verb() -> None:
    found = counts("Gunmen shot at a bus in Orvel on Monday, and five injured were taken to hospital; two died.")
    assert not any(lo == 5 and of == "killed" for lo, of in found)


def test_a_stretch_of_time_is_no_victim() -> None:
    assert not {v for v in victims(claims(report("A man who died two weeks after a shooting was buried."))) if "week" in v}


def test_the_drowned_are_killed_and_not_only_affected() -> None:
    assert (6, "killed") in counts("Six sailors drowned when the coaster Velna sank off Orvel on Friday.")


@pytest.mark.parametrize(
    "words",
    [
        "Guards fired into the air and the women went back to their tents.",
        "Police fired several shots in the air in Ostra.",
        "Soldiers shot into the sky over the market of Orvel.",
    ],
)
def test_shots_into_the_air_kill_nobody(words: str) -> None:
    assert not [c for c in claims(report(words)) if c.frame and c.frame.type.value == "killing"]


def test_shots_into_a_crowd_may() -> None:
    assert [
        c
        for c in claims(report("Soldiers fired into the crowd in Orvel, killing two."))
        if c.frame and c.frame.type.value == "killing"
    ]
