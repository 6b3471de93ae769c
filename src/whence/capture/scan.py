"""Scan a page's markup once before a parser sees it: how deep it nests, how much text it shows, and where to stop.

In: the characters of a page and the most text that is kept. Out: a `Scan`.
Why: the parser's cost grows with the square of depth and of attributes per element, and a tree costs some ten times its markup in memory. So
what the caps will not keep is not parsed at all; and the count is a second opinion, by which text that a broken tree lost is noticed.
Refuses: elements with very many attributes, which the parser compares each with every other.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from whence.errors import CaptureError

_TAG = re.compile(r"<!--|<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>?")
_RAW = frozenset(("!--", "script", "style", "template", "noscript", "svg", "textarea", "title", "iframe", "select", "button"))
# Elements that HTML closes by itself or that hold nothing: they say nothing about depth.
_NO_DEPTH = frozenset(
    ("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "area", "base", "br", "col", "embed", "hr", "img",
     "input", "link", "meta", "source", "track", "wbr", "html", "body", "head")
)  # fmt: skip
_MOST_ATTRIBUTES = 4000
# More than any page of prose has; a tree of this many tags takes some 100 MB and two seconds.
MOST_TAGS = 500_000
# Menus and the like stand before the report and share its allowance.
_BEFORE_REPORT = 200_000
_AT_ONCE = 64 * 1024


class Scan(NamedTuple):
    """What a page's markup is like up to `end`: depth of nesting, characters of text outside tags (blanks left out).

    `end` is the length of the markup, or where the caps are full.
    """

    depth: int
    visible: int
    end: int


def scan(html: str, *, most_text: int) -> Scan:
    """Return what `html` is like, as far as `most_text` characters of text and `MOST_TAGS` tags go."""
    nesting = _Nesting()
    endless: set[str] = set()
    limit = most_text + _BEFORE_REPORT
    visible = at = tags = 0
    while found := _TAG.search(html, at):
        counted, stop = _count(html, at, found.start(), limit - visible)
        visible, tags = visible + counted, tags + 1
        if visible >= limit or tags > MOST_TAGS:
            return Scan(nesting.deepest, visible, stop)
        at = found.end()
        name = (found[2] or "!--").lower()
        if at - found.start() > 2 * _MOST_ATTRIBUTES:
            _refuse_attributes(found[0])
        if name in _RAW and not found[1] and name not in endless:
            end = re.compile("-->" if name == "!--" else rf"</{re.escape(name)}\b[^<>]*>?", re.IGNORECASE).search(html, at)
            at = end.end() if end else at
            if end is None:
                endless.add(name)
        elif name not in _NO_DEPTH and name not in _RAW:
            nesting.see(name, closing=bool(found[1]))
    counted, stop = _count(html, at, len(html), limit - visible)
    return Scan(nesting.deepest, visible + counted, stop)


def shown(text: str) -> int:
    """Count the characters of a stretch of text, blanks left out."""
    return sum(_shown(text[at : at + _AT_ONCE]) for at in range(0, len(text), _AT_ONCE))


def _count(html: str, start: int, end: int, most: int) -> tuple[int, int]:
    """Count the text of a gap between two tags and return where it ends: at `end`, or where `most` characters are full."""
    counted = 0
    for piece_start, piece in _pieces(html, start, end):
        counted += _shown(piece)
        if counted >= most:
            return counted, piece_start + len(piece)
    return counted, end


def _pieces(html: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut a gap into pieces, so that counting the words of one that is megabytes long does not hold them all."""
    for at in range(start, end, _AT_ONCE):
        yield at, html[at : min(end, at + _AT_ONCE)]


def _shown(piece: str) -> int:
    return sum(map(len, (unescape(piece) if "&" in piece else piece).split()))


def _refuse_attributes(tag: str) -> None:
    count = len(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag).split())
    if count > _MOST_ATTRIBUTES:
        raise CaptureError(
            f"one of its elements carries about {count:,} attributes, more than the {_MOST_ATTRIBUTES:,} that whence reads"
        )


class _Nesting:
    """The elements that are open at a place of the markup; an end tag closes everything back to its start."""

    def __init__(self) -> None:
        self.deepest = 0
        self._stack: list[str] = []
        self._open: dict[str, int] = {}

    def see(self, name: str, *, closing: bool) -> None:
        """Take in one tag."""
        if not closing:
            self._stack.append(name)
            self._open[name] = self._open.get(name, 0) + 1
            self.deepest = max(self.deepest, len(self._stack))
        elif self._open.get(name):
            while True:
                left = self._stack.pop()
                self._open[left] -= 1
                if left == name:
                    return
