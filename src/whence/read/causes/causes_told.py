"""Causes told: what a report says that its mishap, its deaths or its outbreak came of, as claims of the voices that say so.

In: a page, its attributions, the claims made so far, what the report is about. Out: the claims, a cause as the subject of those about one, and
further ones for causes that stand inside the claim of an occurrence.
Refuses: a second claim for a cause that one has already; what went wrong where no mishap is told of, or in nobody's words.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Slot
from whence.model.vocabulary import AttributionKind, BlockKind, Modality, Polarity, QuestionKind
from whence.read.causes.cause_cues import causes_in
from whence.read.causes.cause_of_death import died_by
from whence.read.causes.cause_words import Told
from whence.read.causes.remarks import Matter
from whence.read.causes.went_wrong import told_at_first, went_wrong
from whence.read.lines.lines import Line, Page
from whence.read.lines.phrases import Range
from whence.read.text.overlaps import Overlaps

_NOT_TOLD = frozenset(
    {AttributionKind.DENIAL, AttributionKind.DEMAND, AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY}
)
_UNREAL = frozenset({Modality.PLANNED, Modality.NORMATIVE})


class _Cause(NamedTuple):
    slot: Slot
    span: Span
    own: bool


def with_causes_told(
    page: Page, made: Sequence[Claim], attributions: Sequence[Attribution], matter: Matter, plain: Callable[[Span], Claim]
) -> list[Claim]:
    """Return the claims with what the report says that things came of; `plain` makes a claim without an occurrence of a stretch."""
    out = {c.id: c for c in made}
    taken = Overlaps((c.passage.start, c.passage.end, c) for c in made)
    for cause in _causes(page, attributions, matter):
        near = taken.touching(cause.slot.start, cause.slot.end)
        if any(_has_it(claim, cause.slot) for claim in near):
            continue
        bare = [
            c
            for c in near
            if c.frame is None
            and c.about in (None, QuestionKind.INTENT)
            and c.passage.start <= cause.slot.start
            and cause.slot.end <= c.passage.end
        ]
        if bare:
            old = min(bare, key=lambda c: (c.passage.end - c.passage.start, c.id))
            out.pop(old.id, None)
            claim = replace(old, about=QuestionKind.CAUSE, subject=cause.slot, modality=_real(old.modality), id="")
        else:
            claim = plain(cause.span)
            claim = replace(claim, subject=cause.slot, modality=_real(claim.modality), id="")
        if cause.own and claim.polarity is Polarity.DENIED:  # "denied overloading it and blamed a squall"
            claim = replace(claim, polarity=Polarity.AFFIRMED, id="")
        out[claim.id] = claim
    return list(out.values())


def _real(modality: Modality) -> Modality:
    """Return how a cause is put: "was to blame" is no plan."""
    return Modality.ASSERTED if modality in _UNREAL else modality


def _has_it(claim: Claim, slot: Slot) -> bool:
    """Say whether a claim has a cause that stands in the same words."""
    if claim.about is QuestionKind.CAUSE:
        return True
    cause = claim.frame.cause if claim.frame is not None and claim.focus else None
    return cause is not None and cause.start < slot.end and slot.start < cause.end


def _causes(page: Page, attributions: Sequence[Attribution], matter: Matter) -> Iterator[_Cause]:
    first = told_at_first(page)
    mishap = (first.mishap or first.harm or first.death or matter.mishap) and not first.deed
    death = (first.death or matter.death) and ((not first.mishap and not first.riding) or first.lone) and not first.deed
    credited = Overlaps((s.start, s.end, a) for a in attributions for s in a.content)
    lead = True
    for line in page.lines if mishap or death or matter.mishap or matter.death or matter.deed else ():
        if line.kind is not BlockKind.BODY:
            continue
        after = len(line.low)
        held = list(causes_in(line, 0, after))
        wrong = went_wrong(line, 0, after, shut=not first.fire, ill=first.ill) if mishap else None
        wrong = None if wrong is not None and lead and not _may_lead(line, wrong) else wrong
        found = wrong or (died_by(line, 0, after, lone=first.lone) if death and not held else None)
        if found is not None and _is_told(line, found, credited) and not any(_touch(found, told.whole) for told in held):
            held.append(Told(found, found))
        yield from (_cause(page.text, line, told) for told in held)
        lead = False


def _may_lead(line: Line, found: Range) -> bool:
    """Say whether words of a first sentence tell why, and not what happened: what had been before, what hangs on "after" or "because"."""
    led = line.low[found.first - 1] if found.first else ""
    return "had" in line.low[found.first : found.after] or led in ("after", "because", "when", "as")


def _touch(one: Range, other: Range) -> bool:
    return one.first < other.after and other.first < one.after


def _is_told(line: Line, found: Range, credited: Overlaps[Attribution]) -> bool:
    """Say whether somebody is credited with a clause and does not deny it, or it tells of what had been before."""
    voices = credited.touching(line.tokens[found.first].start, line.tokens[found.after - 1].end)
    if voices and all(a.kind in _NOT_TOLD for a in voices):
        return False
    return bool(voices) or line.low[:1] == ("cause",) or _may_lead(line, found)


def _cause(text: str, line: Line, told: Told) -> _Cause:
    first, last = line.tokens[told.cause.first].start, line.tokens[told.cause.after - 1].end
    begin = min(first, line.tokens[told.whole.first].start)
    end = max(last, line.tokens[told.whole.after - 1].end)
    return _Cause(Slot(name=" ".join(text[first:last].split()), start=first, end=last), Span(start=begin, end=end), told.own)
