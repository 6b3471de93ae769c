"""The records of the own annotated set: a paragraph and its layers, every annotation a span.

In: field values that `own_set.py` has checked. Out: frozen records. Refuses nothing: checking is not done here.
"""

from dataclasses import dataclass, field

MEASURED = 3  # every third number is for measuring only
LAYERS = ("attributions", "hedges", "caveats", "frames", "places", "dates", "figures")

Spot = tuple[int, int]


@dataclass(frozen=True)
class Hedge:
    """Words that limit commitment."""

    at: Spot
    kind: str


@dataclass(frozen=True)
class Attribution:
    """Who is credited with which words; `parent` is the id of the attribution whose content holds this one."""

    id: str
    source: tuple[Spot, ...]
    cue: tuple[Spot, ...]
    content: tuple[Spot, ...]
    kind: str
    source_kind: str
    parent: str | None = None
    who: str | None = None
    hedges: tuple[Hedge, ...] = ()


@dataclass(frozen=True)
class Caveat:
    """A remark about the sourcing."""

    at: Spot
    status: str
    by: str | None


@dataclass(frozen=True)
class Frame:
    """An alleged occurrence: trigger, type and roles."""

    at: Spot
    type: str
    mode: str | None
    modality: str
    polarity: str
    phase: str
    focus: bool
    attribution: str | None
    agent: tuple[Spot, ...] = ()
    victims: tuple[Spot, ...] = ()
    places: tuple[Spot, ...] = ()
    times: tuple[Spot, ...] = ()
    figures: tuple[Spot, ...] = ()
    means: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Place:
    """A place with how the occurrence lies to it."""

    at: Spot
    name: str
    relation: str


@dataclass(frozen=True)
class Date:
    """A time as an interval of days or moments, open where `None`."""

    at: Spot
    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True)
class Figure:
    """A number with its bounds, and what it counts in one word."""

    at: Spot
    lo: float | None
    hi: float | None
    modifier: str
    of: str | None


@dataclass(frozen=True)
class Paragraph:
    """One annotated paragraph.

    `where` is its file and line, for messages; `layers` those it is annotated with (a layer that is not among them is unknown, not
    empty); `doubts` are remarks that break no rule.
    """

    id: str
    manner: str
    number: int
    outlet: str | None
    published: str | None
    text: str
    where: str
    layers: tuple[str, ...] = LAYERS
    attributions: tuple[Attribution, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    frames: tuple[Frame, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    doubts: tuple[str, ...] = field(default=(), compare=False)

    @property
    def measured(self) -> bool:
        """Return whether the paragraph is kept for measuring."""
        return self.number % MEASURED == 0
