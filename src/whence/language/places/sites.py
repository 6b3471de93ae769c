"""Sites: named prisons, camps, hospitals, bases, crossings in running text, known to the index or not.

In: a text's tokens. Out: `Site` records: the span, the proper part of the name, the family of its kind.
Refuses: sites without a proper name ("the prison", "a Turkish base"), and plurals, but for two names with one plural.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.places.names import NOT_FAMILIES, demonyms, form_of, in_title, is_name_word
from whence.language.words.lexicon import load
from whence.language.words.normal import fold
from whence.language.words.words import Word

_LONGEST_NAME = 5
_NUMBERS = frozenset({"No.", "Nos."})
_LOOKS = 8  # places of a text at which a headline's name is looked for
_FAR = 20_000  # characters to either side in which a name is looked for again: linear time, and longer than most reports


class Site(NamedTuple):
    """A named site: tokens `[first, last]`, `name` its proper part, `family` the kind of site (prison, camp, ...)."""

    start: int
    end: int
    first: int
    last: int
    name: str
    family: str


@cache
def _kinds() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of every kind by their first word, longest first; each with its family in front."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for family, rows in load("places")["sites"].items():
        if family not in NOT_FAMILIES:
            for row in rows:
                words = row.split()
                found.setdefault(words[0], []).append((family, *words))
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


@cache
def family_words(family: str) -> tuple[str, ...]:
    """Return the words that name one kind of site."""
    return tuple(load("places")["sites"].get(family, ()))


def sites(text: str, pieces: list[Word], heads: Sequence[int]) -> list[Site]:
    """Return the named sites among `pieces`, tokens of `text`, in order and without overlap; `heads` are where to look."""
    found: list[Site] = []
    for at in heads:
        piece = pieces[at]
        lower = piece.text.lower()
        if found and at <= found[-1].last:
            continue
        kind = _kind_at(pieces, at, lower)
        if kind is not None:
            site = _named_before(text, pieces, at, kind)
            if site is not None and (not found or site.first > found[-1].last):
                found.append(site)
        elif lower in load("places")["sites"]["first"] and piece.text[0].isupper():
            site = _named_after(text, pieces, at, lower)
            if site is not None:
                found.append(site)
        elif lower in load("places")["sites"]["plurals"]:
            found.extend(each for each in _pair_before(text, pieces, at, lower) if not found or each.first > found[-1].last)
    return found


def heads_line(text: str, site: Site) -> bool:
    """Say whether three or more capitalised words begin a line and make up the name: "Shells Hit Desert Prison"."""
    return site.name.count(" ") > 1 and (
        not (before := text[max(0, site.start - 3) : site.start].rstrip(' "“‘')) or before[-1] == "\n"
    )


def believed(text: str, pieces: list[Word], site: Site, known: Callable[[Site], bool]) -> Site | None:
    """Return what of a headline's site is a name: where all words have capitals, "Shells Hit Velmar Prison" looks like one.

    Kept is the longest part next to the kind that `known` knows, or that the text writes elsewhere in a line that is no headline.
    """
    ahead = text[pieces[site.first].start : pieces[site.last].end].endswith(site.name)  # "Camp Velmar": the name stands last
    kind_end = _kind_width(pieces, site) if not ahead else 0
    parts = (
        [_part(text, pieces, site, site.first, last) for last in range(site.last, site.first, -1)]
        if ahead
        else [_part(text, pieces, site, first, site.last) for first in range(site.first, site.last + 1 - kind_end)]
    )
    return next((part for part in parts if known(part) or _stands_elsewhere(text, pieces, part, kind_end)), None)


def _kind_width(pieces: list[Word], site: Site) -> int:
    """Return of how many tokens the word for the kind at the end of a site's span is; one for a plural with two names."""
    return next(
        (site.last - at + 1 for at in range(site.first, site.last + 1) if pieces[at].start >= site.start + len(site.name)), 0
    )


def _part(text: str, pieces: list[Word], site: Site, first: int, last: int) -> Site:
    start, end = pieces[first].start, pieces[last].end
    if first == site.first:
        return site._replace(last=last, end=end, name=text[pieces[first + 1].start : end]) if last < site.last else site
    return site._replace(first=first, start=start, name=site.name[start - site.start :])


def _stands_elsewhere(text: str, pieces: list[Word], site: Site, kind_width: int) -> bool:
    written = text[site.start : site.end]
    kind = text[pieces[site.last + 1 - kind_width].start : site.end] if kind_width else ""
    first, last = max(0, site.start - _FAR), site.end + _FAR
    if kind[:1].isupper() and text.find(written.removesuffix(kind) + kind.lower(), first, last) >= 0:
        return True
    at = first - 1
    for _ in range(_LOOKS):
        at = text.find(written, at + 1, last)
        if at < 0:
            return False
        if at != site.start and not in_title(text, at):
            return True
    return False


def _kind_at(pieces: list[Word], at: int, lower: str) -> tuple[str, ...] | None:
    for row in _kinds().get(lower, ()):
        words = row[1:]
        if [piece.text.lower() for piece in pieces[at : at + len(words)]] == list(words):
            return row
    return None


def _named_before(text: str, pieces: list[Word], at: int, kind: tuple[str, ...]) -> Site | None:
    first = _name_start(text, pieces, at)
    if first is None:
        return None
    last = at + len(kind) - 2
    name = text[pieces[first].start : pieces[at - 1].end].strip("\"“”'‘’ ")
    return Site(pieces[first].start, pieces[last].end, first, last, name, kind[0])


def _named_after(text: str, pieces: list[Word], at: int, lower: str) -> Site | None:
    last = at
    while last + 1 < len(pieces) and last - at < 3 and _follows(text, pieces, last) and is_name_word(pieces[last + 1].text):
        last += 1
    if last == at or (
        at and _follows(text, pieces, at - 1) and is_name_word(pieces[at - 1].text) and pieces[at - 1].text[0].isupper()
    ):
        return None
    if not _is_proper(pieces, at + 1, last):
        return None
    family = {"camp": "camp", "fort": "base", "fob": "base"}.get(lower, "square")
    return Site(pieces[at].start, pieces[last].end, at, last, text[pieces[at + 1].start : pieces[last].end], family)


def _pair_before(text: str, pieces: list[Word], at: int, plural: str) -> list[Site]:
    """Return the two sites of "the A and B prisons"; a plural behind one name is no site."""
    second = _name_start(text, pieces, at)
    if second is None or second < 2 or pieces[second - 1].text.lower() != "and":
        return []
    first = _name_start(text, pieces, second - 1)
    if first is None:
        return []
    kind = _kind_of_plural(plural)
    return [
        Site(pieces[begin].start, pieces[stop - 1].end, begin, stop - 1, text[pieces[begin].start : pieces[stop - 1].end], kind)
        for begin, stop in ((first, second - 1), (second, at))
    ]


def _kind_of_plural(plural: str) -> str:
    singular = plural.removesuffix("s")
    for family, rows in load("places")["sites"].items():
        if family not in NOT_FAMILIES and (singular in rows or plural in rows or plural.removesuffix("es") in rows):
            return str(family)
    return "square"


def _name_start(text: str, pieces: list[Word], at: int) -> int | None:
    """Return the token where the proper name right before token `at` begins, or `None` where there is none."""
    first = at
    while first and at - first < _LONGEST_NAME and _follows(text, pieces, first - 1):
        word = pieces[first - 1].text
        inner = first < at and word.lower() in ("of", "al", "el", "de", "la", "bin", "abu") and not _is_part_of(pieces, first - 1)
        numbered = word.isdigit() and first > 1 and pieces[first - 2].text in _NUMBERS
        if (
            not (word[0].isalnum() and (is_name_word(word) or inner or numbered))
            or is_description(word)
            or form_of(word).key in demonyms()
        ):
            break
        first -= 1
    while first < at and (
        _is_opener(pieces[first].text) or not is_name_word(pieces[first].text) or pieces[first].text in _NUMBERS
    ):
        first += 1
    return first if first < at and _is_proper(pieces, first, at - 1) else None


def _is_part_of(pieces: list[Word], at: int) -> bool:
    """Say whether "of" stands at `at` behind a letter or number: "Block D of Navin prison" lies in the site that is named."""
    return at > 0 and pieces[at].text.lower() == "of" and (len(pieces[at - 1].text) == 1 or pieces[at - 1].text.isdigit())


def _follows(text: str, pieces: list[Word], at: int) -> bool:
    """Say whether nothing but a blank or quotation mark stands between token `at` and the next."""
    if not pieces[at].text[0].isalnum() or not pieces[at + 1].text[0].isalnum():
        return False
    return text[pieces[at].end : pieces[at + 1].start] in (" ", "\u00a0")


_JOINED = re.compile(
    r"(?!(?:al|el|ar|as|ash|az|ad|an|at|ez|es|ed|er|en|et)[-‐‑])[^\W\d_]+(?:[-‐‑][^\W\d_]+)*[-‐‑]([a-z]+)$", re.IGNORECASE
)


def is_description(word: str) -> bool:
    """Say whether a word is an adjective made of two: "Kurdish-run", "UN-backed", "State-owned"; never "Tell-al-Bir"."""
    match = _JOINED.match(word)
    if match is None or not match[1].islower():
        return False
    return match[1].endswith(("ed", "ing", "ly")) or match[1] in load("places")["joined"]["last"]


def _is_opener(word: str) -> bool:
    """Say whether a capitalised word before a name is only the first of the sentence or describes what follows."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    table = load("places")
    return (
        lower in table["sites"]["no_names"]
        or word.endswith(("'s", "’s"))
        or lower in table["directions"]["words"]
        or lower in load("sentences")["starters"]
        or lower in table["before"]["locative"]
        or fold(word) in demonyms()
        or is_description(word)
    )


def _is_proper(pieces: list[Word], first: int, last: int) -> bool:
    """Say whether the words are a name of their own, and not a people, an acronym or a plain description."""
    words = [piece.text for piece in pieces[first : last + 1]]
    if all(word.isupper() and word.isalpha() and len(word) > 1 for word in words):
        return False
    table = load("places")
    return any(
        is_name_word(word)
        and not is_description(word)
        and fold(word) not in demonyms()
        and word.lower() not in table["sites"]["no_names"]
        and word.lower() not in table["common"]["words"]
        for word in words
    )
