"""Units: the words of a text as the encoder sees them.

In: a text and a range of it. Out: words and marks with their code-point positions, split as in Universal Dependencies: clitics
("did|n't", "ministry|'s"), hyphens and marks stand alone, titles and initials keep their point. Refuses: to change a character.
"""

import re
from collections.abc import Iterator

from whence.language.words.words import Word, tokens

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "sgt",
        "cpl",
        "brig",
        "adm",
        "gov",
        "sen",
        "rep",
        "st",
        "jr",
        "sr",
        "no",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$")
_HYPHEN = re.compile(r"[-‐‑]")
_CANNOT = re.compile(r"(?i)can(?=not$)")


def units(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of `text[start:end]`, in order, none overlapping. Linear in its length."""
    found: list[Word] = []
    for word in tokens(text, start, end):
        if found and word.start < found[-1].end:  # scripts without blanks, whose words are told two characters at a time
            word = Word(text[found[-1].end : word.end], found[-1].end, word.end)
        if word.text == "." and found and found[-1].end == word.start and found[-1].text.lower() in _TITLES:
            last = found.pop()
            found.append(Word(text[last.start : word.end], last.start, word.end))
        elif word.text.isalnum() and "cannot" not in (word.text, word.text.lower()):
            found.append(word)
        else:
            found.extend(_parts(word))
    return found


def _parts(word: Word) -> Iterator[Word]:
    """Yield the parts of one word: what stands between its hyphens, and its clitic apart."""
    at = 0
    for mark in _HYPHEN.finditer(word.text):
        yield from _clitic(word, at, mark.start())
        yield Word(mark.group(), word.start + mark.start(), word.start + mark.end())
        at = mark.end()
    yield from _clitic(word, at, len(word.text))


def _clitic(word: Word, at: int, until: int) -> Iterator[Word]:
    if at >= until:
        return
    piece = word.text[at:until]
    match = _CANNOT.match(piece) or _CLITIC.search(piece)
    cut = until if match is None else at + (match.end() if match.start() == 0 else match.start())
    yield Word(word.text[at:cut], word.start + at, word.start + cut)
    if cut < until:
        yield Word(word.text[cut:until], word.start + cut, word.start + until)
