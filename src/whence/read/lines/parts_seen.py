"""Parts seen: who, as the model reads it, does or suffers what a word of a report names.

In: what the model gives for a report's windows. Out: for a word's place the words of the likeliest doer and of the likeliest to suffer it.
Refuses: to say whether the word names anything; words outside of its sentence.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from whence.model.passage import Span

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look


class Sides(NamedTuple):
    """The words of who does and of who suffers something, `None` where the model sees nobody."""

    agent: Span | None
    victims: Span | None


_NOBODY = Sides(None, None)


class PartsSeen:
    """What the model gives for a report, asked word by word."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder
        self._looks: list[Look] = []
        self._starts: list[int] = []
        self._asked: dict[int, Sides] = {}

    def take(self, look: "Look") -> None:
        """Keep what the model gives for the next window."""
        self._looks.append(look)
        self._starts.append(look.window.words[0].start)

    def of(self, start: int, end: int) -> Sides:
        """Return who does and who suffers what the words `[start, end)` of the text name."""
        if start not in self._asked:
            self._asked[start] = self._read(start, end)
        return self._asked[start]

    def _read(self, start: int, end: int) -> Sides:
        from whence.encoder.happening import likeliest

        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return _NOBODY
        look = self._looks[number]
        words = look.window.words
        first = next((n for n, word in enumerate(words) if word.start <= start < word.end), None)
        if first is None:
            return _NOBODY
        last = next((n for n in range(len(words) - 1, first - 1, -1) if words[n].start < end), first)
        bounds = next(((b, e) for b, e in look.window.sentences if b <= first < e), (0, len(words)))
        found = [
            Span(start=words[run[0]].start, end=words[run[1]].end)
            if run is not None and bounds[0] <= run[0] and run[1] < bounds[1]
            else None
            for run in likeliest(look, self._encoder, (first, last))
        ]
        return Sides(found[0], found[1])
