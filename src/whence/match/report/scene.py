"""The scene of a report: where and when its lead is set, for claims that say neither.

"Five ISIS members got out" three paragraphs below "Shells fell around the jails of Qamishlo on Friday" leans on that scene.
In: a report's claims. Out: a sketch of places and days of its lead. Refuses: to become part of what an incident's profile says: a scene
only helps to find and compare, at a discount, and never keeps two things apart.
"""

from collections.abc import Sequence

from whence.language.actors.register import Register
from whence.match.likeness.signals import SCENE_DISCOUNT, place_signal
from whence.match.sketches.days import day_signal as compare_days
from whence.match.sketches.sketch import Sketch, add_place, add_time, leading, leading_places, sketch_of
from whence.match.sketches.spots import FINE
from whence.match.sketches.weights import WEIGHTS
from whence.match.sketches.whens import day_bounds, is_daylike, times_of
from whence.match.words.glances import is_glanced
from whence.match.words.lead import head_end, lead_end
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Claim

_PLACED = {"same place", "places close by", "place spelled alike"}

LEAST_NAME = 4
"""Letters of a name from which on it is hardly another word."""


def scene_of(report: Report, claims: Sequence[Claim], register: Register | None = None) -> Sketch:
    """Return the places and days of the report's lead; of its focus claims where the lead names no town.

    Where no occurrence of the lead says where or when, what footage shows there or how many were counted does.
    """
    end = lead_end(report)
    ordered = sorted((c for c in claims if not is_glanced(c, report)), key=lambda claim: (claim.passage.start, claim.id))
    early = [claim for claim in ordered if claim.passage.start < end]
    lead = sketch_of(early, report, register=register)
    besides = [claim for claim in early if claim.frame is None]
    if not any(spot.fine for spot in lead.places.values()):
        for where in (where for claim in besides for where in claim.places if where.precision in FINE):
            add_place(lead, where, {})
    if not lead.days and not lead.spans:
        for when in (when for claim in besides for when in claim.times):
            add_time(lead, when)
    if not any(spot.fine for spot in lead.places.values()):
        focus = sketch_of((c for c in ordered if c.focus), report, register=register)
        lead = focus if focus.places else lead
    return Sketch(places=lead.places, days=lead.days, first=lead.first, last=lead.last)


def head_days(report: Report, claims: Sequence[Claim]) -> tuple[int, int] | None:
    """Return the first days that the report's head states in words that were not read as an occurrence; `None` without any."""
    end = head_end(report)
    early = sorted(
        (claim for claim in claims if claim.frame is None and claim.passage.start < end),
        key=lambda claim: (claim.passage.start, claim.id),
    )
    times = (when for claim in early for when in times_of(claim) if is_daylike(when))
    return next(((start, last) for start, last in map(day_bounds, times) if start is not None and last is not None), None)


def with_scene(sketch: Sketch, scene: Sketch) -> Sketch:
    """Return the sketch to look incidents up by: its own places and days, the scene's where it has none.

    A town that no gazetteer knows may be a quarter of the scene's, or the scene's in another spelling: both are looked up.
    """
    fine = any(spot.fine and spot.known for spot in sketch.places.values()) or bool(sketch.sites)
    return Sketch(
        types=sketch.types,
        places=sketch.places if fine else {**scene.places, **sketch.places},
        sites=sketch.sites,
        craft=sketch.craft,
        maybe=sketch.maybe,
        days=sketch.days or ({} if sketch.spans else scene.days),
        spans=sketch.spans,
        figures=sketch.figures,
        words=sketch.words,
        proper=sketch.proper,
        calls=sketch.calls,
        running=sketch.running,
        first=sketch.first,
        last=sketch.last,
    )


def head_signal(head: str, sketch: Sketch, old: Sketch, own: Sequence[Signal]) -> list[Signal]:
    """Return what it says that the head of a report names a town or site of the incident, where its subject's claims name none at all.

    "The drama of Dorvan: a survey" sets the scene, though nothing happens in these words.
    """
    names = {s.name for s in own}
    if any(spot.fine for spot in sketch.places.values()) or sketch.sites or names & {"scene place", *_PLACED}:
        return []
    known = {spot.name for _, spot in leading_places(old, fine=True)} | set(leading(old.sites))
    named = sorted(name for name in known if len(name) >= LEAST_NAME and f" {name} " in head)
    return (
        [Signal(name="named at the head", weight=WEIGHTS["same place"] * SCENE_DISCOUNT, note=", ".join(named))] if named else []
    )


def scene_signals(sketch: Sketch, scene: Sketch, old: Sketch, own: Sequence[Signal]) -> list[Signal]:
    """Return what the scene says where the claims themselves say nothing; only what speaks for a match, at a discount."""
    found = []
    names = {s.name for s in own}
    if "same type" not in names:
        return []
    if not any(spot.fine for spot in sketch.places.values()):
        place = place_signal(scene, old)
        if place is not None and place.weight > 0 and not names & _PLACED:
            found.append(Signal(name="scene place", weight=place.weight * SCENE_DISCOUNT, note=place.note))
    if not sketch.days and not sketch.spans:
        day = compare_days(scene, old)
        published = sum(s.weight for s in own if s.name.startswith("published"))
        if day is not None and day.weight > 0:
            found.append(Signal(name="scene day", weight=max(0.0, day.weight * SCENE_DISCOUNT - published), note=day.note))
    return found
