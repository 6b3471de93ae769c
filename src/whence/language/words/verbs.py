"""Verbs: the forms of an English verb from its lemma, so that lexicons list lemmas only.

In: a lemma, also a phrasal one ("break out"). Out: its forms.
Refuses: to say which verb a form belongs to; that needs the sentence.
"""

from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load

_VOWELS = "aeiou"


class Forms(NamedTuple):
    """The forms of one verb; `past` and `participle` may have several."""

    base: str
    third: str
    gerund: str
    past: tuple[str, ...]
    participle: tuple[str, ...]


@cache
def conjugate(lemma: str) -> Forms:
    """Return the forms of `lemma`, irregular ones from the table. Only the first word of a phrasal verb is inflected."""
    verb, _, rest = lemma.strip().lower().partition(" ")
    tail = f" {rest}" if rest else ""
    past, participle = _past(verb)
    return Forms(
        base=verb + tail,
        third=_third(verb) + tail,
        gerund=_gerund(verb) + tail,
        past=tuple(form + tail for form in past),
        participle=tuple(form + tail for form in participle),
    )


@cache
def lemma_forms(lemma: str) -> frozenset[str]:
    """Return every form of `lemma`: base, third person, gerund, past, participle, in lower case."""
    forms = conjugate(lemma)
    return frozenset((forms.base, forms.third, forms.gerund, *forms.past, *forms.participle))


def _past(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    irregular = load("verbs")["irregular"].get(verb)
    if irregular is None:
        regular = (_regular_past(verb),)
        return regular, regular
    return tuple(irregular[0].split("/")), tuple(irregular[-1].split("/"))


def _third(verb: str) -> str:
    special = {"be": "is", "have": "has"}.get(verb)
    if special:
        return special
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _gerund(verb: str) -> str:
    if verb in ("be", "flee", "see", "dye", "free", "agree", "guarantee", "oversee", "foresee", "decree"):
        return f"{verb}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and len(verb) > 2:
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    """Return the stem before -ing and -ed: its last consonant doubled after one stressed short vowel."""
    if verb in load("verbs")["doubling"]:
        return verb + verb[-1]
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    ends = len(verb) > 2 and verb[-1] not in f"{_VOWELS}wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + verb[-1] if one_syllable and ends else verb
