"""Altered: where a report that took its words from another has another number in them.

In: the evidence of an incident, whom its reports took their words from. Out: for an answer, the claims whose figure its own was put for.
The words around the figure tell: "its teams counted 52,000 people who had fled" was "its teams counted 5,200 people who had fled".
Refuses: an outlet's new version of its own page, whose figures are newer and not altered; an answer that any report gives in words of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from whence.language.words.normal import fold
from whence.language.words.words import words
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.said import Claim, Figure
from whence.model.vocabulary import DerivationType

TAKES = (DerivationType.COPIES, DerivationType.REWRITES, DerivationType.DIGESTS, DerivationType.TRANSLATES)
"""Edges by which a report has its words from another."""

_BESIDE, _REACH = 4, 60
_ALIKE = 5
"""So many of the four words before a figure and the four behind it must be the same."""

_Words = tuple[tuple[str, ...], tuple[str, ...]]


class Altered:
    """Finds figures that were put in the place of others. `took`: per report, those it took its words from."""

    def __init__(self, evidence: Evidence, took: Mapping[str, Collection[str]]) -> None:
        self._reports, self._took = evidence.reports, took
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in evidence.claims.values():
            self._claims[claim.report].append(claim)

    def put_for(self, claims: Collection[Claim], bounds: tuple[float | None, float | None] | None) -> frozenset[str]:
        """Return the claims in whose words these stand with another figure; nothing where any report has it otherwise."""
        if bounds is None or not all(self._took.get(claim.report) for claim in claims):
            return frozenset()
        told: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.report].append(claim)
        found: set[str] = set()
        for report, own in told.items():
            figures = (f for claim in own for f in _figures(claim) if (f.lo, f.hi) == bounds)
            put_for = set[str]().union(*(self._same_words(report, figure) for figure in figures))
            if not put_for:  # nothing more is looked at: most answers stand in some report in words of its own
                return frozenset()
            found |= put_for
        return frozenset(found)

    def _same_words(self, report: str, figure: Figure) -> set[str]:
        ours = self._around(report, figure)
        return {
            claim.id
            for parent in self._took.get(report, ())
            if ours is not None and self._outlet(parent) != self._outlet(report)
            for claim in self._claims.get(parent, ())
            for other in _figures(claim)
            if (other.lo, other.hi) != (figure.lo, figure.hi) and _are_alike(ours, self._around(parent, other))
        }

    def _around(self, report: str, figure: Figure) -> _Words | None:
        found = self._reports.get(report)
        return _beside(found, figure) if found is not None else None

    def _outlet(self, report: str) -> str | None:
        found = self._reports.get(report)
        return found.outlet if found is not None else report


def _figures(claim: Claim) -> tuple[Figure, ...]:
    return (*(claim.frame.figures if claim.frame is not None else ()), *claim.figures)


def _beside(report: Report, figure: Figure) -> _Words:
    before = words(report.text, max(0, figure.start - _REACH), figure.start)[-_BESIDE:]
    behind = words(report.text, figure.end, min(len(report.text), figure.end + _REACH))[:_BESIDE]
    return tuple(fold(w.text) for w in before), tuple(fold(w.text) for w in behind)


def _are_alike(one: _Words, other: _Words | None) -> bool:
    if other is None:
        return False
    before = sum(a == b for a, b in zip(reversed(one[0]), reversed(other[0]), strict=False))
    behind = sum(a == b for a, b in zip(one[1], other[1], strict=False))
    return before + behind >= _ALIKE and bool(behind)
