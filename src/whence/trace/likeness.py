"""Likeness: whether two reports tell of the same matter, by what was read in them.

In: claims, or what was found in a report that could not be read. Out: keys that two tellings of one matter share.
Refuses: to call two reports alike for their type alone; a place or a figure must agree too.
"""

from collections.abc import Iterable, Sequence

from whence.language.words.normal import key
from whence.model.base import Record
from whence.model.said import Claim, Figure, Reading, Where
from whence.model.vocabulary import IncidentType, PlacePrecision

Keys = frozenset[tuple[str, ...]]
# One occurrence is told under neighbouring types ("the jail was shelled", "the jail was bombed"); likeness compares the wider ones.
_WIDER = {
    IncidentType.SHELLING: "attack", IncidentType.AIR_STRIKE: "attack", IncidentType.BOMBING: "attack", IncidentType.DESTRUCTION: "attack",
    IncidentType.KILLING: "attack", IncidentType.ARMED_CLASH: "attack", IncidentType.ESCAPE: "custody", IncidentType.RIOT: "custody",
    IncidentType.DETENTION: "custody", IncidentType.RELEASE_TRANSFER: "custody", IncidentType.ABDUCTION: "custody",
}  # fmt: skip
# Who was seized is abducted, held or detained, by the word that the teller chose.
_COUNTED = {"abducted": "held", "detained": "held"}
# Figures that two tellings of different matters may share by chance: below ten they say nothing, one from a hundred on is needed.
_LEAST = 10
_TELLING = 100
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE)


def matter_of(claims: Iterable[Claim]) -> Keys:
    """Return the keys of the occurrences that claims tell of: type with place or site, type with figure."""
    found: set[tuple[str, ...]] = set()
    for claim in claims:
        frame = claim.frame
        if frame is None or frame.type is IncidentType.OTHER:
            continue
        kind = _WIDER.get(frame.type, frame.type.value)
        found.update((kind, "where", name) for name in _places((*frame.places, *frame.sites, *claim.places)))
        found.update((kind, "many", *_figure(f)) for f in (*frame.figures, *claim.figures) if f.lo is not None and not f.standing)
    return frozenset(found)


def unread_matter(said: Sequence[Record]) -> Keys:
    """Return the keys of a report that could not be read: places and figures, of no known type."""
    found: set[tuple[str, ...]] = set()
    for reading in (r for r in said if isinstance(r, Reading)):
        found.update(("", "where", name) for name in _places(reading.places))
        found.update(("", "many", *_figure(f)) for f in reading.figures if f.lo is not None)
    return frozenset(found)


def alike(ours: Keys, theirs: Keys) -> int:
    """Return how many keys two reports share; keys of no type are compared without it, and then two must agree."""
    if any(k[0] for k in ours) and any(k[0] for k in theirs):
        return len(ours & theirs)
    shared = {_bare(k) for k in ours} & {_bare(k) for k in theirs}
    return len(shared) if len(shared) > 1 else 0


def same_counts(ours: Iterable[Claim], theirs: Iterable[Claim]) -> bool:
    """Say whether two texts give the same figures, stock figures too: two of them, one of at least a hundred."""
    shared = _counts(ours) & _counts(theirs)
    return len(shared) > 1 and any(low >= _TELLING for low, _ in shared)


def same_telling(ours: Iterable[Claim], theirs: Iterable[Claim]) -> bool:
    """Say whether two texts count the same, whatever kind of occurrence each was read as: two figures, or one in one place.

    "Two dockers died" may be read as an accident where the other text has an attack; what is counted ("killed: 2") does not change by it.
    """
    one, other = (_counted(claims) for claims in (ours, theirs))
    figures, places = one[0] & other[0], one[1] & other[1]
    return len(figures) > 1 or bool(figures and places)


def _counted(claims: Iterable[Claim]) -> tuple[set[tuple[str, str]], set[str]]:
    figures: set[tuple[str, str]] = set()
    places: set[str] = set()
    for claim in claims:
        frame = claim.frame
        held = (*claim.figures, *(frame.figures if frame is not None else ()))
        figures.update(_figure(f) for f in held if f.of and f.lo is not None and not f.standing)
        places.update(_places((*claim.places, *((*frame.places, *frame.sites) if frame is not None else ()))))
    return figures, places


def _counts(claims: Iterable[Claim]) -> set[tuple[float, float | None]]:
    figures = (f for c in claims for f in (*c.figures, *(c.frame.figures if c.frame is not None else ())))
    return {(f.lo, f.hi) for f in figures if f.lo is not None and f.lo >= _LEAST}


def topic_of(claims: Sequence[Claim], said: Sequence[Record]) -> str:
    """Return one word for what a report is about: the type and place of its focus, as far as they were read."""
    framed = [c for c in claims if c.frame is not None and c.frame.type is not IncidentType.OTHER]
    focus = [c for c in framed if c.focus] or framed
    kind = next((c.frame.type.value for c in focus if c.frame is not None), "")
    named = [w for c in focus if c.frame is not None for w in (*c.frame.places, *c.frame.sites)]
    if not framed:
        named = [w for r in said if isinstance(r, Reading) for w in r.places]
    place = next((key(w.name) for w in named if w.precision not in WIDE and w.place is not None), "")
    return f"{kind}/{place}" if kind or place else ""


def _places(places: Iterable[Where]) -> list[str]:
    return [w.place or key(w.name) for w in places if w.precision not in WIDE]


def _figure(figure: Figure) -> tuple[str, str]:
    return _COUNTED.get(figure.of or "", figure.of or ""), f"{figure.lo:g}"


def _bare(found: tuple[str, ...]) -> tuple[str, str]:
    return found[1], found[-1]
