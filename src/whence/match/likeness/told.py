"""Likeness of words: what it adds that a report is told in the words of an incident's reports, and what other signals weigh beside it.

In: two sketches that have words. Out: the signals "same words" or "other words", and "same proper words", with the words shared.
Weights ship as data (`data/told.toml`), learned on news that is not of one conflict.
Refuses: to let likeness of words count twice: beside it, the other signals weigh what that file says.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.match.sketches.sketch import Sketch
from whence.match.words.wording import likeness, telling_here
from whence.model.base import replace
from whence.model.matched import Signal

SHOWN = 6
"""Shared words that a signal names."""


class _Against(NamedTuple):
    """Weights of signals against, where words alone add `words` and words and names together `both`."""

    words: float
    both: float
    weights: dict[str, float]


class _Weights(NamedTuple):
    words: float
    words_even: float
    words_least: float
    words_sure: float
    names: float
    names_most: float
    beside: dict[str, float]
    against: tuple[_Against, ...]


@cache
def _weights() -> _Weights:
    raw = tomllib.loads((files("whence.match") / "data" / "told.toml").read_text(encoding="utf-8"))
    against = tuple(_Against(row["words"], row["both"], raw["against"][name]) for name, row in raw["believed"].items())
    return _Weights(
        raw["words"],
        raw["words_even"],
        raw["words_least"],
        raw["words_sure"],
        raw["names"],
        raw["names_most"],
        raw["weights"],
        against,
    )


class Rivals(NamedTuple):
    """What the incidents that one report may be about have in common: discounts for their words and names; names that several are called by."""

    words: dict[str, float]
    proper: dict[str, float]
    calls: frozenset[str] = frozenset()


def rivals(sketches: Sequence[Sketch]) -> Rivals:
    """Return what these incidents have in common."""
    worded = [sketch for sketch in sketches if sketch.words]
    called = Counter(word for sketch in worded for word in sketch.calls)
    return Rivals(
        telling_here([sketch.words for sketch in worded]),
        telling_here([sketch.proper for sketch in worded]),
        frozenset(word for word, n in called.items() if n > 1),
    )


NONE = Rivals({}, {})


def alike(new: Sketch, old: Sketch, among: Rivals = NONE) -> tuple[tuple[float, list[str]], tuple[float, list[str]]]:
    """Return how alike two sketches are in their words, and in their names and numbers, each with what they share."""
    n = max(1, old.told)
    return likeness(new.words, old.words, n, among.words), likeness(new.proper, old.proper, n, among.proper)


def word_signals(new: Sketch, old: Sketch, among: Rivals = NONE) -> list[Signal]:
    """Return what likeness of words says; `words_even` is the likeness that speaks neither for nor against."""
    known = _weights()
    (words, shared), (names, named) = alike(new, old, among)
    weight = max(known.words_least, known.words * (words - known.words_even))
    name = "same words" if weight >= 0 else "other words"
    found = [_signal(name, weight, words, shared)]
    if named:
        found.append(_signal("same proper words", min(known.names_most, known.names * names), names, named))
    return found


def _signal(name: str, weight: float, value: float, shared: Sequence[str]) -> Signal:
    return Signal(name=name, weight=round(weight, 4), note=f"{value:.2f} alike: {', '.join(shared[:SHOWN]) or 'nothing shared'}")


def is_told_otherwise(signals: Iterable[Signal]) -> bool:
    """Say whether words are so little alike that a join which rests on place, day and names is for a person to look at."""
    found = {s.name: s.weight for s in signals}
    words = found.get("same words", found.get("other words"))
    return words is not None and words < _weights().words_sure and "derivation" not in found


def beside_words(signals: Iterable[Signal], words: Sequence[Signal]) -> list[Signal]:
    """Return the signals with the weights that they have beside those of words: against a misreading, the same words are believed."""
    known = _weights()
    beside, both = dict(known.beside), math.fsum(s.weight for s in words)
    for against in known.against:
        if words[0].weight >= against.words and both >= against.both:
            beside |= against.weights
    return [replace(s, weight=beside[s.name]) if s.name in beside else s for s in signals]
