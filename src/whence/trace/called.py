"""What else one who is credited is called, by the register of the case: "the Authority's station" is the outlet of that entry.

In: a name as a text has it, and the register. Out: the keys of all names that its entry gives.
Refuses: names that only hold an entry's ("a nurse of the Front's hospital"), names that several actors bear, and guesses: an outlet that is
part of a body is not the body, nor is a person who speaks for one.
"""

from collections.abc import Iterator

from whence.language.normal import key
from whence.language.register import Register
from whence.model.captured import Report
from whence.trace.index import TraceIndex
from whence.trace.names import Name

NOBODY = Register()
_MOST = 12


def keys_of(name: Name, register: Register) -> tuple[str, ...]:
    """Return the keys of all names of the one actor that is called just this; none where the register has no such actor."""
    for written in dict.fromkeys((name.written, *name.forms)):
        slug = register.settled(written)
        actor = register.actor(slug) if slug is not None else None
        if actor is not None and not actor.unnamed:
            names = [key(each) for each in (actor.name, *actor.aliases)]
            if key(written) in names:
                return tuple(dict.fromkeys(names))[:_MOST]
    return ()


def held_of(keys: tuple[str, ...], index: TraceIndex) -> Iterator[Report]:
    """Yield reports whose outlet has one of these keys as its whole name."""
    for each in keys:
        for id_ in index.reports_of_outlet(each, None)[:_MOST]:
            held = index.report(id_)
            if held is not None and held.outlet and key(held.outlet) == each:
                yield held
