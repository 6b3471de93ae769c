"""Plain and pasted text, and Markdown, to a report.

In: decoded characters. Out: `Facts` and a `Layout` whose text is the file's text after its head, character for character, so that offsets
stay offsets into the decoded file.
A paragraph is a block (`paragraphs.py`).
Refuses: to change, strip or join a character of the text.
"""

import re
from collections.abc import Iterator
from datetime import tzinfo

from whence.capture.evidence import line_kind
from whence.capture.facts import Facts, Layout
from whence.capture.flattened import with_flattened_posts
from whence.capture.head import apply_head, read_front_matter, read_plain_head
from whence.capture.paragraphs import HEADING, Paragraph, paragraphs
from whence.capture.signature import signature
from whence.errors import CaptureError
from whence.model.captured import Block, Link
from whence.model.vocabulary import BlockKind

METHOD = "capture.plain/1"
MARKDOWN = "capture.markdown/1"
_DASHED = re.compile(r"[ \t]*[-*•‣▪●–—·][ \t]+\S")
_URL = re.compile(r"https?://[^\s<>\"'\]\[{}|\\^`]{3,2000}")
_MARK_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,1000})[^()\n]{0,200}\)")
_CLOSING = re.compile(r"(?<=[.!?\"”])\s+(?=[(\[])")


def read_plain(text: str, *, tz: tzinfo | None, most: int) -> tuple[Facts, Layout]:
    """Return what a plain text's head says and its text in blocks. Raises `CaptureError` where nothing stands after the head."""
    facts = Facts(method=METHOD)
    head = read_plain_head(text)
    apply_head(head, facts, tz=tz)
    return facts, laid_out(text, head.end, tz=tz, most=most)


def read_markdown(text: str, *, tz: tzinfo | None, most: int) -> tuple[Facts, Layout]:
    """Return a Markdown text as it is written, marks and all, with headings, quotes and links told apart."""
    facts = Facts(method=MARKDOWN)
    head = read_front_matter(text) or read_plain_head(text)
    apply_head(head, facts, tz=tz)
    layout = laid_out(text, head.end, tz=tz, most=most, markdown=True)
    for block in layout.blocks:
        if block.kind is BlockKind.HEADLINE and facts.title is None:
            facts.title = layout.text[block.start : block.end].strip(" #\t")
    marked = (Link(url=m[2], start=m.start(1), end=m.end(1)) for m in _MARK_LINK.finditer(layout.text))
    layout.links = sorted(
        (*marked, *(k for k in layout.links if layout.text[k.start - 1 : k.start] != "(")), key=lambda k: (k.start, k.end)
    )
    return facts, layout


def laid_out(whole: str, start: int = 0, *, tz: tzinfo | None, most: int, markdown: bool = False) -> Layout:
    """Cut a text from `start` on into blocks without changing it. Raises `CaptureError` where it holds no words.

    At most `most` characters are laid out; `full` then says how many there are.
    """
    text = whole[start : start + most]
    if not re.search(r"\w", text):
        raise CaptureError("there is no text after the head")
    layout = Layout(text, list(_kinds(text, paragraphs(text), markdown=markdown)))
    layout = with_flattened_posts(layout, tz=tz)
    layout.full = len(whole) - start
    layout.links = [
        Link(url=u, start=m.start(), end=m.start() + len(u)) for m in _URL.finditer(text) if (u := m[0].rstrip(".,;:!?)'\"”’"))
    ]
    return layout


def _kinds(text: str, cuts: list[Paragraph], *, markdown: bool) -> Iterator[Block]:
    """Name each block's kind. A bullet list before the first paragraph is a summary."""
    bullets = _leading_bullets(text, cuts)
    headed = False
    for number, cut in enumerate(cuts):
        start, end, path = cut.start, cut.end, cut.path
        words = text[start:end]
        kind, level = BlockKind.BODY, 0
        if markdown and (heading := HEADING.match(words)):
            level = len(heading[1])
            kind = BlockKind.HEADLINE if level == 1 and not headed else BlockKind.BODY
            headed = headed or level == 1
        elif markdown and words.startswith(">"):
            kind = BlockKind.QUOTE
        else:
            bare = re.sub(r"^[ \t]*[-*•‣▪●–—·][ \t]+", "", words)
            kind = line_kind(bare) or (BlockKind.SUMMARY if number in bullets else BlockKind.BODY)
        note = _closing_note(words) if kind is BlockKind.BODY else None
        if note:
            yield Block(kind=kind, start=start, end=start + note[0], path=path, level=level)
            yield Block(kind=BlockKind.BYLINE_NOTE, start=start + note[1], end=end, path=path)
        else:
            yield Block(kind=kind, start=start, end=end, path=path, level=level)


def _leading_bullets(text: str, cuts: list[Paragraph]) -> frozenset[int]:
    """Return the blocks of a bullet list of two or more that stands before the first paragraph (one headline may precede it)."""
    heads = [text[cut.start : cut.end] for cut in cuts[:40]]
    dashed = [_DASHED.match(words) is not None and signature(words) is None for words in heads]
    first = next((n for n, is_bullet in enumerate(dashed) if is_bullet), None)
    if first is None or first > 1 or (first == 1 and len(heads[0]) > 160):
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
