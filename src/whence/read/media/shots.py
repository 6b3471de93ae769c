"""Shots: what a report describes as seen in a medium, cut by cut.

In: a line that names a medium or goes on about it. Out: shots added to the item. Refuses: to describe more than the words do.
"""

from collections.abc import Mapping
from functools import cache

from whence.language.words.lexicon import load
from whence.model.said import Shot
from whence.model.vocabulary import BlockKind
from whence.read.lines.lines import Line
from whence.read.media.footage import Item, forms

_LATEST = 16


def goes_on(line: Line, before: Line, item: Item) -> bool:
    """Say whether a line without the noun goes on describing: "It shows", "They show", "Then the picture cuts"."""
    if item.line.paragraph != before.paragraph and before.paragraph != line.paragraph:
        return False
    starts = " ".join(line.low[:4])
    if line.low[:1] in (("it",), ("they",)) and any(w in forms("show", "verbs") for w in line.low[1:4]):
        return True
    return starts.startswith(_cut_cues()[0])


def describe(item: Item, text: str, line: Line, after: int) -> None:
    """Add the shots that the rest of the line describes after a verb of showing."""
    start = _description_start(line, after)
    if start is None:
        return
    last = len(line.tokens)
    while last > start and line.tokens[last - 1].text in '.!?"”':
        last -= 1
    begin = start
    for at in range(start, last):
        cue = _cut_at(line, at)
        if cue and at > begin + 1:
            _shot(item, text, line, begin, at)
            begin = at + cue[0]
            item.cut = item.cut or cue[1]
    _shot(item, text, line, begin, last)
    item.cut = item.cut or any(_cut_at(line, at) == (n, True) for at in range(min(2, len(line.low))) for n in (2, 3, 4))


def _description_start(line: Line, after: int) -> int | None:
    shows, participles = forms("show", "verbs"), load("media")["show"]["participles"]
    for j in range(after, len(line.low)):
        if line.tokens[j].text in ";—–":
            return None
        tail = line.low[j + 1 : j + 2]
        if line.low[j] in participles:
            return j + 3 if line.low[j + 1 : j + 3] == ("to", "show") else j + 1
        if line.low[j] in shows and line.low[j] not in ("open", "record", "document", "picture", "see", "seen"):
            return j + 2 if tail == ("that",) else j + 1
        if line.low[j : j + 2] in (("in", "which"), ("of", "which")):
            return j + 2
    if line.low[:1] and " ".join(line.low[:4]).startswith(_cut_cues()[0]):
        return 0
    if line.kind is BlockKind.CAPTION and line.low[after : after + 1] == ("of",):
        return after + 1
    return None


def _cut_at(line: Line, at: int) -> tuple[int, bool] | None:
    for words, hard in _cut_cues()[1].get(line.low[at], ()):
        if line.low[at : at + len(words)] == words:
            return len(words), hard
    return None


@cache
def _cut_cues() -> tuple[tuple[str, ...], Mapping[str, tuple[tuple[tuple[str, ...], bool], ...]]]:
    """Return the words by which a description turns to another view, as written and by their first word, longest first."""
    table = load("media")["cut"]
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for cue in sorted(table["cues"], key=lambda c: (-len(c), c)):
        words = tuple(cue.split())
        found.setdefault(words[0], []).append((words, cue in table["hard"]))
    return tuple(table["cues"]), {first: tuple(listed) for first, listed in found.items()}


def _shot(item: Item, text: str, line: Line, first: int, after: int) -> None:
    while after > first and (line.tokens[after - 1].text in ",;" or line.low[after - 1] in ("and", "then", "before")):
        after -= 1
    while (
        first < after
        and (line.tokens[first].text in ",;" or line.low[first] in ("and", "then", "to", "a", "view", "of"))
        and after - first > 3
    ):
        first += 1
    if after - first >= 2:
        start, end = line.tokens[first].start, line.tokens[after - 1].end
        if not any(s.start < end and start < s.end for s in item.shots[-_LATEST:]):
            item.shots.append(Shot(start=start, end=end, words=text[start:end]))
