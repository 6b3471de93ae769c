import os
import subprocess
import sys
from pathlib import Path

import pytest

from whence.encoder.encoder import load_encoder
from whence.encoder.parse import Parts
from whence.encoder.tagging import credited
from whence.encoder.text import paragraphs

# Written for this test; nobody in it exists.
FIRST = 'The harbour office said on Friday that two ferries had collided. "We saw no lights," said Ilya Marn, a deckhand.'
SECOND = "Residents of Tel Sarif fled.\nAccording to the governor, the bridge was closed. He denied that anybody was hurt."

SCRIPT = """
import sys
from pathlib import Path
from whence.encoder.encoder import load_encoder
from whence.encoder.tagging import credited
from whence.encoder.text import paragraphs
encoder = load_encoder(Path(sys.argv[1]))
print([credited(look, encoder) for look in encoder.looks(paragraphs(sys.argv[2]))])
"""


def spans(model_file: Path, text: str) -> list[object]:
    encoder = load_encoder(model_file)
    return [credited(look, encoder) for look in encoder.looks(paragraphs(text))]


def test_who_is_credited_with_what(model_file: Path) -> None:
    encoder = load_encoder(model_file)
    found = []
    for look in encoder.looks(paragraphs(FIRST)):
        text = [word.text for word in look.window.words]
        found = [
            (" ".join(text[c.source[0] : c.source[1] + 1]) if c.source else "", text[c.cue[0]]) for c in credited(look, encoder)
        ]
    assert ("The harbour office", "said") in found
    assert any(source.startswith("Ilya Marn") and cue == "said" for source, cue in found)


def test_a_text_is_read_the_same_whatever_was_read_before(model_file: Path) -> None:
    alone = spans(model_file, FIRST)
    spans(model_file, SECOND * 5)
    assert spans(model_file, FIRST) == alone


@pytest.mark.parametrize("threads", ["1", "2", "7"])
def test_the_number_of_threads_changes_nothing(model_file: Path, threads: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(model_file), SECOND],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": threads},
    )
    assert run.stdout.strip() == str(spans(model_file, SECOND))


def test_a_pronoun_is_in_the_group_of_whom_it_means(model_file: Path) -> None:
    encoder = load_encoder(model_file)
    parts = Parts(encoder)
    for look in encoder.looks(paragraphs(SECOND)):
        parts.take(look)
    read = parts.parse()
    at = {word.text: n for n, word in enumerate(read.words)}
    assert read.groups[at["He"]] == read.groups[at["governor"]]
    assert read.relations[at["He"]] == "nsubj"
    assert read.heads[at["He"]] == at["denied"]


def test_an_empty_text_has_an_empty_parse(model_file: Path) -> None:
    read = Parts(load_encoder(model_file)).parse()
    assert (read.words, read.groups) == ((), {})


def test_the_fast_way_gives_nearly_the_same(model_file: Path) -> None:
    exact, fast = load_encoder(model_file), load_encoder(model_file, fast=True)
    assert fast.fast
    assert not exact.fast
    one, other = (next(iter(e.looks(paragraphs(FIRST)))) for e in (exact, fast))
    same = (one.tag.argmax(axis=1) == other.tag.argmax(axis=1)).mean()
    assert same > 0.9
