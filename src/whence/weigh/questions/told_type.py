"""Which type of occurrence an incident is told as.

In: a `View`. Out: the type that most reports give it; of those, what was done rather than what came of it. Nearly every report of a clash or
a shelling gives its dead and what it destroyed, so that most tell of a killing; it is still a clash where enough of them tell of one.
Refuses: to settle what it was where reports differ; it only names it.
"""

from collections import Counter

from whence.model.vocabulary import IncidentType
from whence.weigh.scope.scope import View

_T = IncidentType
_CAME_OF_IT = frozenset({_T.KILLING, _T.DESTRUCTION, _T.DISPLACEMENT})
_DONE = frozenset({_T.ARMED_CLASH, _T.SHELLING, _T.AIR_STRIKE, _T.BOMBING, _T.CHEMICAL_ATTACK, _T.ACCIDENT_DISASTER})
_OWN, _OTHER = 0.5, 0.75
"""How many of the reports that tell what came of it must tell of the deed: of the incident's own, of another (maybe one side's account)."""


def told_type(view: View) -> IncidentType:
    """Return the type that most reports give it; the incident's own where no claim is in sight."""
    told = {(c.report, c.frame.type) for c in view.evidence.claims.values() if c.frame}
    kinds = Counter(kind for _, kind in told)
    most = _most(kinds, view.incident.type)
    if most not in _CAME_OF_IT:
        return most
    own = view.incident.type
    if own in _DONE and kinds[own] >= _OWN * kinds[most]:
        return own
    done = _most(Counter({kind: n for kind, n in kinds.items() if kind in _DONE}), own)
    return done if done in _DONE and kinds[done] >= _OTHER * kinds[most] else most


def _most(kinds: Counter[IncidentType], own: IncidentType) -> IncidentType:
    """Return the type that most reports give; of equals the incident's own."""
    return max(kinds, key=lambda kind: (kinds[kind], kind is own, kind.value), default=own)
