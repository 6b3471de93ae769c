"""Remains: the words by which an English text speaks of graves, and of dead who were found.

In: folded text. Out: whether, and how often, it does. Refuses: "remains closed", and bodies that nobody is said to have found.
"""

import re
from collections.abc import Sequence

OFTEN = 2
"""Words of graves and remains in a whole text from which on it is about them, where its head has none."""

_GRAVES = re.compile(
    r"\b(?:exhum\w+|unearth\w*|(?:mass|shallow|unmarked|secret|clandestine|common) graves?|burial (?:site|pit)s?|skeletons?|skulls?|bones"
    r"|(?:human|their|partial) remains|of remains|the remains (?!of the day)|remains (?:of (?!the day)|were|had|have|was|found)|gravesites?)\b"
)
_FOUND = re.compile(
    r"\b(?:bodies|corpses|dead|remains)(?: \w+){0,5}? (?:found|discovered|recovered|lifted|removed|retrieved|taken|pulled|dug|washed|raised)\b"
    r"|\b(?:finds?|found|discover(?:ed|s)?|recover(?:ed|s)?|lift(?:ed|s)?|remove[ds]?|retrieve[ds]?|pull(?:ed|s)?|d[iu]gs? up|raise[ds]?)"
    r"(?: \w+){0,4}? (?:bodies|corpses|remains)\b"
)
THE_DEAD = frozenset(
    {
        "body", "bodies", "corpse", "corpses", "remains", "dead", "skeleton", "skeletons", "skull", "skulls", "bones",
        "grave", "graves", "exhumation", "exhumed", "find",
    }
)  # fmt: skip
"""Words for the dead as they are found, and for where they lie."""

_GRAVE = frozenset({"grave", "graves", "gravesite", "gravesites"})


def in_a_grave(of: str, before: Sequence[str]) -> str:
    """Return what a verb counts whose subject the words `before` it end in: who is held in a grave is dead ("the grave holds 22 of its fighters")."""
    return "killed" if of == "held" and not _GRAVE.isdisjoint(before[-1:]) else of


def is_about_remains(head: str, text: str) -> bool:
    """Say whether a text is about dead who were found: by its head, or by its words throughout; both folded."""
    return bool(_GRAVES.search(head) or _FOUND.search(head)) or len(_GRAVES.findall(text)) >= OFTEN
