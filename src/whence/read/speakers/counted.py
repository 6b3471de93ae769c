"""Counted: sources that are only counted: "one of them", "the third", "two others", "all nine".

In: a noun phrase. Out: its voice, of the kind of those heard before. Refuses: to say more of them than the report did.
"""

from collections.abc import Sequence

from whence.model.said import Voice
from whence.model.vocabulary import SourceKind
from whence.read.speakers.callings import is_several
from whence.read.speakers.known import Known, spanned
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_person_noun, kind_of_noun
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end, described_end, head_of, one_of_named, plain_name

_ONE = frozenset("one another other third second fourth fifth eldest oldest youngest first latter former twelfth".split())  # noqa: SIM905
_ARTICLES = frozenset({"a", "an"})
_OF_WHOM = frozenset({"them", "whom", "those", "these", "us"})
_UNNAMED = frozenset({SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED_WITNESS})
_PEOPLE = _UNNAMED | {SourceKind.COLLECTIVE}


def counted(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, *, known: Known) -> Voice | None:
    """Return the voice of a phrase whose head is a number or "another"; what a comma adds ("one, a baker") says more."""
    low = tokens[head].low
    named = one_of_named(tokens, start, end)
    if named is not None:
        role = next((t.low for t in reversed(tokens[start : named[0]]) if is_person_noun(t.low)), None)
        return spanned(tokens, start, end, plain_name(tokens, *named), SourceKind.NAMED_PERSON, role=role)
    if head > start and tokens[head].text[0].isupper():
        return None
    one = low in _ONE
    many = low in word_class("some_of") | {"others", "both", "all", "few", "dozens"} or low.isdigit()
    if not (one or many) or (head > start and tokens[start].low not in word_class("determiners")):
        return None
    said_who = one and comma + 2 < end and tokens[comma + 1].low in _ARTICLES and tokens[head + 1].low == "of"
    if head + 1 < comma and not _of_them(tokens, head + 1, comma) and not said_who:
        return None
    name = plain_name(tokens, start, described_end(tokens, head, comma))
    stop = apposed_name_end(tokens, comma, end) if comma < end else None
    if stop is not None and one:
        return spanned(tokens, start, end, plain_name(tokens, comma + 1, stop), SourceKind.NAMED_PERSON)
    if one and comma + 2 < end and is_person_noun(tokens[comma + 1].low) and tokens[comma + 2].text[0].isupper():
        return spanned(
            tokens, start, end, plain_name(tokens, comma + 2, end), SourceKind.NAMED_PERSON, role=tokens[comma + 1].low
        )
    added = next((t.low for t in tokens[comma + 1 : min(comma + 5, end)] if is_person_noun(t.low)), None) or _who_is_told_of(
        tokens, comma, end
    )
    if added is not None and one:
        told = comma + 1 if tokens[comma + 1].low in _ARTICLES else None  # "one, a trader in oil": the words say who
        if told is not None:
            noun = head_of(tokens, told, next((at for at in range(told, end) if not tokens[at].word), end))
            name = plain_name(tokens, told, described_end(tokens, noun, _clause_end(tokens, noun, end)))
        return spanned(tokens, start, end, name, kind_of_noun(added, ()), role=added)
    if said_who and not _of_them(tokens, head + 1, comma):
        return None
    return spanned(
        tokens, start, end, _of_those(name, tokens[start].start, known) if one else name, _kind_among(known.heard, one=one)
    )


def _of_those(name: str, place: int, known: Known) -> str:
    """Return "one of them" with who they are: "one of the diplomats in Orne", where the voice before is several of no name."""
    head, _, pronoun = name.rpartition(" ")
    heard = known.heard[-1] if known.heard else None
    if heard is not None and heard.start == place:
        return heard.name
    if pronoun not in ("them", "those") or heard is None or heard.kind not in _PEOPLE or not is_several(heard):
        return name
    words = heard.name.split()
    return f"{head} {'' if words[0].lower() in word_class('determiners') else 'the '}{words[0].lower()} {' '.join(words[1:])}".strip()


def _who_is_told_of(tokens: Sequence[Token], comma: int, end: int) -> str | None:
    """Return the noun before "who" in what a comma adds: whatever it is, it is a person ("one of her clients, a seamstress who ...")."""
    who = next((at for at in range(comma + 2, min(comma + 6, end)) if tokens[at].low in ("who", "whom", "whose")), None)
    return tokens[who - 1].low if who is not None and tokens[comma + 1].low in _ARTICLES else None


def _clause_end(tokens: Sequence[Token], noun: int, end: int) -> int:
    """Return where the words end that a comma adds: at the next comma."""
    return next((at for at in range(noun, end) if tokens[at].low in (",", ";", "(")), end)


def _of_them(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether "of them", "of the four" follows, which says no more than the number itself."""
    after = [t.low for t in tokens[at + 1 : end]]
    if tokens[at].low != "of" or not after:
        return False
    return after[0] in _OF_WHOM or (len(after) > 1 and after[0] == "the" and after[1] in word_class("some_of"))


def _kind_among(heard: Sequence[Voice], *, one: bool) -> SourceKind:
    """Return the kind of some of those heard last: officials stay officials, one of a crowd is a witness."""
    last = next((voice.kind for voice in reversed(heard) if voice.kind in _PEOPLE), SourceKind.COLLECTIVE)
    return SourceKind.UNNAMED_WITNESS if one and last is SourceKind.COLLECTIVE else last
