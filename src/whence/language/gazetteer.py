"""Places (being written: the index follows)."""

from collections.abc import Sequence
from typing import NamedTuple

from whence.model.said import Where


class Place(NamedTuple):
    """A place of the index."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    inside: tuple[str, ...]
    certain: bool = True


class Gazetteer:
    """Look names up."""

    @staticmethod
    def load() -> "Gazetteer":
        """Return the shared gazetteer."""
        return Gazetteer()

    def find(self, text: str, *, start: int = 0, end: int | None = None, context: Sequence[str] = ()) -> list[Where]:
        """Return the places named."""
        return []

    def lookup(self, name: str, countries: Sequence[str] = ()) -> list[Place]:
        """Return the places of that name."""
        return []
