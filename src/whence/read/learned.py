"""Learned: what the trained model finds in a report, sentence by sentence, and its syntax.

In: a report's sentences and an encoder. Out: finds in token numbers, as the patterns give them; those that stand in the words of another name its
cue. Refuses: to judge what the rules found (`joining` does).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.encoder.units import units
from whence.language.words.words import Word
from whence.model.passage import Span
from whence.model.vocabulary import IncidentType
from whence.read.cues.cue_kinds import kind_of_cue
from whence.read.cues.finds import Find, Range, trim
from whence.read.lines.happened import SURE, Happened
from whence.read.lines.harmed_seen import HarmedSeen
from whence.read.text.layout import Sentence

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look
    from whence.encoder.further import Further
    from whence.encoder.parse import Parse
    from whence.encoder.tagging import Credited, Run

SHAPE = "learned"
_ELSEWHERE = 4  # words less one that a piece of content in another paragraph has at least
_CLAUSE = 3  # words less one of a clause, beside which a single word is a scrap
_NEXT = 2  # words less one that a piece in another sentence has at least


class Learned(NamedTuple):
    """What the model gives for a report: finds for every sentence, the syntax of the whole, and what words name as occurrences, in order."""

    finds: list[list[Find]]
    parse: "Parse"
    happened: list[Happened]
    harmed: HarmedSeen


def learn(text: str, sentences: Sequence[Sentence], encoder: "Encoder") -> Learned:
    """Return what the model finds in a report's sentences."""
    from whence.encoder.further import further
    from whence.encoder.happening import happenings
    from whence.encoder.parse import Parts  # numpy stays unloaded where no model is used
    from whence.encoder.tagging import credited

    finds: list[list[Find]] = [[] for _ in sentences]
    starts = [s.start for s in sentences]
    parts = Parts(encoder)
    harmed = HarmedSeen(encoder)
    happened: list[Happened] = []
    for look in encoder.looks(list(_paragraphs(text, sentences))):
        outer = credited(look, encoder)
        inner = further(look, outer, encoder)
        cues = [*(one.cue for one in outer), *(one.cue for one in inner)]
        for one in outer:
            _add(finds, look, one, None, sentences, starts)
        for voice in inner:
            _add(finds, look, voice, cues[voice.under], sentences, starts)
        parts.take(look)
        harmed.take(look)
        words = look.window.words
        happened.extend(
            Happened(words[one.words[0]].start, words[one.words[1]].end, IncidentType(one.kind), one.score)
            for one in happenings(look, encoder, sure=SURE)
        )
    return Learned(finds, parts.parse(), happened, harmed)


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[list[list[Word]]]:
    """Yield the words of every paragraph, sentence by sentence."""
    for _, group in groupby(sentences, key=lambda s: (s.paragraph, s.stretch)):
        lines = [words for s in group if (words := units(text, s.start, s.end))]
        if lines:
            yield lines


def _add(
    finds: list[list[Find]],
    look: "Look",
    one: "Credited | Further",
    under: "Run | None",
    sentences: Sequence[Sentence],
    starts: Sequence[int],
) -> None:
    """Put one attribution among the finds of its cue's sentence; `under` is the cue of the one that it stands in."""
    words = look.window.words
    number = bisect_right(starts, words[one.cue[0]].start) - 1
    sentence = sentences[number]
    cue = _range(sentence, words, one.cue)
    if cue is None:
        return
    said = _without_scraps(one.content, words, sentences, starts, number)
    pieces = [_range(sentence, words, run) for run in said]
    content = tuple(trim(sentence.tokens, *piece) for piece in pieces if piece is not None)
    content = tuple(piece for piece in content if piece[0] < piece[1])
    beyond = tuple(
        Span(start=words[run[0]].start, end=words[run[1]].end)
        for run, piece in zip(said, pieces, strict=True)
        if piece is None or words[run[1]].end > sentence.end
    )
    if content or beyond:
        source = _range(sentence, words, one.source) if one.source else None
        above = _range(sentence, words, under) if under else None
        kind, shared = kind_of_cue(sentence.tokens, cue), getattr(one, "shared", False)
        finds[number].append(Find(kind, SHAPE, (cue,), source, content, shared=shared, beyond=beyond, under=above))


def _without_scraps(
    content: Sequence["Run"], words: Sequence[Word], sentences: Sequence[Sentence], starts: Sequence[int], number: int
) -> list["Run"]:
    """Return the pieces of a content without words by themselves beside a whole clause, and without a few in another sentence or paragraph."""
    longest = max((last - first for first, last in content), default=0)
    kept = []
    for first, last in content:
        there = sentences[bisect_right(starts, words[first].start) - 1]
        least = 1 if longest >= _CLAUSE else 0
        if there.paragraph != sentences[number].paragraph:
            least = _ELSEWHERE
        elif there is not sentences[number]:
            least = _NEXT
        if last - first >= least:
            kept.append((first, last))
    return kept


def _range(sentence: Sentence, words: Sequence[Word], run: "Run") -> Range | None:
    """Return the tokens of a sentence that a run of words covers, or `None` where it covers none."""
    start, end = words[run[0]].start, words[run[1]].end
    inside = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else None
