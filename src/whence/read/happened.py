"""Happened: the triggers of a line, those of the lexicon and those that the model sees, as one list.

In: a line with what the model says of its words. Out: triggers. Where both see one, the lexicon's sense stands.
Refuses: a word that only the lexicon knows and that the model is sure names nothing here.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from whence.model.vocabulary import IncidentType
from whence.read.events import Trigger, triggers
from whence.read.lines import Line
from whence.read.senses import Sense

METHOD = "read.happened/1"
# How sure the model must be of an occurrence that only it sees, and that a word of the lexicon may be one at all.
ALONE, AT_ALL = 0.7, 0.1
_SMALL = frozenset({"ADP", "DET", "PRON", "AUX", "PART", "SCONJ", "CCONJ", "ADV", "PUNCT"})
_NONE: frozenset[str] = frozenset()


class Happened(NamedTuple):
    """What the model says of the words `[start, end)` of a text: the type they name, and how sure it is (0 to 1)."""

    start: int
    end: int
    kind: IncidentType
    score: float


def named(line: Line, topic: frozenset[str] = _NONE) -> list[Trigger]:
    """Return what a line names as occurrences, in order; without a model what the lexicon has."""
    found = triggers(line, topic)
    if line.happened is None:
        return found
    kept = [trigger for trigger in found if any(_meets(line, trigger, h) for h in line.happened)]
    taken = {at for trigger in kept for at in (*range(trigger.at, trigger.after), trigger.last)}
    kept.extend(
        _alone(line, happened)
        for happened in line.happened
        if happened.score >= ALONE and _is_free(line, happened, taken) and _says_something(line, happened)
    )
    return sorted(kept, key=lambda t: t.at)


def _meets(line: Line, trigger: Trigger, seen: Happened) -> bool:
    return line.tokens[trigger.at].start < seen.end and seen.start < line.tokens[trigger.last].end


def _is_free(line: Line, seen: Happened, taken: Collection[int]) -> bool:
    return not any(at in taken for at in _tokens(line, seen))


def _says_something(line: Line, seen: Happened) -> bool:
    """Say whether a word of content is among the words; "on" and "away" name nothing that happened."""
    tree = line.tree
    return tree is None or any(tree.upos[at] not in _SMALL for at in _tokens(line, seen))


def _tokens(line: Line, seen: Happened) -> Sequence[int]:
    first = line.index_at(seen.start)
    return range(first, max(first + 1, line.index_at(seen.end - 1) + 1))


def _alone(line: Line, seen: Happened) -> Trigger:
    """Return the trigger of words that the lexicon does not know; whether they are a noun says the tree."""
    where = _tokens(line, seen)
    tree = line.tree
    noun = tree is not None and tree.is_noun(where[0]) and not tree.is_verb(where[0])
    return Trigger(where[0], where[-1] + 1, where[-1], _bare(seen.kind), noun, line.low[where[0]], seen.score)


@cache
def _bare(kind: IncidentType) -> Sense:
    """Return what is known of an occurrence of which only the type is."""
    return Sense(
        type=kind, mode=None, rank=0, near=_NONE, need=_NONE, need_verb=_NONE, right=_NONE, far=_NONE, spared=_NONE, casualty=None,
        subject=None, object=None, counts=None, participants=False, device=False, mass=False, close=False, topic=False,
    )  # fmt: skip
