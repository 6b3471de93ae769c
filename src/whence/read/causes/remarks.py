"""Remarks: faults and poisons that a report tells of where a mishap is its subject, in words that name no occurrence ("a rail had broken").

In: a page, the stretches that are claims without an occurrence, and what is claimed already. Out: per stretch what it says of the cause or of what
was let loose ("the tank held a pesticide"), as a slot; and the faults that the report tells of in its own words.
Refuses: a report that tells of no mishap; a fault in words that already make an occurrence; a poison that is denied.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.things.ailments import ailment_in
from whence.language.things.faults import fault_in
from whence.language.things.poisons import poison_in
from whence.language.things.weapons import weapons_used
from whence.model.passage import Span
from whence.model.said import Claim, Slot
from whence.model.vocabulary import BlockKind, IncidentType, Polarity, QuestionKind
from whence.read.causes.put_down import put_down_to, saying_so
from whence.read.lines.lines import Line, Page
from whence.read.text.overlaps import Overlaps

_MISHAPS = frozenset({IncidentType.ACCIDENT_DISASTER, IncidentType.DESTRUCTION})
_LEAKS = frozenset({IncidentType.CHEMICAL_ATTACK})
_OF_MANY = _MISHAPS | _LEAKS | {
    IncidentType.AIR_STRIKE, IncidentType.SHELLING, IncidentType.BOMBING, IncidentType.ARMED_CLASH, IncidentType.TERRITORY_CHANGE
}  # fmt: skip


_DEEDS = (_OF_MANY - _MISHAPS) | {
    IncidentType.KILLING, IncidentType.ABDUCTION, IncidentType.RIOT, IncidentType.PROTEST, IncidentType.ILL_TREATMENT, IncidentType.OTHER,
    IncidentType.DESTRUCTION, IncidentType.SEXUAL_VIOLENCE, IncidentType.DETENTION,
}  # fmt: skip


class Matter(NamedTuple):
    """What a report tells of: a mishap or a leak; that somebody died; one death, and nothing in which many are harmed; a deed."""

    mishap: bool
    death: bool
    lone: bool
    deed: bool = False


def matter_of(made: Sequence[Claim]) -> Matter:
    """Return what the claims of a report tell of."""
    kinds = {c.frame.type for c in made if c.frame is not None and c.polarity is not Polarity.DENIED}
    death = IncidentType.KILLING in kinds
    many = any(
        f.of == "killed" and (f.lo or f.hi or 0) > 1 for c in made if c.focus and c.frame is not None for f in c.frame.figures
    )
    lone = death and not many and kinds.isdisjoint(_OF_MANY)
    return Matter(mishap=bool(kinds & (_MISHAPS | _LEAKS)), death=death, lone=lone, deed=bool(kinds & _DEEDS))


def remark_on(page: Page, span: Span, matter: Matter) -> tuple[QuestionKind, Slot] | None:
    """Return which question words without an occurrence answer, and with what: a fault, what somebody died of, a poison."""
    fault = (fault_told(page, span) if matter.mishap else None) or (
        death_told(page, span, lone=matter.lone) if matter.death else None
    )
    if fault is not None:
        return QuestionKind.CAUSE, fault
    poison = (weapon_told(page, span, matter) if matter.deed or matter.mishap else None) or (
        poison_told(page, span) if matter.mishap else None
    )
    return None if poison is None else (QuestionKind.MEANS, poison)


def death_told(page: Page, span: Span, *, lone: bool) -> Slot | None:
    """Return what a stretch says that somebody died of, `None` where it says nothing of it. `lone`: the report tells of one death."""
    line = page.line_at(span.start)
    if line is None:
        return None
    first, after = line.index_at(span.start), min(line.index_at(span.end - 1) + 1, len(line.tokens))
    found = ailment_in(line.low[first:after], lone=lone)
    if found is None:
        return None
    begin, stop = line.tokens[first + found[0]].start, line.tokens[first + found[1] - 1].end
    return Slot(name=" ".join(page.text[begin:stop].split()), start=begin, end=stop)


def fault_told(page: Page, span: Span) -> Slot | None:
    """Return the fault that a stretch tells of, `None` where it tells of none."""
    line = page.line_at(span.start)
    if line is None:
        return None
    return _fault(page.text, line, span.start, span.end) or _put_down(page.text, line, span.start, span.end)


def _put_down(text: str, line: Line, start: int, end: int) -> Slot | None:
    found = put_down_to(line, line.index_at(start), min(line.index_at(end - 1) + 1, len(line.tokens)))
    if found is None:
        return None
    begin, stop = line.tokens[found.first].start, line.tokens[found.after - 1].end
    return Slot(name=" ".join(text[begin:stop].split()), start=begin, end=stop)


def poison_told(page: Page, span: Span) -> Slot | None:
    """Return the poison that a stretch names, `None` where it names none."""
    line = page.line_at(span.start)
    if line is None:
        return None
    first, after = line.index_at(span.start), min(line.index_at(span.end - 1) + 1, len(line.tokens))
    at = poison_in(line.low[first:after])
    if at is None:
        return None
    token = line.tokens[first + at]
    return Slot(name=token.low, start=token.start, end=token.end)


def weapon_told(page: Page, span: Span, matter: Matter) -> Slot | None:
    """Return the weapon, tool or poison that a stretch says was used, `None` where it says so of none; beside a mere mishap only a weapon."""
    line = page.line_at(span.start)
    return None if line is None else next(_weapons(page.text, line, span.start, span.end, matter), None)


def weapons_left(page: Page, made: Sequence[Claim], matter: Matter) -> Iterator[Slot]:
    """Yield what the report of a deed says was used, in words that no claim has yet."""
    claimed = Overlaps(
        (c.passage.start, c.passage.end, c) for c in made if c.frame is not None or c.about in (None, QuestionKind.MEANS)
    )
    for line in page.lines:
        if line.kind in (BlockKind.BODY, BlockKind.HEADLINE) and matter.deed:
            found = _weapons(page.text, line, line.start, line.end, matter)
            yield from (slot for slot in found if not claimed.touching(slot.start, slot.end))


def _weapons(text: str, line: Line, start: int, end: int, matter: Matter) -> Iterator[Slot]:
    first, after = line.index_at(start), min(line.index_at(end - 1) + 1, len(line.tokens))
    for one, other in weapons_used(line.low[first:after], arms_alone=not matter.deed):
        begin, stop = line.tokens[first + one].start, line.tokens[first + other - 1].end
        yield Slot(name=" ".join(text[begin:stop].split()), start=begin, end=stop)


def faults_left(page: Page, made: Sequence[Claim]) -> Iterator[Slot]:
    """Yield the faults that the report tells of in words that no claim has yet."""
    claimed = Overlaps((c.passage.start, c.passage.end, c) for c in made)
    for line in page.lines:
        if line.kind is BlockKind.BODY:
            found = _fault(page.text, line, line.start, line.end) or _said_to_be(page.text, line)
            if found is not None and not claimed.touching(found.start, found.end):
                yield found


def _said_to_be(text: str, line: Line) -> Slot | None:
    found = put_down_to(line, 0, len(line.tokens))
    if found is None:
        return None
    whole = saying_so(line, found, len(line.tokens))
    begin, stop = line.tokens[whole.first].start, line.tokens[whole.after - 1].end
    return Slot(name=" ".join(text[begin:stop].split()), start=begin, end=stop)


def _fault(text: str, line: Line, start: int, end: int) -> Slot | None:
    first, after = line.index_at(start), min(line.index_at(end - 1) + 1, len(line.tokens))
    fault = fault_in(line.low[first:after])
    if fault is None:
        return None
    begin, stop = line.tokens[first + fault.first].start, line.tokens[first + fault.after - 1].end
    return Slot(name=" ".join(text[begin:stop].split()), start=begin, end=stop)
