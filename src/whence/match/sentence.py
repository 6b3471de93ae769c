"""The sentence in which a claim's occurrence is told.

In: a claim and its report. Out: where that sentence begins and ends, `None` where no block of the report holds the claim. Refuses: to read it.
"""

from whence.language.sentences import sentences
from whence.model.captured import Report
from whence.model.said import Claim


def sentence_of(claim: Claim, report: Report) -> tuple[int, int] | None:
    """Return the span of the sentence that holds the claim's trigger, or its passage's beginning where it has no frame."""
    at = claim.frame.trigger.start if claim.frame is not None else claim.passage.start
    block = report.block_at(at)
    if block is None:
        return None
    spans = sentences(report.text, block.start, block.end, wrapped=True)
    return next(((span.start, span.end) for span in spans if span.start <= at < span.end), None)
