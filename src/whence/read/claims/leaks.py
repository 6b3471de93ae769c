"""Leaks: gases and liquids that escape, which are nobody's escape.

In: a line, the trigger of an escape. Out: whether what got out is a gas or a liquid. Refuses: to make an occurrence of it; the leak, the crash or
the fire that it came of is told in words of its own.
"""

from whence.model.vocabulary import IncidentType
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar, word_classes

_FAR_BACK = 8  # words from "escaped" back to what did ("is said to have escaped")
_BEHIND = 5  # words from "escape" to what did ("the escape of a cloud of ammonia")
_BETWEEN = frozenset({"that", "which", "to", "is", "was", "believed", "thought"})


def is_a_leak(line: Line, trigger: Trigger) -> bool:
    """Say whether what escaped is a gas or a liquid: "chlorine is said to have escaped", "gas that escaped", "the escape of ammonia"."""
    if trigger.sense.type is not IncidentType.ESCAPE:
        return False
    if trigger.noun:
        behind = line.low[trigger.last + 1 : trigger.last + 1 + _BEHIND]
        return behind[:1] == ("of",) and any("leaking" in word_classes().get(low, ()) for low in behind[1:])
    between = grammar("auxiliaries") | grammar("adverbs") | grammar("speech") | _BETWEEN
    at = next((n for n in range(trigger.at - 1, max(-1, trigger.at - _FAR_BACK), -1) if line.low[n] not in between), None)
    return at is not None and "leaking" in word_classes().get(line.low[at], ())
