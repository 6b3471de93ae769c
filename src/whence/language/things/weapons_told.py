"""Weapons told: other words than a verb of use that say with what something was done.

In: folded words, where a phrase for a weapon, a tool or stuff stands in them, of which sort it is. Out: whether the words say that it was used:
"an axe attack", "rounds fired from the east", "men with machetes went from door to door", "blood tests showed carbon monoxide",
"the weapon, a knife,", "what killed him was a metal canister", "drove over a mine", "removed bullets from two survivors", "chlorine escaped".
Refuses: a weapon in the hands of those who stand guard or seize it; alcohol in somebody's blood; a bus that was attacked.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load

_BACK = 8
"""Words from a phrase back to what was tested, or to who carried it."""
_NEAR = 4
_BE = frozenset({"was", "were", "is", "are", "been", "being"})
_STOPS = frozenset(".;:!?")
_CUTS = frozenset({",", ".", ";", ":", "and", "but", "or", "which", "that", "containing", "from"})
_LONGEST = 4


def is_told_used(low: Sequence[str], first: int, at: int, sort: str) -> bool:
    """Say whether words around the phrase `[first, at]` of this sort ("arms", "tools" or "stuff") say that it was used."""
    lead = _lead(low, first)
    if sort == "stuff":
        return _is_found(low, lead, at) or _is_loose(low, lead, at) or _is_named(low, lead)
    own = _is_compound(low, at) or _is_named(low, lead) or _is_what_killed(low, lead) or _is_carried(low, lead, at, sort)
    arms = sort == "arms"
    return own or (
        arms and (_is_sent(low, at) or _is_met(low, lead, at) or _is_taken_out(low, lead, at) or _is_wreck(low, lead, at))
    )


@cache
def verbs_before() -> frozenset[str]:
    """Return the verbs that may stand right before a weapon and are no kind of it ("carried rifles", "showed methanol")."""
    table = _table()
    return table.carrying | table.removing | table.finding | table.setting_off | table.stepping


def substances(low: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield what a substance is said to have been ("the substance was drain cleaner")."""
    table = _table()
    for at in range(len(low) - 2):
        if low[at] in table.substances and low[at + 1] in _BE:
            after = next(
                (j for j in range(at + 2, min(at + 2 + _LONGEST, len(low))) if low[j] in _CUTS), min(at + 2 + _LONGEST, len(low))
            )
            last = next((j for j in range(after - 1, at + 1, -1) if low[j] in table.mixtures), None)
            if last is not None and not {"not", "no", "neither"} & set(low[at + 1 : last]):
                first = at + 2
                while first < last and low[first] in table.small:
                    first += 1
                yield first, last + 1


def _lead(low: Sequence[str], first: int) -> int:
    """Return the word before a phrase that is no article and no number, -1 where none is."""
    at = first - 1
    while at >= 0 and low[at] in _table().small:
        at -= 1
    return at


def _is_compound(low: Sequence[str], at: int) -> bool:
    """Say whether the thing stands before the deed: "knife attack", "grenade blast", "shotgun wounds", "axe attacker"."""
    table = _table()
    return at + 1 < len(low) and low[at + 1] in table.deeds and low[at] not in table.vehicles


def _is_sent(low: Sequence[str], at: int) -> bool:
    """Say whether a participle right behind says that it was fired or laid: "rounds fired from the east", "a charge placed under a rail"."""
    return at + 1 < len(low) and low[at + 1] in _table().sent


def _is_carried(low: Sequence[str], lead: int, at: int, sort: str) -> bool:
    """Say whether those who did it had it in their hands: "men with machetes", "the boarders carry rifles", "a man with an axe attacked"."""
    if lead < 1 or low[lead] not in _table().carrying:
        return False
    who = low[lead - 1 : lead] if low[lead] == "with" else low[max(0, lead - _NEAR) : lead]
    if _table().attackers.isdisjoint(who):
        return False
    return sort == "arms" or not _table().going.isdisjoint(low[at + 1 : at + 1 + _BACK])


def _is_found(low: Sequence[str], lead: int, at: int) -> bool:
    """Say whether tests found a poison, or it was in what was eaten or drunk."""
    table = _table()
    if low[at] not in table.poisonous:
        return False
    before, behind = _clause_before(low, lead + 1), list(low[at + 1 : at + 1 + _BACK])
    tested = not table.tests.isdisjoint(before) and not table.finding.isdisjoint(before)
    held = not _BE.isdisjoint(behind) and not (table.finding | table.food).isdisjoint(behind)
    return tested or held


def _is_loose(low: Sequence[str], lead: int, at: int) -> bool:
    """Say whether a poison got out: "chlorine escaped", "a leak of ammonia"."""
    table = _table()
    if low[at] not in table.poisonous:
        return False
    out = next((word for word in low[at + 1 : at + 4] if word not in ("had", "has", "gas", "began", "to")), "")
    return out in table.escaped or (lead > 0 and low[lead] == "of" and low[lead - 1] in table.leaks)


def _is_named(low: Sequence[str], lead: int) -> bool:
    """Say whether the weapon is said to be the thing: "the tool, a vegetable knife,", "the weapon was a hammer"."""
    return lead > 0 and (low[lead] == "," or low[lead] in _BE) and low[lead - 1] in _table().weapons


def _is_what_killed(low: Sequence[str], lead: int) -> bool:
    """Say whether "what killed him was" stands before it."""
    if lead < 2 or low[lead] not in _BE:
        return False
    clause = _clause_before(low, lead)
    return "what" in clause and not _table().hurting.isdisjoint(clause[clause.index("what") :])


def _is_met(low: Sequence[str], lead: int, at: int) -> bool:
    """Say whether somebody stepped on it or drove over it."""
    table = _table()
    if lead < 1 or low[at] not in table.laid:
        return False
    stepped = low[lead] in ("on", "over", "onto", "across", "into") and not table.stepping.isdisjoint(
        low[max(0, lead - 3) : lead]
    )
    return stepped or low[lead] in table.setting_off or tuple(low[max(0, lead - 1) : lead + 1]) == ("set", "off")


def _is_taken_out(low: Sequence[str], lead: int, at: int) -> bool:
    """Say whether it was taken out of somebody or of a wall: "removed rifle bullets from two survivors"."""
    table = _table()
    if low[at] not in table.lodged:
        return False
    behind = low[at + 1 : at + 1 + _NEAR]
    return (lead >= 0 and low[lead] in table.removing) or (not _BE.isdisjoint(behind) and not table.removing.isdisjoint(behind))


def _is_wreck(low: Sequence[str], lead: int, at: int) -> bool:
    return lead > 0 and low[lead] == "of" and low[lead - 1] in _table().wrecks and low[at] in _table().flying


def _clause_before(low: Sequence[str], until: int) -> list[str]:
    before = list(low[max(0, until - _BACK - _NEAR) : max(0, until)])
    return before[next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n] in _STOPS), 0) :]


class _Table(NamedTuple):
    deeds: frozenset[str]
    vehicles: frozenset[str]
    sent: frozenset[str]
    carrying: frozenset[str]
    attackers: frozenset[str]
    going: frozenset[str]
    poisonous: frozenset[str]
    tests: frozenset[str]
    finding: frozenset[str]
    food: frozenset[str]
    escaped: frozenset[str]
    leaks: frozenset[str]
    weapons: frozenset[str]
    hurting: frozenset[str]
    laid: frozenset[str]
    stepping: frozenset[str]
    setting_off: frozenset[str]
    lodged: frozenset[str]
    removing: frozenset[str]
    wrecks: frozenset[str]
    flying: frozenset[str]
    substances: frozenset[str]
    mixtures: frozenset[str]
    small: frozenset[str]


@cache
def _table() -> _Table:
    raw = load("weapons")["told"]
    return _Table(**{name: frozenset(raw[name].split()) for name in _Table._fields})
