"""Sorts: what those were to whom something happened, where the words tell it behind them (", all of them civilians", "most of whom were farmers").

In: a line and the triggers of one occurrence. Out: the ranges of the nouns that say so, and of the names of those who were among them.
Refuses: a few of them ("two of them children"), who stand for no others; what is told behind another occurrence of the line.
"""

from collections.abc import Iterator, Sequence

from whence.language.words.trades import people_words
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range

_SHARES = frozenset({"all", "most", "mostly", "mainly", "many", "both", "half", "largely"})
_LEANS = frozenset({"nearly", "almost", "of", "them", "whom", "those", "these", "were", "are", "the"})
_FAR = 26
"""Words from the verb to what those were: places and days stand between ("killed in X on Friday, all of them civilians")."""


def told_behind(line: Line, triggers: Sequence[Trigger], others: Sequence[Trigger]) -> list[Range]:
    """Return what the words behind an occurrence call all or most of those to whom it happened. `others` are all triggers of the line."""
    last = max((t.last for t in triggers), default=0)
    stop = min([len(line.low), last + _FAR, *(t.at for t in others if t.at > last and not t.noun)])
    return [*_told(line, last + 1, stop), *_named(line, last + 1, stop)]


def _named(line: Line, first: int, stop: int) -> Iterator[Range]:
    """Yield the names of some of them: "among them Tamar Velichko", "including Dr Ivo Sand", "Sergeant Levan Orbel among them"."""
    for at in range(first, stop):
        if line.low[at : at + 2] in (("among", "them"), ("among", "whom")):
            before = at
            while before > first and line.tokens[before - 1].text[:1].isupper():
                before -= 1
            yield from _name(line, before, at)
            yield from _name(line, at + 2, stop)
        elif line.low[at] == "including":
            yield from _name(line, at + 1, stop)


def _name(line: Line, first: int, stop: int) -> Iterator[Range]:
    after = first
    while after < stop and line.tokens[after].text[:1].isupper():
        after += 1
    if after - first > 1:
        yield Range(first, after)


def _told(line: Line, first: int, stop: int) -> Iterator[Range]:
    for at in range(first, stop):
        if line.low[at] not in _SHARES or not _opens(line, at):
            continue
        noun = at + 1
        while noun < stop and line.low[noun] in _LEANS:
            noun += 1
        end = noun
        while end < min(stop, noun + 3) and line.low[end] not in people_words() and line.low[end][0].isalpha():
            end += 1
        if end < stop and line.low[end] in people_words():
            yield Range(end, end + 1)


def _opens(line: Line, at: int) -> bool:
    """Say whether a comma, a dash or a bracket stands before "all of them", with "nearly" between at most."""
    before = at - 1
    while before > 0 and line.low[before] in ("nearly", "almost"):
        before -= 1
    return before >= 0 and line.tokens[before].text in (",", "(", "–", "—", "-")
