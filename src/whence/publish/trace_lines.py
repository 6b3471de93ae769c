"""Edges as lines for programs: the neutral form of scorers, with the words on both sides and what speaks for each edge.

In: edges, and what their ends are called. Out: plain objects, one an edge. Refuses: an edge without its evidence; an inferred parent
without the reason why it was inferred.
"""

from typing import Any, NamedTuple

from whence.model.captured import Moment
from whence.model.passage import Passage
from whence.model.traced import Change, Derivation, Evidence, InferredReport
from whence.model.vocabulary import Certainty, EvidenceKind


class Node(NamedTuple):
    """What an end of an edge is called: its id or file name, who published it, when; the record where it was inferred."""

    key: str
    outlet: str | None = None
    moment: Moment | None = None
    inferred: InferredReport | None = None


class Numbers:
    """Numbers for parents that nobody captured, in the order in which lines name them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def name(self, record: InferredReport) -> str:
        """Return "inferred:1" and so on."""
        return f"inferred:{self._numbers.setdefault(record.id, len(self._numbers) + 1)}"


def is_sure(edge: Derivation, least: Certainty) -> bool:
    """Say whether an edge is at least as certain as `least`."""
    order = list(Certainty)
    return order.index(edge.certainty) <= order.index(least)


def edge_object(edge: Derivation, child: Node, parent: Node, numbers: Numbers) -> dict[str, Any]:
    """Return one edge; passages are code points of the stored text of child and parent."""
    made: dict[str, Any] = {}
    for side, node in (("child", child), ("parent", parent)):
        record = node.inferred
        made[side] = node.key if record is None else numbers.name(record)
        if record is not None:
            made |= {f"{side}_name": record.name, f"{side}_day": record.day, f"{side}_why": record.why}
    shared = [e for e in edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE and e.child is not None and e.parent is not None]
    return made | {
        "type": str(edge.type),
        "direction": str(edge.direction),
        "certainty": str(edge.certainty),
        "share": edge.share,
        "child_passages": [_place(e.child) for e in shared],
        "parent_passages": [_place(e.parent) for e in shared],
        "evidence": [_side(e) for e in edge.evidence],
        "changes": [_side(c) for c in edge.changes],
        "method": edge.method,
    }


def _side(part: Evidence | Change) -> dict[str, Any]:
    return {"kind": str(part.kind), "note": part.note, "child": _place(part.child), "parent": _place(part.parent)}


def _place(passage: Passage | None) -> dict[str, Any] | None:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote} if passage is not None else None
