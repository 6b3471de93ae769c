"""Trace's records: who took it from whom, and what changed on the way."""

from datetime import datetime
from typing import ClassVar

from whence.model.base import Part, Record, make_float
from whence.model.passage import Passage
from whence.model.vocabulary import Certainty, ChangeKind, DerivationType, Direction, EvidenceKind


class Evidence(Part, frozen=True, kw_only=True):
    """One thing that speaks for an edge, with its words on either side where it has some."""

    kind: EvidenceKind
    note: str
    child: Passage | None = None
    parent: Passage | None = None


class Change(Part, frozen=True, kw_only=True):
    """What an edge altered, in neutral words, with both passages where both are held."""

    kind: ChangeKind
    note: str
    child: Passage | None = None
    parent: Passage | None = None


class Derivation(Record, frozen=True, kw_only=True, tag="derivation"):
    """An edge child <- parent. Ends are ids of reports, posts or inferred reports.

    `share` is the part of the child's words that the shared passages cover, 0 to 1 (`None` where none are shared).
    `about`: ids of the child's claims that came this way; empty = not narrowed down.
    """

    PREFIX: ClassVar[str] = "der"
    IDENTITY: ClassVar[tuple[str, ...]] = ("child", "parent", "type", "method")

    child: str
    parent: str
    type: DerivationType
    direction: Direction = Direction.KNOWN
    certainty: Certainty
    share: float | None = None
    evidence: tuple[Evidence, ...]
    changes: tuple[Change, ...] = ()
    about: tuple[str, ...] = ()
    method: str

    def __post_init__(self) -> None:
        """Refuse a loop of one and an edge that nothing speaks for."""
        super().__post_init__()
        make_float(self, "share")
        if self.child == self.parent:
            raise ValueError(f"edge {self.id}: a report is not its own parent")
        if not self.evidence:
            raise ValueError(f"edge {self.child} <- {self.parent} has no evidence")


class InferredReport(Record, frozen=True, kw_only=True, tag="inferred_report"):
    """A parent nobody captured, drawn dashed; it never carries an answer. `name` is the outlet where a credit names it."""

    PREFIX: ClassVar[str] = "inf"
    IDENTITY: ClassVar[tuple[str, ...]] = ("name", "day", "stem")

    name: str | None
    day: str | None = None
    stem: str = ""
    latest: datetime | None = None
    why: str
    method: str
