"""By which name a count is asked for: whoever was arrested over a kidnapping is not kidnapped."""

import pytest
from match_build import claim, figure, told

from whence.model.base import replace
from whence.model.said import Slot
from whence.model.vocabulary import IncidentType
from whence.weigh.values.one_count import counted_apart, one_count


@pytest.mark.parametrize(
    ("type_", "predicate", "of", "kind", "expected"),
    [
        (IncidentType.DETENTION, "arrest", "held", IncidentType.ABDUCTION, "held"),
        (IncidentType.DETENTION, "take into custody", "detained", IncidentType.ABDUCTION, "held"),
        (IncidentType.DETENTION, "seize", "held", IncidentType.ABDUCTION, None),
        (IncidentType.ABDUCTION, "kidnap", "abducted", IncidentType.KILLING, "abducted"),
        (IncidentType.ABDUCTION, "taken", "abducted", IncidentType.DETENTION, None),
        (IncidentType.DETENTION, "arrest", "held", IncidentType.BOMBING, None),
    ],
)
def test_the_verb_says_whether_somebody_is_under_arrest_or_kidnapped(
    type_: IncidentType, predicate: str, of: str, kind: IncidentType, expected: str | None
) -> None:
    said = claim(told("Nine men were taken.", outlet="The Herald"), "Nine men were taken", type_, figures=(figure(9, of=of),))
    assert said.frame is not None
    said = replace(said, frame=replace(said.frame, predicate=predicate))
    assert counted_apart(said, of, kind) == expected


def test_whom_inmates_hold_is_abducted() -> None:
    said = claim(
        told("Five guards are held by inmates.", outlet="The Herald"), "Five guards are held by inmates", IncidentType.DETENTION,
        figures=(figure(5, of="held"),),
    )  # fmt: skip
    assert said.frame is not None
    said = replace(said, frame=replace(said.frame, predicate="held", agent=(Slot(name="inmates", start=0, end=7),)))
    assert counted_apart(said, "held", IncidentType.RIOT) == "abducted"


def test_who_is_arrested_again_is_held_where_nobody_broke_out() -> None:
    assert one_count(IncidentType.RELEASE_TRANSFER)["recaptured"] == "held"
    assert "recaptured" not in one_count(IncidentType.ESCAPE).keys() - {"held"}
