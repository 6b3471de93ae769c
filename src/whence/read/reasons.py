"""Reasons: the words of a sentence that give the cause of an occurrence without naming another occurrence.

In: the mentions of one sentence. Out: the same, some with a cause. "It sank because it was overloaded", "the collision with the barge",
"after heavy rain", "it was the storm that took her".
Refuses: a cause where the occurrence has one already; what only went before it.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.lexicon import load
from whence.language.verbs import lemma_forms
from whence.model.base import replace
from whence.model.said import Slot
from whence.read.forces import is_stroke
from whence.read.grounds import named_ground
from whence.read.lines import Line
from whence.read.mention import VIOLENT, Mention, T
from whence.read.phrases import Range
from whence.read.senses import grammar

_MARKS = frozenset(',;:.!?—–"“”«»()')
_REACH = 12
_BY = frozenset({"by", "with", "into", "against"})
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
    else:
        found = _because(line, at)
    return found or named_ground(line, at, last, unrest=mention.frame.type is T.RIOT)


def _because(line: Line, at: int) -> Range | None:
    """Return what stands behind "because" after the occurrence, without the pronoun that takes it up ("it had been")."""
    for j in range(at + 1, min(len(line.low) - 1, at + _REACH)):
        if line.low[j] == "because" and line.low[j + 1] != "of":
            first = j + 1
            while first < len(line.low) - 1 and line.low[first] in _WITHOUT_LEAD:
                first += 1
            return _phrase_from(line, first)
        if line.tokens[j].text in ".;:":
            return None
    return None


def _impact(line: Line, first: int, last: int) -> Range | None:
    """Return a collision with what was collided with: "collided with a lorry", "struck on the port side by a barge"."""
    for at in range(first, last + 1):
        if line.low[at] in _words("impacts") and not is_stroke(line, at):
            by = next((j for j in range(at + 1, min(len(line.low), at + _REACH)) if line.low[j] in _BY), None)
            if by is not None and by + 1 < len(line.low) and not any(line.tokens[j].text in ".;:" for j in range(at, by)):
                return Range(at, _phrase_from(line, by + 1).after)
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


def _phrase_from(line: Line, first: int) -> Range:
    """Return the words from `first` to the end of their clause."""
    stops = (
        grammar("speech")
        | grammar("auxiliaries")
        | _words("sinks")
        | {"which", "who", "that", "belonging", "and", "but", "when", "while"}
    )
    after = first + 1
    while after < len(line.low) and line.tokens[after].text not in _MARKS and line.low[after] not in stops:
        after += 1
    return Range(first, after)


@cache
def _words(name: str) -> frozenset[str]:
    row = load("roles")["reasons"]
    if name in ("impacts", "sinks"):
        return frozenset(row[name].split()) | frozenset(
            form for verb in row[f"{name}_verbs"].split() for form in lemma_forms(verb)
        )
    return frozenset(row[name].split())
