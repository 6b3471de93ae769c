"""People's decisions: making one.

In: what somebody decided, with name and reason. Out: a `Decision`; which of a list still hold, `whence.model.acts.standing` says.
Refuses: to forget. Undoing is a decision too; both stay in the log.
"""

from datetime import datetime

from whence.errors import UsageError
from whence.model.acts import Decision
from whence.model.vocabulary import DecisionKind, QuestionKind

# What today's weighing acts on; the other kinds of the closed list are kept in the log for the stages that will.
ACTED_ON = (
    DecisionKind.VERIFY,
    DecisionKind.REFUTE,
    DecisionKind.ARGUE_INDEPENDENCE,
    DecisionKind.MERGE,
    DecisionKind.SPLIT,
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
