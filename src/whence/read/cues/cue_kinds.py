"""Cue kinds: what kind of attribution a cue makes, by its own words and by what stands around it.

In: tokens, the range of a cue, or a find. Out: an `AttributionKind`. Refuses: to read a denial into a content
that is long or says two things, of which one may be affirmed, or into one that is negative itself ("said no door had been broken").
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.vocabulary import AttributionKind
from whence.read.cues.cues import carrying_nouns, verb_uses
from whence.read.cues.finds import Find, Range
from whence.read.text.grammar import word_class
from whence.read.text.layout import Token

_LONGEST = 18  # words of a content that is denied as a whole; calibrated on the training part of the own set
_NEAR = 5
# Words by which a content says more than one thing, or says it of what others think.
_JOINING = frozenset({"and", "but", "while", "although", "if", "believe", "believed"})
_SPEAKS = frozenset({AttributionKind.STATEMENT, AttributionKind.BELIEF, AttributionKind.DEMAND, AttributionKind.OBSERVATION})


@cache
def _acts() -> dict[str, AttributionKind]:
    return {
        form: AttributionKind(kind)
        for kind, lemmas in load("cues")["acts"].items()
        for one in lemmas.split()
        for form in lemma_forms(one)
    }


@cache
def _words(name: str) -> frozenset[str]:
    listed: str = load("cues")["settling"][name]
    return frozenset(listed.split())


def _phrases(name: str) -> list[str]:
    listed: dict[str, Any] = load("cues")["settling"]
    return list(listed[name])


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for lemma in _words(name) for form in lemma_forms(lemma))


def kind_of_cue(tokens: Sequence[Token], cue: Range) -> AttributionKind:
    """Return the kind of a cue by its head: the last of its words that the lexicon has, in the use whose particle follows."""
    for at in range(cue[1] - 1, cue[0] - 1, -1):
        low = tokens[at].low
        uses = verb_uses().get(low, ())
        fitting = (use for _, use in uses if tuple(t.low for t in tokens[at + 1 : at + 1 + len(use.particle)]) == use.particle)
        use = next(fitting, None)
        if low in _acts() and (use is None or use.kind is AttributionKind.STATEMENT):
            return _acts()[low]
        if use is not None:
            return use.kind
        noun = carrying_nouns().get(low)
        if noun is not None:
            return noun
    return AttributionKind.STATEMENT


def settled(tokens: Sequence[Token], one: Find) -> Find:
    """Return a find with the kind that its cue and its content make together: "told them to leave" demands, "called it a lie" denies."""
    cue = [tokens[at].low for first, after in one.cue for at in range(first, after)]
    said = [tokens[at].low for first, after in one.content[:1] for at in range(first, after) if tokens[at].word]
    kind = _silent(cue, one) or (_asked(cue, said, one) if said else None) or (_denied(cue, said, one) if said else None)
    return one if kind is None or kind is one.kind else one._replace(kind=kind)


def _silent(cue: Sequence[str], one: Find) -> AttributionKind | None:
    """Return what a cue with a "not" is: no check, no comment, or, of something not denied, neither yes nor no."""
    words = set(cue)
    negated = one.negated or bool(words & _words("not")) or any(word.endswith("n't") for word in cue)
    if not negated or "never" in words:
        return None
    denies, checks = words & set(lemma_forms("deny")), words & _forms("checked")
    if denies:
        return AttributionKind.NO_COMMENT
    if words & set(lemma_forms("dispute")):
        return AttributionKind.CONFIRMATION
    if checks and words & _words("unable"):
        return AttributionKind.COULD_NOT_VERIFY
    if words & _forms("silent") and one.kind is AttributionKind.STATEMENT:
        return AttributionKind.NO_COMMENT
    return None


def _asked(cue: Sequence[str], said: Sequence[str], one: Find) -> AttributionKind | None:
    """Return what telling and asking is by the words that follow: an infinitive demands, a question asks."""
    words = set(cue)
    if words & _words("telling") and said[0] == "to" and one.content[0][0] >= one.cue[0][0]:
        return AttributionKind.DEMAND
    if words & _words("telling") and said[:2] in (["not", "to"], ["never", "to"]):
        return AttributionKind.DEMAND
    if words & set(lemma_forms("warn")) and ("against" in words or said[0] == "against"):
        return AttributionKind.DEMAND
    if words & set(lemma_forms("ask")) and (said[0] in word_class("wh") - {"that"} or said[0] in ("whom", "which", "did", "by")):
        return AttributionKind.STATEMENT
    if words & set(lemma_forms("hope")) and said[0] == "to":
        return AttributionKind.INTENTION
    if words & _words("from_others") and "from" in words:
        return AttributionKind.STATEMENT  # "had heard from a guard": the guard says so
    return None


def _denied(cue: Sequence[str], said: Sequence[str], one: Find) -> AttributionKind | None:
    """Return that a short content denies as a whole, or tells nothing: "called it a forgery"."""
    if one.kind not in _SPEAKS or len(said) > _LONGEST or one.negated:
        return None
    if said == ["nothing"]:
        return AttributionKind.NO_COMMENT
    text = f" {' '.join(said)} "
    if set(cue) & _words("saying") and any(f" {phrase} " in text for phrase in _phrases("no_answer")):
        return AttributionKind.NO_COMMENT
    if not set(cue) & (_words("saying") | _words("calling")) or _JOINING & set(said):
        return None
    if said[0] == "nothing" and len(said) <= _NEAR:
        return None  # "had said nothing of the kind": who denies says so, not these words
    called = _words("untrue") & set(said) if set(cue) & _words("calling") else _is_untrue(said)
    untrue = called or any(f" {phrase} " in text for phrase in _phrases("untrue_phrases"))
    return AttributionKind.DENIAL if untrue else None


def _is_untrue(said: Sequence[str]) -> bool:
    """Say whether a content says of something that it is untrue ("was false", "a forgery"), and not what a false thing did."""
    before = word_class("be") | _words("before_untrue")
    return any(said[at] in _words("untrue") and said[at - 1] in before for at in range(1, len(said)))
