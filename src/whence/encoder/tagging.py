"""Tagging: who is credited with what, from the tags and links of a window's words.

In: a look. Out: attributions as runs of words, in the order of their cues. A source or content belongs to the cue that the network links
it to, near ones preferred; a cue without a source shares one with a neighbouring cue of its sentence.
Refuses: to make an attribution of a source or a content alone.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from whence.encoder.encoder import Encoder, Look, Scores

# Seen on PolNeAR's development month: how many more tags than the likeliest are worth having, and what distance costs a link.
BIAS = -0.5
_NEAR = 0.3
_CROSS = 3.0

Run = tuple[int, int]  # first and last word, inclusive


class Credited(NamedTuple):
    """One attribution in words of the window. `cue` is never empty; `score` is how sure the network is of the cue's words, 0 to 1."""

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    score: float
    shared: bool = False


def credited(look: Look, encoder: Encoder, *, bias: float = BIAS) -> list[Credited]:
    """Return the attributions of a window. A lower `bias` leaves more words without a role."""
    scores = look.tag.copy()
    scores[:, 0] -= bias
    tags = [encoder.tags[n] for n in scores.argmax(axis=1)]
    runs = list(runs_of(tags))
    cues = [run for role, run in runs if role == "cue"]
    if not cues:
        return []
    sentence = _sentence_numbers(look)
    sources: dict[int, tuple[float, Run]] = {}
    contents: dict[int, list[Run]] = {}
    firsts = [first for first, _ in cues]
    for role, run in runs:
        if role == "cue":
            continue
        fit = _fit(look.link, run, cues, firsts, sentence)
        best = int(fit.argmax())
        if role == "content":
            contents.setdefault(best, []).append(run)
        elif best not in sources or sources[best][0] < fit[best]:
            sources[best] = (float(fit[best]), run)
    sure = softmax(scores)
    made = []
    for n, cue in enumerate(cues):
        own = sources.get(n)
        source = own[1] if own else _shared(n, cues, sources, sentence)
        score = float(1 - sure[cue[0] : cue[1] + 1, 0].mean())
        if n in contents or source is not None:
            made.append(
                Credited(
                    source, cue, tuple(_joined(contents.get(n, ()), tags)), round(score, 3), own is None and source is not None
                )
            )
    return made


def runs_of(tags: Sequence[str]) -> Iterator[tuple[str, Run]]:
    """Yield the runs of words of one role, inclusive, in order."""
    role, first = "", 0
    for n, tag in enumerate((*tags, "O")):
        here = tag[2:]
        if role and (here != role or tag[0] == "B"):
            yield role, (first, n - 1)
            role = ""
        if here and not role:
            role, first = here, n


def _sentence_numbers(look: Look) -> list[int]:
    return [n for n, (first, last) in enumerate(look.window.sentences) for _ in range(first, last)]


def _fit(link: Scores, run: Run, cues: Sequence[Run], firsts: Sequence[int], sentence: Sequence[int]) -> Scores:
    """Return how well each cue fits a run: the network's link, less for distance and for a sentence's end between them."""
    gaps = np.array([max(0, cue[0] - run[1], run[0] - cue[1]) for cue in cues], np.float32)
    cross = np.array([abs(sentence[cue[0]] - sentence[run[0]]) for cue in cues], np.float32).clip(max=1)
    fit: Scores = link[run[0] : run[1] + 1][:, firsts].mean(axis=0) - _NEAR * (np.log1p(gaps) + _CROSS * cross)
    return fit


def _shared(n: int, cues: Sequence[Run], sources: dict[int, tuple[float, Run]], sentence: Sequence[int]) -> Run | None:
    """Return the source of the nearest cue of the sentence that has one before this cue."""
    cue = cues[n]
    near = [
        (abs(cues[k][0] - cue[0]), source)
        for k, (_, source) in sources.items()
        if sentence[source[0]] == sentence[cue[0]] and source[0] < cue[0]
    ]
    return min(near)[1] if near else None


def _joined(runs: Sequence[Run], tags: Sequence[str]) -> Iterator[Run]:
    """Yield the pieces of a content, those joined that one or two words without a role part."""
    held: Run | None = None
    for run in sorted(runs):
        if held is not None and run[0] - held[1] <= 3 and all(tag == "O" for tag in tags[held[1] + 1 : run[0]]):
            held = (held[0], run[1])
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def softmax(scores: Scores) -> Scores:
    """Return the chance of every label, row by row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    made: Scores = raised / raised.sum(axis=1, keepdims=True)
    return made
