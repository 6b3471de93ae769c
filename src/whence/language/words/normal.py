"""Normal forms: what is left of a text when its accidents of writing are taken away.

In: any text. Out: a folded text that compares equal where only case, accents, digits, hyphens or Arabic letter variants differ.
Refuses: to transliterate. Two scripts never fold to one word; that is the gazetteer's and the register's business.
"""

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n", "ħ": "h", "ə": "e",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
        "ؤ": "و", "ۆ": "و", "ئ": "ي", "ک": "ك", "گ": "ك", "ڤ": "ف", "ء": None, "ـ": None, "ς": "σ", "ё": "е", "ґ": "г",
    }
)  # fmt: skip
_APOSTROPHES = frozenset("'’‘`´ʼʻʿʾʽ′ʹ＇")
# Cyrillic and Greek letters that look like a Latin one; used only inside a word that is otherwise Latin (see `_unmask`).
LOOKALIKES = dict(
    zip(
        "аеорсхуіјѕԁһкмтвнԛԝӏαεοριυνκτχγзѵսհոցօ",
        "aeopcxyijsdhkmtbhqwlaeopiuvktxy3vuhngo",
        strict=False,
    )
)
_SMALL = frozenset({
    "the", "a", "an", "of", "for", "and", "de", "du", "des", "d", "la", "le", "les", "l", "el", "al", "ar", "as", "ash",
    "az", "ad", "at", "il", "lo", "gli", "los", "las", "der", "die", "das", "den", "het", "een", "une", "un", "en", "y",
})  # fmt: skip
_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s*$", re.IGNORECASE)


def fold_character(character: str) -> str:
    """Return what one character folds to: letters and digits, a blank, or nothing."""
    if character in _APOSTROPHES:
        return ""
    folded = character
    for _ in range(4):  # decomposition and case folding can each make work for the other
        step = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold()).translate(_LETTERS)
        if step == folded:
            break
        folded = step
    return "".join(map(_fold_piece, folded))


def _fold_piece(piece: str) -> str:
    category = unicodedata.category(piece)
    if piece in _APOSTROPHES or category == "Cf" or "\ufe00" <= piece <= "\ufe0f":
        return ""
    if category == "Mn" and unicodedata.combining(piece):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(piece))
    return piece if category[0] in "LNM" else " "


class _Folding(dict[int, str]):
    """What each code point folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return `text` in folded form: compatibility-decomposed, case-folded, without marks, one blank between words.

    Arabic and Persian letter variants fold to one, every digit to its ASCII form, apostrophes vanish, other punctuation and
    hyphens become blanks. Folding twice is folding once.
    """
    return " ".join(text.translate(_FOLDING).split())


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Return `text` in lower case with every character at its place; where that is impossible, only ASCII letters are changed."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_ASCII_LOWER)


def key(name: str) -> str:
    """Return the form under which a name is looked up: folded, without articles, small words and a final possessive.

    A name of small words only keeps them ("The The"). The Arabic article goes where three letters of the word are left.
    """
    return _short_key(name) if len(name) <= _SHORT else _key(name)


def _key(name: str) -> str:
    words = fold(_POSSESSIVE.sub("", name)).split()
    kept = [_without_arabic_article(word) for word in words if word not in _SMALL]
    return " ".join(kept or words)


_SHORT = 80
"""Names up to this long are kept: a case names the same few over and over."""

_short_key = lru_cache(maxsize=32_768)(_key)


def _without_arabic_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 5 else word


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the index in `text` that it came from.

    Like `fold`, and letters of another script that pose as Latin inside a Latin word are read as what they look like, so that
    zero-width characters, look-alikes and foreign digits do not hide a copy. A span `[a, b)` of the result stands at
    `[offsets[a], offsets[b - 1] + 1)` of the original. Linear in the length of `text`.
    """
    letters: list[str] = []
    offsets: list[int] = []
    folding = _FOLDING
    blank = True
    for index, character in enumerate(text):
        for piece in folding[ord(character)]:
            if piece != " ":
                letters.append(piece)
                offsets.append(index)
                blank = False
            elif not blank:
                letters.append(" ")
                offsets.append(index)
                blank = True
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return _unmask("".join(letters)), offsets


_MIXED = re.compile(r"[^\W\d_]+")


def _unmask(folded: str) -> str:
    """Read look-alike letters as Latin in words that mix them with Latin ones; every word keeps its length."""
    if folded.isascii():
        return folded
    return _MIXED.sub(_unmask_word, folded)


def _unmask_word(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii() or not any("a" <= letter <= "z" for letter in word):
        return word
    return "".join(LOOKALIKES.get(letter, letter) for letter in word)
