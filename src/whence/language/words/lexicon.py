"""Lexicons: the word lists that whence reads with, kept as TOML beside the code.

In: a lexicon's name and language. Out: its parsed table, read once and shared.
Refuses: a lexicon that does not ship; nothing is fetched and nothing is guessed.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from whence.errors import UsageError


@cache
def load(name: str, lang: str = "en") -> dict[str, Any]:
    """Return the lexicon `name` of language `lang` as parsed TOML.

    The table is shared between callers: read it, never change it. Raises `UsageError` where no such lexicon ships.
    """
    path = files("whence.language").joinpath("data", lang, f"{name}.toml")
    if not path.is_file():
        raise UsageError(f"no lexicon {name!r} for language {lang!r}: it would stand at language/data/{lang}/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
