"""Who a role is filled with: an actor that the register knows, or a sort of people, or nobody that can be named.

In: the words of a slot. Out: a key under which equal answers meet, and the words to show. "Five detainees", "at least ten inmates" and
"the prisoners" are one answer: detainees. A unit, the wing or the fighters of an actor that the register knows are that actor.
The word that most reports have for a sort is what is shown of it: "villagers" where nearly all say so, "residents" where they vary.
Refuses: words that name no people ("the moment", "a door"), pronouns and bare "men" or "people"; how many they are is another question.
"""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import fold, key
from whence.language.words.trades import plurals, several
from whence.model.said import Slot
from whence.model.vocabulary import SourceKind
from whence.weigh.scope.names import Names

_NAMED = (SourceKind.NAMED_PERSON, SourceKind.ORGANISATION)
_ENDINGS = (("women", "woman"), ("men", "man"), ("children", "child"), ("people", "people"), ("ies", "y"), ("ss", "ss"))
LONGEST_NAME = 5
"""Words; a longer "name" is a clause that the reader took for one."""


class People(NamedTuple):
    """Who is meant: a key to compare, the words to show, and for a sort of people the noun that was told."""

    key: str
    shown: str
    told: str | None = None


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
        plain = _called(words) is None and _tables().vague.isdisjoint((fold(words[-1]), sort))
        return People(key(shown), shown, " ".join([*of, words[-1].lower()]) if plain else None)
    trade = _trade(words[-1])
    if trade is not None:
        return People(key(trade), trade, words[-1].lower())
    if slot.kind in _NAMED and len(words) <= LONGEST_NAME and words[0][:1].isupper() and words[-1][:1].isupper():
        return People(key(phrase), phrase)
    return None


def commonly_called(shown: str, told: Mapping[str, Collection[str]]) -> str:
    """Return the noun that more than half of the reports have for a sort of people, `shown` where their nouns vary.

    `told`: the reports by the noun that they have. One and several are one noun, shown for several where any report has them so.
    """
    by_noun: dict[str, set[str]] = {}
    for word, reports in told.items():
        by_noun.setdefault(_one_of(word), set()).update(reports)
    everybody = {report for reports in told.values() for report in reports}
    noun = max(sorted(by_noun), key=lambda one: len(by_noun[one]), default=None)
    if noun is None or 2 * len(by_noun[noun]) <= len(everybody):
        return shown
    forms = [word for word in told if _one_of(word) == noun]
    return max(forms, key=lambda word: (word != noun, len(told[word]), word))


def _one_of(words: str) -> str:
    """Return words for several people in the form for one of them: "villagers", "policemen", "children"."""
    for ending, one in _ENDINGS:
        if words.endswith(ending):
            return f"{words.removesuffix(ending)}{one}"
    return words.removesuffix("s")


def armed_sort(shown: str) -> str | None:
    """Return the sort of armed people that an answer names, `None` for any other answer: guards and police are two suspects."""
    sort = _tables().sorts.get(fold(shown))
    return sort if sort in _tables().armed else None


def sort_of(word: str) -> str | None:
    """Return the sort of people that a noun calls ("soldiers" of "conscripts"), `None` for any other word."""
    return _tables().sorts.get(fold(word))


def is_armed(slot: Slot) -> bool:
    """Say whether a slot calls people armed by their noun ("fighters", "soldiers", "forces")."""
    words = _head(slot.name)
    sort = _sort(words) if words else None
    return sort in _tables().armed or sort == "forces" or (bool(words) and fold(words[-1]) in _tables().parts)


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
    vague: frozenset[str]
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
        vague=frozenset((*raw["vague"]["words"].split(), *raw["vague"]["sorts"].split())),
        parts=frozenset(raw["parts"]["words"].split()),
        lead=frozenset(raw["skip"]["lead"].split()),
        stop=frozenset(raw["skip"]["stop"].split()),
    )
