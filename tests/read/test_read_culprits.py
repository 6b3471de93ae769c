"""Who is blamed in passing, and who takes it upon itself."""

import pytest
from claims_build import claims, report

from whence.model.vocabulary import QuestionKind

LEAD = "A bomb killed nine people at a market in Hemra on Friday."


def named(words: str, about: QuestionKind) -> set[str]:
    host = report(LEAD, f"{words}.")
    made = claims(host)
    return {c.subject.name for c in made if c.about is about and c.subject is not None}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The mayor put the blame on smugglers", "smugglers"),
        ("The bombing was the work of Orvel rebels", "Orvel rebels"),
        ("A trader says Orvel rebels were behind it", "Orvel rebels"),
    ],
)
def test_who_is_blamed_for_what_was_told_before_answers_who(words: str, who: str) -> None:
    assert who in named(words, QuestionKind.WHO)


def test_a_body_that_claims_an_attack_takes_it_upon_itself() -> None:
    assert "Ashen Hand" in named("The Ashen Hand group claimed the attack in a post", QuestionKind.RESPONSIBILITY)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor denied that smugglers were behind it",
        "It is not clear who was behind the attack",
        "No group claimed the attack",
    ],
)
def test_what_is_denied_or_open_blames_nobody(words: str) -> None:
    assert not named(words, QuestionKind.WHO) | named(words, QuestionKind.RESPONSIBILITY)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Residents hold the Orvel army responsible", "Orvel army"),
        ("Police traced the bomb to the Orvel Front", "Orvel Front"),
        ("Orvel rebels are believed to have carried out the attack", "Orvel rebels"),
        ("A survivor is sure it was the Orvel Front", "Orvel Front"),
        ("Two brothers were charged with planting the bomb", "brothers"),
        ("Police named the Orvel Front, a militia, as the killers", "Orvel Front"),
        ("The mayor pinned the blast on Orvel rebels", "Orvel rebels"),
        ("The attack bore the hallmarks of the Orvel Front", "Orvel Front"),
        ("He said jobless miners were suspected", "jobless miners"),
        ("The gunmen were jobless miners, he said", "jobless miners"),
        ("The perpetrators were not neighbours but members of the Iron Legion", "Iron Legion"),
        ("The attackers wore the grey scarves of the Sand Battalion", "Sand Battalion"),
    ],
)
def test_who_is_suspected_charged_held_responsible_or_described_as_the_attackers_answers_who(words: str, who: str) -> None:
    assert who in named(words, QuestionKind.WHO)


@pytest.mark.parametrize(
    "words",
    [
        "The attackers were killed",
        "The attackers were not rebels",
        "Nobody was charged with the murder",
        "A baker was arrested on suspicion of theft",
        "Police denied that they hold the army responsible",
        "A survivor is sure it was a gas leak",
    ],
)
def test_what_was_done_to_attackers_or_is_another_crime_blames_nobody(words: str) -> None:
    assert not named(words, QuestionKind.WHO)
