"""Edges for a credit without shared words: "X reported", and a report of X that tells the same is in the case.

In: a report's credits and what was read in it, and the index. Out: at most one edge per credit, to a captured report.
Refuses: a report of the credited outlet that tells of something else, or that came later; the bare name is not enough.
"""

from collections.abc import Iterable, Iterator, Sequence

from whence.model.base import Record
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import Certainty, DerivationType, EvidenceKind, ReportKind
from whence.trace.credits import Credit
from whence.trace.ends import End, ends_of, span_of
from whence.trace.index import TraceIndex
from whence.trace.likeness import Keys, alike, matter_of, same_counts, same_telling, unread_matter
from whence.trace.names import name_of, same_name
from whence.trace.texts import words_of

METHOD = "trace.credits/2"
_ASKED = 4
_COMPARED = 12
# A retelling this much shorter than what it retells is a digest of it.
_DIGEST = 0.75


def captured_of(credit: Credit, index: TraceIndex, around: Report) -> list[Report]:
    """Return captured reports of the credited outlet, those nearest in time first; empty where the name is no outlet of the case."""
    when = around.published.at if around.published else None
    ids = [id_ for form in credit.name.forms[:_ASKED] for id_ in index.reports_of_outlet(form, when)]
    found = [index.report(id_) for id_ in dict.fromkeys(ids) if id_ != around.id]
    return [r for r in found[: _COMPARED * 2] if r is not None and r.outlet and same_name(name_of(r.outlet), credit.name)]


def told_by(
    credit: Credit, captured: Sequence[Report], report: Report, said: Sequence[Record], index: TraceIndex
) -> Report | None:
    """Return the captured report that the credit most likely means: it tells the same, and not later; else `None`."""
    claims = [c for c in said if isinstance(c, Claim)]
    passed = [c for c in claims if credit.whole or c.id in credit.claims]
    ours = matter_of(passed) or matter_of(claims) or unread_matter(said)
    before = [r for r in captured if not _is_later(r, report)][:_COMPARED]
    told = {r.id: _alike(ours, passed, index.claims_of(r.id)) for r in before}
    best = max(before, key=lambda r: (told[r.id], -before.index(r)), default=None)
    return best if best is not None and told[best.id] > 0 else None


def _alike(ours: Keys, passed: Sequence[Claim], theirs: Sequence[Claim]) -> int:
    """Return how much of what was passed on the other report tells; the same figures of a stock tell it too ("12,000 men in 7 prisons")."""
    return alike(ours, matter_of(theirs)) or int(same_counts(passed, theirs) or same_telling(passed, theirs))


def told_later(own: End, said: Sequence[Record], index: TraceIndex) -> Iterator[Derivation]:
    """Yield edges from reports that credited this outlet before any report of it was in the case."""
    if own.outlet is None:
        return
    mine = [r for r in said if isinstance(r, Claim)]
    ours = matter_of(mine) or unread_matter(said)
    waiting = {i.id for form in own.outlet.forms[:_ASKED] for i in index.inferred_named(form)}
    edges = [e for id_ in sorted(waiting) for e in index.children_of(id_) if e.type is DerivationType.ATTRIBUTES]
    for edge in edges[:_COMPARED]:
        child = index.report(edge.child)
        if child is None or child.id == own.id or _is_later(own.report, child):
            continue
        claims = index.claims_of(child.id)
        passed = [c for c in claims if not edge.about or c.id in edge.about]
        if _alike(ours, mine, passed):
            where = next((e.child for e in edge.evidence if e.kind is EvidenceKind.CREDIT), None)
            end = ends_of(child, (), words_of(child, index.posts_of(child.id)))[0]
            credit = Credit(own.outlet, not edge.about, False, edge.certainty is Certainty.EXPLICIT, where, edge.about)
            yield told_edge(end, own.report, credit, claims)


def _is_later(parent: Report, child: Report) -> bool:
    """Say whether a report came out only after the child was last changed: a live page credits what came out while it ran."""
    if parent.published is None or child.published is None:
        return False
    until = max(span_of(moment)[1] for moment in (child.published, child.modified) if moment is not None)
    return span_of(parent.published)[0] >= until


def told_edge(child: End, parent: Report, credit: Credit, said: Iterable[Record]) -> Derivation:
    """Return the edge from a report to the captured one that it credits and retells.

    A credit for one paragraph attributes it; a report that comes back to it in others retells a part of it. The entries of a live page are
    written one by one: each attributes what it has.
    """
    words = sum(1 for word in words_of(parent).folded if word)
    if not credit.whole:
        passed = [c for c in said if isinstance(c, Claim) and c.id in credit.claims]
        blocks = {child.report.block_at(c.passage.start) for c in passed}
        alone = len(blocks) < 2 or child.report.kind is ReportKind.LIVE_PAGE
        kind = DerivationType.ATTRIBUTES if alone else DerivationType.DIGESTS
    elif child.report.lang and parent.lang and child.report.lang != parent.lang:
        kind = DerivationType.TRANSLATES
    else:
        kind = DerivationType.DIGESTS if child.size < _DIGEST * words else DerivationType.REWRITES
    certainty = Certainty.EXPLICIT if credit.sure else Certainty.INFERRED
    note = f"credits {credit.name.written}, which tells the same"
    return Derivation(
        child=child.id, parent=parent.id, type=kind, certainty=certainty,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note=note, child=credit.where),), about=() if credit.whole else credit.claims,
        method=METHOD,
    )  # fmt: skip
