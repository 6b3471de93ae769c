"""What a statement says of the incident: asserts it, partly, presupposes it, relays it, rests on others, denies it, or only speaks of sourcing.

In: a claim and who speaks in it. Out: the `Bearing` with a sentence of reason. Refuses: to let a confirmation count as a statement of its
own where its grounds are the same footage or another party's word.
"""

from whence.match.statements.speakers import NOBODY, Spoken
from whence.model.said import Claim
from whence.model.vocabulary import AttributionKind, Bearing, Modality, Phase, Polarity, QuestionKind

STRENGTH: dict[Bearing, int] = {
    Bearing.ASSERTS: 7,
    Bearing.DENIES: 6,
    Bearing.RESTS_ON: 5,
    Bearing.PARTLY: 4,
    Bearing.RELAYS: 3,
    Bearing.PRESUPPOSES: 2,
    Bearing.ABOUT_SOURCING: 1,
    Bearing.OUTLET_OWN: 0,
}
"""Where one statement is told in several ways, the strongest way is what it says."""

_SOURCING = (AttributionKind.NO_COMMENT, AttributionKind.COULD_NOT_VERIFY)
_OF_ACTS = (QuestionKind.INTENT, QuestionKind.RESPONSIBILITY, QuestionKind.CAUSE)


def bearing_of(claim: Claim, spoken: Spoken, *, party_behind_post: bool = False) -> tuple[Bearing, str]:
    """Return what the speaker's statement in this claim says of the incident, and why it is read so."""
    if claim.kind in _SOURCING:
        return Bearing.ABOUT_SOURCING, "speaks of what is known, not of what happened"
    if claim.polarity is Polarity.DENIED:
        what = "responsibility or intent" if claim.about in _OF_ACTS else "it"
        return Bearing.DENIES, f"denies {what}"
    if spoken.relays:
        return _relayed(claim)
    if spoken.rank == NOBODY:
        return Bearing.RELAYS, "passed on without saying from whom"
    if claim.kind is AttributionKind.CONFIRMATION and claim.media is not None:
        return Bearing.RESTS_ON, "a confirmation whose ground is the footage itself"
    if spoken.through_post and not party_behind_post and claim.modality is not Modality.OBSERVED:
        return Bearing.RELAYS, "a post that does not say how its author knows"
    return _own_word(claim)


def _relayed(claim: Claim) -> tuple[Bearing, str]:
    if claim.kind is AttributionKind.CONFIRMATION:
        return Bearing.RESTS_ON, "a confirmation that gives another's word as its ground"
    return Bearing.RELAYS, "passes on another's word"


def _own_word(claim: Claim) -> tuple[Bearing, str]:
    frame = claim.frame
    if claim.about is QuestionKind.RESPONSIBILITY or claim.kind is AttributionKind.RESPONSIBILITY_CLAIM:
        return Bearing.ASSERTS, "claims responsibility for it"
    if frame is None:
        if claim.about is QuestionKind.MEDIA_SHOWS:
            return Bearing.PARTLY, "says what footage shows"
        return Bearing.PRESUPPOSES, "takes it as given and speaks of a part of it"
    if frame.phase in (Phase.ATTEMPTED, Phase.AVERTED):
        return Bearing.PARTLY, "speaks of an attempt only"
    if claim.modality in (Modality.POSSIBLE, Modality.CONDITIONAL) or claim.polarity is Polarity.UNKNOWN:
        return Bearing.PARTLY, "leaves open whether it happened"
    if claim.kind is AttributionKind.BELIEF:
        return Bearing.PRESUPPOSES, "says what is believed"
    return Bearing.ASSERTS, "says on the speaker's own authority that it happened"
