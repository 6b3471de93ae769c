"""Walk a page's tree once, without recursion, into elements and the runs of text between block boundaries.

In: the characters of a page. Out: a `Tree` of elements (with counts summed upwards) and units of text with their links and marks.
Refuses: trees deeper than the cap (the parser's cost grows with the square of depth); says in a warning when a second, simpler reader of the same
characters finds clearly more text than the tree holds.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from whence.capture.embeds import Embed, embed_at
from whence.capture.evidence import INLINE, SKIPPED, verdict_of, word_table, words_of
from whence.capture.scan import scan, shown
from whence.errors import CaptureError

# Every run of blanks that is not one space already.
_BLANKS = re.compile(r" [ \t\n\r\f\xa0]+|[\t\n\r\f\xa0][ \t\n\r\f\xa0]*")
_AT_ONCE = 64 * 1024
_LOSS = 0.15
_PATH_STEPS = 24
_MOST_CANDIDATES = 1000
_MARKED = ("credit", "author", "byline", "post_date")


@dataclass(slots=True)
class Element:
    """One block element: where it stands, what it says of itself, and how much text lies under it."""

    tag: str
    parent: int
    step: str
    words: frozenset[str]
    verdict: str
    depth: int
    itemprop: str
    first: int
    last: int = -1
    chars: int = 0
    linked: int = 0
    good: int = 0
    units: int = 0


@dataclass(slots=True)
class Unit:
    """A run of text between two block boundaries. `owner` is the index of the element it stands in."""

    owner: int
    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    times: list[tuple[str, str, str]] = field(default_factory=list)
    linked: int = 0
    embed: Embed | None = None


@dataclass(slots=True)
class Tree:
    """A page's block elements in document order (index 0 is the body) and its units."""

    parser: LexborHTMLParser
    elements: list[Element]
    units: list[Unit]
    warnings: list[str]
    partial: str = ""

    def ancestors(self, index: int, most: int = 8) -> list[Element]:
        """Return the element at `index` and those it stands in, nearest first, at most `most` of them."""
        found: list[Element] = []
        while index >= 0 and len(found) < most:
            found.append(self.elements[index])
            index = self.elements[index].parent
        return found

    def path(self, index: int) -> str:
        """Return the element's path from the body; of a very deep one the last steps, and how many are left out."""
        steps = [element.step for element in self.ancestors(index, _PATH_STEPS)][::-1]
        left = self.elements[index].depth + 1 - len(steps)
        return "/".join(steps if left <= 0 else [f"…{left}…", *steps])


def grow(html: str, *, max_depth: int, most_text: int) -> Tree:
    """Parse `html` and walk it. Raises `CaptureError` where the page is nested deeper than `max_depth`.

    What lies beyond `most_text` characters of text is not parsed; the tree's `partial` is then the sentence that says so.
    """
    depth, visible, end = scan(html, most_text=most_text)
    if depth > max_depth:
        raise CaptureError(f"its elements are nested about {depth:,} deep, more than the {max_depth:,} that whence follows")
    whole = len(html)
    html = html[:end]
    parser = LexborHTMLParser(html)
    tree = Tree(parser, [], [], [])
    if end < whole:
        tree.partial = f"the page is very long: only the first {end:,} of {whole:,} characters of its markup are read"
    body = parser.body or parser.root
    if body is None:
        return tree
    walker = _Walker(tree)
    walker.walk(body)
    _sum_up(tree)
    held = walker.seen
    if visible > 200 and held < (1 - _LOSS) * visible:
        tree.warnings.append(
            f"the page's markup is broken: its tree holds {held:,} of about {visible:,} characters of text; the rest may be missing"
        )
    return tree


class _Walker:
    """Depth-first over the nodes with a stack of its own, so that no depth can exhaust Python's."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.seen = 0
        self._owner = -1
        self._unit: Unit | None = None
        self._parts: list[str] = []
        self._length = 0
        self._blank = False
        self._tries = 0
        self._anchors: list[tuple[int, str]] = []
        self._counts: list[dict[str, int]] = [{}]
        # Of each open table: whether a header cell has shown that it holds data; its rows are then one line each.
        self._tables: list[bool] = []

    def walk(self, root: LexborNode) -> None:
        """Visit every node under `root` once."""
        stack: list[tuple[LexborNode | None, str, int]] = [(root, "", 0)]
        while stack:
            node, leaving, mark = stack.pop()
            if leaving:
                self._leave(leaving, mark)
                continue
            while node is not None:
                following = node.next if node is not root else None
                entered = self._enter(node)
                if entered is None:
                    node = following
                    continue
                if following is not None:
                    stack.append((following, "", 0))
                stack.append((None, *entered))
                node = node.child
        self._flush()

    def _enter(self, node: LexborNode) -> tuple[str, int] | None:
        """Take a node in; return how it is to be left, or `None` where there is nothing under it to visit."""
        tag = node.tag
        if tag == "-text":
            raw = node.text_content or ""
            for at in range(0, len(raw), _AT_ONCE):
                self._add(raw[at : at + _AT_ONCE])
            return None
        if tag is None or tag[0] in "-_!" or tag in SKIPPED:
            self._passed(node, tag)
            return None
        if tag == "br":
            self._break()
            return None
        if tag in ("td", "th") and self._is_cell(tag):
            return ("inline", 0)
        attributes = node.attributes
        words = words_of(attributes, tag) if attributes else frozenset()
        if tag != "body" and (embed := self._embed_at(node, tag, attributes, words)) is not None:
            self._embed(embed)
            return None
        if tag in INLINE and not self._stands_alone(words):
            return self._enter_inline(tag, attributes, words, node)
        self._flush()
        self._open(tag, attributes, words)
        return ("block", self._owner)

    def _is_cell(self, tag: str) -> bool:
        """Say whether a cell is one of a table of data, and part it from the cell before it."""
        if not self._tables:
            return False
        self._tables[-1] = self._tables[-1] or tag == "th"
        if self._tables[-1] and self._length:
            self._parts.append("\t")
            self._length += 1
            self._blank = False
        return self._tables[-1]

    def _passed(self, node: LexborNode, tag: str | None) -> None:
        """Count what is passed over, so that only true loss is warned about."""
        if tag in ("dialog", "audio", "video", "canvas", "object", "map", "datalist"):
            self.seen += shown(node.text() or "")

    def _stands_alone(self, words: frozenset[str]) -> bool:
        """Say whether a marked inline element is a line of its own: not in a paragraph, no words before it."""
        if not words or self._length or self._owner < 0:
            return False
        table = word_table()
        marked = words & (table["boilerplate"] | table["related"] | table["byline"] | table["headline"] | table["caption"])
        return bool(marked) and self.tree.elements[self._owner].tag not in ("p", "li", "h1", "h2", "h3", "h4", "figcaption", "dd")

    def _enter_inline(
        self, tag: str, attributes: dict[str, str | None], words: frozenset[str], node: LexborNode
    ) -> tuple[str, int]:
        if tag == "a":
            self._anchors.append((self._length + self._blank, attributes.get("href") or ""))
            if (attributes.get("rel") or "").lower() == "author":
                return ("a author", self._length + self._blank)
            return ("a", 0)
        if tag == "time":
            self._started().times.append((attributes.get("datetime") or "", (node.text() or "").strip(), " ".join(sorted(words))))
        table = word_table()
        mark = next((name for name in _MARKED if words & table[name]), "")
        return (f"mark {mark}", self._length + self._blank) if mark else ("inline", 0)

    def _leave(self, how: str, mark: int) -> None:
        if how == "block":
            self._flush()
            self._close(mark)
        elif how.startswith("a"):
            start, href = self._anchors.pop()
            self._linked(start, href)
            if how == "a author":
                self._marked("author", mark)
        elif how.startswith("mark "):
            self._marked(how[5:], mark)

    def _linked(self, start: int, href: str) -> None:
        if self._unit is not None and self._length > start:
            self._unit.links.append((start, self._length, href))
            self._unit.linked += self._length - start

    def _marked(self, name: str, start: int) -> None:
        if self._unit is not None and self._length > start:
            self._unit.marks.append((name, start, self._length))

    def _open(self, tag: str, attributes: dict[str, str | None], words: frozenset[str]) -> None:
        counts = self._counts[-1]
        counts[tag] = counts.get(tag, 0) + 1
        step = f"{tag}[{counts[tag]}]" if counts[tag] > 1 else tag
        self._counts.append({})
        parent = self._owner
        elements = self.tree.elements
        depth = elements[parent].depth + 1 if parent >= 0 else 0
        itemprop = (attributes.get("itemprop") or "").lower()
        verdict = (
            verdict_of(tag, attributes, words)
            if attributes or tag in ("nav", "footer", "aside", "form", "header", "menu")
            else ""
        )
        elements.append(Element(tag, parent, step, words, verdict, depth, itemprop, len(self.tree.units)))
        self._owner = len(elements) - 1
        if tag == "table":
            self._tables.append(False)

    def _close(self, index: int) -> None:
        element = self.tree.elements[index]
        element.last = len(self.tree.units)
        self._owner = element.parent
        self._counts.pop()
        if element.tag == "table":
            self._tables.pop()

    def _started(self) -> Unit:
        if self._unit is None:
            self._unit = Unit(self._owner)
        return self._unit

    def _add(self, raw: str) -> None:
        text = _BLANKS.sub(" ", raw)
        if not text.strip():
            self._blank = self._blank or (bool(text) and self._length > 0)
            return
        self.seen += len(text) - text.count(" ")
        self._started()
        if (self._blank or text[0] == " ") and self._length:
            self._parts.append(" ")
            self._length += 1
        self._parts.append(text.strip(" "))
        self._length += len(self._parts[-1])
        self._blank = text[-1] == " "

    def _break(self) -> None:
        """A line break ends a line; two of them end the unit."""
        if self._unit is None or not self._length:
            return
        if self._parts and self._parts[-1] == "\n":
            self._flush()
            return
        self._parts.append("\n")
        self._length += 1
        self._blank = False

    def _embed_at(self, node: LexborNode, tag: str, attributes: dict[str, str | None], words: frozenset[str]) -> Embed | None:
        """Look for a post, as long as the page has not asked for it too often: nested candidates cost the square of their depth."""
        if not (tag == "blockquote" or words & word_table()["embed"]) or self._tries >= _MOST_CANDIDATES:
            return None
        self._tries += 1
        if self._tries == _MOST_CANDIDATES:
            self.tree.warnings.append(f"only the first {_MOST_CANDIDATES:,} boxes that could be embedded posts were looked at")
        return embed_at(node, tag, attributes, words)

    def _embed(self, embed: Embed) -> None:
        self._flush()
        self.tree.units.append(Unit(self._owner, embed.shown, embed=embed))
        self.seen += sum(len(word) for word in embed.shown.split())

    def _flush(self) -> None:
        unit = self._unit
        if unit is not None and (self._length or unit.times):
            for start, href in self._anchors:
                self._linked(start, href)
            unit.text = "".join(self._parts).rstrip(" \t\n")
            unit.links = [(s, min(e, len(unit.text)), h) for s, e, h in unit.links if s < len(unit.text)]
            unit.marks = [(n, s, min(e, len(unit.text))) for n, s, e in unit.marks if s < len(unit.text)]
            if unit.text or unit.times:
                self.tree.units.append(unit)
        self._unit, self._parts, self._length, self._blank = None, [], 0, False
        self._anchors = [(0, href) for _, href in self._anchors]


def _sum_up(tree: Tree) -> None:
    """Sum each element's characters, linked characters and units up to the body; children stand after their parents."""
    for unit in tree.units:
        element = tree.elements[unit.owner]
        element.chars += len(unit.text)
        element.linked += unit.linked
        element.units += 1
    for element in reversed(tree.elements):
        if element.parent >= 0:
            parent = tree.elements[element.parent]
            parent.chars += element.chars
            parent.linked += element.linked
            parent.units += element.units
