"""What a report passes on as somebody's: the stretches of its text for which it credits them.

In: a credit, the report that gives it, and what was read in it. Out: `Part`s, one for each paragraph, with what each tells and its claims.
A credit for the report as a whole is one part: its sentences that name the credited, and the first paragraph.
Refuses: posts in the report (their words are the posts'); the names of the credited and of the report's own outlet, which tell nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from whence.language.dates.dates import day_range, times
from whence.language.words.normal import fold, key
from whence.language.words.sentences import sentences
from whence.model.base import Record
from whence.model.captured import Block, Report
from whence.model.said import Attribution, Claim
from whence.model.vocabulary import BlockKind, SourceKind
from whence.trace.credits import Credit
from whence.trace.names import name_of
from whence.trace.retold import Gist, contradicts, gist_of, retold, touched
from whence.trace.wordlists import word_table

_LEFT_OUT = (BlockKind.EMBEDDED_POST, BlockKind.BYLINE_NOTE, BlockKind.BOILERPLATE, BlockKind.RELATED)
# A sentence that tells less than this besides the names is about the one before it ("The report in the Gazette is false.").
_THIN = 3.0
_PARAGRAPH = 8
_LONGEST = 200_000
_OWNER = re.compile(r"['’]s\b")
# "Three are dead, the Gazette reports, and 12,000 tonnes have burned, according to the port": two credits in one sentence.
_PIECE = re.compile(r"(?:(?!;|, (?:and|but|while|whereas|although|though) ).)+", re.DOTALL)

# The clause of a name: what stands before and behind it up to the next comma; one right behind the name ends nothing.
_CLAUSE = 90
_BEHIND = re.compile(r"[\s,]*[^,;:]*")
# What stands between commas behind a name.
_APPOSED = re.compile(r",\s(?:an?|the|its|whose|which|who|one)\s[^,;:]{1,160},")


class Part(NamedTuple):
    """One paragraph's worth of what a report passes on: what each of its sentences tells, the claims read in them.

    `names` says that the credited is named in it, and not only what he said passed on. `beside` are all claims of its sentences. `days`
    are those on which the credited is said to have published something ("wrote this morning", "the footage that NAME posted on Monday"),
    `dated` all that sentences with their name give. `around` is what the whole paragraph tells.
    """

    gists: tuple[Gist, ...]
    claims: tuple[str, ...]
    names: bool = True
    beside: tuple[str, ...] = ()
    whole: bool = False
    days: frozenset[date] = frozenset()
    dated: frozenset[date] = frozenset()
    around: Gist | None = None

    def tells(self, other: Gist) -> float:
        """Return how much of the part another text tells, by the sentence of which it tells most; 0 where that is too little."""
        return max((retold(gist, other, whole=self.whole) for gist in self.gists), default=0.0)

    def touches(self, other: Gist) -> float:
        """Return how much of the part stands in another text, however little; 0 where its figures speak against it."""
        return max((touched(gist, other) for gist in self.gists if not contradicts(gist, other)), default=0.0)

    def contradicts(self, other: Gist) -> bool:
        """Say whether every sentence that gives figures gives none that the other text has."""
        given = [gist for gist in self.gists if gist.figures]
        return bool(given) and all(contradicts(gist, other) for gist in given)


def parts_of(credit: Credit, report: Report, said: Sequence[Record]) -> list[Part]:
    """Return what the report passes on by this credit, paragraph by paragraph in the order of the text; one part for a whole credit."""
    claims = [r for r in said if isinstance(r, Claim)]
    bare = partial(_gist, report, _left_out(credit, report, said))
    blocks = (b for b in report.blocks if b.kind not in _LEFT_OUT and b.end <= _LONGEST)
    parts = [part for block in blocks if (part := _part(credit, report, block, claims, bare)) is not None]
    if not credit.whole:
        return parts
    lead = next((bare((block.start, block.end)) for block in paragraphs(report)), None)
    gists = [*(gist for part in parts for gist in part.gists), *([lead] if lead is not None else [])]
    passed = tuple(c.id for c in claims if c.id in credit.claims)
    return [Part(tuple(gists), passed, whole=True, around=lead)] if gists else []


def _part(credit: Credit, report: Report, block: Block, claims: Sequence[Claim], bare: "_Bare") -> Part | None:
    """Return what one paragraph passes on: its sentences that name the credited, and those with a claim that came from them."""
    spans = _sentences(report.text, block.start, block.end)
    here = [c for c in claims if block.start <= c.passage.start < block.end]
    passed = [c for c in here if c.id in credit.claims]
    at_name = credit.where.start if credit.where is not None else -1
    names = [_names(credit, span.words) or span.start <= at_name < span.end for span in spans]
    held = [at for at, s in enumerate(spans) if names[at] or any(s.start <= c.passage.start < s.end for c in passed)]
    if not held:
        return None
    gists = tuple(gist for at in held for gist in _around(credit, report, spans, at, bare))
    beside = tuple(c.id for c in here if any(spans[at].start <= c.passage.start < spans[at].end for at in held))
    named = [spans[at] for at in held if names[at]]
    days = [_published_on(credit, report, span) for span in named]
    dated = [day for span in named for _, day in _days(report, span)]
    return Part(
        gists,
        tuple(c.id for c in passed),
        any(names),
        beside,
        days=frozenset().union(*days),
        dated=frozenset(dated),
        around=bare((block.start, block.end)),
    )


def _around(credit: Credit, report: Report, spans: "Sequence[_Sentence]", at: int, bare: "_Bare") -> Iterator[Gist]:
    """Yield what a sentence tells: the part of it that names the credited, the whole; a thin one also with its neighbours."""
    start, end, _ = spans[at]
    whole = bare((start, end))
    if (spoken := _without_apposition(credit, report, start, end)) is not None:
        yield bare(*spoken)
    pieces = [m for m in _PIECE.finditer(report.text[start:end]) if _names(credit, _keyed(m.group()))]
    if len(pieces) == 1 and pieces[0].end() - pieces[0].start() < end - start:
        piece = bare((start + pieces[0].start(), start + pieces[0].end()))
        if piece.size >= _THIN:
            yield piece
    yield whole
    if whole.size < _THIN:
        yield from (bare((start, end), spans[n][:2]) for n in (at - 1, at + 1) if 0 <= n < len(spans))


def _without_apposition(credit: Credit, report: Report, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return a sentence without what it says of the credited themselves: "NAME, a website that follows aircraft, put it at ..."."""
    text = report.text[start:end]
    for found in _APPOSED.finditer(text):
        if _keyed(text[: found.start()]).rstrip().endswith(tuple(f" {form}" for form in credit.name.forms)):
            return (start, start + found.start()), (start + found.end(), end)
    return None


def _published_on(credit: Credit, report: Report, span: "_Sentence") -> frozenset[date]:
    """Return the single days on which, by this sentence, the credited published something: in the clause of their name, beside such a word."""
    at = _place_in(credit, report, span)
    if at is None:
        return frozenset()
    start = max(span.start, at[0] - _CLAUSE, 1 + max(report.text.rfind(mark, span.start, at[0]) for mark in ",;:"))
    behind = _BEHIND.match(report.text, at[1], min(span.end, at[1] + _CLAUSE))
    end = behind.end() if behind is not None else at[1]
    words = fold(f"{report.text[start : at[0]]} {report.text[at[1] : end]}").split()
    if not any(word in word_table("publishing", file="mentions")["words"] for word in words):
        return frozenset()
    return frozenset(day for at, day in _days(report, span) if start <= at < end)


def _days(report: Report, span: "_Sentence") -> Iterator[tuple[int, date]]:
    """Yield the single days that a sentence gives, with where they stand."""
    when = report.published.at if report.published is not None else None
    for told in times(report.text, when, start=span.start, end=span.end):
        first, last = day_range(told)
        if first is not None and first == last:
            yield told.at, first


def _place_in(credit: Credit, report: Report, span: "_Sentence") -> tuple[int, int] | None:
    """Return where a sentence names the credited."""
    if credit.where is not None and span.start <= credit.where.start < span.end:
        return credit.where.start, credit.where.end
    found = report.text.find(credit.name.written, span.start, span.end)
    return (found, found + len(credit.name.written)) if found >= 0 else None


def paragraphs(report: Report) -> Iterator[Block]:
    """Yield the paragraphs of the text: not its headings, nor those of the entries of a live page."""
    for block in report.blocks:
        if block.kind is BlockKind.BODY and len(report.text[block.start : block.end].split()) >= _PARAGRAPH:
            yield block


class _Sentence(NamedTuple):
    """A sentence with its words as names are looked up: folded, without small words."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=1024)
def _sentences(text: str, start: int, end: int) -> tuple[_Sentence, ...]:
    spans = sentences(text, start, end)
    return tuple(_Sentence(span.start, span.end, _keyed(text[span.start : span.end])) for span in spans)


def _keyed(text: str) -> str:
    return f" {key(_OWNER.sub(' ', text))} "


def _names(credit: Credit, words: str) -> bool:
    return any(f" {form} " in words for form in (*credit.name.forms, *credit.name.acronyms) if len(form) > 1)


def _left_out(credit: Credit, report: Report, said: Sequence[Record]) -> list[str]:
    """Return the names of those who are credited, and of the report's own outlet; also of spokesmen: whatever a body says, they say."""
    voices = (v for r in said if isinstance(r, Attribution) for v in r.chain[1:] if v.kind is SourceKind.NAMED_PERSON)
    speakers = [fold(v.name) for v in voices if "spokes" in f"{v.as_written or ''} {v.role or ''}"]
    return [*credit.name.forms, *(name_of(report.outlet).forms if report.outlet else ()), *speakers]


def _gist(report: Report, names: Sequence[str], *spans: tuple[int, int]) -> Gist:
    return gist_of("\n".join(report.text[start:end] for start, end in sorted(spans))).without(names)


_Bare = Callable[..., Gist]
"""What stretches of a report tell, without the names that tell nothing."""
