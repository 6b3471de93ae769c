"""A figure and who gave it, in one noun phrase."""

import pytest
from read_build import names, read_attributions_of

GIVEN = [
    ("The number of 87 dead, which the prefect Ivo Lind named on Monday morning, was too high for her.", "The number of 87 dead", "Ivo Lind"),
    ("The toll of nine that the district clinic has given does not include the guards.", "The toll of nine", "the district clinic"),
    ("The estimate of 300, which the union put out on Friday, was dropped.", "The estimate of 300", "the union"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "giver"), GIVEN, ids=[g for _, _, g in GIVEN])
def test_who_gave_a_figure_is_credited_with_it(text: str, words: str, giver: str) -> None:
    found = [a for a in read_attributions_of(text) if text[a.content[0].start : a.content[0].end] == words]
    assert [names(a.chain)[-1].removeprefix("the ") for a in found] == [giver.removeprefix("the ")]


@pytest.mark.parametrize(
    "text",
    [
        "The figure of 41, which the army has not published, rose.",
        "The list that the mayor gave to the clerk was lost.",
        "The number of the house, which the guard named, was painted over.",
    ],
)
def test_what_nobody_gave_or_what_is_no_figure_is_not(text: str) -> None:
    assert not [
        a
        for a in read_attributions_of(text)
        if a.cue and text[a.cue[0].start : a.cue[0].end].endswith(("published", "gave", "named"))
    ]
