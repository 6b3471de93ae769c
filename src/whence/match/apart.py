"""An incident that a person set apart from another: what its id is made of, and its record.

In: the claims that leave. Out: the order in which they may name the new incident, best anchored first; an `Incident`.
Refuses: to decide that an incident is two; people do.
"""

from collections.abc import Sequence

from whence.match.report.opened import incident_of, seed_rank
from whence.model.captured import Report
from whence.model.matched import Incident
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType

METHOD = "match.apart/1"


def seeds_of(claims: Sequence[Claim]) -> list[str]:
    """Return the claims that the id of an incident set apart may be made of, best anchored first."""
    return [claim.id for claim in sorted(claims, key=seed_rank)]


def set_apart(seed: str, claims: Sequence[Claim], report: Report) -> Incident:
    """Return the incident that a person set apart, told by the claims of the first report that it has."""
    ranked = sorted(claims, key=seed_rank)
    kind = next((claim.frame.type for claim in ranked if claim.frame is not None), IncidentType.OTHER)
    return incident_of(seed, kind, ranked, report, method=METHOD)
