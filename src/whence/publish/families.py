"""Copies collapsed: which reports are one text told again, so that lists and pictures show sources and not outlets.

In: ids with the edges among them. Out: families, each with its head (the earliest parent in reach, maybe one nobody captured).
Rule: a report follows the edge that covers the largest share of its words; edges that only quote, attribute, link or embed make no
family. Refuses: to call a head an origin; it is only what the captured reports lead back to.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from whence.model.traced import Derivation
from whence.model.vocabulary import Certainty, DerivationType

COPYING = (
    DerivationType.COPIES,
    DerivationType.REWRITES,
    DerivationType.DIGESTS,
    DerivationType.TRANSLATES,
    DerivationType.REVISES,
)
_SURER = {certainty: -at for at, certainty in enumerate(Certainty)}


class Family(NamedTuple):
    """A head and those that took from it, directly or not. `edges` are those that the members follow, by child."""

    head: str
    members: tuple[str, ...]
    edges: Mapping[str, Derivation]


def families(ids: Iterable[str], derivations: Iterable[Derivation]) -> tuple[Family, ...]:
    """Return the families of `ids`, each id once, in the order of `ids` (which is the order of members too)."""
    order = {id_: at for at, id_ in enumerate(ids)}
    followed = _followed(order, derivations)
    heads = {id_: _head(id_, followed, order) for id_ in order}
    grouped: dict[str, list[str]] = {}
    for id_ in order:
        grouped.setdefault(heads[id_], []).append(id_)
    return tuple(
        Family(head, tuple(m for m in members if m != head), {m: followed[m] for m in members if m in followed and m != head})
        for head, members in grouped.items()
    )


def _followed(order: Mapping[str, int], derivations: Iterable[Derivation]) -> dict[str, Derivation]:
    best: dict[str, Derivation] = {}
    for edge in derivations:
        if edge.type in COPYING and edge.child in order and (edge.child not in best or _rank(edge) > _rank(best[edge.child])):
            best[edge.child] = edge
    return best


def _rank(edge: Derivation) -> tuple[float, int, str]:
    return (edge.share or 0.0, _SURER[edge.certainty], edge.id)


def _head(start: str, followed: Mapping[str, Derivation], order: Mapping[str, int]) -> str:
    path = [start]
    while path[-1] in followed:
        parent = followed[path[-1]].parent
        if parent in path:  # edges of unknown direction may run in a ring; the earliest of it stands for it
            return min(path[path.index(parent) :], key=lambda id_: order.get(id_, -1))
        path.append(parent)
    return path[-1]
