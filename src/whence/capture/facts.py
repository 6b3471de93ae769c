"""What capture gathers about one item before it becomes a record: facts with their basis, the stored text with its blocks, posts found.

These are working notes of one call, not records: they are filled, handed to `finish.py` and dropped.
"""

from dataclasses import dataclass, field

from whence.model.captured import Block, Link, Moment
from whence.model.vocabulary import BlockKind, ReportKind

BETWEEN_BLOCKS = "\n"
"""Stands between two blocks of a stored text that was made from markup. Inside a block a newline is the page's own line break."""


@dataclass(slots=True)
class Facts:
    """What an item's bytes say about it. `published` and `modified` hold candidates, most trusted first."""

    title: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    authors: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    url: str | None = None
    lang: str | None = None
    lang_basis: str | None = None
    published: list[Moment] = field(default_factory=list)
    modified: list[Moment] = field(default_factory=list)
    kind: ReportKind = ReportKind.ARTICLE
    platform: str | None = None
    platform_id: str | None = None
    handle: str | None = None
    item: str = ""
    key: str = ""
    key_field: str = "report"
    method: str = ""
    warnings: list[str] = field(default_factory=list)

    def name_outlet(self, name: str | None, basis: str) -> None:
        """Set the outlet where none is set yet."""
        if self.outlet is None and (tidy := one_line(name)):
            self.outlet, self.outlet_basis = tidy, basis

    def name_language(self, code: str | None, basis: str) -> None:
        """Set the language where none is set yet; `en-GB` and `en_GB` are `en`."""
        word = (code or "").strip().replace("_", "-").partition("-")[0].lower()
        if self.lang is None and 2 <= len(word) <= 3 and word.isalpha() and word.isascii():
            self.lang, self.lang_basis = word, basis

    def add_author(self, name: str | None) -> None:
        """Add an author once."""
        _add(self.authors, name)

    def add_credit(self, name: str | None) -> None:
        """Add an agency credit once."""
        _add(self.credits, name)


@dataclass(slots=True)
class PostFound:
    """A post inside a host: where it stands in the host's stored text, and what is known of it."""

    start: int
    end: int
    text_start: int
    text_end: int
    author: str | None = None
    handle: str | None = None
    platform: str | None = None
    platform_id: str | None = None
    url: str | None = None
    lang: str | None = None
    published: Moment | None = None
    shown: Moment | None = None
    thread_index: int | None = None
    media: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    method: str = ""


@dataclass(slots=True)
class Layout:
    """The stored text of one item with its blocks in order, its links and the posts found in it.

    `full` is the length of the whole text where only a part was laid out; `partial` says that it is longer still.
    """

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    posts: list[PostFound] = field(default_factory=list)
    full: int = 0
    partial: bool = False


class Composer:
    """Composes a stored text from blocks, for texts made from markup. Linear in the length of the text."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._blocks: list[Block] = []

    def append(self, kind: BlockKind, words: str, *, path: str = "", level: int = 0) -> int:
        """Add a block after the last one; returns where it begins."""
        if self._parts:
            self._parts.append(BETWEEN_BLOCKS)
            self.length += len(BETWEEN_BLOCKS)
        start = self.length
        self._parts.append(words)
        self.length += len(words)
        self._blocks.append(Block(kind=kind, start=start, end=self.length, path=path, level=level))
        return start

    def layout(self) -> Layout:
        """Return what was composed."""
        return Layout("".join(self._parts), list(self._blocks))


def one_line(words: str | None) -> str | None:
    """Return words on one line, or `None` for none."""
    return " ".join(words.split())[:500] or None if words else None


def _add(names: list[str], name: str | None) -> None:
    tidy = one_line(name)
    if tidy and len(tidy) <= 200 and tidy.casefold() not in (known.casefold() for known in names):
        names.append(tidy)
