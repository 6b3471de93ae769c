"""Whose interests lie in an incident: the recorded interests of those who speak or act in it, and who held custody.

In: claims, statements, caveats, the register. Out: `ActorInterest`s and names of custodians. Refuses: to record an interest: only the
register's entries, made by people with a reason, are shown.
"""

from collections.abc import Iterator

from whence.model.weighed import ActorInterest
from whence.weigh.scope.scope import View


def interests_of(view: View) -> tuple[ActorInterest, ...]:
    """Return the recorded interests of every actor that speaks or acts in the incident, one line per actor and conflict."""
    found: dict[tuple[str, str, str], ActorInterest] = {}
    for slug in sorted({slug for name in _names(view) if (slug := view.names.slug(name)) is not None}):
        actor = view.register.actor(slug)
        for standing in view.register.standings(slug) if actor else ():
            interest = standing.interest
            name = actor.name if actor else slug
            entry = ActorInterest(actor=name, role=interest.role, conflict=interest.conflict, why=interest.why)
            found.setdefault((name, interest.role, interest.conflict), entry)
    return tuple(found[key] for key in sorted(found))


def _names(view: View) -> Iterator[str]:
    seen: set[str] = set()
    for claim in view.evidence.claims.values():
        frame = claim.frame
        slots = (*frame.agent, *frame.victims, *filter(None, (frame.custodian, frame.recipient, frame.cause))) if frame else ()
        seen.update(slot.name for slot in (*slots, *filter(None, (claim.subject,))))
        seen.update(voice.name for voice in claim.chain)
    seen.update(name for caveat in view.evidence.caveats.values() for name in caveat.parties)
    yield from sorted(seen)


def custodians_of(view: View) -> tuple[str, ...]:
    """Return who is said to have held those concerned."""
    names = {slot.name for claim in view.evidence.claims.values() if claim.frame and (slot := claim.frame.custodian)}
    return tuple(sorted({view.names.main(name) for name in names}))
