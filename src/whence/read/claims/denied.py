"""Denied: what one voice is said to have said and another denies: "denied reports that", "rejected a claim by the army that".

In: the innermost attribution of some words. Out: the denial that it stands in as what is denied.
Refuses: what is only told inside a denial ("denied that the army had said so").
"""

from collections.abc import Mapping

from whence.model.said import Attribution
from whence.model.vocabulary import AttributionKind, SourceKind
from whence.read.cues.cues import carrying_nouns

_LEAD = 24  # characters before the noun of saying: "a number of", "all", "media"


def denial_of(inner: Attribution | None, attributions: Mapping[str, Attribution], text: str) -> Attribution | None:
    """Return the denial whose words open with the noun of saying that `inner` is cued by, or `None`; `attributions` by their ids."""
    above = attributions.get(inner.parent) if inner is not None and inner.parent is not None else None
    if inner is None or above is None or above.kind is not AttributionKind.DENIAL:
        return None
    cue = inner.cue[0] if inner.cue else None
    if cue is None or not any(span.start <= cue.start <= span.start + _LEAD and cue.end <= span.end for span in above.content):
        return None
    return above if not carrying_nouns().keys().isdisjoint(text[cue.start : cue.end].lower().split()) else None


def names_somebody(attribution: Attribution | None) -> bool:
    """Say whether words are credited to somebody at all; "reports that ..." credit nobody."""
    return attribution is not None and any(voice.kind is not SourceKind.NONE for voice in attribution.sources)
