"""Pairs: what can be seen of two mentions beside their vectors when one may refer to the other.

In: mentions of one text in order. Out: numbers, the same in training and in reading. Refuses: to compare with more than `REACH` mentions before.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

REACH = 120
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), 1),
    **dict.fromkeys(("she", "her", "hers", "herself"), 2),
    **dict.fromkeys(("it", "its", "itself"), 3),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), 4),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), 5),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), 6),
    **dict.fromkeys(("you", "your", "yours", "yourself"), 7),
    **dict.fromkeys(("this", "that", "these", "those", "who", "which", "whom", "whose"), 8),
}
_STEPS = (1, 2, 4, 8, 16, 32, 64)
_FIXED = 14
FEATURES = _FIXED + len(_STEPS) + 1 + 4


class Mention(NamedTuple):
    """A mention by its head: the word's number in the text, its sentence, its entity type, and the words of its name or noun, folded."""

    word: int
    sentence: int
    kind: int
    head: str
    name: frozenset[str]
    capital: bool


def pronoun(word: str) -> int:
    """Return the class of a pronoun, 0 for any other word."""
    return _PRONOUNS.get(word, 0)


class Pairs:
    """The mentions of one text, laid out so that one can be held against those before it at once."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        numbers: dict[str, int] = {}
        self.names = [m.name for m in mentions]
        self.heads = np.array([numbers.setdefault(m.head, len(numbers)) for m in mentions], np.int64)
        self.written = [m.head for m in mentions]
        self.pronouns = np.array([pronoun(m.head) for m in mentions], np.int64)
        self.kinds = np.array([m.kind for m in mentions], np.int64)
        self.sentences = np.array([m.sentence for m in mentions], np.int64)
        self.capitals = np.array([m.capital for m in mentions], bool)

    def features(self, at: int) -> NDArray[np.float32]:
        """Return what is seen of mention `at` beside each of the at most `REACH` before it, nearest last: [candidates, FEATURES]."""
        first = max(0, at - REACH)
        own, name = int(self.pronouns[at]), self.names[at]
        others = self.names[first:at]
        its = self.pronouns[first:at]
        same = self.heads[first:at] == self.heads[at]
        shared = np.array([not name.isdisjoint(other) for other in others], bool)
        capital = self.capitals[first:at] & self.capitals[at]
        made = np.zeros((at - first, FEATURES), np.float32)
        columns = (
            same & (own == 0),
            same & (own != 0),
            shared & ~same,
            np.array([name == other for other in others], bool) & (own == 0),
            (its == own) & (own != 0),
            (its != own) & (own != 0) & (its != 0),
            (its == 0) & (own != 0),
            (its != 0) & (own == 0),
            self.kinds[first:at] == self.kinds[at],
            capital & ~shared,
            capital & shared,
            (its == 0) & (own == 0) & ~shared,
            (self.kinds[first:at] != 1) & (own in (1, 2)),
            np.array([self.written[at] in other for other in others], bool) & (own == 0),
        )
        for number, column in enumerate(columns):
            made[:, number] = column
        rows = np.arange(at - first)
        back = at - first - rows
        made[rows, _FIXED + np.searchsorted(_STEPS, back, side="left")] = 1
        apart = self.sentences[at] - self.sentences[first:at]
        made[rows, _FIXED + len(_STEPS) + 1 + np.searchsorted((0, 1, 3), apart, side="left")] = 1
        return made
