"""One document's reading as one plain object: what `whence read --jsonl` prints, for scorers and other tools.

In: a report and the records read from it. Out: an object whose keys are described in docs/read.md; every place in the text is
`[start, end)` in code points of the text that was read. Every key is always there; what is not known is `null`.
Refuses: to list an attribution that nobody made: one that carries over into following sentences says so under `certainty`.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from whence.language.words.normal import key
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Passage, Span
from whence.model.said import (
    Attribution,
    Caveat,
    Claim,
    Figure,
    Frame,
    Hedge,
    MediaMention,
    PlaceName,
    Reading,
    Repeat,
    Slot,
    Voice,
    When,
    Where,
)
from whence.model.vocabulary import SourceKind
from whence.version import __version__

CARRIED = "carried over"
_Some = TypeVar("_Some", bound=Record)


def reading_object(report: Report, said: Sequence[Record], *, doc_id: object = None, text: str | None = None) -> dict[str, Any]:
    """Return what was read in `report` as one object.

    `said` are the records that `read` gave for it, the `Reading` among them. `doc_id` stands for the report's own key where given;
    `text` is the text as it was given, where that is not the stored one (a corpus may hold more of it than is read).
    """
    reading = next((r for r in said if isinstance(r, Reading)), None)
    credited = sorted(_of(said, Attribution), key=_order)
    return {
        "doc_id": report.key if doc_id is None else doc_id,
        "text_sha256": hashlib.sha256((report.text if text is None else text).encode("utf-8", "surrogatepass")).hexdigest(),
        "reader": _reader(reading),
        "title": report.title,
        "outlet": report.outlet,
        "published": _published(report),
        "lang": report.lang,
        "read": reading is not None and reading.read,
        "reason": reading.reason if reading else "the report was not read",
        "attributions": [attribution_object(a) for a in credited if a.certainty != CARRIED],
        "carried": [attribution_object(a) for a in credited if a.certainty == CARRIED],
        "claims": [claim_object(c) for c in _of(said, Claim)],
        "caveats": [caveat_object(c) for c in _of(said, Caveat)],
        "sources": source_entries(credited),
        "media": [_media(m) for m in _of(said, MediaMention)],
        "repeats": [{"id": r.id, "a": _place(r.a), "b": _place(r.b), "exact": r.exact} for r in _of(said, Repeat)],
        "names": [{"names": list(n.names), "kind": n.kind, **_place(n.passage)} for n in _of(said, PlaceName)],
        "mentions": None if reading is None or reading.read else _mentions(reading),
        "warnings": list(report.warnings),
    }


def attribution_object(attribution: Attribution) -> dict[str, Any]:
    """Return an attribution; `source`, `cue` and `content` are lists of `[start, end)` in the order of the text."""
    return {
        "id": attribution.id,
        "source": _joined((v.start, v.end) for v in attribution.sources if v.start is not None and v.end is not None),
        "cue": _joined((s.start, s.end) for s in attribution.cue),
        "content": _joined((s.start, s.end) for s in attribution.content),
        "parent": attribution.parent,
        "kind": str(attribution.kind),
        "polarity": str(attribution.polarity),
        "hedges": [_hedge(h) for h in attribution.hedges],
        "sources": [voice_object(v) for v in attribution.sources],
        "chain": _names(attribution.chain),
        "chain_alt": [_names(chain) for chain in attribution.chain_alt],
        "addressee": voice_object(attribution.addressee) if attribution.addressee else None,
        "quoted": attribution.quoted,
        "certainty": attribution.certainty,
        "method": attribution.method,
    }


def voice_object(voice: Voice) -> dict[str, Any]:
    """Return one voice: what it is called, its words in the text (`null` where it comes from metadata), role and affiliation."""
    return {
        "name": voice.name,
        "kind": str(voice.kind),
        "role": voice.role,
        "affiliation": voice.affiliation,
        "as_written": voice.as_written,
        "start": voice.start,
        "end": voice.end,
        "basis": voice.basis,
    }


def source_entries(attributions: Iterable[Attribution]) -> list[dict[str, Any]]:
    """Return each distinct source once, in order of first mention, with its spellings and the attributions that credit it.

    Sources are one where the reader resolved them to one name of one kind; nobody ("reportedly") is no source.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for attribution in attributions:
        for voice in attribution.sources:
            if voice.kind is SourceKind.NONE:
                continue
            entry = found.setdefault(
                (key(voice.name) or voice.name, str(voice.kind)),
                {
                    "name": voice.name,
                    "kind": str(voice.kind),
                    "role": None,
                    "affiliation": None,
                    "spellings": [],
                    "attributions": [],
                },
            )
            entry["role"] = entry["role"] or voice.role
            entry["affiliation"] = entry["affiliation"] or voice.affiliation
            for kept, one in (("spellings", voice.as_written), ("attributions", attribution.id)):
                if one is not None and one not in entry[kept]:
                    entry[kept].append(one)
    return list(found.values())


def claim_object(claim: Claim) -> dict[str, Any]:
    """Return a claim with its whole frame, its figures, times and places, how firmly and on whose word it is said."""
    return {
        "id": claim.id,
        "passage": _place(claim.passage),
        "attribution": claim.attribution,
        "chain": _names(claim.chain),
        "chain_alt": [_names(chain) for chain in claim.chain_alt],
        "about": str(claim.about) if claim.about else None,
        "kind": str(claim.kind) if claim.kind else None,
        "modality": str(claim.modality),
        "polarity": str(claim.polarity),
        "hedges": [_hedge(h) for h in claim.hedges],
        "focus": claim.focus,
        "frame": _frame(claim.frame) if claim.frame else None,
        "subject": _slot(claim.subject),
        "figures": [_figure(f) for f in claim.figures],
        "times": [_when(w) for w in claim.times],
        "places": [_where(w) for w in claim.places],
        "addressee": voice_object(claim.addressee) if claim.addressee else None,
        "media": claim.media,
        "repeats": claim.repeats,
        "method": claim.method,
    }


def caveat_object(caveat: Caveat) -> dict[str, Any]:
    """Return a remark about sourcing: its status, what it is about, who makes it, its words."""
    return {
        "id": caveat.id,
        "status": str(caveat.status),
        "about": str(caveat.about) if caveat.about else None,
        "all_reports": caveat.all_reports,
        "by": _names(caveat.by),
        "verifier": caveat.verifier,
        "parties": list(caveat.parties),
        "claims": list(caveat.claims),
        "passage": _place(caveat.passage),
        "method": caveat.method,
    }


# ---------------------------------------------------------------- parts


def _order(attribution: Attribution) -> tuple[object, ...]:
    """Return the key of reading order: places in the text alone, so that it is the same whatever the report's id is."""
    source, cue, content = (
        [(s.start, s.end) for s in spans] for spans in (attribution.sources, attribution.cue, attribution.content)
    )
    return (cue or content)[0], content, [at for at in source if at[0] is not None], len(attribution.chain), str(attribution.kind)


def _of(said: Sequence[Record], kind: type[_Some]) -> list[_Some]:
    return [record for record in said if isinstance(record, kind)]


def _reader(reading: Reading | None) -> dict[str, Any]:
    return {
        "mode": reading.mode if reading else None,
        "version": __version__,
        "model": reading.model if reading else None,
        "method": reading.method if reading else None,
    }


def _published(report: Report) -> str | None:
    if report.published is None:
        return None
    return report.published.at.date().isoformat() if report.published.day_only else report.published.at.isoformat()


def _joined(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return spans in order, those that overlap made one, so that no character counts twice."""
    made: list[list[int]] = []
    for start, end in sorted(set(spans)):
        if made and start <= made[-1][1]:
            made[-1][1] = max(made[-1][1], end)
        else:
            made.append([start, end])
    return made


def _names(chain: Sequence[Voice]) -> list[str]:
    return [voice.name for voice in chain]


def _place(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _hedge(hedge: Hedge) -> dict[str, Any]:
    return {"kind": str(hedge.kind), "start": hedge.start, "end": hedge.end, "cue": hedge.cue, "scope": _span(hedge.scope)}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "type": str(frame.type),
        "mode": frame.mode,
        "phase": str(frame.phase),
        "predicate": frame.predicate,
        "trigger": _span(frame.trigger),
        "agent": [_slot(s) for s in frame.agent],
        "victims": [_slot(s) for s in frame.victims],
        "recipient": _slot(frame.recipient),
        "custodian": _slot(frame.custodian),
        "sites": [_where(w) for w in frame.sites],
        "places": [_where(w) for w in frame.places],
        "times": [_when(w) for w in frame.times],
        "figures": [_figure(f) for f in frame.figures],
        "cause": _slot(frame.cause),
        "means": _slot(frame.means),
        "apart": frame.apart,
    }


def _slot(slot: Slot | None) -> dict[str, Any] | None:
    if slot is None:
        return None
    return {"name": slot.name, "start": slot.start, "end": slot.end, "kind": str(slot.kind) if slot.kind else None}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "as_written": figure.as_written,
        "start": figure.start,
        "end": figure.end,
        "lo": figure.lo,
        "hi": figure.hi,
        "modifier": str(figure.modifier),
        "of": figure.of,
        "noun": figure.noun,
        "standing": figure.standing,
    }


def _when(when: When) -> dict[str, Any]:
    return {
        "as_written": when.as_written,
        "start": when.at,
        "end": when.until,
        "from": _moment(when.start),
        "to": _moment(when.end),
        "precision": str(when.precision),
        "anchor": when.anchor,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _where(where: Where) -> dict[str, Any]:
    return {
        "as_written": where.as_written,
        "start": where.start,
        "end": where.end,
        "name": where.name,
        "relation": str(where.relation),
        "precision": str(where.precision),
        "place": where.place,
        "lat": where.lat,
        "lon": where.lon,
        "country": where.country,
        "inside": list(where.inside),
        "certain": where.certain,
    }


def _media(media: MediaMention) -> dict[str, Any]:
    return {
        "id": media.id,
        "noun": media.noun,
        "passage": _place(media.passage),
        "releasers": _names(media.releasers),
        "passed_on_by": _names(media.passed_on_by),
        "shown": [{"start": s.start, "end": s.end, "words": s.words} for s in media.shown],
        "cut": media.cut,
        "links": list(media.links),
        "method": media.method,
    }


def _mentions(reading: Reading) -> dict[str, Any]:
    """Return what was found without reading."""
    return {
        "names": list(reading.names),
        "places": [_where(w) for w in reading.places],
        "figures": [_figure(f) for f in reading.figures],
        "times": [_when(w) for w in reading.times],
    }
