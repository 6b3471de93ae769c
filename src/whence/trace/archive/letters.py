"""Letters: what every character is to the cut, as tables that compiled code can read.

In: code points, when they are first met. Out: tables over all of Unicode: its kind (letter, part of a word, of a script without blanks,
quotation mark, end of a sentence), what it folds to, which Latin letter it poses as. They say in numbers what `trace.texts` and
`language.normal` say in patterns; a test holds both to the same words.
Refuses: to know a character in advance; a code point is looked up once, when a text holds it.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.language.words.normal import LOOKALIKES, fold_character
from whence.trace.texts import APOSTROPHES, ELIDED, is_inner, is_wide

CODES = 0x110000
# Bits of a kind. A character that was never met is 0.
KNOWN, LETTER, IN_WORD, WIDE, ELIDES, RUN, LATIN = 1, 2, 4, 8, 16, 32, 64
# Bits of a sign, of characters between words.
OPENS, CLOSES, EITHER, STOPS, ENDS_LINE = 1, 2, 4, 8, 16
_SIGNS = {
    **dict.fromkeys("“„«", OPENS),
    **dict.fromkeys("”»", CLOSES),
    '"': EITHER,
    **dict.fromkeys(".!?…。！？؟।", STOPS),
    "\n": ENDS_LINE,
}
BLANK = 32
SIGNS = "".join(sign for sign in _SIGNS if sign.isascii())
"""The characters of ASCII that have a say in how words stand."""
JOINS = "".join(character for character in map(chr, range(128)) if is_inner(character))
"""The characters of ASCII that stand inside a word and begin none."""


class Tables(NamedTuple):
    """The tables of `Letters` as compiled code reads them."""

    kind: NDArray[np.uint8]
    sign: NDArray[np.uint8]
    fold_at: NDArray[np.int32]
    fold_size: NDArray[np.uint8]
    folds: NDArray[np.uint32]
    latin: NDArray[np.uint32]
    elided: NDArray[np.uint64]


class Letters:
    """Tables over code points. `folds` holds what they fold to, one after another; `fold_at` and `fold_size` say where and how many."""

    def __init__(self) -> None:
        self.kind: NDArray[np.uint8] = np.zeros(CODES, np.uint8)
        self.sign: NDArray[np.uint8] = np.zeros(CODES, np.uint8)
        self.fold_at: NDArray[np.int32] = np.zeros(CODES, np.int32)
        self.fold_size: NDArray[np.uint8] = np.zeros(CODES, np.uint8)
        self.latin: NDArray[np.uint32] = np.zeros(CODES, np.uint32)
        self.folds: NDArray[np.uint32] = np.zeros(1024, np.uint32)
        self.elided: NDArray[np.uint64] = np.array(sorted(packed(word) for word in ELIDED), np.uint64)
        self._used = 0
        for posed, meant in LOOKALIKES.items():
            self.latin[ord(posed)] = ord(meant)
        for sign, bits in _SIGNS.items():
            self.sign[ord(sign)] = bits
        self.learn(map(chr, range(0x250)))

    def learn(self, characters: Iterable[str]) -> None:
        """Enter characters; those that are known already cost nothing."""
        for character in characters:
            code = ord(character)
            if self.kind[code] & KNOWN:
                continue
            self._enter(code, character)

    def tables(self) -> Tables:
        """Return the tables as they are now."""
        return Tables(self.kind, self.sign, self.fold_at, self.fold_size, self.folds, self.latin, self.elided)

    def _enter(self, code: int, character: str) -> None:
        inner = is_inner(character)
        wide = is_wide(character)
        letter = character.isalnum() and not wide
        self.kind[code] |= (
            KNOWN | LETTER * letter | IN_WORD * (letter or inner) | WIDE * wide | ELIDES * (character in APOSTROPHES)
        )
        if not letter and not inner and not wide:
            return
        folded = fold_character(character)
        points = [ord(piece) for piece in folded]
        while self._used + len(points) > len(self.folds):
            self.folds = np.concatenate([self.folds, np.zeros(len(self.folds), np.uint32)])
        self.folds[self._used : self._used + len(points)] = points
        self.fold_at[code], self.fold_size[code] = self._used, len(points)
        self._used += len(points)
        for piece in folded:
            run = piece.isalnum() and not piece.isdecimal()
            self.kind[ord(piece)] |= RUN * run | LATIN * ("a" <= piece <= "z")


def packed(word: str) -> int:
    """Return up to ten letters a-z as one number."""
    number = 0
    for letter in word:
        number = number * 32 + ord(letter) - 96
    return number
