"""The majority vote: for every object the value that most sources give. It is what every other method is laid beside.

In: `Observations`. Out: per object the number of an answer. Ties go to the value that comes first in sorting.
"""

import numpy as np

from whence.experiment.observations import Floats, Ints, Observations


def majority(said: Observations) -> Ints:
    """Return, for every object, the answer that most sources give."""
    return best_of(said, np.bincount(said.value, minlength=len(said.answers)).astype(np.float64))


def best_of(said: Observations, weight: Floats) -> Ints:
    """Return, for every object, its heaviest answer, the first in sorting of several."""
    order = np.lexsort((np.arange(len(weight)), -weight, said.answer_object))
    first = np.unique(said.answer_object[order], return_index=True)[1]
    return order[first]
