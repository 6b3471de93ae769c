"""Weigh's records: what is left at the roots, question by question. All of it is derived and recomputed."""

from datetime import datetime
from typing import ClassVar

import msgspec

from whence.model.base import Part, Record
from whence.model.passage import Passage
from whence.model.vocabulary import (
    Bearing,
    IncidentType,
    Independence,
    QuestionKind,
    SourceKind,
    Standing,
)


class Value(Part, frozen=True, kw_only=True):
    """What an answer says: exactly one of a figure, an actor, a place, a time, or words."""

    number: tuple[float | None, float | None] | None = None
    approx: bool = False
    actor: str | None = None
    place: str | None = None
    time: tuple[str | None, str | None] | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse a value that says two things or none."""
        given = [v for v in (self.number, self.actor, self.place, self.time, self.text) if v is not None]
        if len(given) != 1:
            raise ValueError("a value is exactly one of number, actor, place, time, text")
        if self.number is not None:
            lo, hi = (float(v) if v is not None else None for v in self.number)
            msgspec.structs.force_setattr(self, "number", (lo, hi))


class Reason(Part, frozen=True, kw_only=True):
    """A sentence that explains a number or a rung, with the passages and records it rests on. `code` is stable."""

    code: str
    sentence: str
    passages: tuple[Passage, ...] = ()
    records: tuple[str, ...] = ()


class Utterance(Record, frozen=True, kw_only=True, tag="utterance"):
    """The first place a statement enters the record: speaker x addressee x day, with what was said. Many reports carry one."""

    PREFIX: ClassVar[str] = "utt"
    IDENTITY: ClassVar[tuple[str, ...]] = ("incident", "speaker", "addressee", "day")

    incident: str
    speaker: str
    speaker_actor: str | None = None
    speaker_kind: SourceKind = SourceKind.NONE
    party: str | None = None
    addressee: str | None = None
    day: str | None = None
    bearing: Bearing
    bearing_reason: str = ""
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    wordings: tuple[Passage, ...] = ()
    candidates: tuple[str, ...] = ()


class Origin(Record, frozen=True, kw_only=True, tag="origin"):
    """What is left at a root: the earliest voice we can reach. `basis_shown` is false where nothing says how the voice knows."""

    PREFIX: ClassVar[str] = "org"
    IDENTITY: ClassVar[tuple[str, ...]] = ("incident", "label")

    incident: str
    label: str
    actor: str | None = None
    party: str | None = None
    independence: Independence
    basis_shown: bool = False
    first_hand: bool = False
    reason: str
    utterances: tuple[str, ...] = ()


class Answer(Part, frozen=True, kw_only=True):
    """One of the rival answers to a question, with who stands behind it."""

    value: Value
    claims: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    utterances: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    parties: tuple[str, ...] = ()
    standing: Standing
    denied_by: tuple[str, ...] = ()
    not_asserted: bool = False


class Contradiction(Part, frozen=True, kw_only=True):
    """Answers that cannot both hold. `kind`: contradiction, growing, mutation, compatible."""

    question: QuestionKind
    of: str | None = None
    values: tuple[Value, ...]
    within_party: bool | None = None
    kind: str = "contradiction"
    note: str = ""


class Question(Record, frozen=True, kw_only=True, tag="question"):
    """What is at issue about an incident, its rival answers, where it stands and what would change that."""

    PREFIX: ClassVar[str] = "qst"
    IDENTITY: ClassVar[tuple[str, ...]] = ("incident", "question", "of")

    incident: str
    question: QuestionKind
    of: str | None = None
    answers: tuple[Answer, ...]
    standing: Standing
    contradicted: bool = False
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[str, ...] = ()


class ReportCounts(Part, frozen=True, kw_only=True):
    """How many reports were seen, how many posts are held only inside a host, how many parents nobody captured."""

    seen: int
    embedded: int
    inferred: int


class Numbers(Part, frozen=True, kw_only=True):
    """The five numbers. `parties` is `None` where no interests are recorded; `independent` then too."""

    reports: ReportCounts
    utterances: tuple[int, int]
    parties: tuple[str, ...] | None
    independent: tuple[int, int] | None
    verified_by: tuple[str, ...] = ()


class PseudoConfirmation(Part, frozen=True, kw_only=True):
    """A "confirmation" whose grounds are the same video or the same party."""

    report: str
    by: str
    why: str
    passage: Passage | None = None


class Footage(Part, frozen=True, kw_only=True):
    """One media item as the reports together describe it. Nothing is concluded from it beyond what is described."""

    id: str
    noun: str
    releasers: tuple[str, ...] = ()
    releaser_is_party: bool | None = None
    shots: int | None = None
    edited: bool | None = None
    not_shown: tuple[str, ...] = ()
    custody: tuple[str, ...] = ()
    original_held: bool = False
    captions: tuple[tuple[str, Value], ...] = ()
    mentions: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    warnings: tuple[str, ...] = ()


class ActorInterest(Part, frozen=True, kw_only=True):
    """An actor's recorded interest as it bears on this incident."""

    actor: str
    role: str
    conflict: str
    why: str


class Weighing(Record, frozen=True, kw_only=True, tag="weighing"):
    """One incident weighed, as of a moment (`None` = with all that is in the case)."""

    PREFIX: ClassVar[str] = "wgh"
    IDENTITY: ClassVar[tuple[str, ...]] = ("incident", "as_of")

    incident: str
    as_of: datetime | None = None
    title: str
    type: IncidentType
    place: str | None = None
    date: tuple[str | None, str | None] | None = None
    numbers: Numbers
    number_reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    pseudo_confirmations: tuple[PseudoConfirmation, ...] = ()
    footage: tuple[Footage, ...] = ()
    custodians: tuple[str, ...] = ()
    interests: tuple[ActorInterest, ...] = ()
    caveats: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    flags: tuple[Reason, ...] = ()
    finding: str = ""
    links: tuple[tuple[str, str], ...] = ()
