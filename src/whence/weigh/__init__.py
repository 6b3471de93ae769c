"""Weigh: where an alleged occurrence stands, from counts and reasons alone.

In: an incident, the `Evidence` that bears on it, its utterances, the register of actors, people's decisions, a moment.
Out: a `Weighing`: five numbers, questions with rival answers, origins, contradictions, gaps, a finding; all of it derived.
Refuses: a probability of truth; "verified" without a named person; independence because no link was found.
"""

from whence.weigh.roots.links import links_of
from whence.weigh.weighing import weigh

__all__ = ["links_of", "weigh"]
