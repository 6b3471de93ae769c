"""Limits: how far the search for the sources of one text goes, and what bounds its work.

In: the settings of trace. Out: `Limits`, read alike by the plain and the compiled ways.
Refuses: to say what a passage is worth. Everything here was set by hand and is not calibrated (docs/decisions/0010-archive.md).
"""

from typing import NamedTuple

from whence.settings import TraceSettings

SHORT = 24
"""Words of a text that is short: every gram of it is a mark, and half of its words are enough for a source."""
SOURCES = 6
"""Sources of one text at most."""
SAME_HOUSE = 3
"""Texts of the same outlet that are compared beside the candidates of others."""
RUNS = 48
"""Runs that two texts are given at most."""
EDITED, SHIFTED = 16, 2
"""Other words, at most, between two runs that go on alike in both texts, and by how many they may differ: an edited passage."""
CHANGED, DROPPED = 6, 6
"""Other words, at most, behind which a passage goes on beyond a run; how many more words may speak against it than for it since most did for."""
RETOLD = 2
"""So many times the words of a passage are enough where they stand in one that was edited all over, so that no run of it is long enough by itself."""
SEEDS = 1 << 18
"""Common marks that are looked at for one text at most."""
KNOWN = 4096
"""Earlier texts that are told apart for one text at most; half as many places as the compiled way's table has, which must be a power of two."""
SWEEP = 128
"""Marks of a text that are looked up at a time, so that memory is asked for many of them at once."""


class Limits(NamedTuple):
    """The settings of trace that bound the search, with the limits above."""

    gram: int
    enough: int
    newest: int
    most: int
    short: int = SHORT
    sources: int = SOURCES
    same_house: int = SAME_HOUSE
    runs: int = RUNS
    edited: int = EDITED
    shifted: int = SHIFTED
    changed: int = CHANGED
    dropped: int = DROPPED
    retold: int = RETOLD
    seeds: int = SEEDS
    known: int = KNOWN
    sweep: int = SWEEP

    @classmethod
    def of(cls, settings: TraceSettings) -> "Limits":
        """Return the limits that hold under `settings`."""
        return cls(gram=settings.gram, enough=settings.min_words, newest=settings.newest, most=settings.candidates)
