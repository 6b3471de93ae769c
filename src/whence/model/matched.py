"""Match's records: which claims are about one occurrence, which incidents turned out to be one, which mentions are one actor."""

from datetime import datetime
from typing import ClassVar

from whence.model.base import Part, Record, make_float
from whence.model.said import When, Where
from whence.model.vocabulary import IncidentType, InterestRole, MembershipRole


class Interest(Part, frozen=True, kw_only=True):
    """What an actor gains or loses in a conflict; an interest is a role, no judgement on anybody's truthfulness."""

    conflict: str
    role: InterestRole
    side: str | None = None
    why: str = ""


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """A person, body or group that mentions are resolved to.

    `slug` is the id used in actors.toml. An interest is inherited along `part_of`, and along `aligned_with` as ally.
    """

    PREFIX: ClassVar[str] = "act"
    IDENTITY: ClassVar[tuple[str, ...]] = ("slug",)

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    part_of: str | None = None
    aligned_with: tuple[str, ...] = ()
    unnamed: bool = False
    interests: tuple[Interest, ...] = ()
    note: str | None = None


class Signal(Part, frozen=True, kw_only=True):
    """One named feature of a match with its contribution and the two things it compared."""

    name: str
    weight: float
    note: str

    def __post_init__(self) -> None:
        """Keep numbers as they come back from storage."""
        make_float(self, "weight")


class Membership(Record, frozen=True, kw_only=True, tag="membership"):
    """One report's place in one incident: as its focus, in the background, or as an unread mention.

    `claims` are the report's claims about the incident; `signals` explain the join; `review` marks the middle band.
    """

    PREFIX: ClassVar[str] = "mem"
    IDENTITY: ClassVar[tuple[str, ...]] = ("incident", "report", "role")

    incident: str
    report: str
    role: MembershipRole
    claims: tuple[str, ...] = ()
    score: float = 0.0
    review: bool = False
    signals: tuple[Signal, ...] = ()
    method: str

    def __post_init__(self) -> None:
        """Keep numbers as they come back from storage."""
        super().__post_init__()
        make_float(self, "score")


class Union(Record, frozen=True, kw_only=True, tag="union"):
    """Two incidents that match took for one, because the subject of `report` fits both.

    `ends` are the two as they were opened, the one that the report joined first; `signals` say what they have in common.
    What was sealed of either stays as it is; a person may take it back (`whence undo`).
    """

    PREFIX: ClassVar[str] = "uni"
    IDENTITY: ClassVar[tuple[str, ...]] = ("ends",)

    ends: tuple[str, str]
    report: str
    score: float
    signals: tuple[Signal, ...] = ()
    method: str

    def __post_init__(self) -> None:
        """Keep numbers as they come back from storage."""
        super().__post_init__()
        make_float(self, "score")


class Incident(Record, frozen=True, kw_only=True, tag="incident"):
    """The alleged occurrence. Its id is permanent; it exists only through claims. `seed` is the claim that opened it."""

    PREFIX: ClassVar[str] = "inc"
    IDENTITY: ClassVar[tuple[str, ...]] = ("seed",)

    seed: str
    type: IncidentType
    title: str
    places: tuple[Where, ...] = ()
    when: When | None = None
    first_seen: datetime | None = None
    merged_into: str | None = None
    method: str
