"""Hedges: words that limit commitment, with class and scope."""

from whence.model.said import Hedge


def hedges(text: str, start: int = 0, end: int | None = None) -> list[Hedge]:
    """Return the hedges of `[start, end)`."""
    return []
