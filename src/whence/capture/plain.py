"""Plain and pasted text, and Markdown, to a report.

In: decoded characters. Out: `Facts` and a `Layout` whose text is the file's text after its head, character for character, so that offsets
stay offsets into the decoded file.
How blocks are cut: a line is a block, unless empty lines part paragraphs and the lines inside them are wrapped ones.
Refuses: to change, strip or join a character of the text.
"""

import re
from collections.abc import Iterator
from datetime import tzinfo
from itertools import pairwise

from whence.capture.evidence import line_kind
from whence.capture.facts import Facts, Layout
from whence.capture.flattened import with_flattened_posts
from whence.capture.head import apply_head, read_front_matter, read_plain_head
from whence.capture.signature import signature
from whence.errors import CaptureError
from whence.model.captured import Block, Link
from whence.model.vocabulary import BlockKind

METHOD = "capture.plain/1"
MARKDOWN = "capture.markdown/1"
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪●–—·]|\d{1,2}[.)])[ \t]+\S")
_DASHED = re.compile(r"[ \t]*[-*•‣▪●–—·][ \t]+\S")
_URL = re.compile(r"https?://[^\s<>\"'\]\[{}|\\^`]{3,2000}")
_MARK_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,1000})[^()\n]{0,200}\)")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+\S")
_WIDEST, _NARROWEST = 110, 40
_CLOSING = re.compile(r"(?<=[.!?\"”])\s+(?=[(\[])")


def read_plain(text: str, *, tz: tzinfo | None) -> tuple[Facts, Layout]:
    """Return what a plain text's head says and its text in blocks. Raises `CaptureError` where nothing stands after the head."""
    facts = Facts(method=METHOD)
    head = read_plain_head(text)
    apply_head(head, facts, tz=tz)
    return facts, laid_out(text[head.end :], tz=tz)


def read_markdown(text: str, *, tz: tzinfo | None) -> tuple[Facts, Layout]:
    """Return a Markdown text as it is written, marks and all, with headings, quotes and links told apart."""
    facts = Facts(method=MARKDOWN)
    head = read_front_matter(text) or read_plain_head(text)
    apply_head(head, facts, tz=tz)
    layout = laid_out(text[head.end :], tz=tz, markdown=True)
    for block in layout.blocks:
        if block.kind is BlockKind.HEADLINE and facts.title is None:
            facts.title = layout.text[block.start : block.end].strip(" #\t")
    marked = (Link(url=m[2], start=m.start(1), end=m.end(1)) for m in _MARK_LINK.finditer(layout.text))
    layout.links = sorted(
        (*marked, *(k for k in layout.links if layout.text[k.start - 1 : k.start] != "(")), key=lambda k: (k.start, k.end)
    )
    return facts, layout


def laid_out(text: str, *, tz: tzinfo | None, markdown: bool = False) -> Layout:
    """Cut a text into blocks without changing it. Raises `CaptureError` where it holds no words."""
    if not re.search(r"\w", text):
        raise CaptureError("there is no text after the head")
    layout = Layout(text, list(_kinds(text, _cut(text), markdown=markdown)))
    layout = with_flattened_posts(layout, tz=tz)
    layout.links = [
        Link(url=u, start=m.start(), end=m.start() + len(u)) for m in _URL.finditer(text) if (u := m[0].rstrip(".,;:!?)'\"”’"))
    ]
    return layout


def _cut(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, line number) of each block: lines, or whole paragraphs where the file's lines are wrapped."""
    lines: list[tuple[int, int, int]] = []
    at = number = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        number += 1
        line = text[at:stop]
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            lines.append((start, start + len(words), number))
        at = stop + 1
    return _joined(text, lines) if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[tuple[int, int, int]]) -> bool:
    """Say whether the lines of a file are cut at a column: none is long, and most that another one follows are full."""
    followed = [end - start for (start, end, n), after in pairwise(lines) if after[2] == n + 1]
    longest = max((end - start for start, end, _ in lines), default=0)
    return longest <= _WIDEST and len(followed) > 1 and sum(length >= 0.7 * longest for length in followed) > 0.6 * len(followed)


def _joined(text: str, lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    out: list[tuple[int, int, int]] = []
    last: tuple[int, int, int] | None = None
    for line in lines:
        if last is not None and _continues(text, last, line):
            out[-1] = (out[-1][0], line[1], out[-1][2])
        else:
            out.append(line)
        last = line
    return out


def _continues(text: str, before: tuple[int, int, int], line: tuple[int, int, int]) -> bool:
    """Say whether a line goes on with the paragraph of the line before it: no empty line between, and no mark of a new one."""
    words = text[line[0] : line[1]]
    if before[2] + 1 != line[2] or before[1] - before[0] < _NARROWEST:
        return False
    if _BULLET.match(words) or _HEADING.match(words) or words[:1] in "—–>":
        return False
    return signature(text[before[0] : before[1]]) is None


def _kinds(text: str, cuts: list[tuple[int, int, int]], *, markdown: bool) -> Iterator[Block]:
    """Name each block's kind. A bullet list before the first paragraph is a summary."""
    bullets = _leading_bullets(text, cuts)
    headed = False
    for number, (start, end, line) in enumerate(cuts):
        words = text[start:end]
        kind, level = BlockKind.BODY, 0
        if markdown and (heading := _HEADING.match(words)):
            level = len(heading[1])
            kind = BlockKind.HEADLINE if level == 1 and not headed else BlockKind.BODY
            headed = headed or level == 1
        elif markdown and words.startswith(">"):
            kind = BlockKind.QUOTE
        else:
            bare = re.sub(r"^[ \t]*[-*•‣▪●–—·][ \t]+", "", words)
            kind = line_kind(bare) or (BlockKind.SUMMARY if number in bullets else BlockKind.BODY)
        cut = _closing_note(words) if kind is BlockKind.BODY else None
        if cut:
            yield Block(kind=kind, start=start, end=start + cut[0], path=f"line {line}", level=level)
            yield Block(kind=BlockKind.BYLINE_NOTE, start=start + cut[1], end=end, path=f"line {line}")
        else:
            yield Block(kind=kind, start=start, end=end, path=f"line {line}", level=level)


def _leading_bullets(text: str, cuts: list[tuple[int, int, int]]) -> frozenset[int]:
    """Return the blocks of a bullet list of two or more that stands before the first paragraph (one headline may precede it)."""
    dashed = [_DASHED.match(text[s:e]) is not None and signature(text[s:e]) is None for s, e, _ in cuts[:40]]
    first = next((n for n, is_bullet in enumerate(dashed) if is_bullet), None)
    if first is None or first > 1 or (first == 1 and cuts[0][1] - cuts[0][0] > 160):
        return frozenset()
    last = next((n for n in range(first, len(dashed)) if not dashed[n]), len(dashed))
    return frozenset(range(first, last)) if last - first >= 2 and last < len(cuts) else frozenset()


def _closing_note(words: str) -> tuple[int, int] | None:
    """Find a note in brackets at the end of a paragraph that says how the report came about; returns where to cut."""
    if words[-1:] not in ")]" and words[-2:] not in (").", "]."):
        return None
    for found in _CLOSING.finditer(words, max(0, len(words) - 320)):
        if line_kind(words[found.end() :]) is BlockKind.BYLINE_NOTE:
            return found.start(), found.end()
    return None
