"""A person's correction of a reading: made, checked against the words, and turned into a decision.

In: a report, the record that is wrong (or none, for an attribution that was missed) and what a person says instead. Out: a `Decision`
(kind correct_reading) that holds the correction and an anchor to find its record again after a redo.
Refuses: words that the report does not hold, a word outside the closed lists, a correction that changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeVar

import msgspec

from whence.desk.correct_words import find_words
from whence.errors import UsageError
from whence.language.figures.quantities import figures as read_figures
from whence.language.words.normal import fold
from whence.model.acts import Decision
from whence.model.base import Part, Record, replace
from whence.model.captured import Report
from whence.model.passage import Passage, Span, passage
from whence.model.said import Attribution, Claim, Figure, Hedge, Voice
from whence.model.vocabulary import AttributionKind, DecisionKind, HedgeClass, IncidentType, Polarity, SourceKind

METHOD = "desk.correction/1"
_Word = TypeVar("_Word", bound=StrEnum)
_encoder = msgspec.json.Encoder(order="deterministic")


class Wish(NamedTuple):
    """What a person says instead, as typed. Empty means: as it was. `hedges` and `figures` are `words=class` and `words=of`."""

    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    who: str | None = None
    source_kind: str | None = None
    kind: str | None = None
    hedges: tuple[str, ...] = ()
    type: str | None = None
    polarity: str | None = None
    figures: tuple[str, ...] = ()
    drop: bool = False


class Correction(Part, frozen=True, kw_only=True):
    """What a decision of kind correct_reading holds under `value`. `None` and empty mean: as it was.

    `about` is attribution, claim or missed. `anchor` are the places of the corrected record's cue (of a claim: its trigger), by which
    it is found again after a redo; `within` the places of its content (of a claim: its passage). A hedge in `unhedged` is none.
    """

    about: str
    anchor: tuple[Span, ...] = ()
    within: tuple[Span, ...] = ()
    drop: bool = False
    sources: tuple[Voice, ...] | None = None
    cue: tuple[Span, ...] | None = None
    content: tuple[Span, ...] | None = None
    kind: AttributionKind | None = None
    hedges: tuple[Hedge, ...] = ()
    unhedged: tuple[Span, ...] = ()
    type: IncidentType | None = None
    polarity: Polarity | None = None
    figures: tuple[Figure, ...] = ()


def correct(
    report: Report, target: Record | None, wish: Wish, *, known: Sequence[Attribution], by: str, reason: str, at: datetime
) -> Decision:
    """Return the decision that corrects `target` (`None`: an attribution of `report` that was missed) as `wish` says.

    `known` are the report's attributions: a source that they know keeps its name and kind. Raises `UsageError` with one sentence.
    """
    if not by.strip() or not reason.strip():
        raise UsageError("a correction needs a name (--by) and a reason (--reason); neither may be empty")
    if target is None:
        made = _missed(report, wish, known)
    elif isinstance(target, Attribution):
        made = _of_attribution(report, target, wish, known)
    elif isinstance(target, Claim):
        made = _of_claim(report, target, wish)
    else:
        raise UsageError(f"{target.id} is a {type(target).__name__.lower()}; attributions and claims can be corrected")
    return Decision(
        at=at,
        by=by.strip(),
        kind=DecisionKind.CORRECT_READING,
        target=report.id if target is None else target.id,
        reason=reason.strip(),
        passage=_hull(report, made),
        value=_encoder.encode(made).decode(),
    )


def correction_of(decision: Decision) -> Correction:
    """Return what a decision of kind correct_reading holds."""
    return msgspec.json.decode(decision.value or "", type=Correction)


def _hull(report: Report, made: Correction) -> Passage:
    spans = (*made.anchor, *made.within)
    return passage(report.id, report.text, min(s.start for s in spans), max(s.end for s in spans))


# ---------------------------------------------------------------- attributions


def _of_attribution(report: Report, old: Attribution, wish: Wish, known: Sequence[Attribution]) -> Correction:
    _only(wish, ("type", "figures"), "an attribution has no type and no figures; correct the claim (clm_...) in its words")
    near = (old.cue or old.content)[0].start
    hedges, unhedged = _hedging(report, wish, near, old.content)
    made = Correction(
        about="attribution",
        anchor=old.cue,
        within=old.content,
        drop=wish.drop,
        cue=_spans(report, wish.cue, near),
        content=_spans(report, wish.content, near),
        sources=_sources(report, wish, near, known, old),
        kind=_word(AttributionKind, wish.kind, "kind"),
        polarity=_word(Polarity, wish.polarity, "polarity"),
        hedges=hedges,
        unhedged=unhedged,
    )
    return _worth(made)


def _missed(report: Report, wish: Wish, known: Sequence[Attribution]) -> Correction:
    _only(
        wish,
        ("type", "figures", "drop"),
        "an attribution that was missed has a source, a cue and a content, and no more of its own",
    )
    if not wish.content or not wish.cue:
        raise UsageError("an attribution that was missed needs at least --cue and --content, in the report's own words")
    content = _spans(report, wish.content, None) or ()
    cue = _spans(report, wish.cue, content[0].start) or ()
    sources = _sources(report, wish, cue[0].start, known, None) or ()
    kind = _word(AttributionKind, wish.kind, "kind") or AttributionKind.STATEMENT
    polarity = _word(Polarity, wish.polarity, "polarity")
    hedges, unhedged = _hedging(report, wish, cue[0].start, content)
    made = Correction(about="missed", anchor=cue, within=content, cue=cue, content=content, sources=sources, kind=kind, polarity=polarity,
                      hedges=hedges, unhedged=unhedged)  # fmt: skip
    for one in known:
        if one.cue == cue and any(s.overlaps(c) for s in one.content for c in content):
            raise UsageError(f"these words are read as an attribution already ({one.id}); correct that one instead")
    return made


def _sources(
    report: Report, wish: Wish, near: int, known: Sequence[Attribution], old: Attribution | None
) -> tuple[Voice, ...] | None:
    spans = _spans(report, wish.source, near)
    kind = _word(SourceKind, wish.source_kind, "source-kind")
    if spans is None:
        if (wish.who or kind) and (old is None or not old.sources):
            raise UsageError("--who and --source-kind describe a source; give its words with --source")
        if old is None or not (wish.who or kind):
            return None
        return (replace(old.sources[0], name=wish.who or old.sources[0].name, kind=kind or old.sources[0].kind), *old.sources[1:])
    return tuple(_voice(report, span, wish.who, kind, known, old) for span in spans)


def _voice(
    report: Report, span: Span, who: str | None, kind: SourceKind | None, known: Sequence[Attribution], old: Attribution | None
) -> Voice:
    """Return the voice that stands at `span`: as the report's other attributions know it, else as the person describes it."""
    words = " ".join(span.of(report.text).split())
    voices = [v for a in known for v in a.sources if v.kind is not SourceKind.NONE]
    same = next((v for v in voices if fold(who or words) in (fold(v.name), fold(v.as_written or ""))), None)
    settled = kind or (same.kind if same else None)
    if settled is None and old is not None and old.sources and old.sources[0].kind is not SourceKind.NONE:
        settled = old.sources[0].kind
    if settled is None:
        raise UsageError(f"what kind of source is {words!r}? add --source-kind with one of {', '.join(SourceKind)}")
    return Voice(
        name=who or (same.name if same else words),
        kind=settled,
        as_written=span.of(report.text),
        start=span.start,
        end=span.end,
        role=same.role if same else None,
        affiliation=same.affiliation if same else None,
        basis="corrected",
    )


# ---------------------------------------------------------------- claims


def _of_claim(report: Report, old: Claim, wish: Wish) -> Correction:
    words = "a claim has no source, cue, content or kind of its own; correct the attribution that it stands in"
    where = f" ({old.attribution})" if old.attribution else "; nobody is credited with this one: use --missed to say who is"
    _only(wish, ("source", "cue", "content", "who", "source_kind", "kind"), words + where)
    if wish.type and old.frame is None:
        raise UsageError(f"{old.id} tells of no occurrence (a plan, an opinion, a demand), so it has no type")
    place = old.passage.span
    hedges, unhedged = _hedging(report, wish, place.start, (place,))
    made = Correction(
        about="claim",
        anchor=(old.frame.trigger,) if old.frame else (),
        within=(place,),
        drop=wish.drop,
        type=_word(IncidentType, wish.type, "type"),
        polarity=_word(Polarity, wish.polarity, "polarity"),
        figures=tuple(_figure(report, words, old) for words in wish.figures),
        hedges=hedges,
        unhedged=unhedged,
    )
    return _worth(made)


def _figure(report: Report, words: str, old: Claim) -> Figure:
    """Return the figure that `words=of` names, with what it counts set anew."""
    written, _, of = words.rpartition("=")
    of = of.strip().lower().replace(" ", "_")
    if not written or not of.replace("_", "").isalpha():
        raise UsageError(
            f"--figure {words!r} is not understood; write the words and what they count, as 'five detainees=escaped'"
        )
    span = find_words(report.text, written, near=old.passage.start)
    held = (f for f in (*old.figures, *(old.frame.figures if old.frame else ())) if f.start < span.end and span.start < f.end)
    found = next(held, None)
    if found is None:
        read = read_figures(span.of(report.text))
        if not read:
            raise UsageError(f"{written!r} holds no figure that can be read")
        found = replace(read[0], start=read[0].start + span.start, end=read[0].end + span.start)
    return replace(found, of=of)


# ---------------------------------------------------------------- shared


def _spans(report: Report, words: Sequence[str], near: int | None) -> tuple[Span, ...] | None:
    if not words:
        return None
    return tuple(sorted((find_words(report.text, one, near=near) for one in words), key=lambda s: s.start))


def _hedging(report: Report, wish: Wish, near: int, scope: Sequence[Span]) -> tuple[tuple[Hedge, ...], tuple[Span, ...]]:
    """Return the hedges that a person adds, and the places that are no hedges (`words=`)."""
    made: list[Hedge] = []
    none: list[Span] = []
    for words in wish.hedges:
        written, mark, kind = words.rpartition("=")
        if not mark or not written:
            raise UsageError(f"--hedge {words!r} is not understood; write the words and their class, as 'allegedly=allegation'")
        span = find_words(report.text, written, near=near)
        if not kind.strip():
            none.append(span)
            continue
        klass = _word(HedgeClass, kind, "hedge")
        if klass is not None:
            held = next((s for s in scope if s.covers(span)), scope[0])
            made.append(Hedge(kind=klass, start=span.start, end=span.end, cue=span.of(report.text), scope=held))
    return tuple(made), tuple(none)


def _word(words: type[_Word], given: str | None, option: str) -> _Word | None:
    if given is None:
        return None
    try:
        return words(given.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError as error:
        raise UsageError(f"--{option} {given!r} is not one of {', '.join(words)}") from error


def _only(wish: Wish, without: Sequence[str], sentence: str) -> None:
    if any(getattr(wish, name) for name in without):
        raise UsageError(sentence)


def _worth(made: Correction) -> Correction:
    """Refuse a correction that says nothing, and one that both drops a record and changes it."""
    blank = Correction(about=made.about, anchor=made.anchor, within=made.within)
    if made == blank:
        raise UsageError("nothing is corrected: say what is right instead (--source, --content, --kind, --type, ...)")
    if made.drop and made != replace(blank, drop=True):
        raise UsageError("what is not there at all cannot be changed as well; leave one of the two out")
    return made
