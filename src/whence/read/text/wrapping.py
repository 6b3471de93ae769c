"""Wrapping: paragraphs whose line ends are only the file's, read as if each stood on one line.

In: a report, and the records read from its unwrapped copy. Out: that copy, offset for offset; the records with the report's own words.
Refuses: to join what capture keeps apart: only a block that it says stands on several lines ("lines 3-6") is wrapped.
"""

from collections.abc import Sequence
from typing import TypeVar

from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.passage import Passage, passage
from whence.model.said import Caveat, Claim, MediaMention, PlaceName, Repeat

_WRAPPED = "lines "
_LINE_ENDS = str.maketrans("\r\n", "  ")
_Some = TypeVar("_Some", bound=Record)


def unwrapped(report: Report) -> Report:
    """Return the report with a blank for every line end inside a wrapped paragraph; the very report where it has none."""
    parts: list[str] = []
    at = 0
    for block in report.blocks:
        if block.path and block.path.startswith(_WRAPPED) and block.start >= at:
            parts += (report.text[at : block.start], report.text[block.start : block.end].translate(_LINE_ENDS))
            at = block.end
    text = "".join((*parts, report.text[at:]))
    return report if not parts or text == report.text else replace(report, text=text)


def in_own_words(records: Sequence[_Some], report: Report) -> list[_Some]:
    """Return records read from an unwrapped copy of `report` with passages quoted from its own text, and ids that fit them."""
    quoted = [_requoted(record, report) for record in records]
    new = {old.id: made.id for old, made in zip(records, quoted, strict=True) if old.id != made.id}
    return [_repointed(record, new) for record in quoted] if new else quoted


def _requoted(record: _Some, report: Report) -> _Some:
    if isinstance(record, Repeat):
        return replace(record, a=_own(record.a, report), b=_own(record.b, report), id="")
    if isinstance(record, Claim | Caveat | MediaMention | PlaceName) and _own(record.passage, report) != record.passage:
        return replace(record, passage=_own(record.passage, report), id="")
    return record


def _own(read: Passage, report: Report) -> Passage:
    return passage(read.report, report.text, read.start, read.end)


def _repointed(record: _Some, new: dict[str, str]) -> _Some:
    """Return a record that names others by their new ids."""
    if isinstance(record, Claim) and not new.keys().isdisjoint((record.media, record.repeats)):
        media, repeats = record.media, record.repeats
        return replace(
            record, media=new.get(media, media) if media else None, repeats=new.get(repeats, repeats) if repeats else None
        )
    if isinstance(record, Caveat) and not new.keys().isdisjoint(record.claims):
        return replace(record, claims=tuple(new.get(claim, claim) for claim in record.claims))
    return record
