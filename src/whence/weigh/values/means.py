"""Means: with what it was done, so that wordings of one thing are one answer.

In: the words of a means. Out: a key to compare and what to show. "Two drones", "another drone" and "a stray drone of the army" are one: drones;
how many there were, and whose, are other questions. A vehicle and a charge in one phrase are a vehicle bomb. What a weapon fires is that weapon
("mortar bombs", "machine-gun fire"), and words that do not make it another thing are left out of the key ("a hunting rifle").
Refuses: words that only say that something went off; a name with a capital, which says whose it was and not what.
"""

import tomllib
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.things.poisons import poisons
from whence.language.words.normal import fold, key

LONGEST = 8
"""Words of a means that are shown: a phrase, not the clause that it stands in."""


class Means(NamedTuple):
    """A means as it is compared: the key that equal ones share, and the words to show."""

    key: str
    shown: str


@lru_cache(maxsize=4096)
def means_in(words: str) -> Means | None:
    """Return with what it was done, as an answer; `None` for words that only say that something went off."""
    table = _table()
    cut = min((at for mark in ',;:"“”()' if (at := words.find(mark)) > 0), default=len(words))
    phrase = words[:cut].split()[:LONGEST]
    said = {piece for word in phrase for piece in fold(word).split("-")}
    if said & table.vehicles and said & table.charges:
        return Means("m:vehicle", table.vehicle_bomb)
    thing = _thing(phrase)
    if not thing or said <= table.bare or set(map(fold, thing)) <= table.bare:
        return None
    shown = _weapon(thing) or " ".join(thing)
    told = key(shown.split()[-1]) if fold(shown.split()[-1]) in table.plain else key(shown)
    return Means(f"t:{_one_of(told)}", shown) if told else None


def rule_each_other_out(one: str, other: str) -> bool:
    """Say whether of the means with these two keys only one can have been used: two poisons, rubber bullets and live rounds."""
    table = _table()
    a, b = one.removeprefix("t:"), other.removeprefix("t:")
    if a in table.rival_poisons and b in table.rival_poisons:
        return a != b
    return any(x.split()[0] in table.harmless and y == _one_of(_LIVE) for x, y in ((a, b), (b, a)) if x)


_LIVE = "live rounds"


def plainest(forms: Mapping[str, Set[str]]) -> str:
    """Return the form to show of the forms of one means, by the reports that have each: of the shortest in words the commonest.

    "Missiles" where most reports tell of several, "missile" where most tell of one; "drones" rather than "drones of the army".
    """
    fewest = min(len(form.split()) for form in forms)
    return min((form for form in forms if len(form.split()) == fewest), key=lambda form: (-len(forms[form]), len(form), form))


def _weapon(thing: Sequence[str]) -> str | None:
    """Return the weapon whose shots the words name ("mortar bombs", "machine-gun fire"), `None` for any other words."""
    table = _table()
    *before, last = map(fold, thing)
    if before[-1:] == ["live"] and last in table.live:
        return _LIVE
    if last not in table.fired:
        return None
    return next((table.arms[" ".join(before[at:])] for at in range(len(before)) if " ".join(before[at:]) in table.arms), None)


def _thing(words: list[str]) -> list[str]:
    """Return the words for the thing itself, in small letters; none where they are a name."""
    table = _table()
    end = next((at for at, word in enumerate(words) if at and fold(word) in table.stops), len(words))
    first = next((at for at in range(end) if not _only_leads(words[at])), end)
    left = words[first:end]
    if not left or (left[0][:1].isupper() and fold(left[-1]) not in table.things | poisons()):
        return []
    while len(left) > 1 and left[0][:1].isupper():  # "Norlandic rockets" are rockets
        left = left[1:]
    return [word.lower() if word.istitle() else word for word in left]


def _only_leads(word: str) -> bool:
    low = fold(word).removesuffix("'s").removesuffix("’s")
    return low in _table().lead or low[:1].isdigit()


def _one_of(words: str) -> str:
    """Return the key that one thing and several of its kind share: "drones" and "drone"."""
    if words.endswith("ies"):
        return f"{words[:-3]}y"
    return words[:-1] if words.endswith("s") and not words.endswith(("ss", "us", "is")) else words


class _Table(NamedTuple):
    vehicles: frozenset[str]
    charges: frozenset[str]
    vehicle_bomb: str
    bare: frozenset[str]
    lead: frozenset[str]
    stops: frozenset[str]
    things: frozenset[str]
    plain: frozenset[str]
    fired: frozenset[str]
    live: frozenset[str]
    rival_poisons: frozenset[str]
    harmless: frozenset[str]
    arms: Mapping[str, str]


@cache
def _table() -> _Table:
    raw = tomllib.loads((files("whence.weigh") / "data" / "means.toml").read_text(encoding="utf-8"))
    arms, used, bomb = raw.pop("arms"), raw.pop("used"), raw.pop("vehicle_bomb")
    listed = {name: frozenset(words.split()) for name, words in raw.items()}
    rivals = {name: frozenset(used[name].split()) for name in ("rival_poisons", "harmless")}
    return _Table(**listed, **rivals, arms=arms, vehicle_bomb=bomb)
