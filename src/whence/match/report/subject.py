"""The subject of a report: the one incident that it is told about before all others, and whose words its words are.

In: a report's memberships, or its groups before they are placed. Out: one incident, one group, or none.
A shooting and the arrest that followed are two incidents of one report's focus; the report's words count for one of them only, else
every incident of a report would look like every other.
Refuses: to make a report with no focus the teller of anything.
"""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from whence.language.actors.register import Register
from whence.language.words.normal import fold
from whence.match.sketches.dated import days_named
from whence.match.sketches.sketch import Sketch
from whence.match.words.called import names_at_head
from whence.match.words.glances import own_text
from whence.match.words.wording import COMMON, words_of
from whence.model.captured import Report
from whence.model.matched import Membership
from whence.model.vocabulary import MembershipRole


def subject_of(members: Iterable[Membership]) -> str | None:
    """Return the incident that a report with these memberships is told about: of its focus, the surest join, else the one with most claims."""
    focused = [member for member in members if member.role is MembershipRole.FOCUS]
    return min(focused, key=_rank).incident if focused else None


def _rank(member: Membership) -> tuple[bool, float, int, str]:
    opened = not member.signals or member.signals[0].name == "candidate"
    return opened, -member.score, -len(member.claims), member.incident


def told_by(sketch: Sketch, report: Report, register: Register | None = None) -> Sketch:
    """Return the sketch with the words of the report; names of the case's own actors are no telling names, for all its incidents share them."""
    words, proper = words_of(own_text(report))
    if register is not None and (own := _own_names(register)):
        proper = {word: round(n * COMMON) if word in own else n for word, n in proper.items()}
    common = _names_of_many(register) if register is not None else frozenset()
    calls = {word: n for word, n in names_at_head(report).items() if word not in common}
    said = 1 if words else 0
    return msgspec.structs.replace(sketch, told=said, words=words, proper=proper, calls=calls, dates=days_named(report))


@lru_cache(maxsize=4)
def _own_names(register: Register) -> frozenset[str]:
    """Return the words of the names of a case's own actors, save the places that states are called by."""
    named = [a for a in register if not register.is_base(a.slug) and a.kind not in ("state", "person")]
    return frozenset(
        word for actor in named for name in (actor.name, *actor.aliases) for word in fold(name).split() if len(word) > 1
    )


@lru_cache(maxsize=4)
def _names_of_many(register: Register) -> frozenset[str]:
    """Return the words of the names of states and media: too much is told of the ones, and by the others."""
    named = (actor for actor in register if actor.kind in ("state", "outlet", "agency"))
    return frozenset(word for actor in named for name in (actor.name, *actor.aliases) for word in fold(name).split())
