"""Cues: words by which a text credits somebody, found by a lexicon.

In: the tokens of a sentence. Out: cues with their kind, their form and what may follow them.
Refuses: to find a source or a content; `patterns.py` does, and a cue without them counts for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate
from whence.model.vocabulary import AttributionKind
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_paper
from whence.read.text.layout import Token

_OWN_FIRST = ("in", "by", "on", "to")


class Verb(NamedTuple):
    """One use of a verb: its kind, what it takes and the particle that must follow (empty where none)."""

    lemma: str
    kind: AttributionKind
    takes: frozenset[str]
    particle: tuple[str, ...]
    noun_like: bool
    inanimate: bool
    needs: frozenset[str] = frozenset()


class Cue(NamedTuple):
    """A cue in a sentence: tokens `[first, last]`. `shape`: base, s, past, part, ing, phrase, noun, silence, own.

    `uses` are a verb's uses, those with the longest particle first; `source` and `content` say where a phrase has them. `papers`: a cue
    only where a document or a picture follows.
    """

    first: int
    last: int
    shape: str
    kind: AttributionKind
    uses: tuple[Verb, ...] = ()
    cites: bool = False
    chain: bool = False
    papers: bool = False


@cache
def verb_uses() -> dict[str, tuple[tuple[str, Verb], ...]]:
    """Return every form of every cue verb with its shape and use."""
    found: dict[str, list[tuple[str, Verb]]] = {}
    for entry in load("cues")["verbs"]:
        for lemma in entry["lemmas"].split():
            for verb in _verbs(entry, lemma.strip("_").replace("quote_back", "quote")):
                for shape, form in _shaped(verb.lemma):
                    uses = found.setdefault(form, [])
                    if (shape, verb) not in uses:
                        uses.append((shape, verb))
    return {form: tuple(sorted(uses, key=lambda use: -len(use[1].particle))) for form, uses in found.items()}


def _shaped(lemma: str) -> Iterator[tuple[str, str]]:
    forms = conjugate(lemma)
    yield "base", forms.base
    yield "s", forms.third
    yield from (("past", form) for form in forms.past)
    yield from (("part", form) for form in forms.participle)
    yield "ing", forms.gerund


def _verbs(entry: dict[str, Any], lemma: str) -> Iterator[Verb]:
    kind = AttributionKind(entry["kind"])
    takes = frozenset(entry["takes"].split())
    particles = [tuple(p.split()) for p in entry.get("particle", "").split("|")]
    for particle in particles:
        yield Verb(
            lemma,
            kind,
            takes,
            particle,
            entry.get("noun_like", False),
            entry.get("inanimate", False),
            frozenset(entry.get("needs", "").split()),
        )


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Return fixed phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}

    def add(words: Iterable[str], cue: Cue) -> None:
        for listed in words:
            phrase = tuple(listed.split())
            found.setdefault(phrase[0], []).append((phrase, cue))

    table = load("cues")
    for entry in table["phrases"]:
        flags = [entry.get(name, False) for name in ("cites", "chain", "papers")]
        cue = Cue(0, 0, "phrase", AttributionKind(entry["kind"]), (), *flags)
        add(entry["words"], cue)
    for entry in table["silences"]:
        add(entry["words"], Cue(0, 0, "silence", AttributionKind(entry["kind"])))
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()}


@cache
def carrying_nouns() -> dict[str, AttributionKind]:
    """Return nouns that carry content ("a claim that ...") with their kind."""
    return {word: AttributionKind(e["kind"]) for e in load("cues")["nouns"] for word in e["words"].split()}


@cache
def _own() -> dict[str, tuple[AttributionKind, frozenset[str]]]:
    """Return nouns of phrases like "in his words", "by its count", with the prepositions they need."""
    return {
        word: (AttributionKind(entry["kind"]), frozenset(entry["before"]))
        for entry in load("cues")["possessive"]
        for word in entry["nouns"]
    }


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Return the cues of a sentence in order, none overlapping, the longest phrase first."""
    found: list[Cue] = []
    at = 0
    first_words = _first_words()
    while at < len(tokens):
        if tokens[at].low not in first_words:
            at += 1
            continue
        cue = _phrase_at(tokens, at) or _own_at(tokens, at) or _verb_at(tokens, at) or noun_cue_at(tokens, at)
        if cue is None:
            at += 1
        else:
            found.append(cue)
            at = cue.last + 1
    return found


@cache
def _first_words() -> frozenset[str]:
    """Return every word that a cue can begin with."""
    return frozenset([*_phrases(), *_OWN_FIRST, *verb_uses(), *carrying_nouns()])


def _phrase_at(tokens: Sequence[Token], at: int) -> Cue | None:
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    for phrase, cue in _phrases().get(tokens[at].low, ()):
        if (len(phrase) > 1 and phrase[1] != follows) or (cue.papers and not _paper_follows(tokens, at + len(phrase))):
            continue
        if len(phrase) <= len(tokens) - at and all(tokens[at + k].low == word for k, word in enumerate(phrase)):
            return cue._replace(first=at, last=at + len(phrase) - 1)
    return _split_by_time(tokens, at)


def _paper_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun phrase for a document or a picture begins at `at`, behind other words: "..., referring to the list of the union"."""
    if at < 5 or tokens[at - 3].low in word_class("be"):
        return False  # "the League was referring to a letter" says so itself
    end = next(
        (k for k in range(at, min(at + 6, len(tokens))) if not tokens[k].word or tokens[k].low in word_class("prepositions")),
        at + 6,
    )
    return any(is_paper(token.low) for token in tokens[at : min(end, len(tokens))])


def _split_by_time(tokens: Sequence[Token], at: int) -> Cue | None:
    """Find "quoted by" with a time inside: "an interview quoted Tuesday by X", "cited on Friday by X"."""
    by = next((k for k in range(at + 2, min(at + 4, len(tokens))) if tokens[k].low == "by"), None)
    if (
        by is None
        or tokens[by - 1].low not in word_class("times")
        or (by == at + 3 and tokens[at + 1].low not in ("on", "last", "this"))
    ):
        return None
    cue = next((c for phrase, c in _phrases().get(tokens[at].low, ()) if phrase == (tokens[at].low, "by")), None)
    return cue._replace(first=at, last=by) if cue is not None else None


def _own_at(tokens: Sequence[Token], at: int) -> Cue | None:
    """Find "in his telling", "by the ministry's count": a preposition, a possessive, a noun."""
    if tokens[at].low not in _OWN_FIRST:
        return None
    for last in range(at + 2, min(at + 8, len(tokens))):
        if tokens[last - 1].low in (",", ".", ";") or tokens[last - 1].low in ("in", "by", "on", "to", "from"):
            return None
        listed = _own().get(tokens[last].low)
        owner = tokens[last - 1].low
        if listed is None or tokens[at].low not in listed[1]:
            continue
        if owner in ("his", "her", "their", "its", "own") or owner.endswith(("'s", "s'")):
            return Cue(at, last, "own", listed[0])
    return None


def _verb_at(tokens: Sequence[Token], at: int) -> Cue | None:
    listed = verb_uses().get(tokens[at].low)
    if listed is None or (tokens[at].text[0].isupper() and at > 0 and tokens[at - 1].word):
        return None
    last, shape = at, ""
    uses: list[Verb] = []
    for form, verb in listed:
        length = len(verb.particle)
        if uses and at + length < last:
            break
        if length and tuple(t.low for t in tokens[at + 1 : at + 1 + length]) != verb.particle:
            continue
        last = at + length
        shape = shape if shape in ("past", "base") else form
        uses.append(verb)
    if not uses:
        return None
    return Cue(at, last, shape, uses[0].kind, tuple(uses))


def noun_cue_at(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue that a noun makes with the clause it carries: "the claim that ...", or `None`."""
    kind = carrying_nouns().get(tokens[at].low)
    if kind is None or at + 2 >= len(tokens) or tokens[at + 1].low not in ("that", "of"):
        return None
    if tokens[at + 1].low == "of" and kind is not AttributionKind.ACCUSATION:
        return None
    return Cue(at, at + 1, "noun", kind)
