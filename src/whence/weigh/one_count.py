"""One count: which counts go by another name where an occurrence is of a certain type.

In: the type that an incident is told as, and whether it is a find of the dead. Out: what a count is to be filed under, by its own name.
Refuses: to make one of counts that may be of different people; what is not listed stays what it is called.
"""

from collections.abc import Mapping

from whence.model.vocabulary import IncidentType

_TAKEN = {
    IncidentType.ABDUCTION: {"held": "abducted", "detained": "abducted"},
    IncidentType.DETENTION: {"abducted": "held"},
    IncidentType.ESCAPE: {"held": "recaptured"},
}
"""Counts that are one count where it is of such an incident: who was seized in an abduction is abducted, who was taken in a detention is held, and
who of those that fled is held again is recaptured."""

_HELD = {"abducted": "held", "detained": "held", "arrest": "held"}
"""Of any other incident, who was captured, arrested or led away is held."""

_SHOT = {"hit": "killed"}
"""Of those who lie in a grave, who was shot was killed."""


def one_count(kind: IncidentType, *, find: bool = False) -> Mapping[str, str]:
    """Return what each count is filed under in an incident of this type; `find`: it is about dead who were found."""
    return _TAKEN.get(kind, _HELD) | (_SHOT if find else {})
