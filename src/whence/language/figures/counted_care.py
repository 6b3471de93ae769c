"""Counted care: people whom a number counts by what doctors did for them, or by the harm they came with.

In: the words on both sides of a figure. Out: whether they are the hurt of an occurrence ("34 people had been treated by seven", "the hospital had
admitted 12", "eight were taken to a nearby clinic", "47 persons with signs of poisoning").
Refuses: people who are treated as something; who are admitted where no hospital is named; patients who are moved from one hospital to another.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words import trades
from whence.language.words.lexicon import load
from whence.language.words.verbs import lemma_forms

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
_SMALL = _BE | {
    "have",
    "has",
    "had",
    "also",
    "still",
    "already",
    "now",
    "later",
    "since",
    "reportedly",
    "to",
    "all",
    "more",
    "others",
}
_SMALL |= {"continue", "continues", "continued"}
_HAVE = frozenset({"have", "has", "had"})
_WHICH = frozenset({"in", "from", "of", "at", "near", "on"})
_ENDS = frozenset(".;:!?\n—–,()")
_MODIFYING = frozenset({"another", "some", "all", "the", "its", "other"})
_NOT_CARE = frozenset(
    {"as", "like", "with", "more", "less", "better", "worse", "badly", "well", "fairly", "unfairly", "equally", "harshly", "to"}
)
_MANNER = frozenset({"manner", "way", "fashion", "respect", "dignity", "custody"})
_NEAR, _TO_WARD = 5, 9


def in_care(before: Sequence[str], after: Sequence[str], head: str) -> bool:
    """Say whether a figure counts people who were treated, brought to a hospital or came with a harm."""
    if head and head not in trades.people_words():
        return False
    own = _own_sentence(before)
    return (
        _is_done_to(after, head) or _is_sought(_without_whole(after)) or _comes_with_harm(after) or _is_done_by(own, after, head)
    )


def _without_whole(after: Sequence[str]) -> Sequence[str]:
    """Leave out of whom those counted are a part: "six of them had injuries", "six of the eight had injuries"."""
    if list(after[:1]) != ["of"]:
        return after
    if list(after[1:2]) and after[1] in ("them", "those", "these", "whom"):
        return after[2:]
    numbered = list(after[1:2]) == ["the"] and len(after) > 3 and (after[2].isdigit() or after[2] in load("quantities")["units"])
    return after[3:] if numbered else after


def _is_done_to(after: Sequence[str], head: str) -> bool:
    """Say whether a passive behind a figure says so: "were being treated at", "have been admitted with", "were rushed to the hospital"."""
    after = _from_verb(after)
    at = next((at for at, low in enumerate(after) if low not in _SMALL), len(after))
    if after[:1] and after[0] in _forms("treating"):
        return _goes_with_care(_clause(after[1:]))  # "eleven treated on the spot"
    if at >= len(after) or _BE.isdisjoint(after[:at]):
        return False
    verb, rest = after[at], _clause(after[at + 1 :])
    if verb in _forms("treating"):
        return _goes_with_care(rest)
    if verb in _forms("afflicting"):
        return not _words("agents").isdisjoint(rest[:_NEAR])
    if verb in _forms("admitting") | _forms("bringing") and not _words("harms").isdisjoint(rest[:_TO_WARD]):
        return True
    return verb in _forms("admitting") | _forms("bringing") and _leads_to_ward(rest, head)


def _from_verb(after: Sequence[str]) -> Sequence[str]:
    """Leave out a few words that say which people are meant ("eight men in uniform have been")."""
    if after[:1] and after[0] in _WHICH:
        at = next((at for at, low in enumerate(after[1:_NEAR], 1) if low in _BE | _HAVE), 0)
        return after[at:] if not _ENDS.intersection(after[:at]) else after
    return after


def _goes_with_care(rest: Sequence[str]) -> bool:
    """Say whether what follows "treated" tells of a treatment, not of how somebody was dealt with."""
    if not rest:
        return True
    if rest[0] in _NOT_CARE:
        return False
    if rest[0] == "by":  # "treated by medics", "by seven o'clock"; never "by the guards like cattle"
        near = rest[1 : 1 + _NEAR]
        return any(low[0].isdigit() or low in _words("medics") | _words("wards") | _words("moments") for low in near)
    return _MANNER.isdisjoint(rest[:_NEAR])


def _leads_to_ward(rest: Sequence[str], head: str) -> bool:
    near = list(rest[:_TO_WARD])
    ward = next((at for at, low in enumerate(near) if low in _words("wards")), None)
    if ward is None or not {"to", "at", "in", "into"} & set(near[:ward]):
        return False
    return not (head == "patients" and {"other", "another", "different"} & set(near[:ward]))


def _is_sought(after: Sequence[str]) -> bool:
    """Say whether those counted sought or got help, or suffered a harm: "sought medical attention", "sustained burns"."""
    at = next((at for at, low in enumerate(after) if low not in _SMALL), len(after))
    if at >= len(after):
        return False
    near = _clause(after[at + 1 :])[:_NEAR]
    if _HAVE.intersection(after[:at]) and _BE.isdisjoint(after[:at]) and not _words("harms").isdisjoint(after[at : at + 3]):
        return True  # "two people had serious burns"
    if after[at] in _forms("suffering") and not _words("harms").isdisjoint(near):
        return True
    if after[at] in _forms("turning") and {"to", "for"} & set(near):  # "turned for help to medical workers"
        return not (_words("medics") | _words("wards") | _words("care")).isdisjoint(near)
    return after[at] in _forms("needing") and _is_care(near)


def _is_care(near: Sequence[str]) -> bool:
    medical = next((at for at, low in enumerate(near) if low in _words("medical")), None)
    return not _words("care").isdisjoint(near) or (
        medical is not None and not _words("attention").isdisjoint(near[medical + 1 : medical + 3])
    )


def _comes_with_harm(after: Sequence[str]) -> bool:
    """Say whether "with" a harm follows: "with signs of poisoning", "with bullet and splinter wounds"."""
    at = next((at for at, low in enumerate(after[:3]) if low not in _BE | {"left"}), 0)
    if list(after[at : at + 1]) != ["with"]:
        return False
    return not _words("harms").isdisjoint(_clause(after[at + 1 :])[:_NEAR])


def _is_done_by(before: Sequence[str], after: Sequence[str], head: str) -> bool:
    """Say whether a hospital or doctors have those counted as their object: "treated 94 people", "has admitted 12", "took six to hospital"."""
    verb = next((low for low in reversed(before[-3:]) if low not in _MODIFYING), "")
    if verb in _forms("treating"):
        return list(after[:1]) not in (["as"], ["like"], ["to"]) and not _is_passive(before, verb)
    if verb in _forms("admitting") | _forms("receiving") and not _is_passive(before, verb):
        return not _words("wards").isdisjoint(before) or not _words("harms").isdisjoint(_clause(after)[:_NEAR])
    return verb in _forms("bringing") and list(after[:1]) in (["to"], ["into"]) and _leads_to_ward(_clause(after), head)


def _is_passive(before: Sequence[str], verb: str) -> bool:
    at = len(before) - 1 - list(reversed(before)).index(verb)
    return at > 0 and not verb.endswith("ing") and before[at - 1] in _BE


def _own_sentence(before: Sequence[str]) -> list[str]:
    last = max((at for at, low in enumerate(before) if low in ".;!?\n"), default=-1)
    return list(before[last + 1 :])


def _clause(words: Sequence[str]) -> list[str]:
    end = next((at for at, low in enumerate(words) if low in _ENDS), len(words))
    return list(words[:end])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("counted")["nursing"][name])


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for verb in load("counted")["nursing"][name] for form in lemma_forms(verb))
