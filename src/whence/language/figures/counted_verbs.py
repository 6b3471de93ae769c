"""Counted verbs: the verbs whose subject or object a number counts, and orders of words in which they do not stand beside it.

In: the words around a figure. Out: the verbs of data/en/counted.toml by their forms; what a verb counts whose words stand on both sides of the
figure ("took four soldiers prisoner", "has driven 30,000 people from their homes"), or whose subject comes last ("there died six people").
Refuses: a verb whose preposition names what is sought ("searched 30 people for weapons"); a subject behind its verb that is no noun for people.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import conjugate

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})
_BEFORE_OBJECT = frozenset({"another", "some", "all", "the", "its", "his", "her", "their", "these", "those", "other"})
_ASIDE = 7  # words of an aside between a verb and its subject: "there had died, by Sunday evening, six people"
_LOOSE = 2  # words that may stand between the parts of a verb's tail: "to (a nearby) hospital"
_AHEAD = frozenset({"from", "to", "in", "at", "with", "by", "for"})  # "driven from two villages" counts no people
_STOPS = frozenset(".;:!?,\n—–()")
_DYING = frozenset({"killed", "missing"})
_OPENING = frozenset("in on at during of to by since as from among under near there yesterday today altogether".split())  # noqa: SIM905
_SUBJECTS = frozenset({"he", "she", "they", "it", "who", "which", "that", "we", "i", "you"})


class Verb(NamedTuple):
    """One form of a verb: what is counted, which form it is (base, third, gerund, past, participle), whether its object is counted."""

    of: str
    form: str
    suffers: bool


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Return every form of the listed verbs with what it counts; a verb of several words stands under all of them."""
    found: dict[str, list[Verb]] = {}
    for of, row in load("counted")["of"].items():
        for name, suffers in (("suffer", True), ("do", False)):
            for lemma in row.get(name, ()):
                forms = conjugate(lemma)
                for form, written in (
                    ("base", (forms.base,)),
                    ("third", (forms.third,)),
                    ("gerund", (forms.gerund,)),
                    ("past", forms.past),
                    ("participle", forms.participle),
                ):
                    for each in written:
                        found.setdefault(each, []).append(Verb(of, form, suffers))
    return {written: tuple(rows) for written, rows in found.items()}


@cache
def words_of(name: str) -> Mapping[str, str]:
    """Return the words that one row of the lists has for each thing counted ("state", "things", "tolls", ...)."""
    return {word: of for of, row in load("counted")["of"].items() for word in row.get(name, ())}


@cache
def _parted() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return what may follow the object of a verb, and what is counted then, by the form that stands before the object."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    sought = words_of("sought")
    for written, rows in verbs().items():
        first, *tail = written.split()
        of = next((row.of for row in rows if row.suffers), None)
        if tail and of is not None and written not in sought and " ".join((first, tail[0])) not in _seeking():
            found.setdefault(first, []).append((tuple(tail), of))
    return {first: tuple(sorted(set(rows), key=lambda row: (-len(row[0]), row))) for first, rows in found.items()}


@cache
def _seeking() -> frozenset[str]:
    """Return the forms of verbs whose object is behind "for": who is searched for is not who is searched."""
    lemmas = (lemma for lemma in load("counted")["of"]["missing"]["suffer"] if lemma.endswith(" for"))
    return frozenset(
        each
        for lemma in lemmas
        for forms in (conjugate(lemma),)
        for each in (forms.base, forms.third, forms.gerund, *forms.past, *forms.participle)
    )


def parted(before: Sequence[str], after: Sequence[str], head: str) -> str | None:
    """Return what a figure counts that is the object of a verb of several words, behind or inside it ("forced 400 families out")."""
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] not in _BEFORE_OBJECT), None)
    if at is None or (head and head not in trades.people_words()):
        return None
    of = _whole(before[: at + 1]) or next((of for tail, of in _parted().get(before[at], ()) if _leads(tail, after)), None)
    return (
        None if of == "displaced" and head in load("counted")["ordered"] else of
    )  # troops are moved, and prisoners: nobody has fled


def _whole(before: Sequence[str]) -> str | None:
    """Return what a verb of several words counts that stands whole before its object: "led away eleven passengers", "shot dead three men"."""
    for length in (3, 2):
        words = before[-length:]
        if len(words) == length and (words[-1] not in _AHEAD or " ".join(words) in words_of("sought")):
            of = next((row.of for row in verbs().get(" ".join(words), ()) if row.suffers), None)
            if of is not None and before[-length - 1 : -length] not in (["was"], ["were"], ["been"]):
                return of
    return None


def _leads(tail: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether the words behind a figure begin with a verb's tail; an article or adjective may stand before its noun."""
    if after[:1] != [tail[0]]:
        return False
    at = 0
    for word in tail[1:]:
        stop = min(len(after), at + 2 + _LOOSE)
        here = next((j for j in range(at + 1, stop) if after[j] == word), None)
        if here is None or any(low in _STOPS for low in after[at:here]):
            return False
        at = here
    return True


def inverted(before: Sequence[str], head: str) -> str | None:
    """Return what a figure counts whose verb stands before it as its subject's: "there died six people", "in the raid were wounded 20"."""
    words = _without_aside(before)
    own = words[max((at + 1 for at, low in enumerate(words) if low in _STOPS), default=0) :]
    if head not in trades.people_words() or len(own) < 2 or not (own[0] in _OPENING or "there" in own[-_ASIDE:]):
        return None
    rows, helped = verbs().get(own[-1], ()), own[-2] in BE
    if not _SUBJECTS.isdisjoint(own[1:]):
        return None  # "in the hours since he died two people have come"
    if helped:
        return next((row.of for row in rows if row.suffers and row.form == "participle"), None)
    return next((row.of for row in rows if not row.suffers and row.of in _DYING and row.form in ("past", "participle")), None)


def _without_aside(before: Sequence[str]) -> Sequence[str]:
    """Leave out an aside between commas right before the figure."""
    if before[-1:] != [","]:
        return before
    opens = next((at for at in range(len(before) - 2, max(-1, len(before) - 2 - _ASIDE), -1) if before[at] == ","), None)
    return before if opens is None else before[:opens]
