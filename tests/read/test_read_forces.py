"""Forces of nature strike and set things off, and attack nobody."""

from claims_build import claims, report
from syntax_build import read

from whence.model.vocabulary import IncidentType

NATURAL = IncidentType.ACCIDENT_DISASTER


def kinds(text: str) -> set[IncidentType]:
    return {c.frame.type for c in claims(report(text)) if c.frame}


def test_a_quake_that_strikes_is_no_attack_and_no_cause_of_itself() -> None:
    found = [c.frame for c in claims(report("The quake struck the town of Orvel on Friday, killing nine people.")) if c.frame]
    assert {f.type for f in found} == {NATURAL} and not any(f.cause for f in found)
    assert kinds("The cyclone, which hit Orvel on Friday, killed nine people.") == {NATURAL}


def test_landslides_that_are_set_off_are_no_device() -> None:
    assert IncidentType.BOMBING not in kinds("The quake shook Orvel on Friday, setting off landslides.")


def test_gunmen_who_strike_still_attack() -> None:
    assert NATURAL not in kinds("Gunmen struck the village of Orvel on Friday, killing nine people.")


def test_by_the_tree_the_subject_is_found_through_which() -> None:
    text = "The storm which struck Orvel killed nine"
    written = (
        "The/DT>1:det storm/NN>5:nsubj which/WDT>3:nsubj struck/VBD>1:acl:relcl Orvel/NNP>3:obj killed/VBD>5:root nine/CD>5:obj"
    )
    assert {m.frame.type for m in read(text, written)} == {NATURAL}
