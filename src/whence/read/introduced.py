"""Introduced: whom a sentence says that somebody reached or spoke to, so that the next sentence's "he" or "she" can stand for him.

In: the tokens of a sentence. Out: the phrase of the last one reached. Refuses: to say that anything was said.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from whence.language.lexicon import load
from whence.language.verbs import lemma_forms
from whence.read.finds import Range
from whence.read.grammar import phrase_end, word_class
from whence.read.layout import Token
from whence.read.nouns import apposed_name_end

_HAD = frozenset({"have", "has", "had"})
_HOW = frozenset({"by", "on", "over", "via", "for", "in", "at", "after", "before"})
_NEAR = 24  # words between "had" and "on the line"


def reached(tokens: Sequence[Token]) -> Range | None:
    """Return whom the sentence's last contact was with: "it had spoken to the master", "we have had Major Osk, who runs the port, on the line"."""
    found = None
    for at, token in enumerate(tokens[:-1]):
        start = _object(tokens, at, token.low)
        if start is None or start >= len(tokens):
            continue
        end = next((k for k in range(start, phrase_end(tokens, start)) if tokens[k].low in _HOW), phrase_end(tokens, start))
        named = apposed_name_end(tokens, end, len(tokens)) if end < len(tokens) else None
        if end > start and tokens[start].low not in word_class("pronouns"):
            found = (start, named or end)
    return found


def _object(tokens: Sequence[Token], at: int, low: str) -> int | None:
    """Return where the object begins of a verb of contact at `at`."""
    if low in _HAD:
        return at + 1 if _on_the_line(tokens, at) else None
    takes = _verbs().get(low)
    if takes is None:
        return None
    if takes == "":
        return at + 1 if low.endswith("ed") else None  # "by telephone" is no verb
    return at + 2 if tokens[at + 1].low in takes.split() else None


def _on_the_line(tokens: Sequence[Token], at: int) -> bool:
    lines = load("cues")["contact"]["lines"]
    after = " ".join(token.low for token in tokens[at + 2 : at + _NEAR])
    return tokens[at + 1].low not in ("been", "had") and any(f" {line} " in f" {after} " for line in lines)


@cache
def _verbs() -> Mapping[str, str]:
    """Return the forms of verbs of contact with the prepositions that lead to whom, "" for those with a plain object."""
    table: dict[str, str] = load("cues")["contact"]["verbs"]
    return {form: takes for takes, lemmas in table.items() for lemma in lemmas.split() for form in lemma_forms(lemma)}
