"""Attribution examples: what the network is told of a text whose attributions nest, and of a corpus that annotates no nesting."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from whence.encoder.weights import ModelFile
from whence.encoder.wordpieces import WordPieces

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

polnear = importlib.import_module("training.polnear")
labels = importlib.import_module("training.labels")

TEXT = "The ministry said the army had warned residents."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


NESTED = {
    "text": TEXT,
    "attributions": [
        {"id": "a1", "parent": None, "source": [span("The ministry")], "cue": [span("said")], "content": [span("the army had warned residents")]},
        {"id": "a2", "parent": "a1", "source": [span("the army")], "cue": [span("had warned")], "content": [span("residents")]},
    ],
}  # fmt: skip
FLAT = {
    "text": TEXT,
    "attributions": [{k: v for k, v in NESTED["attributions"][0].items() if k not in ("id", "parent")}],  # type: ignore[attr-defined]
}


@pytest.fixture(scope="module")
def pieces(model_file: Path) -> WordPieces:
    return WordPieces(ModelFile(model_file).vocabulary)


def example(document: dict[str, Any], pieces: WordPieces, *, flat: bool) -> Any:
    (only,) = polnear.examples(document, pieces, flat=flat)
    return only


def test_the_outer_voice_has_the_tags_and_the_inner_one_a_cue_of_its_own(pieces: WordPieces) -> None:
    made = example(NESTED, pieces, flat=False)
    words = [w.text for w in made.window.words]
    assert [labels.TAGS[t] for t in made.tags[:4]] == ["B-source", "I-source", "B-cue", "B-content"]
    assert [words[n] for n, tag in enumerate(made.inner) if tag] == ["had", "warned"]
    assert not any(made.doubted)


def test_every_cue_has_its_words_and_the_cue_above_it(pieces: WordPieces) -> None:
    made = example(NESTED, pieces, flat=False)
    words = [w.text for w in made.window.words]
    told = {words[c.first]: [[words[n] for n in role] for role in c.roles] for c in made.cues}
    assert told["had"] == [["the", "army"], ["residents"]]
    assert told["said"][1] == ["the", "army", "had", "warned", "residents"]
    above = {words[c.first]: words[c.above] if c.above != polnear.NONE else None for c in made.cues}
    assert above == {"said": None, "had": "said"}


def test_where_a_corpus_does_not_nest_a_silence_inside_a_content_is_doubted(pieces: WordPieces) -> None:
    made = example(FLAT, pieces, flat=True)
    words = [w.text for w in made.window.words]
    assert [words[n] for n, doubted in enumerate(made.doubted) if doubted] == ["the", "army", "had", "warned", "residents"]
    assert not any(made.inner)


def test_what_happened_is_labelled_by_its_words_without_auxiliaries_and_with_its_roles(pieces: WordPieces) -> None:
    text = "Two guards have been killed in Osk."
    frame = {"trigger": [11, 27], "type": "killing", "agent": [], "victims": [[0, 10]]}
    made = example({"text": text, "attributions": [], "frames": [frame]}, pieces, flat=False)
    words = [w.text for w in made.window.words]
    assert [(words[n], labels.HAPPENED[kind]) for n, kind in enumerate(made.happened) if kind] == [("killed", "killing")]
    (happening,) = made.happenings
    assert [[words[n] for n in part] for part in happening.parts] == [[], ["Two", "guards"]]


def test_a_text_without_annotated_occurrences_says_nothing_of_them(pieces: WordPieces) -> None:
    assert set(example(NESTED, pieces, flat=False).happened) == {polnear.NONE}
