"""Overlaps: what stands in a stretch of a text, without looking through all of it.

In: things with their places. Out: those that touch a stretch, in the order given. Refuses: an order of its own.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

_STEP = 1024  # characters of one shelf; about five sentences
_Thing = TypeVar("_Thing")


class Overlaps(Generic[_Thing]):
    """Things by place. Filling it and asking it are linear in the length of the stretches, not of the text."""

    def __init__(self, placed: Iterable[tuple[int, int, _Thing]]) -> None:
        self._placed = list(placed)
        self._shelves: dict[int, list[int]] = {}
        for number, (start, end, _) in enumerate(self._placed):
            for shelf in range(start // _STEP, max(start, end - 1) // _STEP + 1):
                self._shelves.setdefault(shelf, []).append(number)

    def touching(self, start: int, end: int) -> list[_Thing]:
        """Return the things of which a character lies in `[start, end)`, each once, in the order they were given."""
        first, last = start // _STEP, max(start, end - 1) // _STEP
        if first == last:
            numbers: Iterable[int] = self._shelves.get(first, ())
        else:
            numbers = sorted({n for shelf in range(first, last + 1) for n in self._shelves.get(shelf, ())})
        placed = self._placed
        found = [placed[n] for n in numbers if placed[n][0] < end and start < placed[n][1]]
        return [thing for _, _, thing in found]
