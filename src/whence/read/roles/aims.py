"""Aims: whom or what was fired at, where a preposition leads it in ("fired on voters", "threw acid at a coach", "bombs fell among traders").

In: a line and the word of a deed. Out: the tokens behind the preposition.
Refuses: the air; what stands in another clause.
"""

from whence.read.lines.events import Trigger
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, head_word, is_time_or_place, phrase
from whence.read.text.senses import grammar

_FIRING = frozenset({"fire", "shoot", "shooting", "open"})
_THROWING = frozenset({"throw", "threw", "hurl", "fling", "lob", "toss", "pour", "spray", "splash", "squirt"})
_FALLING = frozenset({"bombing", "shelling", "air_strike"})
_AT = frozenset({"on", "at", "into", "upon"})
_AT_OF_NOUN = frozenset({"into"})  # "the shooting at the school" says where it was
_REACH = 5
_NOBODY = frozenset({"air", "sky", "ground", "legs"})


def aimed_at(line: Line, trigger: Trigger) -> Range | None:
    """Return whom a verb of firing is aimed at, or `None` where it is another verb or nobody follows."""
    leads = _AT_OF_NOUN if trigger.noun else _AT
    verb = trigger.lemma.split()[0]
    leads = (
        leads if verb in _FIRING else frozenset({"at", "over", "on"}) if verb in _THROWING and not trigger.noun else frozenset()
    )
    leads |= {"among", "amongst"} if trigger.sense.type in _FALLING else frozenset()
    if not leads:
        return None
    for at in range(trigger.at + 1, min(len(line.low) - 1, trigger.last + 1 + _REACH)):
        if not line.low[at][0].isalnum() or line.low[at] in grammar("subordinators"):
            return None
        if line.low[at] in leads:
            found = phrase(line, at + 1, ())
            fits = found is not None and not is_time_or_place(line, found) and head_word(line, found) not in _NOBODY
            return found if fits else None
    return None
