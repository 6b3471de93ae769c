"""Used: weapons, ammunition and poisons that a claim's own words say were used, whatever role its verb has for them.

In: a claim of the incident. Out: means, as answers to "with what". "They answered with rubber bullets", "police had fired live rounds",
"the patrol came under machine-gun fire", "a cloud of chlorine".
Refuses: a weapon that was only there, carried or found; one that is said not to have been used; poisons beside neither a mishap nor an attack.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import NamedTuple

from whence.language.things.poisons import poisons
from whence.language.things.weapons import weapons_used
from whence.language.words.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T
from whence.weigh.values.means import Means, means_in

_DEEDS = frozenset(
    [T.KILLING, T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.ARMED_CLASH, T.DESTRUCTION, T.PROTEST, T.RIOT, T.ILL_TREATMENT, T.CHEMICAL_ATTACK, T.OTHER,
     T.TERRITORY_CHANGE]
)  # fmt: skip
_POISONING = frozenset(
    [T.CHEMICAL_ATTACK, T.ACCIDENT_DISASTER, T.KILLING, T.DESTRUCTION, T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.ILL_TREATMENT]
)
_DONE_WITH = (_DEEDS | {T.ABDUCTION, T.DETENTION, T.SEXUAL_VIOLENCE, T.DECISION_INTENT, T.ESCAPE}) - {T.TERRITORY_CHANGE}
_WORKINGS = frozenset(
    {
        "mine",
        "mines",
        "round",
        "rounds",
        "tank",
        "tanks",
        "cane",
        "canes",
        "club",
        "clubs",
        "fragment",
        "fragments",
        "gas",
        "canister",
        "canisters",
    }
)
"""What is a weapon elsewhere, and a place of work or a part of something in an accident."""
_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?|[^\w\s]")
_LEADS = frozenset({"with", "using"})
_TOOL_STEPS = frozenset({"a", "an", "the", "and", "or", "their", "his", ","})
_BEFORE, _BEHIND, _DENIED = 4, 4, 3
"""Words between a weapon and the verb or preposition of its use, before and behind it; and between it and a word that denies it."""


def used_in(claim: Claim) -> list[Means]:
    """Return with what the claim's own words say that it was done, each once, in the order of the words."""
    frame = claim.frame
    if frame is None:
        return []
    words = _WORD.findall(claim.passage.quote)
    found = [*_arms(words, fold(frame.predicate))] if frame.type in _DEEDS else []
    found += [*_tools(words)] if frame.type in _DEEDS else []
    found += [*_containers(words)] if frame.type in _DEEDS | {T.ACCIDENT_DISASTER} else []
    found += [*_poisons(words)] if frame.type in _POISONING else []
    if frame.type in _DONE_WITH:
        found += [" ".join(words[first:after]) for first, after in weapons_used([fold(word) or word for word in words])]
    elif frame.type is T.ACCIDENT_DISASTER:  # "a charge placed under a rail derailed it"
        low = [fold(word) or word for word in words]
        arms = [(first, after) for first, after in weapons_used(low, arms_alone=True) if low[after - 1] not in _WORKINGS]
        found += [" ".join(words[first:after]) for first, after in arms]
    means = [each for phrase in found if (each := means_in(phrase)) is not None]
    return list({each.key: each for each in means}.values())


def _arms(words: Sequence[str], told: str = "") -> Iterator[str]:
    """Yield the weapons among the words that were used, or by which the occurrence itself is told (`told`: "rubber bullet")."""
    table, low = _table(), [fold(word) for word in words]
    at = 0
    while at < len(low):
        first, at = at, at + 1
        if low[first] not in table.arms | table.kinds:
            continue
        while at < len(low) and low[at] in table.arms | table.kinds | table.fired:
            at += 1
        head = next((j for j in range(at - 1, first - 1, -1) if low[j] in table.arms | table.fired), None)
        if head is None or (low[head] in table.need_kind and head == first) or (low[at : at + 1] and low[at] in table.other):
            continue
        named = bool(told) and " ".join(low[first : head + 1]).startswith(told)
        if (named or _fires(low[first : head + 1]) or _is_used(low, first, head)) and not _is_denied(low, first, head):
            yield " ".join(words[first : head + 1]).lower()


def _fires(phrase: Sequence[str]) -> bool:
    """Say whether a phrase names what a weapon does: "mortar fire", "a drone strike"."""
    return len(phrase) > 1 and phrase[-1] in _table().fired and phrase[-2] in _table().arms | _table().kinds


def _is_used(low: Sequence[str], first: int, head: int) -> bool:
    table = _table()
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if not low[at][:1].isalnum():
            break
        if low[at] in table.leads | table.verbs:
            return True
    behind = low[head + 1 : head + 1 + _BEHIND]
    until = next((at for at, word in enumerate(behind) if not word[:1].isalnum()), len(behind))
    return not table.verbs.isdisjoint(behind[:until])


def _tools(words: Sequence[str]) -> Iterator[str]:
    """Yield the tools right behind "with" or "using", and those that "and" joins to one: "with sticks and cables"."""
    low = [fold(word) for word in words]
    led = False
    for at, word in enumerate(low):
        follows = low[at + 1] if at + 1 < len(low) else ""
        led = word in _LEADS or (led and (word in _table().tools | _TOOL_STEPS or follows in _table().tools))
        if led and word in _table().tools and not _is_denied(low, at, at):
            yield word


def _containers(words: Sequence[str]) -> Iterator[str]:
    """Yield what something was dropped in: "dropped two barrels", "a canister fell on the roof"."""
    low = [fold(word) for word in words]
    for at, word in enumerate(low):
        near = low[max(0, at - _BEFORE) : at] + low[at + 1 : at + 1 + _BEHIND]
        if word in _table().containers and not _table().falling.isdisjoint(near) and not _is_denied(low, at, at):
            yield f"{word.removesuffix('s')}s"


def _poisons(words: Sequence[str]) -> Iterator[str]:
    low = [fold(word) for word in words]
    for at, word in enumerate(low):
        if word in poisons() and not _is_denied(low, at, at):
            yield word


def _is_denied(low: Sequence[str], first: int, head: int) -> bool:
    before, behind = low[max(0, first - _DENIED) : first], low[head + 1 : head + 1 + _DENIED]
    denies = [at for at, word in enumerate(before) if word in _table().none and before[at + 1 : at + 2] != ["but"]]
    return bool(denies) or not _table().none.isdisjoint(behind)


class _Table(NamedTuple):
    arms: frozenset[str]
    kinds: frozenset[str]
    tools: frozenset[str]
    need_kind: frozenset[str]
    leads: frozenset[str]
    verbs: frozenset[str]
    none: frozenset[str]
    other: frozenset[str]
    fired: frozenset[str]
    containers: frozenset[str]
    falling: frozenset[str]


@cache
def _table() -> _Table:
    raw = loads((files("whence.weigh") / "data" / "means.toml").read_text(encoding="utf-8"))
    listed = {
        n: frozenset(map(fold, words.split()))
        for n, words in (*raw["used"].items(), ("fired", raw["fired"]))
        if n in _Table._fields
    }
    return _Table(**listed)
