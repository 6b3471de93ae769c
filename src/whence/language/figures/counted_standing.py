"""Counted standing: numbers that stand, as against what an occurrence did.

In: the words around a figure, what it counts. Out: whether the clause gives a stock: how many are held, guarded, live somewhere.
Refuses: those held "of them", who were caught or kept at the occurrence.
"""

from whence.language.figures.counted import Surroundings
from whence.language.words.lexicon import load
from whence.language.words.words import Word
from whence.model.said import Figure

_CLAUSE_END = frozenset(".;:!?\n—–")


def is_standing(around: Surroundings, figure: Figure, of: str | None) -> bool:
    """Say whether the clause gives a number that stands (how many are held) rather than the toll of an occurrence.

    Those held "of them", of people told of before, are no stock: they were caught or kept at the occurrence.
    """
    if of not in (None, "held", "facilities"):
        return False
    if of == "held":
        return [word.text.lower() for word in around.after(figure.end)[:2]] not in (
            ["of", "them"],
            ["of", "those"],
            ["of", "whom"],
        )
    after = _joined(_clause(around.after(figure.end)))
    before = _joined(_clause(around.before(figure.start)[::-1])[::-1][-6:])
    table = load("counted")["standing"]
    if any(f" {word} " in after or f" {word} " in before for word in table["words"]):
        return True
    return any(before.endswith(f" {word} ") for word in table["present"])


def _joined(words: list[Word]) -> str:
    return f" {' '.join(word.text.lower() for word in words)} "


def _clause(words: list[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in words:
        if word.text in _CLAUSE_END:
            break
        kept.append(word)
    return kept
