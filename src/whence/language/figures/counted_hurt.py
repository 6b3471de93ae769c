"""Counted hurt: people whom a number counts by what happened to their bodies.

In: the words behind a figure and its noun. Out: whether those counted are hurt or ill: "two were shot in the leg", "three had lost fingers",
"nine firefighters inhaled smoke", "seven others were hit", "four have broken ribs", "one was cut by glass".
Refuses: somebody who was only shot or stabbed, whose end nobody tells; whoever is said to have died of it; a blow to something else ("hit the wall").
"""

from collections.abc import Sequence
from functools import cache

from whence.language.figures.counted_state import state
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "get", "left"})
_SMALL = _BE | frozenset(
    "have has had also still already now later since reportedly then all both more others who badly slightly seriously severely lightly".split()  # noqa: SIM905
)
_INTO = frozenset({"in", "on", "through", "across", "to", "above", "below"})
_WHOSE = frozenset({"of", "from", "at", "in", "on"})
_DEADLY = frozenset({"dead", "death", "died", "killed", "fatally", "succumbed", "perished", "dying"})
_ENDS = frozenset(".;:!?\n—–,()")
_BEFORE_VERB, _NEAR, _CLAUSE = 7, 4, 14
_NO_SUBJECT = frozenset({"and", "but", "or", "who", "which", "that", "when", "while", "after", "before", "as", "than"})


def is_hurt(after: Sequence[str], head: str = "") -> bool:
    """Say whether the words behind those counted, called by `head`, say that they were hurt or fell ill."""
    clause = _clause(after)
    if not _DEADLY.isdisjoint(clause) or head in load("counted")["nouns"]["things"]:
        return False
    whom = clause[2:] if clause[:2] in (["of", "them"], ["of", "whom"]) else clause
    if whom[:1] == ["with"] and len(whom) < len(clause):
        return not _words("ailments").isdisjoint(whom[1:_NEAR]) or _has_harm(whom[1:])  # "49 alive, seven of them with burns"
    if any(hurts_at(clause, at) for at in _verbs(clause)) or _is_left_with(clause):
        return True
    behind = _behind_whose(clause)
    return bool(behind) and state(None, clause[behind:]) == "wounded"


def hurts_at(clause: Sequence[str], at: int) -> bool:
    """Say whether the word at a place of a clause opens what says that its subject was hurt: "shot in the leg", "lost an eye"."""
    verb, rest = clause[at], list(clause[at + 1 :])
    passive = not _BE.isdisjoint(clause[:at])
    undergone = passive or not at  # "nine stung by hornets"
    if verb in _forms("striking") and undergone:
        return _leads_to_body(rest) or (verb in _forms("hitting") and _is_hit(rest))
    if verb in _forms("cutting") and undergone:
        return _leads_to_body(rest) or (rest[:1] == ["by"] and not _words("shards").isdisjoint(rest[1:_NEAR]))
    if verb in _forms("breaking") and not passive and at < _NEAR:
        return not _words("body").isdisjoint(rest[:_NEAR])  # "broke an ankle"
    if verb in _forms("losing") and not passive:
        return not (_words("body") | _words("senses")).isdisjoint(rest[:_NEAR])
    if verb in _forms("inhaling") and not passive:
        return not _words("breathed").isdisjoint(rest[:_NEAR])
    if verb in _forms("having") and not passive:
        return _has_harm(rest)
    return verb in _forms("ailing") and not _words("ailments").isdisjoint(rest[: _NEAR + 1])


def _verbs(clause: Sequence[str]) -> list[int]:
    """Return where the first verb behind those counted may stand: at once, or behind a few words that say which people are meant."""
    first = next((at for at, low in enumerate(clause) if low not in _SMALL), None)
    if first is None:
        return []
    found = [first, *([first - 1] if first and clause[first - 1] in _forms("having") else [])]
    if clause[first] in _WHOSE:
        reach = clause[first + 1 : first + 1 + _BEFORE_VERB]
        stop = next((at for at, low in enumerate(reach) if low in _NO_SUBJECT), len(reach))
        told = next((at for at, low in enumerate(reach[:stop]) if low in _all_verbs()), None)
        found += [first + 1 + told] if told is not None else []
    return found


def state_behind_whose(after: Sequence[str], head: str = "") -> str | None:
    """Return "killed" or "wounded" where that is said behind a few words of whose they are: "guests of the inn were found lifeless"."""
    if head in load("counted")["nouns"]["things"]:
        return None
    clause = _clause(after)
    behind = _behind_whose(clause)
    found = state(None, clause[behind:]) if behind else None
    return found if found in ("killed", "wounded") else None


def _behind_whose(clause: Sequence[str]) -> int:
    """Return where the verb stands behind a few words that say which people are meant ("at a wedding were"), 0 where none does."""
    if not clause or clause[0] not in _WHOSE:
        return 0
    reach = clause[: _BEFORE_VERB + 1]
    stop = next((at for at, low in enumerate(reach) if low in _NO_SUBJECT), len(reach))
    return next((at for at in range(2, stop) if reach[at] in _BE), 0)


def _is_left_with(clause: Sequence[str]) -> bool:
    """Say whether those counted came off with a harm: "were left behind with injuries", "were pulled out with burns"."""
    own = next((at for at, low in enumerate(clause) if low in _NO_SUBJECT), len(clause))
    at = next((at for at, low in enumerate(clause[:own]) if low == "with"), 0)
    if not at or clause[at - 1] not in _words("came_off"):
        return False
    return not _words("ailments").isdisjoint(clause[at + 1 : at + 1 + _NEAR]) or _has_harm(clause[at + 1 :])


def _leads_to_body(rest: Sequence[str]) -> bool:
    """Say whether "in the leg", "on his feet", "in both eyes" follows."""
    at = next((at for at, low in enumerate(rest[:_NEAR]) if low in _INTO), None)
    return at is not None and any(low in _words("body") for low in rest[at + 1 : at + 4])


def _is_hit(rest: Sequence[str]) -> bool:
    """Say whether nothing follows "were hit" but by what, when or where."""
    return not rest or rest[0] in (
        "by",
        "in",
        "when",
        "as",
        "during",
        "while",
        "before",
        "after",
        "and",
        "on",
        "at",
        "near",
        "too",
    )


def _has_harm(rest: Sequence[str]) -> bool:
    broken = next((at for at, low in enumerate(rest[:_NEAR]) if low in _words("broken")), None)
    if broken is not None:
        return not _words("body").isdisjoint(rest[broken + 1 : broken + 5])
    return not _words("ailments").isdisjoint(rest[:3])


def _clause(after: Sequence[str]) -> list[str]:
    end = next((at for at, low in enumerate(after) if low in _ENDS), len(after))
    return list(after[: min(end, _CLAUSE)])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("counted")["harmed"][name])


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for verb in load("counted")["harmed"][name] for form in lemma_forms(verb))


@cache
def _all_verbs() -> frozenset[str]:
    return frozenset().union(
        *(_forms(name) for name in ("striking", "cutting", "breaking", "losing", "inhaling", "having", "ailing"))
    )
