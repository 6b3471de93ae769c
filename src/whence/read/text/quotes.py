"""Quotes: which words of a paragraph stand inside quotation marks.

In: a text and a paragraph of it. Out: spans with their marks. Refuses: to take an apostrophe for a mark, or a mark that never closes for
more than its paragraph.
"""

import re
from typing import NamedTuple

_MARKS = re.compile(r"[“”„«»\"]|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_OPEN = "“„«"
_CLOSE = "”»"


class Quotation(NamedTuple):
    """Quoted words with their marks, `[start, end)`; `closed` is false where the paragraph ends first (a quote that goes on)."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of one paragraph, in order.

    Straight double marks open and close in turn. Single marks count only where nothing double is open; a single mark that never
    closes was an apostrophe and is left out.
    """
    found: list[Quotation] = []
    opened: tuple[int, bool] | None = None
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        single = mark in "'‘’"
        if opened is None:
            if mark in _OPEN or mark == '"' or mark == "‘" or (mark == "'" and _opens(text, at, start)):
                opened = (at, single)
        elif single == opened[1] and (
            mark in _CLOSE or mark == '"' or mark == "’" or (mark == "'" and not _opens(text, at, start))
        ):
            found.append(Quotation(opened[0], at + 1, True))
            opened = None
        elif opened[1] and not single and mark not in _CLOSE:
            opened = (at, False)
    if opened is not None and not opened[1]:
        found.append(Quotation(opened[0], end, False))
    return found


def _opens(text: str, at: int, start: int) -> bool:
    return at == start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?…")
