"""Decisions: made by a name with a reason, taken back without being forgotten."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import WHEN
from whence.desk import decide
from whence.errors import UsageError
from whence.model.acts import Decision, standing
from whence.model.vocabulary import DecisionKind


def note(n: int) -> Decision:
    return decide(DecisionKind.NOTE, "inc_1", by="An Editor", reason=f"note {n}", at=WHEN + timedelta(seconds=n))


def undo(target: Decision, n: int) -> Decision:
    return decide(DecisionKind.UNDO, target.id, by="An Editor", reason="mistake", at=WHEN + timedelta(seconds=n))


def test_undone_decision_no_longer_holds() -> None:
    first, second = note(1), note(2)
    assert standing([first, second, undo(first, 3)]) == (second,)


def test_undoing_an_undo_brings_the_decision_back() -> None:
    first = note(1)
    taken_back = undo(first, 2)
    assert standing([first, taken_back, undo(taken_back, 3)]) == (first,)


@given(st.lists(st.integers(0, 8), max_size=9))
def test_what_holds_is_always_a_part_of_what_was_decided(targets: list[int]) -> None:
    decisions: list[Decision] = [note(100)]
    for n, t in enumerate(targets):
        decisions.append(undo(decisions[t % len(decisions)], n))
    held = standing(decisions)
    assert set(held) <= set(decisions) and all(d.kind is not DecisionKind.UNDO for d in held)


@pytest.mark.parametrize(("by", "reason"), [("", "x"), (" ", "x"), ("An Editor", "")])
def test_nobody_decides_without_name_and_reason(by: str, reason: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        decide(DecisionKind.VERIFY, "inc_1", by=by, reason=reason, at=WHEN)


def test_kind_that_nothing_acts_on_is_refused_with_the_kinds_that_are() -> None:
    with pytest.raises(UsageError, match="verify"):
        decide(DecisionKind.SET_ACTOR, "inc_1", by="An Editor", reason="same", at=WHEN)
