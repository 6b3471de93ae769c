"""One count: which counts go by another name where an occurrence is of a certain type.

In: the type that an incident is told as, and whether it is a find of the dead; a claim and the name of its count. Out: what a count is to be filed
under.
Refuses: to make one of counts that may be of different people: who was arrested over a kidnapping is not kidnapped, and who was kidnapped in a raid
is not under arrest. What is not listed stays what it is called.
"""

from collections.abc import Mapping

from whence.language.words.normal import fold
from whence.model.said import Claim
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

_FREED_AGAIN = {"recaptured": "held"}
"""Where nobody broke out, who is arrested again is held."""

_OF_LETTING_GO = frozenset([IncidentType.RELEASE_TRANSFER, IncidentType.DETENTION, IncidentType.PROTEST])
_IN_CUSTODY = frozenset(["held", "detained"])
_BY_THE_POLICE = ("arrest", "custody", "remand", "caught", "capture", "charged")
"""Words of an arrest, as a frame's predicate has them ("arrest", "take into custody", "re-arrested")."""

_CAPTORS = frozenset(["inmates", "prisoners", "mutineers", "convicts", "detainees"])
"""Who has nobody under arrest: those whom they hold are in their hands against the law. Gunmen who hold guests may be told of either way."""

_SHOT = {"hit": "killed"}
"""Of those who lie in a grave, who was shot was killed."""


def one_count(kind: IncidentType, *, find: bool = False) -> Mapping[str, str]:
    """Return what each count is filed under in an incident of this type; `find`: it is about dead who were found."""
    return _TAKEN.get(kind, _HELD) | (_SHOT if find else {}) | (_FREED_AGAIN if kind in _OF_LETTING_GO else {})


def counted_apart(claim: Claim, of: str | None, kind: IncidentType) -> str | None:
    """Return what a claim's own verb says of those it counts, where that forbids another name for the count; `None` where it does not."""
    frame = claim.frame
    if frame is None:
        return of if of == "abducted" and kind is not IncidentType.DETENTION else None
    if kind is IncidentType.ABDUCTION and of in _IN_CUSTODY and frame.type is IncidentType.DETENTION:
        return "held" if any(word in frame.predicate for word in _BY_THE_POLICE) else None
    if of in _IN_CUSTODY and frame.type is IncidentType.DETENTION and kind is not IncidentType.ESCAPE and _by_captors(claim):
        return "abducted"
    kidnapped = of == "abducted" and frame.type is IncidentType.ABDUCTION and kind is not IncidentType.DETENTION
    return of if kidnapped else None


def _by_captors(claim: Claim) -> bool:
    agents = claim.frame.agent if claim.frame is not None else ()
    return any(not _CAPTORS.isdisjoint(fold(slot.name).split()[-1:]) for slot in agents)
