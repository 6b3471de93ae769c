"""Weapons: phrases for what was used on somebody or something, in words that say that it was used.

In: folded words. Out: where such phrases stand: "people used hoes and iron bars", "rocket launchers had been used", "they hit us with cable",
"opened fire from automatic weapons", "after drinking industrial alcohol". Lists: language/data/en/weapons.toml.
Refuses: a weapon that is only there, found or made; what is denied; tools in the hands of those who help ("divers used ropes").
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.things.weapons_told import is_told_used, substances, verbs_before
from whence.language.words.lexicon import load

_LEAD = 6
"""Words between a verb of use and the thing."""
_CLAUSE = 12
"""Words between a deed and the "with" that leads its tool in."""
_BY = 4
"""Words from a wound to what made it: "struck on the head by a flare"."""
_KINDS = 3
"""Words before a thing that say of which kind it is."""
_DENIED = 4
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
_BE_STEPS = frozenset({"also", "then", "again", "later", "had", "have", "has", "been", "first", "only", "even"})
_JOINTS = frozenset({"and", "or", ","})
_SMALL = frozenset(
    "a an the of in on at by to from with and or but as that which who whom it they them he she him her we us you i his their "  # noqa: SIM905
    "its our my was were is are be been being had has have did do into onto "
    "over under after before when while because about than then also only both not no".split()
)


def weapons_used(low: Sequence[str], *, arms_alone: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the stretches `[first, after)` of the words that name a thing which they say was used; `arms_alone`: no tools, fuels or poisons."""
    table, led = _table(), -1
    for at, word in enumerate(low):
        sort = table.sort_of(word)
        follows = low[at + 1] if at + 1 < len(low) else ""
        if sort is None or (arms_alone and sort != "arms") or table.sort_of(follows) is not None:
            continue
        first = _opening(low, at)
        told = is_told_used(low, first, at, sort)
        if follows in table.other and not told:
            continue
        joined = led >= 0 and set(low[led:first]) <= _JOINTS | table.steps and bool(_JOINTS & set(low[led:first]))
        if (joined or _is_led(low, first, sort) or _is_passive(low, at, sort) or told) and not _is_denied(low, first, at):
            led = at + 1
            yield first, at + 1
    yield from () if arms_alone else substances(low)


def _opening(low: Sequence[str], at: int) -> int:
    """Return where the phrase begins whose noun stands at `at`: its kind before it ("rubber bullets", "kitchen knife")."""
    table, first = _table(), at
    while first > max(0, at - _KINDS) and _says_kind(low[first - 1]):
        first -= 1
    while first < at and low[first] in table.steps:
        first += 1
    return first


def _says_kind(word: str) -> bool:
    table = _table()
    return (
        word[0].isalpha()
        and not word.endswith(("'s", "’s"))
        and word
        not in _SMALL | table.uses | table.violence | table.caused | table.helpers | table.steps | table.no_kind | verbs_before()
    )


def _is_led(low: Sequence[str], first: int, sort: str) -> bool:
    table, at = _table(), first - 1
    while at >= max(0, first - _LEAD) and (low[at] in table.steps - table.uses or low[at].endswith(("'s", "’s"))):
        at -= 1
    if at < 0:
        return False
    word, before = low[at], low[max(0, at - _CLAUSE) : at]
    clause = before[next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n] in ".;:!?"), 0) :]
    if word in (table.of_stuff if sort == "stuff" else table.uses):
        return sort == "arms" or table.helpers.isdisjoint(clause)
    done_to = any(one in _BE and two in table.violence for one, two in pairwise(clause))  # whoever was attacked, helpers or not
    helped = not done_to and not table.helpers.isdisjoint(clause)
    if word in ("with", "using", "from"):
        came = word == "from" and sort == "arms" and not table.came.isdisjoint(clause[-1:])
        done = word != "from" and not table.violence.isdisjoint(clause)
        return (came or done) and (sort == "arms" or not helped)
    return word == "by" and not table.caused.isdisjoint(clause[-_BY:])


def _is_passive(low: Sequence[str], at: int, sort: str) -> bool:
    """Say whether "was used", "had been poured" stands behind the thing, or what a weapon itself did."""
    table = _table()
    behind = low[at + 1 : at + 6]
    until = next((n for n, word in enumerate(behind) if word not in _BE | _BE_STEPS), len(behind))
    if (
        sort == "arms"
        and {"had", "has", "have", "then", "later"}.issuperset(behind[:until])
        and behind[until : until + 1]
        and behind[until] in table.acts
    ):
        return True  # "a drone broke the roof"
    done = until < len(behind) and not _BE.isdisjoint(behind[:until]) and behind[until] in table.used
    return done and (sort != "stuff" or behind[until] in table.of_stuff)


def _is_denied(low: Sequence[str], first: int, at: int) -> bool:
    return not _table().none.isdisjoint((*low[max(0, first - _DENIED) : first], *low[at + 1 : at + 1 + _DENIED]))


class _Table(NamedTuple):
    arms: frozenset[str]
    tools: frozenset[str]
    stuff: frozenset[str]
    uses: frozenset[str]
    of_stuff: frozenset[str]
    used: frozenset[str]
    violence: frozenset[str]
    caused: frozenset[str]
    came: frozenset[str]
    acts: frozenset[str]
    helpers: frozenset[str]
    steps: frozenset[str]
    none: frozenset[str]
    other: frozenset[str]
    no_kind: frozenset[str]

    def sort_of(self, word: str) -> str | None:
        """Return whether a word names a weapon, a tool or stuff."""
        return next((name for name in ("arms", "stuff", "tools") if word in getattr(self, name)), None)


@cache
def _table() -> _Table:
    raw = load("weapons")
    irregular = raw["plurals"]
    listed = {name: frozenset(raw[name].split()) for name in _Table._fields}
    for name in ("arms", "tools"):
        listed[name] |= frozenset(
            irregular.get(one) or f"{one}{'es' if one.endswith(('s', 'x', 'ch', 'sh')) else 's'}" for one in listed[name]
        )
    return _Table(**listed)
