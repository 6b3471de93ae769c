"""Lines: a report's sentences with their words, places, times and figures found once for all who read them.

In: a report and its embedded posts. Out: a `Page` of `Line`s in order. Byline notes, boilerplate and related links are left out.
Refuses: to read across a block's edge.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from whence.language.dates import times
from whence.language.gazetteer import Gazetteer
from whence.language.quantities import figures
from whence.language.sentences import sentences
from whence.language.words import Word, tokens
from whence.model.base import replace
from whence.model.captured import Block, Post, Report
from whence.model.said import Figure, When, Where
from whence.model.vocabulary import BlockKind

UNREAD_BLOCKS = frozenset({BlockKind.BYLINE_NOTE, BlockKind.BOILERPLATE, BlockKind.RELATED})
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"})


class Line(NamedTuple):
    """One sentence. `low` are its tokens in lower case without a possessive; `paragraph` counts the blocks, `lead` the body's."""

    start: int
    end: int
    tokens: tuple[Word, ...]
    low: tuple[str, ...]
    kind: BlockKind
    paragraph: int
    lead: int
    post: str | None
    wheres: tuple[Where, ...]
    whens: tuple[When, ...]
    figures: tuple[Figure, ...]

    def index_at(self, position: int) -> int:
        """Return the index of the first token that ends after `position` (the number of tokens where none does)."""
        return next((i for i, word in enumerate(self.tokens) if word.end > position), len(self.tokens))

    @property
    def title_case(self) -> bool:
        """Say whether capitals mean nothing here: a headline that sets most of its words in them."""
        long = [word.text for word in self.tokens if len(word.text) > 3 and word.text[0].isalpha()]
        return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


class Page(NamedTuple):
    """What every reader of one report starts from."""

    text: str
    lines: tuple[Line, ...]


def lowered(word: str) -> str:
    """Return a token in lower case, straight apostrophes, without a possessive ending."""
    low = word.translate(_APOSTROPHES).lower()
    if low.endswith("'s"):
        return low[:-2]
    return low[:-1] if low.endswith("s'") else low


def page(report: Report, posts: Sequence[Post] = ()) -> Page:
    """Return the report's lines. The last few pages are remembered: several readers ask for the same one."""
    return _page(report, tuple(posts))


@lru_cache(maxsize=4)
def _page(report: Report, posts: tuple[Post, ...]) -> Page:
    text = report.text
    published = report.published.at if report.published else None
    if not text.strip():
        return Page(text, ())
    wheres = Gazetteer.load().find(text)
    whens = times(text, published)
    found: list[Line] = []
    lead = 0
    for paragraph, (start, end, kind, post) in enumerate(_stretches(report, posts), 1):
        own = times(text, post.published.at, start=start, end=end) if post and post.published else None
        lead += kind is BlockKind.BODY
        for span in sentences(text, start, end):
            found.append(
                _line(
                    text,
                    (span.start, span.end),
                    kind,
                    paragraph=paragraph,
                    lead=lead if kind is BlockKind.BODY else 0,
                    post=post.id if post else None,
                    things=(wheres, own if own is not None else whens),
                )
            )
    return Page(text, tuple(found))


def _line(
    text: str,
    span: tuple[int, int],
    kind: BlockKind,
    *,
    paragraph: int,
    lead: int,
    post: str | None,
    things: tuple[Sequence[Where], Sequence[When]],
) -> Line:
    start, end = span
    found = tuple(tokens(text, start, end))
    return Line(
        start=start,
        end=end,
        tokens=found,
        low=tuple(lowered(word.text) for word in found),
        kind=kind,
        paragraph=paragraph,
        lead=lead,
        post=post,
        wheres=tuple(w for w in things[0] if start <= w.start < end),
        whens=tuple(w for w in things[1] if start <= w.at < end),
        figures=_figures(text, start, end),
    )


def _figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Return the figures of one sentence, read by itself so that what stands before it cannot look like a part of it."""
    return tuple(replace(f, start=f.start + start, end=f.end + start) for f in figures(text[start:end]))


def _stretches(report: Report, posts: Sequence[Post]) -> Iterable[tuple[int, int, BlockKind, Post | None]]:
    """Yield what is to be read: each block's range, cut at the edges of the posts embedded in it."""
    blocks = report.blocks or (Block(kind=BlockKind.BODY, start=0, end=len(report.text)),)
    inside = sorted((p for p in posts if p.host == report.id), key=lambda p: p.start)
    for block in blocks:
        at = block.start
        for post in inside:
            if post.end <= at or post.start >= block.end:
                continue
            if block.kind not in UNREAD_BLOCKS and post.start > at:
                yield at, post.start, block.kind, None
            first, last = max(post.text_start, block.start), min(post.text_end, block.end)
            if first < last:
                yield first, last, BlockKind.EMBEDDED_POST, post
            at = min(max(at, post.end), block.end)
        if at < block.end and block.kind not in UNREAD_BLOCKS:
            yield at, block.end, block.kind, None
