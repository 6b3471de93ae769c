"""Relations: how an occurrence lies to the place that is named.

In: tokens and the number of the one where a name begins. Out: a `PlaceRelation`.
Refuses: to read a relation across a verb; where nothing is said, the relation is `in`.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.places.names import demonyms
from whence.language.words.lexicon import load
from whence.language.words.words import Word
from whence.model.vocabulary import PlaceRelation

_MOST = 8  # words between a relation and its place: "outside the besieged eastern Syrian border town of"


@cache
def _relations() -> dict[str, tuple[tuple[tuple[str, ...], PlaceRelation], ...]]:
    """Return the phrases that state a relation by their last word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], PlaceRelation]]] = {}
    for name, phrases in load("places")["relations"].items():
        for words in (tuple(phrase.split()) for phrase in phrases if name != "in"):
            found.setdefault(words[-1], []).append((words, PlaceRelation(name)))
    return {last: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for last, rows in found.items()}


@cache
def _descriptors() -> frozenset[str]:
    return frozenset(load("places")["before"]["descriptors"])


def relation_before(pieces: list[Word], at: int) -> PlaceRelation:
    """Return the relation that the words before token `at` state: "near", "on the edge of the city of", "between A and"."""
    return relation_after([piece.text.lower() for piece in pieces[max(0, at - _MOST - 4) : at]])


def relation_after(lower: Sequence[str]) -> PlaceRelation:
    """Return the relation that the last of these words, in lower case, state to the name that follows them."""
    lower = lower[-_MOST - 4 :]
    end = len(lower)
    while end:
        for words, relation in _relations().get(lower[end - 1], ()):
            first = end - len(words)
            if first >= 0 and tuple(lower[first:end]) == words and not _is_part(lower, first):
                return relation
        if lower[end - 1] not in _descriptors() and lower[end - 1] not in demonyms():
            break
        end -= 1
    if "and" in lower[-1:] and "between" in lower[-6:]:
        return PlaceRelation.BETWEEN
    return PlaceRelation.IN


def _is_part(lower: Sequence[str], first: int) -> bool:
    """Say whether a direction is a part of the place: "in the north of Ostra" is in it, "north of Ostra" is not."""
    return lower[first] in _directions() and first > 0 and lower[first - 1] in ("the", "far", "extreme")


@cache
def _directions() -> frozenset[str]:
    return frozenset(load("places")["directions"]["words"])
