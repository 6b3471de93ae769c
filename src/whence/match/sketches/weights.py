"""What each signal weighs, and the score that signals give.

In: the name of a signal and what it compared. Out: the `Signal` with its weight; a score from 0 to 1, the logistic of the sum.
Refuses: to decide; a weight at or below that of "days differ" keeps two things apart (`signals.is_apart`).
"""

import math
from collections.abc import Iterable

from whence.model.matched import Signal

PRIOR = -3.0
"""Two things said in different reports are, to begin with, unlikely to be one occurrence."""

APART = -9.0

WEIGHTS: dict[str, float] = {
    "same type": 1.0,
    "types can be one": 0.3,
    "types hardly one": -1.8,
    "types differ": APART,
    "same place": 2.0,
    "places close by": 1.4,
    "place spelled alike": 1.0,
    "place inside": 0.6,
    "same wide area": 0.4,
    "same district": 1.2,
    "places differ": -5.0,
    "other places named": -2.0,
    "areas differ": -2.5,
    "other parts": -1.2,
    "same day": 2.0,
    "days overlap": 0.7,
    "same month": 1.6,
    "same toll long ago": 1.5,
    "a day apart": 0.4,
    "days differ": -3.0,
    "days far apart": APART,
    "weeks apart": APART,
    "end of it": 0.0,
    "days of a copy": 0.0,
    "days of the dead": 0.0,
    "one find": 1.5,
    "published the next days": 0.9,
    "published close by": 0.5,
    "published far apart": -1.5,
    "same site": 1.6,
    "site of that name": 1.4,
    "other sites named": -1.2,
    "same craft": 3.0,
    "other craft": -5.0,
    "same figure": 0.8,
    "other count": -2.5,
    "same names": 0.4,
    "same kind of site": 0.6,
    "called alike": 1.6,
    "called otherwise": -1.5,
    "day named": 1.2,
    "named at their heads": 1.4,
    "running total": APART,
    "one follows the other": APART,
}
"""Contribution of each signal to the log-odds; names are stable and explained in docs/weigh.md."""


def score_of(signals: Iterable[Signal], prior: float = PRIOR) -> float:
    """Return the score from 0 to 1 that the signals give."""
    total = log_odds(signals, prior)
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, total))))


def log_odds(signals: Iterable[Signal], prior: float = PRIOR) -> float:
    """Return the sum that the score is the logistic of."""
    return prior + math.fsum(signal.weight for signal in signals)


def signal(name: str, note: str, weight: float | None = None) -> Signal:
    """Return the named signal with its weight."""
    return Signal(name=name, weight=WEIGHTS[name] if weight is None else weight, note=note)
