"""Ailments: what a single person is said to have died of: an illness, his own hand, blows, a fall.

In: words, folded. Out: where such words stand. "Heart failure", "a seizure", "natural causes", "hanged himself", "fell from a roof".
Refuses: to say that anybody died of it; words that mean other things as often, without words
beside them ("a seizure of arms", "a stroke of luck", "in the fall"); what is said not to have been.
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load

_DENIED = 4
_ENDS = frozenset(".;:!?")
Reach = tuple[int, int]


def ailment_in(low: Sequence[str], *, lone: bool = False) -> Reach | None:
    """Return the tokens of the first ailment that the words tell of, `None` where they tell of none.

    `lone`: one death is all that is told of, so that any illness, blows and a fall are told as what somebody died of.
    """
    for at in range(len(low)):
        found = illness_at(low, at) or _phrase(low, at) or _deed(low, at)
        found = None if found is not None and not lone and low[at] in _words("illnesses") else found
        found = found or (_blows(low, at) or fall_at(low, at) if lone else None)
        if found is not None and not _is_denied(low, found[0]):
            return found
    return None


def illness_at(low: Sequence[str], at: int) -> Reach | None:
    """Return the tokens of an illness that begins at `at`: "kidney failure", "failure of the heart", "pneumonia", "an epileptic seizure"."""
    word, behind = low[at], low[at + 1] if at + 1 < len(low) else ""
    if word in _words("organs"):
        return (at, at + 2) if behind in _words("failings") else None
    if word in _words("failings") and behind == "of":
        first = at + 2 + (low[at + 2 : at + 3] in (["the"], ("the",), ["his"], ("his",), ["her"], ("her",)))
        if first < len(low) and low[first] in _words("organs"):
            return at, first + 1
    if word in _words("illnesses"):
        return at, at + 1
    led = at > 0 and low[at - 1] in _words("fits_led")
    return (at, at + 1) if word in _words("fits") and led and behind not in _words("fits_behind") else None


def fall_at(low: Sequence[str], at: int) -> Reach | None:
    """Return the tokens of a fall that begins at `at`: "the fall", "fell from a roof"."""
    word, behind = low[at], low[at + 1] if at + 1 < len(low) else ""
    if word in _words("fell") and behind in _words("fell_from"):
        return at, at + 2
    led = at > 0 and low[at - 1] in _words("fall_led") and (at < 2 or low[at - 2] != "in")
    which = tuple(low[at + 1 : at + 3]) in (("of", "which"), ("of", "whom"))
    return (at, at + 1) if word == "fall" and led and (behind not in _words("fall_of") or which) else None


def _blows(low: Sequence[str], at: int) -> Reach | None:
    return (at, at + 1) if low[at] in _words("blows") and at > 0 and low[at - 1] in _words("blows_led") else None


def _deed(low: Sequence[str], at: int) -> Reach | None:
    return (at, at + 1) if low[at] in _words("deeds") else None


def _phrase(low: Sequence[str], at: int) -> Reach | None:
    return next(((at, at + len(steps)) for steps in _phrases() if tuple(low[at : at + len(steps)]) == steps), None)


def _is_denied(low: Sequence[str], at: int) -> bool:
    for j in range(at - 1, max(-1, at - 1 - _DENIED), -1):
        if low[j] in _ENDS:
            return False
        if low[j] in _words("never") or low[j].endswith(("n't", "n’t")):
            return True
    return False


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in load("ailments")["phrases"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("ailments")[name].split())
