"""Learned: what the trained model finds in a report, sentence by sentence, and how it joins what the rules find.

In: a report's sentences and an encoder. Out: finds in token numbers, as the patterns give them.
Refuses: to take away what a rule found; where both see one cue, the rule says what kind it is and whom it addresses, the model how far
source and content reach.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.encoder.units import units
from whence.language.words import Word
from whence.model.passage import Span
from whence.model.vocabulary import AttributionKind
from whence.read.cues import carrying_nouns, verb_uses
from whence.read.finds import Find, Range, trim
from whence.read.layout import Sentence, Token

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look
    from whence.encoder.parse import Parse
    from whence.encoder.tagging import Credited, Run

SHAPE = "learned"
_SHORTEST = 5  # words of a content, less one, that can hold a source, a cue and what is said
_IN_WORDS = frozenset(
    {AttributionKind.STATEMENT, AttributionKind.DENIAL, AttributionKind.CONFIRMATION, AttributionKind.ACCUSATION}
)


class Learned(NamedTuple):
    """What the model gives for a report: finds for every sentence, and the syntax of the whole."""

    finds: list[list[Find]]
    parse: "Parse"


def learn(text: str, sentences: Sequence[Sentence], encoder: "Encoder") -> Learned:
    """Return what the model finds in a report's sentences."""
    from whence.encoder.parse import parse  # numpy stays unloaded where no model is used
    from whence.encoder.tagging import credited

    paragraphs: list[list[list[Word]]] = []
    numbers: list[int] = []
    for _, group in groupby(enumerate(sentences), key=lambda item: (item[1].paragraph, item[1].stretch)):
        lines = []
        for number, sentence in group:
            words = units(text, sentence.start, sentence.end)
            if words:
                lines.append(words)
                numbers.append(number)
        if lines:
            paragraphs.append(lines)
    looks = list(encoder.looks(paragraphs))
    finds: list[list[Find]] = [[] for _ in sentences]
    starts = [s.start for s in sentences]
    for look in looks:
        runs = credited(look, encoder)
        for number, find in _finds(look, runs, sentences, starts):
            finds[number].append(find)
        for inner in encoder.looks(_to_read_again(look, runs)):
            for number, find in _finds(inner, credited(inner, encoder), sentences, starts):
                if not any(_meet(find.cue, other.cue) for other in finds[number]):
                    finds[number].append(find)
    return Learned(finds, parse(looks, encoder))


def _to_read_again(look: "Look", runs: Sequence["Credited"]) -> list[list[list[Word]]]:
    """Return the contents in which somebody may be credited in turn, each as a text of its own: those that hold a word of saying."""
    words, sayings = look.window.words, _sayings()
    taken = {
        n for one in runs for first, last in (one.cue, *((one.source,) if one.source else ())) for n in range(first, last + 1)
    }
    return [
        [words[first : last + 1]]
        for one in runs
        for first, last in one.content
        if last - first >= _SHORTEST and any(words[n].text.lower() in sayings and n not in taken for n in range(first, last + 1))
    ]


@cache
def _sayings() -> frozenset[str]:
    """Return the forms of the verbs by which somebody puts something in words, and the phrases' first words that only credit."""
    verbs = {
        form for form, uses in verb_uses().items() if any(use.kind in _IN_WORDS and "clause" in use.takes for _, use in uses)
    }
    return frozenset(verbs | {"according"})


def _finds(
    look: "Look", runs: Sequence["Credited"], sentences: Sequence[Sentence], starts: Sequence[int]
) -> list[tuple[int, Find]]:
    words = look.window.words
    made = []
    for one in runs:
        number = bisect_right(starts, words[one.cue[0]].start) - 1
        sentence = sentences[number]
        cue = _range(sentence, words, one.cue)
        if cue is None:
            continue
        source = _range(sentence, words, one.source) if one.source else None
        pieces = [_range(sentence, words, run) for run in one.content]
        content = tuple(trim(sentence.tokens, *piece) for piece in pieces if piece is not None)
        beyond = tuple(
            Span(start=words[run[0]].start, end=words[run[1]].end)
            for run, piece in zip(one.content, pieces, strict=True)
            if piece is None or words[run[1]].end > sentence.end
        )
        content = tuple(piece for piece in content if piece[0] < piece[1])
        if not content and not beyond:
            continue
        made.append((number, Find(_kind(sentence.tokens, cue), SHAPE, (cue,), source, content, shared=one.shared, beyond=beyond)))
    return made


def _range(sentence: Sentence, words: Sequence[Word], run: "Run") -> Range | None:
    """Return the tokens of a sentence that a run of words covers, or `None` where it covers none."""
    start, end = words[run[0]].start, words[run[1]].end
    inside = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else None


def _kind(tokens: Sequence[Token], cue: Range) -> AttributionKind:
    """Return the kind of a cue by its head: the last of its words that the lexicon has."""
    for at in range(cue[1] - 1, cue[0] - 1, -1):
        uses = verb_uses().get(tokens[at].low)
        if uses:
            return uses[0][1].kind
        noun = carrying_nouns().get(tokens[at].low)
        if noun is not None:
            return noun
    return AttributionKind.STATEMENT


def joined(rules: Sequence[Find], learned: Sequence[Find]) -> list[Find]:
    """Return the finds of a sentence: those of the rules with the model's reach, and those that only the model has."""
    made: list[Find] = []
    used: set[int] = set()
    for rule in rules:
        at = next((n for n, one in enumerate(learned) if n not in used and _meet(rule.cue, one.cue)), None)
        if at is None:
            made.append(rule)
            continue
        used.add(at)
        made.append(_reach(rule, learned[at]))
    made.extend(one for n, one in enumerate(learned) if n not in used)
    return sorted(made, key=lambda f: f.cue[0])


def _reach(rule: Find, one: Find) -> Find:
    if rule.cites or rule.chain:
        return rule
    content = one.content or rule.content
    return rule._replace(source=one.source or rule.source, content=content, beyond=one.beyond)


def _meet(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)
