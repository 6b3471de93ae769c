"""Counts: what a figure, or words in place of one, can be compared as.

In: the value of an answer, the claims that give it, the sentences they stand in. Out: bounds to compare; whether the figure is a part's own count.
"A large number" says at least ten, "a number of them" at least one: they are at odds with five, and with nobody. What one clinic or one village
counted is at least that many of the whole, and no rival of a larger toll. "There were no deaths" puts the dead at none.
Refuses: to read a figure into words without one; to add parts up.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.figures.parts import LONE
from whence.language.words.normal import fold
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Figure, Frame
from whence.model.vocabulary import FigureModifier
from whence.model.weighed import Value

_NOT = re.compile(r"\b(?:not|rather than|instead of)(?: the| of| by| to| at)?\s$", re.IGNORECASE)
_LEFT = frozenset(["held", "missing", "abducted"])
_TAKEN_OR_FREED = frozenset(["held", "abducted", "released", "recaptured", "rescued", "missing"])
_ONE = frozenset(["one", "1", "single", "sole", "lone"])
_NEAR = 7
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")

_Told = tuple[str, int, int, float | None, float | None, FigureModifier, str]
"""A report and a figure of it, where it stands and what it says. Of plain values: they are looked up for every figure of an incident."""


def bounds(value: Value, *, in_part: bool = False) -> tuple[float | None, float | None] | None:
    """Return the least and the most that a count says, `None` where it is no count. `in_part`: it counts only a part of what is asked for."""
    if value.number is None:
        return (_least(value.text), None) if value.text else None
    low, high = value.number
    return (high if low is None else low, None) if in_part else (low, high)


def counts_a_part(claims: Sequence[Claim], reports: Mapping[str, Report], value: Value, of: str | None) -> bool:
    """Say whether all who give a figure count a part: those at one clinic or village alone, "four more", "still" held."""

    def of_a_part(claim: Claim) -> bool:
        report = reports.get(claim.report)
        figures = (*(claim.frame.figures if claim.frame else ()), *claim.figures)
        told = [f for f in figures if (f.lo, f.hi) == value.number]
        if any(one_of(figure) == of for figure in told) and of is not None:
            return True
        meant = next(filter(None, (_meant_by_those(figure, report) for figure in told)), "")
        return _is_of_a_part(f"{meant} {_sentence(claim, report)}") or any(_is_a_rest(figure, report, of) for figure in told)

    return bool(claims) and all(map(of_a_part, claims))


def one_of(figure: Figure) -> str | None:
    """Return of whom a figure is one at least who is told of without a number ("its driver died": killed), `None` where it is a count."""
    return next((of for of, called in LONE.items() if figure.of == called), None)


def spoken_figures(claims: Iterable[Claim]) -> Mapping[_Told, Claim]:
    """Return, by report and figure, the claim whose words hold a figure most closely: it is that claim's voice who counts."""
    held: dict[_Told, Claim] = {}
    for claim in claims:
        for figure in (*(claim.frame.figures if claim.frame else ()), *claim.figures):
            if claim.passage.start <= figure.start < claim.passage.end:
                told = _bare(claim, figure)
                other = held.get(told)
                if other is None or _width(claim) < _width(other):
                    held[told] = claim
    return held


def own_figures(claim: Claim, held: Mapping[_Told, Claim], report: Report | None) -> Claim:
    """Return a claim without the figures that its voice does not give.

    Those stand in closer words of another voice ("the army lost 11; the Front says that 58 were killed") or are put aside ("86 and not 112").
    """

    def is_own(figure: Figure) -> bool:
        closer = held.get(_bare(claim, figure), claim)
        within = claim.passage.start <= figure.start < claim.passage.end
        as_close = within and (closer is claim or _width(claim) == _width(closer))
        return (as_close or _is_one_voice(closer, claim)) and not _is_put_aside(figure, report)

    kept, framed = filter(is_own, claim.figures), filter(is_own, claim.frame.figures if claim.frame is not None else ())
    return _with_figures(claim, tuple(kept), tuple(framed))


def _with_figures(claim: Claim, figures: tuple[Figure, ...], framed: tuple[Figure, ...]) -> Claim:
    if figures == claim.figures and (claim.frame is None or framed == claim.frame.figures):
        return claim
    return replace(claim, figures=figures, frame=replace(claim.frame, figures=framed) if claim.frame is not None else None)


def _bare(claim: Claim, figure: Figure) -> _Told:
    """Return a report's figure without what it is said to count: two claims may read one figure as two counts."""
    return claim.passage.report, figure.start, figure.end, figure.lo, figure.hi, figure.modifier, figure.as_written


def _width(claim: Claim) -> int:
    return claim.passage.end - claim.passage.start


def _is_one_voice(one: Claim, other: Claim) -> bool:
    return [v.name for v in one.chain[-1:]] == [v.name for v in other.chain[-1:]]


def _is_put_aside(figure: Figure, report: Report | None) -> bool:
    """Say whether "not" or "instead of" stands before a figure: who says so gives another."""
    if figure.hi == 0 or report is None or report.text[figure.start : figure.end] != figure.as_written:
        return False  # "not one of them" says how many
    return _NOT.search(report.text, max(0, figure.start - 24), figure.start) is not None


def denied_toll(frame: Frame) -> str | None:
    """Return what a denied claim puts at none where it denies a toll by its noun ("no deaths"), `None` where it denies an occurrence."""
    return _tables().denied.get(fold(frame.predicate))


def none_harmed(of: str | None) -> tuple[str | None, ...]:
    """Return of whom there were none where a count is put at none: without casualties nobody died, and nobody was hurt."""
    return ("killed", "wounded") if of == "casualties" else (of,)


def denies_a_sort(frame: Frame) -> bool:
    """Say whether a denied claim speaks of one sort of people only: "no Norlandic citizen", where "no inmate" speaks of all."""
    written = [fold(figure.as_written).split() for figure in frame.figures if figure.lo == figure.hi == 0]
    return any(len(words) > 2 and words[0] == "no" and words[1] not in _tables().of_any for words in written)


def _least(words: str) -> float:
    return max((_tables().least.get(word, 1.0) for word in fold(words).split()), default=1.0)


def _is_of_a_part(sentence: str) -> bool:
    words = set(fold(sentence).replace(",", " ").split())
    tables = _tables()
    return bool(words & tables.alone) or bool(words & tables.brought and words & tables.place)


def _is_a_rest(figure: Figure, report: Report | None, of: str | None) -> bool:
    """Say whether the words beside a figure leave others uncounted: "another six", "four more", and of the held those who still are."""
    if report is None or report.text[figure.start : figure.end] != figure.as_written:
        return False
    before = fold(report.text[max(0, figure.start - 24) : figure.start]).split()
    behind = fold(_SENTENCE_END.split(report.text[figure.end : figure.end + 60], maxsplit=1)[0]).replace(",", " ").split()
    tables = _tables()
    if of in _TAKEN_OR_FREED and _is_lone(figure):
        return True  # "the manager has been arrested": who else was is told elsewhere
    if not tables.further.isdisjoint(before[-1:]) or not tables.more.isdisjoint(behind[:1]):
        return True
    return of in _LEFT and not tables.still.isdisjoint((*behind[:_NEAR], *before[-2:]))


def _is_lone(figure: Figure) -> bool:
    """Say whether a figure of one has no number in its words: it counts somebody who stands alone."""
    return figure.lo == figure.hi == 1 and _ONE.isdisjoint(fold(figure.as_written).split())


def _meant_by_those(figure: Figure, report: Report | None) -> str:
    """Return the sentence before that of a figure which counts some "of those": there stands whom it means ("31 were brought in")."""
    if report is None or report.text[figure.start : figure.end] != figure.as_written:
        return ""
    behind = fold(report.text[figure.end : figure.end + 24]).split()
    if behind[:1] != ["of"] or _tables().of_those.isdisjoint(behind[1:2]):
        return ""
    ends = [m.end() for m in _SENTENCE_END.finditer(report.text, max(0, figure.start - 600), figure.start)]
    return report.text[ends[-2] if len(ends) > 1 else 0 : ends[-1]] if ends else ""


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
    further: frozenset[str]
    more: frozenset[str]
    of_those: frozenset[str]
    still: frozenset[str]
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
        further=frozenset(raw["part"]["further"]),
        more=frozenset(raw["part"]["more"]),
        of_those=frozenset(raw["part"]["of_those"]),
        still=frozenset(raw["part"]["still"]),
        of_any=frozenset(raw["part"]["of_any"]),
    )
