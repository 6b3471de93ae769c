"""Attach a report that whence cannot read to an incident, by what is found in it without reading.

In: a `Reading` with names, places, figures and times; the report's derivations; the index. Out: at most one incident with signals.
Conservative: a town and a day alone fit too much, so a figure, a site, names or a derivation must speak for it as well, and the
best incident must be clearly better than the next.
Refuses: to open an incident, or to carry a claim.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.language.places.gazetteer import Gazetteer
from whence.language.words.normal import key
from whence.match.index import IncidentIndex
from whence.match.likeness.signals import compare, is_apart
from whence.match.ranking import candidates, kinship
from whence.match.sketches.keys import ANY, looking_keys
from whence.match.sketches.sketch import Sketch, add_place, add_time, figure_key, leading, published_day, unpack
from whence.match.sketches.spots import FINE
from whence.match.sketches.weights import signal
from whence.model.captured import Report
from whence.model.matched import Membership, Signal
from whence.model.said import Reading, Where
from whence.model.traced import Derivation
from whence.model.vocabulary import MembershipRole, PlacePrecision
from whence.settings import MatchSettings

METHOD = "match.unread/1"
ENOUGH = 3.4
MARGIN = 0.5
PUBLISHED_SAME_DAY = 1.0
SITE_NAMED = 1.4
MOST_COVERAGE = 0.8
LEADS = 3
"""Of incidents that fit alike, one must be the subject of this many times as many reports where nothing but names tells them apart."""

NAMES_ALONE = 0.8
"""Without any date, this much must come from names: a town and one actor fit whatever happened there in a year."""

LONG_NAME = 5
"""From here on a name counts as found where another word only adds an ending to it (case endings of other languages)."""

LONGEST_ENDING = 4
MOST_NAMES, MOST_SEARCHED = 40, 20_000
"""Names looked up without their endings, and characters searched for actors, in one unread report."""

_UNFIT = ("same figure", "same names", "same site", "published the next days", "published close by", "running total")


def unread_members(
    report: Report,
    reading: Reading,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    register: Register,
) -> Iterator[Membership]:
    """Yield the place of a report that could not be read in the incident that it may be about; none where nothing speaks for one."""
    found = attach_unread(report, reading, derivations, index, limit=settings.candidates, register=register)
    if found is not None:
        incident, points, signals = found
        yield Membership(
            incident=incident, report=report.id, role=MembershipRole.UNREAD, score=round(min(1.0, points / 10), 4), review=True,
            signals=signals, method=METHOD,
        )  # fmt: skip


def attach_unread(
    report: Report, reading: Reading, derivations: Sequence[Derivation], index: IncidentIndex, *, limit: int, register: Register
) -> tuple[str, float, tuple[Signal, ...]] | None:
    """Return the incident that an unread report is attached to, with its points and signals, or `None`."""
    sketch = _sketch_of_reading(report, reading)
    names = _names(report, reading, register)
    kin = kinship(report, derivations, index)
    looked = Sketch(places=sketch.places, sites=sketch.sites, days=sketch.days, first=sketch.first)
    scored: list[_Scored] = []
    for incident in candidates(looking_keys(looked, drawer_names=(ANY,)), kin, index, limit=limit):
        old = unpack(index.profile(incident))
        signals = _signals(sketch, names, old, kin.get(incident, ()))
        if signals:
            scored.append(_Scored(math.fsum(s.weight for s in signals), old.focused, incident, signals))
    best = _best(scored)
    return (best.incident, best.points, best.signals) if best and best.points >= ENOUGH else None


class _Scored(NamedTuple):
    points: float
    focused: int
    incident: str
    signals: tuple[Signal, ...]


def _best(scored: Sequence[_Scored]) -> _Scored | None:
    """Return the clearly best incident; of several of one town and day that fit alike, the one that most reports have as their subject.

    A shelling and the escape that it is said to have led to share everything that can be found without reading.
    """
    if not scored:
        return None
    top = max(scored, key=lambda s: (s.points, s.incident))
    rivals = sorted((s for s in scored if top.points - s.points < MARGIN), key=lambda s: (-s.focused, s.incident))
    if len(rivals) == 1:
        return top
    telling = any(s.name in ("same site", "same figure", "derivation") for s in rivals[0].signals)
    needed = rivals[1].focused + 1 if telling else max(2, LEADS * rivals[1].focused)
    return rivals[0] if rivals[0].focused >= needed else None


def _sketch_of_reading(report: Report, reading: Reading) -> Sketch:
    sketch = Sketch(reports=1)
    for where in reading.places:
        if where.precision in (PlacePrecision.SITE, PlacePrecision.POINT):
            sketch.sites[key(where.name)] = 1
        add_place(sketch, where, {})
    for when in reading.times:
        add_time(sketch, when)
    for figure in reading.figures:
        filed = figure_key(figure)
        if filed:
            sketch.figures[filed.split("|", 1)[1]] = 1
    if not any(where.precision in FINE for where in reading.places):
        for where in _inflected(reading):
            add_place(sketch, where, {})
    sketch.first = sketch.last = published_day(report)
    return sketch


def _inflected(reading: Reading) -> Iterator[Where]:
    """Yield towns whose names stand in the text with a case ending ("Dorvanissa"), where no town was found as it is written."""
    countries = sorted({where.country for where in reading.places if where.country})
    gazetteer = Gazetteer.load()
    for name in sorted({word for given in reading.names for word in given.split() if len(word) > LONG_NAME + 1})[:MOST_NAMES]:
        stems = (name[:-cut] for cut in range(1, LONGEST_ENDING + 1) if len(name) - cut > LONG_NAME)
        found = next((places[0] for stem in stems if (places := gazetteer.lookup(stem, countries)) and places[0].certain), None)
        if found is not None and found.kind == "settlement":
            yield Where(
                name=found.name, as_written=name, start=0, end=0, precision=PlacePrecision.SETTLEMENT, place=found.id,
                lat=found.lat, lon=found.lon, country=found.country, inside=found.inside, certain=False,
            )  # fmt: skip


def _names(report: Report, reading: Reading, register: Register) -> frozenset[str]:
    """Return the names found, and the actors they mean in any language that the register knows.

    The whole text is searched for the register's names: a script without capitals gives the reader no names at all.
    """
    found = {slug for name in reading.names if (slug := register.settled(name)) is not None}
    found |= {slugs[0] for _, _, slugs in register.mentions(report.text, 0, MOST_SEARCHED) if len(slugs) == 1}
    return frozenset({*map(key, reading.names), *(f"actor:{register.root(slug)}" for slug in found)})


def _signals(sketch: Sketch, names: frozenset[str], old: Sketch, kin: Sequence[Signal]) -> tuple[Signal, ...]:
    found = [s for s in compare(sketch, old) if s.name not in _UNFIT]
    if is_apart(found):
        return ()
    found += kin
    found += _shared_figures(sketch, old)
    found += _shared_sites(sketch, names, old)
    found += _shared_names(names, old)
    if not any(s.name in ("same day", "a day apart") for s in found):
        near = _published_near(sketch, old)
        if near is None and not kin and not _is_undated_but_named(sketch, found):
            return ()
        found += [near] if near else []
    # A place and a day fit everything that happened there; something of the occurrence itself must be there too.
    if not kin and not {"same site", "same figure", "same names"} & {s.name for s in found}:
        return ()
    covered = min(MOST_COVERAGE, 0.2 * math.log2(1 + old.reports))
    return (*found, Signal(name="coverage", weight=covered, note=f"{old.reports} reports are about it"))


def _is_undated_but_named(sketch: Sketch, found: Sequence[Signal]) -> bool:
    named = any(s.name == "same names" and s.weight >= NAMES_ALONE for s in found)
    return named and sketch.first is None and not sketch.days and any(s.name == "same place" for s in found)


def _published_near(sketch: Sketch, old: Sketch) -> Signal | None:
    day = min(old.days, default=None, key=lambda d: (-old.days[d], d))
    if day is None or sketch.first is None or not 0 <= sketch.first - day <= 2:
        return None
    return Signal(name="published the next days", weight=PUBLISHED_SAME_DAY, note=f"published {sketch.first - day} days after")


def _shared_figures(sketch: Sketch, old: Sketch) -> list[Signal]:
    known = {filed.split("|", 1)[1] for filed, n in old.figures.items() if n * 10 >= max(old.figures.values())}
    shared = sorted(set(sketch.figures) & known)
    return [signal("same figure", ", ".join(shared), min(1.2, 0.8 * len(shared)))] if shared else []


def _shared_sites(sketch: Sketch, names: frozenset[str], old: Sketch) -> list[Signal]:
    said = {*sketch.sites, *names}
    shared = sorted(site for site in leading(old.sites, at_most=12) if any(_is_name(site, name) for name in said))
    return [signal("same site", ", ".join(shared), SITE_NAMED)] if shared else []


def _is_name(known: str, said: str) -> bool:
    """Say whether `said` is `known`, or a longer word that begins with its longest word."""
    if known == said:
        return True
    stem = max(known.split(), key=len, default="")
    return len(stem) >= LONG_NAME and any(word.startswith(stem) for word in said.split())


def _shared_names(names: frozenset[str], old: Sketch) -> list[Signal]:
    known = {*old.names, *old.voices}
    actors = {f"actor:{name[2:]}" for name in known if name.startswith("a:")}
    shared = sorted(names & {*known, *actors})
    return [signal("same names", ", ".join(shared[:4]), min(0.8, 0.4 * len(shared)))] if shared else []
