"""Counts: what a figure, or words in place of one, can be compared as.

In: the value of an answer, the claims that give it, the sentences they stand in. Out: bounds to compare; whether the figure is a part's own count.
"A large number" says at least ten, "a number of them" at least one: they are at odds with five, and with nobody. What one clinic or one village
counted is at least that many of the whole, and no rival of a larger toll. "There were no deaths" puts the dead at none.
Refuses: to read a figure into words without one; to add parts up.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.normal import fold
from whence.model.captured import Report
from whence.model.said import Claim, Frame
from whence.model.weighed import Value

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


def bounds(value: Value, *, in_part: bool = False) -> tuple[float | None, float | None] | None:
    """Return the least and the most that a count says, `None` where it is no count. `in_part`: it counts only a part of what is asked for."""
    if value.number is None:
        return (_least(value.text), None) if value.text else None
    low, high = value.number
    return (high if low is None else low, None) if in_part else (low, high)


def counts_a_part(claims: Sequence[Claim], reports: Mapping[str, Report]) -> bool:
    """Say whether all who give a figure count those at one place only: brought to a clinic, dead in one village alone."""
    return bool(claims) and all(_is_of_a_part(claim, reports.get(claim.report)) for claim in claims)


def denied_toll(frame: Frame) -> str | None:
    """Return what a denied claim puts at none where it denies a toll by its noun ("no deaths"), `None` where it denies an occurrence."""
    return _tables().denied.get(fold(frame.predicate))


def denies_a_sort(frame: Frame) -> bool:
    """Say whether a denied claim speaks of one sort of people only: "no Norlandic citizen", where "no inmate" speaks of all."""
    written = [fold(figure.as_written).split() for figure in frame.figures if figure.lo == figure.hi == 0]
    return any(len(words) > 2 and words[0] == "no" and words[1] not in _tables().of_any for words in written)


def _least(words: str) -> float:
    return max((_tables().least.get(word, 1.0) for word in fold(words).split()), default=1.0)


def _is_of_a_part(claim: Claim, report: Report | None) -> bool:
    words = set(fold(_sentence(claim, report)).replace(",", " ").split())
    tables = _tables()
    return bool(words & tables.alone) or bool(words & tables.brought and words & tables.place)


def _sentence(claim: Claim, report: Report | None) -> str:
    """Return the sentence that a claim stands in."""
    if report is None:
        return claim.passage.quote
    start, end = claim.passage.start, claim.passage.end
    first = max((m.end() for m in _SENTENCE_END.finditer(report.text, max(0, start - 600), start)), default=max(0, start - 600))
    last = _SENTENCE_END.search(report.text, end)
    return report.text[first : last.start() if last else len(report.text)]


class _Tables(NamedTuple):
    denied: Mapping[str, str]
    least: Mapping[str, float]
    brought: frozenset[str]
    place: frozenset[str]
    alone: frozenset[str]
    of_any: frozenset[str]


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("whence.weigh") / "data" / "counts.toml").read_text(encoding="utf-8"))
    return _Tables(
        denied={word: of for of, words in raw["denied"].items() for word in words},
        least={word: float(least) for word, least in raw["least"].items()},
        brought=frozenset(raw["part"]["brought"]),
        place=frozenset(raw["part"]["place"]),
        alone=frozenset(raw["part"]["alone"]),
        of_any=frozenset(raw["part"]["of_any"]),
    )
