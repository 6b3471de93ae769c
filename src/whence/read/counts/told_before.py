"""Told before: what a figure counts where only the sentences around it say so.

In: a page and a figure of one of its lines. Out: the figure, counting those who were counted in the sentence before ("The company speaks of nine",
"The ministry put the number at 88", "It now stands at 34"), or those under ground where a report on a mine says that so many "went down"; and the
day long past that the sentence of a count tells of.
Refuses: a figure whose own words say what it counts, and to look back over more than one sentence.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from whence.language.dates.arithmetic import JUST_BEFORE
from whence.language.figures.counted_apart import bare_total, changes, last_state
from whence.model.base import replace
from whence.model.said import Figure, When
from whence.read.counts.counts import OF_OCCURRENCE, noun_after
from whence.read.lines.lines import Line, Page
from whence.read.places.scenery import event_times

_CARRIED_ON = OF_OCCURRENCE | {"displaced"}
_TOTALS = frozenset({"figure", "count", "toll", "tally", "number", "total", "estimate"})
_LINKING = frozenset(
    {"was", "is", "were", "stood", "stands", "at", ",", "of", "now", "still", ":", "itself", "remained", "has", "been"}
)
_NO_OWNER = frozenset({"a", "an", "no", "any", "large", "small", "unknown", "growing", "phone", "telephone"})
_NAMED = 4
_SPEAKING = frozenset({"speak", "speaks", "spoke", "spoken", "speaking", "talk", "talks", "talked"})
_DOWN = 4  # words behind a number among which "went down" stands: "96 people had gone down"
_GONE = frozenset({"went", "gone", "go"})
_OF_A_MINE = re.compile(r"\b(?:mines?|miners?|colliery|pits?|mineshafts?|underground)\b", re.IGNORECASE)


def settled_before(page: Page, number: int, figure: Figure) -> Figure:
    """Return a figure of line `number`, with what it counts where the sentences around it say so and its own does not."""
    if figure.of is not None:
        return figure
    of = (
        _spoken_of(page, number, figure)
        or _put_at(page, number, figure)
        or ("underground" if _went_down(page, number, figure) else None)
    )
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


def _put_at(page: Page, number: int, figure: Figure) -> str | None:
    """Return what a total counts that only goes by its name or "it": what the sentence before counted, or named beside its own total."""
    line = page.lines[number]
    at = line.index_at(figure.start)
    before = list(line.low[:at])
    if figure.noun is not None or not (bare_total(before) or _is_named_total(before) or _stands_at(before)):
        return None
    if number == 0 or page.lines[number - 1].post != line.post:
        return None
    last = page.lines[number - 1]
    told = next((f.of for f in reversed(last.figures) if f.of in _CARRIED_ON), None)
    return told or last_state(last.low)


def _is_named_total(before: Sequence[str]) -> bool:
    """Say whether the words before a number are somebody's total: "the ministry's figure was", "the lawyers' figure,"."""
    words = [low for low in before[-_NAMED:] if low not in _LINKING]
    return words[-1:] != [] and words[-1] in _TOTALS and len(words) > 1 and words[-2] not in _NO_OWNER


def _stands_at(before: Sequence[str]) -> bool:
    """Say whether "it" or "that" is put at, or rises to, a number: "it now stands at", "by noon it had risen to"."""
    words = list(before[-_NAMED - 2 :])
    if words[-1:] not in (["at"], ["to"]):
        return False
    verb = next((j for j in range(len(words) - 2, -1, -1) if words[j] in changes()), None)
    return verb is not None and bool({"it", "that", "this"} & set(words[max(0, verb - 3) : verb]))


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
