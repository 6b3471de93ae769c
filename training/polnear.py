"""Attribution examples: texts with sources, cues and contents as tags of words and links to cues.

In: JSON Lines with `text` and `attributions` in character spans (PolNeAR and our own set share the form). Out: windows with their labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.labels import TAGS
from whence.encoder.text import paragraphs
from whence.encoder.windows import Window, windows
from whence.encoder.wordpieces import WordPieces

NONE = -100
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


class Example(NamedTuple):
    """A window with a tag for every word and, for words of a source or content, the number of their cue's first word."""

    window: Window
    tags: list[int]
    links: list[int]


def load(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSON Lines file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def examples(document: Mapping[str, Any], pieces: WordPieces) -> Iterator[Example]:
    """Yield the windows of one document with their labels; where attributions nest, a word belongs to the innermost."""
    given = sorted(document["attributions"], key=lambda a: -sum(end - start for start, end in a["content"]))
    for window in windows(paragraphs(document["text"]), pieces):
        yield _labelled(window, given)


def _labelled(window: Window, given: Sequence[Mapping[str, Any]]) -> Example:
    tags = [0] * len(window.words)
    links = [NONE] * len(window.words)
    for one in given:
        cue = _words(window, one["cue"])
        for role in ("content", "source", "cue"):
            for span in one[role]:
                for n, word in enumerate(_words(window, [span])):
                    if role == "content" and TAGS[tags[word]][2:] in ("cue", "source"):
                        continue
                    tags[word] = _NUMBER[f"{'I' if n else 'B'}-{role}"]
                    links[word] = cue[0] if cue and role != "cue" else NONE
    return Example(window, tags, links)


def _words(window: Window, spans: Sequence[Sequence[int]]) -> list[int]:
    return [n for n, word in enumerate(window.words) if any(word.start < end and word.end > start for start, end in spans)]
