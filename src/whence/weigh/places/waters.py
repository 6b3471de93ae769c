"""Which waters an occurrence at sea is said to lie in: international waters, or those of a country.

In: a claim of the incident. Out: the waters that its words put it in, as an answer to "where"; whether two such answers cannot both hold.
Refuses: waters that the words only leave ("outside territorial waters"), and a claim whose own words name none.
"""

import re
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import NamedTuple

from whence.language.words.normal import fold, key
from whence.model.said import Claim


class Waters(NamedTuple):
    """Waters as they are compared: the key that equal ones share, and the words to show."""

    key: str
    shown: str


def waters_told(claim: Claim) -> Waters | None:
    """Return the waters that a claim's own words put its occurrence in; `None` where they name none, or two kinds."""
    found = {kind for kind, pattern in _patterns().items() if pattern.search(fold(claim.passage.quote))}
    if len(found) != 1:
        return None
    kind = found.pop()
    return Waters(f"p:{key(kind)}", kind)


def are_waters(name: str | None) -> bool:
    """Say whether an answer to "where" names only a kind of waters, which lie in no town and hold none."""
    return name in _patterns()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return per kind of waters its names behind a word that puts something in them, with at most a few words between ("in Norland's")."""
    raw = loads((files("whence.weigh") / "data" / "waters.toml").read_text(encoding="utf-8"))
    within, between = "|".join(raw["within"]), r"(?:[\w'’-]+ ){0,3}?"
    return {kind: re.compile(rf"\b(?:{within}) {between}(?:{'|'.join(names)})\b") for kind, names in raw["kinds"].items()}
