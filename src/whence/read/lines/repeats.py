"""Repeats: passages of one report that say one thing once, and claims that repeat an earlier one.

In: a report with its claims. Out: `Repeat`s between headline, standfirst, summary and body, and inside the body; claims with
`repeats` set. Refuses: to link two passages by common words alone: a name, a figure, a shared event or most rare words must agree.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.passage import passage
from whence.model.said import Claim, Frame, Repeat
from whence.model.vocabulary import BlockKind, Modality
from whence.read.lines.lines import Line, Page, page
from whence.read.text.senses import grammar

METHOD = "read.repeats/1"
SUMMARIES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY})
_EXACT_WORDS = 8
_PARAPHRASE = 0.34
_LEAST_SHARED = 3
_MANY = 60
_LISTED = 200  # claims of one sort that later ones are held against


class _Bag(NamedTuple):
    line: Line
    words: frozenset[str]
    folded: str
    length: int
    about: frozenset[tuple[str, str]]


def find_repeats(report: Report, claims: Sequence[Claim], read: Page | None = None) -> Iterator[Repeat]:
    """Yield pairs of sentences that say one thing: exact copies anywhere, paraphrases between a summary and the body."""
    read = page(report) if read is None else read
    events = _events(claims, read)
    bags = [_bag(line, events) for line in read.lines if len(line.tokens) > 3]
    weight = _weights(bags)
    copies = _copies(bags)
    retold = {pair for pair in _summed_up(bags) if pair not in copies and _is_paraphrase(bags[pair[0]], bags[pair[1]], weight)}
    for first, second in sorted(copies | retold):
        one, other = bags[first].line, bags[second].line
        yield Repeat(
            a=passage(report.id, read.text, one.start, one.end),
            b=passage(report.id, read.text, other.start, other.end),
            exact=(first, second) in copies,
            method=METHOD,
        )


def _copies(bags: Sequence[_Bag]) -> set[tuple[int, int]]:
    """Return the pairs of sentences of which one holds all words of the other, found by its rarest word.

    Of words that very many sentences have, only the first sentence is looked at: a page of one line a thousand times gives no million pairs.
    """
    listed = [bag.folded.split() for bag in bags]
    holders: dict[str, list[int]] = {}
    for number, words in enumerate(listed):
        for word in dict.fromkeys(words):
            holders.setdefault(word, []).append(number)
    found: set[tuple[int, int]] = set()
    for number, (bag, words) in enumerate(zip(bags, listed, strict=True)):
        if bag.length < 4:
            continue
        inner = words[1:-1] if bag.length >= _EXACT_WORDS else words
        rarest = min((holders[word] for word in inner), key=len)
        for other in rarest if len(rarest) <= _MANY else rarest[:1]:
            if other != number and (bag.folded == bags[other].folded or _holds(bags[other], bag)):
                found.add((min(number, other), max(number, other)))
    return found


def _summed_up(bags: Sequence[_Bag]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a headline, standfirst or summary and a sentence of the body; of very many such lines the first ones."""
    heads = [n for n, bag in enumerate(bags) if bag.line.kind in SUMMARIES and not bag.line.post][:_MANY]
    rest = [n for n, bag in enumerate(bags) if bag.line.kind not in SUMMARIES and not bag.line.post] if heads else []
    for head in heads:
        for other in rest:
            yield min(head, other), max(head, other)


def _bag(line: Line, events: Mapping[int, frozenset[tuple[str, str]]]) -> _Bag:
    small = _small_words()
    words = frozenset(_stem(low) for low in line.low if low not in small and low[0].isalnum())
    folded = fold(" ".join(w.text for w in line.tokens))
    return _Bag(line, words, folded, len(folded.split()), events.get(line.start, frozenset()))


@cache
def _small_words() -> frozenset[str]:
    names = ("determiners", "prepositions", "auxiliaries", "pronouns", "conjunctions", "speech", "subordinators", "adverbs")
    return frozenset().union(*(grammar(name) for name in names))


def _stem(word: str) -> str:
    """Return a word without its commonest endings, so that "escaping" meets "escaped" and "prisoners" "prison"."""
    for ending in ("ings", "ing", "ers", "ed", "er", "es", "s", "ion", "ions"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def _weights(bags: Sequence[_Bag]) -> dict[str, float]:
    """Return what a shared word is worth: less, the more of the report's sentences have it."""
    counts = Counter(word for bag in bags for word in bag.words)
    return {word: 1.0 / (1 + 0.35 * (n - 1)) for word, n in counts.items()}


def _holds(long: _Bag, short: _Bag) -> bool:
    return short.length >= _EXACT_WORDS and len(short.folded) <= len(long.folded) and short.folded in long.folded


def _events(claims: Sequence[Claim], read: Page) -> dict[int, frozenset[tuple[str, str]]]:
    """Return by where a line starts what its claims are about: type and place, or a plan."""
    found: dict[int, set[tuple[str, str]]] = {}
    for claim in claims:
        what = (
            claim.frame.type.value if claim.frame else claim.modality.value,
            claim.frame.places[0].name if claim.frame and claim.frame.places else "",
        )
        line = read.line_at(claim.passage.start)
        if line is not None and (what[1] or what[0] == Modality.PLANNED.value):
            found.setdefault(line.start, set()).add(what)
    return {start: frozenset(listed) for start, listed in found.items()}


def _is_paraphrase(one: _Bag, other: _Bag, weight: Mapping[str, float]) -> bool:
    shared = one.words & other.words
    if len(shared) < _LEAST_SHARED:
        return False
    smaller = min(sum(weight[w] for w in one.words), sum(weight[w] for w in other.words))
    share = sum(weight[w] for w in shared) / smaller if smaller else 0.0
    figures = {(f.lo, f.hi) for f in one.line.figures} & {(f.lo, f.hi) for f in other.line.figures}
    same_event = one.about & other.about
    runs = len(_pairs(one.line) & _pairs(other.line))
    return share + 0.12 * bool(figures) + 0.12 * bool(same_event) + min(0.1, 0.05 * runs) >= _PARAPHRASE


def _pairs(line: Line) -> set[tuple[str, str]]:
    """Return the neighbouring words of a line, small words apart: shared pairs tell more than shared words."""
    small = grammar("determiners") | grammar("prepositions") | grammar("auxiliaries")
    return {
        (a, b)
        for a, b in zip(line.low, line.low[1:], strict=False)
        if a not in small and b not in small and a[0].isalnum() and b[0].isalnum()
    }


def mark_repeats(report: Report, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in order, each with `repeats` set where an earlier claim of the report says the same of the same voices."""
    del report
    kept: list[Claim] = []
    held: dict[object, list[tuple[str, Claim]]] = {}
    for claim in claims:
        folded = fold(claim.passage.quote)
        listed = held.setdefault(_sort_of(claim, folded), [])
        earlier = next((k for words, k in listed if _says_same(k, claim, exact=words == folded)), None)
        kept.append(replace(claim, repeats=earlier.id) if earlier else claim)
        if earlier is None and len(listed) < _LISTED:
            listed.append((folded, claim))
    return kept


def _sort_of(claim: Claim, folded: str) -> tuple[object, ...]:
    """Return what two claims must share to say the same; of claims without a frame, their words too."""
    voices = tuple(v.name for v in claim.chain)
    what = claim.frame.type if claim.frame else folded
    return claim.post, claim.about, claim.modality, claim.polarity, voices, claim.frame is None, what


def _says_same(earlier: Claim, later: Claim, *, exact: bool) -> bool:
    if earlier.frame is None or later.frame is None:
        return True
    if exact:
        return earlier.frame.predicate == later.frame.predicate
    return _same_occurrence(earlier.frame, later.frame)


def _same_occurrence(one: Frame, other: Frame) -> bool:
    """Say whether two frames agree in type, figures and places, and neither says that it is another."""
    if one.type is not other.type or one.mode != other.mode or one.apart or other.apart or one.phase is not other.phase:
        return False
    figures = {(f.of, f.lo, f.hi) for f in one.figures}, {(f.of, f.lo, f.hi) for f in other.figures}
    places = {w.name for w in (*one.places, *one.sites)}, {w.name for w in (*other.places, *other.sites)}
    return figures[0] >= figures[1] and places[0] >= places[1] and bool(places[1] or figures[1])
