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
from whence.trace.archive.mixing import MIX1, MIX2, SEED
from whence.trace.archive.scratch import Scratch
from whence.trace.archive.speed import compiled_cut
from whence.trace.texts import is_wide, scan

_SEED, _MIX, _LAST = int(SEED), int(MIX1), int(MIX2)
_ALL = (1 << 64) - 1
_PART = 8  # bytes of a word that are mixed at a time
_BEHIND = " " * 80  # compiled code looks at many characters at once, beyond the end too

Stretches = Sequence[tuple[int, int]]


class Cut(NamedTuple):
    """The words of several texts: text n has those from `bounds[n]` to `bounds[n + 1]`.

    `tokens` are the words' numbers, 0 where two words are no neighbours; `starts` and `ends` are code points of the text; `signs` say whether a
    word stands between quotation marks (`QUOTED`), begins a sentence (`BEGINS`), and is a pair of characters of a script without blanks (`IN_PAIRS`).
    """

    tokens: NDArray[np.uint16]
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
    for text, some in zip(texts, stretches or (), strict=stretches is not None):
        for start, end in some:
            if not 0 <= start <= end <= len(text):
                raise UsageError(
                    f"a text of {len(text)} characters has no stretch from {start} to {end}; give stretches inside the text"
                )
    if plain or compiled_cut is None:
        return _cut_plain(texts, stretches if stretches is not None else [((0, len(text)),) for text in texts])
    return _cut_compiled(texts, stretches, scratch or Scratch())


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
        np.array(tokens, np.uint16),
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
    """Return the number of a folded word: its bytes in UTF-8, mixed eight at a time; never 0, which stands where two words are no neighbours."""
    number, data = _SEED, word.encode("utf-8", "surrogatepass")
    for at in range(0, len(data), _PART):
        number = ((number ^ int.from_bytes(data[at : at + _PART], "little")) * _MIX) & _ALL
        number ^= number >> 32
    return ((number * _LAST) & _ALL) >> 48 or 1


def _cut_compiled(texts: Sequence[str], stretches: Sequence[Stretches] | None, scratch: Scratch) -> Cut:
    letters = _letters()
    joined = "".join([*texts, _BEHIND])
    if joined.isascii():
        points, characters = np.empty(0, np.uint32), np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        characters = scratch.room("characters", len(points), np.uint8)
        compiled_cut.narrow(points, characters)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    bases = np.cumsum(sizes) - sizes
    if stretches is None:
        firsts, spans = np.arange(len(texts) + 1), np.stack([np.zeros_like(sizes), sizes], axis=1)
    else:
        firsts = np.cumsum([0, *map(len, stretches)], dtype=np.int64)
        spans = np.array([span for some in stretches for span in some], np.int64).reshape(-1, 2)
    held = scratch.room("folded", compiled_cut.FOLDED, np.uint32)
    room = len(characters) // 4 + len(texts) + len(spans) + 2 * len(_BEHIND)
    while True:
        made = Cut(
            scratch.room("tokens", room, np.uint16), scratch.room("starts", room, np.int32), scratch.room("ends", room, np.int32),
            scratch.room("signs", room, np.uint8), np.empty(len(texts) + 1, np.int64),
        )  # fmt: skip
        n = compiled_cut.cut(characters, points, bases, firsts, spans, letters.tables(), made, held)
        if n >= 0:
            return Cut(made.tokens[:n], made.starts[:n], made.ends[:n], made.signs[:n], made.bounds)
        if -1 - n == len(characters):
            room *= 2
        else:
            letters.learn(set(joined))
