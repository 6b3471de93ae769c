"""Told before: what a figure counts where only the sentences around it say so.

In: a page and a figure of one of its lines. Out: the figure, counting those who were counted in the sentence before ("The company speaks of nine"),
or those under ground where a report on a mine says that so many "went down"; and the day long past that the sentence of a count tells of.
Refuses: a figure whose own words say what it counts, and to look back over more than one sentence.
"""

import re
from datetime import datetime

from whence.language.date_arithmetic import JUST_BEFORE
from whence.model.base import replace
from whence.model.said import Figure, When
from whence.read.counts import OF_OCCURRENCE, noun_after
from whence.read.lines import Line, Page
from whence.read.scenery import event_times

_SPEAKING = frozenset({"speak", "speaks", "spoke", "spoken", "speaking", "talk", "talks", "talked"})
_DOWN = 4  # words behind a number among which "went down" stands: "96 people had gone down"
_GONE = frozenset({"went", "gone", "go"})
_OF_A_MINE = re.compile(r"\b(?:mines?|miners?|colliery|pits?|mineshafts?|underground)\b", re.IGNORECASE)


def settled_before(page: Page, number: int, figure: Figure) -> Figure:
    """Return a figure of line `number`, with what it counts where the sentences around it say so and its own does not."""
    if figure.of is not None:
        return figure
    of = _spoken_of(page, number, figure) or ("underground" if _went_down(page, number, figure) else None)
    return figure if of is None else replace(figure, of=of)


def _spoken_of(page: Page, number: int, figure: Figure) -> str | None:
    """Return what the last count before a bare number that somebody "speaks of" counted: the dead, the wounded, who was aboard."""
    line = page.lines[number]
    at = line.index_at(figure.start)
    if figure.noun is not None or at < 2 or line.low[at - 1] != "of" or line.low[at - 2] not in _SPEAKING:
        return None
    for before in (line, page.lines[number - 1]) if number else (line,):
        last = next((f for f in reversed(before.figures) if f.start < figure.start and f.of in OF_OCCURRENCE), None)
        if last is not None:
            return last.of
    return None


def _went_down(page: Page, number: int, figure: Figure) -> bool:
    """Say whether people are counted who went down, in a report that tells of a mine; what goes down with a ship is no shift."""
    line = page.lines[number]
    _, people = noun_after(line, figure)
    after = line.index_at(figure.end - 1) + 1
    behind = line.low[after : after + _DOWN + 1]
    down = next((at for at, low in enumerate(behind) if low == "down" and at and behind[at - 1] in _GONE), None)
    if not people or down is None or behind[down + 1 : down + 2] == ("with",):
        return False
    return _OF_A_MINE.search(page.text) is not None


def long_past(line: Line, published: datetime | None) -> tuple[When, ...]:
    """Return the times of a sentence that all lie long before its report: "went down in February of last year with the loss of 46 lives"."""
    times = tuple(event_times(line))
    if published is None or not times:
        return ()
    return times if all(when.end is not None and when.end < published - JUST_BEFORE for when in times) else ()
