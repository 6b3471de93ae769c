"""Harm counted: who was harmed, by the noun under which a claim counts them ("two novices were treated", "a toll of nine quarrymen").

In: a claim. Out: slots with the nouns of those whom it counts as killed, hurt, missing, trapped or taken.
Refuses: a count of none or of a standing stock; those aboard, rescued or charged, to whom nothing need have happened; the held where the claim
tells of no arrest or abduction.
"""

from whence.model.said import Claim, Figure, Slot
from whence.model.vocabulary import IncidentType, Polarity

_HARMED = frozenset({"killed", "wounded", "casualties", "missing", "trapped", "abducted", "raped", "infected", "underground"})
_SEVERAL = ("s", "men", "women", "people", "children", "police", "folk", "crew", "personnel", "staff", "-by", "kin", "youth")
_TAKEN = {
    IncidentType.DETENTION: frozenset({"held", "detained", "sentenced"}),
    IncidentType.ABDUCTION: frozenset({"held"}),
    IncidentType.DISPLACEMENT: frozenset({"displaced"}),
    IncidentType.RELEASE_TRANSFER: frozenset({"released"}),
}
"""What is done to those counted so, where the occurrence itself is one of taking or of letting go."""


def harmed_by_count(claim: Claim) -> tuple[Slot, ...]:
    """Return whom the claim's figures count as harmed, each figure once, by their noun."""
    if claim.polarity is Polarity.DENIED:
        return ()
    frame = claim.frame
    counts = _HARMED | (_TAKEN.get(frame.type, frozenset()) if frame is not None else frozenset())
    figures = {(f.start, f.end): f for f in (*(frame.figures if frame is not None else ()), *claim.figures)}
    return tuple(
        Slot(name=f.noun, start=f.start, end=f.end)
        for f in figures.values()
        if f.noun and f.of in counts and not f.standing and f.hi != 0 and not _is_manner(f)
    )


def _is_manner(figure: Figure) -> bool:
    """Say whether a noun for one stands behind several, so that it says how they were taken: "four taken prisoner"."""
    return (figure.lo or 0) > 1 and not (figure.noun or "").endswith(_SEVERAL)
