"""Counted asides: what stands between a number's noun and the verb that says what befell those counted.

In: the words behind a figure and its noun. Out: the words from the verb on, or where the words end that say which people are meant: "eight people,
including three children, were killed", "seven skaters, two of them under ten, needed oxygen", "53 recruits at the barracks, in Halm, were taken ill".
Refuses: an aside behind which no verb of being, having or harm stands.
"""

from whence.language.figures.counted_hurt import is_hurt
from whence.language.figures.counted_verbs import BE as _BE
from whence.language.figures.counted_verbs import verbs
from whence.language.words.words import Word

_HAVE = frozenset({"have", "has", "had", "who"})
_CLAUSE_END = frozenset(".;:!?\n—–")
_ASIDE = 9


def without_aside(after: list[Word]) -> list[Word]:
    """Leave out what stands between commas before the verb: "eight people, including three children, were killed"."""
    if after and after[0].text.lower() == "including":  # the same without commas
        return next((after[at:] for at, word in enumerate(after[:_ASIDE]) if word.text.lower() in _BE | _HAVE), after)
    if not after or after[0].text != ",":
        return after
    for at, word in enumerate(after[1:], 1):
        if word.text in _CLAUSE_END:
            break
        if word.text == "," and at + 1 < len(after):
            follows = after[at + 1].text.lower()
            led = follows in _BE or follows in _HAVE or follows in verbs() or _tells_of_some(after[1:at])
            led = led or is_hurt([each.text.lower() for each in after[at + 1 :]])
            return after[at + 1 :] if led else after
    return after


def whose(after: list[Word]) -> int:
    """Return where words end that say which people are meant, if where they are follows between commas ("at the barracks, in Halm, were")."""
    if not after or after[0].text.lower() not in ("at", "of", "from", "in", "on"):
        return 0
    end = next((at for at, word in enumerate(after[:_ASIDE]) if not word.text[0].isalnum()), 0)
    return (
        end
        if end and after[end].text == "," and after[end + 1 : end + 2] and after[end + 1].text.lower() in ("in", "near", "at")
        else 0
    )


def _tells_of_some(aside: list[Word]) -> bool:
    """Say whether words between commas tell of some of those counted: "two of them under ten", "most of whom were asleep", "among them a nun"."""
    low = [word.text.lower() for word in aside[:4]]
    return (
        low[:2] == ["among", "them"]
        or low[:1] == ["including"]
        or any(low[at : at + 2] in (["of", "them"], ["of", "whom"]) for at in range(3))
    )
