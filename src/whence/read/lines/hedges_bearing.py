"""Hedges bearing: which of a report's hedges limit a stretch of it.

In: the hedges of a report in order, a line, a stretch of it with its core word, who is credited with it. Out: the hedges that limit it.
Refuses: a hedge whose scope is elsewhere; one further off than the sentence behind.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from whence.model.passage import Span
from whence.model.said import Attribution, Hedge
from whence.model.vocabulary import HedgeClass
from whence.read.lines.lines import Line

_NEXT_SENTENCE = 2_000  # a hedge may bear on the sentence before its own


def hedges_on(
    hedges: Sequence[Hedge], line: Line, stretch: Span, core: Span, attribution: Attribution | None
) -> tuple[Hedge, ...]:
    """Return the hedges that limit a stretch: by their scope, else those of its own clause, and those of its attribution."""
    found = {(h.start, h.end): h for h in (attribution.hedges if attribution else ()) if _bears(h, stretch, core, line)}
    first = bisect_left(hedges, line.start, key=attrgetter("start"))
    for hedge in hedges[first : bisect_left(hedges, line.end + _NEXT_SENTENCE, first, key=attrgetter("start"))]:
        here = hedge.start < line.end and hedge.end > line.start
        if (here or (hedge.scope is not None and hedge.scope.covers(core))) and _bears(hedge, stretch, core, line):
            found[(hedge.start, hedge.end)] = hedge
    return tuple(found[k] for k in sorted(found))


def _bears(hedge: Hedge, stretch: Span, core: Span, line: Line) -> bool:
    if hedge.scope is not None:
        return hedge.scope.overlaps(core) or (hedge.kind is HedgeClass.ALTERNATIVE and hedge.scope.overlaps(stretch))
    place = Span(start=hedge.start, end=hedge.end)
    return place.overlaps(stretch) or (abs(hedge.end - core.start) < 40 and line.start <= hedge.start < line.end)
