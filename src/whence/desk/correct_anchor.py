"""Finding a correction's place again: after a redo the record that it was made for may have another id, the text other offsets.

In: a decision and a report as it is read today. Out: the correction with its places as they are today, and the record it is about.
Refuses: a record that shares no word with the one that was corrected.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from whence.desk.correction import Correction, correction_of
from whence.model.acts import Decision
from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Claim, Hedge

_HALF = 0.5
_PLACELESS = ("about", "drop", "kind", "type", "polarity")


def moved(report: Report, decision: Decision) -> Correction | None:
    """Return the correction with its places as they are today; `None` where the words it is about are no longer in the text."""
    try:
        made = correction_of(decision)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None  # written by another version, in a form that this one does not know
    anchor = decision.passage
    if anchor is None:
        return None
    if report.text[anchor.start : anchor.end] == anchor.quote:
        return made
    places: list[int] = []
    at = report.text.find(anchor.quote)
    while at >= 0 and len(places) < 100:
        places.append(at)
        at = report.text.find(anchor.quote, at + 1)
    if not places:
        return None
    by = min(places, key=lambda p: abs(p - anchor.start)) - anchor.start
    return replace(made, **{name: _shifted(getattr(made, name), by) for name in made.__struct_fields__ if name not in _PLACELESS})


def _shifted(parts: Sequence[Any] | None, by: int) -> tuple[Any, ...] | None:
    """Return spans, voices, hedges or figures with every place moved by `by`."""
    if parts is None:
        return None
    made = []
    for part in parts:
        change = {name: getattr(part, name) + by for name in ("start", "end") if getattr(part, name) is not None}
        if isinstance(part, Hedge) and part.scope:
            change["scope"] = Span(start=part.scope.start + by, end=part.scope.end + by)
        made.append(replace(part, **change))
    return tuple(made)


def target_of(
    records: Sequence[Record], made: Correction, decision: Decision, now: Mapping[str, str | None]
) -> Attribution | Claim | None:
    """Return the record that a decision is about: by its id, or what became of it, or the one that shares its words today."""
    kind: type[Attribution] | type[Claim] = Claim if made.about == "claim" else Attribution
    if made.about == "missed":
        return None
    id_ = now.get(decision.target, decision.target)
    if id_ is None:
        return None
    candidates = [r for r in records if isinstance(r, kind)]
    same = next((r for r in candidates if r.id == id_), None)
    if same is not None:
        return same
    near = [(share, r) for r in candidates if (share := _likeness(r, made)) > 0]
    return min(near, key=lambda pair: (-pair[0], pair[1].id))[1] if near else None


def _likeness(record: Attribution | Claim, made: Correction) -> float:
    """Return how much of its words a record shares with the anchor: cue or trigger must meet where both have one."""
    anchor: Sequence[Span]
    if isinstance(record, Attribution):
        anchor, within = record.cue, record.content
    else:
        anchor, within = (record.frame.trigger,) if record.frame else (), (record.passage.span,)
    if bool(anchor) != bool(made.anchor):
        return 0.0
    if anchor:
        return (1.0 if _shared(anchor, made.anchor) else 0.0) * (1 + _shared(within, made.within))
    share = _shared(within, made.within)
    return share if share >= _HALF else 0.0


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return how many characters two sets of places share, of those that either has (0 to 1)."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    all_ = sum(s.end - s.start for s in (*one, *other)) - both
    return both / all_ if all_ > 0 else 0.0
