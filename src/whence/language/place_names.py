"""Names in running text: which stretches could name a place, and what stands around them.

In: a text and the index. Out: `Candidate` records, longest names first come, none overlapping.
Refuses: words in lower case (but for directions and inner articles), common English words, acronyms that are words, names of persons.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from whence.language.lexicon import load
from whence.language.normal import fold
from whence.language.place_index import EXACT, PlaceIndex
from whence.language.words import Word, tokens

_LONGEST = 6
_INNER_POINT = frozenset({"st", "mt", "ft", "u", "s"})
_JOINED = frozenset({"-", "‐", "‑", "'", "’", "‘", "ʿ", "`"})
_ARTICLE = re.compile(r"(?:al|el|ul|ar|as|ash|az|ad|an|at|ez|es|ed|er|en|et)[-‐ ]?[‘'’ʿ]?(?=[A-Z])")
_ENGLISH_ARTICLES = frozenset({"the", "a", "an", "as", "at", "en", "er", "ed", "es"})
_CONNECTORS = frozenset({
    "al", "el", "ul", "ar", "as", "ash", "az", "ad", "an", "at", "ez", "es", "ed", "er", "en", "et", "il", "of", "the",
    "and", "de", "la", "le", "du", "des", "del", "da", "do", "di", "e", "y",
})  # fmt: skip
_CONNECTED = re.compile(r"(?:al|el|ar|as|ash|az|ad|an|at|ez|es|ed|er|en|et)[-‐]")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC_PREFIX = re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?(?=ال|[\w ]{4})")


class Candidate(NamedTuple):
    """A stretch that could name a place: `numbers` are those of the index with their rank; `first` and `last` token numbers.

    `left` and `right` are capitalised words that stand against it; `support` says what speaks for a place here.
    """

    start: int
    end: int
    key: str
    numbers: tuple[tuple[int, int], ...]
    first: int
    last: int
    left: str
    right: str
    support: frozenset[str]


@cache
def _table() -> dict[str, Any]:
    return load("places")


@cache
def _set(section: str, name: str) -> frozenset[str]:
    return frozenset(_table()[section][name])


@cache
def demonyms() -> dict[str, str]:
    """Return the country of every demonym, folded."""
    return {fold(word): country for country, row in load("demonyms").items() for word in row}


def _cyrillic_cases(word: str) -> list[str]:
    """Return what a Cyrillic name in another case may be in the nominative ("Kyjevi", "Ukrajini")."""
    if len(word) < 5:
        return []
    stem = word[:-1]
    if word.endswith(("ии", "ії", "ию", "ію")):
        return [f"{stem}я"]
    return [stem, f"{stem}а", f"{stem}ь"] if word[-1] in "еуаиіыюяою" else []


@cache
def _arabic_words() -> frozenset[str]:
    return frozenset(map(fold, _table()["arabic"]["words"]))


def is_name_word(word: str) -> bool:
    """Say whether a word is written as a name: with a capital, also behind an Arabic article, or in a script without capitals."""
    letter = word[0] if word[0].isalpha() else next((each for each in word if each.isalpha()), "")
    return letter.isupper() or (not letter.islower() and letter.isalpha()) or _ARTICLE.match(word) is not None


class Reader:
    """Reads the names off one text. `numbers` looks a key up, `continues` says whether a longer name begins with it."""

    def __init__(self, index: PlaceIndex, numbers: Callable[[str], tuple[tuple[int, int], ...]]) -> None:
        self._index = index
        self._numbers = numbers

    def candidates(self, text: str, start: int, end: int) -> tuple[list[Word], list[Candidate]]:
        """Return the tokens of `text[start:end]` and the stretches of them that could name a place."""
        pieces = tokens(text, start, end)
        titled = _titled_lines(text, pieces)
        found: list[Candidate] = []
        at = 0
        while at < len(pieces):
            width, key, numbers = self._longest(text, pieces, at)
            if numbers:
                found.append(_candidate(text, pieces, at, width, key=key, numbers=numbers, titled=titled))
            at += max(width, 1)
        return pieces, found

    def _longest(self, text: str, pieces: list[Word], at: int) -> tuple[int, str, tuple[tuple[int, int], ...]]:
        word = pieces[at].text
        lower = word.lower()
        if lower in _ENGLISH_ARTICLES and not self._numbers_exact(pieces, at):
            return 0, "", ()
        if not word[0].isalnum() or not (is_name_word(word) or lower in _set("directions", "words")):
            return 0, "", ()
        if _ARABIC.search(word):
            return self._arabic(pieces, at)
        best: tuple[int, str, tuple[tuple[int, int], ...]] = (0, "", ())
        key = ""
        for width in range(1, min(_LONGEST + 2, len(pieces) - at) + 1):
            piece = pieces[at + width - 1]
            if width > 1 and not _joins(text, pieces, at + width - 2):
                break
            if piece.text in _JOINED or piece.text == ".":
                continue
            folded = fold(_POSSESSIVE.sub("", piece.text))
            key = f"{key} {folded}".strip()
            proper = (
                is_name_word(piece.text) or _CONNECTED.match(piece.text) is not None or (width > 1 and piece.text in _tails())
            )
            numbers = self._numbers(key) if proper else ()
            if proper and not numbers and width == 1 and _CYRILLIC.match(folded):
                key, numbers = next(
                    ((form, self._numbers(form)) for form in _cyrillic_cases(folded) if self._numbers(form)), (key, ())
                )
            if (
                numbers
                and _may_be_name(pieces, at, width, key)
                and (not _is_acronym(pieces, at, width) or self._has_nation(numbers))
            ):
                best = (width, key, numbers)
            if _POSSESSIVE.search(piece.text) or not self._index.continues(key):
                break
        return best

    def _numbers_exact(self, pieces: list[Word], at: int) -> bool:
        """Say whether an English article may begin a name here: only one whose own it is ("The Hague")."""
        keys = (fold(" ".join(piece.text for piece in pieces[at : at + width])) for width in (2, 3))
        return any(rank == EXACT for key in keys for _, rank in self._index.numbers(key))

    def _has_nation(self, numbers: tuple[tuple[int, int], ...]) -> bool:
        return any(self._index.place(number).kind in ("country", "region") for number, _ in numbers)

    def _arabic(self, pieces: list[Word], at: int) -> tuple[int, str, tuple[tuple[int, int], ...]]:
        """Look up to three Arabic words, without the conjunction and preposition that are written to the first."""
        for width in (3, 2, 1):
            if at + width > len(pieces) or not all(
                _ARABIC.match(each.text) and each.text[0].isalnum() for each in pieces[at : at + width]
            ):
                continue
            whole = fold(" ".join(each.text for each in pieces[at : at + width]))
            bare = _ARABIC_PREFIX.sub("", whole)
            for key in dict.fromkeys((whole, bare, f"ال{whole[2:]}" if whole.startswith("لل") else whole)):
                numbers = self._numbers(key) if len(key) >= 4 and key not in _arabic_words() else ()
                if numbers:
                    return width, key, numbers
        return 0, "", ()


@cache
def _tails() -> frozenset[str]:
    """Return the words in lower case that may end a listed name ("al-Hol camp", "Hasakah province")."""
    kinds = {
        each.split()[-1]
        for family, row in _table()["sites"].items()
        if family not in ("first", "no_names", "plurals")
        for each in row
    }
    return frozenset(kinds) | _set("after", "province") | _set("after", "tails")


def _joins(text: str, pieces: list[Word], at: int) -> bool:
    """Say whether the token after `at` may go on with a name: only blanks, a hyphen or an abbreviation's point between."""
    here, after = pieces[at], pieces[at + 1]
    gap = text[here.end : after.start]
    if "\n" in gap or len(gap) > 2:
        return False
    if here.text == ".":
        return at > 0 and pieces[at - 1].text.lower() in _INNER_POINT
    if after.text == ".":
        return here.text.lower() in _INNER_POINT
    return here.text[0].isalnum() or here.text in _JOINED


def _may_be_name(pieces: list[Word], at: int, width: int, key: str) -> bool:
    """Say whether the words are written as this name would be: acronyms in capitals, no bare connector, no small word."""
    written = [piece.text for piece in pieces[at : at + width] if piece.text[0].isalnum()]
    letters = key.replace(" ", "")
    if len(letters) <= 3 and not all(
        each.isupper() or not each.isalpha() for each in "".join(written).replace("-", "").removesuffix("'s").removesuffix("’s")
    ):
        return len(letters) == 3 and written[0][:1].isupper() and key not in _set("common", "words")
    return written[-1].lower() not in _CONNECTORS


def _is_acronym(pieces: list[Word], at: int, width: int) -> bool:
    """Say whether one short word in capitals stands among words that are not, and heads no dateline ("GAZA, Oct. 11")."""
    word = pieces[at].text
    if width > 1 or not word.isupper() or not word.isascii() or len(word.replace(".", "")) > 4 or _whole_line_capital(pieces, at):
        return False
    return not (at + 1 < len(pieces) and pieces[at + 1].text in (",", "(", "—", "–", "-", "/"))


def _whole_line_capital(pieces: list[Word], at: int) -> bool:
    around = [piece.text for piece in pieces[max(0, at - 3) : at + 4] if piece.text.isalpha() and len(piece.text) > 1]
    return len(around) > 1 and all(each.isupper() for each in around)


def _titled_lines(text: str, pieces: list[Word]) -> frozenset[int]:
    """Return the starts of lines in title case: there a capital says little about who is a person."""
    counts: dict[int, list[int]] = {}
    line = 0
    previous = 0
    for piece in pieces:
        if "\n" in text[previous : piece.start]:
            line = piece.start
        previous = piece.end
        if piece.text[0].isalpha() and len(piece.text) > 3:
            row = counts.setdefault(line, [0, 0])
            row[piece.text[0].isupper()] += 1
    return frozenset(start for start, (low, high) in counts.items() if high >= 4 and high >= 3 * low)


def _candidate(
    text: str, pieces: list[Word], at: int, width: int, *, key: str, numbers: tuple[tuple[int, int], ...], titled: frozenset[int]
) -> Candidate:
    last = at + width - 1
    written = pieces[last].text
    end = pieces[last].end - (len(written) - len(_POSSESSIVE.sub("", written)))
    line = max(text.rfind("\n", 0, pieces[at].start) + 1, 0)
    in_title = line in titled or (line == 0 and 0 in titled) or any(start in titled for start in range(line, line + 3))
    left, right = _neighbour(text, pieces, at, -1), _neighbour(text, pieces, last, 1) if end == pieces[last].end else ""
    support = set(_before(pieces, at)) | set(_after(text, pieces, last))
    if in_title:
        support.add("title")
    if end < pieces[last].end:
        support.add("possessive")
    return Candidate(pieces[at].start, end, key, numbers, at, last, left, right, frozenset(support))


def _neighbour(text: str, pieces: list[Word], at: int, step: int) -> str:
    """Return the capitalised word right beside a name, without a mark between, or ""."""
    other = at + step
    if not 0 <= other < len(pieces):
        return ""
    gap = text[pieces[at].end : pieces[other].start] if step > 0 else text[pieces[other].end : pieces[at].start]
    word = pieces[other].text
    return word if "\n" not in gap and word[0].isalpha() and is_name_word(word) and not _ARABIC.search(word) else ""


def _before(pieces: list[Word], at: int) -> list[str]:
    """Return what the words before a name say for a place: a preposition of place, "the town of", a list with such a head."""
    found = []
    back = at - 1
    descriptors = _set("before", "descriptors")
    while back >= 0 and at - back <= 7:
        word = pieces[back].text.lower()
        if word in _set("before", "place_nouns"):
            found.append("place noun")
        if word not in descriptors and word not in demonyms():
            break
        if word == "of" and back and pieces[back - 1].text.lower() not in descriptors:
            break
        back -= 1
    if back < 0:
        return found
    word = pieces[back].text.lower()
    if word in ("in", "near", "outside", "inside"):
        found.append("in")
    if word in _set("before", "locative") or (
        word == "and" and any(each.text.lower() == "between" for each in pieces[max(0, back - 5) : back])
    ):
        found.append("preposition")
    if word == "." and back:
        word = pieces[back - 1].text.lower()
    if word in _set("before", "person_titles") and "place noun" not in found:
        found.append("person title")
    return found


def _after(text: str, pieces: list[Word], last: int) -> list[str]:
    found = []
    following = pieces[last + 1].text.lower() if last + 1 < len(pieces) else ""
    after = _table()["after"]
    if following in after["province"] or following in after["district"] or following in after["settlement"]:
        found.append("area word")
    line_start = text.rfind("\n", 0, pieces[last].start) + 1
    if (
        following in (",", "(", "—", "–", "-", "/")
        and pieces[last].end - line_start < 40
        and pieces[last].text.isupper()
        and len(pieces[last].text) > 3
    ):
        found.append("dateline")
    return found
