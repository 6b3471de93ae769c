"""Words by which a report sets something off from its subject: comparisons, and names for what followed on something else.

In: the name of a list. Out: its words, folded. Refuses: to read them; `core` and `sketch` say what they do in a sentence.
"""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def background_words(name: str) -> frozenset[str]:
    """Return the words of a list of `data/background.toml`."""
    raw = tomllib.loads((files("whence.match") / "data" / "background.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())
