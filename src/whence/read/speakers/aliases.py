"""Aliases: what a report calls somebody whom it does not name: "a nurse whom we are calling Petra", "a baker who asked to be called only Tilo".

In: a voice, the sentence that it stands in, the voices heard before. Out: the voice under that name, with what it is.
Refuses: a name that the person gives to somebody else ("a clerk who named Jan Dorn"), and one that stands behind another clause.
"""

from collections.abc import Sequence

from whence.model.base import replace
from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.cues.finds import Range
from whence.read.text.grammar import QUOTE_MARKS
from whence.read.text.layout import Token
from whence.read.text.nouns import plain_name

_UNNAMED = frozenset({SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
_CALLS = frozenset({"call", "calls", "calling", "called", "name", "names", "naming", "named", "know", "knows"})
_IS_CALLED = frozenset({"called", "named", "identified", "known"})
_BE = frozenset({"be", "is", "was", "been", "being", "are"})
_OWN = frozenset({"his", "her", "their", "the", "a", "first", "given", "last", "only", "middle"})
_CALLS_ITSELF = frozenset({"identified", "introduced", "named", "called", "identifies", "calls", "identifying"})
_PRONOUNS = frozenset({"He", "he", "She", "she"})
_NAMES = frozenset({"name", "alias", "pseudonym"})
_SELF = frozenset({"himself", "herself", "themselves", "themself"})
_BETWEEN = frozenset(
    """as by only simply just here to of the a an name alias pseudonym first given last assumed invented other false , his her him
    their""".split()  # noqa: SIM905
)
# words from the phrase to the alias, of who calls somebody so, between the verb and the name, and of the name
_CLAUSE, _SUBJECT, _GAP, _LONGEST = 26, 5, 7, 3


def by_alias(voice: Voice, tokens: Sequence[Token], start: int | None, heard: Sequence[Voice]) -> Voice:
    """Return somebody unnamed, whose phrase begins at `start`, under the name that the report gives him instead, and so by that name after it.

    An alias alone says of nobody who that is: "Mara" is "Mara, a nurse".
    """
    own = _asks_to_be_called(tokens, start) if start is not None and voice.as_written in _PRONOUNS else None
    if own is not None:  # "He asks that we call him Bruno", whoever he was till then
        return replace(voice, name=plain_name(tokens, *own), kind=SourceKind.NAMED_PERSON)
    if voice.kind in _UNNAMED and start is not None:
        called = alias_after(tokens, start)
        if called is None:
            return voice
        return replace(voice, name=f"{plain_name(tokens, *called)}, {voice.name}", kind=SourceKind.NAMED_PERSON)
    if " " in voice.name:
        return voice
    met = next((v for v in reversed(heard) if v.kind is SourceKind.NAMED_PERSON and v.name.startswith(f"{voice.name}, ")), None)
    return voice if met is None else replace(voice, name=met.name, kind=met.kind, role=met.role, affiliation=met.affiliation)


def alias_after(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the name by which a clause behind the phrase at `start` says that its person is called here."""
    stop = min(start + _CLAUSE, len(tokens))
    opens = next((at for at in range(start + 1, stop) if tokens[at].low in ("who", "whom")), None)
    plain = next(
        (at for at in range(start + 1, stop - 1) if tokens[at].low in _IS_CALLED and tokens[at - 1].low in (",", "man", "woman")),
        None,
    )
    if opens is None and plain is None:
        return None
    if opens is None or (plain is not None and plain < opens):
        return _name(tokens, plain or 0) if plain is not None and _is_alias(tokens, plain + 1) else None
    for at in range(opens + 1, min(opens + _CLAUSE, len(tokens))):
        if tokens[at].low in (";", ":", "."):
            return None
        if _calls(tokens, opens, at) and (found := _name(tokens, at)) is not None:
            return found
    return None


def _asks_to_be_called(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the name in "he asks that we call him N", "she wanted to be called N" whose pronoun stands at `start`."""
    for at in range(start + 2, min(start + _GAP, len(tokens) - 1)):
        if tokens[at].low in ("call", "called") and tokens[at - 1].low in ("we", "i", "us", "me", "be"):
            asked = any(
                token.low.startswith(("ask", "want", "request", "prefer", "wish", "beg")) for token in tokens[start + 1 : at]
            )
            return _name(tokens, at) if asked else None
    return None


def _is_alias(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "identified" goes on to an alias: "only as N", "by the assumed name N"; who is identified by somebody is called nothing."""
    if tokens[at].low == "by":
        return any(token.low in _NAMES for token in tokens[at + 1 : at + _GAP])
    return tokens[at].low in ("only", "here", "as")


def _calls(tokens: Sequence[Token], opens: int, at: int) -> bool:
    """Say whether the word at `at` gives the person of the clause from `opens` on a name."""
    low, before = tokens[at].low, tokens[at - 1].low
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[opens].low == "whom":
        return low in _CALLS and 1 < at - opens <= _SUBJECT
    if low == "name":
        return before in _OWN
    if low in _CALLS_ITSELF and follows in _SELF:
        return True
    return (low in _IS_CALLED and before in _BE) or (low in ("goes", "went", "going") and follows == "by")


def _name(tokens: Sequence[Token], at: int) -> Range | None:
    """Return the name that stands behind the word at `at`, small words between."""
    first = at + 1
    skipped = _BETWEEN | _SELF | QUOTE_MARKS
    while first < min(at + _GAP, len(tokens)) and (tokens[first].low in skipped or tokens[first].text in QUOTE_MARKS):
        first += 1
    end = first
    while end < len(tokens) and tokens[end].word and tokens[end].text[0].isupper():
        end += 1
    return (first, end) if 0 < end - first <= _LONGEST else None
