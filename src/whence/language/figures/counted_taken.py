"""Taken over: what a bare figure counts that corrects, repeats or divides the one before it ("put at 19", "up from 33", "five of them").

In: a text and its figures. Out: the figures, a bare one counting what the one before it counted.
Refuses: to lean on a figure of another line or one far before it, or on one that only divides a count ("two of them with burns").
"""

import re

from whence.language.figures.counted import PREPOSITIONS, STOPS
from whence.language.figures.counted_apart import bare_total, beasts, last_state
from whence.language.words.words import tokens
from whence.model.base import replace
from whence.model.said import Figure

# Words around a figure without a noun that say that it counts what the one before it counted: "put at 19", "up from 33", "five of them".
_LEANS_BEFORE = frozenset(
    {"to", "at", "from", "not", "than", "another", "further", "say", "says", "said", "given", "gave", "gives", "as", "was", "is",
     "only", ":", ";"}
)  # fmt: skip
_KNOWING = (["speaks"], ["spoke"], ["speak"], ["talks"], ["knew"], ["knows"], ["know"], ["told"], ["heard"])
_LEANS_AFTER = ("of them", "of whom", "of those", "of these", "more", "others", "according to", "if you ", "if one ")
_OF_WHOM = re.compile(
    r"\bthe\s+(dead|missing|wounded|injured|displaced|arrested|rescued),?\s+of\s+whom\b[^.;!?\n]*$", re.IGNORECASE
)
_DIVIDES = re.compile(r"\s+of\s+(?:them|whom|those|these)\b", re.IGNORECASE)
_TAKEN_FROM = 160
_TOLD_BEFORE = 300


def taken_over(text: str, listed: list[Figure]) -> list[Figure]:
    """Return the figures of a text, a bare one that corrects, repeats or divides the one before it counting the same."""
    made: list[Figure] = []
    for figure in listed:
        last = next((f for f in reversed(made) if f.of is not None and _DIVIDES.match(text, f.end) is None), None)
        near = last is not None and figure.start - last.end < _TAKEN_FROM and "\n" not in text[last.end : figure.start]
        if near and last is not None and figure.of is None and figure.noun is None and not last.standing and _leans(text, figure):
            figure = replace(figure, of=last.of)
        elif figure.of is None and figure.noun is None and (of := _of_bare_total(text, figure)) is not None:
            figure = replace(figure, of=of)
        made.append(figure)
    return made


def _of_bare_total(text: str, figure: Figure) -> str | None:
    """Return what "its figure" counts that was cut to this one: what its paragraph told of last."""
    floor = max(0, text.rfind("\n", 0, figure.start) + 1, figure.start - _TOLD_BEFORE)
    before = [word.text.lower() for word in tokens(text, floor, figure.start)]
    if not beasts().isdisjoint(before[-4:]):
        return None
    split = _OF_WHOM.search(text, floor, figure.start)
    if split is not None:
        return last_state([split[1].lower()])
    return last_state(before) if bare_total(before) else None


def _leans(text: str, figure: Figure) -> bool:
    after = text[figure.end : figure.end + 20].lstrip(" ,").lower()
    before = [word.text.lower() for word in tokens(text, max(0, figure.start - 24), figure.start)]
    ends = not after or not after[0].isalnum() or after.split()[0] in PREPOSITIONS or after.split()[0] in STOPS
    led = before[-1:] and (before[-1] in _LEANS_BEFORE or (before[-1] == "of" and before[-2:-1] in _KNOWING))
    return after.startswith(_LEANS_AFTER) or (ends and bool(led))
