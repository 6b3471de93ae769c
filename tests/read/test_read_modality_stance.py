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
        ("The envoy called it vital that the council let the last prisoner escape.", "normative"),
        ("It is essential that the army withdraw from the base.", "normative"),
        ("The Gazette can confirm that nine inmates escaped from the jail.", "asserted"),
        ("We can now reveal that police shelled the school.", "asserted"),
        ("The mayor said he could confirm that the army shelled the bridge.", "asserted"),
        ("Readers, this desk can at last report that the militia killed two monks.", "asserted"),
        ("Nobody can confirm that the army shelled the bridge.", "possible"),
        ("The commander can order that prisoners be killed.", "possible"),
        ("The bishop holds it crucial that the rebels free the nurses.", "normative"),
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
        ("No foreign fighter had got out of the Marrow prison.", "denied"),
        ("Not one inmate got out of the Marrow prison.", "denied"),
        ("No local convict is on the run from the prison.", "denied"),
        ("No sooner had the guards left than five prisoners escaped from the jail.", "affirmed"),
        ("Talk of a prison break was meant to stir up the north.", "denied"),
        ("Rumours of a massacre were spread by the opposition, the governor said.", "denied"),
        ("Reports of an abduction are part of a campaign against the army.", "denied"),
        ("Reports of a massacre reached the capital on Monday.", "affirmed"),
    ],
)
def test_negation_keeps_to_its_scope(sentence: str, polarity: str) -> None:
    assert told(sentence)[0].stance.polarity.value == polarity


def test_a_noun_called_alleged_is_still_the_same_occurrence() -> None:
    found = told("The alleged jailbreak took place on Friday.")
    assert [m.frame.type.value for m in found] == ["escape"]
    assert found[0].stance.modality.value == "asserted"
