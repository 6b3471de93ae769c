"""Spent: words for an occurrence that name none where they stand.

In: a line, a trigger, the triggers of the line. Out: whether it tells of no occurrence, or of what another of the sentence led to.
"A worker is fighting for his life", "temperatures fell to 14 degrees", "the station, which burns coal": nobody fights, nothing changes hands,
nothing is on fire. "Missiles struck a dam, cutting off the water to two towns": what the missiles led to is no second occurrence, and the towns
are where the first one is told of.
Refuses: a form that as often tells of what happened ("the mill burned", "the town fell to the rebels", "soldiers cut off the water").
"""

from collections.abc import Sequence

from whence.language.words.numerals import numeral_value
from whence.model.vocabulary import IncidentType
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar

T = IncidentType

_LIVES = frozenset({"life", "lives", "breath", "survival"})
_OWN = frozenset({"his", "her", "their", "its", "my", "our", "dear"})
_LEVELS = frozenset({"below", "under", "about", "around", "nearly", "almost", "just", "minus", "zero", "half"})
_CURRENCIES = frozenset("$€£₹¥")
_BURNING = frozenset({"burns", "burn", "burning"})
_LEADS = frozenset({T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.ACCIDENT_DISASTER, T.DESTRUCTION, T.OTHER})
_HELD_BY = 3  # arcs from a participle up to the verb whose outcome it tells ("killing two and cutting off the light")


def is_spent(line: Line, trigger: Trigger, named: Sequence[Trigger]) -> bool:
    """Say whether a trigger names no occurrence of its own where it stands."""
    return (
        _is_for_life(line, trigger) or _is_a_level(line, trigger) or _is_fuel(line, trigger) or _is_outcome(line, trigger, named)
    )


def _is_for_life(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody fights to live: "fighting for his life", "battling for their lives"."""
    behind = line.low[trigger.last + 1 : trigger.last + 4]
    return not trigger.noun and behind[:1] == ("for",) and bool(_OWN & set(behind)) and bool(_LIVES & set(behind))


def _is_a_level(line: Line, trigger: Trigger) -> bool:
    """Say whether something falls to a measure: "temperatures fell to 14 degrees", "output fell to half"."""
    if trigger.noun or trigger.sense.type is not T.TERRITORY_CHANGE or line.low[trigger.last] != "to":
        return False
    behind = line.low[trigger.last + 1 : trigger.last + 3]
    return bool(behind) and any(map(_counts, behind)) and (behind[0] in _LEVELS or _counts(behind[0]))


def _counts(low: str) -> bool:
    return low[0].isdigit() or low[0] in _CURRENCIES or (low not in ("a", "an") and numeral_value(low) is not None)


def _is_fuel(line: Line, trigger: Trigger) -> bool:
    """Say whether something burns what it runs on, in the present and without an article: "which burns coal and heats the town"."""
    at = trigger.at
    tree = line.tree
    if trigger.noun or trigger.last != at or tree is None or line.low[at] not in _BURNING or not tree.is_verb(at):
        return False
    burned = tree.child(at, "obj")
    does = at > 0 and line.low[at - 1] not in grammar("be")
    return does and burned is not None and burned - at <= 2 and not tree.listed(burned, "det", "nummod", "nmod:poss")


def _is_outcome(line: Line, trigger: Trigger, named: Sequence[Trigger]) -> bool:
    """Say whether a participle tells what was cut off or closed by another occurrence of the sentence, on which it hangs."""
    at, tree = trigger.at, line.tree
    if tree is None or trigger.noun or trigger.sense.type is not T.RESTRICTION or not line.low[at].endswith("ing"):
        return False
    causes = {other.at for other in named if other is not trigger and other.sense.type in _LEADS}
    for _ in range(_HELD_BY):
        if tree.relations[at] not in ("advcl", "conj", "acl") or tree.heads[at] == at:
            return False
        at = tree.heads[at]
        if at in causes:
            return True
    return False
