"""Corrections: which earlier report of the same outlet a note in a later one puts right.

In: a report, the index. Out: edges from the report to the earlier one ("Correction: on Tuesday the Gazette reported, citing the mayor, that
...", and Tuesday's report is in the case).
Refuses: a note that names no day and retells no sentence of an earlier report; what looks like a note in another language than English.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from whence.language.dates.dates import day_range, times
from whence.language.words.normal import key
from whence.language.words.sentences import sentences
from whence.model.captured import Block, Report
from whence.model.passage import passage
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import BlockKind, Certainty, DerivationType, EvidenceKind
from whence.trace.index import TraceIndex
from whence.trace.retold import Gist, gist_of, gist_of_all, retold, touched

METHOD = "trace.corrections/1"
_READ = (BlockKind.BODY, BlockKind.BYLINE_NOTE)
# How such a note begins: "Correction:", "A correction of our own.", "EDITOR'S NOTE:", "An earlier version of this report said ...".
_NOTE = re.compile(
    r"\W*(?:(?:an?|one|our|the)\s+)?(?:corrections?|clarifications?|editor[’']?s?[’']?\s+note|note\s+to\s+(?:our\s+)?(?:readers|editors)|erratum|errata"
    r"|(?:earlier|previous)\s+(?:versions?|reports?|editions?)\s+of\s+this|this\s+(?:report|article|story)\s+(?:has\s+been|was|is)\s+corrected)\b",
    re.IGNORECASE,
)
_ASKED = 12
# Words in common with the one report of the day that the note names.
_TOUCHED = 2.0


def corrections(report: Report, index: TraceIndex) -> Iterator[Derivation]:
    """Yield the edge from each note of correction to the earlier report of the outlet that it is about."""
    notes = [b for b in report.blocks if b.kind in _READ and _NOTE.match(report.text, b.start, b.end)]
    if not notes or not report.outlet or report.published is None or not (report.lang or "en").startswith("en"):
        return
    held = [index.report(id_) for id_ in index.reports_of_outlet(key(report.outlet), report.published.at)[: 2 * _ASKED]]
    earlier = [r for r in held if r is not None and r.id != report.id and _is_earlier(r, report)][:_ASKED]
    found: dict[str, Derivation] = {}
    for note in notes:
        parent = _corrected(note, report, earlier)
        if parent is not None:
            found.setdefault(parent.id, _edge(report, parent, note))
    yield from found.values()


def _is_earlier(other: Report, report: Report) -> bool:
    if other.published is None or report.published is None or key(other.outlet or "") != key(report.outlet or ""):
        return False
    return other.published.at < report.published.at


def _corrected(note: Block, report: Report, earlier: Sequence[Report]) -> Report | None:
    """Return the report of which the note retells a sentence, by the day that it names; of several the one that tells most."""
    gists = [_told(report, span.start, span.end) for span in sentences(report.text, note.start, note.end)]
    days = _days(report, note)
    on_day = [r for r in earlier if r.published is not None and r.published.at.date() in days]
    told = {r.id: max((touched(g, gist_of_all(r.title, r.text)) for g in gists), default=0.0) for r in on_day}
    if not days:
        told = {r.id: max((retold(g, gist_of_all(r.title, r.text)) for g in gists), default=0.0) for r in earlier}
    best = max((r for r in earlier if r.id in told), key=lambda r: (told[r.id], r.id), default=None)
    return best if best is not None and told[best.id] >= _TOUCHED else None


def _told(report: Report, start: int, end: int) -> Gist:
    """Return what a sentence tells besides the outlet's name and that it is a correction."""
    return gist_of(report.text[start:end]).without(
        [key(report.outlet or ""), "correction clarification editor note version wrote"]
    )


def _days(report: Report, note: Block) -> frozenset[date]:
    when = report.published.at if report.published is not None else None
    told = (day_range(each) for each in times(report.text, when, start=note.start, end=note.end))
    return frozenset(first for first, last in told if first is not None and first == last)


def _edge(report: Report, parent: Report, note: Block) -> Derivation:
    where = passage(report.id, report.text, note.start, note.end)
    proof = Evidence(kind=EvidenceKind.CREDIT, note="corrects an earlier report of its outlet", child=where)
    return Derivation(
        child=report.id,
        parent=parent.id,
        type=DerivationType.ATTRIBUTES,
        certainty=Certainty.LIKELY,
        evidence=(proof,),
        method=METHOD,
    )
