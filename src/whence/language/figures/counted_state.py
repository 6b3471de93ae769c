"""Counted states: how those are whom a number counts: dead, missing, in somebody's hands.

In: the words behind a figure and its noun. Out: one word for their state ("missing", "killed", "detained"), or `None`.
Refuses: hands that hold nobody ("in safe hands"); a state that stands behind another verb than one of being, staying or being told of.
"""

from collections.abc import Sequence

from whence.language.figures.counted_verbs import words_of

_STILL = frozenset({"still", "now", "also", "yet", "already", "were", "was", "are", "is", "have", "has", "been", "had"})
# "were feared dead", "are listed as missing", "remain unaccounted for", "believed to be wounded"
_TOLD = frozenset({
    "feared", "presumed", "believed", "thought", "confirmed", "reported", "known", "listed", "registered", "declared", "pronounced", "counted",
    "found", "officially", "reportedly", "remain", "remained", "remains", "to", "be", "as",
})  # fmt: skip
_BETWEEN = _STILL | _TOLD | {"others", "more", "left"}
_KINDLY = frozenset(
    {"safe", "good", "capable", "competent", "private", "public", "other", "different", "many", "own", "loving", "expert", "few"}
)
_REMAINING = frozenset({"remain", "remained", "remains", "still"})
_SINCE_LONG = frozenset({"ill", "sick"})  # "two mentally ill men": as an adjective it may have been so before
_HANDS = 3  # words between "in" and "hands": "in the rebels' hands"
_REACH = 8


def state(noun: str | None, after: Sequence[str]) -> str | None:
    """Return how those are whom a figure counts, by a word of its noun phrase or the words behind it."""
    states = words_of("state")
    own = next((states[part] for part in (noun or "").split() if part in states and part not in _SINCE_LONG), None)
    if own is not None:
        return own
    words = list(after[2:] if list(after[:2]) in (["of", "them"], ["of", "those"]) else after)
    here = words[:_REACH]
    for at in range(min(_REACH - 2, len(here))):
        found = next((states[p] for n in (4, 3, 2) if (p := " ".join(here[at : at + n])) in states), None)
        found = found or ("detained" if in_hands(here[at:]) else None)
        if found is not None:
            return (
                "held" if found == "detained" and not _REMAINING.isdisjoint(here[:at]) else found
            )  # how many are left there is a stock
        if here[at] not in _STILL | _TOLD:
            break
    return _single(words)


def _single(words: Sequence[str]) -> str | None:
    """Return the state that one word names, at most one word away that is none of being or of being told."""
    states = words_of("state")
    seen = 0
    for word in words:
        if word in states:
            return states[word]
        seen += word not in _STILL | _TOLD
        if seen > 1 or word not in _BETWEEN:
            return None
    return None


def in_hands(words: Sequence[str]) -> bool:
    """Say whether these words open with somebody's hands that hold people ("in Norlandic hands", "in the hands of the League")."""
    if words[:1] != ["in"] or "hands" not in words[1 : 3 + _HANDS]:
        return False
    whose = list(words[1 : words.index("hands", 1)])
    if whose == ["the"]:
        return list(words[3:4]) == ["of"]
    return bool(whose) and _KINDLY.isdisjoint(whose) and all(low[:1].isalpha() for low in whose)
