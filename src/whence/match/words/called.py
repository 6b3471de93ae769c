"""What a report calls its subject by: the names of its headline and first sentences.

In: a report. Out: the words of the names at its head, without what it only glances at there, its own outlet, days and months. Words by which a
name is a body's or an officer's ship as data (`data/called.toml`).
Refuses: words that the text also writes small, and those that stand with a capital only where every word does; lands and their people; who only
acts, speaks or decides; a head longer than a few sentences.
"""

import re
import tomllib
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, takewhile
from typing import NamedTuple

from whence.language.words.normal import key
from whence.language.words.sentences import sentences
from whence.match.words.background import background_words
from whence.match.words.glance_cues import all_but, moves_on, part_after, words_in
from whence.match.words.glances import own_text
from whence.model.captured import Report
from whence.model.vocabulary import BlockKind

PARAGRAPHS, SENTENCES = 3, 3
"""Paragraphs, and sentences in all, that are the head of a report beside its headline."""

SHORT = 2
"""Words of a line up to which it is no sentence ("HALM."), and letters up to which a headline's word says nothing about its capitals."""

LONGEST = 20_000
"""Characters of a report that are looked at."""

LONGEST_LINE = 1_000

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST)
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]+")
_NAME = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]+(?: (?:(?:of|the|de|del|la|al|el|du) ){0,2}[^\W\d_a-z][\w'’-]+)*")
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][\w'’-]+")
"""A word with a capital where no sentence begins."""
_DATELINE = re.compile(
    r"^[^\W\d_a-z][\w'’]{2,}(?:[ -][^\W\d_a-z][\w'’]+)*(?=(?:, [^\W\d_a-z][\w., ]{1,30})?(?::| [-–—] ))"
    r"|^[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,})*(?=[,.])"
)
"""A place before a report's first words; not one that an agency writes from ("HALM (AP) -")."""
_PAIR = re.compile(r"^[^\W\d_a-z][\w'’]+ [^\W\d_a-z][\w'’]+")
"""Two words with a capital at the beginning of a headline in which others have none."""
_ACRONYM = re.compile(r"(?<![\w'’])[^\W\d_a-z]{2,6}(?![\w'’])")
"""What a body is called by for short: many occurrences are its doing, so that it leads to none."""
_SMALL = re.compile(r"(?<![\w'’-])[a-zß-ÿ][\w'’-]*")

_OF_A_LAND = ("i", "n", "an", "ian", "ese", "ish", "ic", "ite", "er")
"""Endings by which the people of a land are called after it."""

_LANDS = ("", "s", "a", "e", "y", "ey", "ia", "land")
_OF_PEOPLES = ("ian", "ians", "ese", "ish")

LEAST = 4
"""Letters of a word from which on it is hardly another's."""


class Head(NamedTuple):
    """A report's headline, its first sentences, and its text, without what it only glances at."""

    title: str
    lines: tuple[str, ...]
    text: str


def head_of(report: Report) -> Head:
    """Return the head of a report. Its outlet's whole name stands nowhere in it: an outlet may be called by its town."""
    text = own_text(report)[:LONGEST]
    headline = next((text[b.start : b.end] for b in report.blocks if b.kind is BlockKind.HEADLINE), "")
    title = (report.title or headline)[:LONGEST_LINE]
    bodies = tuple((b.start, b.end) for b in report.blocks if b.kind in _BODY and b.start < LONGEST)[:PARAGRAPHS]
    return _head(title, text, bodies, report.outlet or "")


@lru_cache(maxsize=16)
def _head(title: str, text: str, bodies: tuple[tuple[int, int], ...], outlet: str) -> Head:
    told: list[str] = []
    for start, end in bodies or ((0, len(text)),):
        lines = (text[span.start : span.end][:LONGEST_LINE] for span in sentences(text, start, min(end, LONGEST), wrapped=True))
        own = takewhile(lambda line: not moves_on(line), lines)
        told += islice((_without(line, outlet) for line in own if len(line.split()) > SHORT), SENTENCES - len(told))
    led = all_but(title, part_after(title, words_in(told[0]) if told else set()))
    return Head(_without(led, outlet), tuple(told), text)


def _without(words: str, outlet: str) -> str:
    return words.replace(outlet, " " * len(outlet)) if outlet else words


def names_at_head(report: Report) -> dict[str, int]:
    """Return the words of the names at a report's head, folded, those of its headline as 2."""
    return dict(_names(head_of(report)))


@lru_cache(maxsize=16)
def _names(head: Head) -> tuple[tuple[str, int], ...]:
    led, told, text = head
    inside, small = set(_words(_INSIDE, text)) | set(_words(_DATELINE, told[0] if told else "")), set(_SMALL.findall(text))
    if not _is_all_capitals(led):
        inside |= set(_words(_INSIDE, led)) | set(_words(_PAIR, led))
    none = background_words("calendar") | small | _peoples(set(_words(_CAPITAL, text)))

    def names(*lines: str, bodies: bool = False) -> list[str]:
        words = (word for line in lines for name in _names_of_no_body(line, bodies=bodies) for word in _words(_CAPITAL, name))
        return sorted({word for word in words if len(word) >= LEAST and word in inside and word not in none})

    first = led or (told[0] if told else "")
    found = dict.fromkeys(names(*told), 1) | dict.fromkeys(names(first, bodies=bool(led)), 2)
    if not _is_all_capitals(first):
        found |= {word: 1 for word in _words(_ACRONYM, led or _DATELINE.sub("", first)) if word in found}
    return tuple(found.items())


def _names_of_no_body(line: str, *, bodies: bool) -> Iterator[str]:
    """Yield the names of a line, each of one or more words, save those of people by their office, of who is only heard, and of bodies.

    A headline names the bodies that something befell (`bodies`).
    """
    for found in _NAME.finditer(line):
        words = {word.lower() for word in found.group().replace("'", " ").replace("’", " ").split()}
        before = line[: found.start()].rsplit(maxsplit=1)[-1:]
        after = line[found.end() :].split(maxsplit=1)[:1]
        office = found.group().split()[0].lower() in _listed("offices") or (before and before[0].lower() in _listed("offices"))
        heard = after and after[0].strip(",.").lower() in _listed("sayings")
        if not ((not bodies and words & _listed("bodies")) or office or heard):
            yield found.group()


@cache
def _listed(name: str) -> frozenset[str]:
    raw = tomllib.loads((files("whence.match") / "data" / "called.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())


def _peoples(names: Set[str]) -> set[str]:
    """Return the names of lands and of their people, where a text gives both: many things happen to "Norland" and "Norlandish" guards."""
    found = {name for name in names if name.endswith(_OF_PEOPLES)}
    for name in names:
        for ending in _OF_A_LAND:
            stem = name.removesuffix(ending)
            if stem != name and len(stem) >= LEAST:
                lands = {f"{stem}{end}" for end in _LANDS} & names
                found |= {*lands, name} if lands else set()
    return found


def _is_all_capitals(title: str) -> bool:
    """Say whether nearly all words of a headline are written with a capital, so that these tell nothing."""
    words = [word for word in title.split()[1:] if len(word) > SHORT and word[0].isalpha()]
    return 3 * sum(word[0].isupper() for word in words) > 2 * len(words)


def _words(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        for part in found.group().split("-"):  # of "Norland-held" only the name
            yield from key(part).split() if part[:1].isupper() else ()
