"""Handed over: the dead and the wounded that are exchanged with the living, in an occurrence in which people were let go.

In: a claim, what the incident is told as. Out: the claim with those counted in bodies or coffins, or as "wounded men" who were moved, counted as
remains and patients: "handed over the bodies of 17 soldiers" says that they died in the war, not in the exchange.
Refuses: a claim that says somebody was killed, died or was hurt there; any other occurrence, whose dead are brought home as well.
"""

import re

from whence.model.base import replace
from whence.model.said import Claim, Figure
from whence.model.vocabulary import IncidentType

_REMAINS = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|coffins?|caskets?|remains|(?:own|fallen|their|its|our|enemy(?:'s|’s)?) dead)\b", re.IGNORECASE
)
_DYING = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|died?|dies|dying|shot|executed|murdered|hurt|was wounded|were wounded|blast|explo\w+|attack\w*|fired)\b",
    re.IGNORECASE,
)
_HURT_BEFORE = re.compile(r"^\s*(?:badly |seriously |gravely |severely )?(?:wounded|injured|sick|ill)\s+[a-z]+", re.IGNORECASE)
_BEFORE, _AFTER = 24, 24
"""Characters around a number: "the bodies of 17 soldiers", "23 of its own dead"."""


def as_handed_over(claim: Claim, kind: IncidentType, text: str) -> Claim:
    """Return the claim of an exchange with its remains and patients told apart from the dead and wounded of it; any other as it is.

    `text` is the report's, in which a claim's own words may be the number alone.
    """
    if kind is not IncidentType.RELEASE_TRANSFER or _DYING.search(claim.passage.quote):
        return claim
    figures = tuple(_told_apart(f, text) for f in claim.figures)
    frame = claim.frame
    if frame is not None:
        frame = replace(frame, figures=tuple(_told_apart(f, text) for f in frame.figures))
    return replace(claim, figures=figures, frame=frame)


def _told_apart(figure: Figure, text: str) -> Figure:
    around = text[max(0, figure.start - _BEFORE) : figure.end + _AFTER]
    if figure.of == "killed" and _REMAINS.search(around):
        return replace(figure, of="remains")
    return (
        replace(figure, of="patients")
        if figure.of == "wounded" and _HURT_BEFORE.match(text[figure.end : figure.end + 2 * _AFTER])
        else figure
    )
