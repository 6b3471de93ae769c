"""The dead that are taken up: whoever is lifted, dug out or taken away as a body is abducted by nobody, led out of nowhere and set free by no one.

In: a line, the trigger of a taking, a release or an evacuation. Out: whether those it was done to were dead by then.
Refuses: to make an occurrence of it; how many were found stands with the word for the dead ("the remains of 19 people").
"""

from whence.model.vocabulary import IncidentType as T
from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.text.senses import grammar
from whence.read.text.syntax import taken_by

_DONE_TO_THE_LIVING = frozenset(
    [T.ABDUCTION, T.DISPLACEMENT, T.DETENTION, T.RELEASE_TRANSFER, T.ESCAPE, T.FORCE_MOVEMENT, T.ACCIDENT_DISASTER]
)
_THE_DEAD = frozenset({"bodies", "body", "remains", "corpse", "corpses", "dead", "skeleton", "skeletons"})
_FAR_BACK = 10  # words from the verb back to the dead ("the remains of at least 19 people have been lifted")
_AHEAD = 4  # words from the verb on to them ("took away the bodies")


def takes_the_dead(line: Line, trigger: Trigger) -> bool:
    """Say whether those who are taken, lifted out or handed over are the dead: "the dead taken from the quarry", "lifted out 19 bodies"."""
    if trigger.noun or trigger.sense.type not in _DONE_TO_THE_LIVING:
        return False
    if line.tree is not None:
        taken = taken_by(line.tree, trigger.at)
        doing = line.tree.child(trigger.at, "nsubj")  # the dead do nothing: "the dead taken from the pit", read as if they took
        return any(at is not None and (line.low[at] in _THE_DEAD or _is_remains_of(line, at)) for at in (taken, doing))
    ahead = line.low[trigger.at + 1 : trigger.at + 1 + _AHEAD]
    if _THE_DEAD & set(ahead):
        return True
    back = next(
        (n for n in range(trigger.at - 1, -1, -1) if line.low[n] not in grammar("auxiliaries") | grammar("adverbs")), None
    )
    return back is not None and (line.low[back] in _THE_DEAD or _is_remains_of(line, back))


def _is_remains_of(line: Line, at: int) -> bool:
    """Say whether a noun only says whose remains are meant: "the remains of 19 people"."""
    for n in range(at - 1, max(-1, at - _FAR_BACK), -1):
        if line.low[n] == "of" and n:
            return line.low[n - 1] in _THE_DEAD
        if line.low[n] in grammar("subordinators") or line.low[n] in (",", ".", ";"):
            return False
    return False
