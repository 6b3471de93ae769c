"""Cut: texts as numbers, one for every word, with the place at which each stands.

In: texts, with the stretches of each that count (all of it where none are said). Out: `Cut`, the words of all texts one after another.
Equal words have equal numbers, on every machine, in every run; so have words that differ only in case, accents, digits of another script,
hidden characters or letters that pose as others (`language.normal`). Scripts without blanks give pairs of characters.
Refuses: to keep the words; a number leads back to them only through the text.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.errors import UsageError
from whence.trace.archive.layout import BEGINS, IN_PAIRS, QUOTED
from whence.trace.archive.letters import CLOSES, EITHER, ENDS_LINE, OPENS, STOPS, Letters
from whence.trace.archive.mixing import FNV, MIX1, PRIME
from whence.trace.archive.scratch import Scratch
from whence.trace.archive.speed import compiled_cut
from whence.trace.texts import is_wide, scan

_FNV, _PRIME, _MIX = int(FNV), int(PRIME), int(MIX1)
_ALL = (1 << 64) - 1

Stretches = Sequence[tuple[int, int]]


class Cut(NamedTuple):
    """The words of several texts: text n has those from `bounds[n]` to `bounds[n + 1]`.

    `tokens` are the words' numbers, 0 where two words are no neighbours; `starts` and `ends` are code points of the text; `signs` say whether a
    word stands between quotation marks (`QUOTED`), begins a sentence (`BEGINS`), and is a pair of characters of a script without blanks (`IN_PAIRS`).
    """

    tokens: NDArray[np.uint32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    signs: NDArray[np.uint8]
    bounds: NDArray[np.int64]

    def sizes(self) -> NDArray[np.int64]:
        """Return how many words each text has, the zeros between them included."""
        return np.diff(self.bounds)


def cut(
    texts: Sequence[str], stretches: Sequence[Stretches] | None = None, *, plain: bool = False, scratch: Scratch | None = None
) -> Cut:
    """Return the words of `texts`; `plain` takes the slower way where the faster is installed too. They stand in `scratch` where one is given."""
    spans = stretches if stretches is not None else [((0, len(text)),) for text in texts]
    for text, some in zip(texts, spans, strict=True):
        for start, end in some:
            if not 0 <= start <= end <= len(text):
                raise UsageError(
                    f"a text of {len(text)} characters has no stretch from {start} to {end}; give stretches inside the text"
                )
    return _cut_plain(texts, spans) if plain or compiled_cut is None else _cut_compiled(texts, spans, scratch or Scratch())


def _cut_plain(texts: Sequence[str], stretches: Sequence[Stretches]) -> Cut:
    tokens: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    signs: list[int] = []
    bounds = [0]
    for text, spans in zip(texts, stretches, strict=True):
        for start, end in spans:
            if len(tokens) > bounds[-1] and tokens[-1]:
                tokens.append(0)
                starts.append(start)
                ends.append(start)
                signs.append(0)
            between = _Between(text, start)
            for word, first, last in scan(text, start, end):
                tokens.append(token(word))
                starts.append(first)
                ends.append(last)
                signs.append(between.at(first) + IN_PAIRS * is_wide(text[first]))
        bounds.append(len(tokens))
    return Cut(
        np.array(tokens, np.uint32),
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        np.array(signs, np.uint8),
        np.array(bounds, np.int64),
    )


class _Between:
    """What stands between the words of a stretch: whether quotation marks are open, whether a sentence begins."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._read, self._inside, self._begins = text, start, False, True

    def at(self, word: int) -> int:
        """Return the signs of the word that begins at `word`; asked in order."""
        for character in self._text[self._read : word]:
            sign = int(_letters().sign[ord(character)])
            if sign & OPENS:
                self._inside = True
            elif sign & CLOSES:
                self._inside = False
            elif sign & EITHER:
                self._inside = not self._inside
            self._begins |= bool(sign & (STOPS | ENDS_LINE))
            self._inside &= not sign & ENDS_LINE
        signs = QUOTED * self._inside + BEGINS * self._begins
        self._read, self._begins = word, False
        return signs


@lru_cache(maxsize=1)
def _letters() -> Letters:
    return Letters()


@lru_cache(maxsize=200_000)
def token(word: str) -> int:
    """Return the number of a folded word: FNV-1a over its characters (Fowler, Noll and Vo), mixed, the upper half.

    The lower half of that is never 0, because the archive compares words by it and has 0 where two words are no neighbours.
    """
    number = _FNV
    for character in word:
        number = ((number ^ ord(character)) * _PRIME) & _ALL
    for _ in range(2):
        number = ((number ^ (number >> 32)) * _MIX) & _ALL
    number = (number ^ (number >> 32)) >> 32
    return number | (number & 0xFFFF == 0)


def _cut_compiled(texts: Sequence[str], stretches: Sequence[Stretches], scratch: Scratch) -> Cut:
    letters = _letters()
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    bases = np.cumsum([0, *map(len, texts)], dtype=np.int64)[:-1]
    firsts = np.cumsum([0, *map(len, stretches)], dtype=np.int64)
    spans = np.array([span for some in stretches for span in some], np.int64).reshape(-1, 2)
    room = len(points) // 4 + len(texts) + len(spans) + 64
    while True:
        made = Cut(
            scratch.room("tokens", room, np.uint32), scratch.room("starts", room, np.int32), scratch.room("ends", room, np.int32),
            scratch.room("signs", room, np.uint8), np.empty(len(texts) + 1, np.int64),
        )  # fmt: skip
        n = compiled_cut.cut(points, bases, firsts, spans, letters.tables(), made)
        if n >= 0:
            return Cut(made.tokens[:n], made.starts[:n], made.ends[:n], made.signs[:n], made.bounds)
        if -1 - n == len(points):
            room *= 2
        else:
            letters.learn(set("".join(texts)))
