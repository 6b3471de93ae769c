"""Reference: which words of a text mean the same person, body, place or thing.

In: what the network gives for the head words of a text, and its trees. Out: mentions by their head words, and groups of them. Each
mention follows the best one before it or opens a group of its own (word-level coreference, Dobrovolskii 2021). Refuses: to look
further back than `pairs.REACH` mentions.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.encoder.encoder import Scores
from whence.encoder.pairs import REACH, Mention, Pairs

_NAME_PARTS = frozenset({"flat", "compound", "amod", "nummod"})


class References(NamedTuple):
    """What the network gives for the m head words of entities.

    `words` are their numbers in order, `low` and `high` the vectors of a mention and of those before it [m, 96], `new` how well it would open a
    group [m], `pair` the weights of `Pairs.features`, `kinds` the entity types.
    """

    words: tuple[int, ...]
    low: Scores
    high: Scores
    new: Scores
    pair: Scores
    kinds: tuple[str, ...]


def name_children(heads: Sequence[int], relations: Sequence[str]) -> list[list[int]]:
    """Return for every word the words of its name or noun phrase that depend on it."""
    children: list[list[int]] = [[] for _ in heads]
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if head != word and relation.split(":")[0] in _NAME_PARTS:
            children[head].append(word)
    return children


def mention(words: Sequence[str], children: Sequence[Sequence[int]], word: int, *, sentence: int, kind: int) -> Mention:
    """Return a mention by its head word; `children` are the words of its name or noun phrase."""
    name = frozenset(words[n].lower() for n in (word, *children[word]))
    return Mention(word, sentence, kind, words[word].lower(), name, words[word][:1].isupper())


def groups(mentions: Sequence[Mention], given: References) -> list[int]:
    """Return for each mention the number of its group; groups are numbered by their first mention."""
    laid = Pairs(mentions)
    scale = given.low.shape[1] ** -0.5
    found: list[int] = []
    for n in range(len(mentions)):
        first = max(0, n - REACH)
        if n == first:
            found.append(n)
            continue
        scores = given.high[first:n] @ given.low[n] * scale + laid.features(n) @ given.pair
        best = int(scores.argmax())
        found.append(found[first + best] if scores[best] > given.new[n] else n)
    return found
