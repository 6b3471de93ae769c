"""Harmed, as seen: who, as the model reads it, suffers what a word of a report names.

In: what the model gives for a report's windows. Out: for the place of some words, those of whoever is likeliest to suffer what they name.
Refuses: to say whether the words name anything; whoever stands in another sentence.
"""

from bisect import bisect_right
from typing import TYPE_CHECKING

from whence.model.passage import Span

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look
    from whence.encoder.happening import Suffering


class HarmedSeen:
    """What the model gives for a report, asked word by word."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder
        self._windows: list[Suffering] = []
        self._starts: list[int] = []
        self._asked: dict[int, Span | None] = {}

    def take(self, look: "Look") -> None:
        """Keep what the model gives for the next window."""
        from whence.encoder.happening import Suffering  # numpy stays unloaded where no model is used

        self._windows.append(Suffering(look, self._encoder))
        self._starts.append(look.window.words[0].start)

    def of(self, start: int, end: int) -> Span | None:
        """Return the words of who suffers what the words `[start, end)` of the text name, `None` where the model sees nobody."""
        if start not in self._asked:
            self._asked[start] = self._read(start, end)
        return self._asked[start]

    def _read(self, start: int, end: int) -> Span | None:
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        window = self._windows[number]
        first = int(window.ends.searchsorted(start, "right"))
        last = int(window.starts.searchsorted(end, "left")) - 1
        run = window.of((first, last)) if first <= last else None
        if run is None:
            return None
        here = next((bounds for bounds in window.sentences if bounds[0] <= first < bounds[1]), (0, len(window.starts)))
        if run[0] < here[0] or run[1] >= here[1]:
            return None
        return Span(start=int(window.starts[run[0]]), end=int(window.ends[run[1]]))
