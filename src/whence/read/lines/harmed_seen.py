"""Harmed, as seen: who, as the model reads it, suffers what a word of a report names.

In: what the model gives for a report's windows. Out: for the place of some words, those of whoever is likeliest to suffer what they name.
Refuses: to say whether the words name anything; whoever stands in another sentence.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING

from whence.model.passage import Span

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look


class HarmedSeen:
    """What the model gives for a report, asked word by word."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder
        self._looks: list[Look] = []
        self._starts: list[int] = []
        self._asked: dict[int, Span | None] = {}

    def take(self, look: "Look") -> None:
        """Keep what the model gives for the next window."""
        self._looks.append(look)
        self._starts.append(look.window.words[0].start)

    def of(self, start: int, end: int) -> Span | None:
        """Return the words of who suffers what the words `[start, end)` of the text name, `None` where the model sees nobody."""
        if start not in self._asked:
            self._asked[start] = self._read(start, end)
        return self._asked[start]

    def _read(self, start: int, end: int) -> Span | None:
        from whence.encoder.happening import likeliest  # numpy stays unloaded where no model is used

        number = bisect_right(self._starts, start) - 1
        words = self._looks[number].window.words if number >= 0 else []
        inside = [n for n, word in enumerate(words) if word.start < end and word.end > start]
        if not inside:
            return None
        look = self._looks[number]
        _, run = likeliest(look, self._encoder, (inside[0], inside[-1]))
        here = next((bounds for bounds in look.window.sentences if bounds[0] <= inside[0] < bounds[1]), (0, len(words)))
        if run is None or run[0] < here[0] or run[1] >= here[1]:
            return None
        return Span(start=words[run[0]].start, end=words[run[1]].end)
