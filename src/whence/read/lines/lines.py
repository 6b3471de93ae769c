"""Lines: a report's sentences with their words, places, times and figures found once for all who read them.

In: a report and its embedded posts. Out: a `Page` of `Line`s in order, one per sentence of layout.py.
Refuses: to read across a block's edge; byline notes, boilerplate and related links.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from whence.language.dates.dates import times
from whence.language.dates.spelled import spelled
from whence.language.figures.quantities import figures
from whence.language.places.gazetteer import Gazetteer
from whence.model.base import replace
from whence.model.captured import Post, Report
from whence.model.said import Figure, When, Where
from whence.model.vocabulary import BlockKind
from whence.read.lines.elided import settled
from whence.read.lines.lone_told import with_lone_told
from whence.read.lines.unlisted import with_unlisted
from whence.read.text.layout import UNREAD, Sentence, Token, read_sentences
from whence.read.text.syntax import Tree, trees

if TYPE_CHECKING:
    from whence.encoder.parse import Parse
    from whence.read.lines.happened import Happened
    from whence.read.lines.harmed_seen import HarmedSeen

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"})
_OWNED = (
    "-run",
    "-held",
    "-guarded",
    "-controlled",
    "-operated",
    "-administered",
    "-managed",
    "-manned",
    "-led",
    "-backed",
    "-owned",
    "-linked",
)
_END, _START = attrgetter("end"), attrgetter("start")


class _Words(NamedTuple):
    start: int
    end: int
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    kind: BlockKind
    paragraph: int
    lead: int
    post: str | None
    wheres: tuple[Where, ...]
    whens: tuple[When, ...]
    figures: tuple[Figure, ...]
    tree: Tree | None = None
    happened: "tuple[Happened, ...] | None" = None
    lone: tuple[Figure, ...] = ()
    harmed: "HarmedSeen | None" = None


class Line(_Words):
    """One sentence. `low` are its tokens in lower case without a possessive; `paragraph` counts the blocks, `lead` the body's.

    `lone` are those who count as one without a number.

    `tree` is its syntax and `happened` what its words name as occurrences where a model read it, else `None`.
    """

    def index_at(self, position: int) -> int:
        """Return the index of the first token that ends after `position` (the number of tokens where none does)."""
        return bisect_right(self.tokens, position, key=_END)

    def words_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return `low` for the tokens that begin in `[start, end)`."""
        return self.low[bisect_left(self.tokens, start, key=_START) : bisect_left(self.tokens, end, key=_START)]

    @cached_property
    def title_case(self) -> bool:
        """Say whether capitals mean nothing here: a headline that sets most of its words in them."""
        long = [word.text for word in self.tokens if len(word.text) > 3 and word.text[0].isalpha()]
        return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


class Page(NamedTuple):
    """What every reader of one report starts from."""

    text: str
    lines: tuple[Line, ...]
    wheres: tuple[Where, ...] = ()

    def line_at(self, position: int) -> Line | None:
        """Return the line that holds the character at `position`."""
        number = self.number_at(position)
        return None if number is None else self.lines[number]

    def number_at(self, position: int) -> int | None:
        """Return the number of the line that holds the character at `position`."""
        number = bisect_right(self.lines, position, key=_START) - 1
        return number if number >= 0 and position < self.lines[number].end else None


def lowered(low: str) -> str:
    """Return a lower-case token with straight apostrophes and without a possessive ending."""
    low = low if low.isascii() else low.translate(_APOSTROPHES)
    if low.endswith("'s"):
        return low[:-2]
    return low[:-1] if low.endswith("s'") else low


def page(
    report: Report,
    posts: Sequence[Post] = (),
    sentences: Sequence[Sentence] | None = None,
    *,
    parse: "Parse | None" = None,
    happened: "Sequence[Happened] | None" = None,
    harmed: "HarmedSeen | None" = None,
) -> Page:
    """Return the report's lines. `sentences` are what `read_sentences` gives for it; they are read here where they are left out.

    `parse` is the syntax of the text where a model has read it, `happened` what its words name as occurrences, in order.
    """
    text = report.text
    if not text.strip():
        return Page(text, ())
    published = report.published.at if report.published else None
    listed = read_sentences(report, posts) if sentences is None else sentences
    wheres = with_unlisted(text, listed, [w for w in Gazetteer.load().find(text) if not _is_adjective(w)])
    whens = times(text, published)
    places, days = [w.start for w in wheres], [w.at for w in whens]
    own: tuple[str, list[When]] = ("", [])
    found: list[Line] = []
    grown = trees(parse, [s.tokens for s in listed]) if parse is not None else [None] * len(listed)
    for sentence, tree in zip(listed, grown, strict=True):
        start, end, post = sentence.start, sentence.end, sentence.post
        here = whens[bisect_left(days, start) : bisect_left(days, end)]
        if post is not None and post.published is not None:
            if own[0] != post.id:
                own = (post.id, times(text, post.published.at, start=post.text_start, end=post.text_end))
            here = [w for w in own[1] if start <= w.at < end]
        seen = (
            None
            if happened is None
            else tuple(h for h in happened[bisect_left(happened, start, key=_START) : bisect_left(happened, end, key=_START)])
        )
        found.append(
            _line(text, sentence, wheres[bisect_left(places, start) : bisect_left(places, end)], here, tree, seen, harmed)
        )
    return Page(text, tuple(with_lone_told(settled(found))), tuple(w for w in wheres if _is_read(report, w)))


def _is_read(report: Report, where: Where) -> bool:
    block = report.block_at(where.start) if report.blocks else None
    return block is None or block.kind not in UNREAD


def _is_adjective(where: Where) -> bool:
    """Say whether the "name" of a site is only the adjective before its noun ("a Kurdish-run prison")."""
    return where.place is None and where.name.lower().endswith(_OWNED)


def _line(
    text: str,
    sentence: Sentence,
    wheres: Sequence[Where],
    whens: Sequence[When],
    tree: Tree | None,
    happened: "tuple[Happened, ...] | None",
    harmed: "HarmedSeen | None",
) -> Line:
    return Line(
        start=sentence.start,
        end=sentence.end,
        tokens=sentence.tokens,
        low=tuple(lowered(word.low) for word in sentence.tokens),
        kind=sentence.kind,
        paragraph=sentence.stretch,
        lead=sentence.lead,
        post=sentence.post.id if sentence.post else None,
        wheres=tuple(wheres),
        whens=tuple(whens),
        figures=_figures(text, sentence.start, sentence.end),
        tree=tree,
        happened=happened,
        harmed=harmed,
    )


def _figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Return the figures of one sentence, read by itself so that what stands before it cannot look like a part of it."""
    hours = [(first, last) for first, last, _, _ in spelled(text, start, end)]  # "ten past two" counts nothing
    found = (replace(f, start=f.start + start, end=f.end + start) for f in figures(text[start:end]))
    return tuple(f for f in found if not any(first <= f.start < last for first, last in hours))
