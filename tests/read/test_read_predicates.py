"""Predicates: what happened to those whom a number counts, beside what only says who they are."""

import pytest
from claims_build import claims, report
from syntax_build import parsed

from whence.read.claims.frames import mentions
from whence.read.lines.lines import page


def counted(words: str) -> set[tuple[float | None, str | None, str]]:
    return {(f.lo, f.of, str(c.frame.type)) for c in claims(report(words)) if c.frame for f in c.frame.figures}


@pytest.mark.parametrize(
    ("words", "count", "of", "kind"),
    [
        ("Six of the teachers abducted from a school in Hemra were shot dead on Friday.", 6, "killed", "killing"),
        ("Three pupils abducted from a school in Hemra, Nigeria, were shot dead behind a mill.", 3, "killed", "killing"),
        ("Nine miners who had been kidnapped in May were released near Orvel.", 9, "released", "release_transfer"),
        ("Two of the monks who were kidnapped on the road to Orvel have been killed, the abbot said.", 2, "killed", "abduction"),
    ],
)
def test_a_number_counts_those_of_whom_the_sentence_tells(words: str, count: int, of: str, kind: str) -> None:
    assert (count, of, kind) in counted(words) and len([1 for lo, _, _ in counted(words) if lo == count]) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen kidnapped nine miners, and two guards were killed.",
        "Nine miners were kidnapped after two guards were killed at the gate.",
        "Nine miners were kidnapped in Orvel, where two guards had been killed.",
    ],
)
def test_two_clauses_keep_their_own_counts(words: str) -> None:
    found = counted(words)
    assert (9, "abducted", "abduction") in found and (2, "killed") in {(lo, of) for lo, of, _ in found}


def test_an_adjective_of_those_who_were_taken_says_nothing_of_how_many_were_hurt() -> None:
    text = "Gunmen abducted eleven of our wounded brothers ."
    tree = "Gunmen/NNS>1:nsubj abducted/VBD>1:root eleven/CD>1:obj of/IN>6:case our/PRP>6:nmod:poss wounded/JJ>6:amod brothers/NNS>2:nmod ./.>1:punct"
    made = mentions(page(report(text), parse=parsed(tree, text)))
    assert {(f.lo, f.of) for m in made for f in m.frame.figures} == {(11, "abducted")}


def test_people_who_are_set_free_are_no_place_that_was_taken() -> None:
    for words in ("Four of the sailors were set free on Friday.", "The rebels set two drivers free near Orvel."):
        assert {str(c.frame.type) for c in claims(report(words)) if c.frame} == {"release_transfer"}
