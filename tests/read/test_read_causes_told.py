"""Causes told: what voices say that a mishap, a death or an illness came of, in their own words; and what only stands near it."""

import pytest
from claims_build import claims, credited, report

from whence.model.vocabulary import AttributionKind, Modality, Polarity, QuestionKind

CRASH = "A coach with 31 pilgrims aboard crashed into a ravine near Orvel on Tuesday, killing nine."
FIRE = "A fire at a paint works in Orvel injured four people on Tuesday."
ILLNESS = "Forty guests at a wedding in Orvel fell ill on Saturday."
DEATH = "A prisoner died in the jail of Orvel on Tuesday."


def causes(*paragraphs: str) -> set[str]:
    made = claims(report(*paragraphs))
    return {c.subject.name for c in made if c.about is QuestionKind.CAUSE and c.subject is not None}


def has(found: set[str], words: str) -> bool:
    return any(words in cause for cause in found)


@pytest.mark.parametrize(
    ("lead", "words", "cause"),
    [
        (FIRE, "A kettle left on in the canteen was to blame, the mayor said.", "kettle left on in the canteen"),
        (FIRE, "Moths in a lantern were the likeliest cause, the fire chief said.", "Moths in a lantern"),
        (FIRE, "Worn insulation was responsible, according to the fire chief.", "Worn insulation"),
        (FIRE, "The cause, according to the fire chief, is a kettle.", "a kettle"),
        (FIRE, "The union put the fire down to a blowlamp left burning on the dock.", "blowlamp left burning on the dock"),
        (FIRE, "The owner attributed the fire to a spark from a grinder.", "spark from a grinder"),
        (FIRE, "A leaking fuel can had set the store ablaze, the owner said.", "leaking fuel can"),
        (FIRE, "A watchman's kettle caused it, the police say.", "watchman's kettle"),
        (FIRE, "The blaze began when a forklift tipped a drum of thinner, a fitter said.", "a forklift tipped a drum of thinner"),
        (FIRE, "The owner spoke of a technician's mistake.", "technician's mistake"),
        (FIRE, "Water in the lamp oil is suspected, the fire chief said.", "Water in the lamp oil"),
        (ILLNESS, "Mouldy barley was the likely culprit, a doctor said.", "Mouldy barley"),
        (ILLNESS, "The laboratory found salmonella in the soup.", "salmonella"),
        (DEATH, "What killed him was a canister, the pathologist said.", "a canister"),
        (DEATH, "His death was caused by internal bleeding, the report says.", "internal bleeding"),
    ],
)
def test_what_something_is_outright_put_down_to_is_its_cause(lead: str, words: str, cause: str) -> None:
    assert has(causes(lead, words), cause)


@pytest.mark.parametrize(
    "words",
    [
        "The cause is not known, the mayor said.",
        "The cause is under investigation.",
        "A kettle was not the cause, the mayor said.",
        "The union blamed the ministry.",
        "The driver was to blame, the union said.",
        "The damage caused by the kettle was small, the mayor said.",
        "The mayor spoke of a long night.",
    ],
)
def test_what_is_not_known_denied_or_a_person_is_no_cause(words: str) -> None:
    assert causes(FIRE, words) == set()


@pytest.mark.parametrize(
    ("lead", "words", "cause"),
    [
        (CRASH, "the rope of the barrier was frayed", "rope of the barrier was frayed"),
        (CRASH, "eleven wheel nuts had been unscrewed", "eleven wheel nuts had been unscrewed"),
        (CRASH, "the driver had fallen asleep", "driver had fallen asleep"),
        (CRASH, "the coach was doing 128 kilometres an hour on a bend limited to 60", "128 kilometres an hour"),
        (CRASH, "the load had shifted on the bend", "load had shifted"),
        (CRASH, "the coach was two tonnes too heavy", "two tonnes too heavy"),
        (CRASH, "the driver had not applied the handbrake", "not applied the handbrake"),
        (FIRE, "a fitter pressed the wrong button", "pressed the wrong button"),
        (FIRE, "a mouse had gnawed through a cable", "mouse had gnawed through a cable"),
        (FIRE, "a safety valve had been welded shut", "safety valve had been welded shut"),
        (ILLNESS, "the guests drank from a ditch", "drank from a ditch"),
    ],
)
def test_what_went_wrong_is_a_cause_where_somebody_tells_of_it(lead: str, words: str, cause: str) -> None:
    host = report(lead, f"An inspector said that {words}.")
    made = claims(host, credited(host, words, "an inspector"))
    told = [c for c in made if c.about is QuestionKind.CAUSE and c.subject is not None]
    assert any(cause in c.subject.name and c.chain[-1].name == "an inspector" for c in told if c.subject)


@pytest.mark.parametrize(
    "words",
    [
        "the alarm had been switched off",
        "the ambulance had needed two hours",
        "his jaw is broken",
        "the brakes had not failed",
        "the doors would be welded shut",
        "the pumps have been switched off to be safe",
        "the sensors had recorded no fault",
        "the coach had run out of tickets",
    ],
)
def test_what_explains_nothing_is_no_cause(words: str) -> None:
    host = report(CRASH, f"An inspector said that {words}.")
    made = claims(host, credited(host, words, "an inspector"))
    assert not any(c.about is QuestionKind.CAUSE and c.subject is not None for c in made)


def test_what_is_denied_went_wrong_for_nobody() -> None:
    host = report(CRASH, "The company denied that the brakes were worn.")
    made = claims(host, credited(host, "the brakes were worn", "the company", kind=AttributionKind.DENIAL))
    assert not any(c.about is QuestionKind.CAUSE and c.polarity is Polarity.AFFIRMED for c in made)


def test_a_broken_thing_in_an_attack_is_not_why_it_happened() -> None:
    host = report("Gunmen attacked a bridge near Orvel on Tuesday.", "An inspector said that the cables had been severed.")
    made = claims(host, credited(host, "the cables had been severed", "an inspector"))
    assert not any(c.about is QuestionKind.CAUSE for c in made)


def test_how_a_prisoner_died_is_told_where_no_mishap_is() -> None:
    words = "he fell down the stairs"
    host = report(DEATH, f"The ministry said that {words}.")
    made = claims(host, credited(host, words, "the ministry"))
    assert any(c.about is QuestionKind.CAUSE and c.subject and "fell down" in c.subject.name for c in made)


def test_who_drowned_in_a_sinking_did_not_cause_it() -> None:
    assert not has(causes("At least 34 people drowned when a ferry sank off Orvel on Tuesday, the mayor said."), "drowned")


def test_to_be_to_blame_is_no_plan() -> None:
    made = claims(report(FIRE, "A cracked pipe was to blame, the mayor said."))
    told = [c for c in made if c.about is QuestionKind.CAUSE]
    assert told and all(c.modality is not Modality.PLANNED for c in told)


def test_why_a_toll_was_counted_anew_is_not_why_it_happened() -> None:
    words = "The number of dead in the massacre at Orvel has risen to 29, up from 21, as eight of the injured died."
    made = claims(report(words))
    assert not any(c.frame is not None and c.frame.cause is not None and "injured" in c.frame.cause.name for c in made)
