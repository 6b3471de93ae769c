"""Hedges found by their shape: what a word limits only beside certain others.

In: the words of one sentence in lower case. Out: `(first, last, class, scope)` of each hedge, in words, last exclusive. Refuses: what
somebody looks at; an "if" on which a plan or a threat hangs, not the truth of a report; choices that were turned down.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.vocabulary import HedgeClass
from whence.read.hedging.hedge_readings import alternative
from whence.read.hedging.hedge_senses import BREAKS, NEAR, QUOTES
from whence.read.text.grammar import word_class

_ASKED = frozenset(
    ("see", "ask", "asked", "asks", "asking", "know", "determine", "say", "check", "wonder", "sure", "learn", "establish")
)


class Shape(NamedTuple):
    """A hedge as words `[first, last)` of its sentence; `scope` as in the lexicon, or "self": its own words alone."""

    first: int
    last: int
    kind: HedgeClass
    scope: str


def shapes(lows: Sequence[str]) -> Iterator[Shape]:
    """Yield the hedges of a sentence that have a shape, those of one family after those of another."""
    for opener, find in _FAMILIES:
        if not _words(opener).isdisjoint(lows):
            yield from find(lows)


@cache
def _words(name: str) -> frozenset[str]:
    listed = load("hedges")["shapes"].get(name)
    return frozenset((name,) if listed is None else listed.split())


def _looking(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "it looks doctored": a form of "look" or "sound" with a quality after it."""
    for at in range(1, len(lows) - 1):
        quality = lows[at + 1]
        if lows[at] not in _words("looks") or not quality[0].isalpha() or quality in _words("not_looks"):
            continue
        before = lows[at - 1]
        made = lows[at] == "look" and (before in ("to", "not", "and") or not _words("made").isdisjoint(lows[max(0, at - 4) : at]))
        ordered = lows[at] in ("look", "sound") and before in (",", '"', "“", "then")
        sounded = not _words("sounders").isdisjoint(lows[max(0, at - NEAR) : at])
        if not (made or ordered or sounded or before.endswith("n't")) and before not in word_class("determiners"):
            yield Shape(at, at + 1, HedgeClass.APPEARANCE, "clause")


def _true_if(lows: Sequence[str]) -> Iterator[Shape]:
    """Find a condition on which the truth of what is said hangs: "if the Lantern is to be believed", "should it prove genuine"."""
    for at in range(len(lows) - 1):
        if not _opens_condition(lows, at) or not _ASKED.isdisjoint(lows[max(0, at - 3) : at]):
            continue
        end = _truth(lows, at)
        if end is not None:
            yield Shape(at, end, HedgeClass.CONDITIONAL, "after")


def _opens_condition(lows: Sequence[str], at: int) -> bool:
    """Say whether a condition begins at `at`: "if", or a verb before its subject that asks nothing."""
    before, after = lows[at - 1] if at else "", lows[at + 1]
    if lows[at] in ("if", "assuming", "supposing"):
        return before not in ("as", "even")
    subject = after in word_class("determiners") or after in word_class("personal") or after in ("there", "that", "this")
    opening = not before[:1].isalnum()
    return "?" not in lows and subject and (lows[at] == "should" or (lows[at] == "were" and opening))


def _truth(lows: Sequence[str], at: int) -> int | None:
    """Return where the words end that make the condition at `at` one of truth, or `None`."""
    if lows[at + 1] == "," and lows[at + 2 : at + 3] == ["as"]:
        return at + 1  # "if, as the owners insist, nobody complained"
    for k in range(at + 1, min(at + NEAR + 6, len(lows))):
        if lows[k] in BREAKS or lows[k] == ",":
            break
        if _is_true(lows, at, k):
            return k + 1
    for said in _phrases("if_identified"):
        last = at + 1 + len(said)
        if tuple(lows[at + 1 : last]) == said and last < len(lows) and lows[last] not in _words("if_of_need"):
            return last
    return None


def _is_true(lows: Sequence[str], at: int, k: int) -> bool:
    """Say whether the word at `k` says of the subject of the condition at `at` that it is so."""
    low, before = lows[k], lows[k - 1]
    ends = k + 1 >= len(lows) or not lows[k + 1][0].isalnum() or lows[k + 1] in ("about", "in", "then")
    if low in ("right", "so", "correct", "real", "exact"):
        return ends and (before in word_class("be") or before == "if")
    if low in ("believe", "believes"):
        return before in ("one", "you")
    if low == "believed":
        return before == "be"
    if low in ("truth", "case"):
        return before == "the"
    if low == "by":
        return before == "go"
    if low in ("holds", "hold", "stands"):
        return (ends or lows[k + 1] == "up") and not _words("accounts").isdisjoint(lows[at:k])
    return low in _words("truth")


def _unsettled(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "not clear whether", "unknown if" and "Whether ... is not known"; who, how and what are left open by them, not limited."""
    opener = next((k for k, low in enumerate(lows) if low[0].isalnum()), 0)
    for at, low in enumerate(lows):
        if low not in _words("unsettled"):
            continue
        first = at if low.startswith("un") else _negated(lows, at)
        if first is None:
            continue
        if at + 1 < len(lows) and lows[at + 1] in ("whether", "if"):
            yield Shape(first, at + 2, HedgeClass.NEEDS_CONFIRMATION, "sentence")
        elif lows[opener] == "whether" and not (at + 1 < len(lows) and lows[at + 1][0].isalnum()):
            yield Shape(first, at + 1, HedgeClass.NEEDS_CONFIRMATION, "sentence")


def _negated(lows: Sequence[str], at: int) -> int | None:
    """Return where the "not" stands that negates the word at `at`, adverbs between."""
    return next((k for k in range(at - 1, max(-1, at - 4), -1) if lows[k] == "not" or lows[k].endswith("n't")), None)


def _early(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "initial findings", "an early review": a first piece of information, for which a later one may stand."""
    for at in range(len(lows) - 1):
        if lows[at] not in _words("early"):
            continue
        after = lows[at + 1 : at + 3]
        between = after[0] in word_class("prepositions") or after[0] in word_class("times") or not after[0][0].isalpha()
        if after[0] in _words("information"):
            yield Shape(at, at + 2, HedgeClass.NEEDS_CONFIRMATION, "sentence")
        elif after[-1] in _words("information") and not between and after[0] not in ("morning", "evening", "and", "or", "to"):
            yield Shape(at, at + 3, HedgeClass.NEEDS_CONFIRMATION, "sentence")


def _must(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "he must be speaking from another city": a conclusion, not a duty."""
    for at in range(len(lows) - 2):
        if lows[at] == "must" and lows[at + 1] == "be" and lows[at + 2].endswith("ing") and len(lows[at + 2]) > 4:
            yield Shape(at, at + 2, HedgeClass.PROBABILITY, "clause")


def _answers(lows: Sequence[str]) -> Iterator[Shape]:
    """Find a modal of doubt that stands for its verb or before an insertion: "It might.", "it could, she allowed, be lower"."""
    for at in range(1, len(lows) - 1):
        if lows[at] in ("might", "may", "could") and not lows[at + 1][0].isalnum() and lows[at + 1] not in QUOTES:
            subject = lows[at - 1] in ("it", "he", "she", "they", "that", "others", "some") or lows[at - 1] == "and"
            if subject and not (lows[at] == "could" and lows[at - 1] != "it") and lows[at + 1] != "-":
                yield Shape(at, at + 1, HedgeClass.PROBABILITY, "clause")


def _alternatives(lows: Sequence[str]) -> Iterator[Shape]:
    """Find two readings of one thing around "or" (hedge_readings.py)."""
    for at in range(1, len(lows) - 1):
        found = alternative(lows, at) if lows[at] == "or" else None
        if found is not None:
            yield Shape(found[0], found[1], HedgeClass.ALTERNATIVE, "self")


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in load("hedges")["phrases"][name]), key=lambda p: (-len(p), p)))


_FAMILIES: tuple[tuple[str, Callable[[Sequence[str]], Iterator[Shape]]], ...] = (
    ("looks", _looking),
    ("conditions", _true_if),
    ("unsettled", _unsettled),
    ("early", _early),
    ("must", _must),
    ("modals", _answers),
    ("or", _alternatives),
)
