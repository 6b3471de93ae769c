"""Windows: stretches of a text that the encoder reads in one look.

In: a text's paragraphs, each a list of sentences, each a list of words. Out: windows of whole paragraphs where they fit, of whole
sentences where they do not, with the numbers the encoder takes. The cut depends on the text alone, never on what else is read, so one text
gives one answer. Refuses: to join what does not fit; a sentence longer than a window is read in pieces.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.encoder.wordpieces import WordPieces
from whence.language.words.words import Word

SIZE = 192  # word pieces, marks of paragraph ends included: the cost of attention grows with the square
_CAPITAL, _QUOTED = 1, 2
_OPENS, _CLOSES, _EITHER = "“„«", "”»", '"'

Lines = Sequence[Sequence[Sequence[Word]]]  # paragraphs of sentences of words


class Window(NamedTuple):
    """One look: `pieces` and `flags` (1 capital, 2 inside quotation marks), `heads` the piece that stands for each word.

    `words` are the words in order, `sentences` the first and last (exclusive) word of each sentence.
    """

    pieces: list[int]
    flags: list[int]
    heads: list[int]
    words: list[Word]
    sentences: list[tuple[int, int]]


class _Unit(NamedTuple):
    """A sentence or a piece of one: its words, and its flags and pieces word by word."""

    words: list[Word]
    pieces: list[tuple[int, ...]]
    flags: list[int]
    size: int


def windows(paragraphs: Lines, pieces: WordPieces, *, size: int = SIZE) -> Iterator[Window]:
    """Yield the windows of a text in order; every word stands in exactly one."""
    room = size - 1
    held: list[list[_Unit]] = []
    used = 0
    for paragraph in paragraphs:
        units = list(_units(paragraph, pieces, room - 1))
        total = sum(unit.size for unit in units) + 1
        if used and used + total > room:
            yield _window(held, pieces)
            held, used = [], 0
        if total <= room:
            held.append(units)
            used += total
            continue
        for unit in units:
            if used and used + unit.size + 1 > room:
                yield _window(held, pieces)
                held, used = [], 0
            if not held:
                held.append([])
                used = 1
            held[-1].append(unit)
            used += unit.size
        yield _window(held, pieces)
        held, used = [], 0
    if held:
        yield _window(held, pieces)


def _units(paragraph: Sequence[Sequence[Word]], pieces: WordPieces, room: int) -> Iterator[_Unit]:
    """Yield a paragraph's sentences, cut where one is longer than `room` pieces; quotation marks count through the paragraph."""
    inside = False
    for sentence in paragraph:
        unit = _Unit([], [], [], 0)
        for word in sentence:
            mark = word.text
            if mark in _OPENS:
                inside = True
            elif mark in _CLOSES:
                inside = False
            elif mark == _EITHER:
                inside = not inside
            made = pieces(mark)[:room]
            if unit.words and unit.size + len(made) > room:
                yield unit
                unit = _Unit([], [], [], 0)
            unit.words.append(word)
            unit.pieces.append(made)
            unit.flags.append(_CAPITAL * mark[0].isupper() + _QUOTED * inside)
            unit = unit._replace(size=unit.size + len(made))
        if unit.words:
            yield unit


def _window(held: Sequence[Sequence[_Unit]], pieces: WordPieces) -> Window:
    made = Window([pieces.first], [0], [], [], [])
    for paragraph in held:
        for unit in paragraph:
            begin = len(made.words)
            for word, ids, flag in zip(unit.words, unit.pieces, unit.flags, strict=True):
                made.heads.append(len(made.pieces))
                made.pieces.extend(ids)
                made.flags.extend([flag] * len(ids))
                made.words.append(word)
            made.sentences.append((begin, len(made.words)))
        made.pieces.append(pieces.stop)
        made.flags.append(0)
    return made
