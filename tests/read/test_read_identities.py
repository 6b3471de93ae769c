"""Identities: whose men the attackers were, said of them afterwards."""

import pytest
from claims_build import claims, credited, report

from whence.model.vocabulary import QuestionKind


def who(words: str) -> set[str]:
    host = report("Gunmen kidnapped nine teachers from a school in Hemra on Friday.", f"The mayor said that {words}.")
    made = claims(host, credited(host, words, "the mayor"))
    return {c.subject.name for c in made if c.about is QuestionKind.WHO and c.subject is not None}


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("the gunmen belonged to the Red Hand Brigade", "Red Hand Brigade"),
        ("the attackers were members of the River Defence League", "River Defence League"),
        ("the masked men belonged, according to the radio, to the Sons of Orvel", "Sons of Orvel"),
        ("the assailants were all fighters from the Northern Front", "Northern Front"),
    ],
)
def test_whose_men_they_were_answers_who_did_it(words: str, body: str) -> None:
    assert any(body in name for name in who(words))


@pytest.mark.parametrize(
    "words",
    [
        "the gunmen were not members of the Red Hand Brigade",
        "they belonged to the Red Hand Brigade",
        "the attackers were rebels",
        "the gunmen came from Hemra",
        "the teachers were members of the River League",
    ],
)
def test_what_is_denied_or_said_of_others_answers_nothing(words: str) -> None:
    assert not who(words)
