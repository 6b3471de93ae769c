"""Read's records: who is credited with what, how firmly, about what."""

from datetime import datetime
from typing import ClassVar

from whence.model.base import Part, Record, make_float
from whence.model.passage import Passage, Span
from whence.model.vocabulary import (
    AttributionKind,
    CaveatStatus,
    FigureModifier,
    HedgeClass,
    IncidentType,
    Modality,
    Phase,
    PlacePrecision,
    PlaceRelation,
    Polarity,
    QuestionKind,
    SourceKind,
    TimePrecision,
)


class Hedge(Part, frozen=True, kw_only=True):
    """Words that limit commitment, kept verbatim, with class and scope."""

    kind: HedgeClass
    start: int
    end: int
    cue: str
    scope: Span | None = None


class Voice(Part, frozen=True, kw_only=True):
    """One link of a chain: who speaks.

    `name` is what the voice is called after the report's own pronouns and short forms were followed; `as_written` the
    words at `[start, end)`, both `None` where the voice comes from metadata (outlet, byline, a post's author) or is
    nobody ("reportedly": kind `none`, name "UNNAMED"). `basis`: "text", "metadata", "post", "carried over", "hedge".
    """

    name: str
    kind: SourceKind
    as_written: str | None = None
    start: int | None = None
    end: int | None = None
    role: str | None = None
    affiliation: str | None = None
    basis: str = "text"


class Attribution(Record, frozen=True, kw_only=True, tag="attribution"):
    """Cue + source + content. `parent` is the attribution this one is nested in; `chain` the voices, nearest first.

    `certainty` in words: "stated", or "carried over" for content of following sentences by a stated rule.
    """

    PREFIX: ClassVar[str] = "att"
    IDENTITY: ClassVar[tuple[str, ...]] = ("report", "cue", "content", "sources", "chain", "kind", "method")

    report: str
    kind: AttributionKind
    sources: tuple[Voice, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    chain: tuple[Voice, ...]
    chain_alt: tuple[tuple[Voice, ...], ...] = ()
    parent: str | None = None
    addressee: Voice | None = None
    polarity: Polarity = Polarity.AFFIRMED
    hedges: tuple[Hedge, ...] = ()
    quoted: bool = False
    self_citation: bool = False
    certainty: str = "stated"
    post: str | None = None
    method: str


class Figure(Part, frozen=True, kw_only=True):
    """A number with its bounds (inclusive; `None` = no bound) and the words it was read from.

    `of` says what is counted, one word (killed, wounded, escaped, held, displaced, bombs, ...), `noun` the words beside it.
    `standing` marks a stock figure (how many are held) that is no toll of an occurrence.
    """

    lo: float | None
    hi: float | None
    modifier: FigureModifier
    as_written: str
    start: int
    end: int
    of: str | None = None
    noun: str | None = None
    standing: bool = False

    def __post_init__(self) -> None:
        """Keep numbers as they come back from storage."""
        make_float(self, "lo", "hi")


class When(Part, frozen=True, kw_only=True):
    """A time as an interval `[start, end]`, open where `None`, with the anchor that resolved it.

    `anchor`: "publication", "text" (a date in the text), "absolute"; times without a zone are in the report's own day.
    """

    start: datetime | None
    end: datetime | None
    precision: TimePrecision
    as_written: str
    at: int
    until: int
    anchor: str


class Where(Part, frozen=True, kw_only=True):
    """A place as written and what it was read as.

    `place`, an id of the gazetteer, is `None` where it was not found or not settled; `inside` holds wider places, nearest first.
    """

    name: str
    as_written: str
    start: int
    end: int
    precision: PlacePrecision
    relation: PlaceRelation = PlaceRelation.IN
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    inside: tuple[str, ...] = ()
    certain: bool = True

    def __post_init__(self) -> None:
        """Keep numbers as they come back from storage."""
        make_float(self, "lat", "lon")

    @property
    def is_beside(self) -> bool:
        """Say whether this is only a landmark: the occurrence lies near it, outside it or at its edge."""
        return self.relation in (PlaceRelation.NEAR, PlaceRelation.OUTSIDE, PlaceRelation.EDGE_OF)

    @property
    def beside(self) -> str:
        """Return a landmark with how the occurrence lies to it, in words: "near Navin prison"."""
        return f"{str(self.relation).replace('edge_of', 'at the edge of')} {self.as_written}"


class Slot(Part, frozen=True, kw_only=True):
    """The filler of a role: the words and, where a pronoun or short form was followed, the name behind them."""

    name: str
    start: int
    end: int
    kind: SourceKind | None = None


class Frame(Part, frozen=True, kw_only=True):
    """What is alleged to have happened: type, trigger words and who did what to whom, where, when, how many, with what."""

    type: IncidentType
    mode: str | None = None
    trigger: Span
    predicate: str
    agent: tuple[Slot, ...] = ()
    victims: tuple[Slot, ...] = ()
    recipient: Slot | None = None
    custodian: Slot | None = None
    sites: tuple[Where, ...] = ()
    places: tuple[Where, ...] = ()
    times: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    cause: Slot | None = None
    means: Slot | None = None
    phase: Phase = Phase.OCCURRED
    apart: str | None = None


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    """One checkable assertion with the words that make it.

    `about` says which question it answers when it has no frame of an occurrence of its own (a claim of responsibility,
    a denial, what a video shows); `frame` is `None` for plans, opinions and policy, which belong to no incident.
    `focus`: the report is about this; else background. `media` names the media item that is said to show it.
    """

    PREFIX: ClassVar[str] = "clm"
    IDENTITY: ClassVar[tuple[str, ...]] = ("passage", "attribution", "frame", "about", "method")

    passage: Passage
    attribution: str | None = None
    chain: tuple[Voice, ...]
    chain_alt: tuple[tuple[Voice, ...], ...] = ()
    frame: Frame | None = None
    about: QuestionKind | None = None
    subject: Slot | None = None
    kind: AttributionKind | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    hedges: tuple[Hedge, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    addressee: Voice | None = None
    focus: bool = False
    self_citation: bool = False
    media: str | None = None
    post: str | None = None
    repeats: str | None = None
    method: str

    @property
    def report(self) -> str:
        """Return the id of the report whose words make the claim."""
        return self.passage.report


class Caveat(Record, frozen=True, kw_only=True, tag="caveat"):
    """A remark about sourcing; it can lower a count, never raise one. `by` is the chain of who says so.

    `about` is a question or `None` for all that is reported; `claims` the claims in whose neighbourhood it stands.
    `parties` (with `parties_only`) are the names that everything is said to come from.
    """

    PREFIX: ClassVar[str] = "cav"
    IDENTITY: ClassVar[tuple[str, ...]] = ("passage", "status", "about", "by", "method")

    passage: Passage
    status: CaveatStatus
    about: QuestionKind | None = None
    all_reports: bool = False
    by: tuple[Voice, ...]
    verifier: str | None = None
    parties: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    post: str | None = None
    method: str

    @property
    def report(self) -> str:
        """Return the id of the report whose words make the caveat."""
        return self.passage.report


class Shot(Part, frozen=True, kw_only=True):
    """One shot of a media item as described in words."""

    start: int
    end: int
    words: str


class MediaMention(Record, frozen=True, kw_only=True, tag="media_mention"):
    """A video, image or recording that a report mentions: who released and who passed it on, what is described as seen.

    `cut` is true where the words say that the picture changes to another view; nothing is concluded from the footage itself.
    """

    PREFIX: ClassVar[str] = "med"
    IDENTITY: ClassVar[tuple[str, ...]] = ("passage", "noun", "method")

    passage: Passage
    noun: str
    releasers: tuple[Voice, ...] = ()
    passed_on_by: tuple[Voice, ...] = ()
    shown: tuple[Shot, ...] = ()
    cut: bool = False
    links: tuple[str, ...] = ()
    post: str | None = None
    method: str

    @property
    def report(self) -> str:
        """Return the id of the report that these words stand in."""
        return self.passage.report


class Repeat(Record, frozen=True, kw_only=True, tag="repeat"):
    """Two passages of one report that say one thing once (a summary bullet and its paragraph)."""

    PREFIX: ClassVar[str] = "rpt"
    IDENTITY: ClassVar[tuple[str, ...]] = ("a", "b", "exact")

    a: Passage
    b: Passage
    exact: bool
    method: str

    @property
    def report(self) -> str:
        """Return the id of the report that these words stand in."""
        return self.a.report


class PlaceName(Record, frozen=True, kw_only=True, tag="place_name"):
    """Spellings that one report uses for one place ("northeast Syria, or Rojava as Kurds call it"), or one actor's short form.

    `kind`: "place" or "actor".
    """

    PREFIX: ClassVar[str] = "nam"
    IDENTITY: ClassVar[tuple[str, ...]] = ("passage", "names", "kind")

    passage: Passage
    names: tuple[str, ...]
    kind: str
    method: str

    @property
    def report(self) -> str:
        """Return the id of the report that these words stand in."""
        return self.passage.report


class Reading(Record, frozen=True, kw_only=True, tag="reading"):
    """What reading one report gave, as a whole: whether it could be read at all, and by which reader.

    `read` is false for a language that whence does not read; then `mentions` holds names, places, figures and times
    found without reading, so that the report can be attached as an unread mention. `mode` says how it was read ("model",
    "fast", "rules"); `model` names the model file and the first digits of its hash where one was used.
    """

    PREFIX: ClassVar[str] = "rdg"
    IDENTITY: ClassVar[tuple[str, ...]] = ("report", "method")

    report: str
    read: bool
    reason: str | None = None
    mode: str = "rules"
    model: str | None = None
    names: tuple[str, ...] = ()
    places: tuple[Where, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[When, ...] = ()
    method: str
