"""How many were taken, let go, lost or got away, in words without a place or day: they are counted with the report's subject."""

from datetime import UTC, datetime

import pytest
from match_build import DAY, claim, figure, on, place, told

from build import report
from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match
from whence.model.base import replace
from whence.model.matched import Incident, Membership
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole
from whence.read import read
from whence.settings import ReadSettings

RULES = ReadSettings(mode="rules")


def counted(text: str) -> tuple[set[float | None], int]:
    """Return what the claims of the report's focus count, and how many incidents it opens."""
    item = report(text, published=datetime(2031, 3, 9, 12, tzinfo=UTC))
    said = list(read(item, settings=RULES))
    made = list(match(item, said, (), MemoryIncidentIndex(), register=Register([])))
    own = {id_ for m in made if isinstance(m, Membership) and m.role is MembershipRole.FOCUS for id_ in m.claims}
    claims = [c for c in said if isinstance(c, Claim) and c.id in own]
    numbers = {f.lo for c in claims for f in (*(c.frame.figures if c.frame else ()), *c.figures)}
    return numbers, sum(isinstance(m, Incident) for m in made)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Police raided a mill in Dorvan on Friday and arrested 47 dancers, a lawyer said.\nOf those, 31 were released, she said.",
            31,
        ),
        (
            "A salesman was beaten with sticks by villagers in Dorvan on Saturday.\nNine men were arrested, the police chief said.",
            9,
        ),
        ("A bus overturned near Dorvan on Monday, killing a guard.\nThree convicts escaped.", 3),
    ],
)
def test_who_is_only_counted_is_counted_with_the_subject(text: str, number: int) -> None:
    numbers, incidents = counted(text)
    assert number in numbers
    assert incidents == 1


def test_a_kidnapping_and_its_end_told_in_one_clause_are_one_incident_with_the_arrests_over_it() -> None:
    item = told("An editor kidnapped in Dorvan on Tuesday was set free. Two men had been arrested.", outlet="The Herald")
    taken = claim(item, "An editor kidnapped in Dorvan", IncidentType.ABDUCTION, places=(place("Dorvan"),), times=(on(DAY),))
    freed = claim(
        item, "An editor kidnapped in Dorvan on Tuesday was set free", IncidentType.RELEASE_TRANSFER, places=(place("Dorvan"),)
    )
    police = claim(item, "Two men had been arrested", IncidentType.DETENTION, focus=False, figures=(figure(2, of="detained"),))
    assert police.frame is not None
    police = replace(police, frame=replace(police.frame, predicate="arrest"))
    made = list(match(item, [taken, freed, police], (), MemoryIncidentIndex(), register=Register([])))
    members = [m for m in made if isinstance(m, Membership)]
    assert len(members) == 1
    assert {taken.id, freed.id, police.id} <= set(members[0].claims)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A salesman was beaten by villagers in Damascus on Saturday.\nIn Aleppo nine men were arrested on Thursday.", 9),
        (
            "Eight inmates escaped from the prison of Dorvan on Friday.\nIn May 2028 seventeen men had been arrested at a rally.",
            17,
        ),
    ],
)
def test_another_day_or_town_is_another_occurrence(text: str, number: int) -> None:
    assert number not in counted(text)[0]
