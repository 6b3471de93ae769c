"""Read what a report says, on whose word, how firmly.

In: a `Report` and the `Post`s that stand in it. Out: a `Reading`, then `Attribution`, `Caveat`, `Claim`, `MediaMention`, `Repeat` and
`PlaceName` records, every one with the passage it was read from.
Refuses: to read a language it has no rules for, to credit a source that the text does not name, to look anything up, to judge what is true.
"""

from whence.read.reader import read

__all__ = ["read"]
