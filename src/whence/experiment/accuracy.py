"""Accuracy: values weighed by how often their sources seem right, with or without counting copies.

In: `Observations`. Out: `Picked`: per object an answer, and how many of the sources behind it are not explained by copying.
ACCU of Dong, Berti-Equille and Srivastava (VLDB 2009): a vote weighs more the oftener its source is right, sources are right where they
give likely values, and the two are worked out in turns; `copies` takes out votes that are likely copied, `alike` lets values that share
parts support each other.
Refuses: to hand out how accurate a source is held to be (a trust score by another name), or how likely a value (a probability of truth).
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from whence.experiment.copying import copying, left_alone, pairs_of
from whence.experiment.observations import Floats, Ints, Observations
from whence.experiment.vote import best_of

ERROR = 0.2
"""How often a source is taken to be wrong before anything is seen."""

WRONG = 100
"""How many wrong values an object is taken to have."""

SUPPORT = 0.5
"""How much of the votes of a value goes to another one, times their likeness."""

ROUNDS, SETTLED = 20, 1e-4
_LOWEST, _HIGHEST = 0.01, 0.99


class Picked(NamedTuple):
    """What a method picks: per object an answer, the sources that give it, and about how many of them are not explained by copying."""

    answer: Ints
    votes: Ints
    alone: Floats
    copied_pairs: int
    rounds: int


class _Alike(NamedTuple):
    """Pairs of answers to one object with how alike they are."""

    one: Ints
    other: Ints
    likeness: Floats


def pick(said: Observations, *, copies: bool = True, parts: str | None = None) -> Picked:
    """Return the answer that the model picks for every object. The same for any order of the rows.

    `copies`: leave out votes that are likely copied. `parts`: what separates the parts of a value ("a|b"); values that share parts are alike.
    """
    pairs = pairs_of(said) if copies else None
    alike = _alike(said, parts) if parts else None
    votes = np.bincount(said.value, minlength=len(said.answers))
    likely = votes / np.bincount(said.answer_object, weights=votes)[said.answer_object]
    accuracy = np.full(len(said.sources), 1 - ERROR)
    alone, copied, rounds = np.ones(len(said.source)), 0, 0
    while rounds < ROUNDS:
        rounds += 1
        if pairs is not None:
            ways = copying(said, pairs, accuracy=accuracy, likely=likely, wrong=WRONG)
            alone, copied = left_alone(said, pairs, ways, accuracy), int(np.sum(ways[0] + ways[1] > 0.5))
        likely, before = _likely(said, accuracy, alone, alike), accuracy
        accuracy = _accuracy(said, likely)
        if float(np.max(np.abs(accuracy - before))) < SETTLED:
            break
    answer = best_of(said, likely)
    counted = np.bincount(said.value, weights=alone, minlength=len(said.answers)).astype(np.float64)
    return Picked(answer, votes[answer], counted[answer], copied_pairs=copied, rounds=rounds)


def _likely(said: Observations, accuracy: Floats, alone: Floats, alike: _Alike | None) -> Floats:
    """Return how likely each answer is among those to its object, wrong ones that nobody gives included."""
    weight = np.log(WRONG * accuracy / (1 - accuracy))
    score = np.bincount(said.value, weights=weight[said.source] * alone, minlength=len(said.answers))
    if alike is not None:
        score = score + SUPPORT * np.bincount(alike.one, weights=alike.likeness * score[alike.other], minlength=len(score))
    top = np.zeros(len(said.objects))
    np.maximum.at(top, said.answer_object, score)
    raised = np.exp(score - top[said.answer_object])
    given = np.bincount(said.answer_object)
    rest = np.maximum(WRONG + 1 - given, 0) * np.exp(-top)
    likely: Floats = raised / (np.bincount(said.answer_object, weights=raised) + rest)[said.answer_object]
    return likely


def _accuracy(said: Observations, likely: Floats) -> Floats:
    told = np.bincount(said.source, weights=likely[said.value], minlength=len(said.sources))
    seems: Floats = np.clip(told / np.bincount(said.source, minlength=len(said.sources)), _LOWEST, _HIGHEST)
    return seems


def _alike(said: Observations, parts: str) -> _Alike:
    """Return the pairs of answers to one object that share a part: shared parts by all parts of the two."""
    pieces = [frozenset(part.strip() for part in answer.split(parts)) for answer in said.answers]
    ends = np.append(np.unique(said.answer_object, return_index=True)[1], len(said.answers)).tolist()
    found = [
        (one, other, len(pieces[one] & pieces[other]) / len(pieces[one] | pieces[other]))
        for start, stop in pairwise(ends)
        for one in range(start, stop)
        for other in range(start, stop)
        if one != other and pieces[one] & pieces[other]
    ]
    one, other, likeness = zip(*found, strict=True) if found else ((), (), ())
    return _Alike(np.array(one, dtype=np.int64), np.array(other, dtype=np.int64), np.array(likeness, dtype=np.float64))
