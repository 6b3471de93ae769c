"""Passages: the runs of words that two texts share, exactly.

In: the words of two texts. Out: maximal shared runs, the same whichever text comes first.
Refuses: runs shorter than asked for; near matches (a changed word ends a run, and `changes` looks at what stands between two runs).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from whence.model.captured import Report
from whence.model.passage import Passage
from whence.trace.texts import BREAK, Words, is_wide

_PLACES = 4
"""Places per hash and text that are tried: a text that says one thing a thousand times must not cost a million comparisons."""
_RUNS = 400


class Run(NamedTuple):
    """`length` words that stand at word `a` of one text and at word `b` of the other."""

    a: int
    b: int
    length: int

    def turned(self) -> "Run":
        """Return the run seen from the other text."""
        return Run(self.b, self.a, self.length)


def shared_runs(one: Words, other: Words, *, least: int) -> tuple[Run, ...]:
    """Return the maximal runs of at least `least` words that both texts have, in the order of the first.

    Finds every run that holds a common mark, so every run of ten words at the default settings. Pairs of characters of scripts
    without blanks count for half a word.
    """
    places: defaultdict[int, list[int]] = defaultdict(list)
    for hash_, at in other.marks:
        if len(places[hash_]) < _PLACES:
            places[hash_].append(at)
    reached: dict[int, int] = {}
    tried: defaultdict[int, int] = defaultdict(int)
    runs: list[Run] = []
    for hash_, at in one.marks:
        if hash_ not in places or len(runs) >= _RUNS:
            continue
        tried[hash_] += 1
        for there in places[hash_] if tried[hash_] <= _PLACES else ():
            if reached.get(at - there, -1) > at:
                continue
            run = _extended(one.folded, other.folded, at, there)
            reached[at - there] = run.a + run.length
            if weight(one.folded, run) >= least:
                runs.append(run)
    return tuple(sorted(set(runs)))


def _extended(a: Sequence[str], b: Sequence[str], at: int, there: int) -> Run:
    start, start_b = at, there
    while start and start_b and a[start - 1] == b[start_b - 1] != BREAK:
        start -= 1
        start_b -= 1
    end, end_b = at, there
    while end < len(a) and end_b < len(b) and a[end] == b[end_b] != BREAK:
        end += 1
        end_b += 1
    return Run(start, start_b, end - start)


def weight(folded: Sequence[str], run: Run) -> float:
    """Return how many words a run counts for: pairs of characters of scripts without blanks count for half a word."""
    if run.length >= 40 or folded[run.a].isascii():
        return run.length
    return sum(0.5 if is_wide(word) else 1.0 for word in folded[run.a : run.a + run.length])


def covered(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """Return the stretches of words of the first text that the runs cover, disjoint and in order."""
    stretches: list[tuple[int, int]] = []
    for run in sorted(runs):
        if stretches and run.a <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], run.a + run.length))
        else:
            stretches.append((run.a, run.a + run.length))
    return stretches


def size(stretches: Iterable[tuple[int, int]]) -> int:
    """Return how many words disjoint stretches hold."""
    return sum(end - start for start, end in stretches)


def without(stretches: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is left of `stretches` outside `taken`; both disjoint and in order."""
    left: list[tuple[int, int]] = []
    for start, end in stretches:
        at = start
        for first, last in taken:
            if last <= at or first >= end:
                continue
            if first > at:
                left.append((at, first))
            at = max(at, last)
        if at < end:
            left.append((at, end))
    return left


def joined(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the union of two sets of stretches, disjoint and in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*one, *other]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def passage_at(report: Report, words: Words, start: int, length: int) -> Passage:
    """Return the passage of the stored text that words `[start, start + length)` stand in."""
    first, last = words.starts[start], words.ends[start + length - 1]
    return Passage(report=report.id, start=first, end=last, quote=report.text[first:last])
