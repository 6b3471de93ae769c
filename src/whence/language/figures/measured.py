"""Measured: numbers that measure an occurrence instead of counting who was there: a magnitude, tonnes that burned.

In: a text and where a number stands in it. Out: whether it is a magnitude, what it measures, whether a point in it makes it no count.
Refuses: to take a clock time ("at 5.12") or a share for a measure; a magnitude without a word that says so.
"""

import re
from collections.abc import Sequence
from functools import cache

from whence.language.words.lexicon import load

MAGNITUDE = "magnitude"
_BACK = 180
_NUMBER = re.compile(r"[1-9](?:\.\d)?")
_QUAKE = r"(?:earth)?quakes?|temblors?|tremors?|aftershocks?|foreshocks?"
_SMALL = r"of|as|at|was|is|to|from|about|around|roughly|some|an?|the|estimated|preliminary|initial|revised"
_JUST_BEFORE = re.compile(rf"\bmagnitudes?(?:-|\s*:\s*|(?:\s+(?:{_SMALL}))*\s+)$|(?-i:\bM[wWlLbBsS]?)\s$", re.IGNORECASE)
_JUST_AFTER = re.compile(
    rf"[-‐–\s]magnitude\b|\s+(?:on\s+the\s+)?(?:open-ended\s+)?(?:richter|moment\s+magnitude)\b|\s+(?:{_QUAKE})\b", re.IGNORECASE
)
_RATED = re.compile(
    rf"\b(?:measur|regist|record|rat|put|gave|give)\w*\s+(?:(?:the|this|that)\s+)?(?:\w+\s+)?(?:{_QUAKE}|it)\s+(?:at|as)\s+$",
    re.IGNORECASE,
)
_ANY_QUAKE = re.compile(rf"\b(?:{_QUAKE})\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:at|to|as|of|from|or|and|was|is)\s+$")
_CLAUSE_ENDS = frozenset({".", ";", ":", "!", "?", "—", "–", "that", "while", "but"})
_ENDS = re.compile(r"[.;!?]\s|\n")


def is_magnitude(text: str, start: int, end: int) -> bool:
    """Say whether the number is the magnitude of an earthquake: "magnitude 6", "a 6.1 quake", "put it at 6.1" behind a magnitude."""
    written = text[start:end]
    if _NUMBER.fullmatch(written) is None:
        return False
    before, after = text[max(0, start - _BACK) : start], text[end : end + 40]
    pointed = "." in written
    if _JUST_BEFORE.search(before) is not None:
        return pointed or _JUST_BEFORE.search(before[-14:]) is not None
    if _JUST_AFTER.match(after) is not None:
        return pointed or after[1:10].lower() == MAGNITUDE
    return pointed and (_is_rated(before) or _goes_on(before))


def _is_rated(before: str) -> bool:
    """Say whether these words put a quake at the number behind them, or "it" where the text spoke of a magnitude."""
    rated = _RATED.search(before)
    return rated is not None and (" it " not in rated[0] or MAGNITUDE in before.lower())


def _goes_on(before: str) -> bool:
    """Say whether the sentence speaks of a magnitude and leads on to the number ("revised its magnitude, first given as 6.1, to 6.0")."""
    own = _ENDS.split(before)[-1]
    return MAGNITUDE in own.lower() and _LED.search(own) is not None


def is_of_aftershock(text: str, start: int) -> bool:
    """Say whether the last quake named before a magnitude is one that came before or after the one that is told of."""
    named = _ANY_QUAKE.findall(text, max(0, start - _BACK), start)
    return bool(named) and named[-1].lower().startswith(("after", "fore"))


def has_point(written: str) -> bool:
    """Say whether a number is written with a decimal point and without a scale: nobody counts people in tenths, and "5.12" is a time."""
    return re.fullmatch(r"\d+\.\d{1,2}", written) is not None


@cache
def measures() -> frozenset[str]:
    """Return what is measured, as `of` says it: a magnitude, and units of what is lost, burned or spilled."""
    return frozenset({MAGNITUDE, *load("counted")["measures"]})


@cache
def units() -> frozenset[str]:
    """Return the units that measure what an occurrence did, singular and plural."""
    return frozenset(word for words in load("counted")["measures"].values() for word in words)


def unit_of(noun: str | None) -> str | None:
    """Return the measure that a noun behind a number names, or `None`."""
    head = (noun or "").split()[:1]
    return next((of for of, words in load("counted")["measures"].items() if head and head[0] in words), None)


def is_told_as_loss(words: Sequence[str]) -> bool:
    """Say whether a sentence speaks of something lost or on fire, so that tonnes in it are what was lost."""
    return not _losses().isdisjoint(words)


def is_lost(before: Sequence[str], noun: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether counted things were destroyed: "six flooded villages", "the number of burned shops at 12", "villages are under water"."""
    gone = load("counted")["losses"]["undergone"]
    if any(word in gone for word in (*noun, *before[-4:])):
        return True
    clause = list(after[: next((at for at, word in enumerate(after) if word in _CLAUSE_ENDS), len(after))])
    drowned = "under" in clause and "water" in clause[clause.index("under") : clause.index("under") + 4]
    told = f" {' '.join(clause)} "
    return (
        drowned
        or any(word in gone for word in clause)
        or any(f" {words} " in told for words in load("counted")["losses"]["left"])
    )


@cache
def _losses() -> frozenset[str]:
    return frozenset(load("counted")["losses"]["words"])
