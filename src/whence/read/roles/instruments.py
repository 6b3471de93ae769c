"""Instruments: with what a deed was done, where no role of its verb says so.

In: a line and the word of a deed. Out: the tokens that name the thing. "Blew up the dam by means of explosives", "poured petrol over the door",
"threw burning rags into the room", "an attack with machetes", "the assault, in which mortars were used".
Refuses: who stood by ("with two friends"); a thing in another clause.
"""

from functools import cache

from whence.language.words.lexicon import load
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, head_word, phrase
from whence.read.text.senses import grammar, word_classes

_KINDS = frozenset({"bombing", "destruction", "killing", "riot", "armed_clash", "ill_treatment", "shelling", "air_strike"})
_BY_NOUN = _KINDS | {"other", "territory_change", "chemical_attack"}
_USE = frozenset({"used", "employed", "deployed", "fired", "involved"})
_TOOLS = frozenset({"device", "artillery", "weapon_object"})
_REACH = 14
_STOPS = frozenset({"which", "that", "whom", "where", "when", "and", "but", "as", "while", "in", "because"})
_MARKS = frozenset(';:.!?—–"“”')


def instrument(line: Line, trigger: Trigger) -> Range | None:
    """Return the tool or fuel that a deed was done with, by "with", "using", "by means of", or in the words of the deed itself."""
    if trigger.noun or trigger.sense.type not in _KINDS:
        return _led(line, trigger) or _used(line, trigger) if trigger.sense.type in _BY_NOUN and trigger.noun else None
    return _fuel(line, trigger) or _led(line, trigger)


def kinds_of_means(line: Line, found: Range) -> frozenset[str]:
    """Return the classes of the thing that a means names; "live rounds" and "rubber bullets" are no artillery."""
    kinds = word_classes().get(head_word(line, found), frozenset())
    small = any("small_shot" in word_classes().get(low, ()) for low in line.low[found.first : found.after])
    return kinds - {"artillery"} if small else kinds


def _fuel(line: Line, trigger: Trigger) -> Range | None:
    """Return the fuel that the deed's own words name: "poured petrol over", "threw burning rags into"."""
    for at in range(trigger.at + 1, trigger.last + 1):
        if line.low[at] in _words("fuels"):
            return Range(at - 1 if line.low[at - 1] == "burning" else at, at + 1)
    return None


def _led(line: Line, trigger: Trigger) -> Range | None:
    for at in range(trigger.after, min(len(line.low) - 1, trigger.after + _REACH)):
        if line.tokens[at].text in _MARKS or line.low[at] in grammar("subordinators"):
            return None
        lead = next((cue for cue in _cues() if tuple(line.low[at : at + len(cue)]) == cue), None)
        found = phrase(line, at + len(lead), ()) if lead is not None and at + len(lead) < len(line.low) else None
        if found is not None and (_TOOLS & word_classes().get(head_word(line, found), frozenset()) or _names_fuel(line, found)):
            return found
    return None


def _used(line: Line, trigger: Trigger) -> Range | None:
    """Return the weapons that the sentence of an attack says were used in it: "the attack began at dawn and mortars were used"."""
    for at in range(trigger.last + 2, len(line.low)):
        if line.tokens[at].text in ".;:!?":
            return None
        if line.low[at] in _USE and line.low[at - 1] in grammar("be"):
            first = at - 1
            while first > trigger.last + 1 and line.low[first - 1][0].isalnum() and line.low[first - 1] not in _STOPS:
                first -= 1
            arms = any(_TOOLS & word_classes().get(low, frozenset()) for low in line.low[first : at - 1])
            return Range(first, at - 1) if arms and first < at - 1 else None
    return None


def _names_fuel(line: Line, found: Range) -> bool:
    return not (_words("fuels") | _words("tools")).isdisjoint(line.low[found.first : found.after])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("roles")["means"][name].split())


@cache
def _cues() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in load("roles")["means"]["cues"])
