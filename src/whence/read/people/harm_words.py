"""Harm words: which words of a sentence say that somebody was harmed, and which nouns of it name whom.

In: a line with its syntax. Out: per word of harm its token and the head nouns of those harmed: "suffered burns", "is in intensive care",
"was found lifeless", "lost a foot", "the body of", "the killing of", "we lost", "threw acid at", "was named as", "among the dead was".
Refuses: a line without syntax; what is denied, may be, lies ahead or hangs on a condition; harm to things, by itself.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.trades import people_words
from whence.language.words.verbs import lemma_forms
from whence.read.lines.lines import Line
from whence.read.roles.syntax_roles import is_passive, verb_subjects
from whence.read.text.grammar import word_class
from whence.read.text.syntax import Tree

_ABOVE = 4
_BESIDE = 6  # words from "found" to what was seen on somebody
_FIRST = frozenset({"we", "i", "us"})
_IN = frozenset({"in", "on", "at"})
_OF_NOUN = frozenset({"nmod", "nmod:poss"})
_GO = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "lies",
        "lie",
        "lay",
        "arrived",
        "remains",
        "remain",
        "escaped",
        "survived",
        "left",
    }
)


class Harm(NamedTuple):
    """A word that says that somebody was harmed, and the head nouns of those to whom it happened."""

    at: int
    whom: tuple[int, ...]
    taken: bool = False
    """Whether the word says that somebody is in others' hands."""
    state: bool = False
    """Whether it says how somebody is, by a verb that may be read as another ("were taken ill")."""


def harms_told(line: Line) -> Iterator[Harm]:
    """Yield every word of harm in a line with the nouns for whom it happened to."""
    tree = line.tree
    if tree is None:
        return
    for at, low in enumerate(line.low):
        if low not in _any():
            continue
        whom = _of_verb(line, tree, at) if tree.is_verb(at) else []
        whom = whom or (_of_other(line, tree, at) if low in _nouns() else [])
        if whom and not _is_unreal(line, tree, at):
            state = low in _forms("leading") and _is_found_so(line, tree, at)
            yield Harm(at, tuple(whom), taken=low in _forms("taking") and not state and low not in _forms("harming"), state=state)


def told_of_those(line: Line) -> Harm | None:
    """Return who those just told of are said to be: "Most were miners.", "One of them is Omar Belg.", "One of them, a baker, ..."."""
    tree = line.tree
    if tree is None or line.low[:1] == () or line.low[0] not in _words("some_of"):
        return None
    counted = line.low[1:2] in (("of",), ("were",), ("was",), ("are",), ("is",))
    named = line.low[1:2] != ("of",) or line.low[2:3] in (("them",), ("these",), ("those",)) or line.low[3:4] in _dead()
    if not (counted and named):
        return None
    if line.low[0] == "one" and (beside := tree.listed(0, "appos")):
        return Harm(0, tuple(beside))
    head = tree.heads[0]
    is_said = head != 0 and tree.subject_of(head) == 0 and not tree.is_verb(head) and tree.child(head, "cop") is not None
    return Harm(0, tuple(tree.all_of(head))) if is_said and not _is_unreal(line, tree, head) else None


def looks_aside(low: Sequence[str]) -> bool:
    """Say whether a sentence opens with words that lead to another occurrence: "The same day a clerk ...", "Elsewhere, ..."."""
    at = 1 if low[:1] == ("“",) else 0
    return any(tuple(low[at : at + len(cue)]) == cue for cue in _asides())


def _of_verb(line: Line, tree: Tree, at: int) -> list[int]:
    """Return whom a verb says that it happened to."""
    low = line.low[at]
    if low in _forms("naming"):
        return _named(line, tree, at)
    done = tree.child(at, "obj")
    if low in _forms("surviving"):
        denied = any(line.low[c] in ("not", "never") for c in (*tree.children[at], *_of_expected(line, tree, at)))
        return verb_subjects(line, tree, at) if denied else []
    if line.low[max(0, at - 1)] in ("to", "be") and not _words("ordinals").isdisjoint(line.low[max(0, at - 3) : at]):
        return _first_to(tree, at)
    if low in _forms("losing") and (doer := tree.subject_of(at)) is not None and line.low[doer] in _FIRST and done is not None:
        return tree.all_of(done)
    if low in _forms("suffering") and done is not None and _is_wound(line, tree, done):
        return verb_subjects(line, tree, at)
    if low in _forms("leading") and _is_found_so(line, tree, at):
        return tree.all_of(done) if done is not None and not is_passive(tree, at) else verb_subjects(line, tree, at)
    if low in _forms("aiming") and (hit := _aimed_at(line, tree, at)) is not None:
        return tree.all_of(hit)
    if low in _forms("dying") and done is None and not is_passive(tree, at):
        return verb_subjects(line, tree, at)
    return _done_to(line, tree, at) if low in _forms("harming") | _forms("moved") | _forms("taking") else []


def _done_to(line: Line, tree: Tree, at: int) -> list[int]:
    """Return to whom a verb of harming or taking is done; by whoever throws, pushes or treats nobody in particular is harmed."""
    low, done = line.low[at], tree.child(at, "obj")
    if is_passive(tree, at):
        shown = done is not None and done < at  # "a clip of a man being beaten"
        return [done] if shown and done is not None else verb_subjects(line, tree, at)
    if done is None or done < at or low in _forms("moved"):  # "a cloud that firefighters took for ammonia"
        return []
    plain = low in _forms("caring") and tree.child(done, "det", "nummod", "nmod:poss") is None
    return [] if plain else tree.all_of(done)


def _of_expected(line: Line, tree: Tree, at: int) -> list[int]:
    """Return what limits the verb of expecting above: "is not expected to live"."""
    head = tree.heads[at]
    return tree.children[head] if tree.relations[at] == "xcomp" and line.low[head] in ("expected", "likely") else []


def _first_to(tree: Tree, at: int) -> list[int]:
    """Return who became "the first to die"."""
    here = at
    for _ in range(_ABOVE):
        here = tree.heads[here]
        subject = tree.subject_of(here)
        if subject is not None and subject < at - 2 and tree.is_noun(subject):
            return [subject]
    return []


def _is_found_so(line: Line, tree: Tree, at: int) -> bool:
    """Say whether somebody is found, falls or lies in a state that tells of harm: "dead", "ill", "with their throats cut"."""
    beside = tree.listed(at, "xcomp", "advcl", "obl", "advmod", "ccomp")
    return any(line.low[c] in _words("found") for c in beside) or not _words("marks").isdisjoint(line.low[at + 1 : at + _BESIDE])


def _of_other(line: Line, tree: Tree, at: int) -> list[int]:
    """Return whom a noun or an adjective says that it happened to."""
    low = line.low[at]
    if low in _words("states") | _words("care") and tree.child(at, "cop") is not None:
        return _of_state(line, tree, at)
    if low in _words("funerals"):  # at a funeral others are harmed
        named = [c for c in tree.listed(at, "nmod") if tree.upos[c] == "PROPN" and _case(line, tree, c) == "of"]
        return named if tree.relations[at] in ("nsubj", "nsubj:pass", "obj") else []
    tied = _tied(line, tree, at) if low in _words("acts") | _words("remains") | _words("attacks") else []
    tied = tied or (_told_who(line, tree, at) if low in _words("called") else [])
    return tied or (_with_wound(line, tree, at) if low in _words("wounds") | _words("parts") else [])


def _tied(line: Line, tree: Tree, at: int) -> list[int]:
    """Return whose death, body or beating it is, and on whom an attack was made."""
    if line.low[at] in _words("attacks"):
        on = [c for c in tree.listed(at, "nmod") if _case(line, tree, c) in ("on", "against")]
        return [one for c in on for one in tree.all_of(c)]
    tied = [c for c in tree.children[at] if tree.relations[c] in _OF_NOUN and (_owns(line, c) or _case(line, tree, c) == "of")]
    return [one for c in tied for one in tree.all_of(c)]


def _of_state(line: Line, tree: Tree, at: int) -> list[int]:
    """Return who is dead, ill or in intensive care."""
    low = line.low[at]
    if low in _words("care"):
        kinds = {line.low[c] for c in tree.children[at]}
        if _case(line, tree, at) not in _IN or (low in ("care", "unit", "ward") and kinds.isdisjoint(_words("care_kinds"))):
            return []
    subject = tree.subject_of(at)
    return [] if subject is None else tree.all_of(subject)


def _with_wound(line: Line, tree: Tree, at: int) -> list[int]:
    """Return who is somewhere "with burns" or "with a broken arm"."""
    if _case(line, tree, at) != "with" or not _is_wound(line, tree, at):
        return []
    head = tree.heads[at]
    if tree.is_verb(head) and line.low[head] not in _GO:
        return verb_subjects(line, tree, head) if is_passive(tree, head) and tree.child(head, "obj") is None else []
    for _ in range(_ABOVE):
        subject = tree.subject_of(head)
        if subject is not None:
            return tree.all_of(subject)
        if tree.heads[head] == head or (tree.is_verb(head) and line.low[head] not in _GO):
            return []
        head = tree.heads[head]
    return []


def _is_wound(line: Line, tree: Tree, at: int) -> bool:
    """Say whether a noun is a wound, a part of the body that is lost or broken, or the care that the wounded need."""
    low, head = line.low[at], line.low[tree.heads[at]]
    if low in _words("wounds"):
        return True
    if low in ("signs", "symptoms", "sign"):
        return any(line.low[c] in _words("wounds") for c in tree.children[at])
    kinds = {line.low[c] for c in tree.children[at]}
    kinds |= {
        line.low[c] for c in tree.listed(tree.heads[at], "xcomp", "acl", "advcl", "ccomp") if c > at
    }  # "had his arm broken"
    lost = head in _forms("losing") or head in _breaking()
    return low in _words("parts") and (lost or not kinds.isdisjoint(_words("broken")))


def _told_who(line: Line, tree: Tree, at: int) -> list[int]:
    """Return who is said to be the victim, or to be among the dead: "the dead man was her uncle", "among the dead was a baker"."""
    low = line.low[at]
    if _case(line, tree, at) == "among":
        subject = tree.subject_of(at)
        above = tree.subject_of(tree.heads[at]) if subject is None else subject
        return [] if above is None else tree.all_of(above)
    if tree.relations[at] in ("amod", "compound"):
        at = tree.heads[at]  # "the dead man"
    elif low in _words("as_nouns") and tree.child(at, "det") is None:
        return []  # "was shot dead"
    if (
        tree.relations[at] in ("nsubj", "nsubj:pass")
        and not tree.is_verb(tree.heads[at])
        and tree.child(tree.heads[at], "cop") is not None
    ):
        return tree.all_of(tree.heads[at])
    if tree.relations[at] == "nsubj" and line.low[tree.heads[at]] in (
        "include",
        "includes",
        "included",
        "were",
        "was",
        "are",
        "is",
    ):
        done = tree.child(tree.heads[at], "obj")
        return [] if done is None else tree.all_of(done)
    if low not in _words("the_dead") or _owns(line, at):
        return []  # "a captive, a medic," may tell it; "the dead father's cousin, Rana"
    return [c for c in tree.listed(at, "appos") if tree.upos[c] in ("PROPN", "NOUN")]


def _named(line: Line, tree: Tree, at: int) -> list[int]:
    """Return the name that a victim is given: "was named by his wife as", "identified the dead man as"."""
    passive = is_passive(tree, at)
    called = tree.subject_of(at) if passive else tree.child(at, "obj")
    if called is None:
        return []
    mine = {line.low[n] for n in range(tree.first[called], tree.after[called])}
    given = next(
        (c for c in tree.children[at] if c > at and (_case(line, tree, c) == "as" or tree.relations[c] == "xcomp")), None
    )
    if given is None or (mine.isdisjoint(_words("called")) and tree.upos[given] != "PROPN"):
        return []
    return tree.all_of(given) if not mine.isdisjoint(_words("called")) or line.low[called] in _people() else []


def _aimed_at(line: Line, tree: Tree, at: int) -> int | None:
    """Return whom something is thrown, poured or fired at."""
    led = [c for c in tree.listed(at, "obl", "nmod") if c > at and _case(line, tree, c) in _words("aims")]
    return next((c for c in led if line.low[c] in _people() or tree.upos[c] == "PROPN"), None)


def _is_unreal(line: Line, tree: Tree, at: int) -> bool:
    """Say whether what a word tells is denied, may be, lies ahead or hangs on a condition, by what limits the word or its verb."""
    here = at
    for _ in range(_ABOVE):
        for child in tree.children[here]:
            low = line.low[child]
            if (low.endswith("n't") or low in _words("no")) and line.low[at] not in _forms("surviving"):
                return True
            if low in _words("if"):
                return True
            if low in _words("ahead") and tree.relations[child] == "aux":
                return True
            if tree.relations[child].startswith("nsubj") and any(
                line.low[c] in _words("no") for c in (child, *tree.children[child])
            ):
                return True
        own = tree.relations[here] == "conj" and tree.subject_of(here) is not None
        if own or tree.relations[here] not in ("obj", "obl", "nmod", "xcomp", "amod", "conj") or tree.heads[here] == here:
            return False
        here = tree.heads[here]
    return False


def _case(line: Line, tree: Tree, at: int) -> str:
    found = tree.child(at, "case")
    return "" if found is None else line.low[found]


def _owns(line: Line, at: int) -> bool:
    return line.tokens[at].text.endswith(("'s", "’s", "s'", "s’"))


def _people() -> frozenset[str]:
    return word_class("people", "roles_fillers") | people_words()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("harm")[name].split())


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for lemma in _words(name) for form in (lemma, *lemma_forms(lemma)))


@cache
def _breaking() -> frozenset[str]:
    return frozenset(
        form for lemma in ("lose", "break", "fracture", "dislocate", "injure") for form in (lemma, *lemma_forms(lemma))
    )


@cache
def _asides() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in load("harm")["asides"])


@cache
def _dead() -> frozenset[tuple[str]]:
    return frozenset((word,) for word in _words("called"))


@cache
def _nouns() -> frozenset[str]:
    names = ("states", "care", "wounds", "parts", "called", "acts", "remains", "attacks", "funerals")
    return frozenset().union(*(_words(name) for name in names))


@cache
def _any() -> frozenset[str]:
    names = ("dying", "harming", "moved", "taking", "suffering", "leading", "naming", "losing", "aiming", "surviving")
    return _nouns().union(*(_forms(name) for name in names))
