"""Words: where the words and marks of a text stand.

In: a text and a range of it. Out: words or tokens with their code-point positions, in order.
Refuses: to split words of scripts without blanks by a dictionary; there every two neighbouring characters make a word.
"""

import re
from typing import NamedTuple

# Combining signs are no word characters to `re`, but belong to the word (Arabic vowels, Indic vowel signs, Latin accents).
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u102b-\u103e\u200c\u200d"
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_LETTER = rf"[^\W_{_UNSPACED}]"
_RUN = rf"{_LETTER}[^\W_{_UNSPACED}]*(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*"
# Most words are plain ones before a blank or a mark that joins nothing: met first, without asking for the rest.
_PLAIN = r"(?P<plain>[A-Za-z]+)(?=[\s,;:?!\")\]\u201d]|\.(?:\s|$))"
_WORD = (
    rf"{_PLAIN}"
    r"|(?P<initials>(?:[A-Za-z]\.){2,})(?![^\W_])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![^\W_])"
    rf"|(?P<word>{_RUN}(?:['’ʼ\-‐‑]{_RUN})*)"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
)
_WORDS = re.compile(_WORD)
# "No." before a number is one token: its point ends nothing ("the No. 4 mine").
_TOKENS = re.compile(r"(?P<numbered>Nos?\.(?=[\s\u00a0]?\d))|" + _WORD + r"|(?P<mark>[^\s\w]|_)")


class Word(NamedTuple):
    """A word or mark as written, with its place `[start, end)` in the text."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]`: runs of letters and digits with inner apostrophe, hyphen or point ("U.S.", "1,200").

    Chinese, Japanese and Thai, which set no blanks, give one word per two neighbouring characters.
    """
    return _scan(_WORDS, text, start, end)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]` and, between them, every punctuation mark by itself; "No." before a number is a word."""
    return _scan(_TOKENS, text, start, end)


def _scan(pattern: re.Pattern[str], text: str, start: int, end: int | None) -> list[Word]:
    found: list[Word] = []
    add, make = found.append, tuple.__new__  # what NamedTuple's own constructor calls, without its frame: half the time of a scan
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if last - first > 2 and match.lastgroup == "unspaced":
            found.extend(Word(text[at : at + 2], at, at + 2) for at in range(first, last - 1))
        else:
            add(make(Word, (match.group(), first, last)))
    return found
