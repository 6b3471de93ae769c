"""In which sense a listed word stands: "alleged" before a noun limits, "the union alleged" is a voice; "may" doubts or permits.

In: the words of one sentence in lower case and the place of a listed word in them. Out: whether it limits what is said there.
Refuses: to look beyond the sentence; to guess at a verb whose neighbours leave it open, which then limits nothing.
"""

from collections.abc import Callable, Sequence

from whence.language.words.lexicon import load
from whence.read.text.grammar import word_class

BREAKS = frozenset(";:—–()[]")
QUOTES = frozenset("\"“”'‘’«»")
NEAR = 9  # words in which a clause shows its subject or its end
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "any", "some", "of", "about", "on", "over"))
_SUBJECTS = frozenset(("the", "a", "an", "this", "these", "those", "my", "his", "her", "its", "their", "our", "any", "there"))
_NONE = frozenset(("no", "none", "neither", "nor", "nobody", "nothing", "never", "few"))
_ASKS = frozenset(("whether", "if", "where", "what", "how"))
_RELATES = frozenset(("who", "whom", "which", "has", "have", "had", "having", "'ve", "i've", "we've", "they've"))


def limits(sense: str, lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether the words `[at, stop)` stand in the sense in which the lexicon lists them (`only`)."""
    return _SENSES[sense](lows, at, stop)


def words(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon's table `senses`."""
    return frozenset(load("hedges")["senses"][name].split())


def is_denied(lows: Sequence[str], at: int) -> bool:
    """Say whether a negative subject stands before `at` in its clause ("none of the accounts could be checked")."""
    for k in range(at - 1, max(-1, at - NEAR), -1):
        if lows[k] in BREAKS or lows[k] in (",", '"', "“"):
            return False
        if lows[k] in _NONE:
            return True
    return False


def is_ability(lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether "could" at `at` is of being able: "only the miller could", "before he could speak", "could open only one", "could he?"."""
    before, after = lows[max(0, at - 4) : at], lows[stop : stop + 2]
    if not words("bounded").isdisjoint(after) or after[:1] == ["please"]:
        return True
    if after and lows[stop - 1] == "could" and (after[0] in word_class("personal") or after[0] in _SUBJECTS):
        return True  # the verb before its subject asks, or says "nor could he"
    asked = len(before) > 1 and (before[-2] in _ASKS or before[-2] == "as") and before[-1] in word_class("personal")
    if (asked and lows[stop - 1] != "have") or "only" in before or "alone" in before or before[-2:] == ["where", "one"]:
        return True
    if lows[stop - 1] == "have":
        return not words("otherwise").isdisjoint(lows[stop : stop + NEAR])
    return _hangs_on(lows, at)


def _hangs_on(lows: Sequence[str], at: int) -> bool:
    """Say whether the clause of `at` says when or to what end somebody is able: "before he", "as soon as they", "so that teams", "faster than"."""
    for k in range(at - 1, max(-1, at - 6), -1):
        if lows[k] in BREAKS or lows[k] == ",":
            return False
        if lows[k] in ("before", "until", "once", "than", "whether") or (k and (lows[k - 1], lows[k]) in _TO_WHAT_END):
            return True
    return False


_TO_WHAT_END = frozenset((("soon", "as"), ("so", "that"), ("far", "as"), ("asked", "if"), ("asking", "if")))


def _nobodys(lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether a verb's form has nobody who stands for it: "is alleged to", "a suspected bomb", "nine feared dead"; not "the union alleged"."""
    before, after = _before(lows, at), lows[stop] if stop < len(lows) else ""
    if before in word_class("be") or lows[at] in word_class("be") or lows[at] in ("it", "it's", "has", "have"):
        return after != "by"
    if before in word_class("personal") or before in _RELATES:
        return False
    if after in words("befallen") or (after == "to" and lows[stop + 1 : stop + 2] in (["have"], ["be"])):
        return True
    if lows[at] == "feared" or after in word_class("prepositions") or after in word_class("wh"):
        return False
    if after in word_class("determiners") or after in word_class("personal") or after in ("there", "and", "or", "but"):
        return False
    if not after[:1].isalnum():
        return before in QUOTES and after in QUOTES  # a word in quotation marks of its own
    return _opens_noun(before)


def _opens_noun(before: str) -> bool:
    """Say whether a noun with its adjectives may begin after the word `before`: no noun that would be the subject of what follows."""
    classes = (
        "determiners",
        "prepositions",
        "adjectives",
        "past",
        "present",
        "joints",
        "adverbs",
        "auxiliaries",
        "clause_openers",
    )
    shaped = before.endswith(("ed", "ing", "'s", "s'", "’s")) or not before[:1].isalpha()
    return shaped or before in ("with", "or") or any(before in word_class(name) for name in classes)


def _before_noun(lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether the words stand before a noun or head a line ("unconfirmed reports", "Unconfirmed: ..."), not at a sentence's end."""
    before, after = _before(lows, at), lows[stop] if stop < len(lows) else ""
    if before in word_class("be") or before in words("remaining") or before in ("as", "but"):
        return False
    if after == ":":
        return before in ("", ".")
    plain = after[:1].isalnum() and not after.endswith("ly")
    return plain and not any(after in word_class(name) for name in ("prepositions", "joints", "auxiliaries", "clause_openers"))


def _named_so(lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether "reported" stands between an article and its noun ("the reported coup")."""
    before = next((low for low in reversed(lows[max(0, at - 2) : at]) if low not in QUOTES), "")
    return before in _ARTICLES and _before_noun(lows, at, stop) and lows[stop] not in word_class("determiners")


def _doubts(lows: Sequence[str], at: int, _stop: int) -> bool:
    """Say whether "may" doubts and does not permit: "talks may resume", not "families may call" or "so that the reader may judge"."""
    before, after = _before(lows, at), lows[at + 1] if at + 1 < len(lows) else ""
    if after in words("permitted_acts") or after in word_class("personal"):
        return False
    if before in words("permitted") and after not in words("befalls"):
        return False
    asked = lows[max(0, at - 3) : at]
    return not (asked[-2:-1] in (["whether"], ["if"]) and asked[-1] in word_class("personal")) and asked[:2] != ["so", "that"]


def _said_around(lows: Sequence[str], at: int, stop: int) -> bool:
    """Say whether "they say" means nobody: beside a place where people talk, "on our street they say", "they say at the pump"."""
    k = stop + 1 if stop < len(lows) and lows[stop] in ("in", "on", "at", "around", "round") else None
    behind = k is not None and not words("where_people_talk").isdisjoint(lows[k : k + 2])
    ahead = at > 1 and lows[at - 1] in words("where_people_talk") and not {"in", "on", "at", "around"}.isdisjoint(lows[:at])
    return behind or ahead


def _by_nobody(lows: Sequence[str], _at: int, stop: int) -> bool:
    """Say whether a passive names no agent in its clause: "it was said", not "it was reported on Monday by the head of the port"."""
    for k in range(stop, min(stop + 4, len(lows))):
        if lows[k] in BREAKS or lows[k] == "that":
            return True
        if lows[k] == "by":
            return False
    return True


def _of_a_deed(lows: Sequence[str], _at: int, stop: int) -> bool:
    """Say whether what follows "suspected of" is a deed ("of selling rifles"), no mere membership."""
    return stop < len(lows) and lows[stop].endswith("ing") and len(lows[stop]) > 4


def _untold(lows: Sequence[str], at: int, _stop: int) -> bool:
    """Say whether "talk" is what goes round ("Talk of a second crest"), not a verb or the thing that somebody holds ("to talk of")."""
    before = _before(lows, at)
    free = (
        before in word_class("prepositions") or not before[:1].isalpha() or before in word_class("be") or before in ("and", "but")
    )
    return free and before not in ("to", "'s")


def _before(lows: Sequence[str], at: int) -> str:
    """Return the word before `at`, adverbs passed over."""
    k = at - 1
    while k >= 0 and (lows[k] in word_class("adverbs") or (lows[k].endswith("ly") and len(lows[k]) > 4)) and at - k < 4:
        k -= 1
    return lows[k] if k >= 0 else ""


_SENSES: dict[str, Callable[[Sequence[str], int, int], bool]] = {
    "nobodys": _nobodys,
    "before_noun": _before_noun,
    "named_so": _named_so,
    "doubts": _doubts,
    "said_around": _said_around,
    "by_nobody": _by_nobody,
    "of_a_deed": _of_a_deed,
    "untold": _untold,
}
