"""Scratch: arrays in which a batch is worked on, kept for the next one.

In: a name, how many numbers of which kind. Out: room for them, with whatever stands in it. Room that is given back and taken anew for every batch
comes on fresh pages, whose first touch costs about as much as cutting the words that are put there.
Refuses: to keep anything: what was written is gone when the same name is asked for again.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Scratch:
    """Arrays by name."""

    def __init__(self) -> None:
        self._kept: dict[str, NDArray[Any]] = {}

    def room(self, name: str, count: int, kind: Any) -> NDArray[Any]:
        """Return an array of `count` numbers."""
        kept = self._kept.get(name)
        if kept is None or len(kept) < count:
            self._kept[name] = kept = np.empty(count + count // 4, kind)
        return kept[:count]
