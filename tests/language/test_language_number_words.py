"""Words right around a number that make more of it: "one" alone, "gone up to", "number" as a verb."""

import pytest

from whence.language.figures.quantities import figures


def counts(text: str) -> list[tuple[float | None, float | None, str | None]]:
    return [(f.lo, f.hi, f.of) for f in figures(text)]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Two guards died in Sarn and one was wounded.", "wounded"),
        ("Two guards were led away and one was shot dead.", "killed"),
        ("One sailor was killed in Sarn.", "killed"),
    ],
)
def test_one_alone_is_one_person(words: str, of: str) -> None:
    assert (1.0, 1.0, of) in counts(words)


@pytest.mark.parametrize(
    "words",
    ["No one was killed.", "That one was hit.", "One morning a guide came.", "The one was burned.", "One of the guides sang."],
)
def test_one_of_something_else_counts_nobody(words: str) -> None:
    assert (1.0, 1.0) not in {(low, high) for low, high, _ in counts(words)}


def test_a_toll_that_goes_up_to_a_number_is_that_number() -> None:
    assert counts("The toll has gone up to three.") == [(3.0, 3.0, "killed")]
    assert counts("Up to 30 people died.")[0][1:] == (30.0, "killed")


def test_number_is_a_verb_behind_the_dead() -> None:
    assert counts("Our dead now number three.") == [(3.0, 3.0, "killed")]
    assert counts("They met in hall number three.") == []
