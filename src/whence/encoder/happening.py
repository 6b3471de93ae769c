"""Happening: which words of a window name an occurrence, of what type, and who does and suffers it.

In: a look. Out: `Happening`s in the order of their words. Each word is asked by itself what it names; neighbours of one type are one trigger.
Refuses: to say when, where or how firmly; to name two types for one word.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.encoder.encoder import Encoder, Look, Scores
from whence.encoder.further import source_run
from whence.encoder.tagging import Run, softmax

# How sure the network must be that a word names an occurrence at all: seen on the training two thirds of the own set.
SURE = 0.5


class Happening(NamedTuple):
    """One trigger in words of the window: `kind` the type, `score` how sure the network is of it, `agent` and `victims` the likeliest words."""

    words: Run
    kind: str
    score: float
    agent: Run | None
    victims: Run | None


def happenings(look: Look, encoder: Encoder, *, sure: float = SURE) -> list[Happening]:
    """Return what a window names as occurrences; a word's type is the likeliest, whether it names one at all hangs on `sure`."""
    chance = softmax(look.happened)
    kinds = chance[:, 1:].argmax(axis=1) + 1
    named = [int(kind) if 1 - none >= sure else 0 for kind, none in zip(kinds, chance[:, 0], strict=True)]
    found = []
    for first, last in _runs(named, look.window.sentences):
        kind = named[first]
        parts = parts_of(look, first, len(encoder.parts))
        agent, victims = (source_run(parts[:, n], (first, last)) for n in range(len(encoder.parts)))
        score = float(1 - chance[first : last + 1, 0].mean())
        found.append(Happening((first, last), encoder.happened[kind], round(score, 3), agent, victims))
    return found


class Suffering:
    """Who suffers what the words of a window name, to be asked later: what that hangs on, a byte a number, and nothing else of a look.

    `starts` and `ends` are where its words stand in the text.
    """

    __slots__ = ("_bias", "_from", "_to", "ends", "sentences", "starts")

    def __init__(self, look: Look, encoder: Encoder) -> None:
        count, part = len(encoder.parts), encoder.parts.index("victims")
        self.starts = np.array([word.start for word in look.window.words], np.int32)
        self.ends = np.array([word.end for word in look.window.words], np.int32)
        self.sentences = look.window.sentences
        self._from, self._to = (_small(given.reshape(len(given), count, -1)[:, part]) for given in (look.part_from, look.part_to))
        self._bias = look.part_bias.reshape(-1)[part]

    def of(self, words: Run) -> Run | None:
        """Return the likeliest words for who suffers what the words name."""
        (low, low_scale), (high, high_scale) = self._from, self._to
        met = (low.astype(np.int32) * high[words[0]]).sum(axis=-1)  # whole numbers: the same on any number of threads
        scores = met * low_scale * high_scale[words[0]] * np.float32(low.shape[-1] ** -0.5) + self._bias
        return source_run(scores, words)


def _small(vectors: Scores) -> tuple[NDArray[np.int8], Scores]:
    """Return vectors in a byte a number, and what a step of each is."""
    steps: Scores = np.abs(vectors).max(axis=-1) / np.float32(127) + np.float32(1e-12)
    return np.rint(vectors / steps[:, None]).astype(np.int8), steps


def parts_of(look: Look, first: int, count: int) -> Scores:
    """Return how surely each word says who does and who suffers what word `first` names [w, parts]; above 0 is likelier than not."""
    low = look.part_from.reshape(len(look.part_from), count, -1)
    high = look.part_to[first].reshape(count, -1)
    scores: Scores = (low * high).sum(axis=-1) * np.float32(high.shape[-1] ** -0.5) + look.part_bias
    return scores


def _runs(named: Sequence[int], sentences: Sequence[tuple[int, int]]) -> list[Run]:
    """Return the runs of words of one type that no sentence's end parts."""
    found: list[Run] = []
    for begin, end in sentences:
        for n in range(begin, end):
            if not named[n]:
                continue
            if found and n > begin and found[-1][1] == n - 1 and named[n - 1] == named[n]:
                found[-1] = (found[-1][0], n)
            else:
                found.append((n, n))
    return found
