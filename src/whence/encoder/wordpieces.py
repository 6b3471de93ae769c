"""Word pieces: a word as the numbers that the encoder was trained on.

In: words. Out: ids of the vocabulary, at least one a word. The method is BERT's uncased WordPiece (Devlin et al. 2019): lower case, accents
off, marks apart, then the longest known piece first. Refuses: to read more than `LONGEST` characters of one word; such a word is unknown.
"""

import unicodedata
from collections.abc import Sequence

LONGEST = 64
_CACHE = 50_000


class WordPieces:
    """A vocabulary, and what it made of the words seen so far (the memory is bounded, the answer never depends on it)."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.stop = self._ids["[SEP]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces."""
        known = self._seen.get(word)
        if known is None:
            known = self._pieces(word)
            if len(self._seen) >= _CACHE:
                self._seen.clear()
            self._seen[word] = known
        return known

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (self.unknown,)
        plain = "".join(
            c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) not in ("Mn", "Cf", "Cc")
        )
        found: list[int] = []
        for part in _apart(plain):
            found.extend(self._longest_first(part))
        return tuple(found) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(part):
            prefix = "##" if at else ""
            for until in range(len(part), at, -1):
                number = self._ids.get(prefix + part[at:until])
                if number is not None:
                    found.append(number)
                    at = until
                    break
            else:
                return [self.unknown]
        return found


def _apart(word: str) -> list[str]:
    """Return a word cut at marks, each mark by itself."""
    parts = [""]
    for c in word:
        if c.isalnum():
            parts[-1] += c
        elif not c.isspace():
            parts.extend((c, ""))
        else:
            parts.append("")
    return [part for part in parts if part]
