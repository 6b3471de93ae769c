"""Hedges found by their shape: what a word limits only beside certain others.

In: the words of one sentence in lower case. Out: `(first, last, class, scope)` of each hedge, in words, last exclusive. Refuses: what a
person suggests, which is a statement; what somebody looks at; suspects who are arrested; choices that were turned down.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from whence.language.lexicon import load
from whence.model.vocabulary import HedgeClass
from whence.read.grammar import word_class

BREAKS = frozenset(";:—–()[]")
_NEAR = 9  # words between a thing and what it suggests, a condition and its end
_NEGATIVES = frozenset(("no", "none", "neither", "nor", "nobody", "nothing", "never", "without", "not", "n't"))
_DENIALS = frozenset(("denied", "denies", "deny", "denying", "without", "no", "not", "never", "neither", "nor", "if", "whether"))
_PLACES = frozenset(("in", "on", "at", "near", "outside", "inside", "behind", "beside", "under", "from"))
_ARTICLES = frozenset(("a", "an", "the"))
_SUBJECTS = frozenset(("a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "there"))


class Shape(NamedTuple):
    """A hedge as words `[first, last)` of its sentence; `scope` as in the lexicon, or "self": its own words alone."""

    first: int
    last: int
    kind: HedgeClass
    scope: str


def shapes(lows: Sequence[str]) -> Iterator[Shape]:
    """Yield the hedges of a sentence that have a shape, those of one family after those of another."""
    for opener, find in _FAMILIES:
        if not _words(opener).isdisjoint(lows):
            yield from find(lows)


@cache
def _words(name: str) -> frozenset[str]:
    listed = load("hedges")["shapes"].get(name)
    return frozenset((name,) if listed is None else listed.split())


def is_denied(lows: Sequence[str], at: int) -> bool:
    """Say whether a negative subject stands before `at` in its clause ("none of the accounts could be checked")."""
    for k in range(at - 1, max(-1, at - _NEAR), -1):
        if lows[k] in BREAKS or lows[k] in (",", '"', "“"):
            return False
        if lows[k] in ("no", "none", "neither", "nor", "nobody", "nothing", "never", "few"):
            return True
    return False


def is_ability(lows: Sequence[str], at: int) -> bool:
    """Say whether "could" at `at` is of being able: "only the miller could", "who alone could", "asked whether he could"."""
    before = lows[max(0, at - 4) : at]
    asked = (
        len(before) > 1 and before[-2] in ("whether", "if", "where", "what", "how", "as") and before[-1] in word_class("personal")
    )
    return asked or "only" in before or "alone" in before or before[-2:] == ["where", "one"]


def _breaks(lows: Sequence[str], at: int) -> bool:
    """Say whether a mark parts clauses; the colon of a clock time does not."""
    return lows[at] in BREAKS and not (
        lows[at] == ":" and at + 1 < len(lows) and lows[at + 1].isdigit() and lows[at - 1].isdigit()
    )


def _suggesting(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "traces of wheels suggest": a thing among the words before, and nobody who speaks between the two."""
    for at, low in enumerate(lows):
        if low in _words("suggest") and not (at and lows[at - 1] in ("to", "as")) and _is_thing(lows, at):
            yield Shape(at, at + 1, HedgeClass.APPEARANCE, "clause")


def _is_thing(lows: Sequence[str], at: int) -> bool:
    """Say whether the subject before `at` is a thing. "Released by the army" says whose it is, "who saw the footage" that a person speaks."""
    for k in range(at - 1, max(-1, at - _NEAR), -1):
        owner = not {"by", "from", "of", "to"}.isdisjoint(lows[max(0, k - 3) : k])
        if _breaks(lows, k) or lows[k] in ("said", "says") or (lows[k] in _words("speakers") and not owner):
            return False
        if lows[k] in _words("evidence"):
            return "who" not in lows[max(0, k - 4) : k]
    return False


def _looking(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "it looks doctored": a form of "look" or "sound" with a quality after it."""
    for at in range(1, len(lows) - 1):
        quality = lows[at + 1]
        if lows[at] not in _words("looks") or not quality[0].isalpha() or quality in _words("not_looks"):
            continue
        before = lows[at - 1]
        made = lows[at] == "look" and (before in ("to", "not", "and") or not _words("made").isdisjoint(lows[max(0, at - 4) : at]))
        ordered = lows[at] in ("look", "sound") and before in (",", '"', "“", "then")
        if not made and not ordered and before not in word_class("determiners"):
            yield Shape(at, at + 1, HedgeClass.APPEARANCE, "clause")


def _suspecting(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "the union suspects a rival": the verb, by the words on either side of it."""
    for at in range(1, len(lows) - 1):
        if lows[at] not in _words("suspect"):
            continue
        before, after = lows[at - 1], lows[at + 1]
        if before in word_class("determiners") or before[0].isdigit() or not _NEGATIVES.isdisjoint(lows[max(0, at - 4) : at]):
            continue
        takes = after in word_class("determiners") or after in ("that", "it", "him", "them", "he", "she", "they", "foul")
        if takes or (before in _words("suspecting") and after[0].isalpha() and after not in word_class("auxiliaries")):
            yield Shape(at, at + 1, HedgeClass.ALLEGATION, "after")


def _true_if(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "if the Lantern is to be believed": an "if" whose clause ends in a word of truth."""
    for at, low in enumerate(lows):
        if low != "if" or (at and lows[at - 1] in ("as", "even", "see", "ask", "asked", "know", "determine", "say", "clear")):
            continue
        for k in range(at + 1, min(at + _NEAR + 3, len(lows))):
            if lows[k] in BREAKS or lows[k] == ",":
                break
            if lows[k] in _words("truth"):
                yield Shape(at, k + 1, HedgeClass.CONDITIONAL, "after")
                break


def _inverted(lows: Sequence[str]) -> Iterator[Shape]:
    """Find "Had the second truck gone off, ...": the verb before its subject where a sentence opens, and no question."""
    at = next((k for k, low in enumerate(lows) if low[0].isalnum()), len(lows))
    if at + 3 >= len(lows) or lows[at] not in _words("inverted") or "?" in lows or "," not in lows[at:]:
        return
    if (
        lows[at + 1] in word_class("determiners")
        or lows[at + 1] in word_class("personal")
        or lows[at + 1] in ("this", "that", "there")
    ):
        yield Shape(at, at + 2, HedgeClass.CONDITIONAL, "after")


def _alternatives(lows: Sequence[str]) -> Iterator[Shape]:
    """Find two readings of one thing around "or": "a courtyard or outdoor space", "either a bog or a pond", "in the yard or on the roof"."""
    for at in range(2, len(lows) - 1):
        if lows[at] != "or" or not lows[at + 1][0].isalpha() or lows[at + 1] in load("hedges")["alternative"]["not_after"]:
            continue
        found = _either(lows, at) or _two_things(lows, at) or _two_places(lows, at)
        if found is not None and _DENIALS.isdisjoint(lows[max(0, found[0] - 4) : found[0]]):
            yield Shape(found[0], found[1], HedgeClass.ALTERNATIVE, "self")


def _two_things(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Find an article, at most three words, "or", at most two more. With "the", both things have it."""
    openers = load("hedges")["alternative"]["openers"]
    definite = lows[at + 1] == "the"
    opener = next((k for k in range(at - 2, max(-1, at - 5), -1) if lows[k] in openers or (definite and lows[k] == "the")), None)
    if opener is None or not all(word.replace("-", "").isalpha() for word in lows[opener + 1 : at]):
        return None
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
    opener = next((k for k in range(at - 2, max(-1, at - _NEAR), -1) if lows[k] == "either"), None)
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


_FAMILIES: tuple[tuple[str, Callable[[Sequence[str]], Iterator[Shape]]], ...] = (
    ("suggest", _suggesting),
    ("looks", _looking),
    ("suspect", _suspecting),
    ("if", _true_if),
    ("inverted", _inverted),
    ("or", _alternatives),
)
