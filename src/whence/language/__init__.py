"""Language: what English news words say of names, times, numbers and places, without a model.

In: a text and, for relative times, its publication time. Out: spans with what they mean (`Word`, `Span`, `When`, `Figure`, `Where`).
Refuses: to guess. A time without an anchor, a name that could be several places, an alias of several actors settle nothing.
"""

from whence.language.words.normal import fold, key

__all__ = ["fold", "key"]
