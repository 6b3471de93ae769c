"""Who stands behind a deed or a device by the words right around it, and why something sank or fell."""

import pytest
from claims_build import mentions, page, report

from whence.model.said import Frame


def frames(words: str) -> list[Frame]:
    return [m.frame for m in mentions(page(report(words), ()))]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("At least six people were killed in an army air strike on the village of Dorn.", "army"),
        ("A government jet had dropped two bombs on the camp.", "government"),
        ("Four people were killed by a roadside bomb of the Front.", "Front"),
        ("Three shops burned after rebel shelling of Dorn.", "rebel"),
        ("The third salvo of the navy's guns destroyed the barracks of Dorn.", "navy"),
        ("The market of Dorn was hit by rockets launched by rebels on Sunday.", "rebels"),
        ("Shells fired by Sudan hit a school near Dorn.", "Sudan"),
    ],
)
def test_a_body_before_a_deed_or_weapon_did_it(words: str, body: str) -> None:
    assert body in {slot.name for frame in frames(words) for slot in frame.agent}


def test_whom_a_weapon_was_of_is_not_whom_it_hit() -> None:
    assert not any(
        "Front" in slot.name for f in frames("Four people were killed by a roadside bomb of the Front.") for slot in f.victims
    )


def test_guns_that_fire_a_salvo_are_not_what_it_hits() -> None:
    assert not any(
        "guns" in s.name for f in frames("A salvo of the navy's guns destroyed the barracks of Dorn.") for s in f.victims
    )


def test_who_flees_after_shelling_did_not_shell() -> None:
    assert not [slot for f in frames("Four prisoners fled after shelling near the barracks.") for slot in f.agent]


def test_a_besieged_town_is_no_battle_of_its_own() -> None:
    kinds = [f.type for f in frames("Two people were killed when a lorry from the besieged town of Dorn was shelled.")]
    assert "territory_change" not in kinds


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("The bridge collapsed because it was overloaded, the inspector said.", "overloaded"),
        ("The collision with the freighter caused the ferry to sink.", "collision with the freighter"),
        ("The flood followed a night of unusually heavy rain.", "heavy rain"),
        ("Fishermen said the storm sank the boat.", "storm"),
    ],
)
def test_the_words_of_a_sentence_say_why(words: str, cause: str) -> None:
    assert cause in {f.cause.name for f in frames(words) if f.cause is not None}


def test_what_only_went_before_is_no_reason() -> None:
    assert not [f.cause for f in frames("The bridge collapsed while it rained in the next valley.") if f.cause is not None]


def test_a_ship_that_somebody_takes_control_of_is_no_territory() -> None:
    assert [f.type for f in frames("Rebels took control of the ferry Alba on Sunday.")] == ["abduction"]
    assert [f.type for f in frames("Rebels took control of the town of Dorn on Sunday.")] == ["territory_change"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nine pupils died in the Ethiopian bombing of a school.", "air_strike"),
        ("The Syrian bombing of Dorn killed two nurses.", "air_strike"),
        ("Sudanese bombing of the camp went on for a week.", "air_strike"),
        ("A Kenyan bombing killed two nurses.", "bombing"),
        ("The rebel bombing of a jail killed two guards.", "bombing"),
    ],
)
def test_a_states_bombing_of_something_is_done_from_the_air(words: str, kind: str) -> None:
    assert kind in {frame.type.value for frame in frames(words)}
