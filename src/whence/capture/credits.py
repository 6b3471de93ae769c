"""Find agency credits in the words of a report: datelines, source lines, notes at the end.

In: a layout. Out: names as written. A credit says through whom a report came; it is never the outlet and never by itself an origin.
Refuses: sentences that merely mention an agency, photo credits, people who reported or edited.
"""

import re
from collections.abc import Iterator

from whence.capture.facts import Layout
from whence.model.vocabulary import BlockKind

_DATELINE = re.compile(r"[^()\n]{0,70}\(([^()\n]{2,40})\)\s*[-–—―]{1,2}\s")
_SOURCE = re.compile(
    r"[(\[]?\s*(?:source|sources|credit|via|source of the news)\s*:\s*([^()\[\]\n]{2,80}?)\s*\.?\s*[)\]]?\.?", re.IGNORECASE
)
_WITH = re.compile(
    r"[(\[]?\s*with\s+(?:(?:files|inputs?|material|(?:additional )?reporting|agency inputs?)\s+)?(?:(?:from|by)\s+)?"
    r"([^()\[\]\n]{2,80}?)\s*\.?\s*[)\]]?\.?",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"(?:^|[.!?”\"]\s+)((?:Source of the news|Source|With)(?::)?\s+[^.!?\n]{2,60}\.?)\s*$")
_PROPER = re.compile(r"[^\W\d_a-z][\w.&'’-]*(?:\s+(?:and|of|the|&|[^\W\d_a-z][\w.&'’-]*)){0,5}")


def credits_in(layout: Layout) -> Iterator[str]:
    """Yield the agencies that the report's own words credit, in order."""
    text = layout.text
    first = next((b for b in layout.blocks if b.kind is BlockKind.BODY and not b.level), None)
    last = next((b for b in reversed(layout.blocks) if b.kind is BlockKind.BODY and not b.level), None)
    if first is not None and (found := _DATELINE.match(text, first.start, min(first.end, first.start + 140))):
        yield from _names(found[1])
    for block in layout.blocks:
        if block.kind is BlockKind.BYLINE_NOTE and block.end - block.start < 200:
            yield from _from_note(text[block.start : block.end])
    if last is not None and (found := _LAST_SENTENCE.search(text, max(last.start, last.end - 120), last.end)):
        yield from _from_note(found[1])


def _from_note(note: str) -> Iterator[str]:
    words = " ".join(note.split())
    found = _SOURCE.fullmatch(words)
    if found or ((found := _WITH.fullmatch(words)) and (_PROPER.fullmatch(found[1]) or "agenc" in found[1].lower())):
        yield from _names(found[1])


def _names(words: str) -> Iterator[str]:
    yield from (name.strip() for name in re.split(r"\s*[/;]\s*", words) if len(name.strip()) > 1 and not name.strip().isdigit())
