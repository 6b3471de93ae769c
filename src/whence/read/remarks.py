"""Remarks: faults that a report tells of where a mishap is its subject, in words that name no occurrence ("a rail had broken", "he was speeding").

In: a page, the stretches that are claims without an occurrence, and what is claimed already. Out: per stretch what it says of the cause, as a slot;
and the clauses in the report's own words that say so.
Refuses: a report that tells of no mishap; a fault in words that already make an occurrence.
"""

from collections.abc import Iterator, Sequence

from whence.language.faults import fault_in
from whence.model.passage import Span
from whence.model.said import Claim, Slot
from whence.model.vocabulary import BlockKind, IncidentType, Polarity
from whence.read.lines import Line, Page
from whence.read.overlaps import Overlaps

_MISHAPS = frozenset({IncidentType.ACCIDENT_DISASTER, IncidentType.DESTRUCTION})


def tells_of_a_mishap(made: Sequence[Claim]) -> bool:
    """Say whether any claim is that something crashed, burned, sank or fell in."""
    return any(c.frame is not None and c.frame.type in _MISHAPS and c.polarity is not Polarity.DENIED for c in made)


def fault_told(page: Page, span: Span) -> Slot | None:
    """Return the fault that a stretch tells of, `None` where it tells of none."""
    line = page.line_at(span.start)
    return None if line is None else _fault(page.text, line, span.start, span.end)


def faults_left(page: Page, made: Sequence[Claim]) -> Iterator[Slot]:
    """Yield the faults that the report tells of in words that no claim has yet."""
    claimed = Overlaps((c.passage.start, c.passage.end, c) for c in made)
    for line in page.lines:
        if line.kind is BlockKind.BODY:
            found = _fault(page.text, line, line.start, line.end)
            if found is not None and not claimed.touching(found.start, found.end):
                yield found


def _fault(text: str, line: Line, start: int, end: int) -> Slot | None:
    first, after = line.index_at(start), min(line.index_at(end - 1) + 1, len(line.tokens))
    fault = fault_in(line.low[first:after])
    if fault is None:
        return None
    begin, stop = line.tokens[first + fault.first].start, line.tokens[first + fault.after - 1].end
    return Slot(name=" ".join(text[begin:stop].split()), start=begin, end=stop)
