"""Which type of occurrence an incident is told as.

In: a `View`. Out: the type that most reports give it. A report that tells what happened and what came of it ("missiles struck", "four died",
"halls burned") gives it the first alone; what reports that tell only the outcome say counts where no report says more.
Refuses: to settle what it was where reports differ; it only names it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from whence.model.vocabulary import IncidentType
from whence.weigh.scope import View

T = IncidentType

_COMES_OF: dict[IncidentType, frozenset[IncidentType]] = {
    T.KILLING: frozenset({T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.CHEMICAL_ATTACK}),
    T.DESTRUCTION: frozenset({T.AIR_STRIKE, T.SHELLING, T.BOMBING}),
    T.OTHER: frozenset({T.AIR_STRIKE, T.SHELLING, T.BOMBING, T.CHEMICAL_ATTACK, T.ARMED_CLASH}),
}
"""What an attack from afar leaves behind, or is called for short; rooms do not import each other, so `match` has a table of its own."""


def told_type(view: View) -> IncidentType:
    """Return the type that most reports give it; the incident's own where no claim is in sight."""
    told: defaultdict[str, set[IncidentType]] = defaultdict(set)
    for claim in view.evidence.claims.values():
        if claim.frame:
            told[claim.report].add(claim.frame.type)
    kinds = Counter(kind for given in told.values() for kind in _without_outcomes(given))
    return max(kinds, key=lambda kind: (kinds[kind], kind is view.incident.type, kind.value), default=view.incident.type)


def _without_outcomes(kinds: Iterable[IncidentType]) -> set[IncidentType]:
    """Return the types of one report without those that are what came of another of them."""
    given = set(kinds)
    return {kind for kind in given if not _COMES_OF.get(kind, frozenset()) & given}
