"""Senses: what the lexicon of occurrences says of a word, ready to be looked up.

In: language/data/en/events.toml, events_idle.toml, roles.toml, roles_grammar.toml. Out: patterns by first word, word classes, small words.
Refuses: to decide between senses; events.py does, beside the words around.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate, lemma_forms
from whence.model.vocabulary import IncidentType


class Sense(NamedTuple):
    """One meaning of its words: the type, what must or must not stand beside it, and who stands before and after it."""

    type: IncidentType
    mode: str | None
    rank: int
    near: frozenset[str]
    need: frozenset[str]
    need_verb: frozenset[str]
    right: frozenset[str]
    far: frozenset[str]
    spared: frozenset[str]
    casualty: str | None
    subject: str | None
    object: str | None
    counts: str | None
    participants: bool
    device: bool
    mass: bool
    close: bool
    topic: bool


class Pattern(NamedTuple):
    """What follows the first word of a trigger, and what the whole then means."""

    tail: tuple[str, ...]
    sense: Sense
    noun: bool
    lemma: str


@cache
def grammar(name: str) -> frozenset[str]:
    """Return one list of small words of language/data/en/roles_grammar.toml."""
    return frozenset(load("roles_grammar")[name].split())


@cache
def idle_pairs() -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbours that name no occurrence together ("fire chief")."""
    return frozenset((first, second) for first, listed in load("events_idle")["before"].items() for second in listed.split())


@cache
def verb_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return forms of common verbs that end a noun phrase, and those of them that may be participles inside one."""
    forms: set[str] = set()
    participles: set[str] = set()
    for verb in grammar("verbs"):
        made = conjugate(verb)
        forms |= {made.base, made.third, *made.past, *made.participle}
        participles |= set(made.participle)
    for verb in grammar("verbs_nounish"):
        made = conjugate(verb)
        forms |= {*made.past, *made.participle}
        participles |= set(made.participle)
    return frozenset(forms) | grammar("show_forms"), frozenset(participles)


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Return, for every word of language/data/en/roles.toml, the classes it belongs to, its plural included."""
    found: dict[str, set[str]] = {}
    for name, listed in load("roles")["classes"].items():
        for word in listed.lower().split():
            for form in (word, *_plurals(word)):
                found.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return (noun + "es",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    return (noun + "s",)


@cache
def patterns_by_word() -> tuple[Mapping[str, tuple[Pattern, ...]], frozenset[str], frozenset[str]]:
    """Return the patterns by first word, and the words that are a one-word verb or noun of some sense."""
    index: dict[str, list[Pattern]] = {}
    verbs: set[str] = set()
    nouns: set[str] = set()
    for entry in load("events")["sense"]:
        sense = _sense(entry)
        for verb in entry.get("verbs", ()):
            first, *tail = verb.lower().split()
            for form in {first, *lemma_forms(first)}:
                index.setdefault(form, []).append(Pattern(tuple(tail), sense, False, verb))
                verbs.add(form)
        for words in entry.get("predicates", ()):
            first, *tail = words.lower().split()
            index.setdefault(first, []).append(Pattern(tuple(tail), sense, False, words))
        for noun in (*entry.get("nouns", ()), *entry.get("phrases", ())):
            plural = noun in entry.get("nouns", ())
            for form in (noun.lower(), *(_noun_plurals(noun.lower()) if plural else ())):
                first, *tail = form.split()
                index.setdefault(first, []).append(Pattern(tuple(tail), sense, True, noun))
                nouns.add(first)
    return {word: tuple(patterns) for word, patterns in index.items()}, frozenset(verbs), frozenset(nouns)


def _noun_plurals(noun: str) -> tuple[str, ...]:
    head, blank, last = noun.rpartition(" ")
    return tuple(f"{head}{blank}{form}" for form in _plurals(last))


def _sense(entry: Mapping[str, Any]) -> Sense:
    return Sense(
        type=IncidentType(entry["type"]),
        mode=entry.get("mode"),
        rank=entry.get("rank", 0),
        near=frozenset(entry.get("near", ())),
        need=frozenset(entry.get("need", ())),
        need_verb=frozenset(entry.get("need_verb", ())),
        right=frozenset(entry.get("right", ())),
        far=frozenset(entry.get("far", ())),
        spared=frozenset(entry.get("spared", ())),
        casualty=entry.get("casualty"),
        subject=entry.get("subject"),
        object=entry.get("object"),
        counts=entry.get("count"),
        participants=entry.get("participants", False),
        device=entry.get("device", False),
        mass=entry.get("mass", False),
        close=entry.get("close", False),
        topic=entry.get("topic", False),
    )
