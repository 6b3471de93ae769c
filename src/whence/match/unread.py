"""Attach a report that whence cannot read to an incident, by what is found in it without reading.

In: a `Reading` with names, places, figures and times; the report's derivations; the index. Out: at most one incident with signals.
Conservative: a town and a day alone fit too much, so a figure, a site, names or a derivation must speak for it as well, and the
best incident must be clearly better than the next.
Refuses: to open an incident, or to carry a claim.
"""

from collections.abc import Sequence

from whence.language.normal import key
from whence.match.index import IncidentIndex
from whence.match.keys import ANY, looking_keys
from whence.match.ranking import candidates, kinship
from whence.match.signals import compare, is_apart, signal
from whence.match.sketch import Sketch, add_place, add_time, figure_key, published_day, unpack
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Reading
from whence.model.traced import Derivation
from whence.model.vocabulary import PlacePrecision

ENOUGH = 3.4
MARGIN = 0.5
PUBLISHED_SAME_DAY = 1.0


def attach_unread(
    report: Report, reading: Reading, derivations: Sequence[Derivation], index: IncidentIndex, *, limit: int
) -> tuple[str, float, tuple[Signal, ...]] | None:
    """Return the incident that an unread report is attached to, with its points and signals, or `None`."""
    sketch = _sketch_of_reading(report, reading)
    kin = kinship(report, derivations, index)
    looked = Sketch(places=sketch.places, sites=sketch.sites, days=sketch.days or _around(sketch))
    found = candidates(looking_keys(looked, drawer_names=(ANY,)), kin, index, limit=limit)
    scored = []
    for incident in found:
        signals = _signals(sketch, unpack(index.profile(incident)), kin.get(incident, ()))
        if signals:
            scored.append((sum(s.weight for s in signals), incident, signals))
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    if not scored or scored[0][0] < ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN):
        return None
    points, incident, signals = scored[0]
    return incident, points, signals


def _sketch_of_reading(report: Report, reading: Reading) -> Sketch:
    sketch = Sketch(reports=1)
    for where in reading.places:
        if where.precision in (PlacePrecision.SITE, PlacePrecision.POINT):
            sketch.sites[key(where.name)] = 1
        add_place(sketch, where, {})
    for when in reading.times:
        add_time(sketch, when)
    for name in reading.names:
        sketch.names[key(name)] = 1
    for figure in reading.figures:
        filed = figure_key(figure)
        if filed:
            sketch.figures[filed.split("|", 1)[1]] = 1
    sketch.first = sketch.last = published_day(report)
    return sketch


def _around(sketch: Sketch) -> dict[int, int]:
    return {} if sketch.first is None else {sketch.first: 1, sketch.first - 1: 1}


def _signals(sketch: Sketch, old: Sketch, kin: Sequence[Signal]) -> tuple[Signal, ...]:
    found = [
        s for s in compare(sketch, old) if s.name not in ("same figure", "same names", "published close by", "running total")
    ]
    if is_apart(found):
        return ()
    found += kin
    found += _shared_figures(sketch, old)
    shared = sorted((set(sketch.names) | set(sketch.sites)) & (set(old.names) | set(old.sites)))
    if shared:
        found.append(signal("same names", ", ".join(shared[:4]), min(1.2, 0.4 * len(shared))))
    day = min(old.days, default=None, key=lambda d: (-old.days[d], d))
    if not any(s.name in ("same day", "a day apart") for s in found) and day is not None and sketch.first is not None:
        gap = sketch.first - day
        if 0 <= gap <= 2:
            found.append(signal("published close by", f"published {gap} days after", PUBLISHED_SAME_DAY))
        elif not kin:
            return ()
    # A place and a day fit everything that happened there; something of the occurrence itself must be there too.
    telling = {"same site", "same figure", "same names"} & {s.name for s in found} or kin
    return tuple(found) if telling else ()


def _shared_figures(sketch: Sketch, old: Sketch) -> list[Signal]:
    known = {filed.split("|", 1)[1] for filed, n in old.figures.items() if n * 10 >= max(old.figures.values())}
    shared = sorted(set(sketch.figures) & known)
    return [signal("same figure", ", ".join(shared), min(1.2, 0.8 * len(shared)))] if shared else []
