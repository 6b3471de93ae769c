"""Named days: the day of a report's own occurrence, by what it is called and by the report's first sentences.

"Tuesday's disaster", "the incident of 18 January", "since the assault of 10 May"; else the first day in the first sentences on which nobody only
spoke. In: a report's title, text and sentences, the time of publication. Out: the time, or `None`.
Refuses: occurrences that are called by days that differ; days after publication; spans longer than a night; days of telling, of asides ("the day
before", "hours after the riot of Sunday") and of what goes on ("in custody since Saturday").
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from whence.language.dates.dates import times
from whence.language.places.heads import own_words, words
from whence.language.words.lexicon import load
from whence.model.base import replace
from whence.model.said import When
from whence.model.vocabulary import TimePrecision

_DAYLIKE = (TimePrecision.MOMENT, TimePrecision.PART_OF_DAY, TimePrecision.DAY)
_SENTENCES = 3
_RECENT_DAYS = 60  # "the massacre of 3 May" of last year is no subject of its own
_TELLING = 40
_LEADS_ASIDE = re.compile(
    r"\b(?:since|until|till|by|as of|as at|before|after|from|for|due|scheduled|dated|posted|published|update[ds]?|last updated|situation as of)"
    r"(?: about| around| early| late| on| the)*$",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(r"\b(?:hours?|days?|nights?|weeks?|months?|years?) (?:after|before|since)\b", re.IGNORECASE)


def day_called(title: str, text: str, told: Sequence[tuple[int, str]], published: datetime) -> When | None:
    """Return the day that the report's occurrence is called by, in its title or text."""
    called = [when for when in _days(text, told, published) if _is_called(text, when)]
    if not called:
        headed = [when for when in _days(title, [(0, title)], published) if _is_called(title, when)]
        called = [replace(when, at=0, until=1) for when in headed]
    called = [when for when in called if when.start is not None and (published.date() - when.start.date()).days <= _RECENT_DAYS]
    return called[0] if called and all(_same(when, called[0]) for when in called) else None


def day_of_head(text: str, told: Sequence[tuple[int, str]], published: datetime) -> When | None:
    """Return the first day that the first sentences of a report tell, or that they count back to from its own ("two days after")."""
    for start, sentence in told[:_SENTENCES]:
        own = own_words(sentence)
        days = [] if _COUNTED_FROM.search(own) else _days(text, [(start, sentence)], published)
        for when in days:
            kept = own[when.at - start : when.until - start].strip()
            if kept and not _is_of_telling(text, start, when):
                return when
    return None


def _days(text: str, told: Sequence[tuple[int, str]], published: datetime) -> list[When]:
    found = [when for start, sentence in told for when in times(text, published, start=start, end=start + len(sentence))]
    return [
        when
        for when in found
        if when.start is not None
        and when.end is not None
        and when.precision in _DAYLIKE
        and (when.end.date() - when.start.date()).days <= 1
        and when.start.date() <= published.date()
    ]


def _same(one: When, other: When) -> bool:
    return one.start is not None and other.start is not None and one.start.date() == other.start.date()


def _is_called(text: str, when: When) -> bool:
    """Say whether an occurrence is called by a day: "Tuesday's disaster", "the disaster of Tuesday"."""
    written, behind = text[when.at : when.until], text[when.until : when.until + _TELLING]
    if re.search(r"['’]s$", written) or re.match(r"['’]s\b", behind):
        behind = re.sub(r"^['’]s", "", behind)
        return re.match(rf" (?:[a-z-]+ ){{0,2}}?{_events()}\b(?! (?:report|hearing|conference|briefing))", behind) is not None
    before = text[max(0, when.at - _TELLING) : when.at]
    return (
        re.search(
            rf"(?i)\b(?:the|this|that|bloody|deadly|[a-z]+) {_events()} (?:of|on)(?: the)?(?: (?:night|evening|morning) (?:of|to))? $",
            before,
        )
        is not None
    )


def _is_of_telling(text: str, start: int, when: When) -> bool:
    """Say whether somebody spoke on that day, or it only bounds what goes on."""
    before, after = text[max(start, when.at - _TELLING) : when.at].rstrip(), text[when.until : when.until + _TELLING]
    if _LEADS_ASIDE.search(before):
        return True
    near = re.findall(r"[\w’']+", before.lower())[-5:]
    if set(near) & _telling() and "that" not in near:
        return True
    ahead = re.match(r",? ?(\w+)", after)
    return ahead is not None and ahead[1] in _telling()


@cache
def _telling() -> frozenset[str]:
    return frozenset([*words("says"), *words("of_telling"), *load("roles_grammar")["speech"].split()])


@cache
def _events() -> str:
    return "(?:" + "|".join(sorted(words("events"))) + ")"
