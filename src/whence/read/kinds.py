"""Kinds: what kind of source a noun or a name is.

In: words. Out: a `SourceKind`. Refuses: to know more of a name than its words show, the listed news agencies apart.
"""

from collections.abc import Collection, Sequence
from functools import cache

from whence.language.lexicon import load
from whence.model.vocabulary import SourceKind
from whence.read.cast import is_body_word, is_person_word
from whence.read.grammar import word_class
from whence.read.layout import Token

# Endings of nouns for somebody who does something: a miner, a cyclist, a translator. A guess, used where no list has the noun.
_CORPS = frozenset({"coast", "national", "home", "border", "republican", "presidential", "civil"})  # "the coast guard" is a body
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "smith", "wright")


@cache
def _agency_phrases() -> frozenset[str]:
    return frozenset(load("sources")["agency_phrases"])


def is_agency(low: str) -> bool:
    """Say whether a folded name is that of a news agency or well-known outlet of the list."""
    low = low.removeprefix("the ")
    return low in word_class("agencies", "sources") or low in _agency_phrases()


def is_named_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a name is that of a body or outlet: by a word of it, or as an acronym."""
    lows = [tokens[at].low.removesuffix("'s") for at in range(start, end)]
    if any(is_body_word(low) for low in lows) or is_agency(" ".join(lows)):
        return True
    last = tokens[end - 1].text.removesuffix("'s").removesuffix("’s")
    return end - start <= 2 and last.isupper() and len(last) > 1


def kind_of_noun(low: str, before: Collection[str]) -> SourceKind:
    """Return the kind of source that a common noun makes, with the words before it."""
    plural = (low.endswith("s") and not low.endswith("ss")) or low in (
        "police",
        "people",
        "men",
        "women",
        "children",
        "policemen",
        "spokesmen",
        "fishermen",
    )
    if low in ("guard", "guards") and _CORPS & set(before):
        return SourceKind.ORGANISATION
    if low in word_class("media", "sources"):
        return SourceKind.MEDIA_ITEM
    if low in word_class("groups", "sources") and low not in ("authorities",):
        return SourceKind.COLLECTIVE
    if is_body_word(low) and not is_person_word(low):
        listed = low.rstrip("s") in word_class("outlets", "sources") or low in word_class("outlets", "sources")
        if low in ("agency", "agencies"):
            return SourceKind.AGENCY if {"news", "wire"} & set(before) else SourceKind.ORGANISATION
        return SourceKind.OUTLET if listed and low not in ("network", "observer", "monitor") else SourceKind.ORGANISATION
    if is_person_word(low):
        if plural:
            return SourceKind.COLLECTIVE
        if low in word_class("officials", "sources"):
            return SourceKind.UNNAMED_OFFICIAL
        return SourceKind.UNNAMED_WITNESS if low in word_class("witnesses", "sources") else SourceKind.COLLECTIVE
    if not plural and low.endswith(_AGENTS) and len(low) > 4:
        return SourceKind.UNNAMED_WITNESS
    return SourceKind.COLLECTIVE if plural else SourceKind.ORGANISATION
