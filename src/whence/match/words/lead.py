"""The lead of a report: its headline and first paragraphs, where it says what it is about.

In: a report. Out: where its lead ends; the words of its head, the headline and the first paragraph, without what
they only glance at. Refuses: to read them.
"""

from whence.language.words.normal import key
from whence.match.words.glances import own_text
from whence.model.captured import Block, Report
from whence.model.vocabulary import BlockKind

LEAD_BLOCKS = 4
_LEAD = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.BODY)


def lead_end(report: Report) -> int:
    """Return the end of the report's first blocks, of its text where it has none."""
    blocks = [block for block in report.blocks if block.kind in _LEAD]
    return blocks[min(LEAD_BLOCKS, len(blocks)) - 1].end if blocks else len(report.text)


def head_of(report: Report) -> str:
    """Return the words of the report's headline, standfirst and first paragraph, folded, a blank on either side."""
    text = own_text(report)
    return f" {' '.join(key(text[block.start : block.end]) for block in _head(report))} "


def head_end(report: Report) -> int:
    """Return the end of the report's first paragraph, of its text where it has no blocks."""
    blocks = _head(report)
    return blocks[-1].end if blocks else len(report.text)


def _head(report: Report) -> list[Block]:
    blocks = [block for block in report.blocks if block.kind in _LEAD]
    first = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.BODY), len(blocks) - 1)
    return blocks[: first + 1]
