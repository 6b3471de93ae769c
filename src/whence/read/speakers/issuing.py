"""Issuing: whose words a paper holds that a report names again: "said in a statement that ... The statement said".

In: the finds of a sentence with their voices; a voice that is a paper. Out: who put out which kind of paper last; the voice whose the paper is.
Refuses: a paper that says itself whose it is, one that nobody was said to have put out, and one of several ("a statement").
"""

from collections.abc import Iterator, Sequence

from whence.language.words.normal import fold
from whence.model.base import replace
from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.cues.finds import Find
from whence.read.text.grammar import is_auxiliary, word_class
from whence.read.text.kinds import singular
from whence.read.text.layout import Token

_INTO = frozenset({"in", "through", "via", "by"})
_OWNERS = frozenset({"a", "an", "its", "his", "her", "their", "another", "one"})
_AGAIN = frozenset({"the", "this", "that", "its"})
_NEAR = 3  # words between "in a" and the paper: "in a short written statement"
_NOBODY = frozenset({SourceKind.NONE, SourceKind.DOCUMENT, SourceKind.MEDIA_ITEM, SourceKind.OUTLET, SourceKind.AGENCY})


def issued_in(tokens: Sequence[Token], said: Sequence[tuple[Find, Sequence[Voice]]]) -> Iterator[tuple[str, Voice]]:
    """Yield each kind of paper in which a sentence lets somebody say something, with that voice: "in a statement, the army said"."""
    for at, token in enumerate(tokens):
        noun = _paper(token.low)
        if noun is None or not _is_put_out(tokens, at):
            continue
        place = tokens[at].start
        speaking = [
            v
            for one, voices in said
            for v in voices
            if v.kind not in _NOBODY and _is_free(one, at) and not _is_of(one, tokens, at)
        ]
        nearest = min(speaking, key=lambda v: abs((v.start or 0) - place), default=None)
        if nearest is not None:
            yield noun, nearest


def issuer(voice: Voice, issued: dict[str, Voice]) -> Voice:
    """Return whose words "the statement" holds; a paper of nobody known stays itself."""
    words = fold(voice.as_written or "").split()
    noun = _paper(words[-1]) if len(words) == 2 and words[0] in _AGAIN else None
    whose = issued.get(noun) if noun is not None and voice.kind is SourceKind.DOCUMENT else None
    if whose is None:
        return voice
    return replace(voice, name=whose.name, kind=whose.kind, role=whose.role, affiliation=whose.affiliation)


def _paper(low: str) -> str | None:
    """Return the plain form of a noun for something written: one kind of paper has one name."""
    one = singular(fold(low) or low)
    return one if one in word_class("documents", "sources") and one == (fold(low) or low) else None


def _is_put_out(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "in a", "through its" stands before the paper, words that describe it between."""
    for back in range(at - 1, max(0, at - _NEAR - 2), -1):
        if tokens[back].low in _OWNERS:
            return tokens[back - 1].low in _INTO
        if not tokens[back].word or is_auxiliary(tokens[back]) or tokens[back].low in word_class("prepositions"):
            return False
    return False


def _is_free(one: Find, at: int) -> bool:
    """Say whether the paper stands beside a find's words, not in what somebody is credited with."""
    return not any(first <= at < after for first, after in one.content)


def _is_of(one: Find, tokens: Sequence[Token], at: int) -> bool:
    """Say whether the paper is the source itself."""
    return one.source is not None and one.source[0] <= at < one.source[1] and tokens[one.source[0]].low in _OWNERS
