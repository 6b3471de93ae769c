"""Which type of occurrence an incident is told as.

In: a `View`. Out: the type that most reports give it. Refuses: to settle what it was where reports differ; it only names it.
"""

from collections import Counter

from whence.model.vocabulary import IncidentType
from whence.weigh.scope import View


def told_type(view: View) -> IncidentType:
    """Return the type that most reports give it; the incident's own where no claim is in sight."""
    told = {(c.report, c.frame.type) for c in view.evidence.claims.values() if c.frame}
    kinds = Counter(kind for _, kind in told)
    return max(kinds, key=lambda kind: (kinds[kind], kind is view.incident.type, kind.value), default=view.incident.type)
