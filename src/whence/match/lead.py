"""The lead of a report: its headline and first paragraphs, where it says what it is about.

In: a report. Out: where its lead ends. Refuses: to read it.
"""

from whence.model.captured import Report
from whence.model.vocabulary import BlockKind

LEAD_BLOCKS = 4
_LEAD = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.BODY)


def lead_end(report: Report) -> int:
    """Return the end of the report's first blocks, of its text where it has none."""
    blocks = [block for block in report.blocks if block.kind in _LEAD]
    return blocks[min(LEAD_BLOCKS, len(blocks)) - 1].end if blocks else len(report.text)
