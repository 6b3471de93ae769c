"""What may open an incident: a report's own subject, or an occurrence beside it that something ties down.

In: a group of one report's claims, the group that is the report's subject. Out: whether the group is enough to open an incident with, and
whether it is only told along with the subject.
Refuses: to open an incident for what lies nowhere in particular: a push across a border, a decision, a remark in a headline.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.match.likeness.signals import DEALS, compare, is_apart
from whence.match.report.core import brings_others
from whence.match.report.groups import Group
from whence.match.report.hosts import can_be_claimed
from whence.match.sketches.days import is_long_past
from whence.match.sketches.sketch import Sketch
from whence.match.sketches.spots import FINE
from whence.match.sketches.types import families
from whence.match.sketches.whens import is_daylike
from whence.match.sketches.whereabouts import places_of
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Frame, When, Where
from whence.model.vocabulary import IncidentType, PlacePrecision, TimePrecision


class Opening(NamedTuple):
    """A report, the group that is its subject, and the names that are known: what a group is measured by before it may open."""

    report: Report
    main: Group | None
    register: Register | None = None

    def may_open(self, group: Group) -> bool:
        """Say whether a group is enough to open an incident: the report's subject, or an occurrence that something ties down.

        What a report tells beside its subject needs a town or site, or a day and an area: "the push across the border" opens nothing,
        nor does "survivors describe the evacuation". What people decide or agree on lies nowhere. A place told only by the words around
        it, which may be a quarter or another spelling of one at hand, needs its day or month beside it.
        """
        if group.bag or not group.claims:
            return False
        if group is self.main:
            return True
        if not group.focus and (self.is_told_along(group) or all(families(kind) == DEALS for kind in group.sketch.types)):
            return False
        return self._is_tied_down(group)

    def _is_tied_down(self, group: Group) -> bool:
        """Say whether a town, a site, or a day or month with an area says which occurrence a group is about.

        What is told beside the subject has a place of its own, and the subject's night.
        """
        if group.beside:
            return True
        sketch = group.sketch
        placed = [(c.frame, places_of(c, c.frame, self.register, self.report.text)) for c in group.claims if c.frame is not None]
        found = [where for _, places in placed for where in places if _is_found(where)]
        fine = any(where.precision in FINE for where in found) or any(_is_dated(frame, at, sketch) for frame, at in placed)
        if set(sketch.types) == {IncidentType.OTHER.value}:
            return fine or bool(sketch.sites and any(frame.agent for frame, _ in placed))
        return (
            fine
            or bool(sketch.sites or sketch.craft)
            or bool(sketch.days and found)
            or _is_a_toll_long_ago(sketch)
            or bool(sketch.spans and _within_a_country(found))
        )

    def is_told_along(self, group: Group) -> bool:
        """Say whether a group is told only in sentences that tell of the subject, and has no place, day or people of its own.

        "Buses evacuating people from Melka were hit on Friday": the evacuation is what they were at, and no second occurrence. A strike told
        with what it led to is one: others tell of it alone, and ask who did it.
        """
        main = self.main
        if main is None or group is main or group.apart or any(can_be_claimed(kind) for kind in group.sketch.types):
            return False
        if is_apart(s for s in compare(group.sketch, main.sketch) if not s.name.startswith("type")):
            return False
        if any(brings_others(claim, group.sketch, main.claims, main.sketch) for claim in group.claims):
            return False
        told = [span for claim in main.claims if (span := sentence_of(claim, self.report)) is not None]
        return all(sentence_of(claim, self.report) in told for claim in group.claims)


def _is_a_toll_long_ago(sketch: Sketch) -> bool:
    """Say whether the dead of a day or month long past are counted: "in April of the year before last 64 people died in the fight for it"."""
    return is_long_past(sketch) and any(filed.startswith("killed|") for filed in sketch.figures)


def _is_dated(frame: Frame, places: Sequence[Where], sketch: Sketch) -> bool:
    """Say whether a frame states a place and its time; of a whole country the day, or a figure besides."""
    times = [when for when in frame.times if _is_time(when)]
    within = _within_a_country(places) or any(map(is_daylike, times)) or bool(sketch.figures)
    return bool(times and places) and within


def _is_time(when: When) -> bool:
    """Say whether a time settles the day, or the days or month, of an occurrence; a year does not."""
    return when.start is not None and when.end is not None and when.precision is not TimePrecision.YEAR


def _within_a_country(places: Sequence[Where]) -> bool:
    return any(where.precision is not PlacePrecision.COUNTRY for where in places)


def _is_found(where: Where) -> bool:
    """Say whether a place is one of the gazetteer or called a site by its own noun, not told by the words around it alone."""
    return where.place is not None or where.certain
