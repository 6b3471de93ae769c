"""Sentences that list occurrences of several towns: "shelling let people get away: 800 at Halm on Sunday, five at Dorvan on Friday".

The claim goes where its nearest town lies; the other towns that it lists may be those of incidents that are known already.
In: a report's claims, the index. Out: for each further town the one incident of that type and town. Refuses: to open an incident for a
town in a list, or to choose between two incidents of one town.
"""

from collections.abc import Iterator, Sequence

from whence.match.index import IncidentIndex
from whence.match.likeness.signals import compare, is_apart
from whence.match.ranking import candidates
from whence.match.sketches.keys import looking_keys
from whence.match.sketches.sketch import Sketch, add_place, published_day, unpack
from whence.match.sketches.spots import DIFFER, FINE, relation, spot_of
from whence.match.sketches.weights import score_of
from whence.model.captured import Report
from whence.model.matched import Signal
from whence.model.said import Claim, Where

MOST_LISTED = 4
"""Further towns of one claim that are looked up."""


def listed_incidents(
    report: Report, claims: Sequence[Claim], index: IncidentIndex, *, limit: int, join: float, already: Sequence[str]
) -> Iterator[tuple[Claim, str, float, tuple[Signal, ...]]]:
    """Yield the incidents that further towns of `claims` stand for, each with the claim, the score and its signals."""
    for claim in claims:
        for where in _further_towns(claim)[:MOST_LISTED]:
            found = _incident_at(report, claim, where, index, limit=limit, join=join)
            if found is not None and found[0] not in already:
                yield claim, *found


def _further_towns(claim: Claim) -> list[Where]:
    if claim.frame is None:
        return []
    fine = [where for where in claim.frame.places if where.precision in FINE and where.place is not None]
    nearest = min(fine, key=lambda where: (_away(where, claim), where.start), default=None)
    if nearest is None:
        return []
    return [where for where in fine if relation(spot_of(nearest), spot_of(where)) == DIFFER]


def _away(where: Where, claim: Claim) -> int:
    trigger = claim.frame.trigger if claim.frame else claim.passage
    return max(0, where.start - trigger.end, trigger.start - where.end)


def _incident_at(
    report: Report, claim: Claim, where: Where, index: IncidentIndex, *, limit: int, join: float
) -> tuple[str, float, tuple[Signal, ...]] | None:
    day = published_day(report)
    sketch = Sketch(reports=1, types={claim.frame.type.value: 1} if claim.frame else {}, first=day, last=day)
    add_place(sketch, where, {})
    ranked = []
    for incident in candidates(looking_keys(sketch), {}, index, limit=limit):
        signals = compare(sketch, unpack(index.profile(incident)))
        names = {s.name for s in signals}
        if not is_apart(signals) and {"same type", "same place"} <= names and score_of(signals) >= join:
            ranked.append((score_of(signals), incident, signals))
    return (ranked[0][1], ranked[0][0], ranked[0][2]) if len(ranked) == 1 else None
