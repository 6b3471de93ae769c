"""Attribution examples: texts with sources, cues and contents as labels of words.

In: JSON Lines with `text` and `attributions` in character spans (PolNeAR and our own set share the form; only ours nest, by `parent`).
Out: windows with their labels. What nobody stands above is told by one tag a word and links to cues; every cue, those of further voices
too, by the words of its source and content, which may lie inside those of another, and by the cue above it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.labels import FURTHER, HAPPENED, PARTS, ROLES, TAGS
from whence.encoder.text import paragraphs
from whence.encoder.windows import Window, windows
from whence.encoder.wordpieces import WordPieces

NONE = -100
# Words of a trigger that say nothing of what happened ("had been killed", "the attack").
_LIGHT = frozenset(
    {
        "a", "an", "the", "this", "that", "to", "not", "be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "having",
        "will", "would", "could", "may", "might", "can", "must",
    }
)  # fmt: skip
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


class Cue(NamedTuple):
    """A cue by its first word, the words of its source and content, and the first word of the cue above it (`NONE` where none is)."""

    first: int
    roles: tuple[list[int], ...]
    above: int


class Happening(NamedTuple):
    """An occurrence by the first word of its trigger, and the words that say who does and who suffers it."""

    first: int
    parts: tuple[list[int], ...]


class Silver(NamedTuple):
    """What a teacher reads of a window's words (see `silver.py`): parts of speech, heads, relations to them, what entity they head."""

    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    entities: list[int]


class Example(NamedTuple):
    """A window with its labels.

    For every word: `tags`; `links`, the number of their cue's first word for words of a source or content; `inner`, the cues of further
    voices; `doubted`, where the corpus would not have said that there is one; `happened`, what it names as an occurrence (`NONE` where the
    corpus does not say). `cues` and `happenings` are all of the window; `silver` its
    trees where a teacher has read them.
    """

    window: Window
    tags: list[int]
    links: list[int]
    inner: list[int]
    doubted: list[bool]
    cues: list[Cue]
    happened: list[int]
    happenings: list[Happening]
    silver: Silver | None = None


def load(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a JSON Lines file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def examples(document: Mapping[str, Any], pieces: WordPieces, *, flat: bool) -> Iterator[Example]:
    """Yield the windows of one document with their labels; `flat` says that its corpus does not annotate voices inside a content."""
    given = sorted(document["attributions"], key=lambda a: -sum(end - start for start, end in a["content"]))
    for window in windows(paragraphs(document["text"]), pieces):
        tags, links = _outer(window, [one for one in given if one.get("parent") is None])
        inner = [0] * len(window.words)
        for one in given:
            if one.get("parent") is not None:
                for n, word in enumerate(_words(window, one["cue"])):
                    inner[word] = FURTHER.index("I-cue" if n else "B-cue")
        inside = {word for one in given for word in _words(window, one["content"])} if flat else set()
        doubted = [word in inside for word in range(len(window.words))]
        happened, happenings = _happened(window, document.get("frames"))
        yield Example(window, tags, links, inner, doubted, _cues(window, given), happened, happenings)


def _cues(window: Window, given: Sequence[Mapping[str, Any]]) -> list[Cue]:
    first = {one.get("id", n): words[0] for n, one in enumerate(given) if (words := _words(window, one["cue"]))}
    return [
        Cue(
            first[one.get("id", n)],
            tuple(_words(window, one[role]) for role in ROLES),
            first.get(one.get("parent"), NONE),
        )
        for n, one in enumerate(given)
        if one.get("id", n) in first
    ]


def _happened(window: Window, frames: Sequence[Mapping[str, Any]] | None) -> tuple[list[int], list[Happening]]:
    """Return what each word names as an occurrence; `None` says that nobody annotated that."""
    if frames is None:
        return [NONE] * len(window.words), []
    labels, found = [0] * len(window.words), []
    for frame in sorted(frames, key=lambda f: f["trigger"][0] - f["trigger"][1]):
        words = _words(window, [frame["trigger"]])
        core = [n for n in words if window.words[n].text.lower() not in _LIGHT] or words
        for n in core:
            labels[n] = HAPPENED.index(frame["type"])
        if core:
            found.append(Happening(core[0], tuple(_words(window, frame[part]) for part in PARTS)))
    return labels, found


def _outer(window: Window, given: Sequence[Mapping[str, Any]]) -> tuple[list[int], list[int]]:
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
    return tags, links


def _words(window: Window, spans: Sequence[Sequence[int]]) -> list[int]:
    return [n for n, word in enumerate(window.words) if any(word.start < end and word.end > start for start, end in spans)]
