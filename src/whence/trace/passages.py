"""Shared passages: the longest runs of words that two reports have in common.

In: the words of two reports and some places where fingerprints agree. Out: maximal runs, exact in normal form, none overlapping
another on the child's side. Work is bounded by the number of agreeing places times the length of the runs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from whence.trace.fingerprints import Words


class Run(NamedTuple):
    """A shared run: first word on either side and how many words."""

    ours: int
    theirs: int
    length: int


def shared_runs(ours: Words, theirs: Words, seeds: Iterable[tuple[int, int]], *, least: int) -> list[Run]:
    """Return the shared runs of at least `least` words through the seeds `(our position, their position)`, in our order."""
    found: set[Run] = set()
    covered: dict[int, int] = {}
    for a, b in sorted(seeds):
        diagonal = a - b
        if covered.get(diagonal, -1) > a:
            continue
        run = _extended(ours.words, theirs.words, a, b)
        covered[diagonal] = run.ours + run.length
        if run.length >= least:
            found.add(run)
    return _without_overlap(found)


def _extended(ours: tuple[str, ...], theirs: tuple[str, ...], a: int, b: int) -> Run:
    start = 0
    while a - start > 0 and b - start > 0 and ours[a - start - 1] == theirs[b - start - 1]:
        start += 1
    end = 0
    while a + end < len(ours) and b + end < len(theirs) and ours[a + end] == theirs[b + end]:
        end += 1
    return Run(a - start, b - start, start + end)


def _without_overlap(runs: Iterable[Run]) -> list[Run]:
    """Keep the longest runs; of two that overlap on our side the longer one stays."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.ours, r.theirs)):
        if all(run.ours + run.length <= k.ours or k.ours + k.length <= run.ours for k in kept):
            kept.append(run)
    return sorted(kept)


def covered_words(runs: Iterable[Run]) -> set[int]:
    """Return the positions of our words that the runs cover."""
    return {at for run in runs for at in range(run.ours, run.ours + run.length)}
