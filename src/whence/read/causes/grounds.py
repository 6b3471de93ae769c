"""Grounds: what a sentence puts an occurrence down to, where it says so around the occurrence's own word.

In: a line and where an occurrence's word stands in it. Out: the words of the cause. "Set on fire by falling debris", "a spark caused the fire",
"debris of a rocket had destroyed the depot", "the blaze was sabotage", "the riot began after a search of the cells".
Refuses: who did it (people are no cause); words that stand in another clause.
"""

from functools import cache

from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range
from whence.read.text.senses import grammar

_MARKS = frozenset(',;:.!?—–"“”«»()')
_REACH = 7
_PHRASE = 12
_LEADS = frozenset({"after", "over", "following", "with", "from"})
_PUT_DOWN = frozenset({("down", "to"), ("attributed", "to"), ("blamed", "on"), ("due", "to"), ("because", "of"), ("owing", "to")})
_BEGINS = frozenset({"began", "begun", "begins", "started", "broke", "erupted", "flared", "out", "up", "off"})
_SMALL = frozenset({"an", "a", "the", "act", "acts", "of", "due", "result", "work", "case", "no", "not"})


def named_ground(line: Line, at: int, last: int, *, unrest: bool = False) -> Range | None:
    """Return the words of the cause that stand around the occurrence at token `at`; `last` is the last token of its mention."""
    found = (
        _behind_by(line, at, last)
        or _put_down(line, at)
        or _before_causing(line, at)
        or _as_subject(line, at)
        or _as_what_it_was(line, at)
    )
    return found or (_occasion(line, at) if unrest else None)


def _behind_by(line: Line, at: int, last: int) -> Range | None:
    """Return what stands behind "by": "was set on fire by the debris of a rocket"."""
    for by in range(at + 1, min(len(line.low) - 1, max(at + _REACH, last + 2))):
        if line.tokens[by].text in _MARKS or line.low[by] in grammar("subordinators"):
            return None
        if line.low[by] == "by":
            return _if_ground(line, _forward(line, by + 1))
    return None


def _put_down(line: Line, at: int) -> Range | None:
    """Return what the occurrence is put down to: "put the explosion down to negligence", "was blamed on a short circuit"."""
    for lead in range(at + 1, min(len(line.low) - 2, at + 2 * _REACH)):
        if line.tokens[lead].text in _MARKS:
            return None
        if (line.low[lead], line.low[lead + 1]) in _PUT_DOWN:
            return _if_ground(line, _forward(line, lead + 2))
    return None


def _before_causing(line: Line, at: int) -> Range | None:
    """Return the subject of a verb of causing right before the occurrence: "falling debris caused the fire"."""
    verb = at - 1
    while verb > max(0, at - 4) and line.low[verb] in grammar("determiners"):
        verb -= 1
    if verb < 1 or line.low[verb] not in _causing():
        return None
    return _if_ground(line, _backward(line, verb))


def _as_subject(line: Line, at: int) -> Range | None:
    """Return the subject of the occurrence's own verb, where it is a thing that does harm: "fragments had damaged the roof"."""
    return _if_ground(line, _backward(line, at), heads=True)


def _as_what_it_was(line: Line, at: int) -> Range | None:
    """Return what the occurrence is said to have been: "the blaze may have been sabotage"."""
    if line.tree is not None:
        said = next(
            (k for k in range(at + 1, len(line.low)) if line.tree.subject_of(k) == at and line.tree.child(k, "cop") is not None),
            None,
        )
        if said is not None:
            return _if_ground(line, Range(said, said + 1))
    stops = grammar("speech") | grammar("subordinators") | grammar("conjunctions")
    be = next((j for j in range(at + 1, min(len(line.low), at + _REACH)) if line.low[j] in grammar("be")), None)
    if be is None or any(line.tokens[j].text in _MARKS or line.low[j] in stops for j in range(at + 1, be)):
        return None
    here = be + 1
    while here < min(len(line.low), be + _REACH) and _is_small(line.low[here]):
        here += 1
    return _if_ground(line, _forward(line, here), first_only=True) if here < len(line.low) else None


def _is_small(low: str) -> bool:
    return low in grammar("auxiliaries") or low in _SMALL or low.endswith("ly")


def _occasion(line: Line, at: int) -> Range | None:
    """Return what unrest began over: the phrase behind "after" or "over", where one of its first words is an occasion."""
    for lead in range(at + 1, min(len(line.low) - 1, at + _REACH)):
        if line.tokens[lead].text in _MARKS:
            return None
        if line.low[lead] in _LEADS and not _BEGINS.isdisjoint(line.low[at + 1 : lead]):
            found = _forward(line, lead + 1)
            return found if any(low in _words("occasions") for low in line.low[found.first : found.first + 4]) else None
    return None


def _if_ground(line: Line, found: Range | None, *, heads: bool = False, first_only: bool = False) -> Range | None:
    """Return a phrase that names a ground; `heads`: at its head, before "of"; `first_only`: as its first word."""
    if found is None or found.first >= found.after:
        return None
    words = line.low[found.first : found.after]
    if heads and "of" in words:
        words = words[: words.index("of")]
    if first_only:
        words = words[:2]
    return found if any(low in _words("grounds") for low in (words[-1:] if heads else words)) else None


def _forward(line: Line, first: int) -> Range:
    while first < len(line.low) - 1 and line.low[first] in grammar("determiners"):
        first += 1
    after = first
    stops = grammar("speech") | grammar("auxiliaries") | grammar("subordinators") | {"and", "but"}
    while after < min(len(line.low), first + _PHRASE) and line.tokens[after].text not in _MARKS and line.low[after] not in stops:
        after += 1
    return Range(first, after)


def _backward(line: Line, at: int) -> Range | None:
    """Return the noun phrase that ends before the auxiliaries in front of a verb, without its article."""
    after = at
    while after > 0 and (line.low[after - 1] in grammar("auxiliaries") or line.low[after - 1].endswith("ly")):
        after -= 1
    first = after
    stops = grammar("speech") | grammar("subordinators") | grammar("conjunctions") | {"and", "that"}
    while first > max(0, after - _PHRASE) and line.tokens[first - 1].text not in _MARKS and line.low[first - 1] not in stops:
        first -= 1
    while first < after and line.low[first] in grammar("determiners"):
        first += 1
    return Range(first, after) if first < after else None


@cache
def _causing() -> frozenset[str]:
    return frozenset(form for verb in load("roles")["reasons"]["causing"].split() for form in lemma_forms(verb))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("roles")["reasons"][name].split())
