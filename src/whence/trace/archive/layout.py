"""Layout: what stands where in the arrays of the archive, said once for the plain and the compiled ways.

In: nothing. Out: the bits of a word's signs and of a run's manner, the columns of a pair, and the records `Links` and `Earlier`.
Refuses: to work anything out.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

QUOTED, BEGINS, IN_PAIRS = 1, 2, 4
"""How a word stands: between quotation marks; at the beginning of a sentence; as a pair of characters of a script without blanks."""
SENTENCES, QUOTATION = 1, 2
"""How a run stands in a text: whole sentences; mostly between quotation marks."""
CHILD, SOURCE, ADDED, SHARED, LONGEST, RUNS_AT, FLAGS = range(7)
"""The columns of a pair."""
OF_HOUSE = 1
"""The flag of a pair whose texts are of one outlet."""


class Links(NamedTuple):
    """Who has whose words.

    Row p of `pairs` says of two texts, by number: child, source, words that this source adds to the better ones, words
    shared in all, the longest run, the first of the pair's rows in `runs`, whether they are of one outlet (1). A row of `runs`: the word at which
    it begins in child and source, its length, how it stands in each. `facts` has, for every text that was asked about, how many words
    count, how many of these are its house's, and how many are its own: neither the house's nor of a passage that a source has too.
    """

    pairs: NDArray[np.int64]
    runs: NDArray[np.int64]
    facts: NDArray[np.int64]


class Earlier(NamedTuple):
    """The texts before the new ones: their words, how each stands, where each text begins, and everybody's outlet, the new ones' too."""

    tokens: NDArray[np.uint32]
    signs: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    outlets: NDArray[np.uint32]
