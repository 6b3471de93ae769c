"""People's corrections as training examples, in the form of the project's own annotated set (`corpus/`).

In: reports with what was read and what people corrected. Out: JSON Lines, a notice first, then one example per corrected paragraph: its
text, everything that is read in it now, and under `original` what the reader had read.
Refuses: to look as if these texts were free: they belong to those who published them, and the first line says so.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from whence.model.acts import Decision
from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Span
from whence.model.said import Attribution, Caveat, Claim, Figure, Hedge, When, Where
from whence.model.vocabulary import FigureModifier

NOTICE = (
    "These examples quote texts that belong to those who published them. Keep this file where the texts may be kept: use it to train "
    "and to measure on your own machines, and do not publish it or put it into a repository without the right to."
)


METHOD = "desk.correction/1"
"""What a record says of itself that a person corrected (the desk's word)."""


class Corrected(NamedTuple):
    """One report with what was read in it, what that is as corrected, and the decisions that corrected it."""

    report: Report
    was: Sequence[Record]
    now: Sequence[Record]
    decisions: Sequence[Decision]


def training_lines(reports: Sequence[Corrected]) -> Iterator[dict[str, Any]]:
    """Yield the notice, then one object per corrected paragraph, in the order of the reports' ids and of their text."""
    yield {"notice": NOTICE, "license": "none stated: the texts are others'", "examples_of": "whence correct"}
    for one in sorted(reports, key=lambda r: r.report.id):
        for span in _paragraphs(one):
            yield _example(one, span)


def _paragraphs(one: Corrected) -> list[Span]:
    """Return the stretches of text that the corrections touch, whole blocks each, those that meet made one."""
    text, made = one.report.text, list[Span]()
    for place in _places(one):
        touched = [b for b in one.report.blocks if b.start < place.end and place.start < b.end]
        start = min((b.start for b in touched), default=place.start)
        end = max((b.end for b in touched), default=place.end)
        meeting = [s for s in made if s.start < end and start < s.end]
        made = [s for s in made if s not in meeting]
        made.append(Span(start=min([start, *(s.start for s in meeting)]), end=max([end, *(s.end for s in meeting)])))
    tight = (s for s in made if s.of(text).strip())
    return sorted((_trimmed(text, s.start, s.end) for s in tight), key=lambda s: s.start)


def _places(one: Corrected) -> Iterator[Span]:
    """Yield where each correction stands: its anchor, with the sources, cues and contents that a person gave instead."""
    for decision in one.decisions:
        anchor = decision.passage
        if anchor is None or anchor.end > len(one.report.text):
            continue
        start, end = anchor.start, anchor.end
        for record in one.now:
            if (
                isinstance(record, Attribution)
                and record.method == METHOD
                and any(s.overlaps(anchor.span) for s in (*record.cue, *record.content))
            ):
                voices = [(v.start, v.end) for v in record.sources if v.start is not None and v.end is not None]
                spans = [*voices, *((s.start, s.end) for s in (*record.cue, *record.content))]
                start, end = min([start, *(a for a, _ in spans)]), max([end, *(b for _, b in spans)])
        yield Span(start=start, end=end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start=start + len(words) - len(words.lstrip()), end=start + len(words.rstrip()))


def _example(one: Corrected, span: Span) -> dict[str, Any]:
    text = span.of(one.report.text)
    digest = hashlib.sha256(f"{one.report.id}[{span.start}:{span.end}]".encode()).hexdigest()[:8]
    number = 3 * int(digest, 16) + 1  # in the own set a number that three divides is for measuring; these are all for training
    published = one.report.published
    touching = [d for d in one.decisions if d.passage and d.passage.start < span.end and span.start < d.passage.end]
    return {
        "id": f"correction-{number}",
        "manner": "correction",
        "outlet": one.report.outlet,
        "published": published.at.replace(tzinfo=None).isoformat(timespec="minutes") if published else None,
        "text": text,
        **_annotation(one.now, span, text),
        "original": _annotation(one.was, span, text),
        "corrected": [{"by": d.by, "at": d.at.isoformat(), "reason": d.reason, "decision": d.id} for d in touching],
    }


def _annotation(said: Sequence[Record], span: Span, text: str) -> dict[str, Any]:
    """Return the records whose words lie wholly in a stretch, as the own set writes them down."""
    write = _Writer(span, text)
    credited = [r for r in said if isinstance(r, Attribution) and write.holds(*r.cue, *r.content) and r.certainty == "stated"]
    ids = {a.id: f"a{n}" for n, a in enumerate(sorted(credited, key=lambda a: ((a.cue or a.content)[0].start, a.id)), 1)}
    claims = [r for r in said if isinstance(r, Claim) and r.frame and write.holds(r.passage.span)]
    caveats = [r for r in said if isinstance(r, Caveat) and write.holds(r.passage.span)]
    limits = [h for a in credited for h in a.hedges] + [h for c in claims for h in c.hedges]
    hedges = {(h.start, h.end): h for h in limits if write.holds(Span(start=h.start, end=h.end))}
    whens = {(w.at, w.until): w for c in claims for w in c.times}
    wheres = {(w.start, w.end): w for c in claims for w in c.places}
    figures = {(f.start, f.end): f for c in claims for f in c.figures}
    return {
        "attributions": [write.attribution(a, ids) for a in sorted(credited, key=lambda a: int(ids[a.id][1:]))],
        "hedges": _worded(write.hedge(hedges[at]) for at in sorted(hedges)),
        "caveats": _worded(write.caveat(c) for c in caveats),
        "frames": _worded(write.frame(c, ids) for c in claims),
        "places": _worded(write.place(wheres[at]) for at in sorted(wheres)),
        "dates": _worded(write.date(whens[at]) for at in sorted(whens)),
        "figures": _worded(write.figure(figures[at]) for at in sorted(figures)),
    }  # fmt: skip


def _worded(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the annotations whose words stand in the stretch as whole words; the form has no others."""
    return [item for item in items if item.get("words")]


class _Writer:
    """Writes places of a report as words of one stretch of it, numbered where they stand there more than once."""

    def __init__(self, span: Span, text: str) -> None:
        self._span = span
        self._text = text

    def holds(self, *spans: Span) -> bool:
        return all(self._span.covers(s) for s in spans)

    def at(self, start: int | None, end: int | None) -> str | None:
        """Return the words at a place, `words@2` for the second of several; `None` where no whole words of this stretch stand there."""
        if start is None or end is None or start >= end or not self._span.covers(Span(start=start, end=end)):
            return None
        place = _trimmed(self._text, start - self._span.start, end - self._span.start)
        words = place.of(self._text)
        before = r"(?<!\w)" if words[:1].isalnum() else ""
        after = r"(?!\w)" if words[-1:].isalnum() else ""
        places = [m.start() for m in re.finditer(f"{before}{re.escape(words)}{after}", self._text)]
        if place.start not in places:
            return None
        return f"{words}@{places.index(place.start) + 1}" if len(places) > 1 else words

    def all_at(self, spans: Iterable[tuple[int | None, int | None]]) -> list[str]:
        """Return the words at several places, those that overlap made one."""
        made: list[tuple[int, int]] = []
        for start, end in sorted((a, b) for a, b in spans if a is not None and b is not None):
            if made and start < made[-1][1]:
                made[-1] = (made[-1][0], max(end, made[-1][1]))
            else:
                made.append((start, end))
        return [words for place in made if (words := self.at(*place))]

    def attribution(self, a: Attribution, ids: dict[str, str]) -> dict[str, Any]:
        first = a.sources[0] if a.sources else None
        written = self.all_at((v.start, v.end) for v in a.sources)
        resolved = first.name if first and first.name not in written and self._holds_words(first.name) else None
        return {
            "id": ids[a.id],
            "source": written,
            "cue": self.all_at((s.start, s.end) for s in a.cue),
            "content": self.all_at((s.start, s.end) for s in a.content),
            "parent": ids.get(a.parent or ""),
            "kind": str(a.kind),
            "source_kind": str(first.kind) if first else "none",
            "who": resolved,
            "hedges": [hedge for h in a.hedges if (hedge := self.hedge(h))["words"]],
        }

    def hedge(self, h: Hedge) -> dict[str, Any]:
        return {"words": self.at(h.start, h.end), "class": str(h.kind)}

    def caveat(self, c: Caveat) -> dict[str, Any]:
        words = self.at(c.passage.start, c.passage.end)
        return {"words": words, "status": str(c.status), "by": c.by[-1].name if c.by else None}

    def frame(self, c: Claim, ids: dict[str, str]) -> dict[str, Any]:
        f = c.frame
        if f is None:
            return {}
        return {
            "words": self.at(f.trigger.start, f.trigger.end),
            "type": str(f.type),
            "mode": f.mode,
            "modality": str(c.modality),
            "polarity": str(c.polarity),
            "phase": str(f.phase),
            "focus": c.focus,
            "attribution": ids.get(c.attribution or ""),
            "agent": self.all_at((s.start, s.end) for s in f.agent),
            "victims": self.all_at((s.start, s.end) for s in f.victims),
            "places": self.all_at((p.start, p.end) for p in f.places),
            "times": self.all_at((t.at, t.until) for t in f.times),
            "figures": self.all_at((n.start, n.end) for n in f.figures),
            "means": self.at(f.means.start, f.means.end) if f.means else None,
        }

    def _holds_words(self, words: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self._text) is not None

    def place(self, w: Where) -> dict[str, Any]:
        name = w.name if self._holds_words(w.name) else w.as_written
        return {"words": self.at(w.start, w.end), "name": name, "relation": str(w.relation)}

    def date(self, w: When) -> dict[str, Any]:
        return {"words": self.at(w.at, w.until), "start": _day(w.start), "end": _day(w.end), "precision": str(w.precision)}

    def figure(self, f: Figure) -> dict[str, Any]:
        lo, hi = (int(b) if b is not None and b == int(b) else b for b in (f.lo, f.hi))
        return {"words": self.at(f.start, f.end), "lo": lo, "hi": hi, "modifier": str(FigureModifier(f.modifier)), "of": f.of}


def _day(at: datetime | None) -> str | None:
    return at.date().isoformat() if at else None
