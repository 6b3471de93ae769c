"""Names in running text: which stretches could name a place, and what stands around them.

In: a text and the index. Out: `Candidate` records, longest names first come, none overlapping.
Refuses: words in lower case (but for directions and inner articles), common English words, acronyms that are words, names of persons.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from whence.language.places.index import EXACT, PlaceIndex
from whence.language.places.keys import ARTICLES
from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.language.words.words import Word, tokens

NOT_FAMILIES = frozenset({"first", "no_names", "plurals"})  # tables beside those of the kinds of sites
_LONGEST = 6
_TITLE = 300  # a headline is no longer
_START, _NATION, _HEAD = 1, 2, 4  # what a token may be: a name's first word, a demonym, a word for a kind of site
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


class Form(NamedTuple):
    """A token as names see it: its key, whether a possessive ending was taken off, whether it is written as a name may go on."""

    key: str
    possessive: bool
    proper: bool


@lru_cache(maxsize=16_384)
def form_of(word: str) -> Form:
    """Return the form of a token; the same few thousand words make up most of every text."""
    possessive = _POSSESSIVE.search(word) is not None
    proper = is_name_word(word) or _CONNECTED.match(word) is not None
    return Form(fold(_POSSESSIVE.sub("", word) if possessive else word), possessive, proper)


class Scan(NamedTuple):
    """What one look at every token of a stretch gives: where names may begin, nations are named, and words for sites stand."""

    pieces: list[Word]
    starts: list[int]
    nations: list[str]
    heads: list[int]


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


@cache
def site_heads() -> frozenset[str]:
    """Return the words at which a site's name is looked for: the first word of every kind, and the plurals."""
    table = _table()["sites"]
    kinds = (row.split()[0] for family, rows in table.items() if family not in NOT_FAMILIES for row in rows)
    return frozenset((*kinds, *table["first"], *table["plurals"]))


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
        self._mark = lru_cache(maxsize=16_384)(self._read_mark)

    def scan(self, text: str, start: int, end: int) -> Scan:
        """Return the tokens of `text[start:end]` and those among them that matter to names."""
        pieces = tokens(text, start, end)
        marks = [(at, piece.text, mark) for at, piece in enumerate(pieces) if (mark := self._mark(piece.text))]
        nations = [demonyms()[form_of(word).key] for _, word, mark in marks if mark & _NATION]
        return Scan(
            pieces, [at for at, _, mark in marks if mark & _START], nations, [at for at, _, mark in marks if mark & _HEAD]
        )

    def named(self, text: str, scan: Scan) -> list[Candidate]:
        """Return the stretches of a scanned text that could name a place."""
        pieces, starts = scan.pieces, scan.starts
        found: list[Candidate] = []
        lines = Lines(text, pieces)
        free = 0
        for at in starts:
            width, key, numbers = self._longest(text, pieces, at) if at >= free else (0, "", ())
            if numbers:
                found.append(_candidate(text, pieces, at, width, key=key, numbers=numbers, titled=lines.titled(at)))
            free = max(free, at + width)
        return found

    def _read_mark(self, word: str) -> int:
        nation = word[:1].isupper() and form_of(word).key in demonyms()
        return _START * self._may_start(word) | _NATION * nation | _HEAD * (word.lower() in site_heads())

    def _may_start(self, word: str) -> bool:
        """Say whether a name may begin with a token: by how it is written, and by the first words of all names."""
        if not word[0].isalnum() or not (is_name_word(word) or word.lower() in _set("directions", "words")):
            return False
        first = form_of(word).key.partition(" ")[0]
        return not first.isascii() or not first or first in ARTICLES or self._index.begins(first)

    def _longest(self, text: str, pieces: list[Word], at: int) -> tuple[int, str, tuple[tuple[int, int], ...]]:
        word = pieces[at].text
        lower = word.lower()
        if lower in _ENGLISH_ARTICLES and not self._numbers_exact(pieces, at):
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
            form = form_of(piece.text)
            folded = form.key
            key = f"{key} {folded}".strip()
            proper = form.proper or (width > 1 and piece.text in _tails())
            numbers = self._numbers(key) if proper else ()
            if proper and not numbers and width == 1 and _CYRILLIC.match(folded):
                key, numbers = next(
                    ((case, self._numbers(case)) for case in _cyrillic_cases(folded) if self._numbers(case)), (key, ())
                )
            if (
                numbers
                and _may_be_name(pieces, at, width, key)
                and (not _is_acronym(pieces, at, width) or self._has_nation(numbers))
            ):
                best = (width, key, numbers)
            if form.possessive or not self._index.continues(key):
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
    kinds = {each.split()[-1] for family, row in _table()["sites"].items() if family not in NOT_FAMILIES for each in row}
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
    if width > 1 and written[0].lower() in ("the", "a", "an") and not is_name_word(written[1]):
        return False  # "The bridge" begins a sentence
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


class Lines:
    """Which tokens stand in a line of title case, where a capital says little about who is a person; the last line asked for is kept."""

    def __init__(self, text: str, pieces: list[Word]) -> None:
        self._text = text
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._begin = self._end = -1
        self._titled = False

    def titled(self, at: int) -> bool:
        """Say whether the line of token `at` is in title case."""
        begin = self._starts[at]
        if not self._begin <= begin < self._end:
            text = self._text
            self._begin = text.rfind("\n", self._starts[0], begin) + 1
            first = bisect_left(self._starts, self._begin)
            end = text.find("\n", begin, self._pieces[-1].end)
            self._end = end if end >= 0 else len(text) + 1
            self._titled = _is_title(self._pieces, first, bisect_left(self._starts, self._end))
        return self._titled


def in_title(text: str, at: int) -> bool:
    """Say whether the line around a position of a text is in title case."""
    begin, end = text.rfind("\n", max(0, at - _TITLE), at) + 1, text.find("\n", at)
    pieces = tokens(text, begin, min(end if end >= 0 else len(text), begin + _TITLE))
    return _is_title(pieces, 0, len(pieces))


def _is_title(pieces: list[Word], first: int, stop: int) -> bool:
    """Say whether of the longer words in a line at least four, and three in four, have a capital."""
    low = high = 0
    for at in range(first, stop):
        word = pieces[at].text
        if len(word) > 3 and word[0].isalpha():
            if word[0].isupper():
                high += 1
            else:
                low += 1
                if 3 * low > high + stop - at:
                    return False
    return high >= 4 and high >= 3 * low


def _candidate(
    text: str, pieces: list[Word], at: int, width: int, *, key: str, numbers: tuple[tuple[int, int], ...], titled: bool
) -> Candidate:
    last = at + width - 1
    written = pieces[last].text
    end = pieces[last].end - (len(written) - len(_POSSESSIVE.sub("", written)))
    left, right = _neighbour(text, pieces, at, -1), _neighbour(text, pieces, last, 1) if end == pieces[last].end else ""
    support = set(_before(pieces, at)) | set(_after(text, pieces, last))
    if titled:
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
    if following in _set("after", "public") and text[pieces[last].end : pieces[last + 1].start] == " ":
        found.append("public body")
    begin, end = pieces[last].start, pieces[last].end
    heads_line = end < 40 or text.rfind("\n", end - 40, begin) >= 0
    if following in (",", "(", "—", "–", "-", "/") and heads_line and pieces[last].text.isupper() and end - begin > 3:
        found.append("dateline")
    return found
