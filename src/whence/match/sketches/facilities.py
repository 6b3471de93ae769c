"""What sort of place words speak of: a prison, a hospital, a market.

In: words. Out: kinds, one word each. "A prison in the north was shelled" and "shells fell on the jail of Dorvan" share one.
Refuses: to tell two places of one kind apart; that is what names and towns are for.
"""

import tomllib
from functools import cache
from importlib.resources import files

from whence.language.words.normal import fold


def facilities_in(words: str) -> list[str]:
    """Return the kinds of facility that the words name, sorted."""
    known = _kinds()
    return sorted({known[word] for word in fold(words).split() if word in known})


@cache
def _kinds() -> dict[str, str]:
    raw = tomllib.loads((files("whence.match") / "data" / "facilities.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in raw["kinds"].items() for word in words.split()}
