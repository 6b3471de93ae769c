"""Happened: the triggers of a line, those of the lexicon and those that the model sees, as one list.

In: a line with what the model says of its words. Out: triggers. Where both see one, the lexicon's sense stands.
Refuses: to drop what the lexicon knows because the model does not see it; to give a type to what a picture is said to show, beyond the lexicon.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.figures.counted import states
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.vocabulary import IncidentType
from whence.read.cues.shares import media_nouns
from whence.read.lines.events import Trigger, is_called, is_name_or_date, triggers
from whence.read.lines.forces import without_strokes
from whence.read.lines.keeping import keeping_cues
from whence.read.lines.lines import Line
from whence.read.lines.phrases import is_name
from whence.read.text.cast import is_person_word
from whence.read.text.grammar import word_class
from whence.read.text.senses import Sense, idle_pairs, patterns_by_word, word_classes

METHOD = "read.happened/1"
SURE = 0.9
"""How sure the model must be of an occurrence that the lexicon does not know: seen on the training two thirds of the own set."""

_SMALL = frozenset({"ADP", "DET", "PRON", "AUX", "PART", "SCONJ", "CCONJ", "ADV", "PUNCT"})
_KEEPS = frozenset({"prison", "camp", "building"})
_NONE: frozenset[str] = frozenset()
_STATES = frozenset({IncidentType.DISPLACEMENT, IncidentType.ACCIDENT_DISASTER, IncidentType.DESTRUCTION})
_FALLS = frozenset({"fell", "fallen", "slipped", "tripped", "stumbled", "fainted"})
_ONE = frozenset({"he", "she", "who", "i"})
_HOLDING = frozenset({"captive", "hostage_word", "arrested_word"})


class Happened(NamedTuple):
    """What the model says of the words `[start, end)` of a text: the type they name, and how sure it is (0 to 1)."""

    start: int
    end: int
    kind: IncidentType
    score: float


def named(line: Line, topic: frozenset[str] = _NONE) -> list[Trigger]:
    """Return what a line names as occurrences, in order; without a model what the lexicon has."""
    found = without_strokes(line, triggers(line, topic))
    if line.happened is None:
        return found
    if _describes_a_picture(line):
        return found
    taken = {at for trigger in found for at in (*range(trigger.at, trigger.after), trigger.last)}
    found.extend(
        _alone(line, happened)
        for happened in line.happened
        if _is_free(line, happened, taken)
        and not _is_unsaid(line, happened)
        and _says_something(line, happened)
        and not _is_rescue(line, happened, topic)
    )
    return sorted(without_strokes(line, found), key=lambda t: t.at)


def _describes_a_picture(line: Line) -> bool:
    """Say whether a line tells what footage shows: that is described, and what it was is for others to say."""
    return not word_class("show").isdisjoint(line.low) and not media_nouns().isdisjoint(line.low)


def _is_free(line: Line, seen: Happened, taken: Collection[int]) -> bool:
    return not any(at in taken for at in _tokens(line, seen))


def _is_unsaid(line: Line, seen: Happened) -> bool:
    """Say whether words name a state, or are a piece of a body's name ("the Centre for War Damage")."""
    return _is_state(line, seen) or all(is_name_or_date(line, at) for at in _tokens(line, seen))


def _is_state(line: Line, seen: Happened) -> bool:
    """Say whether words name a state: how those are who are counted, in whose hands people or a place are ("guarded by the Front")."""
    at = _tokens(line, seen)[0]
    acts = line.tree is not None and line.tree.is_verb(at)  # "took off", "took part": with its particle the verb is another
    if line.low[at] in states() or (acts and (line.low[at], *line.low[at + 1 : at + 2]) in idle_pairs()):
        return True
    if _is_kept(line, at, seen.kind) or (seen.kind is IncidentType.ACCIDENT_DISASTER and _is_a_fall(line, at)):
        return True
    if seen.kind in _STATES and is_called(line, at):
        return True  # "displaced people", "one of the flooded villages": who or what is meant, not what happened
    held = at > 0 and "captive" in word_classes().get(line.low[at - 1], _NONE) and line.low[at].endswith(("ed", "held"))
    return held or (line.low[at], *line.low[at + 1 : at + 2]) in keeping_cues()


def _is_a_fall(line: Line, at: int) -> bool:
    """Say whether one person is told to have fallen, slipped or fainted: that is what he was hurt or died by, and no disaster."""
    if line.low[at] not in _FALLS or line.tree is None:
        return False
    tree, above = line.tree, line.tree.heads[at]  # "he climbed up, slipped and struck his head"
    who = tree.listed(at, "nsubj") or tree.listed(above, "nsubj")
    return any(is_person_word(line.low[c]) or line.low[c] in _ONE or is_name(line, c) for c in who)


def _is_kept(line: Line, at: int, kind: IncidentType) -> bool:
    """Say whether a word of taking says where people are kept, or that a country took refugees in: nobody is taken."""
    if kind not in (IncidentType.ABDUCTION, IncidentType.DETENTION):
        return False
    if line.low[at] in ("take", "takes", "took", "taking"):
        return line.low[at + 1 : at + 2] == ("in",)
    place = word_classes().get(line.low[at - 1], _NONE) if at else _NONE
    return line.low[at] == "holding" and (not _KEEPS.isdisjoint(place) or line.low[at - 1] in ("facility", "facilities"))


def _is_rescue(line: Line, seen: Happened, topic: frozenset[str]) -> bool:
    """Say whether people were rescued whom nobody held: that is how many were saved, and no release."""
    if seen.kind is not IncidentType.RELEASE_TRANSFER or line.low[_tokens(line, seen)[0]] not in _rescues():
        return False
    return not _HOLDING & (topic | {c for low in line.low for c in word_classes().get(low, _NONE)})


@cache
def _rescues() -> frozenset[str]:
    """Return the forms of verbs by which people are saved ("rescued", "airlifted")."""
    listed = load("counted")["of"]["rescued"]["suffer"]
    return frozenset(form for verb in listed for form in lemma_forms(verb.split()[0]))


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
    return Trigger(
        where[0], where[-1] + 1, where[-1], _sense(line.low[where[0]], seen.kind), noun, line.low[where[0]], seen.score
    )


def _sense(low: str, kind: IncidentType) -> Sense:
    """Return what an occurrence of this type means in a word: a toll where the lexicon counts with the word, else the bare type."""
    counted = (pattern.sense for pattern in patterns_by_word()[0].get(low, ()) if not pattern.tail and pattern.sense.casualty)
    toll = next(counted, None)
    return _bare(kind) if toll is None else toll._replace(type=kind)


@cache
def _bare(kind: IncidentType) -> Sense:
    """Return what is known of an occurrence of which only the type is."""
    return Sense(
        type=kind, mode=None, rank=0, near=_NONE, need=_NONE, need_verb=_NONE, right=_NONE, far=_NONE, spared=_NONE, casualty=None,
        subject=None, object=None, counts=None, participants=False, device=False, mass=False, close=False, topic=False,
    )  # fmt: skip
