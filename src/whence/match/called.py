"""What a report calls its subject by: the names of its headline and first sentences.

"Rio Sereno penitentiary uprising" and "restoration of order at Rio Sereno" are two names for one thing, whatever is told of it: a riot, people who
were freed, a court.
In: a report. Out: the words of the names at its head, without what it only glances at there, its own outlet, days and months.
Refuses: words that the text also writes small, and those that stand with a capital only where every word does; names of people by their
office; a head longer than a few sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from whence.language.normal import key
from whence.language.sentences import sentences
from whence.match.background import background_words
from whence.match.glance_cues import all_but, part_after, words_in
from whence.match.glances import own_text
from whence.match.sketch import Sketch, leading
from whence.match.spots import Spot
from whence.match.types import families, is_aftermath, is_mere_outcome
from whence.match.weights import WEIGHTS, signal
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.vocabulary import BlockKind

PARAGRAPHS = 3
SENTENCES = 3
"""Sentences of the body that are the head of a report, beside its headline."""

SHORT = 2
"""Words of a line up to which it is no sentence ("HALM.")."""

LONGEST = 20_000
"""Characters of a report that are looked at."""

LONGEST_LINE = 1_000

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST)
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]+")
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][\w'’-]+")
"""A word with a capital where no sentence begins."""
_DATELINE = re.compile(r"^[^\W\d_a-z][\w'’]{2,}(?:[ -][^\W\d_a-z][\w'’]+)*(?=(?:, [^\W\d_a-z][\w., ]{1,30})?(?::| [-–—] ))|^[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,})*(?=[,.])")
_PAIR = re.compile(r"^[^\W\d_a-z][\w'’]+ [^\W\d_a-z][\w'’]+")
"""Two words with a capital at the beginning of a headline in which others have none."""
_SMALL = re.compile(r"(?<![\w'’-])[a-zß-ÿ][\w'’-]*")
MOST_LOOKED = 12
"""Names of an incident's heads that are looked at, the most frequent first."""

_THEN = frozenset({"same day", "days overlap", "a day apart", "day named", "end of it"})
_TYPES = {"types differ": -1.2, "types hardly one": -0.6}

_OF_A_LAND = ("i", "n", "an", "ian", "ese", "ish", "ic", "ite", "er")
"""Endings by which the people of a land are called after it."""

_LANDS = ("", "s", "a", "e", "y", "ey", "ia", "land")
_OF_PEOPLES = ("ian", "ese", "ish")

IN_PASSING = 0.25
"""What is left of names that stand in no headline, or of two heads that lie days apart."""

LEAST = 4
"""Letters of a word from which on it is hardly another's."""


class Head(NamedTuple):
    """A report's headline, the first sentences of its body, and its text, each without what it only glances at there."""

    title: str
    lines: tuple[str, ...]
    text: str


def head_of(report: Report) -> Head:
    """Return the head of a report. Its outlet's whole name stands nowhere in it: an outlet may be called by its town."""
    title, text = (report.title or "")[:LONGEST_LINE], own_text(report)[:LONGEST]
    bodies = tuple((b.start, b.end) for b in report.blocks if b.kind in _BODY and b.start < LONGEST)[:PARAGRAPHS]
    return _head(title, text, bodies, report.outlet or "")


@lru_cache(maxsize=16)
def _head(title: str, text: str, bodies: tuple[tuple[int, int], ...], outlet: str) -> Head:
    spans = [span for start, end in bodies or ((0, len(text)),) for span in sentences(text, start, min(end, LONGEST), wrapped=True)]
    lines = [line for span in spans[: 2 * SENTENCES] if len((line := text[span.start : span.end][:LONGEST_LINE]).split()) > SHORT]
    led = all_but(title, part_after(title, words_in(lines[0]) if lines else set()))
    return Head(*(_without(words, outlet) for words in (led,)), tuple(_without(line, outlet) for line in lines[:SENTENCES]), text)


def _without(words: str, outlet: str) -> str:
    return words.replace(outlet, " " * len(outlet)) if outlet else words


def names_at_head(report: Report) -> dict[str, int]:
    """Return the words of the names at a report's head, folded, those of its headline as 2."""
    return dict(_names(head_of(report)))


@lru_cache(maxsize=16)
def _names(head: Head) -> tuple[tuple[str, int], ...]:
    led, told, text = head
    inside, small = set(_words(_INSIDE, text)) | set(_words(_DATELINE, told[0] if told else "")), set(_words(_SMALL, text))
    if not _is_all_capitals(led):
        inside |= set(_words(_INSIDE, led)) | set(_words(_PAIR, led))
    none = background_words("calendar") | small | _peoples(inside)

    def names(*lines: str) -> list[str]:
        words = (word for line in lines for word in _words(_CAPITAL, line))
        return sorted({word for word in words if len(word) >= LEAST and word in inside and word not in none})

    found = dict.fromkeys(names(*told), 1) | dict.fromkeys(names(led or (told[0] if told else "")), 2)
    return tuple(found.items())


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
    """Say whether most longer words of a headline are written with a capital, so that these tell nothing."""
    words = [word for word in title.split() if len(word) >= LEAST and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _words(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        for part in found.group().split("-"):  # of "Norland-held" only the name
            yield from key(part).split() if pattern is _SMALL or part[:1].isupper() else ()


def called_signals(new: Sketch, old: Sketch, shares: Mapping[str, float], *, close: bool) -> list[Signal]:
    """Return what the names at the heads of a report and of an incident's reports say.

    `shares` are what is left of a name that rivals are called by too; `close`: day or publication says that it can be one.
    """
    if not new.calls or not old.calls:
        return []
    shared = new.calls.keys() & set(leading(old.calls, at_most=MOST_LOOKED))
    if own := _names_of_its_own(new, old):
        return [] if shared else [signal("called otherwise", ", ".join(own))]
    telling = sorted((shares.get(word, 1.0), word) for word in shared)
    if not telling:
        return []
    weight = WEIGHTS["called alike"] * min(1.3, telling[-1][0] + 0.3 * (len(telling) - 1))
    ours, theirs = _in_headlines(new), _in_headlines(old)
    leads = ours & old.calls.keys() if ours else not theirs or theirs & new.calls.keys()
    return [signal("called alike", ", ".join(word for _, word in telling), weight if close and leads else weight * IN_PASSING)]


def are_called_alike(signals: Iterable[Signal]) -> bool:
    """Say whether the names at two heads are enough to say that one thing is meant."""
    return any(s.name == "called alike" and s.weight >= WEIGHTS["called alike"] for s in signals)


def names_its_day(new: Sketch, old: Sketch) -> Signal | None:
    """Return the signal that a report names the day of an incident: at its head, where what it tells of is dated otherwise, else anywhere."""
    least = 1 if not new.days and not new.spans else 2
    named = {day for day in leading(old.days, share=0.5, at_most=2) if new.dates.get(day, 0) >= least}
    return signal("day named", ", ".join(date.fromordinal(day).isoformat() for day in sorted(named))) if named else None


def types_as_called(new: Sketch, old: Sketch, found: Sequence[Signal], called: Sequence[Signal]) -> list[Signal]:
    """Return the signals with types weighed less against two reports that call their subject by one name on one day.

    A town has many occurrences: where it alone is the name, one of the types must be what others end in or bring with them.
    """
    names = {s.name for s in found}
    if not are_called_alike(called) or not names & _THEN or any(s.weight < 0 and not s.name.startswith("types") for s in found):
        return list(found)
    words = {word for s in called for word in s.note.split(", ")}
    towns = {word for sketch in (new, old) for spot in sketch.places.values() if not spot.site for word in spot.name.split()}
    if not (words - towns or _says_little(new) or _says_little(old)):
        return list(found)
    return [signal(s.name, s.note, max(s.weight, _TYPES[s.name])) if s.name in _TYPES else s for s in found]


def _says_little(sketch: Sketch) -> bool:
    """Say whether the types of a sketch are all such as others end in, or bring with them."""
    return all(is_mere_outcome(kind) or is_aftermath(kind) or families(kind) == ("deal",) for kind in leading(sketch.types, share=0.25))


def are_types_bridged(signals: Iterable[Signal]) -> bool:
    """Say whether types that differ were weighed less, because two reports call their subject alike."""
    return any(s.name in _TYPES and s.weight > WEIGHTS[s.name] for s in signals)


def _in_headlines(sketch: Sketch) -> set[str]:
    """Return the names of the headlines of a sketch's reports, as far as most of them have one."""
    return {word for word, n in sketch.calls.items() if n > max(1, sketch.told)}


def towns_called_by(new: Sketch, old: Sketch, *, led: bool = False) -> list[str]:
    """Return the towns of one that the reports of the other have at their heads; none where the report's own headline names another.

    With `led`, only those that stand in a headline of either.
    """
    if not new.calls or not old.calls or _names_of_its_own(new, old):
        return []
    towns = {spot.name: calls for sketch, calls in ((new, old.calls), (old, new.calls)) for spot in sketch.places.values() if _is_town(spot)}
    named = _in_headlines(new) | _in_headlines(old)
    found = ((name, set(name.split())) for name, calls in towns.items() if set(name.split()) <= calls.keys())
    return sorted(name for name, words in found if words & named or not led)


def _is_town(spot: Spot) -> bool:
    return spot.fine and not spot.site


def _names_of_its_own(new: Sketch, old: Sketch) -> list[str]:
    """Return the names in a report's headline that an incident's reports nowhere give, where none that stands there is theirs."""
    known = {*old.calls, *old.proper, *(word for spot in old.places.values() for word in spot.name.split())}
    own = sorted(word for word, n in new.calls.items() if n > 1 and word not in known)
    return own if not any(n > 1 and word in old.calls for word, n in new.calls.items()) else []
