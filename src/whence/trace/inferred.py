"""Parents that nobody captured: a wire that several reports credit, or one that a report credits and the case does not hold.

In: a credit, the report that gives it, and what the index knows of the name. Out: `InferredReport`s and the edges to them.
Siblings meet at one inferred report: the same name, language and matter, days apart at most; a name and a day alone do not make one.
Refuses: to give it words, a time of its own, or claims; to infer a parent from alikeness without a credit.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.traced import Derivation, Evidence, InferredReport
from whence.model.vocabulary import Certainty, DerivationType, Direction, EvidenceKind
from whence.trace.credits import Credit
from whence.trace.ends import End
from whence.trace.index import TraceIndex
from whence.trace.likeness import alike, matter_of, topic_of, unread_matter
from whence.trace.names import name_of, same_name, short_name
from whence.trace.passages import Run, covered, size
from whence.trace.shared import COPY, longest_passage
from whence.trace.shared import METHOD as PASSAGE_METHOD

METHOD = "trace.credits/3"
_NEAR_DAYS = 3
_COMPARED = 6
_ASKED = 4


class Sibling(NamedTuple):
    """Another report that has words from the same uncaptured parent, with the runs seen from the new report."""

    end: End
    runs: tuple[Run, ...]
    parents: tuple[Derivation, ...]
    unseen: tuple[InferredReport, ...] = ()
    silent: bool = False


def unseen_parent(
    credit: Credit, report: Report, said: Sequence[Record], siblings: Sequence[Sibling], index: TraceIndex
) -> InferredReport:
    """Return the inferred report that `credit` points at: one that a sibling has already, one of the same matter, else a new one."""
    claims = [r for r in said if isinstance(r, Claim) and (credit.whole or not credit.claims or r.id in credit.claims)]
    topic, lang = topic_of(claims, said), report.lang or ""
    moments = [m.at for m in (report.published, *(s.end.moment for s in siblings)) if m is not None]
    first = min(moments, default=None)
    day = first.date() if first else None
    candidates = {i.id: i for form in credit.name.forms[:_ASKED] for i in index.inferred_named(form)}
    candidates |= {i.id: i for s in siblings for i in s.unseen if i.name and same_name(name_of(i.name), credit.name)}
    shared = {edge.parent for sibling in siblings for edge in sibling.parents}
    near = [i for i in candidates.values() if _is_near(i, day, lang)]
    for found in sorted(near, key=lambda i: (i.id not in shared, i.day or "", i.id)):
        if found.id in shared or found.stem == f"{lang}:{topic}" or _same_matter(found, claims, said, index):
            return _earlier(found, first)
    return InferredReport(
        name=short_name(credit.name), day=day.isoformat() if day else None, stem=f"{lang}:{topic}",
        latest=first,
        why=f"{credit.name.written} is credited, and nothing of it that tells this was captured", method=METHOD,
    )  # fmt: skip


def _is_near(found: InferredReport, day: date | None, lang: str) -> bool:
    if found.stem.partition(":")[0] != lang:
        return False
    if day is None or found.day is None:
        return True
    return abs((date.fromisoformat(found.day) - day).days) <= _NEAR_DAYS


def _same_matter(found: InferredReport, claims: Sequence[Claim], said: Sequence[Record], index: TraceIndex) -> bool:
    ours = matter_of(claims) or unread_matter(said)
    children = {edge.child for edge in index.children_of(found.id)}
    return any(alike(ours, matter_of(index.claims_of(child))) > 0 for child in sorted(children)[:_COMPARED])


def _earlier(found: InferredReport, at: datetime | None) -> InferredReport:
    """Return the inferred report, put before its earliest child."""
    return replace(found, latest=at) if at is not None and found.latest is not None and at < found.latest else found


def mentioned_parent(credit: Credit, report: Report, said: Sequence[Record], index: TraceIndex) -> InferredReport | None:
    """Return the known inferred report that a mere mention of its name may mean, in a report that could not be read.

    Both must tell of one matter, days apart at most; the language may differ.
    """
    day = report.published.at.date() if report.published else None
    candidates = {i.id: i for form in credit.name.forms[:_ASKED] for i in index.inferred_named(form)}
    claims = [r for r in said if isinstance(r, Claim)]
    near = [i for i in candidates.values() if _is_near(i, day, i.stem.partition(":")[0]) and _same_matter(i, claims, said, index)]
    return min(near, key=lambda i: (not i.stem.startswith(f"{report.lang or ''}:"), i.day or "", i.id), default=None)


def mentioned_edge(child: End, parent: InferredReport, credit: Credit) -> Derivation:
    """Return the weak edge for a name found in a report that could not be read: what is said of it there is not known."""
    other = parent.stem.partition(":")[0] != (child.report.lang or "")
    note = f"names {credit.name.written} and gives the same places and figures; the report was not read"
    return Derivation(
        child=child.id, parent=parent.id, type=DerivationType.TRANSLATES if other else DerivationType.ATTRIBUTES, certainty=Certainty.INFERRED,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note=note, child=credit.where),), method=METHOD,
    )  # fmt: skip


def rival_edge(one: InferredReport, other: InferredReport, end: End, runs: Iterable[Run]) -> Derivation | None:
    """Return the edge between two uncaptured parents whose children share words: one had them from the other, or both from a third."""
    if one.id == other.id:
        return None
    parent, child = sorted((one, other), key=lambda i: (i.latest is None, i.latest.timestamp() if i.latest else 0.0, i.id))
    note = f"reports that credit {one.name} and {other.name} share words"
    return Derivation(
        child=child.id, parent=parent.id, type=DerivationType.COPIES, direction=Direction.UNKNOWN, certainty=Certainty.INFERRED,
        evidence=(Evidence(kind=EvidenceKind.SHARED_PASSAGE, note=note, child=longest_passage(end, runs)),), method=PASSAGE_METHOD,
    )  # fmt: skip


def credited_edge(child: End, parent: InferredReport, credit: Credit) -> Derivation:
    """Return the edge for the credit alone, without shared words."""
    note = f"credits {credit.name.written}" + (
        " in its credit line" if credit.line else "" if credit.whole else " for what it passes on"
    )
    return Derivation(
        child=child.id, parent=parent.id, type=DerivationType.ATTRIBUTES,
        certainty=Certainty.EXPLICIT if credit.sure else Certainty.LIKELY,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note=note, child=credit.where),), about=() if credit.whole else credit.claims,
        method=METHOD,
    )  # fmt: skip


def sibling_edges(end: End, parent: InferredReport, credit: Credit, siblings: Sequence[Sibling]) -> Iterator[Derivation]:
    """Yield the edges for shared words: the new report's, and those of siblings that have none to this parent yet."""
    named = parent.name or "one uncaptured source"
    runs = [run for sibling in siblings for run in sibling.runs]
    others = ", ".join(sorted({s.end.name for s in siblings})[:3])
    yield _taken(end, parent, runs, f"words as in {others}; credits {credit.name.written}", silent=False)
    for sibling in siblings:
        known = {(edge.parent, edge.type) for edge in sibling.parents}
        turned = [run.turned() for run in sibling.runs]
        edge = _taken(sibling.end, parent, turned, f"words as in {end.name}, which credits {named}", silent=sibling.silent)
        if (edge.parent, edge.type) not in known:
            yield edge


def _taken(end: End, parent: InferredReport, runs: Iterable[Run], note: str, *, silent: bool) -> Derivation:
    chosen = list(runs)
    words = size(covered(chosen))
    share = min(1.0, words / max(1, end.size))
    proof = Evidence(kind=EvidenceKind.SHARED_PASSAGE, note=f"{words} {note}", child=longest_passage(end, chosen))
    certainty = Certainty.INFERRED if silent else Certainty.STRONG if share >= COPY else Certainty.LIKELY
    return Derivation(
        child=end.id, parent=parent.id, type=DerivationType.COPIES, direction=Direction.KNOWN, certainty=certainty,
        share=round(share, 3), evidence=(proof,), method=PASSAGE_METHOD,
    )  # fmt: skip
