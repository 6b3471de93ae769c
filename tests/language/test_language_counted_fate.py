"""What became of people who are called by what had happened to them before, and whom the police hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.figures.counted_fate import fate, told_of
from whence.language.figures.quantities import figures


def counts(words: str) -> list[tuple[float | None, str | None]]:
    return [(figure.lo, figure.of) for figure in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fifteen of the abducted are free.", "released"),
        ("Fifteen hostages were let go on Friday.", "released"),
        ("Fifteen fugitives had been recaptured by noon.", "recaptured"),
        ("Fifteen of the party were dug out alive.", "rescued"),
        ("Fifteen of the men shut in the mine by the flood have been brought out alive.", "rescued"),
        ("All but fifteen of those picked up have been let out.", "held"),
        ("Prosecutors hold fifteen brothers.", "detained"),
        ("Fifteen taken prisoner were shown on television.", "detained"),
        ("Six are missing out of a crew of fifteen.", "aboard"),
        ("The vessel was brought to port with fifteen sailors.", "aboard"),
        ("The president signed a pardon for fifteen people.", "released"),
        ("The number of trapped was put at fifteen.", "trapped"),
        ("Fifteen suspects were being questioned.", "detained"),
    ],
)
def test_the_predicate_says_what_is_counted(words: str, expected: str) -> None:
    assert (15.0, expected) in counts(words)


@pytest.mark.parametrize(
    "words",
    [
        "Fifteen people drowned and 63 were rescued when a boat capsized.",
        "Fifteen others received suspended sentences and five were acquitted.",
        "Fifteen people hurt by the blast could be released soon.",
    ],
)
def test_what_is_said_of_others_or_only_hoped_is_no_fate(words: str) -> None:
    assert not {(15.0, "rescued"), (15.0, "released")} & set(counts(words))


def test_one_without_a_noun_counts_where_a_state_follows() -> None:
    assert (1.0, "missing") in counts("Seven people are known to have died; one is missing.")
    assert (1.0, None) not in counts("One is reminded of the last war.")


def test_ages_of_two_are_no_counts() -> None:
    assert counts("Two brothers, 29 and 33, have been in custody since Monday.") == [(2.0, "held")] or [
        low for low, _ in counts("Two brothers, 29 and 33, have been in custody since Monday.")
    ] == [2.0]


def test_nobody_is_none_of_those_listed_or_caught() -> None:
    assert (0.0, "missing") in counts("Nobody was listed as missing.")
    assert [low for low, _ in counts("No suspect has been caught.")] == [0.0]


@given(
    st.lists(st.sampled_from(["of", "the", "were", "freed", "and", "abducted", "all", "but", ",", "12", "let", "go"]), max_size=9)
)
def test_any_words_are_looked_at_without_error(words: list[str]) -> None:
    assert fate(words, words, words[0] if words else "") in (
        None,
        "released",
        "held",
        "detained",
        "rescued",
        "recaptured",
        "missing",
        "escaped",
    )
    assert told_of(words) in (None, "released", "rescued", "recaptured")
