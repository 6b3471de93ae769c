"""Glances: words of a report that look aside at an occurrence which it is not about.

"Ten wagons left the rails at Korvan, hours after an express derailed near Vastrel, killing nine"; "Kolvan lies 150 kilometres from Zarband, where 200
were seized"; "he denied any link with the shots off Kalanos". What such words tell is no part of the report's subject, and
their names say nothing of what the report is about.
In: a report. Out: the spans of its text that are glances. Refuses: a glance without a name that the report's own head does not give; a report whose
head names no place of its own, for then its subject may be what it seems to look aside at; the first sentence as a whole.
"""

from functools import lru_cache
from typing import NamedTuple

from whence.language.words.sentences import sentences
from whence.match.words.glance_cues import (
    Part,
    all_but,
    foreign_words,
    looks_away,
    named_again,
    names_a_place,
    only_measures,
    opening_part,
    part_after,
    part_aside,
    words_in,
)
from whence.match.words.sentence import sentence_of
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST, BlockKind.QUOTE)

LONGEST = 20_000
"""Characters of a report in which glances are looked for: later ones move nothing of what it is about."""


LONGEST_LINE = 2_000
"""Characters of one sentence or headline that are looked at: no sentence of a writer is longer, and the time stays in bounds."""


GREETING = 2
"""Words of a first line up to which it is no sentence that says what a report is about ("Good evening.")."""


class Glance(NamedTuple):
    """Where a report looks aside. `measured`: it only measures from elsewhere ("90 km north of Halm"), which still says where the subject lies."""

    start: int
    end: int
    measured: bool = False


def glances_in(report: Report) -> tuple[Glance, ...]:
    """Return where the report looks aside at another occurrence, in the order of the text."""
    bodies = tuple((b.start, b.end) for b in report.blocks if b.kind in _BODY and b.start < LONGEST)
    heads = tuple((b.start, b.end) for b in report.blocks if b.kind is BlockKind.HEADLINE)
    return _glances(report.text[:LONGEST], heads, bodies, report.title or "")


def is_glanced(claim: Claim, report: Report) -> bool:
    """Say whether a claim's occurrence is told in such words; its passage's beginning, where it has none."""
    at = claim.frame.trigger.start if claim.frame is not None else claim.passage.start
    return glance_at(at, report) is not None


def glance_at(at: int, report: Report) -> Glance | None:
    """Return the glance in which a place of the text lies."""
    return next((found for found in glances_in(report) if found.start <= at < found.end and not found.measured), None)


def own_text(report: Report) -> str:
    """Return the report's text with blanks in the place of what it only glances at."""
    pieces, at = [], 0
    for found in glances_in(report):
        pieces += [report.text[at : found.start], " " * (found.end - found.start)]
        at = found.end
    return "".join((*pieces, report.text[at:]))


def without_glances(claim: Claim, report: Report) -> Claim:
    """Return a claim without the places, times, people and figures of its frame that stand in a glance: "hours after three died at Halm".

    A claim that is itself told in one keeps what stands in the same.
    """
    found = glances_in(report)
    if not found or claim.frame is None:
        return claim
    frame, home = claim.frame, glance_at(claim.frame.trigger.start, report)

    def stays(at: int) -> bool:
        there = glance_at(at, report)
        return there is None or there == home

    kept = replace(
        frame,
        sites=tuple(where for where in frame.sites if stays(where.start)),
        places=tuple(where for where in frame.places if stays(where.start)),
        times=tuple(when for when in frame.times if stays(when.at)),
        figures=tuple(figure for figure in frame.figures if stays(figure.start)),
        victims=tuple(slot for slot in frame.victims if stays(slot.start)),
    )
    if kept == frame:
        return claim
    figures = tuple(figure for figure in claim.figures if stays(figure.start))
    start, end = sentence_of(claim, report) or (claim.passage.start, claim.passage.end)
    # A place of its own sentence says that a claim is of there, though the report looks aside; one taken over from another sentence does not.
    places = tuple(where for where in claim.places if stays(where.start) or start <= where.start < end)
    return replace(claim, frame=kept, figures=figures, places=places, times=tuple(when for when in claim.times if stays(when.at)))


@lru_cache(maxsize=16)
def _glances(
    text: str, heads: tuple[tuple[int, int], ...], bodies: tuple[tuple[int, int], ...], title: str
) -> tuple[Glance, ...]:
    told = [span for start, end in bodies for span in sentences(text, start, min(end, LONGEST), wrapped=True)]
    while told and len(_line(text, told[0]).split()) <= GREETING:
        del told[0]
    if not told:
        return ()
    headline = " ".join((title, *(text[start:end] for start, end in heads)))[:LONGEST_LINE]
    opening = _line(text, told[0])
    led = words_in(all_but(headline, part_after(headline, words_in(opening))))
    cut = opening_part(opening, led)
    own = led | words_in(all_but(opening, cut))
    if not (names_a_place(headline) or names_a_place(all_but(opening, cut)) or (cut is not None and looks_away(opening))):
        return ()
    found = [_glance(opening, told[0].start, cut)] if cut is not None else []
    seen = foreign_words(opening[slice(*cut)], own) if cut is not None else set()
    for span in told[1:]:
        sentence = _line(text, span)
        part = part_aside(sentence, own) or named_again(sentence, own, seen)
        if part is not None:
            found.append(_glance(sentence, span.start, part))
            seen |= foreign_words(sentence[slice(*part)], own)
    return tuple(found)


def _line(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + LONGEST_LINE)]


def _glance(sentence: str, at: int, part: Part) -> Glance:
    return Glance(at + part[0], at + part[1], measured=only_measures(sentence, part))
