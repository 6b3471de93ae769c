"""Number words: what the words right around a number make of it, where they stand for more than the number itself.

In: a text and a number's place. Out: whether "one" counts a person without a noun ("two guards died and one was wounded"); whether "up to" belongs to
a verb that rises ("the toll has gone up to three"); whether "number" is a verb ("the dead now number fourteen").
Refuses: "no one", "the one", "one of", "one who"; "up to 30 people" behind any other word, which says no least.
"""

import re
from functools import cache

from whence.language.words.lexicon import load

_NEAR = 40
_NOT_BEFORE = re.compile(
    r"(?:\b(?:no|the|this|that|which|any|every|each|some|only|other|another|than|not|a|by|from|to|of|for|at|in|with|as|number|day|like)\s+|[-‐–$€£]\s?)$",
    re.IGNORECASE,
)
_ENDS = frozenset("a an the of in on at to by from for with who which that and or but is was had has after when as than".split())  # noqa: SIM905
_RISING = re.compile(
    r"\b(?:gone|goes|going|went|crept|creeps|moved|shot|pushed|ticked|edged|toll|number|numbers|total|tally|count|figure|dead|deaths|injured|wounded)\s+$",
    re.IGNORECASE,
)
_NUMBER_IS_VERB = re.compile(
    r"\b(?:now|already|currently|today|still|crew|who|they|we|dead|deaths|missing|wounded|injured|victims|survivors)\s+number\s*$",
    re.IGNORECASE,
)
_IN_HANDS = re.compile(
    r"\s+(?:still\s+)?(?:is|was|remains|remained|has\s+been|had\s+been)\s+(?:still\s+|also\s+|listed\s+as\s+|reported\s+|later\s+|since\s+)?"
    r"(?:missing|unaccounted|arrested|detained|captured|rescued|released|freed|recaptured|rearrested|abducted|kidnapped|trapped)\b"
)
_NO_ONE = re.compile(r"\b(?:no|any|every|some|each|not)\s$", re.IGNORECASE)


def is_one_in_hands(text: str, start: int, end: int) -> bool:
    """Say whether "one" without a noun is one of those told of before who was taken, freed, saved or lost: "one was arrested later"."""
    return _IN_HANDS.match(text, end) is not None and not _NO_ONE.search(text, max(0, start - 8), start)


def is_one_person(text: str, start: int, end: int) -> bool:
    """Say whether "one" stands alone for one of those told of, as the subject of what became of them."""
    return _NOT_BEFORE.search(text, max(0, start - _NEAR), start) is None and _became().match(text, end, end + 80) is not None


def noun_of_one(text: str, end: int) -> str | None:
    """Return the noun for one person behind "one": "one sailor", "one off-duty ranger"."""
    words = re.match(r"((?:\s+[A-Za-z-]+){1,3})", text[end : end + _NEAR])
    listed = load("counted")["nouns"]
    for low in words[1].lower().split() if words else ():
        if low in _ENDS:
            return None
        if low in listed["lone"] or low in listed["kin"]:
            return low
    return None


def rises_to(text: str, start: int) -> bool:
    """Say whether "up to" at a place belongs to a verb, or to a total, that rises to the number behind it."""
    return text[start : start + 5].lower() == "up to" and _RISING.search(text, max(0, start - _NEAR), start) is not None


def is_numbering(text: str, start: int) -> bool:
    """Say whether "number" right before a place is a verb: "our dead now number three"."""
    return _NUMBER_IS_VERB.search(text, max(0, start - _NEAR), start) is not None


@cache
def _became() -> re.Pattern[str]:
    harms = "|".join(re.escape(word) for word in sorted(load("counted")["alone"]["became"], key=len, reverse=True))
    does = "|".join(re.escape(word) for word in sorted(load("counted")["alone"]["did"], key=len, reverse=True))
    aside = r"(?:,[^,.;:!?\n]{1,40},)?"
    return re.compile(
        rf"{aside}\s+(?:(?:(?:is|was|has\s+been|had\s+been|being|were|later|also|still|reportedly|remains|remained)\s+){{1,3}}(?:\w+ly\s+)?(?:{harms})|(?:(?:later|also|has|had|then)\s+){{0,2}}(?:{does}))\b",
        re.IGNORECASE,
    )
