"""Mixing: the numbers by which words and runs of words become marks, said once for the plain and the compiled ways.

In: 64-bit numbers. Out: 64 bits in which every bit of the input has a say.
Refuses: secrecy. Whoever wants two grams with one mark can make them; a mark only nominates, words are compared one by one.
"""

import numpy as np
from numpy.typing import NDArray

SEED = np.uint64(0xCBF29CE484222325)
MIX1, MIX2, MIX3 = np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
HALF = np.uint64(32)


def mixed(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return every number mixed; `compiled_cut.mix` is the same for one."""
    x = x ^ (x >> HALF)
    x = x * MIX1
    x = x ^ (x >> HALF)
    x = x * MIX1
    made: NDArray[np.uint64] = x ^ (x >> HALF)
    return made
