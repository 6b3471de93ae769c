"""Footage: a media item while a report is being read, and the words that speak of one.

In: language/data/en/media.toml. Out: word lists and the working record of media.py, shots.py and handing.py.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.said import Shot, Slot
from whence.read.lines.lines import Line


class Act(NamedTuple):
    """One act of releasing or passing on: who, in which words."""

    subject: Slot
    start: int
    end: int
    passes_on: bool


@dataclass
class Item:
    """One media item while the report is being read."""

    noun: str
    kind: str
    line: Line
    start: int
    end: int
    acts: list[Act] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    cut: bool = False
    posts: list[str] = field(default_factory=list)
    releasers: set[str] = field(default_factory=set)

    def add(self, act: Act) -> None:
        """Keep an act, and who released by its distinguishing words."""
        self.acts.append(act)
        if not act.passes_on:
            self.releasers |= name_words(act.subject.name)


@cache
def media_nouns() -> dict[tuple[str, ...], str]:
    """Return the words that name a medium, by kind, as word tuples."""
    table = load("media")["nouns"]
    return {tuple(n.split()): kind for kind in ("video", "image", "audio") for n in table[kind]}


@cache
def media_first_words() -> frozenset[str]:
    """Return the words that begin a medium's name."""
    return frozenset(words[0] for words in media_nouns())


@cache
def forms(table: str, key: str) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return verb forms of a list: first word -> (further words, lemma)."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for verb in load("media")[table][key]:
        first, *tail = verb.split()
        for form in lemma_forms(first):
            found.setdefault(form, (tuple(tail), verb))
    return found


def name_words(name: str) -> set[str]:
    """Return the distinguishing words of a name: capitalised ones and short forms, no titles."""
    return {w.strip("(),.'’").lower() for w in name.split() if w[:1].isupper() or w.startswith("(")} - {
        "a",
        "an",
        "the",
        "leadership",
    }
