"""The dead of a find: what claims answer where dead who were found are what the reports are about.

The day on which a body is found is not the day on which somebody died, and those found so far are at least so many.
In: a `View`, a claim, what it answers. Out: what it answers about the dead. Refuses: an occurrence of which most reports do not speak so; to leave
"when" without any answer: where no day of the deaths is told, that of the find stands.
"""

from collections.abc import Collection, Mapping

from whence.language.figures.remains import THE_DEAD, is_about_remains
from whence.language.words.normal import fold
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind, IncidentType
from whence.weigh.scope.scope import View

_HEAD = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY)


def is_a_find(view: View, kind: IncidentType) -> bool:
    """Say whether at least half of the reports of an incident of killing are about dead who were found."""
    reports = view.evidence.reports.values()
    if kind is not IncidentType.KILLING or not reports:
        return False
    about = sum(
        is_about_remains(_head(report.text, [b.end for b in report.blocks if b.kind in _HEAD][:2]), fold(report.text))
        for report in reports
    )
    return 2 * about >= len(reports)


def _head(text: str, ends: list[int]) -> str:
    return fold(text[: ends[-1]] if ends else text)


def days_of_finds(told: Mapping[str, Collection[Claim]]) -> list[str]:
    """Return the keys of the days that stand only beside dead as they were found, unless nothing else were left."""
    finds = [key for key, claims in told.items() if claims and all(map(_names_the_dead, claims))]
    return finds if len(finds) < len(told) else []


def are_those_found(claims: Collection[Claim]) -> bool:
    """Say whether a count is of those found so far, by all who give it: at least so many lie there, and more may be found."""
    return bool(claims) and all(map(_names_the_dead, claims))


def _names_the_dead(claim: Claim) -> bool:
    frame = claim.frame
    if frame is None:
        return False
    at = frame.trigger.start - claim.passage.start
    words = claim.passage.quote[max(0, at) : max(0, at) + frame.trigger.end - frame.trigger.start]
    return not THE_DEAD.isdisjoint(fold(words).split())
