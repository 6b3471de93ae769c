"""Spans: where in a report's stored text something stands."""

from whence.model.base import Part


class Span(Part, frozen=True, kw_only=True):
    """`[start, end)` in Unicode code points of a report's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or negative span."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or negative")

    def of(self, text: str) -> str:
        """Return the words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Passage(Part, frozen=True, kw_only=True):
    """A span of one report's stored text, with the words it covers."""

    report: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Refuse a quote that is not as long as its span."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(
                f"passage [{self.start}, {self.end}) of {self.report} does not fit its quote of {len(self.quote)} characters"
            )

    @property
    def span(self) -> Span:
        """Return the passage's place without the words."""
        return Span(start=self.start, end=self.end)


def passage(report: str, text: str, start: int, end: int) -> Passage:
    """Return the passage `[start, end)` of `text`, the stored text of `report`."""
    return Passage(report=report, start=start, end=end, quote=text[start:end])
