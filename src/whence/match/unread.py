"""Attach a report that whence cannot read to an incident, by what is found in it without reading.

In: a `Reading` with names, places, figures and times; the report's derivations; the index. Out: at most one incident with signals.
Conservative: a town and a day alone fit too much, so a figure, a site, names or a derivation must speak for it as well, and the
best incident must be clearly better than the next.
Refuses: to open an incident, or to carry a claim.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.normal import key
from whence.language.register import Register
from whence.match.index import IncidentIndex
from whence.match.keys import ANY, looking_keys
from whence.match.ranking import candidates, kinship
from whence.match.signals import compare, is_apart, signal
from whence.match.sketch import Sketch, add_place, add_time, figure_key, leading, published_day, unpack
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Reading
from whence.model.traced import Derivation
from whence.model.vocabulary import PlacePrecision

ENOUGH = 3.4
MARGIN = 0.5
PUBLISHED_SAME_DAY = 1.0
SITE_NAMED = 1.4
MOST_COVERAGE = 0.8
LONG_NAME = 5
"""From here on a name counts as found where another word only adds an ending to it (case endings of other languages)."""

_UNFIT = ("same figure", "same names", "same site", "published the next days", "published close by", "running total")


def attach_unread(
    report: Report, reading: Reading, derivations: Sequence[Derivation], index: IncidentIndex, *, limit: int, register: Register
) -> tuple[str, float, tuple[Signal, ...]] | None:
    """Return the incident that an unread report is attached to, with its points and signals, or `None`."""
    sketch = _sketch_of_reading(report, reading)
    names = _names(reading, register)
    kin = kinship(report, derivations, index)
    looked = Sketch(places=sketch.places, sites=sketch.sites, days=sketch.days, first=sketch.first)
    scored: list[_Scored] = []
    for incident in candidates(looking_keys(looked, drawer_names=(ANY,)), kin, index, limit=limit):
        old = unpack(index.profile(incident))
        signals = _signals(sketch, names, old, kin.get(incident, ()), register)
        if signals:
            scored.append(_Scored(math.fsum(s.weight for s in signals), old.reports, incident, signals))
    best = _best(scored)
    return (best.incident, best.points, best.signals) if best and best.points >= ENOUGH else None


class _Scored(NamedTuple):
    points: float
    reports: int
    incident: str
    signals: tuple[Signal, ...]


def _best(scored: Sequence[_Scored]) -> _Scored | None:
    """Return the clearly best incident; of several of one town and day that fit alike, the one that most reports are about.

    A shelling and the escape that it is said to have led to share everything that can be found without reading.
    """
    if not scored:
        return None
    top = max(scored, key=lambda s: (s.points, s.incident))
    rivals = sorted((s for s in scored if top.points - s.points < MARGIN), key=lambda s: (-s.reports, s.incident))
    if len(rivals) == 1:
        return top
    telling = any(s.name in ("same site", "same figure", "derivation") for s in rivals[0].signals)
    return rivals[0] if telling and rivals[0].reports > rivals[1].reports else None


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
    sketch.first = sketch.last = published_day(report)
    return sketch


def _names(reading: Reading, register: Register) -> frozenset[str]:
    """Return the names found, and the actors they mean in any language that the register knows."""
    actors = (register.settled(name) for name in reading.names)
    return frozenset({*map(key, reading.names), *(f"actor:{register.root(slug)}" for slug in actors if slug is not None)})


def _signals(sketch: Sketch, names: frozenset[str], old: Sketch, kin: Sequence[Signal], register: Register) -> tuple[Signal, ...]:
    found = [s for s in compare(sketch, old) if s.name not in _UNFIT]
    if is_apart(found):
        return ()
    found += kin
    found += _shared_figures(sketch, old)
    found += _shared_sites(sketch, names, old)
    found += _shared_names(names, old, register)
    if not any(s.name in ("same day", "a day apart") for s in found):
        near = _published_near(sketch, old)
        if near is None and not kin:
            return ()
        found += [near] if near else []
    # A place and a day fit everything that happened there; something of the occurrence itself must be there too.
    if not kin and not {"same site", "same figure", "same names"} & {s.name for s in found}:
        return ()
    covered = min(MOST_COVERAGE, 0.2 * math.log2(1 + old.reports))
    return (*found, Signal(name="coverage", weight=covered, note=f"{old.reports} reports are about it"))


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


def _shared_names(names: frozenset[str], old: Sketch, register: Register) -> list[Signal]:
    actors = {f"actor:{register.root(slug)}" for name in old.names if (slug := register.settled(name)) is not None}
    shared = sorted(names & {*old.names, *actors})
    return [signal("same names", ", ".join(shared[:4]), min(0.8, 0.4 * len(shared)))] if shared else []
