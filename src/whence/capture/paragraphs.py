"""Cut a plain text into paragraphs: a line each, or several where the file's lines are wrapped at a column.

In: the characters of a text. Out: where each paragraph begins and ends, and the lines it stands on.
How: the lines that another one follows at once are wrapped ones if most of them are full and do not end a sentence. Where they are, a line goes on
with the paragraph before it unless an empty line, a bullet, an indent, a signature or much room left on the line before says otherwise.
Refuses: to change a character; a wrapped line end stays in the text, and the paragraph's lines (`lines 3-6`) tell that it ends no sentence.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from whence.capture.signature import signature

HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+\S")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪●–—·]|\d{1,2}[.)])[ \t]+\S")
_WIDEST, _NARROWEST = 110, 40
_FULL, _MOSTLY = 0.7, 0.6
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟۔][\"'”’»)\]]*$")
_LONGEST_END = 8
# Beyond this many lines the rest of a text is one paragraph: no report has so many, and each costs a record.
_MOST_LINES = 100_000


class Paragraph(NamedTuple):
    """A paragraph's place in the text, and its first and last line."""

    start: int
    end: int
    first: int
    last: int

    @property
    def path(self) -> str:
        """Return the lines it stands on; more than one means that the line ends inside are the file's wrapping."""
        return f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text in order; blanks around them belong to none."""
    lines = _lines(text)
    column = _column(text, lines)
    return _joined(text, lines, column) if column else lines


def _lines(text: str) -> list[Paragraph]:
    """Return the lines that hold words, without the blanks around them."""
    lines: list[Paragraph] = []
    at = number = 0
    while at <= len(text):
        stop = text.find("\n", at) if number < _MOST_LINES else len(text)
        stop = len(text) if stop < 0 else stop
        number += 1
        line = text[at:stop]
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            lines.append(Paragraph(start, start + len(words), number, number))
        at = stop + 1
    return lines


def _column(text: str, lines: list[Paragraph]) -> int:
    """Return the column that the lines of a file are wrapped at; 0 where they are not. A stray long line (an address) is let pass."""
    followed = [line for line, after in pairwise(lines) if after.first == line.last + 1]
    if not followed:
        return 0
    widths = sorted(line.end - line.start for line in lines)
    column = widths[int(0.95 * (len(widths) - 1))] if len(widths) > 3 else widths[-1]
    if column > _WIDEST:
        return 0
    full = sum(line.end - line.start >= _FULL * column for line in followed)
    ended = sum(_ends_sentence(text, line) for line in followed)
    if len(followed) == 1:
        full = 0 if ended or not text[lines[lines.index(followed[0]) + 1].start].islower() else full
    return column if full > _MOSTLY * len(followed) and ended <= 0.5 * len(followed) else 0


def _joined(text: str, lines: list[Paragraph], column: int) -> list[Paragraph]:
    out: list[Paragraph] = []
    last: Paragraph | None = None
    for line in lines:
        if last is not None and _continues(text, out[-1], last, line, column):
            out[-1] = out[-1]._replace(end=line.end, last=line.last)
        else:
            out.append(line)
        last = line
    return out


def _continues(text: str, paragraph: Paragraph, before: Paragraph, line: Paragraph, column: int) -> bool:
    """Say whether a line goes on with the paragraph of the line before it: no empty line between, and no mark of a new one."""
    words, width = text[line.start : line.end], before.end - before.start
    if before.last + 1 != line.first or width < _NARROWEST:
        return False
    if _BULLET.match(words) or HEADING.match(words) or words[:1] in "—–>":
        return False
    if not words[0].islower() and width < _FULL * column and width + 1 + len(words.split(maxsplit=1)[0]) < column:
        return False
    if _indent(text, line) > _indent(text, before) + 1 and not _BULLET.match(text[paragraph.start : paragraph.start + 20]):
        return False
    return signature(text[before.start : before.end]) is None


def _indent(text: str, line: Paragraph) -> int:
    return line.start - (text.rfind("\n", 0, line.start) + 1)


def _ends_sentence(text: str, line: Paragraph) -> bool:
    return _SENTENCE_END.search(text[max(line.start, line.end - _LONGEST_END) : line.end]) is not None
