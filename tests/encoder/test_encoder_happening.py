"""Happening: runs of words of one type are one trigger, and who does and suffers it is asked of every word."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from whence.encoder.encoder import load_encoder
from whence.encoder.happening import happenings
from whence.encoder.text import paragraphs

# Written for this test; nobody in it exists.
RAID = "Gunmen shelled the village of Osk on Friday, killing three farmers, and the army later detained two suspects."
QUIET = "The committee published its annual report on the price of wool and thanked its members."


def seen(model_file: Path, text: str) -> list[tuple[str, str, str]]:
    """Return the triggers of a text with their types and who suffers them."""
    encoder = load_encoder(model_file)
    found = []
    for look in encoder.looks(paragraphs(text)):
        words = [word.text for word in look.window.words]

        def said(run: Any, words: list[str] = words) -> str:
            return " ".join(words[run[0] : run[1] + 1]) if run else ""

        found += [(said(one.words), one.kind, said(one.victims)) for one in happenings(look, encoder)]
    return found


def test_what_happened_is_named_with_its_type_and_whom_it_befell(model_file: Path) -> None:
    found = {words: (kind, victims) for words, kind, victims in seen(model_file, RAID)}
    assert found["shelled"][0] == "shelling"
    assert found["detained"][0] == "detention"
    assert "suspects" in found["detained"][1]


def test_a_text_in_which_nothing_is_alleged_names_nothing(model_file: Path) -> None:
    assert seen(model_file, QUIET) == []


def test_a_higher_bar_never_names_more(model_file: Path) -> None:
    encoder = load_encoder(model_file)
    (look,) = encoder.looks(paragraphs(RAID))
    counts = [len(happenings(look, encoder, sure=sure)) for sure in (0.05, 0.5, 0.95)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("kinds", "sentences", "runs"),
    [
        ([0, 1, 1, 0, 2], [(0, 5)], [(1, 2), (4, 4)]),
        ([1, 1], [(0, 1), (1, 2)], [(0, 0), (1, 1)]),
        ([1, 2, 2], [(0, 3)], [(0, 0), (1, 2)]),
        ([0, 0], [(0, 2)], []),
    ],
)
def test_neighbours_of_one_type_in_one_sentence_are_one_trigger(
    kinds: list[int], sentences: list[tuple[int, int]], runs: list[tuple[int, int]]
) -> None:
    from types import SimpleNamespace

    width = len(kinds)
    scores = np.full((width, 3), -9.0, np.float32)
    scores[np.arange(width), kinds] = 9.0
    zeros = np.zeros((width, 2), np.float32)
    look: Any = SimpleNamespace(
        happened=scores, part_from=zeros, part_to=zeros, part_bias=zeros, window=SimpleNamespace(sentences=sentences)
    )
    encoder: Any = SimpleNamespace(parts=("agent", "victims"), happened=("none", "killing", "bombing"))
    assert [one.words for one in happenings(look, encoder)] == runs
