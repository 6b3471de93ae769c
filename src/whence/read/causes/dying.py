"""Dying: what somebody is said to have died of, and words for an illness that are no other occurrence.

In: a line and the word of a death. Out: the tokens that name what it is put down to: "died of heart attack", "is dead of blows", "died in consequence
of a fall", "putting the death down to heart failure", "the cause of death was a stroke", "it was this fall that killed him". A
"failure" or an "arrest" of the heart, a "seizure" that somebody suffered and a "stroke" are no accident, no arrest, no capture.
Refuses: that somebody died of wounds, which says nothing; what is said not to have been.
"""

from functools import cache

from whence.language.things.ailments import Reach, ailment_in, fall_at, illness_at
from whence.language.words.lexicon import load
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, clause_from
from whence.read.text.senses import grammar

_REACH = 16  # words from a death to what it is put down to, and back
_CUED = 7  # words between such a cue and the ailment: "as a consequence of what the doctors call a stroke"
_STOPS = frozenset(".;:!?")
_DENYING = frozenset({"neither", "not", "never", "nor"})
_WHERE_LEADS = frozenset({"at", "in", "on", "near", "during", "inside", "outside"})


def is_an_ailment(line: Line, trigger: Trigger) -> bool:
    """Say whether the word of an occurrence is part of an illness or of a fall: "heart failure", "suffered a seizure", "struck his head"."""
    if line.low[trigger.at + 1 : trigger.at + 2] and line.low[trigger.at + 1] in grammar("owners"):
        struck = trigger.lemma.split()[0] in _words("knocks")
        return struck and not _words("own_head").isdisjoint(line.low[trigger.at + 2 : trigger.at + 3])
    if line.low[trigger.at] in ("taken", "took", "taking") and line.low[trigger.last + 1 : trigger.last + 2] in (
        ("ill",),
        ("sick",),
    ):
        return True  # who is taken ill is in nobody's hands
    for at in range(max(0, trigger.at - 2), trigger.at + 1):
        found = illness_at(line.low, at)
        several = found is not None and (found[1] - found[0] > 1 or line.low[at] in _words("fits"))  # measles is an outbreak
        if found is not None and several and found[0] <= trigger.at < found[1] and trigger.last < found[1]:
            return True
    return False


def died_of(line: Line, at: int, last: int) -> Range | None:
    """Return what the death told at token `at` is put down to by the words up to token `last` and somewhat behind."""
    told = _of_it(line, at) or _put_down_to(line, at, last)
    return told or next((found for j in range(at, min(len(line.low), last + 2)) if (found := _by_it(line, j)) is not None), None)


def _of_it(line: Line, at: int) -> Range | None:
    """Return the phrase behind "died of", "died from", "is dead of"."""
    dead = next((j for j in range(at, min(len(line.low), at + 3)) if line.low[j] == "dead"), at)
    is_dead = line.low[dead] == "dead" and not grammar("be").isdisjoint(line.low[max(0, dead - 2) : dead])
    at = dead if is_dead else at
    if line.low[at] not in _words("dying") and not is_dead:
        return None
    lead = next((j for j in range(at + 1, min(len(line.low) - 1, at + 4)) if line.low[j] in ("of", "from")), None)
    if lead is None or any(not low[0].isalpha() or low in _DENYING for low in line.low[at:lead]):
        return None
    found = clause_from(line, lead + 1, stops={"after", "before"})
    found = Range(found.first, next((j for j in range(found.first + 1, found.after) if line.low[j] in _WHERE_LEADS), found.after))
    head = line.low[found.first : found.after]
    bare = not _words("wounds").isdisjoint(head) or head[0] in grammar("pronouns") or line.tokens[found.first].text[0].isupper()
    return None if bare or (is_dead and head[0][0].isdigit()) else found


def _put_down_to(line: Line, at: int, last: int) -> Range | None:
    """Return the ailment behind a cue ("as a result of", "put the death down to", "the cause of death was") in the words beside a death."""
    first = max(0, at - _REACH)
    first = next((j + 1 for j in range(at - 1, first - 1, -1) if line.tokens[j].text in _STOPS), first)
    until = min(len(line.low), max(last, at) + 1 + _REACH)
    until = next((j for j in range(at + 1, until) if line.tokens[j].text in _STOPS), until)
    for cue in _cues():
        for j in range(first, until - len(cue)):
            if line.low[j : j + len(cue)] == cue:
                begin = j + len(cue)
                found = ailment_in(line.low[begin - 1 : min(until, begin + _CUED)], lone=True)
                if found is not None:
                    return _whole(line, (begin - 1 + found[0], begin - 1 + found[1]))
    return _blamed(line, first, until)


def _blamed(line: Line, first: int, until: int) -> Range | None:
    """Return the ailment that somebody puts a death down to: "blamed the death of the driver on natural causes"."""
    verb = next((j for j in range(first, until) if line.low[j] in _words("blaming")), None)
    for j in range(until if verb is None else verb + 1, until):
        found = ailment_in(line.low[j : min(until, j + _CUED)], lone=True) if line.low[j] in ("on", "to") else None
        if found is not None:
            return _whole(line, (j + found[0], j + found[1]))
    return None


def _by_it(line: Line, at: int) -> Range | None:
    """Return the ailment that killed somebody: "the seizure killed her", "it was this fall that killed him"."""
    if line.low[at] not in _words("killing"):
        return None
    for first in range(max(0, at - 5), at):
        found = illness_at(line.low, first) or fall_at(line.low, first)
        if found is not None and set(line.low[found[1] : at]) <= {"that", "which", "had", "has", "later", "then", "alone"}:
            return _whole(line, found)
    return None


def _whole(line: Line, found: Reach) -> Range:
    """Return an ailment with the word that says which: "a massive heart attack" keeps "massive"."""
    first = found[0] - (line.low[found[0]] == "fall" and found[0] > 0)  # "this fall" is no autumn
    while first > 0 and line.low[first - 1] in _words("ailing"):
        first -= 1
    return Range(first, found[1])


@cache
def _cues() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in load("roles")["reasons"]["death_cues"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("roles")["reasons"][name].split())
