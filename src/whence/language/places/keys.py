"""Keys of place names: the forms under which a name is entered in the index and looked up.

In: a name. Out: its folded key, the key without Arabic articles, its consonant skeleton.
Refuses: to make a skeleton of fewer than three consonants; too many names would share it.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from whence.language.words.normal import fold

ARTICLES = frozenset({
    "al", "el", "ul", "il", "ar", "as", "ash", "az", "ad", "adh", "an", "at", "ath", "ez", "esh", "es", "er", "ed", "en",
    "et", "the",
})  # fmt: skip
_LONG = (
    ("tsch", "s"),
    ("sch", "s"),
    ("tch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
)
_LETTERS = str.maketrans({"q": "k", "c": "k", "x": "h", "g": "g", "v": "w", "z": "z", "ç": "s", "p": "b"})
_ALIKE = 0.7
_DROPPED = re.compile(r"[aeiouywj']")


@lru_cache(maxsize=8_192)
def place_key(name: str) -> str:
    """Return the folded name, one blank for hyphens and points: the key of an exact match."""
    return fold(name)


def without_articles(key: str) -> str:
    """Return `key` without Arabic articles at its head or between words, or "" where it has none or nothing is left."""
    words = key.split()
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept) if kept and len(kept) < len(words) else ""


def skeleton(key: str) -> str:
    """Return the consonants of a Latin `key` in one spelling, articles left out; "" where fewer than three are left."""
    if not key.isascii():
        return ""
    joined = consonants(key)
    return joined if sum(character != " " for character in joined) >= 3 else ""


def consonants(key: str) -> str:
    """Return the consonants of a Latin `key` in one spelling, articles left out, however few."""
    pieces = (_word_skeleton(word) for word in key.split() if word not in ARTICLES)
    return " ".join(piece for piece in pieces if piece)


def _word_skeleton(word: str) -> str:
    for written, letter in _LONG:
        word = word.replace(written, letter)
    word = word.translate(_LETTERS)
    bare = _DROPPED.sub("", word)
    if bare.endswith("h") and len(bare) > 1:
        bare = bare[:-1]
    return re.sub(r"(.)\1+", r"\1", bare)


def sounds_alike(key: str, other: str) -> bool:
    """Say whether two Latin keys of one skeleton are near enough to be one name: few consonants are shared by many names.

    Measured by the share of letters in common order (Ratcliff and Obershelp), articles left out; vowels are often spelled otherwise
    ("Jindires", "Jindayris"), but "Qaboun" is not "Kobani".
    """
    one, two = (without_articles(each) or each for each in (key, other))
    if not two.isascii():
        return True  # shown in its own script: nothing to compare
    return SequenceMatcher(None, one.translate(_LETTERS), two.translate(_LETTERS), autojunk=False).ratio() >= _ALIKE
