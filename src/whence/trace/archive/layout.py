"""Layout: what stands where in the arrays of the archive, said once for the plain and the compiled ways.

In: nothing. Out: the bits of a word's signs and of a run's manner, the columns of a pair, the bits of the table of marks, and the records
`Links` and `Held`.
Refuses: to work anything out.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

QUOTED, BEGINS, IN_PAIRS = 1, 2, 4
"""How a word stands: between quotation marks; at the beginning of a sentence; as a pair of characters of a script without blanks."""
SENTENCES, QUOTATION = 1, 2
"""How a run stands in a text: whole sentences; mostly between quotation marks."""
CHILD, SOURCE, ADDED, SHARED, LONGEST, RUNS_AT, FLAGS, PASSED, PASSAGE = range(9)
COLUMNS = 9
"""The columns of a pair. `PASSED` counts the words of all its passages, with what an editor changed in them, `PASSAGE` those of the longest."""
NEW, PAIRS, ROWS, BEGUN = range(4)
"""What the finding of links says from call to call: how many marks are new, how many pairs and runs there are, whether texts were looked up ahead."""
OTHERS, PICKED = range(2)
"""How many candidates a text has of other outlets, and with those of its own."""
OF_HOUSE = 1
"""The flag of a pair whose texts are of one outlet."""
MANY = 1 << 31
"""Of a mark in the table: it stands at several places, and the other bits say where its list is."""
FULL, AT, CLASS = 1 << 26, (1 << 26) - 1, 27
"""The head of a list: whether it has all the places that it may, which of them is the newest, and from bit 27 on how long it can become."""
USED, FREE = 0, 1
"""What `state` of the table says: how many numbers of `lists` are used; then, for every length, the first list that was given up."""
LINE = 8
"""Slots of the table of marks that are looked at together, as many as the processor's memory gives together."""
SMALLER, LARGER, EDGE = range(3)
"""What `span` of the table says: how many lines it had, how many it has, and from which of the former on marks were spread over the latter."""
NEAR, TEXT, NEXT = 8, 32, 16
"""Words by their number without the last eight bits: of each such stretch it is kept, from bit 32 on, in which text its first word stands; from bit
16 on, at which of its words the next text begins; and in the bits before, from which word on that does not say all, because another text begins there
or because the next one was not there yet."""


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


class Held(NamedTuple):
    """All texts, the new ones too: the number of every word, how each word stands, where each text begins, its outlet.

    `near` says which texts stand in every stretch of 256 words.
    """

    numbers: NDArray[np.uint16]
    signs: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    outlets: NDArray[np.uint32]
    near: NDArray[np.uint64]
