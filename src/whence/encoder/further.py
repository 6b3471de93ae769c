"""Further: the voices inside what is credited, from one look: who says what in somebody else's words.

In: a look and the outer attributions of its window. Out: further ones, each with its cue, the words of its source and content, and the
attribution that it stands under. Contents may lie inside one another or be the same ("the paper, citing a doctor, said ..."): for every cue
each word of the window is asked whether it belongs to its source or content.
Refuses: a voice that stands under nobody; a ring.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from whence.encoder.encoder import Encoder, Look, Scores
from whence.encoder.tagging import Credited, Run, runs_of, softmax

# How sure the network must be of a cue: seen on PolNeAR's development month, where a voice inside a voice is never annotated.
SURE = 0.5
_ASIDE = 0.25  # what a content's piece on the other side of the cue must weigh, beside the heavier one
_LEAST = 0.5  # and at least
_SOURCE, _CONTENT = 0, 1


class Further(NamedTuple):
    """One more voice: `under` counts the outer attributions first, then the further ones in order. `score` as in `Credited`."""

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    under: int
    score: float


def further(look: Look, outer: Sequence[Credited], encoder: Encoder, *, sure: float = SURE) -> list[Further]:
    """Return the voices of a window that stand inside the words of others, in the order of their cues."""
    if not outer:
        return []
    chance = softmax(look.inner)
    tags = [
        encoder.further[n] if 1 - p[0] >= sure else "O" for n, p in zip(look.inner[:, 1:].argmax(axis=1) + 1, chance, strict=True)
    ]
    taken = {n for one in outer for n in range(one.cue[0], one.cue[1] + 1)}
    found = []
    for _, cue in runs_of(tags):
        roles = roles_of(look, cue[0], len(encoder.roles))
        source, content = source_run(roles[:, _SOURCE], cue), content_runs(roles[:, _CONTENT], cue)
        if taken.isdisjoint(range(cue[0], cue[1] + 1)) and (source is not None or content):
            found.append((source, cue, content, float(1 - chance[cue[0] : cue[1] + 1, 0].mean())))
    under = _aboves(look, [one.cue[0] for one in outer], [cue[0] for _, cue, _, _ in found])
    return [
        Further(source, cue, content, above, round(score, 3))
        for (source, cue, content, score), above in zip(found, under, strict=True)
    ]


def roles_of(look: Look, first: int, count: int) -> Scores:
    """Return how surely each word is source and content of the cue that begins with word `first` [w, roles]; above 0 is likelier than not."""
    width = len(look.role_from)
    low = look.role_from.reshape(width, count, -1)
    high = look.role_to[first].reshape(count, -1)
    scores: Scores = (low * high).sum(axis=-1) * np.float32(high.shape[-1] ** -0.5) + look.role_bias
    return scores


def content_runs(scores: Scores, cue: Run) -> tuple[Run, ...]:
    """Return the words of a content: the run that weighs most on one side of the cue, with that of the other side where it weighs enough."""
    before, after = _heaviest(scores[: cue[0]], 0), _heaviest(scores[cue[1] + 1 :], cue[1] + 1)
    most = max(before[0], after[0])
    return tuple(run for weight, run in (before, after) if run is not None and weight >= max(_ASIDE * most, _LEAST))


def source_run(scores: Scores, cue: Run) -> Run | None:
    """Return the run of words that weighs most, on one side of the cue."""
    return max(_heaviest(scores[: cue[0]], 0), _heaviest(scores[cue[1] + 1 :], cue[1] + 1), key=lambda found: found[0])[1]


def _heaviest(scores: Scores, base: int) -> tuple[float, Run | None]:
    """Return the run whose scores add up to most, with that sum: the likeliest run where each word is judged by itself (Kadane's search)."""
    if not len(scores):
        return 0.0, None
    sums = np.concatenate([np.zeros(1, np.float64), np.cumsum(scores, dtype=np.float64)])
    least = np.minimum.accumulate(sums[:-1])
    last = int((sums[1:] - least).argmax())
    first = int(sums[: last + 1].argmin())
    weight = float(sums[last + 1] - sums[first])
    return (weight, (base + first, base + last)) if weight > 0 else (0.0, None)


def _aboves(look: Look, outer: Sequence[int], own: Sequence[int]) -> list[int]:
    """Return for each further cue the number of the cue above it: the likeliest that leads to an outer one and never back to itself."""
    firsts = [*outer, *own]
    scores = look.above_from[own] @ look.above_to[firsts].T
    found: dict[int, int] = {}
    for child in np.argsort(-scores.max(axis=1, initial=-np.inf), kind="stable").tolist():
        itself = len(outer) + child
        ranked = np.argsort(-scores[child], kind="stable").tolist()
        found[itself] = next(k for k in ranked if not _leads_to(k, itself, found))
    return [found[len(outer) + n] for n in range(len(own))]


def _leads_to(start: int, goal: int, above: Mapping[int, int]) -> bool:
    """Say whether one comes from `start` to `goal` by going up."""
    while start != goal and start in above:
        start = above[start]
    return start == goal
