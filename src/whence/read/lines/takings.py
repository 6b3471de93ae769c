"""Takings: whether what is taken, freed or seized can be a place at all ("four of the patients were freed", "were set free").

In: a line with its syntax, the token of a verb that takes places, its sense. Out: whether a place may be meant.
Refuses: people, bodies and weapons as places; to say anything of a line without syntax.
"""

from collections.abc import Sequence

from whence.language.words.trades import people_words
from whence.model.vocabulary import IncidentType
from whence.read.lines.lines import Line
from whence.read.text.senses import Sense
from whence.read.text.syntax import taken_by

_HUMAN = frozenset(
    {"bodies", "body", "remains", "corpse", "corpses", "colleagues", "colleague", "he", "she", "they", "them", "him", "her"}
)


def takes_place(line: Line, at: int, sense: Sense, marks: Sequence[frozenset[str]]) -> bool:
    """Say whether what is taken can be a place at all, by the syntax; people and bodies are none ("four colleagues were taken")."""
    if line.tree is None or sense.object != "place" or sense.type is not IncidentType.TERRITORY_CHANGE:
        return True
    if not line.tree.is_verb(at):
        return line.tree.upos[at] != "ADJ"  # "were set free"
    taken = taken_by(line.tree, at)
    if taken is None:
        return line.low[at + 1 : at + 2] not in (("to",), ("into",))
    taken = _of_whom(line, taken)
    human = line.low[taken] in _HUMAN or line.low[taken] in people_words()
    return not ({"person", "civilian", "captive", "combatant", "weapon_object"} & marks[taken] or human)


def _of_whom(line: Line, at: int) -> int:
    """Return the noun behind "four of the", else the token itself: what is taken are patients, not a four."""
    if line.low[at + 1 : at + 2] != ("of",):
        return at
    return next((j for j in range(at + 2, min(at + 6, len(line.low))) if line.tree is not None and line.tree.is_noun(j)), at)
