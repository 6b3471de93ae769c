"""What an incident is called: neutral, always "alleged", never by a figure or a culprit."""

from collections.abc import Sequence

from whence.match.sketches.types import label
from whence.model.said import When, Where
from whence.model.vocabulary import IncidentType, PlacePrecision, PlaceRelation

_SITES = (PlacePrecision.SITE, PlacePrecision.POINT)
_WORDS = {
    PlaceRelation.IN: "at",
    PlaceRelation.NEAR: "near",
    PlaceRelation.OUTSIDE: "outside",
    PlaceRelation.EDGE_OF: "at the edge of",
    PlaceRelation.BETWEEN: "at",
}


def title_of(kind: IncidentType, places: Sequence[Where], when: When | None) -> str:
    """Return a title such as "Alleged shelling near Dorvan, 3 May 2021"."""
    title = f"Alleged {label(kind.value)}"
    # A town is what reports agree on first; which site it was is often the very thing in dispute.
    where = next((place for place in places if place.precision not in _SITES), next(iter(places), None))
    if where is not None:
        title += f" {_WORDS[where.relation]} {where.name}"
    if when is not None and when.start is not None:
        title += f", {when.start.day} {when.start:%B %Y}"
    return title
