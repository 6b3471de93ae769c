"""Readings as the lines that the shared scorers take, and the documents of a corpus as reports.

In: a document (text, outlet, day) and how to read it. Out: one line per document with `doc_id` and `attributions` in spans, each with its
kind, source kind, parent and hedges as `whence read --jsonl` prints them, beside the records they were made from. What is carried over into
following sentences has no cue of its own and is no line.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from whence.model.captured import Block, Moment, Report
from whence.model.said import Attribution, Claim, Figure, Reading, When, Where
from whence.model.vocabulary import BlockKind, SourceKind
from whence.publish.readings import CARRIED, attribution_object
from whence.read import read
from whence.settings import ReadSettings

MODES = ("model", "fast", "rules")

Line = dict[str, Any]


class Document(NamedTuple):
    """A text to read, with what is known of where it stood. `headline` says that its first line is one."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    headline: bool = False


class Said(NamedTuple):
    """What one mode read in one document."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    line: Line

    def hedges(self) -> set[tuple[int, int, str]]:
        """Return every hedge that a record holds, once."""
        held = [h for item in (*self.attributions, *self.claims) for h in item.hedges]
        return {(h.start, h.end, str(h.kind)) for h in held}

    def frames(self) -> dict[tuple[int, int, str], Claim]:
        """Return the first claim of each occurrence by trigger and type."""
        made: dict[tuple[int, int, str], Claim] = {}
        for claim in self.claims:
            if claim.frame is not None:
                made.setdefault((claim.frame.trigger.start, claim.frame.trigger.end, str(claim.frame.type)), claim)
        return made

    def figures(self) -> dict[tuple[int, int], Figure]:
        """Return the figures by place; that of a claim says more of what is counted than the bare one."""
        bare = {(f.start, f.end): f for f in self.reading.figures}
        framed = [f for c in self.claims for f in (*(c.frame.figures if c.frame else ()), *c.figures)]
        return bare | {(f.start, f.end): f for f in framed}

    def times(self) -> dict[tuple[int, int], When]:
        """Return the times by place."""
        bare = {(w.at, w.until): w for w in self.reading.times}
        return bare | {(w.at, w.until): w for c in self.claims for w in (*(c.frame.times if c.frame else ()), *c.times)}

    def places(self) -> dict[tuple[int, int], Where]:
        """Return the places by place in the text."""
        framed = [w for c in self.claims for w in ((*c.frame.places, *c.frame.sites) if c.frame else ())]
        return {(w.start, w.end): w for w in (*self.reading.places, *framed, *(w for c in self.claims for w in c.places))}


def report_of(document: Document) -> Report:
    """Return the report that `document` is; its day is taken in UTC, as a text without a zone gives it."""
    moment = None
    if document.published:
        at = datetime.fromisoformat(document.published)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        moment = Moment(at=at, as_written=document.published, basis="given", day_only=len(document.published) <= 10)
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return Report(
        capture="cap_bench", digest=digest, item=document.id, key=document.id, outlet=document.outlet, lang="en", text=document.text,
        blocks=tuple(_blocks(document)), published=moment, method="bench/1",
    )  # fmt: skip


def _blocks(document: Document) -> Iterator[Block]:
    at = 0
    for number, line in enumerate(document.text.split("\n")):
        if line.strip():
            kind = BlockKind.HEADLINE if document.headline and number == 0 else BlockKind.BODY
            yield Block(kind=kind, start=at, end=at + len(line))
        at += len(line) + 1


def read_document(document: Document, mode: str) -> Said:
    """Read `document` in `mode`."""
    said = list(read(report_of(document), settings=ReadSettings(mode=mode)))
    attributions = tuple(r for r in said if isinstance(r, Attribution))
    claims = tuple(r for r in said if isinstance(r, Claim))
    reading = next(r for r in said if isinstance(r, Reading))
    return Said(
        reading,
        attributions,
        claims,
        {"doc_id": document.id, "attributions": [line_of(a) for a in attributions if a.certainty != CARRIED]},
    )


def line_of(said: Attribution) -> Line:
    """Return one attribution as `whence read --jsonl` prints it, with the kind of its first source."""
    kind = said.sources[0].kind if said.sources else SourceKind.NONE
    return attribution_object(said) | {"source_kind": str(kind)}


def mode_in_use(mode: str) -> str:
    """Return the mode in which the reader really reads when it is asked for `mode`: without a model file it is "rules"."""
    return read_document(Document("probe", "The ministry said the bridge was closed."), mode).reading.mode


def read_all(documents: Sequence[Document], mode: str) -> dict[str, Said]:
    """Read every document in `mode`, by id."""
    return {d.id: read_document(d, mode) for d in documents}
