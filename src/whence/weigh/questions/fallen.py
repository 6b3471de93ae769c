"""Fallen: whether fire fell beside a place or hit it, as a dispute about where.

In: the questions "where" and "at which site" about one incident, the claims behind them. Out: a contradiction where one account has it fall near a
site and another has it hit that site. The two stand under two questions ("near the mill" says where, "the mill" at which site), so that
neither question alone sees the dispute. A site without a name ("a prison") is the landmark that is called so.
Refuses: to set two sites against each other here; to do so for what happens inside a place, such as an escape.
"""

from collections.abc import Iterable, Iterator, Sequence

from whence.language.words.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, QuestionKind
from whence.model.weighed import Answer, Contradiction, Question
from whence.weigh.places.places import landmarks_of
from whence.weigh.places.site_roles import words
from whence.weigh.scope.names import listed
from whence.weigh.values.values import shown

_FALLS = frozenset([IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.BOMBING])


def beside_or_on(kind: IncidentType, questions: Iterable[Question], claims: Iterable[Claim]) -> Iterator[Contradiction]:
    """Yield the contradiction between answers near a site and answers at it, `None` where all agree on where it fell."""
    if kind not in _FALLS:
        return
    near_site = {
        where.beside: where.as_written
        for claim in claims
        if claim.frame is not None
        for where in landmarks_of(claim, claim.frame)
    }
    asked = list(questions)
    beside = [a for q in asked if q.question is QuestionKind.WHERE for a in q.answers if a.value.text in near_site]
    hit = [
        a
        for q in asked
        if q.question is QuestionKind.SITE
        for a in q.answers
        if a.value.place is not None and not _lies_beside(a.value.place)
    ]
    pairs = [(a, b) for a in beside for b in hit if _is_one_site(near_site[a.value.text or ""], b.value.place or "")]
    if pairs:
        yield _contradiction(list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs)))


def _lies_beside(site: str) -> bool:
    """Say whether a site is only said to be next to something ("next to the Tarn mill"): then the mill was not hit."""
    return fold(site).startswith(tuple(word.replace("-", " ") + " " for word in words("beside")))


def _is_one_site(landmark: str, site: str) -> bool:
    """Say whether two names may be of one site: one of them has the words of the other ("Tarn mill", "Tarn", "mill")."""
    one, other = set(fold(landmark).split()), set(fold(site).split())
    return bool(one and other) and (one <= other or other <= one)


def _contradiction(beside: Sequence[Answer], hit: Sequence[Answer]) -> Contradiction:
    answers = [*beside, *hit]
    sides = [{party for a in some for party in a.parties} for some in (beside, hit)]
    return Contradiction(
        question=QuestionKind.WHERE,
        of=None,
        values=tuple(a.value for a in answers),
        within_party=len(sides[0] | sides[1]) == 1 if all(sides) else None,
        kind="contradiction",
        note=f"It fell beside the place or it hit it: {listed([shown(a.value) for a in answers])} cannot all hold.",
    )
