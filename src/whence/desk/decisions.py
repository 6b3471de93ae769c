"""People's decisions: making one, and which of a list still hold.

In: what somebody decided, with name and reason. Out: a `Decision`, or the decisions that no later undo takes back.
Refuses: to forget. Undoing is a decision too; both stay in the log.
"""

from collections.abc import Sequence
from datetime import datetime

from whence.errors import UsageError
from whence.model.acts import Decision
from whence.model.vocabulary import DecisionKind, QuestionKind

# What today's weighing acts on; the other kinds of the closed list are kept in the log for the stages that will.
ACTED_ON = (
    DecisionKind.VERIFY,
    DecisionKind.REFUTE,
    DecisionKind.ARGUE_INDEPENDENCE,
    DecisionKind.REMOVE,
    DecisionKind.NOTE,
    DecisionKind.UNDO,
)


def decide(
    kind: DecisionKind,
    target: str,
    *,
    by: str,
    reason: str,
    at: datetime,
    question: QuestionKind | None = None,
    value: str | None = None,
) -> Decision:
    """Return the decision that `by` made about `target`; raises `UsageError` for a kind nothing acts on, or without name or reason."""
    if kind not in ACTED_ON:
        words = ", ".join(ACTED_ON)
        raise UsageError(f"the decision {kind} is not carried out by this version of whence; it knows {words}")
    if not by.strip() or not reason.strip():
        raise UsageError(f"a decision ({kind}) needs a name (--by) and a reason (--reason); neither may be empty")
    return Decision(at=at, by=by.strip(), kind=kind, target=target, reason=reason.strip(), question=question, value=value)


def effective(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold, in their order: not undone, and not an undo themselves.

    An undo can be undone: then the first decision holds again.
    """
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return tuple(d for d in decisions if d.kind is not DecisionKind.UNDO and d.id not in undone)
