"""Journeys: places that only say where somebody or something was on its way from and to when it happened.

In: a line, a trigger, a place. Out: whether the place is an end of a journey ("on its way from Ostra to the air base at Velna", "had taken off from
Ostra"). Refuses: the ends of a stretch ("along the road from Ostra to Velna", "spread from Ostra to the coast"), and what is itself a movement.
"""

from whence.model.said import Where
from whence.model.vocabulary import IncidentType as T
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar

_ON_THE_WAY = frozenset(
    {
        T.ACCIDENT_DISASTER,
        T.ABDUCTION,
        T.ARMED_CLASH,
        T.BOMBING,
        T.SHELLING,
        T.AIR_STRIKE,
        T.KILLING,
        T.WEAPONS_INTERCEPTED,
        T.OTHER,
    }
)
_BACK = 9  # words from the second end of a journey back to "from"
_BASE = 5  # words between "to" and the name in "to the air base at Velna"
_LED = 3  # words before "from" in which a verb of setting out or a noun for a stretch stands


def is_end_of_journey(line: Line, trigger: Trigger, where: Where) -> bool:
    """Say whether the place is where a journey began or was to end, and what the trigger tells of happened on it."""
    if trigger.sense.type not in _ON_THE_WAY or trigger.sense.mode == "natural":
        return False
    at, after = line.index_at(where.start), line.index_at(where.end - 1) + 1
    led = at - 1 - (line.low[at - 1 : at] == ("the",))
    if led < 0:
        return False
    if line.low[led] == "from":
        gone = bool(grammar("set_out") & set(line.low[max(0, led - _LED) : led]))
        return gone or (line.low[after : after + 1] == ("to",) and not _is_a_stretch(line, led))
    to = led if line.low[led] == "to" else next((n for n in range(led, max(0, led - _BASE), -1) if line.low[n] == "to"), None)
    if to is None or (to != led and line.low[led] not in ("at", "in", "near", "of")):
        return False
    start = next((n for n in range(to - 1, max(-1, to - _BACK), -1) if line.low[n] == "from"), None)
    return start is not None and line.tokens[to - 1].text[:1].isupper() and not _is_a_stretch(line, start)


def _is_a_stretch(line: Line, at: int) -> bool:
    return bool(grammar("stretch") & set(line.low[max(0, at - _LED) : at]))
