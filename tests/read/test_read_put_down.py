"""Put down to: what a report of a mishap outright says it was caused by; and what is only denied, or a person who is blamed."""

import pytest
from claims_build import claims, report

from whence.model.vocabulary import QuestionKind

CRASH = "A coach with 31 pilgrims aboard crashed into a ravine near Orvel on Tuesday, killing nine."


def causes(*paragraphs: str) -> set[str]:
    made = claims(report(*paragraphs))
    remarks = {c.subject.name for c in made if c.about is QuestionKind.CAUSE and c.subject is not None}
    return remarks | {c.frame.cause.name for c in made if c.frame is not None and c.frame.cause is not None}


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("The transport ministry blamed a swarm of bees.", "swarm of bees"),
        ("A loose mattress on the road was the likely cause, the police chief said.", "loose mattress on the road"),
        ("It was caused by a stray cow, the mayor said.", "a stray cow"),
    ],
)
def test_what_a_mishap_is_put_down_to_is_its_cause_as_written(words: str, cause: str) -> None:
    assert any(cause in found for found in causes(CRASH, words))


@pytest.mark.parametrize(
    "words",
    [
        "The mayor denied that it was caused by a stray cow.",
        "The union blamed the ministry.",
        "The minister was due to land at noon, an aide said.",
    ],
)
def test_what_is_denied_or_who_is_blamed_is_no_cause(words: str) -> None:
    assert not any("cow" in found or "ministry" in found or "land" in found for found in causes(CRASH, words))


def test_why_a_toll_rose_is_not_why_it_happened() -> None:
    words = "Eight people were killed in the crash near Orvel, up from six, because two women did not survive the night, a doctor said."
    assert not any("women" in found for found in causes(words))
