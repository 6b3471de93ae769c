"""What bears on one incident, gathered from the projection for weighing.

In: an incident's id. Out: `Evidence`. Costs in proportion to the incident, never to the case.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.evidence import Evidence
from whence.model.said import Attribution, Caveat, Claim, MediaMention, PlaceName
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import MembershipRole

if TYPE_CHECKING:
    from whence.store.incidents import IncidentQueries

Kind = TypeVar("Kind", bound=Record)
# An inferred parent may itself have a parent that is a report, and so on; chains of reports are short, so few rounds reach the roots.
_ROUNDS = 6


def gather_evidence(store: "IncidentQueries", incident: str) -> Evidence:
    """Return the records behind `incident`."""
    members = store.memberships(incident)
    ids = list(dict.fromkeys(m.report for m in members))
    claims = {c.id: c for c in store.fetch([c for m in members for c in m.claims]) if isinstance(c, Claim)}
    beside = store.of_reports(ids, (Caveat, Post, MediaMention, PlaceName))
    focus = {m.report for m in members if m.role is MembershipRole.FOCUS}
    edges, parents = _upwards(store, [*ids, *(p.id for p in beside if isinstance(p, Post))])
    return Evidence(
        reports=_by_id(store.fetch(ids), Report),
        memberships=tuple(members),
        claims=claims,
        attributions=_by_id(store.fetch([c.attribution for c in claims.values() if c.attribution]), Attribution),
        caveats={c.id: c for c in beside if isinstance(c, Caveat) and _bears(c, claims, focus)},
        posts=_by_id(beside, Post),
        media=_by_id(beside, MediaMention),
        derivations=edges,
        inferred=_by_id(parents, InferredReport),
        names=_by_id(beside, PlaceName),
    )


def _by_id(records: Iterable[Record], kind: type[Kind]) -> dict[str, Kind]:
    return {r.id: r for r in records if isinstance(r, kind)}


def _bears(caveat: Caveat, claims: dict[str, Claim], focus: set[str]) -> bool:
    """A caveat goes with the claims beside it; one that stands beside none goes with what its report is about."""
    if caveat.claims:
        return any(claim in claims for claim in caveat.claims)
    return caveat.report in focus


def _upwards(store: "IncidentQueries", starts: list[str]) -> tuple[dict[str, Derivation], list[Record]]:
    """Return the edges above `starts` and the inferred parents they lead to, following inferred parents further up."""
    edges: dict[str, Derivation] = {}
    parents: dict[str, Record] = {}
    layer = starts
    for _ in range(_ROUNDS):
        found = store.edges_of(layer)
        edges |= {e.id: e for e in found}
        fresh = [e.parent for e in found if e.parent.startswith(f"{InferredReport.PREFIX}_") and e.parent not in parents]
        if not fresh:
            break
        parents |= {r.id: r for r in store.fetch(fresh)}
        layer = list(dict.fromkeys(fresh))
    return edges, list(parents.values())
