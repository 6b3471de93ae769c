"""Experiments: methods that are no part of a case, to be tried on data of their own kind and compared.

In: a table of what recurring sources say of many things, one value each. Out: which value each method picks, beside the majority vote.
Refuses: a case, a report, an incident; scores of sources; data too thin to tell a copier from a source that is merely right. Nothing in
`whence` calls this package but the command `whence experiment`.
"""

from whence.experiment.accuracy import Picked, pick
from whence.experiment.observations import Observations, read_observations
from whence.experiment.vote import majority

__all__ = ["Observations", "Picked", "majority", "pick", "read_observations"]
