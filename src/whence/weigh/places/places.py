"""Which of the places beside a claim answer "where": the finest, in the town that is meant.

In: a claim, the incident's own places. Out: places of the occurrence. In "five fled in Dorvan, and a riot broke out in Halm" only one of
the towns is the incident's: the one that the incident is known to lie in, else the one nearest to the words of the occurrence.
A claim that names a town does not answer with the country around it as well. Names that only describe who runs a site ("Northern-run") are none.
Refuses: to look a place up; the reader has done that.
"""

import math
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from whence.language.places.sent_from import is_sent_from
from whence.language.words.normal import key
from whence.model.said import Claim, Frame, Where
from whence.model.vocabulary import IncidentType, PlacePrecision
from whence.weigh.places.brought import is_where_brought

SITES = (PlacePrecision.SITE, PlacePrecision.POINT)
FINE = (*SITES, PlacePrecision.SETTLEMENT)
FAR_KM = 30.0
LONGEST_SITE = 4
_INSIDE = (IncidentType.ESCAPE, IncidentType.RIOT)


def towns_of(claim: Claim, frame: Frame, known: Sequence[Where], text: str = "") -> list[Where]:
    """Return where the frame's occurrence lies, sites left out; with the report's `text`, less those to which people were only brought.

    Nor is it where a statement was sent from.
    """
    named = [where for where in frame.places or claim.places if where.precision not in SITES]
    named = [w for w in named if not (is_where_brought(w, frame, text) or is_sent_from(text, w.start))]
    outside = [where for where in named if not _in_cause(where, frame)] or named
    fine = [where for where in outside if where.precision in FINE]
    if not fine:
        return outside
    ours = [where for where in fine if any(_is_one(where, other) for other in known)]
    meant = ours[0] if ours else min(fine, key=lambda where: (_away(where, frame), where.start))
    return [where for where in fine if not _are_apart(meant, where)]


def is_beside_the_list(frame: Frame, known: Sequence[Where]) -> bool:
    """Say whether a claim lists towns far apart and the incident's is not the one that its dates and figures stand with."""
    fine = [where for where in frame.places if where.precision in FINE and not _in_cause(where, frame)]
    nearest = min(fine, key=lambda where: (_away(where, frame), where.start), default=None)
    ours = [where for where in fine if any(_is_one(where, other) for other in known)]
    return nearest is not None and bool(ours) and all(_are_apart(nearest, where) for where in ours)


def sites_of(claim: Claim, frame: Frame, text: str = "") -> list[Where]:
    """Return the sites at which the frame's occurrence lies: what fell next to a prison did not fall at the prison."""
    return [w for w in _sites_named(claim, frame) if not (w.is_beside or is_where_brought(w, frame, text))]


def landmarks_of(claim: Claim, frame: Frame) -> list[Where]:
    """Return the sites that only say near what the frame's occurrence lies."""
    return [where for where in _sites_named(claim, frame) if where.is_beside]


def called_whole(where: Where, towns: Collection[str]) -> str:
    """Return what a site is called: with its kind where the name alone is a town's, or where every town has one ("Karsh bridge")."""
    *_, kind = where.as_written.lower().split() or [""]
    whole = key(where.name) in towns or kind in _by_their_town()
    return where.as_written if whole and key(where.name) in key(where.as_written) else where.name


def struck_sites(claim: Claim, frame: Frame) -> list[str]:
    """Return the kinds of place, without a name of their own, that it happened to: "a grain terminal", "the provincial prison".

    A bare noun says no more than the type of the occurrence where that is an escape or a riot in a prison; beside a site that the claim's own
    words name it says nothing, unless it stands before that ("hit a school in Karsh camp").
    """
    named = min((w.start for w in frame.sites if claim.passage.start <= w.start < claim.passage.end), default=claim.passage.end)
    found = []
    for slot in frame.victims:
        words = [word for word in slot.name.split() if word.casefold() not in ("the", "a", "an")]
        words[-1:] = [_one_site(word) for word in words[-1:]]
        plain = words and not any(word[:1].isupper() for word in words) and words[-1] in kinds_of_site()
        told = len(words) > 1 or (frame.type not in _INSIDE and slot.end <= named)
        if plain and told and len(words) <= LONGEST_SITE and is_name(" ".join(words)):
            found.append(" ".join(words))
    return found


def _one_site(noun: str) -> str:
    """Return one of several places of a kind ("substations" are places like a substation); any other word as it is."""
    forms = (noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")
    return noun if noun in kinds_of_site() else next((form for form in forms if form != noun and form in kinds_of_site()), noun)


def _sites_named(claim: Claim, frame: Frame) -> list[Where]:
    named = {where.start: where for where in (*frame.places, *claim.places) if where.precision in SITES}
    named |= {where.start: where for where in frame.sites}
    return [where for _, where in sorted(named.items()) if is_name(where.name)]


@lru_cache(maxsize=4096)
def is_name(words: str) -> bool:
    """Say whether a site is called so, rather than described by who runs it."""
    return not any(piece in _descriptions() for word in words.split() for piece in word.casefold().split("-")[1:])


def is_landform(name: str) -> bool:
    """Say whether a place is called by a pass, a valley or the like: it is no site in a town but where it happened."""
    return not _landforms().isdisjoint(key(name).split()[-1:])


def is_water(name: str) -> bool:
    """Say whether a place is a strait, a lake or an open water by its name."""
    return not _waters().isdisjoint(key(name).split())


def lies_in(inner: Where, outer: Where) -> bool:
    """Say whether `inner` is `outer` or lies inside it, as far as names and the gazetteer say."""
    if _is_one(inner, outer):
        return True
    if outer.precision is PlacePrecision.COUNTRY and outer.country:
        return inner.country == outer.country
    return key(outer.name) in {key(name) for name in inner.inside} or (outer.place or "-") in inner.inside


def _is_one(a: Where, b: Where) -> bool:
    return (a.place is not None and a.place == b.place) or key(a.name) == key(b.name)


def _in_cause(where: Where, frame: Frame) -> bool:
    cause = frame.cause
    return cause is not None and cause.start <= where.start < cause.end


def _away(where: Where, frame: Frame) -> int:
    return max(0, where.start - frame.trigger.end, frame.trigger.start - where.end)


def _are_apart(a: Where, b: Where) -> bool:
    if _is_one(a, b):
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    north, east = math.radians(b.lat - a.lat), math.radians(b.lon - a.lon)
    chord = math.sin(north / 2) ** 2 + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(east / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(chord))) > FAR_KM


@cache
def kinds_of_site() -> frozenset[str]:
    """Return the nouns for kinds of place that answer "at which place exactly" where no name is given."""
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["sites"].split())


@cache
def _by_their_town() -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["by_their_town"].split())


def places_named(claims: Iterable[Claim], name: str) -> Iterator[Where]:
    """Yield the places of this name that stand in the claims."""
    for claim in claims:
        frame = claim.frame
        for where in (*frame.sites, *frame.places, *claim.places) if frame else claim.places:
            if name in (where.name, where.as_written):
                yield where


@cache
def _waters() -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["waters"].split())


@cache
def _landforms() -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["landforms"].split())


@cache
def _descriptions() -> frozenset[str]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "places.toml").read_text(encoding="utf-8"))
    return frozenset(raw["descriptions"].split())
