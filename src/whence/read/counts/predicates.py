"""Predicates: which occurrence a sentence tells of those whom a number counts, where another only says who they are.

In: a line, a figure, the line's triggers. Out: the trigger that is told of the counted, and those that only describe them.
"Four of the patients abducted in May were freed" counts the freed; "took eleven of our wounded brothers" counts the taken.
Refuses: a number that is neither subject nor object, by the syntax or by where it stands.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.said import Figure
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar

_COUNTING = frozenset({"nummod", "det", "nmod", "amod", "compound", "flat", "fixed", "advmod"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_DESCRIBING = frozenset({"amod", "acl", "acl:relcl", "compound", "xcomp", "advcl", "parataxis"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SEVERAL = frozenset({"were", "are", "been"})
_STEPS = 4
_BESIDE = 6  # words behind a figure among which an adjective of those whom it counts stands
_NOUN = 7  # words between a figure and the participle of those whom it counts
_LONG = 24  # words of a phrase between that participle and the verb of the sentence


class Predicate(NamedTuple):
    """Numbers of triggers: the one that is `told` of the counted, and those that only say who they are."""

    told: int
    described: tuple[int, ...]


def predicate_of(line: Line, figure: Figure, triggers: Sequence[Trigger]) -> Predicate | None:
    """Return what is told of those whom a figure counts beside what they are called; `None` where nothing only calls them so."""
    at = min(line.index_at(figure.end - 1), len(line.low) - 1)
    told = _by_syntax(line, at, triggers)
    described = _described(line, at, triggers, told) if told is not None else ()
    if told is not None and described:
        return Predicate(told, described)
    before = line.low[max(0, line.index_at(figure.start) - 1) : line.index_at(figure.start)]
    return None if before and before[0] in grammar("prepositions") else _by_position(line, at, triggers)


def _by_syntax(line: Line, at: int, triggers: Sequence[Trigger]) -> int | None:
    """Return the number of the trigger whose subject or object the counted are."""
    tree = line.tree
    if tree is None:
        return None
    here = at
    for _ in range(_STEPS):
        relation, head = tree.relations[here], tree.heads[here]
        if relation in _SUBJECT or relation == "obj":
            return next((i for i, t in enumerate(triggers) if t.at <= head <= t.last or _belongs(line, t, head)), None)
        if relation not in _COUNTING or head == here:
            return None
        here = head
    return None


def _belongs(line: Line, trigger: Trigger, head: int) -> bool:
    """Say whether a trigger is the particle or adjective of a verb beside it ("set free", "shot dead")."""
    tree = line.tree
    return tree is not None and tree.heads[trigger.at] == head and 0 < trigger.at - head < 3 and not trigger.noun


def _described(line: Line, at: int, triggers: Sequence[Trigger], told: int) -> tuple[int, ...]:
    tree, predicate = line.tree, triggers[told].at
    if tree is None:
        return ()
    before = at < predicate
    between = range(at + 1, predicate) if before else range(at + 1, at + 1 + _BESIDE)
    kinds = _DESCRIBING if before else frozenset({"amod"})
    return tuple(
        i
        for i, t in enumerate(triggers)
        if i != told
        and t.at in between
        and tree.relations[t.at] in kinds
        and not _belongs(line, t, predicate)
        and _calls(line, t)
    )


def _calls(line: Line, trigger: Trigger) -> bool:
    """Say whether a participle has no auxiliary of its own, or that of a relative clause: it tells nothing of the sentence's subject."""
    before = line.low[max(0, trigger.at - 4) : trigger.at]
    return grammar("be").isdisjoint(before[-3:]) or not _RELATIVES.isdisjoint(before)


def _by_position(line: Line, at: int, triggers: Sequence[Trigger]) -> Predicate | None:
    """Return the predicate of "N of the NOUN (who were) DONE ... were DONE": nothing but one phrase stands between the two verbs."""
    verbs = [i for i, t in enumerate(triggers) if not t.noun and t.at > at]
    for one in verbs:
        first = triggers[one]
        if first.at - at > _NOUN or not line.low[first.at].endswith(("ed", "en", "t", "d")) or not _calls(line, first):
            continue
        for other in verbs:
            second = triggers[other]
            be = second.at - 1
            while be > first.last and line.low[be] in grammar("adverbs"):
                be -= 1
            if first.last < be < first.at + _LONG and line.low[be] in _SEVERAL and _is_one_phrase(line, first.last + 1, be):
                return Predicate(other, (one,)) if _is_one_phrase(line, at + 1, first.at) else None
    return None


def _is_one_phrase(line: Line, first: int, after: int) -> bool:
    """Say whether no mark, conjunction or clause of its own stands in a stretch of words; "who were" may open it, "Karsh, Syria," stand in it."""
    places = {
        at for at in range(first, after) if line.low[at] == "," and (at + 1 == after or line.tokens[at + 1].text[0].isupper())
    }
    stretch = [line.low[at] for at in range(first, after) if at not in places]
    words = [low for low in stretch if low not in _RELATIVES and low not in grammar("auxiliaries")]
    small = grammar("conjunctions") | grammar("subordinators") | grammar("speech") | grammar("pronouns")
    return all(low[0].isalnum() and (low not in small or low in grammar("determiners")) for low in words)
