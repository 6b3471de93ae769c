"""The way from a statement to its characters: which reports' texts a page holds, where each passage is anchored, how it is marked.

In: a case view. Out: `Ref`s to link with, and each report's stored text as paragraphs with marks. Every anchor that is linked
exists, because links are made first and texts are written last.
Refuses: to show a quote that the stored text does not hold at that place; such a passage is shown without a link, and said so.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from whence.model.base import Record
from whence.model.captured import Report
from whence.model.passage import Passage, Span
from whence.model.said import Attribution, Caveat, Claim, Hedge, MediaMention
from whence.model.vocabulary import BlockKind
from whence.publish.view import CaseView
from whence.publish.wording import moment_words, name_of, word

TEXTS, CHARACTERS, SHOWN = 300, 2_000_000, 60_000
"""A page holds at most so many texts, so many characters of all, and so many of one; what is left out is said."""

RIGHT_TO_LEFT = frozenset(["ar", "fa", "he", "iw", "ur", "ckb", "ku-arab", "ps", "sd", "ug", "yi", "dv", "syr", "arc"])


class Ref(NamedTuple):
    """A link to words in a report's stored text, or to a report. `href` is `None` where the text is not on the page."""

    outlet: str
    when: str
    title: str
    number: int | None
    href: str | None
    quote: str = ""
    lang: str | None = None
    dir: str = "auto"
    gone: str = ""


class Paragraph(NamedTuple):
    """A block of stored text with its marks."""

    kind: str
    path: str
    html: Markup


class Citations:
    """Numbers the reports whose texts the page holds, in the order given, and remembers which passages are linked."""

    def __init__(self, view: CaseView, order: Sequence[str]) -> None:
        self._view = view
        self._anchors: dict[str, set[tuple[int, int]]] = {}
        self.numbers: dict[str, int] = {}
        characters = 0
        for id_ in order:
            if len(self.numbers) >= TEXTS:
                break
            size = min(len(view.reports[id_].text), SHOWN)
            if characters + size <= CHARACTERS:
                self.numbers[id_] = len(self.numbers) + 1
                characters += size
        self.without_text = len(order) - len(self.numbers)

    def report(self, id_: str) -> Ref:
        """Return a link to a report."""
        report = self._view.reports.get(id_)
        if report is None:
            return Ref("a report that is not in this view", "no date", id_, None, None)
        number = self.numbers.get(id_)
        gone = "" if number else "its text is not on this page"
        return Ref(name_of(report), moment_words(report.published), report.title or report.key, number, f"#r{number}" if number else None,
                   lang=report.lang, dir=direction(report.lang), gone=gone)  # fmt: skip

    def cite(self, passage: Passage) -> Ref:
        """Return a link to the words of a passage, and keep its anchor."""
        ref = self.report(passage.report)._replace(quote=passage.quote)
        report = self._view.reports.get(passage.report)
        if report is None or ref.number is None:
            return ref
        if report.text[passage.start : passage.end] != passage.quote:
            return ref._replace(href=None, gone="the stored text has other words at this place")
        if passage.end > SHOWN:
            return ref._replace(href=None, gone="beyond what this page shows of the text")
        self._anchors.setdefault(passage.report, set()).add((passage.start, passage.end))
        return ref._replace(href=f"#{anchor(ref.number, passage.start, passage.end)}")

    def at(self, report: str, start: int, end: int) -> Ref:
        """Return a link to a span of a report."""
        held = self._view.reports.get(report)
        if held is None or not 0 <= start < end <= len(held.text):
            return self.report(report)
        return self.cite(Passage(report=report, start=start, end=end, quote=held.text[start:end]))

    def anchors(self, report: str) -> Sequence[tuple[int, int]]:
        """Return the linked spans of a report, in order."""
        return sorted(self._anchors.get(report, ()))


def anchor(number: int, start: int, end: int) -> str:
    """Return the id under which a passage is anchored."""
    return f"r{number}-{start}-{end}"


def direction(lang: str | None) -> str:
    """Return the writing direction of a language; unknown is left to the browser."""
    if not lang:
        return "auto"
    return "rtl" if lang.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT else "ltr"


# ---------------------------------------------------------------- marks


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str


def marks_of(said: Sequence[Record]) -> list[tuple[int, int, str]]:
    """Return what is marked in a text: content, cue, source, hedge, claim, caveat, media."""
    return sorted(set(_marks(said)))


def _marks(said: Sequence[Record]) -> Iterator[_Mark]:
    for record in said:
        if isinstance(record, Attribution):
            yield from (_Mark(s.start, s.end, "said") for s in record.content)
            yield from (_Mark(s.start, s.end, "cue") for s in record.cue)
            yield from (_Mark(v.start, v.end, "src") for v in record.sources if v.start is not None and v.end is not None)
            yield from _hedges(record.hedges)
        elif isinstance(record, Claim):
            yield _of("clm", record.passage.span)
            yield from _hedges(record.hedges)
        elif isinstance(record, Caveat):
            yield _of("cav", record.passage.span)
        elif isinstance(record, MediaMention):
            yield _of("med", record.passage.span)


def _hedges(hedges: Sequence[Hedge]) -> Iterator[_Mark]:
    yield from (_Mark(h.start, h.end, "hdg") for h in hedges)


def _of(kind: str, span: Span) -> _Mark:
    return _Mark(span.start, span.end, kind)


def paragraphs(report: Report, said: Sequence[Record], anchors: Sequence[tuple[int, int]], number: int) -> list[Paragraph]:
    """Return a report's stored text block by block, marked and anchored, at most `SHOWN` characters of it."""
    text = report.text[:SHOWN]
    marks = [(max(0, a), min(b, len(text)), k) for a, b, k in marks_of(said) if a < len(text) and a < b]
    edges = sorted({at for a, b, _ in marks for at in (a, b)} | {a for a, _ in anchors})
    starts: dict[int, list[tuple[int, int]]] = {}
    for a, b in anchors:
        starts.setdefault(a, []).append((a, b))
    writer = _Writer(text, marks, edges, starts, number)
    return [Paragraph(word(kind), path, writer.write(start, end)) for start, end, kind, path in _stretches(report, text)]


def _stretches(report: Report, text: str) -> Iterator[tuple[int, int, str, str]]:
    at = 0
    for block in report.blocks:
        if block.start >= len(text):
            break
        if text[at : block.start].strip():
            yield at, block.start, str(BlockKind.BODY), ""
        at = min(block.end, len(text))
        yield block.start, at, str(block.kind), block.path
    if text[at:].strip():
        yield at, len(text), str(BlockKind.BODY), ""


class _Writer:
    """Writes stretches of one text, from left to right, so that open marks are followed and not searched anew."""

    def __init__(
        self,
        text: str,
        marks: Sequence[tuple[int, int, str]],
        edges: Sequence[int],
        starts: dict[int, list[tuple[int, int]]],
        number: int,
    ) -> None:
        self._text, self._marks, self._edges, self._starts, self._number = text, marks, edges, starts, number
        self._next_mark = self._next_edge = 0
        self._open: list[tuple[int, str]] = []

    def write(self, start: int, end: int) -> Markup:
        before = []  # a passage may begin in the white space between two blocks; its anchor then opens the next block
        while self._next_edge < len(self._edges) and self._edges[self._next_edge] < start:
            before += [self._anchor(a, b) for a, b in self._starts.get(self._edges[self._next_edge], ())]
            self._next_edge += 1
        cuts = [start]
        while self._next_edge < len(self._edges) and self._edges[self._next_edge] < end:
            cuts.append(self._edges[self._next_edge])
            self._next_edge += 1
        cuts = [*dict.fromkeys(cuts), end]
        return Markup("").join([*before, *(self._piece(a, b) for a, b in itertools.pairwise(cuts))])

    def _piece(self, start: int, end: int) -> Markup:
        while self._next_mark < len(self._marks) and self._marks[self._next_mark][0] <= start:
            _, until, kind = self._marks[self._next_mark]
            self._open.append((until, kind))
            self._next_mark += 1
        self._open = [(until, kind) for until, kind in self._open if until > start]
        kinds = " ".join(sorted({kind for _, kind in self._open}))
        words = escape(self._text[start:end].translate(_INERT))
        marked = Markup('<span class="m {}">{}</span>').format(kinds, words) if kinds else words
        return Markup("").join(self._anchor(a, b) for a, b in self._starts.get(start, ())) + marked

    def _anchor(self, start: int, end: int) -> Markup:
        # How many UTF-16 units the passage has on the page, for the script that lights it up.
        units = len(self._text[start:end].replace("\n", "").encode("utf-16-le", "replace")) // 2
        return Markup('<span class="at" id="{}" data-n="{}"></span>').format(anchor(self._number, start, end), units)


# A stored text may hold control characters; HTML may not. Shown as the picture of the character, so that nothing goes missing.
_INERT = (
    {c: 0x2400 + c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
)
