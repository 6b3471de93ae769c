"""What else one who is credited is called, by the register of the case: "the Authority's station" is the outlet of that entry.

In: a name as a text has it, and the register. Out: the keys of all names that its entry gives.
Refuses: names that only hold an entry's ("a nurse of the Front's hospital"), names that several actors bear, and guesses: an outlet that is
part of a body is not the body, nor is a person who speaks for one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from whence.language.actors.register import Register
from whence.language.words.normal import key
from whence.model.captured import Report
from whence.model.vocabulary import ReportKind
from whence.trace.index import TraceIndex
from whence.trace.names import Name, name_of, name_table

NOBODY = Register()
_MOST = 12
_MEDIA = ("outlet", "agency")
_NO_MEDIUM = frozenset(
    ["agency", "international", "national", "state", "world", "network", "today", "standard", "independent", "review"]
)
_OWNED = re.compile(r"(?<![\w-])[\w-]+[’']s?(?=\s)")  # from a word's start alone: one word of a page's length is looked at once
_NEXT = re.compile(r"[\w-]+")
_REACH = 40
_WORDS = 3  # before and behind "X's": "the Northern Guild's ferry radio"


def keys_of(name: Name, register: Register) -> tuple[str, ...]:
    """Return the keys of all names of the one actor that is called just this; none where the register has no such actor.

    One plain word ("the government", "the Mission") is a name for the reader of one text: others are called so elsewhere. "Corvus" is
    nobody else's.
    """
    for written in dict.fromkeys((name.written, *name.forms)):
        slug = register.settled(written)
        actor = register.actor(slug) if slug is not None else None
        if actor is not None and not actor.unnamed:
            names = [key(each) for each in (actor.name, *actor.aliases)]
            if any(key(each) == key(written) and _tells(each) for each in (actor.name, *actor.aliases)):
                return tuple(dict.fromkeys(names))[:_MOST]
    return ()


def _tells(name: str) -> bool:
    """Say whether a name of the register is more than one word that may be anybody's."""
    word = key(name)
    return " " in word or (name[:1].isupper() and name.split()[0].lower() != "the" and word not in _plain())


@cache
def _plain() -> frozenset[str]:
    return name_table()["bodies"] | name_table()["plain"] | name_table()["generic"]


def listed(text: str, start: int, end: int, register: Register) -> Iterator[tuple[int, int]]:
    """Yield where names of the register stand in `text[start:end]`, those that say whose one is among them ("the Guild's station")."""
    if not register:
        return
    yield from (found[:2] for found in register.mentions(text, start, end) if len(found[2]) == 1)
    for owner in _OWNED.finditer(text, start, end):
        stops = [m.end() for m in _NEXT.finditer(text, owner.end(), min(end, owner.end() + _REACH))][:_WORDS]
        first = max(start, owner.start() - _REACH, 1 + max(text.rfind(mark, start, owner.start()) for mark in ",;:("))
        starts = [m.start() for m in _NEXT.finditer(text, first, owner.start())][-_WORDS:]
        for stop in reversed(stops):
            whole = next((at for at in (*starts, owner.start()) if keys_of(name_of(text[at:stop]), register)), None)
            if whole is not None:
                yield whole, stop
                break


def is_medium(report: Report, register: Register = NOBODY) -> bool:
    """Say whether a captured report is some medium's: by the register, else by its name, else by a byline over what is no statement or post."""
    slug = register.settled(report.outlet or "")
    actor = register.actor(slug) if slug is not None else None
    if actor is not None and actor.kind:
        return actor.kind in _MEDIA
    words = set(key(report.outlet or "").split())
    if report.kind in (ReportKind.STATEMENT, ReportKind.POST) or words & name_table()["bodies"] - name_table()["plain"]:
        return False
    return bool(report.authors) or calls_itself_medium(words)


def calls_itself_medium(words: Iterable[str]) -> bool:
    """Say whether one of these folded words is what newspapers and stations are called by."""
    return not (name_table()["media"] | name_table()["plain"] - _NO_MEDIUM).isdisjoint(words)


def held_of(keys: tuple[str, ...], index: TraceIndex) -> Iterator[Report]:
    """Yield reports whose outlet has one of these keys as its whole name."""
    for each in keys:
        for id_ in index.reports_of_outlet(each, None)[:_MOST]:
            held = index.report(id_)
            if held is not None and held.outlet and key(held.outlet) == each:
                yield held
