"""Contradictions: answers that cannot both hold, and what sort of conflict it is.

In: the answers to one question, with when each first appeared and whom it came from. Out: `Contradiction`s.
Numbers conflict when their bounds cannot meet ("at least 10" and 12 can); rough figures get a tolerance; a toll that only rises with
time is growing; a value that nobody is credited with, in a report that took from one with another value, is a mutation.
Refuses: to set a stock figure against a toll, a wide area against a town inside it, or one wording against another.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from whence.language.normal import fold
from whence.model.vocabulary import QuestionKind
from whence.model.weighed import Answer, Contradiction, Value
from whence.weigh.names import listed
from whence.weigh.values import NOT_HAPPENED, shown

ROUGHLY = 0.25
"""Two rough figures within this share of the larger are one figure told twice."""

MOST_COMPARED = 40
_TOLLS = frozenset(["killed", "dead", "wounded", "injured", "casualties", "missing", "displaced", "arrested"])


class Told(NamedTuple):
    """An answer with what the comparison needs: where its place lies, when it first appeared, whether it was altered on the way."""

    answer: Answer
    first: str
    inside: frozenset[str] = frozenset()
    fine: bool = True
    altered: bool = False


def contradictions_of(question: QuestionKind, of: str | None, told: Sequence[Told]) -> tuple[Contradiction, ...]:
    """Return the conflicts among the answers to one question, at most one per kind."""
    compared = [t for t in told if not t.answer.not_asserted][:MOST_COMPARED]
    at_odds: set[int] = set()
    for at, one in enumerate(compared):
        for step, other in enumerate(compared[at + 1 :], at + 1):
            if _conflict(question, one, other):
                at_odds |= {at, step}
    if not at_odds:
        return ()
    named = [compared[at] for at in sorted(at_odds)]
    altered = [t for t in named if t.altered]
    firm = [t for t in named if not t.altered]
    made = []
    if len(firm) > 1 and any(_conflict(question, a, b) for a in firm for b in firm if a is not b):
        made.append(_contradiction(question, of, firm, _kind(question, of, firm)))
    if altered:
        made.append(_contradiction(question, of, [*firm, *altered], "mutation"))
    return tuple(made)


def _contradiction(question: QuestionKind, of: str | None, told: Sequence[Told], kind: str) -> Contradiction:
    parties = [set(t.answer.parties) for t in told if t.answer.parties]
    within = None if len(parties) < len(told) else len(set.union(*parties)) == 1
    return Contradiction(
        question=question,
        of=of,
        values=tuple(t.answer.value for t in told),
        within_party=within,
        kind=kind,
        note=_note(told, within, kind),
    )


def _note(told: Sequence[Told], within: bool | None, kind: str) -> str:
    values = listed([shown(t.answer.value) for t in told])
    if kind == "growing":
        return f"{values}: the figure rises with time."
    if kind == "mutation":
        return f"{values}: one of them is credited to nobody and stands in a report that took from one with another value."
    if within:
        return f"{values}: all from one party ({next(iter(told[0].answer.parties))})."
    return f"{values} cannot all hold."


def _conflict(question: QuestionKind, one: Told, other: Told) -> bool:
    a, b = one.answer.value, other.answer.value
    if question is QuestionKind.HOW_MANY:
        return a.number is not None and b.number is not None and not _can_meet(a, b)
    if question is QuestionKind.WHEN:
        return a.time is not None and b.time is not None and _days_apart(a.time, b.time)
    if question in (QuestionKind.WHERE, QuestionKind.SITE):
        return one.fine and other.fine and _places_apart(one, other)
    if question is QuestionKind.HAPPENED:
        return (a.text == NOT_HAPPENED) != (b.text == NOT_HAPPENED)
    if question is QuestionKind.CAUSE:
        kinds = cause_class(a.text or ""), cause_class(b.text or "")
        return None not in kinds and "attack" not in kinds and kinds[0] != kinds[1]
    return question is QuestionKind.RESPONSIBILITY and _rivals(one.answer, other.answer)


def _rivals(a: Answer, b: Answer) -> bool:
    return bool(set(a.parties) ^ set(b.parties)) and bool(a.utterances and b.utterances)


def _can_meet(a: Value, b: Value) -> bool:
    (low_a, high_a), (low_b, high_b) = a.number or (None, None), b.number or (None, None)
    slack = 1.0 + ROUGHLY if a.approx or b.approx else 1.0
    below = high_a is not None and low_b is not None and high_a * slack < low_b
    above = high_b is not None and low_a is not None and high_b * slack < low_a
    return not (below or above)


def _days_apart(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    return bool((a[1] and b[0] and a[1] < b[0]) or (b[1] and a[0] and b[1] < a[0]))


def _places_apart(one: Told, other: Told) -> bool:
    a, b = fold(one.answer.value.place or ""), fold(other.answer.value.place or "")
    if a == b or a in b or b in a:
        return False
    return a not in other.inside and b not in one.inside


def _kind(question: QuestionKind, of: str | None, told: Sequence[Told]) -> str:
    if question is not QuestionKind.HOW_MANY or of not in _TOLLS:
        return "contradiction"
    ordered = sorted(told, key=lambda t: t.first)
    lows = [t.answer.value.number[0] if t.answer.value.number else None for t in ordered]
    known = [low for low in lows if low is not None]
    firsts = [t.first for t in ordered]
    rises = all(a <= b for a, b in pairwise(known)) and len(set(firsts)) == len(firsts)
    return "growing" if rises else "contradiction"


def cause_class(words: str) -> str | None:
    """Return what kind of cause the words name, `None` where no word settles it."""
    said = set(fold(words).split())
    return next((name for name, listed_words in _causes().items() if said & listed_words), None)


@cache
def _causes() -> Mapping[str, frozenset[str]]:
    raw = tomllib.loads((files("whence.weigh") / "data" / "grounds.toml").read_text(encoding="utf-8"))
    return {name: frozenset(fold(words).split()) for name, words in raw["causes"].items()}
