"""One person killed in the headline or the first sentence is a count of one."""

import pytest
from claims_build import claims, report

from whence.model.vocabulary import BlockKind


def killed(*paragraphs: str, headline: bool = False) -> set[tuple[float | None, float | None]]:
    kinds = (BlockKind.HEADLINE,) if headline else ()
    return {
        (f.lo, f.hi) for c in claims(report(*paragraphs, kinds=kinds)) if c.frame for f in c.frame.figures if f.of == "killed"
    }


@pytest.mark.parametrize(
    "words",
    [
        "A postman was shot dead in Orvik on Monday, police said.",
        "A 44-year-old nurse died when a crane fell on the Lorn road, the fire service said.",
        "Gunmen killed a teacher at a checkpoint in Sarn, residents said.",
        "A firefighter was killed and four others were hurt in a warehouse fire in Lorn.",
    ],
)
def test_one_killed_in_the_first_sentence_is_one_dead(words: str) -> None:
    assert killed(words) == {(1.0, 1.0)}


def test_one_killed_in_a_headline_is_one_dead() -> None:
    assert killed("Cyclist killed in Orvik as tram leaves rails", "The line is shut.", headline=True) == {(1.0, 1.0)}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("A teacher was killed when the roof fell on him in Lorn.", "In all, 34 people were killed, the prefect said."),
        ("Three miners were killed in Lorn on Monday.", "A fourth man was killed, a foreman said."),
    ],
)
def test_one_of_a_larger_toll_is_no_count_of_its_own(paragraphs: tuple[str, ...]) -> None:
    assert (1.0, 1.0) not in killed(*paragraphs)


@pytest.mark.parametrize(
    "words",
    [
        "A baker and his son were killed in Orvik.",
        "The guard was killed in Orvik.",
        "A third child was killed in Orvik.",
        "Ilan Torv was killed in Orvik.",
    ],
)
def test_two_a_known_one_and_a_named_one_are_not_counted_so(words: str) -> None:
    assert killed(words) == set()


def test_one_killed_further_down_is_not_counted() -> None:
    assert killed("The market of Lorn burned for two hours.", "A porter was killed, a trader said.") == set()
