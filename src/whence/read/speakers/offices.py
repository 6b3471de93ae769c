"""Offices: what somebody is called beside a name: "Norland's Chief Auditor, Ivo Dorn", "the soba, Ora Tam", "comrade Ilo Marsk".

In: the tokens of a phrase that names a source, its head and its first comma. Out: whether the head is an office, and whether a name follows it.
Refuses: a name for an office; a body for a person.
"""

from collections.abc import Sequence

from whence.model.vocabulary import SourceKind
from whence.read.speakers.known import Known, is_known
from whence.read.text.cast import is_body_word
from whence.read.text.grammar import word_class
from whence.read.text.kinds import is_person_noun, kind_of_noun, singular
from whence.read.text.layout import Token
from whence.read.text.nouns import apposed_name_end, name_end_of

_PAIR = 2


def is_office(tokens: Sequence[Token], start: int, head: int, comma: int, end: int, known: Known) -> bool:
    """Say whether a phrase with a capital is an office, no name: "the Interior Minister", "a local MP", "Norland's Auditor, Jan Dorn"."""
    low = tokens[head].low
    after = tokens[head + 1].low if head + 1 < comma else ""
    if name_end_of(tokens, head, comma) > head + 1 and after not in ("of", "for"):
        return False
    if head == start:  # a headline's "Prosecutor says", "Lawyer for Dorn"
        bare = any(singular(low) in word_class(name, "sources") for name in ("officials", "witnesses", "experts"))
        return bare and not is_body_word(low) and not is_known(low, known) and not tokens[head].text.isupper()
    person = is_person_noun(low) and not is_body_word(low)
    if tokens[start].low not in word_class("determiners"):
        owned = any(token.low.endswith(("'s", "s'")) for token in tokens[start:head])
        return owned and person and apposed_name_end(tokens, comma, end) is not None  # "Norland's Chief Auditor, Jan Dorn"
    return person and (kind_of_noun(low, ()) is SourceKind.UNNAMED_OFFICIAL or apposed_name_end(tokens, comma, end) is not None)


def has_title(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a title written small stands before a name: "comrade Ilo Marsk"."""
    return tokens[at].text.islower() and tokens[at].text != "the"


def is_called(tokens: Sequence[Token], start: int, head: int, comma: int, stop: int | None) -> bool:
    """Say whether a first name and a surname make whoever "the soba" is a person, whatever the word means."""
    plain = stop is not None and stop - comma > _PAIR and all(t.text[0].isupper() for t in tokens[comma + 1 : stop])
    low = tokens[head].low
    thing = is_body_word(low) or low in word_class("labelling", "sources") | word_class("outlet_nouns", "sources")
    return tokens[start].low == "the" and head == comma - 1 and tokens[head].text.islower() and plain and not thing
