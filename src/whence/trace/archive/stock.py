"""Stock: which shared passages may be nobody's copy, because everybody has them.

In: links, and how many words of each text count. Out: for every pair whether it rests on stock text alone as far as can be told.
The verdict is about what is held now and can change: a pair is judged by its own shape first (one sentence or two that stand between no
quotation marks, in two texts that share nothing else), and a passage that the texts of many outlets share over time is stock whatever its shape.
Refuses: to drop a pair. Who took a lone sentence from whom, or both from a third, is not shown; that is all it says.
"""

import numpy as np
from numpy.typing import NDArray

from whence.trace.archive.layout import PASSAGE, PASSED
from whence.trace.archive.links import QUOTATION, Links

# Seen on one setting of a generated stream and then left alone: most of what two strangers share is a sentence of 10 to 25 words.
LONE = 40
SMALL = 0.3


def lone(links: Links, counted: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which pairs share a lone passage only. `counted` says of every text how many words it has besides its house's."""
    pairs, runs = links.pairs, links.runs
    if not len(pairs):
        return np.zeros(0, bool)
    child, source = (np.maximum(1, counted[pairs[:, n]].astype(np.float64)) for n in (0, 1))
    small = (pairs[:, PASSED] < SMALL * child) & (pairs[:, PASSED] < SMALL * source) & (pairs[:, PASSAGE] <= LONE)
    quoted = np.bitwise_or.reduceat(runs[:, 3], pairs[:, 5]) & QUOTATION != 0
    verdict: NDArray[np.bool_] = small & ~quoted
    return verdict
