"""The trained network: what it sees of a text, how it is loaded, and what its scores mean.

In: words of a text and a model file. Out: attributions as runs of words, syntax trees, entity heads, references.
Refuses: to be needed (the rules read without it), to give different answers for the same text in another company, a damaged model file.
"""

from whence.encoder.choose import MODES, chosen

__all__ = ["MODES", "chosen"]
