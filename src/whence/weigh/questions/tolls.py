"""Tolls: which figures of one toll grew into one another, and which cannot all hold.

In: the answers to one "how many", with when each first appeared and whose word it is. Out: series that grew, and the figures that are at odds.
A toll grows as long as one voice, or voices that serve no side, raise it from one figure to the next; what one side counts is outgrown by what
others count only where nobody repeats it after them. A voice that raises a figure goes on from its own, where it gave one, else from the nearest
below it. A figure below the one that stood is at odds with it, also where the same voice lowered it: a correction is no growth. Figures that one
report sets side by side, each on another voice's word, did not grow into one another either, nor did counts of different people, nor does nobody.
Refuses: to say which figure is right.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from whence.model.weighed import Answer


class Counted(Protocol):
    """An answer with when it first appeared and was last told."""

    @property
    def answer(self) -> Answer:
        """Return the answer."""

    @property
    def first(self) -> str:
        """Return when it first appeared."""

    @property
    def last(self) -> str:
        """Return when it was last told."""

    @property
    def voices(self) -> frozenset[str]:
        """Return who says so."""


T = TypeVar("T", bound=Counted)


class Sorted(NamedTuple, Generic[T]):
    """The series that grew, each in the order of time, and groups of figures of which no two can both hold."""

    grown: list[list[T]]
    at_odds: list[list[T]]


def sorted_out(
    told: Sequence[T],
    conflict: Callable[[T, T], bool],
    *,
    falls: bool = False,
    beside: Callable[[T, T], bool] | None = None,
    apart: Callable[[T, T], bool] | None = None,
) -> Sorted[T]:
    """Return what grew and what is at odds among the figures of a toll. `conflict` says whether two cannot both hold.

    `falls`: such a number falls as naturally as it rises ("missing": some of them are found). `beside` says whether two were set side by
    side as the words of different voices, `apart` whether they count different people: one side's dead do not grow into the other's.
    """
    ordered = sorted(told, key=lambda t: (t.first, low(t)))
    series: list[list[int]] = []
    odd: set[tuple[int, int]] = set()
    for at, one in enumerate(ordered):
        able = (s for s in series if falls or low(one) >= low(ordered[s[-1]]))
        alike = (s for s in able if not (apart and any(apart(ordered[i], one) for i in s)))
        free = (s for s in alike if not any(_is_none(ordered[i]) or (beside and beside(ordered[i], one)) for i in s))
        homes = [s for s in free if _may_follow(one, [ordered[i] for i in s], ordered[at + 1 :])]
        home = min(homes, key=lambda s: (ordered[s[-1]].voices.isdisjoint(one.voices), -low(ordered[s[-1]])), default=None)
        others = {i for s in series if s is not home for i in _rivals(ordered, s, one)}
        others |= {i for i in range(at) if beside and beside(ordered[i], one)}
        odd |= {(i, at) for i in others if conflict(ordered[i], one)}
        if home is None:
            series.append([at])
        else:
            home.append(at)
    grown = []
    for s in series:
        pairs = {(i, j) for at, i in enumerate(s) for j in s[at + 1 :] if conflict(ordered[i], ordered[j])}
        if pairs and ordered[s[0]].first < ordered[s[-1]].first:
            grown.append([ordered[i] for i in s])
        else:
            odd |= pairs  # two figures of one moment did not grow into one another
    return Sorted(grown, [[ordered[i] for i in group] for group in _groups(odd)])


def _groups(pairs: set[tuple[int, int]]) -> list[list[int]]:
    """Return groups in which every two are at odds, so many that every pair stands in one."""
    made: list[list[int]] = []
    left = sorted(pairs)
    while left:
        group = list(left[0])
        for other in sorted({i for pair in pairs for i in pair} - set(group)):
            if all((min(i, other), max(i, other)) in pairs for i in group):
                group.append(other)
        made.append(sorted(group))
        left = [pair for pair in left if not set(pair) <= set(group)]
    return made


def low(told: Counted) -> float:
    """Return the least that an answer says."""
    number = told.answer.value.number
    return (number[0] if number and number[0] is not None else None) or 0.0


def _is_none(told: Counted) -> bool:
    """Say whether an answer says that it happened to nobody: a denial, from which no toll grows."""
    return told.answer.value.number == (0.0, 0.0)


def _rivals(ordered: Sequence[Counted], series: Sequence[int], one: Counted) -> list[int]:
    """Return the figures of a series that a later one is measured against: all above it, the last, however it is put, and what is still told.

    "31" and "at least 31" are the last alike. What had grown beyond an earlier figure is not at odds with that, unless somebody stands by it.
    """
    last = low(ordered[series[-1]])
    return [i for i in series if low(ordered[i]) > low(one) or low(ordered[i]) == last or ordered[i].last > one.first]


def _may_follow(one: Counted, series: Sequence[Counted], later: Sequence[Counted]) -> bool:
    """Say whether a figure may go on from the last of the others: of its side, credited to nobody, or told when nobody repeated that any more.

    Only the last counts: once a nurse outgrew what a party said, other nurses go on from her. A side that raises its own figure `later` was
    not outgrown by what others said between, nor was a nurse who raises hers to less than what a side said.
    """
    last = [t for t in series if low(t) == low(series[-1])]
    credited = [t for t in last if t.answer.utterances] or [t for t in series if t.answer.utterances]
    if not one.answer.utterances or not credited:
        return True
    parties = {party for t in credited for party in t.answer.parties}
    if parties & set(one.answer.parties) or not (parties or one.answer.parties):
        return True
    if any(parties & set(t.answer.parties) and low(t) > low(series[-1]) for t in later):
        return False
    raised = (t for t in later if low(series[-1]) < low(t) < low(one) and not parties and not t.answer.parties)
    if any(t.voices & frozenset().union(*(c.voices for c in credited)) for t in raised):
        return False
    return all(t.last <= one.first for t in last)
