"""Introduced: whom a sentence says that somebody reached or spoke to, so that the next sentence's "he" or "she" can stand for him.

In: the tokens of a sentence. Out: the phrase of the last one reached, or of whoever a sentence presents behind its verb.
Refuses: to say that anything was said.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.read.cues.finds import Range
from whence.read.text.grammar import is_finite, phrase_end, word_class
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end

_HAD = frozenset({"have", "has", "had"})
_HOW = frozenset({"by", "on", "over", "via", "for", "in", "at", "after", "before"})
_IS = frozenset({"is", "are", "was", "were", "comes", "came"})
_JOINTS = frozenset({"and", "but", "then", "now", "next", "otherwise", "finally", "also", "first", "last", "quite", "here", "so"})
_OPENING, _FULL_NAME = 3, 2  # words before the verb that presents somebody, and words of the name behind any other verb than "is"
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


def presented(tokens: Sequence[Token]) -> Range | None:
    """Return whom a sentence presents behind its verb: "And here is the ministry, contradicting us", "Differently speaks Jan Dorn, who was mayor"."""
    at = next((k for k in range(min(_OPENING, len(tokens) - 2)) if tokens[k].low in ("here", "there")), None)
    if at is not None and tokens[at + 1].low in _IS and all(tokens[k].low in _JOINTS for k in range(at)):
        start = at + 2
    else:
        at = next((k for k in range(min(_OPENING, len(tokens) - 2)) if not _leads(tokens[k])), len(tokens))
        start = at + 1
        names = [token for token in tokens[start : start + 2] if token.word and token.text[0].isupper()]
        if not 0 < at < len(tokens) or len(names) < _FULL_NAME or not tokens[at].text.islower() or not _is_verb(tokens, at):
            return None
    end = phrase_end(tokens, start)
    named = apposed_name_end(tokens, end, len(tokens)) if end < len(tokens) else None
    return (start, named or end) if end > start and tokens[start].low not in word_class("pronouns") else None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    return is_finite(tokens, at) or tokens[at].low.endswith("s")


def _leads(token: Token) -> bool:
    return token.low.endswith("ly") or token.low in _JOINTS


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
