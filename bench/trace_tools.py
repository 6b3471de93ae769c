"""The tools of the table: whence and its peers, each as something that takes texts in and says which earlier ones they have words from.

In: batches of texts. Out: `Found`, pairs of numbers with how alike they are, and for whence how much of each text is its own.
A peer is given its fastest way that we found: words are hashed by Python's own hash and joined to n-grams by array arithmetic, which is faster than
joined strings, the way of its documents (`manner="strings"`); the whole batch goes through its bulk calls where it has them. Every pair that its
index offers is compared by its own estimate, and all from `LEAST` on are handed over, so that any higher cut can be taken afterwards.
Refuses: to tune whence; it runs with its shipped constants.
"""

import string
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from trace_input import Item

PERMUTATIONS = 128
LEAST = 0.05
PAIR = np.dtype([("child", "<i8"), ("source", "<i8"), ("alike", "<f4")])
_BLANK = str.maketrans(string.punctuation, " " * len(string.punctuation))
_MIX, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)


class Found(NamedTuple):
    """What a tool says of a batch: rows of `PAIR`, and of every text which part of its words is its own, none where a tool does not say."""

    pairs: NDArray[np.void]
    own: NDArray[np.float32]


class Tool(Protocol):
    """What is measured."""

    def add(self, items: Sequence[Item]) -> Found:
        """Take texts in and say what they share with those before them."""

    def pause(self) -> None:
        """Put what is in memory where it is to lie, if the tool does that."""

    def finish(self) -> None:
        """Do what is left to do before the index is whole."""


class Whence:
    """The archive of trace, in memory or in a folder; edges count that do not rest on a lone sentence. Both sides of every run are at hand."""

    def __init__(self, folder: Path | None = None, *, plain: bool = False) -> None:
        from whence.trace.archive import Archive, Text, lone

        self.archive, self._text, self._lone = Archive(folder, plain=plain), Text, lone

    def add(self, items: Sequence[Item]) -> Found:
        """Take texts in and return the pairs that are more than inferred, with the words shared in all."""
        links = self.archive.add([self._text(item.text, item.outlet) for item in items])
        kept = links.pairs[~self._lone(links, self.archive.counted.numbers)]
        counted, own = links.facts[:, 0] - links.facts[:, 1], links.facts[:, 2]
        return Found(_rows(kept[:, 0], kept[:, 1], kept[:, 3]), (own / np.maximum(1, counted)).astype(np.float32))

    def pause(self) -> None:
        """Make what was added count."""
        self.archive.commit()

    def finish(self) -> None:
        """Write the table of marks."""
        self.archive.close()


class Rensa:
    """MinHash and LSH of rensa."""

    def __init__(self, *, ngram: int, bands: int, manner: str = "hashes") -> None:
        import rensa

        self._sketch: Any = rensa.RMinHash
        self._index: Any = rensa.RMinHashLSH(0.5, PERMUTATIONS, bands)
        self._ngram, self._manner = ngram, manner
        self._sketches: list[Any] = []

    def add(self, items: Sequence[Item]) -> Found:
        """Sketch a batch in one call, file it, and ask for what is near."""
        texts, base, rows = [item.text for item in items], len(self._sketches), []
        tokens: list[Any]
        if self._manner == "strings":
            tokens = joined_ngrams(texts, self._ngram)
        else:
            tokens = [hashes.view("S8").tolist() for hashes in hashed_ngrams(texts, self._ngram)]
        made = self._sketch.from_token_sets(tokens, PERMUTATIONS, 42)
        self._index.insert_many(made, base)
        self._sketches += made
        for n, near in enumerate(self._index.query_all(made)):
            for other in near:
                if other < base + n and (alike := made[n].jaccard(self._sketches[other])) >= LEAST:
                    rows.append((base + n, other, alike))
        return Found(np.array(rows, PAIR), np.empty(0, np.float32))

    def pause(self) -> None:
        """Nothing is put elsewhere."""

    def finish(self) -> None:
        """Nothing is left to do."""


class Datasketch:
    """MinHash and LSH of datasketch; it hashes tokens itself, so that it is handed numbers it need only take."""

    def __init__(self, *, ngram: int, bands: int) -> None:
        import datasketch

        self._sketch: Any = datasketch.MinHash
        self._index: Any = datasketch.MinHashLSH(num_perm=PERMUTATIONS, params=(bands, PERMUTATIONS // bands))
        self._ngram = ngram
        self._sketches: list[Any] = []

    def add(self, items: Sequence[Item]) -> Found:
        """Sketch a batch in one call; ask for what is near and file, text by text."""
        tokens = [(hashes >> _HALF).tolist() for hashes in hashed_ngrams([item.text for item in items], self._ngram)]
        rows = []
        for sketch in self._sketch.bulk(tokens, num_perm=PERMUTATIONS, hashfunc=int):
            n = len(self._sketches)
            for other in self._index.query(sketch):
                if (alike := sketch.jaccard(self._sketches[other])) >= LEAST:
                    rows.append((n, other, alike))
            self._index.insert(n, sketch, check_duplication=False)
            self._sketches.append(sketch)
        return Found(np.array(rows, PAIR), np.empty(0, np.float32))

    def pause(self) -> None:
        """Nothing is put elsewhere."""

    def finish(self) -> None:
        """Nothing is left to do."""


def made_tool(name: str, options: dict[str, Any]) -> Tool:
    """Return a tool by its name."""
    if name == "whence":
        folder = options.get("folder")
        return Whence(Path(folder) if folder else None, plain=options.get("plain", False))
    return {"rensa": Rensa, "datasketch": Datasketch}[name](**options)


def hashed_ngrams(texts: Sequence[str], n: int) -> list[NDArray[np.uint64]]:
    """Return the word n-grams of texts as numbers; a text of fewer words has one, of all its words."""
    words = _words(texts)
    numbers = np.fromiter((hash(word) for some in words for word in some), np.int64).view(np.uint64)
    grams = np.zeros(max(0, len(numbers) - n + 1), np.uint64)
    for k in range(n):
        grams = grams * _MIX + numbers[k : k + len(grams)]
    grams ^= grams >> _HALF
    made, first = [], 0
    for some in words:
        after = first + len(some)
        whole = grams[first : after - n + 1] if len(some) >= n else numbers[first:after].sum(keepdims=True)
        made.append(whole)
        first = after
    return made


def joined_ngrams(texts: Sequence[str], n: int) -> list[set[str]]:
    """Return the word n-grams of texts as joined words."""
    words = _words(texts)
    return [{" ".join(some[k : k + n]) for k in range(max(1, len(some) - n + 1))} for some in words]


def _words(texts: Sequence[str]) -> list[list[str]]:
    """Return the words as peers are given them, without case and punctuation: with it on the words their F1 was lower by .01."""
    return [text.lower().translate(_BLANK).split() for text in texts]


def _rows(child: NDArray[Any], source: NDArray[Any], alike: NDArray[Any]) -> NDArray[np.void]:
    rows = np.empty(len(child), PAIR)
    rows["child"], rows["source"], rows["alike"] = child, source, alike
    return rows
