"""How an occurrence is put: done, tried, planned, possible, demanded, denied."""

import pytest
from claims_build import told


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Militants escaped from the jail.", "asserted"),
        ("The group plans to stage prison breaks across the country.", "planned"),
        ("The group vowed to attack army checkpoints.", "planned"),
        ("Prisoners could escape if the guards leave.", "possible"),
        ("Analysts warned of a mass breakout at the prison.", "possible"),
        ("The prisoners may have escaped.", "possible"),
        ("If the militia attacks the checkpoint, the army will answer.", "conditional"),
        ("The neighbour must not let a single prisoner escape.", "normative"),
        ("The mayor urged the army to withdraw from the base.", "normative"),
    ],
)
def test_modality_is_read_from_the_words_before(sentence: str, modality: str) -> None:
    assert told(sentence)[0].stance.modality.value == modality


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("Inmates tried to break out of the prison.", "attempted"),
        ("Police foiled a bomb attack on the station.", "averted"),
        ("The army is shelling the suburbs.", "ongoing"),
        ("The army shelled the suburbs.", "occurred"),
    ],
)
def test_phase_says_how_far_it_got(sentence: str, phase: str) -> None:
    assert phase in {m.stance.phase.value for m in told(sentence)}


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("No prisoner escaped from the jail.", "denied"),
        ("The army did not shell the suburbs.", "denied"),
        ("Not only did the prisoners escape, they took weapons.", "affirmed"),
        ("No fewer than five prisoners escaped.", "affirmed"),
        ("Reports of a prison break were false.", "denied"),
        ("It is not clear whether prisoners escaped.", "unknown"),
    ],
)
def test_negation_keeps_to_its_scope(sentence: str, polarity: str) -> None:
    assert told(sentence)[0].stance.polarity.value == polarity


def test_a_noun_called_alleged_is_still_the_same_occurrence() -> None:
    found = told("The alleged jailbreak took place on Friday.")
    assert [m.frame.type.value for m in found] == ["escape"]
    assert found[0].stance.modality.value == "asserted"
