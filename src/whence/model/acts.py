"""What the log keeps beside captures: runs of the machine and decisions of people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from whence.model.base import Part, Record
from whence.model.passage import Passage
from whence.model.vocabulary import DecisionKind, QuestionKind


class Output(Part, frozen=True, kw_only=True):
    """One object of stage outputs: which stage, which object, how many records."""

    stage: str
    digest: str
    records: int


class Run(Record, frozen=True, kw_only=True, tag="run"):
    """What the machine did in one go: methods with their versions, settings, and the objects that hold what came out.

    `begun` are captures of which only a part was read in this run, `ended` those whose last part was: a file of a million reports
    is sealed piece by piece, and a run that was cut short goes on with what was begun and not ended.
    """

    PREFIX: ClassVar[str] = "run"
    IDENTITY: ClassVar[tuple[str, ...]] = ("at", "reports", "outputs")

    at: datetime
    version: str
    methods: dict[str, str]
    settings: dict[str, Any]
    reports: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()
    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


class Decision(Record, frozen=True, kw_only=True, tag="decision"):
    """A person's recorded act, with name, time and reason. `undo` names the decision it takes back in `target`.

    Anchored to report, passage and question where it is about words, so that it survives a redo.
    """

    PREFIX: ClassVar[str] = "dec"
    IDENTITY: ClassVar[tuple[str, ...]] = ("at", "by", "kind", "target", "value")

    at: datetime
    by: str
    kind: DecisionKind
    target: str
    reason: str
    question: QuestionKind | None = None
    passage: Passage | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        """Refuse an act of nobody, or without a reason."""
        super().__post_init__()
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a decision needs a name and a reason")


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold, in their order: not undone, and not an undo themselves.

    An undo can be undone: then the first decision holds again.
    """
    undone = undone_by(decisions)
    return tuple(d for d in decisions if d.kind is not DecisionKind.UNDO and d.id not in undone)


def undone_by(decisions: Sequence[Decision]) -> frozenset[str]:
    """Return the ids of what these decisions take back: other decisions, and unions that match made."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return frozenset(undone)
