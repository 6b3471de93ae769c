"""The record of a new incident: what its id is made of, and its type, place and day as its first claims tell them.

In: the claims of one report about it. Out: an `Incident`. Refuses: to settle what the claims leave open: a day is the narrowest that one of them
states, places stand as they are written.
"""

import math
from collections.abc import Sequence

from whence.match.report.groups import Group
from whence.match.sketches.spots import FINE
from whence.match.sketches.titles import title_of
from whence.model.captured import Report
from whence.model.matched import Incident
from whence.model.said import Claim, When, Where
from whence.model.vocabulary import IncidentType, Modality


def open_incident(report: Report, group: Group, *, method: str) -> Incident:
    """Return a new incident for the group; its seed is the group's best-anchored claim."""
    seed = min(group.claims, key=seed_rank)
    kind = seed.frame.type if seed.frame is not None else IncidentType.OTHER
    return incident_of(seed.id, kind, group.claims, report, method=method)


def incident_of(seed: str, kind: IncidentType, claims: Sequence[Claim], report: Report, *, method: str) -> Incident:
    """Return the incident of this seed and type as its claims tell of place and day."""
    places = _places(claims)
    when = _when(claims)
    return Incident(
        seed=seed,
        type=kind,
        title=title_of(kind, places, when),
        places=places,
        when=when,
        first_seen=report.published.at if report.published else None,
        method=method,
    )


def seed_rank(claim: Claim) -> tuple[bool, bool, bool, int, str]:
    """Order claims by how well they anchor an incident, the best first."""
    frame = claim.frame
    placed = frame is not None and any(where.precision in FINE for where in (*frame.places, *frame.sites))
    real = claim.modality in (Modality.ASSERTED, Modality.OBSERVED)
    return (not claim.focus, not real, not placed, claim.passage.start, claim.id)


def _places(claims: Sequence[Claim]) -> tuple[Where, ...]:
    found: dict[str, Where] = {}
    for claim in claims:
        for where in (*claim.frame.sites, *claim.frame.places) if claim.frame else ():
            found.setdefault(where.place or where.name, where)
    return tuple(sorted(found.values(), key=lambda where: (where.precision not in FINE, where.start)))[:4]


def _when(claims: Sequence[Claim]) -> When | None:
    times = [when for claim in claims if claim.frame for when in claim.frame.times or claim.times]
    return min((when for when in times if when.start and when.end), key=_width, default=None)


def _width(when: When) -> tuple[float, int]:
    return ((when.end - when.start).total_seconds() if when.start and when.end else math.inf), when.at
