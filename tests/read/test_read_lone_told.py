"""One person who died or was hurt is counted as one, as a part of what others may count, where the report counts nobody so."""

import pytest
from claims_build import claims, report

from whence.language.figures.parts import LONE
from whence.read.lines.lines import page


def told(*paragraphs: str) -> set[tuple[str | None, str]]:
    return {(f.of, f.as_written) for line in page(report(*paragraphs)).lines for f in line.lone}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Idris Torv, 34, a taxi driver and father of three, died on Monday at the station.", "Idris Torv"),
        ("A night watchman was beaten to death at the mill.", "A night watchman"),
        ("A 24-year-old woman is dead after a boat was stopped.", "A 24-year-old woman"),
        ("A leaking pipe wrecked a bakery and killed its owner.", "its owner"),
        ("The clerk, Mona Rell, has died, her husband said.", "The clerk"),
        ("A 61-year-old fruit seller, Hedi Brun, was found dead in a cell.", "A 61-year-old fruit seller"),
    ],
)
def test_one_who_died_is_one_of_the_dead(words: str, who: str) -> None:
    assert told(words) == {(LONE["killed"], who)}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Her bodyguard, Rolly Dorn, was shot in the thigh.", "Her bodyguard"),
        ("A cleaner was stabbed in the arm in the hall.", "A cleaner"),
        ("His mate, wounded in the hand, reached a dairy.", "His mate"),
        ("A woman who was waiting at the stop has a broken arm.", "A woman"),
        ("The driver, a man of 52, suffered burns to his hands.", "The driver"),
        ("Our caretaker inhaled smoke.", "Our caretaker"),
    ],
)
def test_one_who_was_hurt_is_one_of_the_hurt(words: str, who: str) -> None:
    assert told(words) == {(LONE["wounded"], who)}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("A teacher was not hurt.",),
        ("A man may have been killed.",),
        ("The driver and his mate escaped.",),
        ("A baker and his son were killed in Orvik.", "A porter was killed in Sarn."),
        ("A man was killed in Orvik.", "A woman was killed in Sarn."),
        ("The governor was arrested.",),
        ("The fire killed nine people.", "A porter was killed in the cellar, his wife said."),
        ("Nine people were hurt.", "A porter was shot in the arm."),
    ],
)
def test_several_the_unharmed_and_those_of_a_count_are_not_counted_alone(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == set()


def test_one_who_died_is_told_in_a_claim_though_no_occurrence_has_him() -> None:
    found = claims(report("The lights went out in Orvik.", "An old man died when his machine stopped, his daughter said."))
    figures = {f.of for c in found for f in (*(c.frame.figures if c.frame else ()), *c.figures)}
    assert figures & {"killed", LONE["killed"]}


@pytest.mark.parametrize(
    ("words", "of", "who"),
    [
        ("A baker and his son were killed in Orvik.", "killed", "A baker and his son"),
        ("Her driver and her nephew, 12, were wounded.", "wounded", "Her driver and her nephew"),
        ("A mob set fire to a barn, killing a grandmother and her grandson.", "killed", "a grandmother and her grandson"),
    ],
)
def test_two_who_are_joined_are_two(words: str, of: str, who: str) -> None:
    (lone,) = (f for line in page(report(words)).lines for f in line.lone)
    assert (lone.lo, lone.of, lone.as_written) == (2, LONE[of], who)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("A mine hit a bus, killing its driver and wounding three of the passengers.", "its driver"),
        ("Gunmen halted a bus and shot its driver dead.", "its driver"),
        ("The body of Tamara Nolt, a seamstress, was found in a field.", "Tamara Nolt"),
    ],
)
def test_one_who_is_killed_beside_others_who_are_counted_is_one(words: str, who: str) -> None:
    assert (LONE["killed"], who) in told(words)


def test_a_third_who_is_hurt_beside_two_dead_is_one_of_the_hurt() -> None:
    assert told("Two guards were killed and a third was left with burns.") == {(LONE["wounded"], "a third")}


def test_a_number_in_the_last_paragraph_is_of_another_occurrence_than_the_one_of_the_first_sentence() -> None:
    paragraphs = (
        "A herder was killed by lightning in Orvik.",
        "He was 30.",
        "Rain had fallen.",
        "In Sarn, lightning killed six footballers.",
    )
    assert (LONE["killed"], "A herder") in told(*paragraphs)
