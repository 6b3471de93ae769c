"""Happening: which words of a window name an occurrence, of what type, and who does and suffers it.

In: a look. Out: `Happening`s in the order of their words. Each word is asked by itself what it names; neighbours of one type are one trigger.
Refuses: to say when, where or how firmly; to name two types for one word.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

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
        agent, victims = likeliest(look, encoder, (first, last))
        score = float(1 - chance[first : last + 1, 0].mean())
        found.append(Happening((first, last), encoder.happened[kind], round(score, 3), agent, victims))
    return found


def likeliest(look: Look, encoder: Encoder, words: Run) -> tuple[Run | None, Run | None]:
    """Return the likeliest words for who does and for who suffers what the words name."""
    parts = parts_of(look, words[0], len(encoder.parts))
    agent, victims = (source_run(parts[:, n], words) for n in range(len(encoder.parts)))
    return agent, victims


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
