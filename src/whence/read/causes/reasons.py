"""Reasons: the words of a sentence that give the cause of an occurrence without naming another occurrence.

In: the mentions of one sentence. Out: the same, some with a cause. "It sank because it was overloaded", "the collision with the barge",
"after heavy rain", "it was the storm that took her", "it resulted from the failure of an engine", "a firework had been mistaken for a shot".
Refuses: a cause where the occurrence has one already; what only went before it.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.things.faults import fault_in
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.model.base import replace
from whence.model.said import Slot
from whence.read.causes.dying import died_of
from whence.read.causes.grounds import named_ground
from whence.read.causes.put_down import put_down_to
from whence.read.lines.forces import is_stroke
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, clause_from, group_start, subject
from whence.read.roles.mention import VIOLENT, Mention, T
from whence.read.text.senses import grammar

_REACH = 12
_BY = frozenset({"by", "with", "into", "against"})
_NEAR_CUE = 6
_WITHOUT_LEAD = frozenset(
    {"it", "she", "he", "they", "the", "a", "an", "had", "has", "have", "was", "were", "is", "been", "being"}
)


def with_reasons(text: str, line: Line, made: Sequence[Mention]) -> list[Mention]:
    """Give each harm of a sentence that has no cause yet the one that its own words say."""
    out = []
    for mention in made:
        found = _reason(line, mention) if _may_have_one(mention) else None
        if found is not None:
            start, end = line.tokens[found.first].start, line.tokens[found.after - 1].end
            cause = Slot(name=" ".join(text[start:end].split()), start=start, end=end)
            mention = mention._replace(frame=replace(mention.frame, cause=cause))
        out.append(mention)
    return out


def _may_have_one(mention: Mention) -> bool:
    kind = mention.frame.type
    return mention.frame.cause is None and (kind in VIOLENT or kind is T.DESTRUCTION)


def _reason(line: Line, mention: Mention) -> Range | None:
    first, last = line.index_at(mention.start), min(line.index_at(mention.end - 1), len(line.low) - 1)
    at = line.index_at(mention.frame.trigger.start)
    if mention.frame.type is T.ACCIDENT_DISASTER:
        found = _because(line, at) or _impact(line, first, last) or _fault(line, first, last) or _force(line, first, last)
        found = found or _put_down_to(line, at, last) or put_down_to(line, first, last + 1)
    else:
        found = _because(line, at) or _mistaken(line, first, last) or died_of(line, at, last)
    return found or named_ground(line, at, last, unrest=mention.frame.type is T.RIOT)


def _because(line: Line, at: int) -> Range | None:
    """Return what stands behind "because" after the occurrence, without the pronoun that takes it up ("it had been")."""
    for j in range(at + 1, min(len(line.low) - 1, at + _REACH)):
        if line.low[j] == "because" and line.low[j + 1] != "of":
            if not _words("revisions").isdisjoint(line.low[at + 1 : j]) or "up from" in " ".join(line.low[at:j]):
                return None  # "up from six, because two women did not survive": why the toll rose
            first = j + 1
            fault = fault_in(line.low[first : first + _REACH])
            if fault is not None and fault.first <= _NEAR_CUE:
                return Range(first + fault.first, first + fault.after)
            while first < len(line.low) - 1 and line.low[first] in _WITHOUT_LEAD:
                first += 1
            return clause_from(line, first, stops={"belonging", *_words("sinks")})
        if line.tokens[j].text in ".;:":
            return None
    return None


def _put_down_to(line: Line, at: int, last: int) -> Range | None:
    """Return the fault that the words behind an accident put it down to: "resulted from the failure of ...", "blamed on a broken rail"."""
    text = line.low[at : last + 1 + _REACH]
    cue = next((j for j in range(len(text)) if any(tuple(text[j : j + len(c)]) == c for c in _cues())), None)
    if cue is None or any(mark in ".;:" for mark in text[:cue]):
        return None
    fault = fault_in(text[cue:])
    return None if fault is None or fault.first > _NEAR_CUE else Range(at + cue + fault.first, at + cue + fault.after)


def _mistaken(line: Line, first: int, last: int) -> Range | None:
    """Return what was taken for an attack: "a firework thrown from the crowd had been mistaken for a gunshot"."""
    for at in range(max(1, first - _REACH), min(len(line.low) - 1, last + 1)):
        if line.low[at] in ("mistaken", "mistook", "taken") and line.low[at + 1] == "for":
            group = group_start(line, at)
            found = subject(line, group, ())
            stands = found is not None and line.low[found.first] not in grammar("pronouns")
            return found if stands and line.low[at + 2 : at + 3] != ("granted",) else None
    return None


def _impact(line: Line, first: int, last: int) -> Range | None:
    """Return a collision with what was collided with: "collided with a lorry", "struck on the port side by a barge"."""
    for at in range(first, last + 1):
        if line.low[at] in _words("impacts") and not is_stroke(line, at):
            by = next((j for j in range(at + 1, min(len(line.low), at + _REACH)) if line.low[j] in _BY), None)
            if by is not None and by + 1 < len(line.low) and not any(line.tokens[j].text in ".;:" for j in range(at, by)):
                return Range(at, clause_from(line, by + 1, stops={"belonging", *_words("sinks")}).after)
            if not line.low[at].endswith("ed"):
                return Range(at, at + 1)
    return None


def _fault(line: Line, first: int, last: int) -> Range | None:
    """Return what was wrong: "overloaded", "overcrowding"."""
    return next((Range(at, at + 1) for at in range(first, last + 1) if line.low[at] in _words("faults")), None)


def _force(line: Line, first: int, last: int) -> Range | None:
    """Return the force of nature that did it: as the subject or after a cue ("followed a night of heavy rain"), or "it was the storm"."""
    for at in range(first, min(len(line.low), last + 6)):
        if line.low[at] not in _words("forces"):
            continue
        before = line.low[max(0, at - 7) : at]
        led = any(cue in before for cue in ("after", "following", "followed", "due", "because"))
        cleft = before[-3:-1] in (("it", "was"), ("it", "is")) or before[-2:] in (("it", "was"), ("was", "the"))
        does = line.low[at + 1 : at + 2] and line.low[at + 1] in _words("sinks")
        if led or cleft or does:
            whole = at - 1 if at and line.low[at - 1] in ("heavy", "torrential", "violent", "severe", "strong") else at
            return Range(whole, at + 1)
    return None


@cache
def _cues() -> tuple[tuple[str, ...], ...]:
    """Return the words that put an accident down to something, by words."""
    return tuple(tuple(cue.split()) for cue in load("roles")["reasons"]["cues"])


@cache
def _words(name: str) -> frozenset[str]:
    row = load("roles")["reasons"]
    if name in ("impacts", "sinks"):
        return frozenset(row[name].split()) | frozenset(
            form for verb in row[f"{name}_verbs"].split() for form in lemma_forms(verb)
        )
    return frozenset(row[name].split())
