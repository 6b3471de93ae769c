"""Layout: which stretches of a report are read, sentence by sentence.

In: a report and its posts. Out: sentences with their tokens, paragraph, block and post. Refuses: boilerplate, related links and byline
notes, which are no part of what a report says; a post's signature line.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from whence.language.words.sentences import sentences
from whence.language.words.words import Word, tokens
from whence.model.captured import Block, Post, Report
from whence.model.passage import Span
from whence.model.vocabulary import BlockKind
from whence.read.text.openings import after_clock, after_dateline
from whence.read.text.quotes import Quotation, quotations

LONGEST = 300  # tokens of a sentence: longer ones are no prose, and reading costs the square of a sentence's length
UNREAD = frozenset({BlockKind.BOILERPLATE, BlockKind.RELATED, BlockKind.BYLINE_NOTE})
_ACRONYMS = frozenset({"IS", "US", "WHO", "IT"})  # names that in small letters would be little words; kept as written
_LONE_MARK = re.compile(r"s['’]\s")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


class Token(NamedTuple):
    """A word or mark: as written, folded to lower case, its place, and whether it stands inside quotation marks."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool
    word: bool


class Sentence(NamedTuple):
    """A sentence of the report with where it stands. `paragraph` counts lines of text through the report, `stretch` its blocks.

    `lead` counts the blocks of body text, 0 outside of them. `cut` is true for a piece of one that was longer than `LONGEST` tokens.
    """

    start: int
    end: int
    paragraph: int
    kind: BlockKind
    post: Post | None
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...] = ()
    cut: bool = False
    stretch: int = 1
    lead: int = 0


def read_sentences(report: Report, posts: Sequence[Post] = ()) -> list[Sentence]:
    """Return the sentences of a report that are read, in order. A post's words are read apart from those around it."""
    found: list[Sentence] = []
    paragraph = lead = 0
    for stretch, (first_char, last_char, kind, post) in enumerate(_stretches(report, posts), 1):
        body = kind is BlockKind.BODY
        lead += body
        for line in _LINE.finditer(report.text, first_char, last_char):
            if not line.group().strip():
                continue
            marks = tuple(quotations(report.text, line.start(), line.end()))
            begin = after_clock(report.text, line.start(), line.end())
            for span in sentences(report.text, begin, line.end()):
                inside = _overlapping(marks, span.start, span.end)
                made = tuple(_tokens(report.text, span.start, span.end, inside))
                skipped = after_dateline(made) if span.start == begin and body else 0
                if skipped:
                    made, span = made[skipped:], Span(start=made[skipped].start, end=span.end)
                pieces = [made[at : at + LONGEST] for at in range(0, len(made), LONGEST)]
                cut = len(pieces) > 1
                for piece in pieces:
                    start, end = (piece[0].start, piece[-1].end) if cut else (span.start, span.end)
                    marked = _overlapping(inside, start, end) if cut else inside
                    found.append(Sentence(start, end, paragraph, kind, post, piece, marked, cut, stretch, lead if body else 0))
            paragraph += 1
    return found


def _overlapping(marks: tuple[Quotation, ...], start: int, end: int) -> tuple[Quotation, ...]:
    """Return the quotations that reach into `[start, end)`; they stand in order, none overlapping."""
    return marks[bisect_right(marks, start, key=attrgetter("end")) : bisect_left(marks, end, key=attrgetter("start"))]


def is_quotation(sentence: Sentence) -> bool:
    """Say whether a sentence stands wholly inside quotation marks."""
    words = [token for token in sentence.tokens if token.word]
    return bool(words) and all(token.quoted for token in words) and sentence.tokens[0].text not in "‘'"


def _stretches(report: Report, posts: Sequence[Post]) -> Iterator[tuple[int, int, BlockKind, Post | None]]:
    """Yield what is read of every block, cut where a post begins and ends."""
    held = sorted((post for post in posts if post.host == report.id), key=lambda post: (post.start, post.end))
    blocks = report.blocks or ((Block(kind=BlockKind.BODY, start=0, end=len(report.text)),) if report.text else ())
    read_posts: set[str] = set()
    for block in blocks:
        if block.kind in UNREAD:
            continue
        at = block.start
        for post in held:
            if post.end <= block.start or post.start >= block.end:
                continue
            if at < post.start:
                yield at, post.start, block.kind, None
            if post.id not in read_posts:
                read_posts.add(post.id)
                yield post.text_start, post.text_end, BlockKind.EMBEDDED_POST, post
            at = max(at, min(post.end, block.end))
        if at < block.end:
            yield at, block.end, block.kind, None


def _is_plural_owner(found: Sequence[Word], at: int) -> bool:
    """Say whether an apostrophe only shows whose something is ("the farmers' league")."""
    if not 0 < at < len(found) - 1:
        return False
    before, mark, after = found[at - 1], found[at], found[at + 1]
    return before.end == mark.start and before.text[-1] == "s" and after.start > mark.end and after.text[0].isalpha()


def _tokens(text: str, start: int, end: int, marks: Sequence[Quotation]) -> Iterator[Token]:
    at = 0
    found = tokens(text, start, end)
    shouted = sum(w.text.isupper() for w in found if len(w.text) > 1) > len(found) // 3
    for word in _owners_whole(text, found, marks) if _LONE_MARK.search(text, start, end) else found:
        while at < len(marks) and marks[at].end <= word.start:
            at += 1
        inside = at < len(marks) and marks[at].start <= word.start < marks[at].end
        low = word.text.lower() if word.text not in _ACRONYMS or shouted else word.text
        yield Token(word.text, low.replace("’", "'") if "’" in low else low, word.start, word.end, inside, word.text[0].isalnum())


def _owners_whole(text: str, found: Sequence[Word], marks: Sequence[Quotation]) -> Iterator[Word]:
    """Yield the tokens, an apostrophe that only shows whose something is written to its word ("the farmers' league")."""
    for n, word in enumerate(found):
        if word.text in "'’" and _is_plural_owner(found, n) and not any(m.end - 1 == word.start for m in marks):
            continue
        owns = n + 1 < len(found) and found[n + 1].text in "'’" and _is_plural_owner(found, n + 1)
        if owns and not any(m.end - 1 == found[n + 1].start for m in marks):
            yield Word(text[word.start : word.end + 1], word.start, word.end + 1)
        else:
            yield word
