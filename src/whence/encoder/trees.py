"""Trees: the syntax of each sentence from the scores of its words.

In: a look. Out: for every word of the window its head (a word's own number for the root of its sentence) and its relation.
Each sentence gets one root and no circle: the best head of every word where that is a tree, else the best tree (Chu and Liu 1965, Edmonds 1967).
"""

import numpy as np
from numpy.typing import NDArray

from whence.encoder.encoder import Encoder, Look, Scores


def trees(look: Look, encoder: Encoder) -> tuple[list[int], list[str]]:
    """Return head and relation of every word of a window."""
    heads: list[int] = []
    for first, last in look.window.sentences:
        heads.extend(first + head for head in _tree(look.arc[first:last, first:last]))
    chosen = np.array(heads, np.int64)
    weight, bias = encoder.relation
    scores = (look.relation_from * look.relation_to[chosen]) @ weight + bias
    scores += look.relation_from_scores + look.relation_to_scores[chosen]
    root = encoder.relations.index("root")
    is_root = chosen == np.arange(len(heads))
    scores[is_root] = -np.inf
    scores[is_root, root] = 0
    scores[~is_root, root] = -np.inf
    return heads, [encoder.relations[n] for n in scores.argmax(axis=1)]


def _tree(scores: Scores) -> list[int]:
    """Return the head of each word of one sentence; `scores[word, head]`, on the diagonal how well the word would be the root."""
    size = len(scores)
    if size == 1:
        return [0]
    heads = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(size))
    if len(roots) != 1:
        others = scores.copy()
        np.fill_diagonal(others, -np.inf)
        gain = np.diagonal(scores) - others.max(axis=1)
        root = int(gain.argmax())
        heads = others.argmax(axis=1)
        heads[root] = root
    else:
        root = int(roots[0])
    if _circle(heads, root) is None:
        return [int(h) for h in heads]
    free = scores.astype(np.float64)
    np.fill_diagonal(free, -np.inf)
    return [int(h) for h in _spanning(free, root)]


def _circle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """Return the words of a circle, or `None` where every word leads to the root."""
    state = np.zeros(len(heads), np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _spanning(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Return the heads of the best tree below `root`, joining one circle after another."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[root] = root
    circle = _circle(heads, root)
    if circle is None:
        return heads
    rest = [n for n in range(len(scores)) if n not in set(circle)]
    kept = scores[circle, heads[circle]]
    into = scores[np.ix_(circle, rest)] - kept[:, None]  # entering the circle at a word breaks that word's arc
    out = scores[np.ix_(rest, circle)]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[size, :size] = into.max(axis=0)
    smaller[:size, size] = out.max(axis=1)
    below = _spanning(smaller, rest.index(root))
    result: NDArray[np.int64] = heads.copy()
    for n, word in enumerate(rest):
        if word != root:
            result[word] = circle[int(out[n].argmax())] if below[n] == size else rest[below[n]]
    entry = below[size]
    broken = circle[int(into[:, entry].argmax())]
    result[broken] = rest[entry]
    return result
