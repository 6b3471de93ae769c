"""Aftermath: claims that tell what came of an incident, who was arrested, captured or had to leave, rather than what it was.

In: a claim, the type that its incident is told as. Out: whether it tells of the aftermath alone, and which questions it can answer then.
Refuses: to let who made arrests answer who did it, a prison be the place of it, or "nobody was captured" deny that it happened.
"""

from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import QuestionKind

OF_AFTERMATH = (QuestionKind.HOW_MANY,)

_TAKEN = frozenset([T.DETENTION, T.DISPLACEMENT])
_SEIZED = frozenset([T.ACCIDENT_DISASTER, T.PROTEST, T.RIOT, T.SHELLING, T.AIR_STRIKE, T.CHEMICAL_ATTACK])
"""What nobody is seized in by those who did it; in a raid or a clash, who took people is one of those who did it."""

_OF_CUSTODY = frozenset([T.DETENTION, T.ABDUCTION, T.ESCAPE, T.RELEASE_TRANSFER, T.DISPLACEMENT, T.FORCE_MOVEMENT, T.RESTRICTION])
"""What is itself about people who are held, move or are moved."""


def is_aftermath(claim: Claim, kind: T) -> bool:
    """Say whether a claim of an incident of this type tells only whom something was done to in its wake."""
    if claim.frame is None or kind in _OF_CUSTODY:
        return False
    return claim.frame.type in _TAKEN or (claim.frame.type is T.ABDUCTION and kind in _SEIZED)
