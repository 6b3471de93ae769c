"""The word lists of trace: by which changes are noticed (ranks, kinds of cause, of place, near and hit), and what two texts tell alike.

In: a list's name and a phrase. Out: the kinds of that list that the phrase's words belong to.
"""

import tomllib
from functools import cache
from importlib.resources import files

from whence.language.words.normal import fold


@cache
def word_table(name: str, *, file: str = "changes") -> dict[str, frozenset[str]]:
    """Return one list of a data file (changes.toml): kind -> folded words."""
    table = tomllib.loads(files("whence.trace").joinpath("data", f"{file}.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(words.split()) for kind, words in table[name].items()}


@cache
def all_words(name: str, *, file: str) -> frozenset[str]:
    """Return the words of all kinds of one list."""
    return frozenset().union(*word_table(name, file=file).values())


def kinds_in(name: str, phrase: str) -> set[str]:
    """Return the kinds whose words stand in `phrase`."""
    words = set(fold(phrase).split())
    return {kind for kind, listed in word_table(name).items() if words & listed}
