"""Untold: voices in somebody's words that are credited with nothing: "she asked whether", "was told nothing", "knew the way", "was allowed".

In: the tokens of a sentence and its finds. Out: the finds without these. A find in whose words another stands is kept: the chain hangs on it.
Refuses: to drop a question in quotation marks, which is words of its own, and what the text itself tells of somebody.
"""

from collections.abc import Sequence

from whence.read.cues.finds import Find
from whence.read.text.grammar import word_class
from whence.read.text.layout import Token

_ASKS = frozenset({"ask", "asks", "asked", "asking"})
_QUESTIONS = frozenset({"if", "whether", "what", "who", "whom", "whose", "how", "where", "why", "when", "which"})
_TELLS = frozenset({"said", "say", "says", "told", "tell", "tells"})
_KNOWS = frozenset({"know", "knows", "knew", "known", "aware"})
_NO_WORDS_OF = frozenset({"allowed", "recalled", "alerted", "wanted"})  # passives: done to somebody, not told
_BE = frozenset({"was", "were", "is", "are", "been", "be", "being"})


def without_untold(tokens: Sequence[Token], finds: Sequence[Find]) -> list[Find]:
    """Return the finds that credit somebody with something."""
    return [one for one in finds if not _is_untold(tokens, one) or any(other.under in one.cue for other in finds)]


def _is_untold(tokens: Sequence[Token], one: Find) -> bool:
    cue = [tokens[at].low for first, after in one.cue for at in range(first, after)]
    said = [tokens[at] for first, after in one.content for at in range(first, after) if tokens[at].word]
    if one.beyond or not cue or one.under is None:
        return False
    if not said:
        return bool(one.content)
    passive = not _BE.isdisjoint(cue)
    return (
        (cue[-1] in _ASKS and not passive and said[0].low in _QUESTIONS and not said[0].quoted)
        or (cue[-1] in _TELLS and [token.low for token in said] == ["nothing"])
        or (cue[-1] in _KNOWS and word_class("auxiliaries").issuperset(cue[:-1]))
        or (passive and cue[-1] in _NO_WORDS_OF)
    )
