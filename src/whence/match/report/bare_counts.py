"""Bare counts: how many were taken, let go, saved, lost or got away, in words that say neither where nor when.

"One constable is missing", "61 were detained", "nine had run away", "two suspects have been arrested": in a report with one subject these are counted
in it, whatever type of occurrence was read in the words.
In: the claims of a group, its sketch, the types of the report's subject. Out: whether the group only counts people of the subject.
Refuses: words with a place or day of their own; what a court ends with; a second taking beside one that the subject is; who escaped beside an escape.
"""

from collections.abc import Collection

from whence.match.report.core import has_own_anchor
from whence.match.sketches.sketch import Sketch
from whence.match.sketches.types import is_telling
from whence.model.said import Claim, Figure, Frame
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import Modality

_OF_PEOPLE = frozenset(
    ["missing", "rescued", "trapped", "held", "detained", "abducted", "released", "escaped", "recaptured", "displaced"]
)
_TAKING = frozenset([T.ABDUCTION, T.DETENTION])
_OF_COURTS = "sentence"
"""The mode of a detention that a court ends with: long after, and told for itself."""

_OF_MANY_SCENES = frozenset([T.RIOT, T.ESCAPE])
"""What goes on for hours and in many places: who is counted beside it may be of another part of the day, as beside an exchange of prisoners."""

_LOST = frozenset(["missing"])
_ARRESTING = ("arrest", "custody", "remand", "caught", "suspect")
"""Words of the police: who is arrested over a kidnapping is not who was kidnapped."""


def is_a_bare_count(claims: Collection[Claim], sketch: Sketch, subject: Sketch) -> bool:
    """Say whether a group only counts people to whom something was done or happened in the course or wake of the subject."""
    if has_own_anchor(sketch) and not _is_within(sketch, subject):
        return False
    counting = [claim for claim in claims if _counts_people(claim)]
    kinds = [T(kind) for kind in subject.types]
    if set(kinds) == {T.RELEASE_TRANSFER} or not _OF_MANY_SCENES.isdisjoint(kinds):
        return False
    return bool(counting) and all(_may_be_of(claim, kinds) for claim in counting)


def _is_within(sketch: Sketch, subject: Sketch) -> bool:
    """Say whether all places and days of a group are the subject's as well."""
    return (
        not (sketch.sites or sketch.craft)
        and sketch.places.keys() <= subject.places.keys()
        and sketch.days.keys() <= subject.days.keys()
        and sketch.spans.keys() <= subject.spans.keys()
    )


def is_police_matter(frame: Frame) -> bool:
    """Say whether the police took people, by the verb: no rival voice calls that a kidnapping."""
    return any(word in frame.predicate for word in _ARRESTING)


def _may_be_of(claim: Claim, kinds: Collection[T]) -> bool:
    """Say whether what a claim counts may be of a subject of these types, rather than a rival account of it or another of its kind."""
    frame = claim.frame
    if frame is None or frame.mode == _OF_COURTS or claim.modality is not Modality.ASSERTED:
        return False
    counted = {figure.of for figure in _figures(claim)} & _OF_PEOPLE
    if "escaped" in counted and T.ESCAPE in kinds:
        return False
    if counted <= _LOST and (frame.type not in _TAKING or _TAKING.isdisjoint(kinds)):
        return True
    if frame.type in _TAKING and is_police_matter(frame) and T.DETENTION not in kinds:
        return True
    return not any(is_telling(frame.type.value, kind.value) for kind in kinds)


def _counts_people(claim: Claim) -> bool:
    return any(figure.of in _OF_PEOPLE for figure in _figures(claim))


def _figures(claim: Claim) -> list[Figure]:
    figures = (*(claim.frame.figures if claim.frame is not None else ()), *claim.figures)
    return [figure for figure in figures if not figure.standing]
