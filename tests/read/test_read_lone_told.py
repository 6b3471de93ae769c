"""One person who died or was hurt is counted as one, as a part of what others may count, where the report counts nobody so."""

import pytest
from claims_build import claims, report

from whence.language.parts import LONE
from whence.read.lines import page


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
        ("A baker and his son were killed in Orvik.",),
        ("A teacher was not hurt.",),
        ("A man may have been killed.",),
        ("A second guard was killed.",),
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
