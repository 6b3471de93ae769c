"""What changed in the words around shared passages, without any reading of claims.

In: two texts' words and the runs that they share. Out: small stretches where one text has other words in the same place.
Refuses: stretches of more than a few words, or without shared words on both sides: there nothing says that they correspond.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.trace.passages import Run
from whence.trace.texts import BREAK, Words
from whence.trace.wordlists import word_table

_WIDEST = 4
_ANCHOR = 2
_VIEW = 5  # words from "what" within which it is said whose view it is
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "dozen": 12, "dozens": 24, "hundred": 100, "hundreds": 200, "thousand": 1000, "thousands": 2000,
}  # fmt: skip


class Swap(NamedTuple):
    """Words `[a, a_end)` of one text that stand where the other has `[b, b_end)`; one of the two may be empty."""

    a: int
    a_end: int
    b: int
    b_end: int


def swaps(one: Words, other: Words, runs: Sequence[Run]) -> list[Swap]:
    """Return the small exchanges at the edges of shared runs, in order, each once."""
    found: set[Swap] = set()
    for run in runs:
        found.update(_after(one.folded, other.folded, run.a + run.length, run.b + run.length))
        found.update(_before(one.folded, other.folded, run.a, run.b))
    return sorted(found)


def _after(a: Sequence[str], b: Sequence[str], at: int, there: int) -> Iterator[Swap]:
    for total in range(1, 2 * _WIDEST + 1):
        for skip in range(max(0, total - _WIDEST), min(_WIDEST, total) + 1):
            i, j = at + skip, there + total - skip
            if _same(a, b, i, j, _ANCHOR) and BREAK not in a[at:i] and BREAK not in b[there:j]:
                yield Swap(at, i, there, j)
                return


def _before(a: Sequence[str], b: Sequence[str], at: int, there: int) -> Iterator[Swap]:
    for total in range(1, 2 * _WIDEST + 1):
        for skip in range(max(0, total - _WIDEST), min(_WIDEST, total) + 1):
            i, j = at - skip, there - (total - skip)
            if i >= 1 and j >= 1 and a[i - 1] == b[j - 1] != BREAK and BREAK not in a[i:at] and BREAK not in b[j:there]:
                yield Swap(i, at, j, there)
                return


def _same(a: Sequence[str], b: Sequence[str], i: int, j: int, length: int) -> bool:
    if i + length > len(a) or j + length > len(b):
        return False
    return all(a[i + k] == b[j + k] != BREAK for k in range(length))


def number_in(words: Sequence[str]) -> int | None:
    """Return the one number that these folded words give, or `None`."""
    found = [int(w) if w.isdigit() and len(w) < 10 else _NUMBERS.get(w) for w in words]
    kept = [n for n in found if n is not None]
    return kept[0] if len(kept) == 1 else None


@cache
def _hedges() -> frozenset[str]:
    return frozenset(fold(w) for row in load("hedges")["hedges"] for w in row["words"] if row["kind"] != "alternative")


def hedge_in(words: Sequence[str]) -> str | None:
    """Return the hedge that these folded words hold, the longest, or `None`."""
    for length in range(min(5, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            if phrase in _hedges():
                return phrase
    return _distance_in(words)


def _distance_in(words: Sequence[str]) -> str | None:
    """Return the words by which a text keeps its distance: "who claim that they", "took for", "what they call"; not "claims" as things."""
    table = word_table("distance")
    for word, follows in pairwise(words):
        if (word in table["verbs"] and follows in table["links"]) or (word in table["guesses"] and follows == "for"):
            return f"{word} {follows}"
    for at, word in enumerate(words):
        view = next((n for n in range(at + 2, min(at + _VIEW, len(words))) if words[n] in table["views"]), None)
        if word == "what" and view is not None:
            return " ".join(words[at : view + 1])
    return None


_CAVEAT = frozenset(
    "verified confirmed corroborated authenticated verify confirm corroborate authenticate verification confirmation".split()  # noqa: SIM905
)
# These are of verification only where the one who asked is not left open: "could not independently establish how many died".
_FOUND_OUT = frozenset("establish established determine determined ascertain ascertained substantiate substantiated".split())  # noqa: SIM905
_ALONE = ("independently", "independent")
_DENIED = ("not", "nor", "neither", "unable", "impossible", "no", "cannot", "nobody", "without")
_SINGLE = ("unverified", "unconfirmed", "uncorroborated")
_REACH = 6


def caveat_in(words: Sequence[str]) -> tuple[int, int] | None:
    """Return where these folded words say that something was not verified, or `None`. English."""
    for at, word in enumerate(words):
        if word in _SINGLE:
            return at, at + 1
        before = words[max(0, at - _REACH) : at]
        if word in _CAVEAT or (word in _FOUND_OUT and any(w in _ALONE for w in (*before, *words[at + 1 : at + 2]))):
            denied = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _DENIED), None)
            if denied is not None:
                return at - len(before) + denied, at + 1
    return None


def is_other_name(one: str, other: str) -> bool:
    """Say whether two written names differ as names: not in case or accents, nor as a name and its short form."""
    a, b = fold(one), fold(other)
    if not a or not b or a.startswith(b) or b.startswith(a):
        return False
    cut = "".join(w[0] for w in a.split()), "".join(w[0] for w in b.split())
    return a not in (cut[1], b) and b != cut[0] and not (cut[0].startswith(b) or cut[1].startswith(a))
