"""Toll reach: which numbers of a sentence the noun of a toll leads to.

In: a line, the words that name a toll ("the death toll", "the dead"), a figure. Out: whether they lead to it ("the number of deaths from the blast at
Halm is now six"), and whether it counts people of a clause of their own ("eleven of the dead wore tags, two villagers who carried them said").
Refuses: a number far behind to which no verb leads.
"""

from whence.model.said import Figure
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar

_NEAR_TOLL, _TO_TOLL = 8, 18  # words between a toll's noun and its number; more of them only where a verb leads to it
_STATING = frozenset(
    {
        "is",
        "was",
        "stands",
        "stood",
        "now",
        "number",
        "numbers",
        "numbered",
        "at",
        "to",
        "reached",
        "reaches",
        "rose",
        "totals",
        "totalled",
    }
)
_OWN_CLAUSE = 6


def is_told_of_else(line: Line, figure: Figure, trigger: Trigger) -> bool:
    """Say whether people of their own clause stand beside a toll's noun: "eleven of the dead wore tags, two villagers who carried them said"."""
    first = line.index_at(figure.start)
    if figure.of is not None or figure.noun is None or first <= trigger.last or "," not in line.low[trigger.last : first]:
        return False
    behind = line.low[line.index_at(figure.end - 1) + 1 :][:_OWN_CLAUSE]
    return not {"who", "whom", "whose", *grammar("speech")}.isdisjoint(behind)


def reaches(line: Line, toll: Trigger, at: int) -> bool:
    """Say whether a toll's words reach a figure: "the death toll rose to 66", "the number of dead: 12"."""
    if not toll.noun or not 0 < at - toll.last < _TO_TOLL:
        return False
    if at - toll.last >= _NEAR_TOLL and not _STATING.intersection(line.low[max(toll.last, at - 2) : at]):
        return False  # "the number of deaths from Saturday's explosion at Halm is now six"
    return all(w[0].isalnum() or w in ":," for w in line.low[toll.last + 1 : at])
