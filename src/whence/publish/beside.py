"""Two texts beside each other: which characters both have, which only one has, which stand in the place of others; paragraph by paragraph.

In: two texts with the stretches that they share and those that were exchanged. Out: a `Beside` for terminal, page and programs.
Refuses: to show words as different that were not compared (boilerplate, related links, byline notes): they are marked as left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from whence.model.captured import Moment, Report
from whence.model.traced import Change, Evidence
from whence.publish.wording import moment_words, word

Stretch = tuple[int, int]
_WORDS = re.compile(r"\w")
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")


class Mark(StrEnum):
    """How characters of one text stand to the other."""

    SAME = "same"
    ONLY = "only"
    CHANGED = "changed"
    LEFT_OUT = "left out"


class Side(NamedTuple):
    """One text: what it is called, and the stretches of it that both have, that are exchanged, that were compared at all."""

    key: str
    outlet: str | None
    moment: Moment | None
    lang: str | None
    text: str
    shared: tuple[Stretch, ...]
    changed: tuple[Stretch, ...]
    compared: tuple[Stretch, ...]

    @property
    def called(self) -> str:
        """Return what to call it: key, outlet, time."""
        return f"{self.key} ({', '.join(filter(None, (self.outlet, moment_words(self.moment))))})"

    @classmethod
    def of(cls, report: Report, shared: Sequence[Stretch], changed: Sequence[Stretch], compared: Sequence[Stretch]) -> "Side":
        """Return the side that a report is."""
        return cls(
            report.key, report.outlet, report.published, report.lang, report.text, tuple(shared), tuple(changed), tuple(compared)
        )


class Piece(NamedTuple):
    """Characters of one mark."""

    text: str
    mark: Mark


class Row(NamedTuple):
    """A paragraph of each text that have words in common, or one that stands alone."""

    earlier: tuple[Piece, ...]
    later: tuple[Piece, ...]


class Beside(NamedTuple):
    """Two texts. Where `known` is false, which is called the earlier is a convention. `shared` pairs stretches, earlier one first."""

    earlier: Side
    later: Side
    known: bool
    type: str | None
    share: float | None
    evidence: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    shared: tuple[tuple[Stretch, Stretch], ...]

    def sentences(self) -> Iterator[str]:
        """Yield what is said of the two before their words: which is the earlier, by what evidence, how much they share."""
        if self.known:
            yield f"{self.earlier.key} is the earlier: {'; '.join(e.note for e in self.evidence)}."
        else:
            why = "; ".join(e.note for e in self.evidence)
            yield f"Which is the earlier is unknown: {why}. {self.earlier.key} stands on the left by convention only."
        if self.share is not None and self.type is not None:
            part = f"{self.share:.0%} of the words of {self.later.key} stand in {self.earlier.key} too"
            yield f"{part}, in passages of ten words or more ({word(self.type)})."
        elif not self.shared:
            yield "They share no passage."
        else:
            yield "They share short runs of words only; no edge rests on that."

    def differences(self) -> list[str]:
        """Return the changes as sentences."""
        return [f"{word(c.kind).capitalize()}: {c.note}." for c in self.changes]

    def rows(self) -> list[Row]:
        """Return the paragraphs, those with most words in common beside each other, in the order of the earlier text."""
        ours, theirs = (_paragraphs(side.text) for side in (self.earlier, self.later))
        beside = _matched(ours, theirs, self.shared)
        taken = {there: at for at, there in beside.items()}
        after: dict[int, list[int]] = {}
        last = -1
        for n in range(len(theirs)):
            last = taken.get(n, last)
            if n not in taken:
                after.setdefault(last, []).append(n)
        made = [Row((), pieces(self.later, *theirs[n])) for n in after.get(-1, [])]
        for n, stretch in enumerate(ours):
            made.append(Row(pieces(self.earlier, *stretch), pieces(self.later, *theirs[beside[n]]) if n in beside else ()))
            made.extend(Row((), pieces(self.later, *theirs[m])) for m in after.get(n, []))
        return made


def pieces(side: Side, start: int, end: int) -> tuple[Piece, ...]:
    """Return a stretch of a text, cut where its mark changes. What holds no word goes with what stands before it."""
    cuts = sorted(
        {
            start,
            end,
            *(e for some in (side.shared, side.changed, side.compared) for pair in some for e in pair if start < e < end),
        }
    )
    made: list[Piece] = []
    for first, last in pairwise(cuts):
        text = side.text[first:last]
        mark = _mark(side, first) if _WORDS.search(text) or not made else made[-1].mark
        if made and made[-1].mark is mark:
            made[-1] = Piece(made[-1].text + text, mark)
        else:
            made.append(Piece(text, mark))
    return tuple(made)


def _mark(side: Side, at: int) -> Mark:
    for mark, stretches in ((Mark.SAME, side.shared), (Mark.CHANGED, side.changed), (Mark.ONLY, side.compared)):
        if any(first <= at < last for first, last in stretches):
            return mark
    return Mark.LEFT_OUT


def _paragraphs(text: str) -> list[Stretch]:
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def _matched(ours: Sequence[Stretch], theirs: Sequence[Stretch], shared: Sequence[tuple[Stretch, Stretch]]) -> dict[int, int]:
    """Return which paragraph of the later text stands beside which of the earlier one: most characters in common first, each once."""
    common: Counter[tuple[int, int]] = Counter()
    for (a, a_end), (b, b_end) in shared:
        for n in _touched(ours, a, a_end):
            for m in _touched(theirs, b, b_end):
                # a run may go over the end of a paragraph: what counts is what both paragraphs have of it
                first = max(ours[n][0] - a, theirs[m][0] - b, 0)
                last = min(ours[n][1] - a, theirs[m][1] - b, max(a_end - a, b_end - b))
                common[n, m] += max(1, last - first)
    found: dict[int, int] = {}
    for (n, m), _ in sorted(common.items(), key=lambda c: (-c[1], c[0])):
        if n not in found and m not in found.values():
            found[n] = m
    return found


def _touched(paragraphs: Sequence[Stretch], start: int, end: int) -> list[int]:
    return [n for n, (first, last) in enumerate(paragraphs) if first < end and start < last]
