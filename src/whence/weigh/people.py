"""Who a role is filled with: an actor that the register knows, or a sort of people, or nobody that can be named.

In: the words of a slot. Out: a key under which equal answers meet, and the words to show. "Five detainees", "at least ten inmates" and
"the prisoners" are one answer: detainees. A unit, the wing or the fighters of an actor that the register knows are that actor.
Refuses: words that name no people ("the moment", "a door"), pronouns and bare "men" or "people"; how many they are is another question.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.normal import fold, key
from whence.language.trades import plurals, several
from whence.model.said import Slot
from whence.model.vocabulary import SourceKind
from whence.weigh.names import Names

_NAMED = (SourceKind.NAMED_PERSON, SourceKind.ORGANISATION)
LONGEST_NAME = 5
"""Words; a longer "name" is a clause that the reader took for one."""


class People(NamedTuple):
    """Who is meant: a key to compare and the words to show."""

    key: str
    shown: str


def people_in(slot: Slot, names: Names) -> People | None:
    """Return who the slot names, `None` where the words name nobody."""
    words = _head(slot.name)
    if not words:
        return None
    phrase = " ".join(words)
    acts_for = _sort(words) is not None or fold(words[-1]) in _tables().parts
    slug = names.slug(phrase) or (names.slug(slot.name) if acts_for else None)
    if slug is not None:
        return People(slug, names.main(phrase if names.slug(phrase) else slot.name))
    sort = _called(words) or _sort(words)
    if sort is not None:
        of = [word for word in words[:-1] if word[:1].isupper()]
        shown = " ".join([*of, sort])
        return People(key(shown), shown)
    trade = _trade(words[-1])
    if trade is not None:
        return People(key(trade), trade)
    if slot.kind in _NAMED and len(words) <= LONGEST_NAME and words[0][:1].isupper() and words[-1][:1].isupper():
        return People(key(phrase), phrase)
    return None


def armed_sort(shown: str) -> str | None:
    """Return the sort of armed people that an answer names, `None` for any other answer: guards and police are two suspects."""
    return shown if shown in _tables().armed else None


def are_civilians(word: str) -> bool:
    """Say whether a word calls people civilians outright ("civilians", "non-combatant")."""
    return _tables().sorts.get(fold(word)) == "civilians"


def _head(written: str) -> list[str]:
    """Return the words of the first noun phrase, without what counts or points."""
    tables = _tables()
    words = [word.strip(".,;:!?\"'()[]“”‘’") for word in written.split()]
    while words and (fold(words[0]) in tables.lead or not words[0] or words[0][0].isdigit()):
        words = words[1:]
    end = next((at for at, word in enumerate(words) if at and fold(word) in tables.stop), len(words))
    return [word for word in words[:end] if word]


def _sort(words: list[str]) -> str | None:
    return _tables().sorts.get(fold(words[-1]))


def _called(words: list[str]) -> str | None:
    """Return what an adjective before a noun for people says that they are ("displaced families"), `None` where none does."""
    return next((sort for word in words[:-1] if (sort := _tables().called.get(fold(word))) is not None), None)


def _trade(word: str) -> str | None:
    """Return the plural of a noun for people by what they do ("loggers"), `None` for any other word or a name."""
    low = fold(word)
    named = word[:1].isupper() and not word.isupper()
    return None if named else low if low in several() else plurals().get(low)


class _Tables(NamedTuple):
    sorts: dict[str, str]
    called: dict[str, str]
    armed: frozenset[str]
    parts: frozenset[str]
    lead: frozenset[str]
    stop: frozenset[str]


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("whence.weigh") / "data" / "people.toml").read_text(encoding="utf-8"))
    return _Tables(
        sorts={word: sort for sort, words in raw["sorts"].items() for word in words.split()},
        called=raw["called"],
        armed=frozenset(raw["rivals"]["armed"].split()),
        parts=frozenset(raw["parts"]["words"].split()),
        lead=frozenset(raw["skip"]["lead"].split()),
        stop=frozenset(raw["skip"]["stop"].split()),
    )
