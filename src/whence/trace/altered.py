"""What an edge altered: the edge with its changes.

In: an edge between two captured ends, what was read in each, and the words that they share. Out: the edge with its `Change`s.
Refuses: to look for changes where the direction is unknown (then nothing was altered by either), on a bare link, or where an end is inferred.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.base import replace
from whence.model.said import Claim, MediaMention
from whence.model.traced import Change, Derivation, Evidence
from whence.model.vocabulary import DerivationType, Direction, EvidenceKind
from whence.trace.changes import changes_between
from whence.trace.comparable import names_outlet
from whence.trace.credits import Credit
from whence.trace.direction import mention
from whence.trace.ends import End
from whence.trace.passages import Run, covered, size
from whence.trace.shared import COPY
from whence.trace.sides import Side, Taking

ALIGNED = 6
"""Runs this long are enough to line two texts up that are known to share more."""


class Told(NamedTuple):
    """One end with the claims and media that were read in it, none where nothing was, and whom its report credits."""

    end: End
    claims: tuple[Claim, ...] = ()
    media: tuple[MediaMention, ...] = ()
    credits: tuple[Credit, ...] = ()


def can_alter(edge: Derivation) -> bool:
    """Say whether changes are looked for on this edge."""
    return edge.type is not DerivationType.LINKS and edge.direction is Direction.KNOWN and not edge.parent.startswith("inf_")


def altered(edge: Derivation, child: Told, parent: Told, runs: Sequence[Run]) -> Derivation:
    """Return the edge with what it altered; `runs` are seen from the child."""
    changes = changes_of(edge.type, edge.evidence, child, parent, runs, about=edge.about) if can_alter(edge) else ()
    return replace(edge, changes=changes) if changes else edge


def changes_of(
    kind: DerivationType,
    evidence: Sequence[Evidence],
    child: Told,
    parent: Told,
    runs: Sequence[Run],
    *,
    about: tuple[str, ...] = (),
) -> tuple[Change, ...]:
    """Return what the child altered of the parent, if it took from it in the way of `kind`."""
    sides = [Side(t.end.report, t.end.post, t.end.words, t.claims, t.media) for t in (child, parent)]
    named = mention(child.end, parent.end) is not None or any(
        e.kind in (EvidenceKind.CREDIT, EvidenceKind.LINK) for e in evidence
    )
    named = named or names_outlet(child.end.report, child.claims, parent.end.report.outlet)
    thin = kind is DerivationType.QUOTES or size(covered(runs)) < COPY * max(1, child.end.size)
    if kind is DerivationType.ATTRIBUTES and not about:
        return ()  # a credit for a sentence in which no claim was read: nothing of it can be laid beside the parent's
    whole = not about and not (kind in (DerivationType.COPIES, DerivationType.QUOTES) and thin)
    # A post stands beside its host's words; an outlet need not credit itself; whom a text credits that was not read is not known.
    credits = kind not in (DerivationType.EMBEDS, DerivationType.REVISES) and not _is_unread(child.end)
    taking = Taking(
        whole and kind is not DerivationType.EMBEDS,
        about,
        names_parent=named,
        took=credits,
        called=_called(evidence),
        copied=whole and kind is DerivationType.COPIES,
    )
    return changes_between(sides[0], sides[1], runs, taking)


def _called(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the words by which the child credits the parent ("the Northern Field Bureau (NFB)")."""
    return tuple(e.child.quote for e in evidence if e.kind is EvidenceKind.CREDIT and e.child is not None)


def _is_unread(end: End) -> bool:
    return bool(end.report.lang) and not (end.report.lang or "").startswith("en")
