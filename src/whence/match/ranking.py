"""Which incidents are worth comparing with: those that share keys, and those that a report's parents belong to.

In: keys, derivations, the index. Out: a bounded list of incidents, and what the derivations say for each.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from whence.match.index import IncidentIndex
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Claim
from whence.model.traced import Derivation
from whence.model.vocabulary import Certainty, DerivationType, Direction

KIN: dict[DerivationType, float] = {
    DerivationType.COPIES: 2.5,
    DerivationType.TRANSLATES: 2.5,
    DerivationType.REVISES: 2.5,
    DerivationType.REWRITES: 2.0,
    DerivationType.DIGESTS: 1.5,
    DerivationType.QUOTES: 1.0,
    DerivationType.EMBEDS: 1.0,
    DerivationType.ATTRIBUTES: 0.6,
    DerivationType.LINKS: 0.3,
}
"""What a derivation from a report of an incident adds to the log-odds that the child is about it too."""

_COPIES = (DerivationType.COPIES, DerivationType.REVISES, DerivationType.TRANSLATES)
MOSTLY = 0.6
"""Share of a report's words from which on it is another's, put out again."""

_FIRMNESS = {Certainty.EXPLICIT: 1.0, Certainty.STRONG: 1.0, Certainty.LIKELY: 0.6, Certainty.INFERRED: 0.3}


def kinship(
    report: Report, derivations: Sequence[Derivation], index: IncidentIndex, *, claims: Sequence[Claim] | None = None
) -> dict[str, tuple[Signal, ...]]:
    """Return, per incident of the report's parents, the signal that the derivation gives.

    With `claims`, an edge that is narrowed down to other claims of the report, or that rests on other passages of it, says nothing about
    these: "Earlier that day ..." may be copied while the report's own subject is new.
    """
    best: dict[str, Signal] = {}
    for edge in sorted(derivations, key=lambda edge: edge.id):
        relative = _relative(edge, report.id)
        if relative is None or (claims is not None and not _is_about(edge, report.id, claims)):
            continue
        weight = KIN[edge.type] * _FIRMNESS[edge.certainty]
        for incident in index.incidents_of(relative):
            if incident not in best or best[incident].weight < weight:
                note = f"{edge.type} {relative}, a report of this incident"
                best[incident] = Signal(name="derivation", weight=weight, note=note)
    return {incident: (signal,) for incident, signal in best.items()}


def copied_incidents(report: Report, derivations: Sequence[Derivation], index: IncidentIndex) -> frozenset[str]:
    """Return the incidents of the reports that this one is mostly a copy of: its "on Tuesday" is a day before they appeared."""
    parents = [
        edge.parent for edge in derivations if edge.child == report.id and edge.type in _COPIES and (edge.share or 0.0) >= MOSTLY
    ]
    return frozenset(incident for parent in parents for incident in index.incidents_of(parent))


def _is_about(edge: Derivation, report: str, claims: Sequence[Claim]) -> bool:
    if edge.about:
        return any(claim.id in edge.about for claim in claims)
    sides = [entry.child if edge.child == report else entry.parent for entry in edge.evidence]
    taken = [passage for passage in sides if passage is not None and passage.report == report]
    return not taken or any(c.passage.start < p.end and p.start < c.passage.end for p in taken for c in claims)


def _relative(edge: Derivation, report: str) -> str | None:
    if edge.child == report:
        return edge.parent
    return edge.child if edge.direction is Direction.UNKNOWN and edge.parent == report else None


def candidates(keys: Sequence[str], kin: Mapping[str, tuple[Signal, ...]], index: IncidentIndex, *, limit: int) -> list[str]:
    """Return at most `limit` incidents to compare with, the likeliest first.

    A key that many incidents share says little: its weight is divided by how many it found.
    """
    points: defaultdict[str, float] = defaultdict(float)
    by_key: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, incident, weight in index.incidents_with(keys, limit):
        by_key[key].append((incident, weight))
    for rows in by_key.values():
        for incident, weight in rows:
            points[incident] += weight / len(rows)
    for incident, signals in kin.items():
        points[incident] += 10.0 * sum(signal.weight for signal in signals)
    return sorted(points, key=lambda incident: (-points[incident], incident))[:limit]
