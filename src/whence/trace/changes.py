"""Changes: what an edge altered, in neutral words, with both passages.

In: child and parent with their claims. Out: `Change`s. Claims are compared where they are about the same kind of occurrence; a change is
reported only where both sides say something, except for hedges and credits, whose absence is the change.
Refuses: to call a change an error, or to report one between claims that no shared word or figure ties together.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from whence.language.lexicon import load
from whence.language.normal import fold, key
from whence.model.captured import Report
from whence.model.passage import Passage, passage
from whence.model.said import Claim, Figure, Frame, Where
from whence.model.traced import Change
from whence.model.vocabulary import ChangeKind, FigureModifier, SourceKind

_PEOPLE = (SourceKind.NAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.ORGANISATION, SourceKind.COLLECTIVE)
_ALIKE = 0.34


def changes_between(child: Report, parent: Report, ours: Sequence[Claim], theirs: Sequence[Claim]) -> tuple[Change, ...]:
    """Return what the child's telling altered of the parent's, each kind of change at most once per pair of passages."""
    found: dict[tuple[str, str], Change] = {}
    for claim in (c for c in ours if c.frame and not c.repeats):
        told = _counterpart(claim, theirs)
        if told is None:
            continue
        for change in _of_pair(claim, told):
            found.setdefault((change.kind, change.note), change)
    for change in _headline(child, ours):
        found.setdefault((change.kind, change.note), change)
    return tuple(found.values())


def _counterpart(claim: Claim, theirs: Sequence[Claim]) -> Claim | None:
    """Return the parent's claim that tells the same: same type, most words in common."""
    same = [c for c in theirs if c.frame and claim.frame and c.frame.type == claim.frame.type and not c.repeats]
    scored = [(_shared(claim.passage.quote, c.passage.quote), -c.passage.start, c) for c in same]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _shared(a: str, b: str) -> float:
    left, right = set(fold(a).split()), set(fold(b).split())
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _of_pair(ours: Claim, theirs: Claim) -> Iterator[Change]:
    pair = {"child": ours.passage, "parent": theirs.passage}
    mine, yours = {h.kind for h in ours.hedges}, {h.kind for h in theirs.hedges}
    if yours and not mine:
        yield Change(
            kind=ChangeKind.HEDGE_LOST, note=f"the parent says it with {_cues(theirs)}, the child without a hedge", **pair
        )
    if mine and not yours:
        yield Change(kind=ChangeKind.HEDGE_ADDED, note=f"the child adds {_cues(ours)}", **pair)
    if ours.frame is None or theirs.frame is None:
        return
    yield from _figures(ours.frame, theirs.frame, pair)
    yield from _places(ours.frame, theirs.frame, pair)
    if ours.frame.cause and theirs.frame.cause and not _shared(ours.frame.cause.name, theirs.frame.cause.name):
        yield Change(
            kind=ChangeKind.CAUSE_CHANGED, note=f"cause: {theirs.frame.cause.name!r} became {ours.frame.cause.name!r}", **pair
        )
    yield from _voices(ours, theirs, pair)


def _cues(claim: Claim) -> str:
    return ", ".join(repr(h.cue) for h in claim.hedges)


def _figures(ours: Frame, theirs: Frame, pair: dict[str, Passage]) -> Iterator[Change]:
    for mine, yours in product(ours.figures, theirs.figures):
        if mine.of and mine.of == yours.of and not mine.standing and _disjoint(mine, yours):
            yield Change(
                kind=ChangeKind.COUNT_CHANGED, note=f"{mine.of}: {yours.as_written!r} became {mine.as_written!r}", **pair
            )


def _disjoint(a: Figure, b: Figure) -> bool:
    if FigureModifier.ORDER_OF_MAGNITUDE in (a.modifier, b.modifier) and None in (a.lo, b.lo):
        return False
    low, high = max(a.lo or 0, b.lo or 0), min(a.hi if a.hi is not None else 1e18, b.hi if b.hi is not None else 1e18)
    return low > high


def _places(ours: Frame, theirs: Frame, pair: dict[str, Passage]) -> Iterator[Change]:
    for mine, yours in ((ours.sites, theirs.sites), (ours.places, theirs.places)):
        if not mine or not yours or _names(mine) & _names(yours):
            continue
        a, b = mine[0], yours[0]
        spelt = key(a.name)[:1] == key(b.name)[:1] and _distance(key(a.name), key(b.name)) <= 2
        kind = ChangeKind.NAME_CHANGED if spelt or (a.place and a.place == b.place) else ChangeKind.PLACE_CHANGED
        if (a.place and a.place in b.inside) or (b.place and b.place in a.inside) or b.name in a.inside or a.name in b.inside:
            continue  # a wider name for the same place is no other answer
        yield Change(kind=kind, note=f"{b.as_written!r} became {a.as_written!r}", **pair)


def _names(places: Sequence[Where]) -> set[str]:
    return {key(p.name) for p in places}


def _distance(a: str, b: str) -> int:
    """Return the edit distance of two short names."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def _voices(ours: Claim, theirs: Claim, pair: dict[str, Passage]) -> Iterator[Change]:
    mine = [v for v in ours.chain if v.basis != "metadata" and v.kind is not SourceKind.NONE]
    yours = [v for v in theirs.chain if v.basis != "metadata" and v.kind is not SourceKind.NONE]
    if yours and not mine:
        yield Change(
            kind=ChangeKind.CREDIT_REMOVED, note=f"the parent has it from {yours[-1].name}, the child from nobody", **pair
        )
        return
    if mine and yours and mine[-1].kind in _PEOPLE and yours[-1].kind in _PEOPLE:
        new, old = _rank(mine[-1].as_written or mine[-1].name), _rank(yours[-1].as_written or yours[-1].name)
        if old is not None and new is not None and new > old:
            yield Change(kind=ChangeKind.RANK_RAISED, note=f"{yours[-1].name!r} became {mine[-1].name!r}", **pair)


def _rank(name: str) -> int | None:
    """Return how high a description of a speaker stands in the table of ranks, or `None` where it says no rank."""
    words = set(fold(name).split())
    return max((int(level) for level, forms in load("ranks")["level"].items() if words & set(forms)), default=None)


def _headline(report: Report, claims: Sequence[Claim]) -> Iterator[Change]:
    """Yield where a report's own headline says a figure that its text does not."""
    head = next((b for b in report.blocks if b.kind == "headline"), None)
    if head is None:
        return
    above = [c for c in claims if c.frame and head.start <= c.passage.start < head.end]
    below = [c for c in claims if c.frame and c.passage.start >= head.end]
    for claim in above:
        told = _counterpart(claim, below)
        if told is None or claim.frame is None or told.frame is None:
            continue
        differs = list(_figures(claim.frame, told.frame, {})) + list(_places(claim.frame, told.frame, {}))
        for change in differs[:1]:
            whole = passage(report.id, report.text, head.start, head.end)
            yield Change(
                kind=ChangeKind.HEADLINE_DIFFERS,
                note=f"headline and text of one report differ: {change.note}",
                child=whole,
                parent=told.passage,
            )
