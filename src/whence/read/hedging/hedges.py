"""Hedges: words that limit commitment, with class and scope.

In: a text and a range of it, at most a few sentences. Out: hedges with the stretch they bear on.
Refuses: figures' "about" and "at least", which are modifiers of a number; a scope beyond the sentence.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.language.words.sentences import sentences
from whence.language.words.words import Word, tokens
from whence.model.base import replace
from whence.model.passage import Span
from whence.model.said import Hedge
from whence.model.vocabulary import HedgeClass
from whence.read.hedging.hedge_senses import BREAKS, is_ability, is_denied, limits
from whence.read.hedging.hedge_shapes import shapes
from whence.read.text.grammar import word_class
from whence.read.text.layout import Sentence, Token

_HOLDING = (
    HedgeClass.ALTERNATIVE,
    HedgeClass.CONDITIONAL,
)  # two readings, a condition may hold other hedges ("if the rumours are true")
_SUBJECT = 8  # words in which a second clause shows its verb


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: HedgeClass
    scope: str
    not_before: frozenset[str]
    after_none: frozenset[str]
    denied_none: bool
    able_none: bool
    only: str | None


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """Return the hedges by their first word, longest first."""
    found: dict[str, list[_Entry]] = {}
    for table in load("hedges")["hedges"]:
        for listed in table["words"]:
            words = tuple(listed.split())
            entry = _Entry(
                words,
                HedgeClass(table["kind"]),
                table["scope"],
                frozenset(table.get("not_before", ())),
                frozenset(table.get("after_none", ())),
                table.get("denied_none", False),
                table.get("able_none", False),
                table.get("only"),
            )
            found.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(items, key=lambda e: (-len(e.words), e.words))) for first, items in found.items()}


def hedges(text: str, start: int = 0, end: int | None = None) -> list[Hedge]:
    """Return the hedges that stand in `text[start:end]`, in order, none overlapping.

    `scope` is the stretch a hedge bears on: the clause it stands in, what follows it in its clause, or its sentence; a hedge that opens
    its sentence governs all of it. A clause with a subject of its own ("after guards opened the gate", "and five fled") is out of reach.
    """
    found: list[Hedge] = []
    for sentence in sentences(text, start, len(text) if end is None else end):
        words = tokens(text, sentence.start, sentence.end)
        found.extend(_in_sentence(text, words, [word.text.lower().replace("’", "'") for word in words]))
    return found


def hedges_by_sentence(text: str, sentences: Sequence[Sentence]) -> list[list[Hedge]]:
    """Return the hedges of every sentence of a report."""
    return [_in_sentence(text, sentence.tokens, [token.low for token in sentence.tokens]) for sentence in sentences]


def _in_sentence(text: str, words: Sequence[Word | Token], lows: Sequence[str]) -> list[Hedge]:
    found: list[Hedge] = []
    listed = _entries()
    at = 0
    while at < len(words):
        entry = _at(lows, words, at) if lows[at] in listed else None
        if entry is None:
            at += 1
            continue
        last = at + len(entry.words)
        found.append(_hedge(text, words, lows, at, last, kind=entry.kind, scope=entry.scope))
        at = last
    listed_ones = tuple(found)
    for shape in shapes(lows):
        made = _hedge(text, words, lows, shape.first, shape.last, kind=shape.kind, scope=shape.scope)
        beside = [h.kind for h in listed_ones if made.start < h.end and h.start < made.end]
        if not beside or (shape.kind in _HOLDING and shape.kind not in beside):
            found.append(made)
    return sorted(found, key=lambda hedge: (hedge.start, hedge.end))


def hedges_of(text: str, sentences: Sequence[Sentence]) -> list[Hedge]:
    """Return the hedges of a report's sentences; "this needs confirmation" bears on the sentence before it too, in one paragraph or post."""
    return reaching_back(sentences, hedges_by_sentence(text, sentences))


def reaching_back(sentences: Sequence[Sentence], limits: Sequence[Sequence[Hedge]]) -> list[Hedge]:
    """Return the hedges of all sentences in order, those that bear on the sentence before with the scope that this gives them."""
    found: list[Hedge] = []
    before: Sentence | None = None
    for sentence, listed in zip(sentences, limits, strict=True):
        here = list(listed)
        if before is not None and before.paragraph == sentence.paragraph and before.post == sentence.post:
            here = [_reaching_back(hedge, sentence, before) for hedge in here]
        found.extend(here)
        before = sentence
    return found


def _reaching_back(hedge: Hedge, sentence: Sentence, before: Sentence) -> Hedge:
    if hedge.kind is not HedgeClass.NEEDS_CONFIRMATION or hedge.scope is None:
        return hedge
    refers = any(token.low in word_class("refers_back") for token in sentence.tokens if token.start < hedge.start)
    return replace(hedge, scope=Span(start=before.start, end=hedge.scope.end)) if refers else hedge


def _at(lows: Sequence[str], words: Sequence[Word | Token], at: int) -> _Entry | None:
    for entry in _entries().get(lows[at], ()):
        stop = at + len(entry.words)
        if stop > len(lows) or tuple(lows[at:stop]) != entry.words:
            continue
        if (stop < len(lows) and lows[stop] in entry.not_before) or (at and lows[at - 1] in entry.after_none):
            continue
        if (entry.denied_none and is_denied(lows, at)) or (entry.able_none and is_ability(lows, at, stop)):
            continue
        if entry.only is not None and not limits(entry.only, lows, at, stop):
            continue
        if entry.words in (("may",), ("might",)) and (
            words[at].text[0].isupper() or at + 1 >= len(lows) or not lows[at + 1][0].isalpha() or lows[at + 1] == "of"
        ):
            continue
        return entry
    return None


def _hedge(
    text: str, words: Sequence[Word | Token], lows: Sequence[str], first: int, last: int, *, kind: HedgeClass, scope: str
) -> Hedge:
    start, end = words[first].start, words[last - 1].end
    left, right = words[0].start, words[-1].end
    if scope == "self":
        left, right = start, end
    elif scope != "sentence":
        opens = first == 0 or (first == 1 and not lows[0][0].isalnum())
        wide = opens or kind is HedgeClass.CONDITIONAL
        right = _clause_end(words, lows, last, wide=wide)
        left = _clause_start(words, lows, first) if scope == "clause" else start
    return Hedge(kind=kind, start=start, end=end, cue=text[start:end], scope=Span(start=left, end=max(right, end)))


def _clause_end(words: Sequence[Word | Token], lows: Sequence[str], at: int, *, wide: bool) -> int:
    """Return where the clause ends that goes on at `at`. A hedge that opens its sentence is `wide`: it governs all of its clauses."""
    for k in range(at, len(words)):
        ends = lows[k] in BREAKS or (lows[k] == "," and k + 1 < len(lows) and lows[k + 1] in word_class("joints"))
        if not wide and k > at:
            ends = ends or lows[k] in word_class("clause_openers") or _coordinates(lows, k)
        if ends:
            return words[k - 1].end if k > at else words[at - 1].end
    return words[-1].end


def _clause_start(words: Sequence[Word | Token], lows: Sequence[str], at: int) -> int:
    for k in range(at - 1, -1, -1):
        if lows[k] in BREAKS:
            return words[k + 1].start
        if lows[k] in word_class("joints") and k and lows[k - 1] == ",":
            return words[k].start
        if lows[k] in word_class("clause_openers") or _coordinates(lows, k):
            return words[k + 1].start
    return words[0].start


def _coordinates(lows: Sequence[str], at: int) -> bool:
    """Say whether "and" or "but" begins a clause with a subject of its own ("..., and five men fled"), not a second verb or noun."""
    if lows[at] not in ("and", "but") or at + 2 >= len(lows) or _is_verb(lows[at + 1]):
        return False
    for k in range(at + 2, min(at + _SUBJECT, len(lows))):
        if lows[k] in BREAKS or lows[k] == ",":
            return False
        if _is_verb(lows[k]):
            return any(_is_verb(lows[j]) for j in range(max(0, at - _SUBJECT), at))
    return False


def _is_verb(low: str) -> bool:
    listed = low in word_class("past") or low in word_class("present") or low in word_class("auxiliaries")
    return listed or (low.endswith("ed") and len(low) > 4 and low not in word_class("adjectival"))
