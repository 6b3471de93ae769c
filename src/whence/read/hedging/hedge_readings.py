"""Two readings of one thing: "a courtyard or an open space", "a mine, or possibly a shell", "gunfire or fireworks, it was not clear which".

In: the words of one sentence in lower case and the place of an "or". Out: where the two readings begin and end.
Refuses: choices between doings, lists of three, what was denied, and what somebody merely asks ("whether it is a good sign or a bad one").
"""

from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load
from whence.read.hedging.hedge_senses import NEAR
from whence.read.text.grammar import word_class

_DENIALS = frozenset(("denied", "denies", "deny", "denying", "without", "no", "not", "never", "neither", "nor", "nobody", "if"))
_PLACES = frozenset(("in", "on", "at", "near", "outside", "inside", "behind", "beside", "under", "from"))
_ARTICLES = frozenset(("a", "an", "the"))
_PERHAPS = frozenset(("possibly", "perhaps", "maybe", "probably"))
_SOMEBODY = frozenset(("someone", "somebody", "something", "one", "people", "men", "a", "another"))


def alternative(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the words `[first, last)` of two readings around the "or" at `at`, or `None`."""
    if not lows[at + 1][0].isalpha() or lows[at + 1] in _not_after():
        return None
    found = _perhaps(lows, at) or _somebody_like(lows, at)
    if found is not None:
        return found
    if lows[at - 1] not in word_class("prepositions") and _is_left_open(lows, at):
        return _first(lows, at), _last(lows, at + 1)
    found = _either(lows, at) or _two_things(lows, at) or _two_places(lows, at)
    if found is None or not _DENIALS.isdisjoint(lows[max(0, found[0] - 4) : found[0]]):
        return None
    return None if "whether" in lows[max(0, found[0] - NEAR) : found[0]] else found


@cache
def _not_after() -> frozenset[str]:
    return frozenset(load("hedges")["alternative"]["not_after"])


def _perhaps(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find "or possibly", "or maybe just": the second reading is itself in doubt."""
    if lows[at + 1] not in _PERHAPS or at + 2 >= len(lows) or not (lows[at + 2][0].isalpha() and lows[at - 1] != "."):
        return None
    return _first(lows, at - 1 if lows[at - 1] == "," and at > 1 else at), _last(lows, at + 2)


def _first(lows: Sequence[str], edge: int) -> int:
    """Return where the first reading begins that ends before `edge`: at its article, else at its last word."""
    return next((k for k in range(edge - 2, max(-1, edge - 5), -1) if lows[k] in _ARTICLES), max(0, edge - 1))


def _last(lows: Sequence[str], at: int) -> int:
    """Return where the second reading ends that begins at `at`: after its article and one word, or its first word."""
    return min(at + 2, len(lows)) if lows[at] in _ARTICLES else at + 1


def _somebody_like(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find "the accused, or someone who sounds very like him"; "or whoever guides their pen"."""
    if lows[at + 1] == "whoever":
        return at, at + 2
    if lows[at + 1] not in _SOMEBODY:
        return None
    last = next((k for k in range(at + 2, min(at + 7, len(lows))) if lows[k] in ("like", "similar", "resembling")), None)
    return None if last is None else (at, last + 1)


def _is_left_open(lows: Sequence[str], at: int) -> bool:
    """Say whether a voice leaves open which of the two is right: "not clear which", "did not know whether it was a mine or ..."."""
    which = next((k for k in range(at + 2, len(lows)) if lows[k] == "which"), None)
    if which is not None and not {"clear", "known", "say", "sure", "tell"}.isdisjoint(lows[max(at, which - 3) : which]):
        return True
    whether = next((k for k in range(at - 1, max(-1, at - NEAR), -1) if lows[k] == "whether"), None)
    if whether is None or not any(low in _ARTICLES or low in ("been", "was", "were") for low in lows[whether:at]):
        return False
    knows = {"know", "known", "say", "clear", "sure", "tell", "show", "unclear"} & set(lows[max(0, whether - 3) : whether])
    negated = any(low in ("not", "cannot", "unclear") or low.endswith("n't") for low in lows[max(0, whether - 5) : whether])
    afterwards = whether < 2 and any(
        low in ("known", "clear", "unclear") and ("not" in lows[max(0, k - 3) : k] or low == "unclear")
        for k, low in enumerate(lows)
        if k > at
    )
    return (bool(knows) and negated) or afterwards


def _two_things(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find an article, at most three words, "or", at most two more. With "the", both things have it; after a comma the second has one."""
    openers = load("hedges")["alternative"]["openers"]
    definite, edge = lows[at + 1] == "the", at
    if lows[at - 1] == ",":
        edge = at - 1
        if lows[at + 1] not in _ARTICLES and not (lows[at + 1] in _PLACES and lows[at + 2 : at + 3] == ["the"]):
            return None
    found = (
        k for k in range(edge - 2, max(-1, edge - 5), -1) if lows[k] in openers or (edge == at and definite and lows[k] == "the")
    )
    opener = next(found, None)
    if opener is None or not all(word.replace("-", "").replace("'", "").isalpha() for word in lows[opener + 1 : edge]):
        return None
    if opener > 1 and lows[opener - 1] == "," and not _ARTICLES.isdisjoint(lows[max(0, opener - 5) : opener - 1]):
        return None  # the end of a list of three
    end = at + 1
    while (
        end + 1 < len(lows) and end < at + 3 and lows[end + 1].isalpha() and lows[end] in {*_ARTICLES, *word_class("adjectives")}
    ):
        end += 1
    return opener, end + 1


def _two_places(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find "in the courtyard or on the roof": a place with its preposition and article on either side."""
    if lows[at + 1] not in _PLACES or at + 3 >= len(lows) or lows[at + 2] not in _ARTICLES:
        return None
    opener = next((k for k in range(at - 3, max(-1, at - 7), -1) if lows[k] in _PLACES and lows[k + 1] in _ARTICLES), None)
    return None if opener is None else (opener, at + 4)


def _either(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find "either Brigades men or looters": two things, not two doings, and not "more than either"."""
    opener = next((k for k in range(at - 2, max(-1, at - NEAR), -1) if lows[k] == "either"), None)
    if (
        opener is None
        or (opener and lows[opener - 1] == "than")
        or not all(w.replace("-", "").isalnum() for w in lows[opener:at])
    ):
        return None
    doing = any(
        low == "to" or low in word_class("auxiliaries") or low in word_class("past") for low in (lows[opener + 1], lows[at + 1])
    )
    return None if doing else (opener, at + 2)
