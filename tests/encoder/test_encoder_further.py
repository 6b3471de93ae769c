from pathlib import Path

import numpy as np
import pytest

from whence.encoder.encoder import load_encoder
from whence.encoder.further import content_runs, further, source_run
from whence.encoder.tagging import credited
from whence.encoder.text import paragraphs

# Written for this test; nobody in it exists.
NESTED = "The harbour office said on Friday that Ilya Marn, a deckhand, had told it that no lights were seen."
CITING = "The Osk Courier, citing a dock worker, reported that two ferries had collided."
FLAT = "Two ferries collided near Osk on Friday, the harbour office said."


def voices(model_file: Path, text: str) -> list[tuple[str, str, str]]:
    """Return the further voices of a text: source, cue, and the cue above."""
    encoder = load_encoder(model_file)
    found = []
    for look in encoder.looks(paragraphs(text)):
        words = [word.text for word in look.window.words]
        outer = credited(look, encoder)
        inner = further(look, outer, encoder)
        cues = [*(one.cue for one in outer), *(one.cue for one in inner)]
        for one in inner:
            source = " ".join(words[one.source[0] : one.source[1] + 1]) if one.source else ""
            found.append((source, " ".join(words[one.cue[0] : one.cue[1] + 1]), words[cues[one.under][0]]))
    return found


def test_a_voice_inside_the_words_of_another_is_found_under_it(model_file: Path) -> None:
    assert [(source.split(",")[0].strip(), cue, above) for source, cue, above in voices(model_file, NESTED)] == [
        ("Ilya Marn", "had told", "said")
    ]


def test_who_is_cited_stands_under_who_cites(model_file: Path) -> None:
    assert voices(model_file, CITING) == [("a dock worker", "citing", "reported")]


def test_one_voice_alone_has_nobody_under_it(model_file: Path) -> None:
    assert voices(model_file, FLAT) == []


def scored(words: str) -> np.ndarray:
    """Return a score for each letter: 2 for "X", 1 for "x", -1 for any other."""
    return np.array([{"X": 2, "x": 1}.get(c, -1) for c in words], np.float32)


@pytest.mark.parametrize(
    ("words", "cue", "runs"),
    [
        ("cXXoXX..", (0, 0), ((1, 5),)),
        ("cXX.....XX", (0, 0), ((1, 2),)),
        ("XXXcXXX", (3, 3), ((0, 2), (4, 6))),
        ("x..cXXX", (3, 3), ((4, 6),)),
        ("....c...", (4, 4), ()),
        ("c", (0, 0), ()),
    ],
)
def test_a_content_is_the_heaviest_run_of_words_on_either_side_of_its_cue(
    words: str, cue: tuple[int, int], runs: tuple[tuple[int, int], ...]
) -> None:
    assert content_runs(scored(words), cue) == runs


def test_of_two_runs_the_source_is_the_surer_one() -> None:
    assert source_run(scored("x...cXX."), (4, 4)) == (5, 6)
    assert source_run(scored("...."), (1, 1)) is None
