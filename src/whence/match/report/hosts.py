"""Hosts: of what types an occurrence can be that a claim without one of its own is about.

In: a claim. Out: the types that it may be told of, `None` where any will do. A fault is no massacre's, a flight beside it has no dead of its own.
"""

from collections.abc import Collection

from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T
from whence.model.vocabulary import QuestionKind

_CLAIMABLE = {
    T.BOMBING, T.KILLING, T.SHELLING, T.AIR_STRIKE, T.ARMED_CLASH, T.ABDUCTION, T.DESTRUCTION, T.CHEMICAL_ATTACK, T.ESCAPE, T.OTHER,
}  # fmt: skip
_COSTS_LIVES = (_CLAIMABLE | {T.ACCIDENT_DISASTER}) - {T.ESCAPE, T.ABDUCTION}
_TAKES_PEOPLE = frozenset({T.ABDUCTION, T.DETENTION, T.TERRITORY_CHANGE})
"""What a ship's crew may be counted at, besides what can have cost lives: whoever seizes a ship takes those aboard."""
_MISHAPS = frozenset({T.ACCIDENT_DISASTER, T.DESTRUCTION, T.CHEMICAL_ATTACK, T.KILLING})
"""What a remark on a fault may be about: a leak of gas may be told as a chemical attack."""
_DONE_WITH = _CLAIMABLE | _MISHAPS | {
    T.RIOT, T.PROTEST, T.ILL_TREATMENT, T.SEXUAL_VIOLENCE, T.DETENTION, T.TERRITORY_CHANGE,
}  # fmt: skip
"""What a remark on a weapon or a poison may be about."""
_HARMS = _DONE_WITH | _TAKES_PEOPLE | {T.RELEASE_TRANSFER, T.DISPLACEMENT}
"""What a word for somebody who was harmed may be about."""
OF_CROWDS = frozenset(
    {
        T.RIOT, T.PROTEST, T.ILL_TREATMENT, T.SEXUAL_VIOLENCE, T.DETENTION, T.TERRITORY_CHANGE, T.ABDUCTION, T.ESCAPE,
        T.RELEASE_TRANSFER,
    }
)  # fmt: skip
"""What the dead and the hurt of a report are also of, where it is the report's subject."""
_CAUGHT = frozenset({"held", "recaptured", "escaped", "released"})
_LETS_PEOPLE_GO = _TAKES_PEOPLE | {T.ESCAPE, T.RELEASE_TRANSFER}
"""What those may be counted at who are held, got away, were let go or caught again."""


def can_be_claimed(kind: str) -> bool:
    """Say whether an occurrence of this type is one that somebody can claim or be blamed for."""
    return kind in _CLAIMABLE


def hosts_of(claim: Claim, *, counts: bool) -> Collection[T] | None:
    """Return the types of occurrence that a claim may be about. `counts`: it counts what came of one."""
    match claim.about:
        case QuestionKind.VICTIMS:
            return _HARMS
        case QuestionKind.MEANS:
            return _DONE_WITH
        case QuestionKind.CAUSE:
            return _MISHAPS
    if counts:
        return _of_counted(claim)
    return _CLAIMABLE if claim.about is QuestionKind.RESPONSIBILITY else None


def _of_counted(claim: Claim) -> Collection[T]:
    counted = {figure.of for figure in claim.figures or (claim.frame.figures if claim.frame else ())}
    if counted in ({"abducted"}, {"rescued"}):
        return _LETS_PEOPLE_GO | _COSTS_LIVES
    if counted <= _CAUGHT:
        return _LETS_PEOPLE_GO | _COSTS_LIVES if counted == {"released"} else _LETS_PEOPLE_GO
    return _COSTS_LIVES | _TAKES_PEOPLE if _carried(claim) else _COSTS_LIVES


def _carried(claim: Claim) -> bool:
    """Say whether a claim counts only those who were aboard or under ground."""
    return all(figure.of in ("aboard", "underground") for figure in claim.figures)
