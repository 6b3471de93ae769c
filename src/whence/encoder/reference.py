"""Reference: which words of a text mean the same person, body, place or thing.

In: the looks at a text and its trees. Out: mentions by their head words, and groups of them. Each mention follows the best one before it or
opens a group of its own (word-level coreference, Dobrovolskii 2021). Refuses: to look further back than `pairs.REACH` mentions.
"""

from collections.abc import Sequence

import numpy as np

from whence.encoder.encoder import Encoder, Look
from whence.encoder.pairs import REACH, Mention, Pairs

_NAME_PARTS = frozenset({"flat", "compound", "amod", "nummod"})


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


def groups(mentions: Sequence[Mention], looks: Sequence[Look], encoder: Encoder) -> list[int]:
    """Return for each mention the number of its group; groups are numbered by their first mention."""
    if not mentions:
        return []
    rows = [m.word for m in mentions]
    low = np.concatenate([look.refer_from for look in looks])[rows]
    high = np.concatenate([look.refer_to for look in looks])[rows]
    new = np.concatenate([look.refer_new for look in looks])[rows, 0]
    laid = Pairs(mentions)
    scale = low.shape[1] ** -0.5
    found: list[int] = []
    for n in range(len(mentions)):
        first = max(0, n - REACH)
        if n == first:
            found.append(n)
            continue
        scores = high[first:n] @ low[n] * scale + laid.features(n) @ encoder.pair
        best = int(scores.argmax())
        found.append(found[first + best] if scores[best] > new[n] else n)
    return found
