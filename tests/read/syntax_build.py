"""Builders for tests of syntax: a line written with its tree, so that no model is needed.

A word is written `word/TAG>head:relation`, its head by number from 0 (its own number = root): "Gunmen/NNS>1:nsubj fled/VBD>1:root".
"""

from types import SimpleNamespace
from typing import Any

from claims_build import report

from whence.language.words.words import Word
from whence.read.claims.frames import mentions
from whence.read.lines.lines import Page, page
from whence.read.roles.mention import Mention

_UPOS = {
    "NNP": "PROPN",
    "CD": "NUM",
    "IN": "ADP",
    "MD": "AUX",
    "DT": "DET",
    "TO": "PART",
    "JJ": "ADJ",
    "RB": "ADV",
    "CC": "CCONJ",
}
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "has", "have", "had"})


def _upos(word: str, tag: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if word.lower() in _BE else "VERB"
    if tag.startswith(("PRP", "W")):
        return "PRON"
    return "NOUN" if tag in ("NN", "NNS") else _UPOS.get(tag, "PUNCT")


def parsed(written: str, text: str) -> Any:
    """Return the parse that `written` says, its words found in `text` in order."""
    words, tags, heads, relations, at = [], [], [], [], 0
    for item in written.split():
        word, _, rest = item.rpartition("/")
        tag, _, link = rest.partition(">")
        head, _, relation = link.partition(":")
        start = text.index(word, at)
        at = start + len(word)
        words.append(Word(word, start, at))
        tags.append(tag)
        heads.append(int(head))
        relations.append(relation)
    upos = tuple(_upos(w.text, t) for w, t in zip(words, tags, strict=True))
    return SimpleNamespace(
        words=tuple(words),
        upos=upos,
        xpos=tuple(tags),
        heads=tuple(heads),
        relations=tuple(relations),
        kinds=("none",) * len(words),
    )


def sentence(text: str, written: str) -> Page:
    """Return the page of a report of one sentence, with its tree."""
    return page(report(text), parse=parsed(written, report(text).text))


def read(text: str, written: str) -> list[Mention]:
    """Return the occurrences that a sentence with this tree mentions."""
    return mentions(sentence(text, written))
