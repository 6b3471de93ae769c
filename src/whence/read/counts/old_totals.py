"""Old totals: a number that a total had before it changed.

In: a line and a figure of it. Out: whether it is what a total was: "lowered from 88 to 79", "to 23 from 31", "eleven dead, up from eight", "up from
the 26 announced on Monday". What held before is told only to say how the total moved.
Refuses: "from 14" where nothing changed ("bodies from 14 houses").
"""

from whence.language.figures.counted_apart import changes
from whence.model.said import Figure
from whence.read.lines.lines import Line

_CHANGED = 20  # words before a number in which a total changes
_MOVING = frozenset({"up", "down"})
_SKIPPED = frozenset(
    {"the", "an", "a", "its", "their", "earlier", "previous", "initial", "first", "original", "provisional"}
    | {"about", "some", "around", "at", "least", "nearly", "almost", "only", "just"}
)


def is_old_total(line: Line, figure: Figure) -> bool:
    """Say whether a figure is what a total was before it changed."""
    at, after = line.index_at(figure.start), line.index_at(figure.end - 1) + 1
    lead = at
    while lead and line.low[lead - 1] in _SKIPPED:
        lead -= 1
    if lead > 1 and line.low[lead - 1] == "from" and line.low[lead - 2] in _MOVING:
        return True
    if line.low[max(0, at - 1) : at] != ("from",) or not any(low in changes() for low in line.low[max(0, at - _CHANGED) : at]):
        return False
    others = [f for f in line.figures if f is not figure]
    return any(
        line.low[line.index_at(f.start) - 1] == "to"
        and (line.index_at(f.start) == after + 1 or line.index_at(f.end - 1) == at - 2)
        for f in others
    )
