"""Sent from: places that a text names only to say where a statement came from.

In: a text, where a place name begins. Out: whether the words before it say so: "a communique that we have received from Ostra", "a statement from its
office in Ostra". Refuses: to say where anything happened.
"""

import re

from whence.language.words.normal import fold

REACH = 80
"""Characters before a name in which such words are looked for."""

_SENT = re.compile(
    r"\b(?:statement|communique|message|letter|email|e mail|release|note|declaration|telegram|fax)"
    r"(?: (?:that|which|we|they|it|has|have|had|was|were|been|received|sent|issued|emailed|posted|released|put|out)){0,5} from"
    r"(?: (?:its|their|his|her|the|an?|office|offices|headquarters|base|seat|bureau|exile|in|abroad)){0,4}$"
)


def is_sent_from(text: str, start: int) -> bool:
    """Say whether the words before `text[start:]` say that a statement was sent from there."""
    return _SENT.search(fold(text[max(0, start - REACH) : start])) is not None
