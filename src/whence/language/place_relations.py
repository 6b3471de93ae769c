"""Relations: how an occurrence lies to the place that is named.

In: tokens and the number of the one where a name begins. Out: a `PlaceRelation`.
Refuses: to read a relation across a verb; where nothing is said, the relation is `in`.
"""

from functools import cache

from whence.language.lexicon import load
from whence.language.place_names import demonyms
from whence.language.words import Word
from whence.model.vocabulary import PlaceRelation

_MOST = 8  # words between a relation and its place: "outside the besieged eastern Syrian border town of"


@cache
def _relations() -> tuple[tuple[tuple[str, ...], PlaceRelation], ...]:
    rows = [(tuple(words.split()), PlaceRelation(name)) for name, phrases in load("places")["relations"].items() for words in phrases]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def relation_before(pieces: list[Word], at: int) -> PlaceRelation:
    """Return the relation that the words before token `at` state: "near", "on the edge of the city of", "between A and"."""
    lower = [piece.text.lower() for piece in pieces[max(0, at - _MOST - 4) : at]]
    descriptors = load("places")["before"]["descriptors"]
    end = len(lower)
    while end:
        for words, relation in _relations():
            if relation is not PlaceRelation.IN and tuple(lower[max(0, end - len(words)) : end]) == words:
                return relation
        if lower[end - 1] not in descriptors and lower[end - 1] not in demonyms():
            break
        end -= 1
    if lower[-1:] == ["and"] and "between" in lower[-6:]:
        return PlaceRelation.BETWEEN
    return PlaceRelation.IN
