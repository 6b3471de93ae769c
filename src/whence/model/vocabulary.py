"""The closed lists: every word that a record may use where it chooses one of a few.

One enum per row of docs/vocabulary.md; the same words stand on screen and in the docs. A value is added only with a
case that needs it.
"""

from enum import StrEnum, auto


class ReportKind(StrEnum):
    """What sort of published item a report is."""

    ARTICLE = auto()
    POST = auto()
    STATEMENT = auto()
    CAPTION = auto()
    TRANSCRIPT = auto()
    DIGEST_PAGE = auto()
    LIVE_PAGE = auto()


class BlockKind(StrEnum):
    """What part of a report a stretch of its stored text is."""

    HEADLINE = auto()
    STANDFIRST = auto()
    SUMMARY = auto()
    BODY = auto()
    QUOTE = auto()
    CAPTION = auto()
    EMBEDDED_POST = auto()
    BYLINE_NOTE = auto()
    BOILERPLATE = auto()
    RELATED = auto()


class SourceKind(StrEnum):
    """Who or what is credited."""

    NAMED_PERSON = auto()
    ORGANISATION = auto()
    UNNAMED_OFFICIAL = auto()
    UNNAMED_WITNESS = auto()
    COLLECTIVE = auto()
    AGENCY = auto()
    OUTLET = auto()
    DOCUMENT = auto()
    MEDIA_ITEM = auto()
    NONE = auto()


class AttributionKind(StrEnum):
    """What the credited source is said to do."""

    STATEMENT = auto()
    DENIAL = auto()
    CONFIRMATION = auto()
    ACCUSATION = auto()
    RESPONSIBILITY_CLAIM = auto()
    ESTIMATE = auto()
    BELIEF = auto()
    INTENTION = auto()
    DEMAND = auto()
    OBSERVATION = auto()
    NO_COMMENT = auto()
    COULD_NOT_VERIFY = auto()
    MEDIA_POST = auto()


class Modality(StrEnum):
    """How a claim stands to the world."""

    ASSERTED = auto()
    OBSERVED = auto()
    PLANNED = auto()
    POSSIBLE = auto()
    CONDITIONAL = auto()
    NORMATIVE = auto()


class Phase(StrEnum):
    """How far the occurrence got."""

    OCCURRED = auto()
    ATTEMPTED = auto()
    ONGOING = auto()
    AVERTED = auto()


class Polarity(StrEnum):
    """Whether a claim says that it is so."""

    AFFIRMED = auto()
    DENIED = auto()
    UNKNOWN = auto()


class HedgeClass(StrEnum):
    """How words limit commitment."""

    HEARSAY = auto()
    ALLEGATION = auto()
    APPEARANCE = auto()
    PROBABILITY = auto()
    NEEDS_CONFIRMATION = auto()
    CONDITIONAL = auto()
    ALTERNATIVE = auto()


class CaveatStatus(StrEnum):
    """What a remark on sourcing says of verification."""

    UNVERIFIED = auto()
    COULD_NOT_VERIFY = auto()
    NOT_VERIFIABLE_NOW = auto()
    PARTLY_VERIFIED = auto()
    VERIFIED = auto()
    DISPUTED = auto()
    DENIED = auto()
    CORRECTED = auto()
    RETRACTED = auto()
    PARTIES_ONLY = auto()
    NO_COMMENT = auto()
    NOT_PRESENT = auto()


class FigureModifier(StrEnum):
    """How exactly a figure is given."""

    EXACT = auto()
    AT_LEAST = auto()
    AT_MOST = auto()
    ABOUT = auto()
    RANGE = auto()
    ORDER_OF_MAGNITUDE = auto()
    NONE = auto()


class TimePrecision(StrEnum):
    """How exactly a time is given."""

    MOMENT = auto()
    PART_OF_DAY = auto()
    DAY = auto()
    DAYS = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()


class PlacePrecision(StrEnum):
    """How exactly a place is given."""

    POINT = auto()
    SITE = auto()
    SETTLEMENT = auto()
    DISTRICT = auto()
    PROVINCE = auto()
    COUNTRY = auto()
    REGION = auto()


class PlaceRelation(StrEnum):
    """How the occurrence lies to the named place."""

    IN = auto()
    NEAR = auto()
    OUTSIDE = auto()
    EDGE_OF = auto()
    BETWEEN = auto()


class QuestionKind(StrEnum):
    """What is at issue about an incident."""

    HAPPENED = auto()
    WHO = auto()
    VICTIMS = auto()
    WHERE = auto()
    SITE = auto()
    WHEN = auto()
    HOW_MANY = auto()
    CAUSE = auto()
    MEANS = auto()
    INTENT = auto()
    RESPONSIBILITY = auto()
    MEDIA_SHOWS = auto()


class IncidentType(StrEnum):
    """What sort of occurrence is alleged (23 types and `other`; docs/vocabulary.md maps them to PLOVER and ACLED)."""

    ESCAPE = auto()
    DETENTION = auto()
    RELEASE_TRANSFER = auto()
    ABDUCTION = auto()
    KILLING = auto()
    ILL_TREATMENT = auto()
    SEXUAL_VIOLENCE = auto()
    ARMED_CLASH = auto()
    AIR_STRIKE = auto()
    SHELLING = auto()
    BOMBING = auto()
    CHEMICAL_ATTACK = auto()
    TERRITORY_CHANGE = auto()
    FORCE_MOVEMENT = auto()
    DESTRUCTION = auto()
    WEAPONS_INTERCEPTED = auto()
    PROTEST = auto()
    RIOT = auto()
    DISPLACEMENT = auto()
    RESTRICTION = auto()
    AGREEMENT = auto()
    DECISION_INTENT = auto()
    ACCIDENT_DISASTER = auto()
    OTHER = auto()


class DerivationType(StrEnum):
    """How a report took from another."""

    COPIES = auto()
    REWRITES = auto()
    DIGESTS = auto()
    QUOTES = auto()
    ATTRIBUTES = auto()
    EMBEDS = auto()
    LINKS = auto()
    TRANSLATES = auto()
    REVISES = auto()


class EvidenceKind(StrEnum):
    """What speaks for an edge."""

    SHARED_PASSAGE = auto()
    RARE_ERROR = auto()
    CREDIT = auto()
    QUOTE = auto()
    EMBED = auto()
    LINK = auto()
    SAME_MEDIA = auto()
    PLATFORM_TIME = auto()
    ARCHIVE_TIME = auto()
    CLAIMED_TIME = auto()
    STRUCTURE = auto()


class Certainty(StrEnum):
    """How sure an edge is, strongest first."""

    EXPLICIT = auto()
    STRONG = auto()
    LIKELY = auto()
    INFERRED = auto()


class Direction(StrEnum):
    """Whether it is known who took from whom."""

    KNOWN = auto()
    UNKNOWN = auto()


class ChangeKind(StrEnum):
    """What an edge altered."""

    HEDGE_LOST = auto()
    HEDGE_ADDED = auto()
    CREDIT_REMOVED = auto()
    COUNT_CHANGED = auto()
    RANK_RAISED = auto()
    SCOPE_WIDENED = auto()
    CAUSE_CHANGED = auto()
    PLACE_CHANGED = auto()
    NAME_CHANGED = auto()
    HEADLINE_DIFFERS = auto()


class Independence(StrEnum):
    """How an origin stands to the parties."""

    SHOWN_DEPENDENT = auto()
    NOT_SHOWN_DEPENDENT = auto()
    ARGUED = auto()
    UNKNOWN = auto()


class Standing(StrEnum):
    """Where a question stands, lowest rung first; `verified` and `refuted` only by a named person's decision."""

    UNSUPPORTED = auto()
    REPORTED = auto()
    SINGLE_ORIGIN = auto()
    ONE_SIDED = auto()
    SEVERAL_INTERESTED = auto()
    OPPOSING_PARTIES_AGREE = auto()
    CORROBORATED = auto()
    VERIFIED = auto()
    REFUTED = auto()


class InterestRole(StrEnum):
    """What an actor's interest in a conflict is."""

    PARTY = auto()
    ALLY = auto()
    CUSTODIAN = auto()
    STAKEHOLDER = auto()


class MembershipRole(StrEnum):
    """How a report stands to an incident."""

    FOCUS = auto()
    BACKGROUND = auto()
    UNREAD = auto()


class Bearing(StrEnum):
    """What a statement says of the incident; only the first counts towards the lower bound, the next four towards the upper."""

    ASSERTS = auto()
    PARTLY = auto()
    PRESUPPOSES = auto()
    RELAYS = auto()
    RESTS_ON = auto()
    DENIES = auto()
    ABOUT_SOURCING = auto()
    OUTLET_OWN = auto()


class DecisionKind(StrEnum):
    """What a person decided."""

    ACCEPT = auto()
    REJECT = auto()
    MERGE = auto()
    SPLIT = auto()
    SET_ACTOR = auto()
    SET_INTEREST = auto()
    ARGUE_INDEPENDENCE = auto()
    VERIFY = auto()
    REFUTE = auto()
    CORRECT_READING = auto()
    REMOVE = auto()
    REDACT = auto()
    NOTE = auto()
    UNDO = auto()
