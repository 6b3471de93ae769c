"""How incidents hang together without being one: same town, same day, one report tells of both.

In: one incident and others. Out: `(incident, relation)` pairs. Refuses: to say that one led to the other.
"""

from collections.abc import Sequence

from whence.language.words.normal import key
from whence.model.matched import Incident
from whence.model.vocabulary import PlacePrecision

_TOWN = (PlacePrecision.SETTLEMENT, PlacePrecision.SITE, PlacePrecision.POINT)


def links_of(incident: Incident, others: Sequence[Incident]) -> tuple[tuple[str, str], ...]:
    """Return the relations of `incident` to `others`, each at most once per relation."""
    found = set()
    towns = _towns(incident)
    for other in others:
        if other.id == incident.id or other.merged_into is not None:
            continue
        if towns & _towns(other):
            found.add((other.id, "same_town"))
        if _day(incident) is not None and _day(incident) == _day(other):
            found.add((other.id, "same_day"))
    return tuple(sorted(found))


def _towns(incident: Incident) -> set[str]:
    return {where.place or key(where.name) for where in incident.places if where.precision in _TOWN}


def _day(incident: Incident) -> str | None:
    return incident.when.start.date().isoformat() if incident.when and incident.when.start else None
