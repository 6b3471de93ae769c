"""Trades: nouns for people by what they do or came for ("loggers", "mourners"), as reports count and name them.

In: a lower-case word. Out: whether it is such a noun, and its plural. The list is language/data/en/trades.toml.
Refuses: words that name things or offices of a body as often ("guides", "monitors", "chiefs"): these need other words beside them.
"""

from collections.abc import Mapping
from functools import cache

from whence.language.words.lexicon import load


@cache
def plurals() -> Mapping[str, str]:
    """Return the plural of every noun by its singular."""
    table = load("trades")
    return {one: table["plurals"].get(one) or _plural(one) for one in table["singular"].split()}


@cache
def singulars() -> frozenset[str]:
    """Return the nouns for one of them."""
    return frozenset(plurals())


@cache
def several() -> frozenset[str]:
    """Return the nouns for more than one of them."""
    return frozenset(plurals().values())


@cache
def people_words() -> frozenset[str]:
    """Return all nouns that are counted as people, by what they do or otherwise, one and several."""
    nouns = load("counted")["nouns"]
    return frozenset((*nouns["people"], *nouns["person"])) | singulars() | several()


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
