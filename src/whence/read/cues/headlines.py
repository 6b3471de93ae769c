"""Headlines: "SDF: five out", "Five out - SDF".

In: a sentence. Out: the find its punctuation makes. Refuses: a label or a place before the colon ("Video:", "Damascus:").
"""

from collections.abc import Sequence

from whence.model.vocabulary import AttributionKind, BlockKind
from whence.read.cues.finds import Find
from whence.read.text.cast import is_body_word, is_person_word
from whence.read.text.grammar import has_clause, word_class
from whence.read.text.layout import Sentence, Token


def headline_finds(sentence: Sentence) -> list[Find]:
    """Find a headline's source: "SDF: five out", "Five out - SDF"."""
    tokens = sentence.tokens
    if sentence.kind not in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.BODY) or len(tokens) < 4:
        return []
    if sentence.kind is not BlockKind.HEADLINE and tokens[-1].low in (".", "!", "?"):
        return []
    for at, token in enumerate(tokens):
        spaced = (
            at + 1 < len(tokens)
            and tokens[at + 1].start > token.end
            and at > 0
            and (token.low != ":" or token.start == tokens[at - 1].end)
        )
        if token.low not in (":", "-", "–", "—", "|") or not spaced or token.quoted:
            continue
        left, right = tokens[:at], tokens[at + 1 :]
        if token.low == ":" and is_speaker(left) and len(right) > 2:
            return [_colon(0, at, len(tokens))]
        if token.low == ":" and (passed_on := _passed_on(tokens, at)):
            return passed_on
        if is_speaker(right) and len(left) > 2 and sentence.kind is BlockKind.HEADLINE and token.low != "|":
            return [Find(AttributionKind.STATEMENT, "headline", ((at, at + 1),), (at + 1, len(tokens)), ((0, at),))]
    return []


def with_headline(tokens: Sequence[Token], finds: list[Find], opened: Sequence[Find]) -> list[Find]:
    """Return what a sentence credits with the voice that its colon sets before it: "Army: 12 killed; rebels say dead were farmers"."""
    if not finds:
        return list(opened)
    first = min(one.cue[0][0] for one in finds)
    kept = [one for one in opened if one.source is not None and one.source[1] <= one.content[0][0] < first]
    if not kept or any(one.source == kept[0].source for one in finds):
        return finds
    opening = kept[0]
    (start, end), *_ = opening.content
    joint = next((k for k in range(start, first) if tokens[k].low == ";"), None)  # what follows is somebody else's
    return [opening._replace(content=((start, joint or end),)), *finds]


def _colon(first: int, mark: int, end: int) -> Find:
    return Find(AttributionKind.STATEMENT, "headline", ((mark, mark + 1),), (first, mark), ((mark + 1, end),))


def _passed_on(tokens: Sequence[Token], mark: int) -> list[Find]:
    """Return the two voices of "Daily News: army: five out": a speaker behind a second colon makes the name before the first one too."""
    second = next((k for k in range(mark + 1, min(mark + 7, len(tokens) - 3)) if tokens[k].low == ":"), None)
    named = all(t.word and t.text[0].isupper() for t in tokens[:mark]) and tokens[0].low not in word_class("media", "sources")
    if second is None or not 0 < mark <= 4 or not named or not is_speaker(tokens[mark + 1 : second]):
        return []
    return [_colon(0, mark, len(tokens)), _colon(mark + 1, second, len(tokens))]


def is_speaker(tokens: Sequence[Token]) -> bool:
    """Say whether a short stretch of a headline names somebody: an acronym, a role, a body or a name, and no place or label."""
    if not 0 < len(tokens) <= 5 or has_clause(tokens, 0, len(tokens)) or not all(t.word or t.text in "'’.-" for t in tokens):
        return False
    last = tokens[-1]
    if last.text[0].isdigit() or last.low in word_class("labels"):
        return False
    folk = (
        len(tokens) <= 3
        and last.text[0].isupper()
        and last.low.endswith("s")
        and last.low not in word_class("media", "sources") | {"news"}
    )
    return (
        folk
        or (last.text.isupper() and 1 < len(last.text) < 7)
        or is_person_word(last.low)
        or is_body_word(last.low)
        or last.low in word_class("groups", "sources")
    )
