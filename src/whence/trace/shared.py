"""Edges for shared words: their type, how sure they are, and the passages on both sides.

In: a verdict on direction and the runs that two ends share. Out: `Derivation`s.
Refuses: to call two quotations of one speaker a copy; to make much of a standing paragraph that many outlets carry for days.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.passage import Passage
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import BlockKind, Certainty, DerivationType, Direction, EvidenceKind
from whence.trace.direction import Verdict
from whence.trace.ends import End
from whence.trace.names import name_table
from whence.trace.passages import Run, covered, passage_at, size

METHOD = "trace.passages/2"
# Shares of the child's words. Above COPY the report as a whole is a copy; below, passages of it are. Chosen by hand on invented
# texts, not calibrated: the issue "Trace" measures them on a labelled set.
COPY = 0.3
REVISION = 0.5
# Words in all that make a shared passage more than a turn of phrase that two writers may hit on.
FIRM = 20
_PASSAGES = 12
_REACH = 1600
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{3,1500}[\"”“»]")


class Shared(NamedTuple):
    """Two ends with the runs that they share, seen from the child; `standing` runs are stock text of many outlets."""

    verdict: Verdict
    runs: tuple[Run, ...]
    standing: frozenset[Run] = frozenset()

    @property
    def share(self) -> float:
        """Return the part of the child's words that the runs cover."""
        return min(1.0, size(covered(self.runs)) / max(1, self.verdict.child.size))


def shared_edge(shared: Shared) -> Derivation | None:
    """Return the edge of two ends that share words, or `None` where an outlet only repeats its own background."""
    verdict, share = shared.verdict, shared.share
    child, parent = verdict.child, verdict.parent
    words = size(covered(shared.runs))
    kind = _type(shared, share)
    if kind is None:
        return None
    stock = bool(shared.standing) and all(run in shared.standing for run in shared.runs)
    quoted_only = kind is DerivationType.QUOTES and not verdict.credited and not _in_quote_block(child, shared.runs)
    evidence = [*_passages(child, parent, shared.runs), *verdict.evidence]
    if stock:
        evidence.append(
            Evidence(kind=EvidenceKind.STRUCTURE, note="standing text: outlets that share nothing else carry it for days")
        )
    if quoted_only:
        evidence.append(
            Evidence(kind=EvidenceKind.QUOTE, note="both quote the same words; that one took them from the other is not shown")
        )
    return Derivation(
        child=child.id, parent=parent.id, type=kind,
        direction=Direction.UNKNOWN if quoted_only or stock else verdict.direction,
        certainty=_certainty(verdict, share, words, weak=stock or quoted_only),
        share=round(share, 3), evidence=tuple(evidence), method=METHOD,
    )  # fmt: skip


def _type(shared: Shared, share: float) -> DerivationType | None:
    child, parent = shared.verdict.child, shared.verdict.parent
    if child.post is None and parent.post is None:
        if child.report.version_key and child.report.version_key == parent.report.version_key:
            return DerivationType.REVISES
        if one_outlet(child, parent):
            return DerivationType.REVISES if share >= (COPY if _is_a_version(child) else REVISION) else None
    if share >= COPY or _in_blocks(child, shared.runs, BlockKind.CAPTION):
        return DerivationType.COPIES  # a caption is taken over with its picture, credit or not; it is no quotation
    if _in_quote_block(child, shared.runs):
        return DerivationType.QUOTES
    if _in_quotation(child, shared.runs) and _in_quotation(parent, [r.turned() for r in shared.runs]):
        return DerivationType.QUOTES
    return DerivationType.QUOTES if shared.verdict.credited else DerivationType.COPIES


def _is_a_version(end: End) -> bool:
    """Say whether a text calls itself the newer version of one: "UPDATE 2 - Toll falls", "(Adds denial in paragraph 3)"."""
    title = fold(end.report.title or "").split()
    first = end.report.text.lstrip()[:40]
    told = first.startswith("(") and not name_table()["versions_tell"].isdisjoint(fold(first).split()[:1])
    return told or not name_table()["versions"].isdisjoint(title[:1])


def one_outlet(child: End, parent: End) -> bool:
    """Say whether both were published by one outlet."""
    return child.outlet is not None and parent.outlet is not None and child.outlet.forms[:1] == parent.outlet.forms[:1]


def _certainty(verdict: Verdict, share: float, words: int, *, weak: bool) -> Certainty:
    if weak:
        return Certainty.INFERRED
    if verdict.credited:
        return Certainty.EXPLICIT
    return Certainty.STRONG if share >= COPY or words >= FIRM else Certainty.LIKELY


def _in_quote_block(end: End, runs: Iterable[Run]) -> bool:
    return _in_blocks(end, runs, BlockKind.QUOTE)


def _in_blocks(end: End, runs: Iterable[Run], kind: BlockKind) -> bool:
    """Say whether all the shared words stand in blocks of one kind."""
    blocks = [end.report.block_at(end.words.starts[run.a]) for run in runs]
    return bool(blocks) and all(b is not None and b.kind is kind for b in blocks)


def _in_quotation(end: End, runs: Sequence[Run]) -> bool:
    """Say whether three in four of the shared words stand between quotation marks; "he said" beside them may be shared too."""
    inside = total = 0
    for run in runs:
        words = [(end.words.starts[at], end.words.ends[at]) for at in range(run.a, run.a + run.length)]
        total += run.length
        inside += _held(end.report.text, words)
    return total > 0 and inside >= 0.75 * total


def _held(text: str, words: Sequence[tuple[int, int]]) -> int:
    """Return how many of these words stand between quotation marks of their own paragraph."""
    first, last = words[0][0], words[-1][1]
    start = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    stop = text.find("\n", last)
    stop = min(len(text) if stop < 0 else stop, last + _REACH)
    count = at = 0
    for match in _QUOTED.finditer(text, start, stop):
        while at < len(words) and words[at][0] < match.start():
            at += 1
        while at < len(words) and words[at][1] <= match.end():
            count += 1
            at += 1
    return count


def _passages(child: End, parent: End, runs: Sequence[Run]) -> list[Evidence]:
    """Return the longest passages with both spans, in the order of the child's text; runs inside another are left out."""
    chosen: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.a, r.b)):
        if not any(c.a <= run.a and run.a + run.length <= c.a + c.length for c in chosen):
            chosen.append(run)
    left = len(chosen) - _PASSAGES
    found = [
        Evidence(
            kind=EvidenceKind.SHARED_PASSAGE, note=f"{run.length} words in a row",
            child=passage_at(child.report, child.words, run.a, run.length), parent=passage_at(parent.report, parent.words, run.b, run.length),
        )
        for run in sorted(chosen[:_PASSAGES])
    ]  # fmt: skip
    if left > 0:
        found.append(Evidence(kind=EvidenceKind.SHARED_PASSAGE, note=f"and {left} more passages, not shown"))
    return found


def longest_passage(end: End, runs: Iterable[Run]) -> Passage:
    """Return the longest of the runs as a passage of `end`."""
    run = max(runs, key=lambda r: (r.length, -r.a))
    return passage_at(end.report, end.words, run.a, run.length)
