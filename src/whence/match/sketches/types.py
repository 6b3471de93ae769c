"""What types of occurrence have to do with each other.

In: two types. Out: how well they can be two readings of one occurrence, and the drawers an incident is filed under.
Refuses: to call two types the same; a pair that `data/types.toml` does not list cannot be one occurrence.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.model.said import Frame
from whence.model.vocabulary import IncidentType

NEAR = 0.5
"""From here on two types may name one occurrence without further evidence; below, only at one place on one day."""

VAGUE = "other"
ESCAPE = IncidentType.ESCAPE.value
SHOT_DOWN = "shot_down"
"""The mode of frames that tell that an aircraft was shot down."""


class _Table(NamedTuple):
    label: dict[str, str]
    families: dict[str, tuple[str, ...]]
    near: dict[frozenset[str], float]
    follows: frozenset[frozenset[str]]
    causes: dict[str, frozenset[str]]
    tellings: tuple[frozenset[str], ...]
    after: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    raw = tomllib.loads((files("whence.match") / "data" / "types.toml").read_text(encoding="utf-8"))
    near = {frozenset((a, b)): float(weight) for a, row in raw["near"].items() for b, weight in row.items()}
    return _Table(
        label={name: row["label"] for name, row in raw["type"].items()},
        families={name: tuple(row["families"]) for name, row in raw["type"].items()},
        near=near,
        follows=frozenset(frozenset((a, b)) for a, causes in raw["follows"].items() for b in causes),
        causes={effect: frozenset(causes) for effect, causes in raw["follows"].items()},
        tellings=tuple(map(frozenset, raw["tellings"].values())),
        after={effect: frozenset(causes) for effect, causes in raw["after"].items()},
    )


def told_as(frame: Frame) -> str:
    """Return the type that a frame is matched by: an aircraft that was shot down came down, which is what all sides tell of it."""
    return IncidentType.ACCIDENT_DISASTER.value if frame.mode == SHOT_DOWN else frame.type.value


def nearness(a: str, b: str) -> float:
    """Return how well types `a` and `b` can be two readings of one occurrence: 1 for the same, 0 for never."""
    return 1.0 if a == b else _table().near.get(frozenset((a, b)), 0.0)


def is_outcome(a: str, b: str) -> bool:
    """Say whether one of the two types is the direct outcome of the other ("a bomb ... killing three")."""
    return frozenset((a, b)) in _table().follows


def is_result(effect: str, cause: str) -> bool:
    """Say whether the first type follows directly out of the second."""
    return cause in _table().causes.get(effect, ())


def is_mere_outcome(kind: str) -> bool:
    """Say whether a type is what many others end in, or says no more than "attack": it names no occurrence of its own beside another."""
    return kind == VAGUE or len(_table().causes.get(kind, ())) > 1


def is_telling(a: str, b: str) -> bool:
    """Say whether rival voices call one occurrence by these two types: "an air strike", "a roadside bomb"."""
    return a == b or any({a, b} <= group for group in _table().tellings)


def comes_after(effect: str, cause: str) -> bool:
    """Say whether the first type tells of people taken or led out in the course or wake of the second: arrests at a protest, an evacuation."""
    return cause in _table().after.get(effect, ())


def is_aftermath(kind: str) -> bool:
    """Say whether a type tells of people taken or led out, which may come of an occurrence of another type."""
    return kind in _table().after


def primary(kinds: Sequence[str]) -> list[str]:
    """Return the types without those that are the outcome of another of them, or say no more: a bombing that destroyed shops is a bombing.

    "The attack" beside a named type is that type: as a type of its own it would be kin to everything.
    """
    causes = _table().causes
    named = [kind for kind in kinds if kind != VAGUE] or list(kinds)
    return [kind for kind in named if not causes.get(kind, frozenset()) & set(named)] or named


def families(kind: str) -> tuple[str, ...]:
    """Return the drawers that an occurrence of this type is filed under."""
    return _table().families[kind]


def label(kind: str) -> str:
    """Return what an occurrence of this type is called before anybody gives it a name."""
    return _table().label[kind]
