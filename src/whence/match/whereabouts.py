"""Where a claim's occurrence lies: which of the places beside it are meant.

In: a claim's frame. Out: its places, sites with a known position among them. A name that the register knows as an outlet, agency or
person is no place ("told Halden" is not a town in Norway); of towns that lie far apart in one frame, the one nearest to the words
that name the occurrence is meant ("five fled in A, and a riot broke out in B").
Refuses: to look a place up; the reader has done that.
"""

from collections.abc import Sequence

from whence.language.register import Register
from whence.match.spots import DIFFER, FINE, relation, spot_of
from whence.model.base import replace
from whence.model.said import Claim, Frame, Where
from whence.model.vocabulary import PlacePrecision

_SPEAKERS = ("outlet", "agency", "person")
_STATE = "state"


def places_of(claim: Claim, frame: Frame, register: Register | None = None) -> tuple[Where, ...]:
    """Return the places where the frame's occurrence lies, finest and nearest to its words first."""
    located = [site for site in frame.sites if site.lat is not None or site.place is not None or site.inside]
    named = [*located, *(frame.places or (() if frame.sites else claim.places))]
    kept = [where for where in named if register is None or not _is_speaker(where, register)]
    fine = sorted((w for w in kept if _is_fine(w, register)), key=lambda where: (_away(where, frame), where.start))
    wide = [
        where if where.precision not in FINE else replace(where, precision=PlacePrecision.COUNTRY)
        for where in kept
        if where not in fine
    ]
    return (*_together(fine), *wide)


def _is_fine(where: Where, register: Register | None) -> bool:
    """Say whether a place is a town or site; a name by its form alone that the register knows as a state is none."""
    if where.precision not in FINE or where.place is not None or register is None:
        return where.precision in FINE
    slug = register.settled(where.name)
    actor = register.actor(slug) if slug is not None else None
    return actor is None or actor.kind != _STATE


def _is_speaker(where: Where, register: Register) -> bool:
    slug = register.settled(where.name)
    actor = register.actor(slug) if slug is not None else None
    return actor is not None and actor.kind in _SPEAKERS


def _away(where: Where, frame: Frame) -> int:
    return max(0, where.start - frame.trigger.end, frame.trigger.start - where.end)


def _together(fine: Sequence[Where]) -> list[Where]:
    """Return the first place and those that are not far from it."""
    return [where for where in fine if relation(spot_of(fine[0]), spot_of(where)) != DIFFER]
