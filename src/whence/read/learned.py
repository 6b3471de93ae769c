"""Learned: what the trained model finds in a report, sentence by sentence, and how it joins what the rules find.

In: a report's sentences and an encoder. Out: finds in token numbers, as the patterns give them.
Refuses: to take away what a rule found; where both see one cue, the rule says what kind it is and whom it addresses, the model how far
source and content reach.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from whence.encoder.units import units
from whence.language.words import Word
from whence.model.passage import Span
from whence.model.vocabulary import AttributionKind
from whence.read.cue_kinds import kind_of_cue
from whence.read.cues import verb_uses
from whence.read.finds import Find, Range, trim
from whence.read.grammar import word_class
from whence.read.layout import Sentence, Token

if TYPE_CHECKING:
    from whence.encoder.encoder import Encoder, Look
    from whence.encoder.parse import Parse
    from whence.encoder.tagging import Credited, Run

SHAPE = "learned"
_SHORTEST = 5  # words of a content, less one, that can hold a source, a cue and what is said
# What the model was taught as well; where it sees nothing there, a corpus of 84 articles was right with it seven times of eight.
_ORDINARY = frozenset({"active", "inverted", "participle", "passive", "noun"})
_ACTS = frozenset({AttributionKind.DENIAL, AttributionKind.RESPONSIBILITY_CLAIM, AttributionKind.CONFIRMATION})
_TAKES = frozenset({"clause", "tell", "that", "quote", "to"})
_MINDS = frozenset({AttributionKind.BELIEF, AttributionKind.INTENTION, AttributionKind.DEMAND, AttributionKind.OBSERVATION})
_SELF = frozenset({"i", "we", "you", "me", "us"})
_WITHOUT_SUBJECT = frozenset({"according", "per", "via", "saying", "citing", "quoting"})


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
        for content in _to_read_again(look, runs, encoder):
            for inner in encoder.looks(content):
                for number, find in _finds(inner, credited(inner, encoder), sentences, starts):
                    if _is_further(sentences[number].tokens, find, finds[number]):
                        finds[number].append(find)
    return Learned(finds, parse(looks, encoder))


def _to_read_again(look: "Look", runs: Sequence["Credited"], encoder: "Encoder") -> list[list[list[list[Word]]]]:
    """Return the contents in which somebody may be credited in turn, each as a text of its own.

    Such a content holds a word of saying that no attribution has yet, and on which a subject hangs that is not the speaker.
    """
    words, sayings = look.window.words, _sayings()
    taken = {
        n for one in runs for first, last in (one.cue, *((one.source,) if one.source else ())) for n in range(first, last + 1)
    }
    able = {n for n, word in enumerate(words) if n not in taken and word.text.lower() in sayings}
    if not able:
        return []
    spoken = {n for n in able if words[n].text.lower() in _WITHOUT_SUBJECT}
    subjects = {encoder.upos.index(tag) for tag in ("NOUN", "PROPN", "PRON")}
    for n, (head, tag) in enumerate(zip(look.arc.argmax(axis=1).tolist(), look.upos.argmax(axis=1).tolist(), strict=True)):
        if (
            head in able
            and tag in subjects
            and (n < head or words[head].text.lower() == "told")
            and words[n].text.lower() not in _SELF
        ):
            spoken.add(head)
    return [
        [[words[first : last + 1]]]
        for one in runs
        for first, last in one.content
        if last - first >= _SHORTEST and any(first <= n <= last for n in spoken)
    ]


def _is_further(tokens: Sequence[Token], find: Find, found: Sequence[Find]) -> bool:
    """Say whether an inner find is one more voice: not a cue that is known, nor a speaker's own head ("I think", "we want")."""
    speaker = tokens[find.source[0]].low if find.source is not None and find.source[1] - find.source[0] == 1 else ""
    if speaker in _SELF or (find.kind in _MINDS and (find.source is None or speaker in word_class("pronouns"))):
        return False
    return not any(_meet(find.cue, other.cue) for other in found)


@cache
def _sayings() -> frozenset[str]:
    """Return the forms of the verbs by which somebody puts something in words, and the phrases' first words that only credit."""
    verbs = {form for form, uses in verb_uses().items() if any(use.takes & _TAKES for _, use in uses)}
    return frozenset(verbs | _WITHOUT_SUBJECT)


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
        made.append(
            (number, Find(kind_of_cue(sentence.tokens, cue), SHAPE, (cue,), source, content, shared=one.shared, beyond=beyond))
        )
    return made


def _range(sentence: Sentence, words: Sequence[Word], run: "Run") -> Range | None:
    """Return the tokens of a sentence that a run of words covers, or `None` where it covers none."""
    start, end = words[run[0]].start, words[run[1]].end
    inside = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else None


def joined(
    tokens: Sequence[Token], rules: Sequence[Find], learned: Sequence[Find] | None, own: Collection[str] = ()
) -> list[Find]:
    """Return the finds of a sentence: those of the rules with the model's reach, and those that only the model has.

    `None` for `learned` says that no model reads; then the rules stand as they are. `own` are the words by which the report calls its
    own outlet: what it says of itself ("as we reported") is the rules' own.
    """
    if learned is None:
        return list(rules)
    made: list[Find] = []
    used: set[int] = set()
    for rule in rules:
        at = next((n for n, one in enumerate(learned) if n not in used and _meet(rule.cue, one.cue)), None)
        if at is None:
            if _is_rules_own(rule) or _is_inner(tokens, rule, learned) or _words(tokens, rule.source) in own:
                made.append(rule)
            continue
        used.add(at)
        made.append(_reach(rule, learned[at]))
    made.extend(one for n, one in enumerate(learned) if n not in used)
    return sorted(made, key=lambda f: f.cue[0])


def _is_rules_own(rule: Find) -> bool:
    """Say whether a find is one that the model was never taught: chains, silences, fixed phrases, credits to nobody."""
    return rule.cites or rule.chain or rule.source is None or rule.shape not in _ORDINARY or rule.kind in _ACTS


def _is_inner(tokens: Sequence[Token], rule: Find, learned: Sequence[Find]) -> bool:
    """Say whether a find is a further voice, not a pronoun's, in words that the model credits to somebody: "he said the army had told ..."."""
    if rule.kind in _MINDS or rule.source is None or tokens[rule.source[0]].low in word_class("pronouns"):
        return False
    at = rule.cue[0][0]
    return any(first <= at < after for one in learned for first, after in one.content)


def _words(tokens: Sequence[Token], source: Range | None) -> str:
    return " ".join(token.low for token in tokens[source[0] : source[1]]) if source else ""


def _reach(rule: Find, one: Find) -> Find:
    """Return a rule's find with the model's reach; a content that takes in words of the rule's cue ("its intention") stays the rule's."""
    if rule.cites or rule.chain:
        return rule
    content = one.content if one.content and not _meet(rule.cue, one.content) else rule.content
    return rule._replace(source=one.source or rule.source, content=content, beyond=one.beyond)


def _meet(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)
