"""Statements that people decided on: two that are one, or two that are surely two.

In: the statements about one incident, and people's decisions on pairs of them, in order. Out: the statements as decided. Of decisions that
contradict each other, also by way of a third statement, the later stands.
Refuses: to change what any report says or is counted as; to leave the number of statements less certain than it was.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.match.statements.bearing import STRENGTH
from whence.match.statements.utterances import united
from whence.model.acts import Decision
from whence.model.base import replace
from whence.model.linked import STATEMENTS, End, link_of
from whence.model.said import Claim
from whence.model.vocabulary import DecisionKind
from whence.model.weighed import Utterance


class Decided(NamedTuple):
    """The statements as people decided, which decisions stand on them, and the pairs that contradict each other."""

    said: tuple[Utterance, ...]
    standing: tuple[Decision, ...] = ()
    differing: tuple[tuple[Decision, Decision], ...] = ()


def as_decided(said: Sequence[Utterance], decisions: Sequence[Decision], claims: Mapping[str, Claim]) -> Decided:
    """Return the statements as people decided; `decisions` are those in force, `claims` those of the incident."""
    pairs = [(d, pair) for d in decisions if (pair := _pair(d, said, claims)) is not None]
    if not pairs:
        return Decided(tuple(said))
    home = {u.id: u.id for u in said}
    apart: dict[frozenset[str], Decision] = {}
    joined: dict[frozenset[str], Decision] = {}
    stands: list[Decision] = []
    differing: list[tuple[Decision, Decision]] = []
    for decision, (a, b) in reversed(pairs):
        ours, theirs = _together(home, a), _together(home, b)
        if decision.kind is DecisionKind.SPLIT:
            against = next((d for pair, d in joined.items() if pair <= ours), None) if ours == theirs else None
            if against is None:
                apart.setdefault(frozenset((a, b)), decision)
        else:
            against = next((d for pair, d in apart.items() if pair & ours and pair & theirs and ours != theirs), None)
            if against is None:
                home |= dict.fromkeys(ours | theirs, min(home[a], home[b]))
                joined.setdefault(frozenset((a, b)), decision)
        if against is None:
            stands.append(decision)
        else:
            differing.append((decision, against))
    return Decided(_told(said, home, tuple(apart)), tuple(reversed(stands)), tuple(reversed(differing)))


def _pair(decision: Decision, said: Sequence[Utterance], claims: Mapping[str, Claim]) -> tuple[str, str] | None:
    link = link_of(decision)
    if link is None or link.about != STATEMENTS or len(link.ends) != 2:
        return None
    a, b = (_found(end, said, claims) for end in link.ends)
    return (a, b) if a is not None and b is not None and a != b else None


def _found(end: End, said: Sequence[Utterance], claims: Mapping[str, Claim]) -> str | None:
    """Return the statement that a decision names: by its id, else by the words it was first told in."""
    if any(u.id == end.id for u in said):
        return end.id
    seed = end.seed
    there = (u.id for u in said for id_ in u.claims if seed is not None and id_ in claims and seed.holds(claims[id_]))
    return next(there, None)


def _together(home: Mapping[str, str], one: str) -> frozenset[str]:
    return frozenset(id_ for id_, to in home.items() if to == home[one])


def _told(said: Sequence[Utterance], home: Mapping[str, str], surely: Sequence[frozenset[str]]) -> tuple[Utterance, ...]:
    groups: dict[str, list[Utterance]] = {}
    for utterance in said:
        groups.setdefault(home[utterance.id], []).append(utterance)
    made: dict[str, Utterance] = {to: _one(group) for to, group in groups.items()}
    others = {frozenset(made[home[id_]].id for id_ in pair) for pair in surely}
    return tuple(replace(made[to], candidates=_candidates(to, made, groups, others)) for to in groups)


def _one(group: Sequence[Utterance]) -> Utterance:
    """Return a group as one statement, under the id of its strongest, of equals the first."""
    first = max(group, key=lambda u: STRENGTH[u.bearing])
    found = first
    for other in group:
        found = found if other is first else united(found, other)
    return found


def _candidates(
    to: str, made: Mapping[str, Utterance], groups: Mapping[str, Sequence[Utterance]], others: set[frozenset[str]]
) -> tuple[str, ...]:
    """Return which statements this one may still be.

    One that was surely another than any of a group's is another than the whole. A group may be another statement where each of it may.
    """
    if len(groups) == len({u.id for group in groups.values() for u in group}):
        return tuple(id_ for id_ in made[to].candidates if frozenset((to, id_)) not in others)
    found = []
    for other, theirs in groups.items():
        pairs = [(a, b) for a in groups[to] for b in theirs]
        may = all(a.id in b.candidates or b.id in a.candidates for a, b in pairs)
        named = all(any(b.id in a.candidates for b in theirs) for a in groups[to])
        if other != to and may and named and frozenset((made[to].id, made[other].id)) not in others:
            found.append(made[other].id)
    return tuple(sorted(found))
