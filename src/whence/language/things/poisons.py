"""Poisons: substances that words name by themselves ("chlorine", "a pesticide"), as what leaked or was let loose.

In: folded words. Out: the place of the first that is not denied. The list is language/data/en/poisons.toml.
Refuses: "gas" and "a substance", which say nothing of what it was; a poison that was not there ("no ammonia at all").
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load

_NEAR = 3


@cache
def poisons() -> frozenset[str]:
    """Return the names of poisons."""
    return frozenset(load("poisons")["words"].split())


def poison_in(low: Sequence[str]) -> int | None:
    """Return where the words name a poison that they do not deny, `None` where they name none."""
    return next(
        (at for at, word in enumerate(low) if word in poisons() and _none().isdisjoint(low[max(0, at - _NEAR) : at])), None
    )


@cache
def _none() -> frozenset[str]:
    return frozenset(load("poisons")["none"].split())
