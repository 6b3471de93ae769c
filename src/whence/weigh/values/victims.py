"""Victims: whether those who died were civilians or fighters, as a dispute about to whom it happened.

In: the questions of an incident, its claims, the names. Out: a contradiction where a side that calls them fighters says that no civilian was among
them, and others call them civilians.
Refuses: to set civilians against fighters where nobody denies either: both may have died.
"""

from collections.abc import Iterable, Iterator

from whence.language.words.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import QuestionKind
from whence.model.weighed import Answer, Contradiction, Question
from whence.weigh.scope.names import Names, listed
from whence.weigh.values.people import are_civilians, armed_sort
from whence.weigh.values.values import shown


def civilians_or_fighters(questions: Iterable[Question], claims: Iterable[Claim], names: Names) -> Iterator[Contradiction]:
    """Yield the contradiction between who calls the dead civilians and who says that they were fighters and no civilian among them."""
    told = {claim.id: claim for claim in claims}
    denying = {_voice(claim, names) for claim in told.values() if _denies_civilians(claim)} - {None}
    answers = [a for q in questions if q.question is QuestionKind.VICTIMS for a in q.answers if a.value.actor is not None]
    plain = [a for a in answers if are_civilians(a.value.actor or "")]
    armed = [a for a in answers if armed_sort(a.value.actor or "") and _voices(a, told, names) & denying]
    sides = {voice for a in armed for voice in _voices(a, told, names) & denying}
    others = [a for a in plain if _voices(a, told, names) - sides]
    if armed and others:
        values = [*others, *armed]
        yield Contradiction(
            question=QuestionKind.VICTIMS,
            of=None,
            values=tuple(a.value for a in values),
            within_party=False,
            kind="contradiction",
            note=f"One side says that no civilian was among them: {listed([shown(a.value) for a in values])} cannot all hold.",
        )


def _denies_civilians(claim: Claim) -> bool:
    figures = (*claim.figures, *(claim.frame.figures if claim.frame else ()))
    return any(f.lo == f.hi == 0 and are_civilians(fold(f.noun or "").split()[-1] if f.noun else "") for f in figures)


def _voices(answer: Answer, told: dict[str, Claim], names: Names) -> set[str | None]:
    return {_voice(told[id], names) for id in answer.claims if id in told} - {None}


def _voice(claim: Claim, names: Names) -> str | None:
    """Return who speaks, by party where that is known."""
    if not claim.chain:
        return None
    name = claim.chain[-1].name
    return names.party(name) or names.key(name)
