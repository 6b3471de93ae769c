"""The sentence in which a claim's occurrence is told.

In: a claim and its report. Out: where that sentence begins and ends, `None` where no block of the report holds the claim. Refuses: to read it.
"""

from bisect import bisect_right
from functools import lru_cache

from whence.language.words.sentences import sentences
from whence.model.captured import Report
from whence.model.said import Claim


def sentence_of(claim: Claim, report: Report) -> tuple[int, int] | None:
    """Return the span of the sentence that holds the claim's trigger, or its passage's beginning where it has no frame."""
    at = claim.frame.trigger.start if claim.frame is not None else claim.passage.start
    block = report.block_at(at)
    if block is None:
        return None
    starts, ends = _sentences(report.text, block.start, block.end)
    place = bisect_right(starts, at) - 1
    return (starts[place], ends[place]) if place >= 0 and at < ends[place] else None


@lru_cache(maxsize=16)
def _sentences(text: str, start: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where the sentences of a block begin and end: a block of a megabyte holds thousands of claims, and is cut once."""
    spans = sentences(text, start, end, wrapped=True)
    return tuple(span.start for span in spans), tuple(span.end for span in spans)
