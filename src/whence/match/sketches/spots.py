"""Spots: places as a sketch keeps them, and whether two of them can be one scene.

In: `Where`s. Out: `Spot`s and their relation. Refuses: to take a name that no gazetteer knows for another place: it may be a village,
a misspelling or a quarter, so it neither joins nor separates.
"""

import math
import re
from difflib import SequenceMatcher

import msgspec

from whence.language.words.normal import key
from whence.model.said import Where
from whence.model.vocabulary import PlacePrecision

SAME, CLOSE, ALIKE, DIFFER = "same place", "places close by", "place spelled alike", "places differ"

FINE = (PlacePrecision.POINT, PlacePrecision.SITE, PlacePrecision.SETTLEMENT)
SITES = (PlacePrecision.POINT, PlacePrecision.SITE)
INNER = (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE)
"""Areas inside a country: that two things lie in one of these says more than that they lie in one country."""
NEAR_KM, FAR_KM = 12.0, 30.0
"""A town and its outskirts; two towns that reports do not take for one another."""

SPELLED_ALIKE = 0.84

_PART = re.compile(r"(?:the )?(?P<points>(?:north|south|east|west)+)(?:ern)? (?P<of>.+)")


class Spot(msgspec.Struct, frozen=True):
    """One place: how often it is said, how fine it is, where on earth, inside what (nearest first)."""

    n: int
    name: str
    fine: bool
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    wider: tuple[str, ...] = ()
    site: bool = False
    known: bool = False
    inner: bool = False


def spot_of(where: Where, n: int = 1) -> Spot:
    """Return the place as a spot."""
    return Spot(
        n=n,
        name=key(where.name),
        fine=where.precision in FINE,
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        wider=tuple(map(key, where.inside)),
        site=where.precision in SITES,
        known=where.place is not None,
        inner=where.precision in INNER,
    )


def relation(a: Spot, b: Spot) -> str | None:
    """Return how two fine places go together, `None` where nothing can be said."""
    if a.name == b.name:
        return SAME
    apart = _kilometres(a, b)
    if apart is not None and a.known and b.known:
        return CLOSE if apart <= NEAR_KM else DIFFER if apart >= FAR_KM else None
    if a.wider[:1] == (b.name,) or b.wider[:1] == (a.name,):
        return SAME  # a site and the town it lies in
    if _of_two_provinces(a, b) or (a.known and b.known and a.site != b.site and not set(a.wider[:-1]) & set(b.wider[:-1])):
        # A site that the gazetteer knows names its town or its province; facilities of one town never differ here.
        return DIFFER
    return ALIKE if SequenceMatcher(None, a.name, b.name).ratio() >= SPELLED_ALIKE else None


def is_another_part(a: Spot, b: Spot) -> bool:
    """Say whether two areas are told as parts of one country that no point of the compass has in common ("northern Ostra", "eastern Ostra")."""
    ours, theirs = _PART.fullmatch(a.name), _PART.fullmatch(b.name)
    return ours is not None and theirs is not None and ours["of"] == theirs["of"] and not _points(ours) & _points(theirs)


def _points(part: re.Match[str]) -> set[str]:
    return {point for point in ("north", "south", "east", "west") if point in part["points"]}


def _of_two_provinces(a: Spot, b: Spot) -> bool:
    if len(a.wider) < 2 or len(b.wider) < 2 or not (a.known and b.known):
        return False
    return a.wider[-1] == b.wider[-1] and a.wider[-2] != b.wider[-2] and b.name not in a.wider and a.name not in b.wider


def _kilometres(a: Spot, b: Spot) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = math.radians(b.lat - a.lat), math.radians(b.lon - a.lon)
    chord = math.sin(north / 2) ** 2 + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(east / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(chord)))
