"""Corrections applied: what was read in a report, as people have corrected it.

In: a report, the records read from it, decisions of kind correct_reading. Out: the records as corrected, what became of each original,
and the decisions that no longer find their place. A corrected attribution or claim is a record of its own (`method`
desk.correction/1); the original stays in the case. Whoever hangs on it follows: claims in an attribution, and what is nested in it.
Refuses: to guess. A decision whose record and words are both gone changes nothing and is named.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from whence.desk.correct_anchor import moved, target_of
from whence.desk.correction import METHOD, Correction
from whence.model.acts import Decision
from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Caveat, Claim, Frame, Hedge, Voice
from whence.model.vocabulary import AttributionKind, Polarity, SourceKind

Chain = tuple[Voice, ...]
_Some = TypeVar("_Some", Attribution, Claim)
_HALF = 0.5


class Change(NamedTuple):
    """One decision carried out: the record as it was read (`None`: it was missed) and as it stands now (`None`: it was none)."""

    decision: Decision
    original: Attribution | Claim | None
    corrected: Attribution | Claim | None


class Corrected(NamedTuple):
    """A report's records as corrected. `now` says for every record that is another one now which one (`None`: none)."""

    said: tuple[Record, ...]
    now: Mapping[str, str | None]
    changes: tuple[Change, ...]
    lost: tuple[Decision, ...]


def corrected(report: Report, said: Sequence[Record], decisions: Sequence[Decision]) -> Corrected:
    """Return what was read in `report` with these decisions carried out, in their order."""
    records, now = list(said), dict[str, str | None]()
    changes: list[Change] = []
    lost: list[Decision] = []
    for decision in decisions:
        made = moved(report, decision)
        target = None if made is None else target_of(records, made, decision, now)
        if made is None or (target is None and made.about != "missed"):
            lost.append(decision)
            continue
        held = {r.id: r for r in records}
        page = _Page(held)
        stands = _carry_out(page, made, target, report)
        renamed = page.settle()
        now = {**{old: renamed.get(new, new) if new else None for old, new in now.items()}, **renamed}
        records = list(page.records.values())
        final = page.records.get(renamed.get(stands, stands) or "") if stands else None
        changes.append(Change(decision, target, final if isinstance(final, Attribution | Claim) else None))
    return Corrected(tuple(records), now, tuple(changes), tuple(lost))


# ---------------------------------------------------------------- carrying it out


class _Page:
    """A report's records under the ids they had, changed in place of one another; `settle` gives them the ids that fit them."""

    def __init__(self, held: dict[str, Record]) -> None:
        self.records = held
        self._before = dict(held)

    def of(self, kind: type[_Some]) -> list[_Some]:
        return [r for r in self.records.values() if isinstance(r, kind)]

    def put(self, id_: str, record: Record) -> None:
        self.records[id_] = record

    def drop(self, id_: str) -> None:
        del self.records[id_]

    def settle(self) -> dict[str, str | None]:
        """Give changed records their ids and let those that name them follow; return which id became which."""
        now: dict[str, str | None] = {id_: None for id_ in self._before if id_ not in self.records}
        for kind in (Attribution, Claim, Caveat):
            for id_, record in list(self.records.items()):
                if isinstance(record, kind):
                    pointed = _pointed(record, now)
                    changed = pointed is not self._before.get(id_)
                    made = replace(pointed, id="") if changed else pointed
                    self.records[id_] = made
                    if made.id != id_:
                        now[id_] = made.id
        self.records = {r.id: r for r in (_pointed(record, now) for record in self.records.values())}
        return now


def _pointed(record: Record, now: Mapping[str, str | None]) -> Record:
    """Return a record that names others by the ids they have now; one that names nothing changed is returned as it is."""
    if isinstance(record, Attribution) and record.parent and record.parent in now:
        return replace(record, parent=now[record.parent])
    if isinstance(record, Claim) and not now.keys().isdisjoint((record.attribution, record.repeats)):
        attribution, repeats = record.attribution, record.repeats
        return replace(
            record,
            attribution=now.get(attribution, attribution) if attribution else None,
            repeats=now.get(repeats, repeats) if repeats else None,
        )
    if isinstance(record, Caveat) and any(c in now for c in record.claims):
        return replace(record, claims=tuple(c for c in (now.get(c, c) for c in record.claims) if c))
    return record


def _carry_out(page: _Page, made: Correction, target: Attribution | Claim | None, report: Report) -> str | None:
    """Change the page; return the id under which the corrected record stands before it is settled (`None`: it was dropped)."""
    if isinstance(target, Claim):
        return _correct_claim(page, made, target)
    if target is None:
        return _add(page, made, report)
    if made.drop:
        _dissolve(page, target)
        return None
    return _correct_attribution(page, made, target)


def _correct_claim(page: _Page, made: Correction, old: Claim) -> str | None:
    if made.drop:
        page.drop(old.id)
        return None
    frame = old.frame
    if frame is not None:
        mode = None if made.type and made.type is not frame.type else frame.mode
        frame = replace(frame, type=made.type or frame.type, mode=mode, figures=_figured(frame.figures, made))
    page.put(old.id, replace(old, frame=frame, polarity=made.polarity or old.polarity, figures=_figured(old.figures, made),
                             hedges=_hedged(old.hedges, made), method=METHOD))  # fmt: skip
    return old.id


def _figured(held: Sequence[Any], made: Correction) -> tuple[Any, ...]:
    new = {(f.start, f.end): f for f in made.figures}
    kept = [f for f in held if not any(f.start < end and start < f.end for start, end in new)]
    return tuple(sorted((*kept, *new.values()), key=lambda f: (f.start, f.end))) if new else tuple(held)


def _hedged(held: Sequence[Hedge], made: Correction) -> tuple[Hedge, ...]:
    gone = (*made.unhedged, *(Span(start=h.start, end=h.end) for h in made.hedges))
    kept = [h for h in held if not any(h.start < s.end and s.start < h.end for s in gone)]
    return tuple(sorted((*kept, *made.hedges), key=lambda h: (h.start, h.end)))


def _correct_attribution(page: _Page, made: Correction, old: Attribution) -> str:
    sources = old.sources if made.sources is None else made.sources
    outer = _outer(page, old)
    speaking = [v for v in sources if v.kind is not SourceKind.MEDIA_ITEM]
    renewed = made.sources is not None
    kind = made.kind or old.kind
    new = replace(
        old,
        sources=sources,
        cue=made.cue or old.cue,
        content=made.content or old.content,
        chain=_joined(outer, speaking[:1]) if renewed else old.chain,
        chain_alt=tuple(_joined(outer, [v]) for v in speaking[1:]) if renewed else old.chain_alt,
        kind=kind,
        polarity=made.polarity or _turned(old.polarity, old.kind, kind),
        hedges=_hedged(old.hedges, made),
        method=METHOD,
    )
    page.put(old.id, new)
    _hand_on(page, old, new)
    _claim_again(page, old, new, made)
    return old.id


def _turned(polarity: Polarity, before: AttributionKind, after: AttributionKind) -> Polarity:
    """Return the polarity that goes with another kind: a denial denies, what is no denial any more affirms."""
    if (before is AttributionKind.DENIAL) == (after is AttributionKind.DENIAL):
        return polarity
    if after is AttributionKind.DENIAL:
        return Polarity.DENIED if polarity is Polarity.AFFIRMED else polarity
    return Polarity.AFFIRMED if polarity is Polarity.DENIED else polarity


def _outer(page: _Page, old: Attribution) -> Chain:
    """Return the voices before this attribution's own."""
    own = {v.name for v in old.sources}
    if old.chain and (old.chain[-1].name in own or old.chain[-1].kind is SourceKind.NONE):
        return old.chain[:-1]
    parent = page.records.get(old.parent or "")
    return parent.chain if isinstance(parent, Attribution) else old.chain


def _joined(outer: Chain, own: Sequence[Voice]) -> Chain:
    chain = list(outer)
    for voice in own:
        if not chain or chain[-1].name.lower() != voice.name.lower():
            chain.append(voice)
    return tuple(chain)


def _hand_on(page: _Page, old: Attribution, new: Attribution) -> None:
    """Let what hangs on an attribution follow: the chains of its claims, of what is nested in it, and of caveats in its words."""
    if old.chain == new.chain and old.kind is new.kind and old.hedges == new.hedges:
        return
    below = _below(page, old)
    for nested in page.of(Attribution):
        if nested.id in below and nested.id != old.id:
            page.put(nested.id, replace(nested, chain=_rechained(nested.chain, old, new)))
    for claim in page.of(Claim):
        if claim.attribution in below:
            followed = replace(claim, chain=_rechained(claim.chain, old, new))
            if claim.attribution == old.id and (claim.chain == old.chain or claim.kind is old.kind):
                followed = replace(followed, chain_alt=new.chain_alt if claim.chain == old.chain else claim.chain_alt)
                if claim.kind is old.kind:
                    followed = replace(followed, kind=new.kind, polarity=_turned(claim.polarity, old.kind, new.kind))
            if followed != claim:
                page.put(claim.id, followed)
    for caveat in [r for r in page.records.values() if isinstance(r, Caveat)]:
        if caveat.by[: len(old.chain)] == old.chain and any(s.overlaps(caveat.passage.span) for s in old.content):
            page.put(caveat.id, replace(caveat, by=_rechained(caveat.by, old, new)))


def _below(page: _Page, old: Attribution) -> set[str]:
    """Return the ids of an attribution and of all that is nested in it."""
    found, grew = {old.id}, True
    while grew:
        more = {a.id for a in page.of(Attribution) if a.parent in found} - found
        found |= more
        grew = bool(more)
    return found


def _rechained(chain: Chain, old: Attribution, new: Attribution) -> Chain:
    if chain[: len(old.chain)] == old.chain:
        return _joined(new.chain, chain[len(old.chain) :])
    own = old.sources[0] if old.sources else None
    put = new.sources[0] if new.sources else None
    return tuple(put if own and put and v.name == own.name and v.start == own.start else v for v in chain)


def _claim_again(page: _Page, old: Attribution | None, new: Attribution, made: Correction) -> None:
    """Let claims move with another content: those outside fall to the voice before, those inside come to this one."""
    home = old.id if old else new.id
    if old is None or made.content is not None:
        parent = page.records.get(new.parent or "")
        outside = parent if isinstance(parent, Attribution) else None
        for claim in page.of(Claim):
            inside = _inside(claim, new.content)
            if old is not None and claim.attribution == old.id and not inside:
                page.put(claim.id, _freed(claim, new, outside, _outer(page, new)))
            elif inside and claim.attribution == new.parent and not (old is not None and _inside(claim, old.content)):
                turned = _turned(claim.polarity, claim.kind or AttributionKind.STATEMENT, new.kind)
                page.put(claim.id, replace(claim, attribution=home, chain=new.chain, chain_alt=new.chain_alt, kind=new.kind, polarity=turned,
                                           addressee=new.addressee or claim.addressee))  # fmt: skip
    held = [c for c in page.of(Claim) if c.attribution == home]
    for claim in held if made.hedges or made.unhedged else ():
        page.put(claim.id, replace(claim, hedges=_hedged(claim.hedges, _bearing(made, claim, held))))


def _bearing(made: Correction, claim: Claim, held: Sequence[Claim]) -> Correction:
    """Return the hedges that bear on one of the claims `held`: those in its own words, and those in no claim's words (beside the cue)."""

    def bears(place: Hedge | Span) -> bool:
        span = Span(start=place.start, end=place.end)
        return span.overlaps(claim.passage.span) or not any(span.overlaps(c.passage.span) for c in held)

    return replace(made, hedges=tuple(filter(bears, made.hedges)), unhedged=tuple(filter(bears, made.unhedged)))


def _core(claim: Claim) -> Span:
    frame: Frame | None = claim.frame
    return frame.trigger if frame else claim.passage.span


def _inside(claim: Claim, content: Iterable[Span]) -> bool:
    core = _core(claim)
    held = sum(max(0, min(s.end, core.end) - max(s.start, core.start)) for s in content)
    return held > _HALF * (core.end - core.start)


def _freed(claim: Claim, old: Attribution, parent: Attribution | None, outer: Chain) -> Claim:
    """Return a claim as the voice before makes it, now that this attribution does not hold it."""
    kind = parent.kind if parent else None
    own = claim.kind is old.kind
    return replace(
        claim,
        attribution=parent.id if parent else None,
        chain=parent.chain if parent else outer,
        chain_alt=(),
        kind=kind if own else claim.kind,
        polarity=_turned(claim.polarity, old.kind, kind or AttributionKind.STATEMENT) if own else claim.polarity,
        addressee=parent.addressee if parent else None,
        self_citation=False,
    )


def _dissolve(page: _Page, old: Attribution) -> None:
    """Take an attribution away: its claims and what is nested in it fall to the voice before."""
    outer = _outer(page, old)
    parent = page.records.get(old.parent or "")
    above = parent if isinstance(parent, Attribution) else None
    for nested in page.of(Attribution):
        if nested.id != old.id and nested.id in _below(page, old):
            chain = (
                _joined(outer, nested.chain[len(old.chain) :]) if nested.chain[: len(old.chain)] == old.chain else nested.chain
            )
            page.put(nested.id, replace(nested, chain=chain, parent=old.parent if nested.parent == old.id else nested.parent))
    below = {a.id: a for a in page.of(Attribution)}
    for claim in page.of(Claim):
        if claim.attribution == old.id:
            page.put(claim.id, _freed(claim, old, above, outer))
        elif claim.attribution in below and claim.chain[: len(old.chain)] == old.chain:
            page.put(claim.id, replace(claim, chain=_joined(outer, claim.chain[len(old.chain) :])))
    page.drop(old.id)


def _add(page: _Page, made: Correction, report: Report) -> str:
    """Add an attribution that was missed, inside the innermost one whose content holds it."""
    cue, content = made.cue or (), made.content or made.within
    around = [a for a in page.of(Attribution) if all(any(s.covers(c) for s in a.content) for c in (*cue, *content))]
    parent = min(around, key=lambda a: (sum(s.end - s.start for s in a.content), a.id), default=None)
    outer = parent.chain if parent else _first_voices(page, report)
    sources = made.sources or ()
    new = Attribution(
        report=report.id,
        kind=made.kind or AttributionKind.STATEMENT,
        sources=sources,
        cue=cue,
        content=content,
        chain=_joined(outer, sources[:1]),
        chain_alt=tuple(_joined(outer, [v]) for v in sources[1:]),
        parent=parent.id if parent else None,
        polarity=made.polarity or (Polarity.DENIED if made.kind is AttributionKind.DENIAL else Polarity.AFFIRMED),
        hedges=made.hedges,
        post=parent.post if parent else None,
        method=METHOD,
    )
    page.put(new.id, new)
    _claim_again(page, None, new, made)
    return new.id


def _first_voices(page: _Page, report: Report) -> Chain:
    """Return the voices before anything the report says, as its other records have them: outlet and credited agency."""
    chains = [r.chain for r in page.records.values() if isinstance(r, Attribution | Claim) and r.post is None]
    heads = [tuple(v for v in chain if v.basis == "metadata") for chain in chains]
    longest = max(heads, key=lambda head: (len(head), [v.name for v in head]), default=())
    return longest or ((Voice(name=report.outlet, kind=SourceKind.OUTLET, basis="metadata"),) if report.outlet else ())
