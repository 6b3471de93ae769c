"""Who is said to have done it in passing: by blame, by who takes it upon itself, by verbs of doing harm."""

import pytest
from claims_build import claims, report

from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Voice
from whence.model.vocabulary import AttributionKind, IncidentType, QuestionKind, SourceKind
from whence.read.lines.lines import page
from whence.read.people.owned_up import owns_up
from whence.read.voices.attributions import attributions

LEAD = "A bomb killed nine people at a market in Hemra on Friday."


def read(words: str, lead: str = LEAD) -> tuple[Report, list[Claim]]:
    host = report(lead, f"{words}.")
    return host, claims(host, *attributions(host))


def named(words: str, about: QuestionKind, lead: str = LEAD) -> set[str]:
    return {c.subject.name for c in read(words, lead)[1] if c.about is about and c.subject is not None}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The mayor put the blame on smugglers", "smugglers"),
        ("The bombing was the work of Orvel rebels", "Orvel rebels"),
        ("A trader says Orvel rebels were behind it", "Orvel rebels"),
        ("Police traced the bomb to the Orvel Front", "Orvel Front"),
        ("Orvel rebels are believed to have carried out the attack", "Orvel rebels"),
        ("Two brothers were charged with planting the bomb", "brothers"),
        ("The mayor pinned the blast on Orvel rebels", "Orvel rebels"),
        ("The attack bore the hallmarks of the Orvel Front", "Orvel Front"),
        ("He said jobless miners were suspected", "jobless miners"),
        ("The gunmen were jobless miners, he said", "jobless miners"),
        ("The perpetrators were not neighbours but members of the Iron Legion", "Iron Legion"),
        ("The attackers wore the grey scarves of the Sand Battalion", "Sand Battalion"),
        ("A clerk said they were Orvel raiders", "Orvel raiders"),
        ("The mayor believes it was the Orvel Front", "Orvel Front"),
        ("The shots came from a drunken sergeant, a recruit said", "drunken sergeant"),
        ("Suspicion fell on a dismissed guard", "dismissed guard"),
        ("A student of 19 has admitted planting the bomb", "student"),
        ("Detectives arrested two brothers on Sunday over the bombing, police said", "brothers"),
        ("A dismissed guard was taken into custody on Monday over the deaths of nine traders", "dismissed guard"),
        ("A baker from the upper town was detained last night on suspicion of planting the bomb", "baker"),
    ],
)
def test_who_is_blamed_suspected_charged_or_described_as_the_attackers_answers_who(words: str, who: str) -> None:
    assert any(who in name for name in named(words, QuestionKind.WHO))


@pytest.mark.parametrize(
    "words",
    [
        "The attackers were killed",
        "The attackers were not rebels",
        "The attackers were rebels",
        "Nobody was charged with the murder",
        "A baker was arrested on suspicion of theft",
        "Nobody has been arrested over the bombing",
        "Police questioned the widow over unpaid bills",
        "Two people are in custody over the bombing",
        "Hostages held over the attack were freed",
        "Police denied that they hold the army responsible",
        "A survivor is sure it was a gas leak",
        "The mayor denied that smugglers were behind it",
        "It is not clear who was behind the attack",
        "They were farmers from the valley",
        "Was it the work of Orvel rebels?",
    ],
)
def test_what_is_denied_open_or_another_crime_blames_nobody(words: str) -> None:
    assert not named(words, QuestionKind.WHO)


def test_a_headline_says_whom_the_law_holds_over_it() -> None:
    assert named("Brothers held over bombing that cost nine lives", QuestionKind.WHO) == {"Brothers"}


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("The mayor put the blame on smugglers", "the mayor"),
        ("The Hill Committee attributed the attack to Orvel rebels", "Hill Committee"),
    ],
)
def test_an_accusation_is_heard_by_the_voice_that_makes_it(words: str, voice: str) -> None:
    said = [c for c in read(words)[1] if c.about is QuestionKind.WHO and c.subject is not None]
    assert [c.chain[-1].name.lower() for c in said] == [voice.lower()]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Ashen Hand group claimed the attack in a post", "Ashen Hand"),
        ("The Ember Line, an anarchist circle, claimed responsibility", "Ember Line"),
        ("A little-known Grey Mother says it did it", "Grey Mother"),
    ],
)
def test_a_body_that_claims_an_attack_takes_it_upon_itself(words: str, who: str) -> None:
    assert any(who in name for name in named(words, QuestionKind.RESPONSIBILITY))


@pytest.mark.parametrize(
    "words",
    ["No group claimed the attack", "Two groups claimed the attack", "The Red Hand denied that it claimed the attack"],
)
def test_nobody_takes_upon_itself_what_nobody_claims_or_deeds_of_a_kind(words: str) -> None:
    assert not named(words, QuestionKind.RESPONSIBILITY)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Workers insist that company guards pulled the trigger", "company guards"),
        ("A nurse saw masked men throw grenades over the wall", "masked men"),
        ("Two youths hurled a petrol bomb from a bridge, a driver said", "youths"),
        ("The watchman was dragged from his hut by shopkeepers", "shopkeepers"),
    ],
)
def test_whoever_does_harm_in_passing_answers_who(words: str, who: str) -> None:
    doers = {s.name for c in read(words)[1] if c.frame is not None for s in c.frame.agent}
    assert any(who in name for name in doers)


@pytest.mark.parametrize(
    "words",
    [
        "Police shot the gunman dead",
        "The guards shot back",
        "Orvel rebels had threatened to hurl grenades at the town",
        "Last year Orvel rebels burned down the town hall",
        "The mayor denied that guards threw grenades",
        "Officers detained four youths",
    ],
)
def test_who_resists_arrests_threatens_or_did_it_long_ago_is_no_doer_in_passing(words: str) -> None:
    assert not named(words, QuestionKind.WHO)


@pytest.mark.parametrize(
    "words",
    [
        "The Ember Line said that it had hurled grenades at the gate",
        "The Ember Line wrote that its members had put the torch to the stalls",
        "The Ember Line boasted that the deed was done by its comrades",
        "The Ember Line said one of its men had left a rucksack there",
    ],
)
def test_a_body_that_tells_of_its_own_deed_takes_it_upon_itself(words: str) -> None:
    assert named(words, QuestionKind.RESPONSIBILITY) == {"Ember Line"}


@pytest.mark.parametrize(
    "words",
    [
        "The Ember Line said that it had been attacked",
        "The Ember Line asked who did it",
        "The railway company said its drivers had cut the power",
        "The Ember Line said that it had not hurled grenades",
        "The Ember Line said that it had arrested two men",
    ],
)
def test_what_was_done_to_a_speaker_or_by_accident_or_by_law_is_no_deed_it_owns_up_to(words: str) -> None:
    assert not named(words, QuestionKind.RESPONSIBILITY)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The governor accused the Desert Sword", "Desert Sword"),
        ("She suspects copper thieves", "copper thieves"),
        ("Residents blamed the Orvel militia, which holds the wells along the road", "Orvel militia"),
        ("The drone belonged to the Sand Banner, a trader said", "Sand Banner"),
    ],
)
def test_whoever_is_accused_outright_or_owns_the_weapon_answers_who(words: str, who: str) -> None:
    assert any(who in name for name in named(words, QuestionKind.WHO))


def test_who_is_accused_of_something_else_is_no_doer() -> None:
    assert not named("Residents blamed the mayor for the delay of the ambulances", QuestionKind.WHO)


def test_men_in_uniform_do_harm_by_what_they_do_there() -> None:
    assert "Masked men" in named("Masked men had arrived in an ambulance, a nurse said", QuestionKind.WHO)
    assert not named("Farmers had arrived in an ambulance, a nurse said", QuestionKind.WHO)


def test_words_that_go_on_in_the_next_sentence_are_gone_through_to_the_end_of_their_own() -> None:
    host = report(LEAD, "The Orvel Front said it.", "Nobody was there.")
    (only,) = [line for line in page(host).lines if "Orvel" in host.text[line.start : line.end]]
    front = Voice(name="Orvel Front", kind=SourceKind.ORGANISATION)
    over = Span(start=host.text.index("it."), end=len(host.text))
    said = Attribution(
        report="r", kind=AttributionKind.STATEMENT, sources=(front,), content=(over,), chain=(front,), method="tests/1"
    )
    assert not owns_up(only, over, said)


def test_whom_the_law_holds_is_said_to_have_done_what_he_is_held_for_and_not_the_arrest() -> None:
    lead = (
        "A 41-year-old baker was detained on Monday on suspicion of setting the blaze in which nine people were killed in Hemra."
    )
    found = [
        c for c in read("The mill is closed", lead)[1] if any("baker" in slot.name for slot in (c.frame.agent if c.frame else ()))
    ]
    assert found
    assert all(c.frame.type is not IncidentType.DETENTION for c in found)
