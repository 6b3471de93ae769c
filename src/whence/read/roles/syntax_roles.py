"""Roles from syntax: who did what to whom, by what hangs on what.

In: a line with its tree and one trigger. Out: per role the ranges that the tree names, or `None` where the tree does not know the trigger.
Followed: passives, relative and participle clauses, verbs that share a subject or an object by "and", verbs that hand their subject or
object on ("forced them to flee"), light verbs ("carried out an attack"), nouns that name an act with what they tie to it.
Refuses: a pronoun as somebody; a phrase that the tree tears apart.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, is_name
from whence.read.text.grammar import word_class
from whence.read.text.syntax import Tree

_STEPS = 6
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_LONGEST = 24  # words of a phrase that fills a role; a longer one is a misread sentence


class Sides(NamedTuple):
    """What stands on each side of a trigger: `doer` and `done` (whom it is done to), by a passive's "by", and tied to a noun."""

    passive: bool = False
    relative: bool = False
    subject: tuple[Range, ...] = ()
    object: tuple[Range, ...] = ()
    by: tuple[Range, ...] = ()
    of: tuple[Range, ...] = ()
    on: tuple[Range, ...] = ()
    between: tuple[Range, ...] = ()


@cache
def _light(name: str) -> frozenset[str]:
    """Return the forms of one list of verbs that carry an occurrence's noun or hand their object on (roles.toml)."""
    return frozenset(form for verb in load("roles")["light"][name].split() for form in {verb, *lemma_forms(verb)})


def sides(line: Line, trigger: Trigger) -> Sides | None:
    """Return what the tree puts on each side of a trigger, or `None` where it does not read its word as the lexicon does."""
    tree = line.tree
    if tree is None:
        return None
    if trigger.noun:
        at = _head_in(tree, trigger.at, trigger.last)
        return None if tree.is_verb(at) else _of_noun(line, tree, at)
    if not tree.is_verb(trigger.at):
        return None
    return _of_verb(line, tree, trigger.at)


def verb_subjects(line: Line, tree: Tree, at: int) -> list[int]:
    """Return the nouns that are the subject of a verb, own or handed on to it."""
    return _subjects(line, tree, at, _STEPS)


def _head_in(tree: Tree, first: int, last: int) -> int:
    """Return the token of a trigger on which its other words hang."""
    return next((at for at in range(first, last + 1) if not first <= tree.heads[at] <= last or tree.heads[at] == at), last)


def _of_verb(line: Line, tree: Tree, at: int) -> Sides:
    passive = is_passive(tree, at)
    subjects = _subjects(line, tree, at, _STEPS)
    return Sides(
        passive=passive,
        relative=tree.relations[at] == "acl:relcl",
        subject=_ranges(line, tree, subjects),
        object=_ranges(line, tree, _objects(line, tree, at)),
        by=_ranges(line, tree, _agents(line, tree, at)),
    )


def is_passive(tree: Tree, at: int, steps: int = _STEPS) -> bool:
    """Say whether a verb is done to its subject, by its auxiliaries and its place."""
    if tree.child(at, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") is not None:
        return True
    if tree.xpos[at] != "VBN" or tree.child(at, "aux") is not None or tree.child(at, "obj") is not None:
        return False
    relation = tree.relations[at]
    if relation == "conj" and tree.subject_of(at) is None and steps:
        return is_passive(tree, tree.heads[at], steps - 1)
    return relation in ("acl", "advcl", "amod", "xcomp")


def _subjects(line: Line, tree: Tree, at: int, steps: int) -> list[int]:
    """Return the nouns that are the subject of a verb, followed through the verbs and nouns it hangs on."""
    own = _on_this_side(line, tree, at, tree.subject_of(at))
    relation, head = tree.relations[at], tree.heads[at]
    if own is not None:
        if line.low[own] in _RELATIVES and relation == "acl:relcl":
            return tree.all_of(head)[:1]
        return tree.all_of(own)
    if not steps or head == at:
        return []
    if relation == "acl":
        if tree.xpos[at] in ("VBN", "VBG", "VBD"):
            return tree.all_of(head)[:1]
        return _owners(line, tree, head, steps - 1)
    if relation == "xcomp" or (relation == "advcl" and line.low[head] in _light("hands_on")):
        given = tree.child(head, "obj", "iobj")
        if given is not None and head < given < at:
            return tree.all_of(given)
        return _subjects(line, tree, head, steps - 1)
    if relation == "conj" or (relation == "advcl" and _is_bare(tree, at)):
        return _subjects(line, tree, head, steps - 1)
    return []


def _on_this_side(line: Line, tree: Tree, at: int, subject: int | None) -> int | None:
    """Return the subject, but never the speaker whom a colon sets before the clause ("Kurds: shells fired by Norland hit a prison")."""
    if subject is None or ":" not in line.low[subject:at]:
        return subject
    return next(
        (c for c in tree.children[at] if subject < c < at and tree.relations[c] == "nsubj" and ":" not in line.low[c:at]), None
    )


def _is_bare(tree: Tree, at: int) -> bool:
    return tree.xpos[at] in ("VBG", "VBN") or (tree.xpos[at] == "VB" and tree.child(at, "aux") is None)


def _owners(line: Line, tree: Tree, noun: int, steps: int) -> list[int]:
    """Return who has the plan or order that a verb explains ("its plan to attack", "made an attempt to flee")."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        return tree.all_of(owner)
    head = tree.heads[noun]
    if tree.relations[noun] in ("obj", "obl", "xcomp") and tree.is_verb(head) and steps:
        return _subjects(line, tree, head, steps)
    return []


def _objects(line: Line, tree: Tree, at: int) -> list[int]:
    """Return the objects of a verb, those it shares with a verb beside it included."""
    own = tree.child(at, "obj")
    if own is not None and line.low[own] not in _RELATIVES:
        return tree.all_of(own)
    head = tree.heads[at]
    if tree.relations[at] == "acl:relcl":
        asked = [c for c in tree.children[at] if tree.relations[c] == "obj" and line.low[c] in _RELATIVES]
        subject = tree.subject_of(at)
        bare = subject is not None and line.low[subject] not in _RELATIVES and not is_passive(tree, at)
        if asked or (bare and tree.child(at, "obl", "ccomp", "xcomp") is None):
            return tree.all_of(head)[:1]
    joined = next((c for c in tree.children[at] if tree.relations[c] == "conj" and tree.is_verb(c)), None)
    if joined is not None and at < joined <= at + 3 and tree.subject_of(joined) is None and tree.child(joined, "obj") is not None:
        return tree.all_of(tree.child(joined, "obj") or joined)
    if tree.relations[at] == "conj" and tree.is_verb(head) and head < at <= head + 3 and tree.subject_of(at) is None:
        given = tree.child(head, "obj")
        return tree.all_of(given) if given is not None and given > at else []
    return []


def _agents(line: Line, tree: Tree, at: int) -> list[int]:
    found = tree.child(at, "obl:agent")
    if found is None:
        found = next(
            (c for c in tree.listed(at, "obl", "nmod") if _case(line, tree, c) == "by" and tree.kinds[c] != "time"), None
        )
    if found is not None and any(tree.xpos[between] == "VBN" for between in range(at + 1, tree.first[found])):
        found = None  # "attacked by rebels was shelled": the nearer participle has it
    if found is None and tree.relations[at] == "conj" and tree.is_verb(tree.heads[at]) and is_passive(tree, at):
        found = tree.child(tree.heads[at], "obl:agent")
    return [] if found is None else tree.all_of(found)


def _case(line: Line, tree: Tree, at: int) -> str:
    """Return the preposition of a phrase, "" where it has none."""
    found = tree.child(at, "case")
    return "" if found is None else line.low[found]


def _of_noun(line: Line, tree: Tree, at: int) -> Sides:
    placed: dict[str, list[int]] = {"subject": [], "by": [], "of": [], "on": [], "between": []}
    for name, found in _tied(line, tree, at):
        placed[name].extend(tree.all_of(found))
    head, relation = tree.heads[at], tree.relations[at]
    does, suffers = _light("does"), _light("suffers")
    if head != at and tree.is_verb(head) and relation in ("obj", "nsubj:pass", "obl"):
        low = line.low[head]
        if low in does and relation != "obl":
            placed["by"] += _agents(line, tree, head) if relation == "nsubj:pass" else _subjects(line, tree, head, _STEPS)
            for name, found in _tied(line, tree, head):
                if name in ("on", "by") and found != at:
                    placed[name].extend(tree.all_of(found))
        elif low in suffers and (relation == "obj" or _case(line, tree, at) == "under"):
            placed["on"] += _subjects(line, tree, head, _STEPS)
    return Sides(
        subject=_ranges(line, tree, placed["subject"]),
        by=_ranges(line, tree, placed["by"]),
        of=_ranges(line, tree, placed["of"]),
        on=_ranges(line, tree, placed["on"]),
        between=_ranges(line, tree, placed["between"]),
    )


def _tied(line: Line, tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield what is tied to a noun: whose it is, by whom, of whom, on whom, between whom."""
    for child in tree.children[at]:
        relation = tree.relations[child]
        if relation == "nmod:poss":
            yield "subject", child
        elif relation in ("nmod", "obl", "obl:agent") and tree.kinds[child] != "time":
            case = _case(line, tree, child)
            if case == "by":
                yield "by", child
            elif case == "of":
                yield "of", child
            elif case in ("on", "against", "targeting", "at"):
                yield "on", child
            elif case in ("between", "with"):
                yield "between", child


def _ranges(line: Line, tree: Tree, heads: list[int]) -> tuple[Range, ...]:
    """Return the phrases of nouns, each apart; what is no noun phrase is left out."""
    found = []
    for head in heads:
        if tree.upos[head] == "PUNCT" or (tree.is_verb(head) and tree.upos[head] != "NOUN"):
            continue
        first, after = tree.phrase(head)
        tie = tree.child(head, "acl")
        if tie == after and line.low[tie] in word_class("ties", "roles_fillers"):  # "men linked to the Front"
            after = tree.after[tie]
        if after - first <= _LONGEST and line.low[head] not in _RELATIVES:
            found.append(Range(_name_start(line, first), _name_end(line, after)))
    return tuple(found)


def _name_start(line: Line, first: int) -> int:
    """Return where a name begins that the tree cut behind an owner ("Free River People's Army")."""
    begin = first
    if begin and is_name(line, begin) and line.tokens[begin - 1].text.endswith(("'s", "’s", "s'", "s’")):
        while begin and is_name(line, begin - 1) and line.tokens[begin].start - line.tokens[begin - 1].end <= 1:
            begin -= 1
    return begin


def _name_end(line: Line, after: int) -> int:
    """Return where a phrase ends whose "of" and name the tree tied to something else ("soldiers of the River Command")."""
    at = after
    if line.low[at : at + 1] != ("of",):
        return after
    at += 1
    while at < len(line.low) and at - after < 4 and line.low[at] in ("the", "a", "an", "so-called", "self-styled"):
        at += 1
    named = at
    while at < len(line.low) and at - named < 8 and (is_name(line, at) or (at > named and _goes_on(line, at))):
        at += 1
    return at if at > named else after


def _goes_on(line: Line, at: int) -> bool:
    """Say whether a small word stands inside a name: "Front of the Plains"."""
    ahead = next((j for j in range(at, min(at + 3, len(line.low))) if line.low[j] not in ("of", "the", "for")), None)
    return line.low[at] in ("of", "the", "for") and ahead is not None and is_name(line, ahead)
