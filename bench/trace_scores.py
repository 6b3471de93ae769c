"""What a tool found against what the stream says: the rows of quality.

In: the stream, the scorer of the reference material, and what tools found. Out: the scorer's measures, and for a peer its best settings.
An edge is directed by the times that both texts give. A text is its own root where no source was found for it, or, where a tool says how much of a
text is its own, where that is at least the cut; otherwise its roots are those of its sources.
Refuses: a score of its own; every number is the scorer's.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from trace_tools import Found

OWN_CUTS = (0.35, 0.5, 0.65)
"""Which part of a text's words must be its own for it to be a root beside its sources."""
ALIKE_CUTS = (0.05, 0.10, 0.15, 0.25, 0.35, 0.50)
MOST = 5
"""Links per text, on the average, beyond which a peer's setting is not scored: at 20,000 texts rensa's had an F1 of .48 there at most,
and of .84 at its best."""
KEPT = ("all", "best")
KINDS = ("verbatim", "truncated", "edited", "quoted", "merged", "social", "rewrite")


class Scored(NamedTuple):
    """The scorer's measures, and what the tool was set to."""

    measures: dict[str, Any]
    setting: str

    @property
    def f1(self) -> float:
        """Return the F1 of families over all copied kinds, by which a peer's setting is chosen."""
        return float(self.measures["family all"]["f1"])

    @property
    def exact(self) -> float:
        """Return in which part of the incidents the number of origins is right."""
        return float(self.measures["origins"]["exact"])


class Truth:
    """The first `count` texts of a stream as the scorer reads them."""

    def __init__(self, shared: Path, stream: Path, count: int) -> None:
        from read import shared_tool  # the reader comes with it; a measured process does not load this module

        self._scorer = shared_tool(shared, "score_trace")
        with stream.open(encoding="utf-8") as file:
            lines = list(islice(file, count))
        self._gold = self._scorer.read_gold(lines)
        self._times: list[int] = [json.loads(line)["ts"] for line in lines]

    @property
    def size(self) -> int:
        """Return how many texts there are."""
        return len(self._times)

    def scored(self, found: Found, *, cut: float | None = None, setting: str = "") -> Scored:
        """Return how right a tool is. `cut` is that of own words, for a tool that says how many there are."""
        said = (json.dumps(line) for line in self._lines(found, cut))
        return Scored(self._scorer.score(self._gold, self._scorer.read_predicted(said)), setting)

    def _lines(self, found: Found, cut: float | None) -> Iterator[dict[str, Any]]:
        for child, source, _ in found.pairs.tolist():
            apart = self._times[child] - self._times[source]
            ends = (child, source) if apart >= 0 else (source, child)
            yield {"child": ends[0], "parent": ends[1], "direction": "known" if apart else "unknown"}
        for text, own in enumerate(roots(found, len(self._times), cut)):
            yield {"id": text, "roots": sorted(own)}


def roots(found: Found, count: int, cut: float | None) -> list[frozenset[int]]:
    """Return the roots of every text. A source always comes before the text that has it."""
    sources: list[list[int]] = [[] for _ in range(count)]
    for child, source, _ in found.pairs.tolist():
        sources[child].append(source)
    made: list[frozenset[int]] = []
    for text in range(count):
        known = frozenset[int]().union(*(made[source] for source in sources[text]))
        own = not sources[text] or (cut is not None and found.own[text] >= cut)
        made.append(known | {text} if own else known)
    return made


def above(found: Found, cut: float, kept: str) -> Found:
    """Return the pairs at or above a cut: all of them, or of every text the best, the earliest of equals."""
    pairs = found.pairs[found.pairs["alike"] >= np.float32(cut)]
    if kept == "best" and len(pairs):
        pairs = pairs[np.lexsort((pairs["source"], -pairs["alike"], pairs["child"]))]
        pairs = pairs[np.concatenate([[True], np.diff(pairs["child"]) > 0])]
    return Found(pairs, found.own)


def swept(truth: Truth, found: Found, setting: str) -> Iterator[Scored]:
    """Yield the scores of one run of a peer at every cut, with all matches of a text and with its best one."""
    for cut in ALIKE_CUTS:
        for kept in KEPT:
            some = above(found, cut, kept)
            if len(some.pairs) > MOST * truth.size:
                continue
            yield truth.scored(some, setting=f"{setting}, J >= {cut:.2f}, {kept}")


def rows(scores: Sequence[Scored | None]) -> Iterator[tuple[str, list[float | str | None]]]:
    """Yield a row for every measure, with a value per tool; a tool that was not measured has none."""

    def row(name: str, measure: str, part: str) -> tuple[str, list[float | str | None]]:
        return name, [None if score is None else score.measures[measure][part] for score in scores]

    for name, measure in (("family", "family all"), ("pair", "edge all")):
        yield row(f"{name}, all copied kinds: precision", measure, "p")
        yield row(f"{name}, all copied kinds: recall", measure, "r")
    yield row("family, all copied kinds: F1", "family all", "f1")
    for kind in KINDS:
        yield row(f"family, {kind}: precision", f"family {kind}", "p")
        yield row(f"family, {kind}: recall", f"family {kind}", "r")
    yield "false links between incidents", [None if s is None else s.measures["false links between incidents"] for s in scores]
    yield row("direction by the times given: right", "direction", "accuracy")
    yield row("the same where the child's clock is wrong", "direction, wrong clock", "accuracy")


def origin_rows(name: str, scores: Sequence[Scored | None]) -> Iterator[tuple[str, list[float | str | None]]]:
    """Yield the rows of origins per incident."""
    for part in ("exact", "mean absolute error", "bias"):
        yield f"origins per incident, {name}: {part}", [None if s is None else s.measures["origins"][part] for s in scores]
