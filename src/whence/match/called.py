"""What a report calls its subject by: the names of its headline and first sentences.

"Rio Sereno penitentiary uprising" and "restoration of order at Rio Sereno" are two names for one thing, whatever is told of it: a riot, people who
were freed, a court.
In: a report. Out: the words of the names at its head, without what it only glances at there, its own outlet, days and months.
Refuses: words that the text also writes small, and those that stand with a capital only where every word does; names of people by their
office; a head longer than a few sentences.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from whence.language.normal import key
from whence.language.sentences import sentences
from whence.match.background import background_words
from whence.match.glance_cues import all_but, part_after, words_in
from whence.match.glances import own_text
from whence.match.sketch import Sketch, leading
from whence.match.weights import WEIGHTS, signal
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.vocabulary import BlockKind

SENTENCES = 3
"""Sentences of the body that are the head of a report, beside its headline."""

LONGEST = 20_000
"""Characters of a report that are looked at."""

LONGEST_LINE = 1_000

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST)
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]+")
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][\w'’-]+")
"""A word with a capital where no sentence begins."""
_DATELINE = re.compile(r"^[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,})*(?=,|:| [-–—])")
_SMALL = re.compile(r"(?<![\w'’-])[a-zß-ÿ][\w'’-]*")
MOST_LOOKED = 12
"""Names of an incident's heads that are looked at, the most frequent first."""

LEAST = 4
"""Letters of a word from which on it is hardly another's."""


def names_at_head(report: Report) -> dict[str, int]:
    """Return the words of the names at a report's head, folded, those of its headline as 2."""
    title, text = report.title or "", own_text(report)[:LONGEST]
    if report.outlet:  # an outlet may be called by its town: only its whole name is no name of the subject
        title, text = (words.replace(report.outlet, " " * len(report.outlet)) for words in (title, text))
    return _names(title, text, _bodies(report))


def _bodies(report: Report) -> tuple[tuple[int, int], ...]:
    return tuple((b.start, b.end) for b in report.blocks if b.kind in _BODY and b.start < LONGEST)[:SENTENCES]


@lru_cache(maxsize=16)
def _names(title: str, text: str, bodies: tuple[tuple[int, int], ...]) -> dict[str, int]:
    spans = [span for start, end in bodies or ((0, len(text)),) for span in sentences(text, start, min(end, LONGEST), wrapped=True)]
    told = [text[span.start : span.end][:LONGEST_LINE] for span in spans[:SENTENCES]]
    title = title[:LONGEST_LINE]
    led = all_but(title, part_after(title, words_in(told[0]) if told else set()))
    inside, small = set(_words(_INSIDE, text)) | set(_words(_DATELINE, told[0] if told else "")), set(_words(_SMALL, text))
    if not _is_all_capitals(title):
        inside |= set(_words(_INSIDE, led))
    none = background_words("calendar") | small

    def names(*lines: str) -> list[str]:
        words = (word for line in lines for word in _words(_CAPITAL, line))
        return sorted({word for word in words if len(word) >= LEAST and word in inside and word not in none})

    return dict.fromkeys(names(*told), 1) | dict.fromkeys(names(led), 2)


def _is_all_capitals(title: str) -> bool:
    """Say whether most longer words of a headline are written with a capital, so that these tell nothing."""
    words = [word for word in title.split() if len(word) >= LEAST and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _words(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        yield from key(found.group()).split()


def called_signals(new: Sketch, old: Sketch, discounts: Mapping[str, float]) -> list[Signal]:
    """Return what the names at the heads of a report and of an incident's reports say; `discounts` are those of names that rivals share."""
    if not new.calls or not old.calls:
        return []
    shared = new.calls.keys() & set(leading(old.calls, at_most=MOST_LOOKED))
    known = {*old.calls, *old.proper, *(word for spot in old.places.values() for word in spot.name.split())}
    own = sorted(word for word, n in new.calls.items() if n > 1 and word not in known)
    if own and not any(new.calls[word] > 1 for word in shared):
        return [] if shared else [signal("called otherwise", ", ".join(own))]
    telling = sorted((discounts.get(word, 1.0), word) for word in shared)
    if not telling:
        return []
    weight = WEIGHTS["called alike"] * min(1.3, telling[-1][0] + 0.3 * (len(telling) - 1))
    return [signal("called alike", ", ".join(word for _, word in telling), weight)]
