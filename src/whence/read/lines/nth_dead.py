"""Nth dead: a toll told by the number of the last who died: "a fifth man has died", "a sixth patient died on Monday".

In: a line and where words for one person begin. Out: the number and where the words end; whether it is a toll beside what the report counts.
Refuses: "the second time"; a number that goes on from people who were taken, hurt or let go ("eleven teachers walked free, a twelfth had died").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whence.language.words import trades
from whence.language.words.lexicon import load

if TYPE_CHECKING:
    from whence.read.lines.lines import Line

_NTH = {word: number for number, word in enumerate((
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
), 2)}  # fmt: skip
_PEOPLE = frozenset({"person", "victim", "casualty", "survivor"})
_MOST_WORDS = 3


def nth_person(line: "Line", at: int) -> tuple[int, int] | None:
    """Return the number and the end of "a fifth man", "a fifth"; `None` where the words at a place are no such words."""
    if line.low[at] not in ("a", "the") or at + 1 >= len(line.low) or line.low[at + 1] not in _NTH:
        return None
    number = _NTH[line.low[at + 1]]
    for j in range(at + 2, min(len(line.low), at + 2 + _MOST_WORDS)):
        if line.low[j] in _people():
            return number, j + 1
        if not line.low[j][0].isalpha() or line.low[j] in ("was", "is", "has", "had", "died", "who", "in", "of", "from"):
            break
    follows = line.low[at + 2 : at + 3]
    alone = follows != () and follows[0] in (",", "was", "is", "has", "had", "died", "succumbed")
    return (number, at + 2) if alone else None


def is_toll(lines: Sequence["Line"], number: int) -> bool:
    """Say whether the number of the last who died is how many died: the report counts fewer dead, and nobody else whom it could go on from."""
    for line in lines:
        for figure in line.figures:
            if figure.of == "killed" and (figure.hi is None or figure.hi >= number):
                return False
            if (
                figure.of != "killed"
                and figure.lo == figure.hi == number - 1
                and figure.standing is False
                and figure.of is not None
            ):
                return False
    return True


def _people() -> frozenset[str]:
    nouns = load("counted")["nouns"]
    return frozenset((*nouns["person"], *nouns["kin"], *nouns["lone"], *_PEOPLE)) | trades.singulars()
