"""One claim, spread over the questions that it answers, as the score format wants it: one line per question and value.

In: a claim with its report. Out: `Line`s. Refuses: to give a value that has no words in the claim or its frame.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from whence.model.said import Claim, Figure, Frame, Slot, When, Where
from whence.model.vocabulary import AttributionKind, FigureModifier, PlacePrecision, Polarity, QuestionKind
from whence.publish.people import people_value
from whence.publish.wording import is_site

_ROUGH = (FigureModifier.ABOUT, FigureModifier.ORDER_OF_MAGNITUDE)
_LARGE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)


class Line(NamedTuple):
    """One question with one value. `stock` marks a figure of how many are held, which is no toll."""

    question: QuestionKind | None
    value: dict[str, Any]
    of: str | None = None
    approx: bool = False
    stock: bool = False
    polarity: Polarity | None = None


def lines_of(claim: Claim, text: str) -> Iterator[Line]:
    """Yield what a claim of the report with `text` says, question by question; a claim that answers none gives one line without a question."""
    yielded = False
    for line in _lines(claim, text):
        yielded = True
        yield line
    if not yielded:
        yield Line(claim.about, {"text": claim.passage.quote})


def _lines(claim: Claim, text: str) -> Iterator[Line]:
    if claim.frame is not None:
        yield from _of_frame(claim, claim.frame, text)
    if claim.about is not None and not (claim.frame is not None and claim.about is QuestionKind.HAPPENED):
        yield from _of_remark(claim, claim.about)
    elif claim.frame is None:
        yield from _figures(claim.figures)


def _of_frame(claim: Claim, frame: Frame, text: str) -> Iterator[Line]:
    yield Line(QuestionKind.HAPPENED, {"text": frame.predicate})
    if claim.polarity is Polarity.DENIED:  # "there were no deaths" says how many died
        nobody = (f for f in (*frame.figures, *claim.figures) if f.lo == f.hi == 0)
        yield from (
            line._replace(polarity=Polarity.AFFIRMED) for line in _figures({(f.start, f.end): f for f in nobody}.values())
        )
        return
    yield from (Line(QuestionKind.WHO, people_value(slot, frame.type, text)) for slot in frame.agent)
    yield from (Line(QuestionKind.VICTIMS, people_value(slot, frame.type, text)) for slot in frame.victims)
    yield from (_place(where) for where in frame.sites)
    yield from (_place(where) for where in frame.places or claim.places if where not in frame.sites)
    yield from (Line(QuestionKind.WHEN, {"text": when.as_written}) for when in frame.times or claim.times)
    if claim.about is not QuestionKind.HOW_MANY:
        yield from _figures({(f.start, f.end): f for f in (*frame.figures, *claim.figures)}.values())
    if frame.cause is not None:
        yield Line(QuestionKind.CAUSE, {"text": frame.cause.name})
    if frame.means is not None:
        yield Line(QuestionKind.MEANS, {"text": frame.means.name})


def _of_remark(claim: Claim, about: QuestionKind) -> Iterator[Line]:
    polarity = claim.polarity
    if about in (QuestionKind.WHO, QuestionKind.VICTIMS, QuestionKind.RESPONSIBILITY):
        name = claim.subject.name if claim.subject else claim.chain[-1].name if claim.chain else None
        if name is not None:
            yield Line(about, {"actor": name}, polarity=polarity)
    elif about is QuestionKind.HOW_MANY:
        yield from _figures(
            {(f.start, f.end): f for f in (*(claim.frame.figures if claim.frame else ()), *claim.figures)}.values()
        )
    elif about in (QuestionKind.WHERE, QuestionKind.SITE):
        yield from (_place(where, about) for where in claim.places)
    elif about is QuestionKind.WHEN:
        yield from (Line(about, {"text": when.as_written}) for when in claim.times)
    else:
        yield Line(about, {"text": claim.passage.quote}, polarity=polarity)
        if claim.frame is None:
            yield from _figures(claim.figures)


def _place(where: Where, question: QuestionKind | None = None) -> Line:
    """Return the line of a place. A site near which it happened is words about where, and no answer to "at which site"."""
    if is_site(where.precision) and where.is_beside:
        return Line(QuestionKind.WHERE, {"text": where.beside})
    return Line(question or (QuestionKind.SITE if is_site(where.precision) else QuestionKind.WHERE), {"place": where.name})


def _figures(figures: Any) -> Iterator[Line]:
    for figure in figures:
        yield _figure(figure)


def _figure(figure: Figure) -> Line:
    of = figure.of or (figure.noun.split()[-1].lower() if figure.noun and figure.noun.split() else None)
    if figure.lo is None and figure.hi is None:
        return Line(QuestionKind.HOW_MANY, {"text": figure.as_written}, of, stock=figure.standing)
    bounds = [None if b is None else int(b) if b == int(b) else b for b in (figure.lo, figure.hi)]
    return Line(QuestionKind.HOW_MANY, {"number": bounds}, of, figure.modifier in _ROUGH, figure.standing)


def frame_object(claim: Claim) -> dict[str, Any]:
    """Return who did what to whom, where, in the text's names; an agent that the text leaves out is `None`."""
    frame = claim.frame
    place = next(iter((frame.places or frame.sites) if frame else ()), None) or next(iter(claim.places), None)
    made: dict[str, Any] = {
        "predicate": frame.predicate if frame else str(claim.kind or "statement"),
        "agent": _first(frame.agent) if frame else claim.subject.name if claim.subject else None,
        "object": _first(frame.victims) if frame else None,
        "recipient": frame.recipient.name if frame and frame.recipient else claim.addressee.name if claim.addressee else None,
    }
    if claim.kind is AttributionKind.MEDIA_POST and frame is None:
        made["predicate"] = "release"
    if place is not None:
        made |= {"place": place.name, "place_relation": str(place.relation)}
    return made


def _first(slots: tuple[Slot, ...]) -> str | None:
    return slots[0].name if slots else None


def date_of(claim: Claim) -> list[str | None] | None:
    """Return the days that the claim's first resolved time spans, `None` where it has none."""
    times: tuple[When, ...] = (claim.frame.times if claim.frame else ()) or claim.times
    when = next((t for t in times if t.start or t.end), None)
    return [t.date().isoformat() if t else None for t in (when.start, when.end)] if when else None
