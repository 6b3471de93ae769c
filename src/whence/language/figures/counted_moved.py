"""Counted moves: people whom a number counts by where they were brought, out of what, or by whom.

In: the lower-case words on both sides of a figure, the head of its noun. Out: one word for what is counted, or `None`. "1,200 villagers had been
moved into schools" and "300 spent the night in a sports hall" are displaced, "16 residents were freed from stuck lifts" and "nine were picked up
by a launch" rescued, "88 boarders were marched to buses" detained, "drove off with 26 boys" abducted, "four are free" released.
Refuses: people who are moved by order (troops, prisoners); children who are brought to school; a move without a word of where to.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.figures.counted_state import state
from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms

_HELPING = frozenset(
    "have has had also still already now later since all is are was were be been being quickly safely reportedly".split()  # noqa: SIM905
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_STOPS = frozenset(".;:!?\n—–,()")
_TO = frozenset({"to", "into", "in", "onto", "inside", "at"})
_MODIFYING = frozenset({"another", "some", "all", "the", "its", "other", "about", "around", "nearly", "almost"})
_BEHIND_FREE = frozenset({"again", "now", "and", "but", "after", "since", "today"}) | _STOPS
_NO = frozenset({"word", "news", "trace", "sign"})
_ELSEWHERE = frozenset(
    "after from near by in on at and or as when for with before where while since to behind beside outside".split()  # noqa: SIM905
)
_REACH, _TO_VERB, _OF_WHERE = 6, 7, 6


def moved(before: Sequence[str], after: Sequence[str], head: str) -> str | None:
    """Return what a figure counts by a move that happened to those whom it counts, or by who has gone off with them."""
    if head and head not in trades.people_words():
        return None
    if list(before[-3:-2]) == ["no"] and before[-2] in _NO and before[-1] in ("of", "from"):
        return "missing"  # "there has been no word of two people"
    if list(before[-1:]) == ["for"] and not _words()["pardons"].isdisjoint(before[-3:-1]):
        return "released"  # "signed a pardon for 1,240 people"
    if list(before[-2:]) in (["off", "with"], ["away", "with"]) and before[-3:-2] and before[-3] in _forms("leaving") and head:
        return "abducted"
    if list(before[-1:]) == ["off"] and before[-2:-1] and before[-2] in _forms("carrying") and head:
        return "abducted"  # "carrying eight teachers off the road" is another thing
    if not head and list(after[:1]) in (["more"], ["others"]) and state(None, after[1:]) == "missing":
        return "missing"  # "three more had not been heard of"
    return _done_to(_clause(after), head) or _done_by(before, _clause(after), head)


def _done_to(clause: Sequence[str], head: str) -> str | None:
    """Return what a passive, or what they did, says of those counted."""
    clause = clause[1:] if clause[:1] and clause[0] == "who" else clause
    at = _verb_at(clause)
    if at is None:
        return None
    verb, rest, passive = clause[at], clause[at + 1 :], not _BE.isdisjoint(clause[:at])
    if verb == "free" and passive:
        return "released" if not rest or rest[0] in _BEHIND_FREE else None
    if passive:
        return _by_goal(verb, rest, head) or _saved(verb, rest)
    if verb in _forms("staying") and list(rest[:2]) in (["the", "night"], ["a", "night"], ["several", "nights"]):
        return _sheltered(rest[2:], head) or ("detained" if _leads(rest[2:], _TO, "cells") else None)
    return None


def _done_by(before: Sequence[str], clause: Sequence[str], head: str) -> str | None:
    """Return what a verb before the figure says of those whom it has as its object: "moved 300 residents to a gym"."""
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] not in _MODIFYING), None)
    if at is None or not head:
        return None
    if before[at] == "up" and at and before[at - 1] in _forms("picking"):
        return "rescued" if _names(before[max(0, at - 1 - _REACH) : at - 1], "vessels") else None
    return _by_goal(before[at], clause, head) or (_saved(before[at], clause) if before[at] in _forms("freeing") else None)


def _by_goal(verb: str, rest: Sequence[str], head: str) -> str | None:
    if verb in _forms("moving") and (found := _sheltered(rest, head)) is not None:
        return found
    return "detained" if verb in _forms("loading") and _leads(rest, _TO, "vehicles") else None


def _sheltered(rest: Sequence[str], head: str) -> str | None:
    ordered = load("counted")["ordered"]
    return "displaced" if head not in (*ordered, *_words()["pupils"]) and _leads(rest, _TO, "shelters") else None


def _saved(verb: str, rest: Sequence[str]) -> str | None:
    """Return "rescued" for who is freed from what holds nobody on purpose, or is picked up by a vessel."""
    if verb in _forms("freeing") and _leads([low for low in rest if low != "out"], frozenset({"from", "of"}), "traps"):
        return "rescued"
    lifted = verb in _forms("picking") and list(rest[:1]) in (["up"], ["off"])
    return "rescued" if lifted and _leads(rest[1:], frozenset({"by"}), "vessels") else None


def _verb_at(clause: Sequence[str]) -> int | None:
    """Return where the first verb stands behind a noun; "residents of the border villages were taken" has it a few words on."""
    at = 0
    if clause[:1] and clause[0] in ("of", "from", "in", "on"):
        at = next((j for j in range(1, min(len(clause), _TO_VERB)) if clause[j] in _BE or clause[j] in ("had", "have")), 0)
    found = next((j for j in range(at, len(clause)) if clause[j] not in _HELPING), None)
    return found if found is not None and found - at <= _REACH else None


def _leads(rest: Sequence[str], by: frozenset[str], name: str) -> bool:
    """Say whether a preposition near the verb leads to one of these nouns."""
    at = next((at for at, low in enumerate(rest[:3]) if low in by), None)
    if at is None:
        return False
    near = rest[at + 1 : at + 1 + _OF_WHERE]
    end = next(
        (j for j, low in enumerate(near) if low in _ELSEWHERE), len(near)
    )  # "to hospital from the school" leads to no school
    return _names(near[:end], name)


def _names(words: Sequence[str], name: str) -> bool:
    return not _words()[name].isdisjoint(words)


def _clause(words: Sequence[str]) -> Sequence[str]:
    end = next((at for at, low in enumerate(words) if low in _STOPS), len(words))
    return words[:end]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load("counted")["moved"].items()}


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for verb in load("counted")["moved"][name] for form in lemma_forms(verb))
