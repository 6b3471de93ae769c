"""Hints of causes: words that give a cause only where what they lead to is one by itself, or where the words around tell of harm.

In: a line, a token, the stretch it stands in. Out: the cause and the words that say so: "spoke of a technician's mistake", "the blaze began when a
forklift punctured a pallet", "died after drinking industrial alcohol", "what killed her was a canister", "the samples contained methanol".
Refuses: a meeting that is the mishap itself ("the accident happened when two trains collided"); a substance that was not found.
"""

from whence.read.causes.cause_words import (
    MARKS,
    Told,
    clause_end,
    has_cause_word,
    is_be,
    is_denied,
    is_somebody,
    is_thing,
    mishaps_and_craft,
    phrase_at,
    phrase_before,
    phrase_behind,
    words,
)
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, group_start

_TO_BE = 14  # words from "what killed her" to what it was
_WHEN = 8  # words from "the blaze began" to "when"
_HARMED = 20  # words from a death to "after drinking"
_NEAR = 14  # words between a substance and the test that found it
_DENIED = 12  # words of one clause in which a denial reaches it


def softly(line: Line, at: int, within: Range) -> Told | None:
    """Find a cause by its own words behind a cue that leads to other things as well: "spoke of a technician's mistake", "it was a short circuit"."""
    steps = phrase_at(line, at, "soft_cues")
    begin = at + (len(steps) if steps else 0)
    if steps is None or begin >= within.after:
        return None
    found = phrase_behind(line, begin, within.after)
    if found is None or not has_cause_word(line, found) or not is_thing(line, found):
        return None
    if steps[0] == "it" and (
        line.low[begin] not in ("a", "an")
        and line.low[found.after - 1] not in words("cause_nouns")
        and not has_cause_word(line, Range(begin, begin + 2))
    ):
        return None
    return Told(found, Range(at, found.after))


def began_when(line: Line, at: int, within: Range) -> Told | None:
    """Find "the blaze began when a forklift punctured a pallet", "the fire started beneath a sagging power line"."""
    began = line.low[at] in words("began") or line.low[at : at + 2] == ("broke", "out")
    if not (began or line.low[at] in words("came")) or at <= within.first:
        return None
    begun = phrase_before(line, group_start(line, at), within.first)
    if begun is None or not any(w in mishaps_and_craft() or w in ("it", "this") for w in line.low[begun.first : begun.after]):
        return None
    for j in range(at + 1, min(within.after - 1, at + _WHEN)):
        if line.tokens[j].text in MARKS:
            return None
        if line.low[j] in ("when", "after", "because") and not (j > 0 and line.low[j - 1] in words("units")):
            found = Range(j + 1, clause_end(line, j + 1, within.after))
            tells = began or not any(w in words("meets") for w in line.low[found.first : found.after])
            return Told(found, Range(begun.first, found.after)) if tells and found.after - found.first > 1 else None
        if began and line.low[j] in words("began_in"):
            place = phrase_behind(line, j + 1, within.after)
            low = () if place is None else line.low[place.first : place.after - 1]
            if place is not None and not words("wrong_adjectives").isdisjoint(low) and is_thing(line, place):
                return Told(place, Range(begun.first, place.after))
    return None


def after_taking(line: Line, at: int, within: Range) -> Told | None:
    """Find "died after drinking industrial alcohol", "were taken ill after eating groundnut relish"."""
    if line.low[at] not in ("after", "from", "by") or at + 2 >= within.after or line.low[at + 1] not in words("taking_in"):
        return None
    if words("harmed").isdisjoint(line.low[max(within.first, at - _HARMED) : at]):
        return None
    found = phrase_behind(line, at + 2, within.after)
    if (
        found is None
        or is_somebody(line.low[found.after - 1])
        or line.low[at + 2] in ("smoke", "part", "place", "off", "over", "to", "up")
    ):
        return None
    return Told(Range(at + 1, found.after), Range(at, found.after))


def lightning_struck(line: Line, at: int, _within: Range) -> Told | None:
    """Find "when lightning struck a school field"."""
    struck = line.low[at] == "lightning" and line.low[at + 1 : at + 2] in (
        ("struck",),
        ("hit",),
        ("strikes",),
        ("hits",),
        ("strike",),
        ("killed",),
    )
    return Told(Range(at, at + 1), Range(at, at + 2)) if struck else None


def what_killed(line: Line, at: int, within: Range) -> Told | None:
    """Find "what killed her was a metal canister"."""
    if line.low[at] != "what" or line.low[at + 1 : at + 2] not in (
        ("killed",),
        ("caused",),
        ("started",),
        ("sank",),
        ("triggered",),
    ):
        return None
    be = next((j for j in range(at + 2, min(within.after - 1, at + _TO_BE)) if is_be(line.low[j])), None)
    found = None if be is None or line.low[be + 1] in words("no_cause") - {"one"} else phrase_behind(line, be + 1, within.after)
    return Told(found, Range(at, found.after)) if found is not None and is_thing(line, found) else None


def was_found(line: Line, at: int, within: Range) -> Told | None:
    """Find the substance that a test found: "the samples contained methanol", "in all of them carbon monoxide was found at lethal levels"."""
    if line.low[at] not in words("substances"):
        return None
    near = line.low[max(within.first, at - _NEAR) : min(within.after, at + 12)]
    if not {"no", "any", "without"}.isdisjoint(line.low[max(within.first, at - 4) : at]):
        return None
    if (
        words("finding").isdisjoint(near)
        or words("samples").isdisjoint(near)
        or is_denied(line, max(within.first, at - _DENIED), at)
    ):
        return None
    begin = at - 1 if at > within.first and line.low[at - 1] in ("carbon", "industrial", "organophosphate", "hydrogen") else at
    return Told(Range(begin, at + 1), Range(begin, at + 1))
