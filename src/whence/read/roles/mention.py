"""Mention: one occurrence as one sentence puts it, and the parts it is made of.

In, out: records for frames.py, causes.py, focus.py and claims.py.
"""

from typing import NamedTuple

from whence.model.said import Figure, Frame, When, Where
from whence.model.vocabulary import IncidentType
from whence.read.lines.events import Trigger
from whence.read.lines.modality import Stance
from whence.read.roles.roles import Cast

T = IncidentType
# An occurrence of one of these can have a toll.
HOSTS = frozenset(
    {
        T.BOMBING, T.SHELLING, T.AIR_STRIKE, T.ARMED_CLASH, T.CHEMICAL_ATTACK, T.ACCIDENT_DISASTER, T.RIOT, T.PROTEST,
        T.KILLING, T.OTHER, T.ABDUCTION, T.DESTRUCTION, T.ILL_TREATMENT, T.TERRITORY_CHANGE,
    }
)  # fmt: skip
VIOLENT = HOSTS - {T.PROTEST, T.TERRITORY_CHANGE}


class Part(NamedTuple):
    """One trigger with all that was found around it."""

    trigger: Trigger
    cast: Cast
    stance: Stance
    figures: tuple[Figure, ...]
    places: tuple[Where, ...]
    sites: tuple[Where, ...]
    times: tuple[When, ...]


class Mention(NamedTuple):
    """One occurrence as one sentence puts it, at `[start, end)`. `side` marks one that only explains or dates another."""

    frame: Frame
    line: int
    stance: Stance
    start: int
    end: int
    side: bool
    aside: int | None
    toll: bool
    definite: bool
    acted: bool
    mass: bool
