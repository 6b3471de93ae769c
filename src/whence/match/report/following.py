"""Following: what came of a report's subject, and is told with it: who was arrested, captured, led out, hurt or found.

"Police shot into the crowd ... a hotline knew of 340 arrests"; "seven survivors have been captured"; "640 residents had been brought out".
Nothing in such words is an occurrence of its own, whatever type they have. A report may also open with them ("hundreds were taken out of their
homes after a train left the rails"): then what they came of is its subject.
In: a report, its groups, the scene of its lead. Out: the groups that are left, with the claims of the others attached to the one they came of.
Refuses: what has a day or a town of its own that is not the subject's, "another", what is told from before or for comparison, a total over time.
"""

from collections.abc import Sequence

import msgspec

from whence.match.likeness.signals import compare
from whence.match.report.bare_counts import is_a_bare_count
from whence.match.report.core import has_own_anchor, is_placed, out_of_scene
from whence.match.report.groups import Group
from whence.match.sketches.sketch import Sketch
from whence.match.sketches.types import VAGUE, comes_after, is_aftermath, is_telling
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim, Figure
from whence.model.vocabulary import IncidentType as T

_TOLL = frozenset(["killed", "wounded", "missing", "rescued"])
"""What is counted of people that is an outcome of something else, whatever type the words around it were given."""

_WITHOUT_TOLL = frozenset(
    [T.KILLING, T.DETENTION, T.ABDUCTION, T.DISPLACEMENT, T.RELEASE_TRANSFER, T.RESTRICTION, T.FORCE_MOVEMENT, T.TERRITORY_CHANGE,
     T.WEAPONS_INTERCEPTED, T.DECISION_INTENT, T.AGREEMENT, T.OTHER]
)  # fmt: skip
"""What costs no lives by itself, or names no more than the toll: the dead that are counted beside it are those of the subject."""

WAKE = 10
"""Days in which arrests and releases are told with what they came of."""

_DAYS_APART = ("days differ", "days far apart", "weeks apart")

_LEAVES_SURVIVORS = frozenset([T.ACCIDENT_DISASTER.value, T.ABDUCTION.value])
"""What people get away from without having broken out of anything: a burning coach, captors on the road."""

_FEW = 20
"""Claims of one kidnapping that are looked at for the clause that tells of its end as well."""

_HOSPITAL = "hospital"

_OF_ITS_OWN = frozenset([T.BOMBING, T.SHELLING, T.AIR_STRIKE, T.CHEMICAL_ATTACK, T.ACCIDENT_DISASTER])
"""What names a cause of its own where somebody is counted: its toll is no other occurrence's."""

_OF_OFFICE = frozenset([T.RESTRICTION, T.DECISION_INTENT])
"""What is ordered: officers are suspended for it, a road is closed."""

_NEWS_OF_ITSELF = T.RELEASE_TRANSFER.value
"""Who is let go may be what a report is about; only beside its subject is it what came of that."""

_COSTS_NOBODY = frozenset(
    [T.DETENTION, T.RELEASE_TRANSFER, T.RESTRICTION, T.DECISION_INTENT, T.AGREEMENT, T.WEAPONS_INTERCEPTED, T.DISPLACEMENT]
)
"""What a bare toll is not of: the dead that are counted in a report on a release are of what went before."""

_OF_COURTS = "sentence"
"""The mode of a detention that a court ends with: long after, and told for itself."""


def follow(report: Report, groups: Sequence[Group], scene: Sketch) -> list[Group]:
    """Return the groups without those that only tell what came of the report's subject; that one holds their claims."""
    causes = _subjects(report, groups, scene)
    if not causes:
        return list(groups)
    kept = []
    for group in groups:
        cause = next((c for c in causes if c is not group and _comes_of(report, group, c, scene)), None)
        if group in causes or cause is None:
            kept.append(group)
            continue
        cause.attached += [*group.claims, *group.attached]
        cause.focus |= group.focus
    return kept


def _subjects(report: Report, groups: Sequence[Group], scene: Sketch) -> list[Group]:
    """Return what the report is about, the group with most claims first, without what only came of it.

    Where the report's focus tells of nothing else, it is what the same sentence says that came before ("after a train left the rails").
    """
    focused = sorted((g for g in groups if g.focus and not g.bag), key=lambda g: (-len(g.claims), g.claims[0].passage.start))
    causes = [group for group in focused if not _is_aftermath(group) and not _is_a_mere_outcome(group, focused)]
    if causes or not focused:
        return causes
    told = [span for group in focused for claim in group.claims if claim.focus and (span := sentence_of(claim, report))]
    behind = [
        group
        for group in groups
        if not (group.bag or group.apart or group.aside or _is_aftermath(group))
        and any(sentence_of(claim, report) in told for claim in group.claims)
        and any(_comes_of(report, follower, group, scene, counts=False) for follower in focused)
    ]
    for group in behind[:1]:
        group.focus = True
    return (
        behind[:1] or [group for group in focused if not _is_a_mere_outcome(group, focused)][:1]
    )  # a report on a raid of the police: who was let go again, and who got away, is told with it


def _is_aftermath(group: Group) -> bool:
    named = [kind for kind in group.sketch.types if kind != VAGUE]
    return bool(named) and all(is_aftermath(kind) and kind != _NEWS_OF_ITSELF for kind in named)


def _is_a_mere_outcome(group: Group, focused: Sequence[Group]) -> bool:
    """Say whether a group of the focus only tells who got away from what another tells of, or that those kidnapped there are free."""
    if set(group.sketch.types) == {T.ESCAPE.value}:
        return any(
            other is not group
            and not other.apart
            and not _LEAVES_SURVIVORS.isdisjoint(other.sketch.types)
            and T.RIOT.value not in other.sketch.types
            and is_a_bare_count(group.claims, group.sketch, other.sketch)
            for other in focused
        )
    return any(_frees_the_kidnapped(group, other) for other in focused)


def _frees_the_kidnapped(group: Group, other: Group) -> bool:
    """Say whether one clause tells of a kidnapping and that it ended ("an imam kidnapped on Tuesday was set free on Friday")."""
    if set(group.sketch.types) != {_NEWS_OF_ITSELF} or T.ABDUCTION.value not in other.sketch.types or other.apart:
        return False
    taken = [claim.passage for claim in other.claims if claim.frame is not None and claim.frame.type is T.ABDUCTION]
    return any(
        told.start < freed.passage.end and freed.passage.start < told.end for freed in group.claims for told in taken[:_FEW]
    )


def _comes_of(report: Report, group: Group, cause: Group, scene: Sketch, *, counts: bool = True) -> bool:
    """Say whether a group tells of people to whom something was done in the course or wake of another, and of no other day or town.

    `counts`: also where it only counts them.
    """
    later = _is_afterwards(group, cause)
    if (
        group.bag
        or group.apart
        or group.glanced
        or (group.aside and not later)
        or cause.apart
        or (group.focus and _NEWS_OF_ITSELF in group.sketch.types and not _frees_the_kidnapped(group, cause))
    ):
        return False
    sketch = _without_sites(group.sketch) if _is_aftermath(group) or _is_of_care(group, cause) else group.sketch
    told = all(_may_come_of(claim, cause) for claim in group.claims) and any(map(_tells_of_people, group.claims))
    counted = counts and is_a_bare_count(group.claims, sketch, cause.sketch)
    if not (told or counted or (not _is_aftermath(cause) and _is_a_bare_toll(group, cause, sketch))):
        return False
    later = later or counted or _frees_the_kidnapped(group, cause)
    against = [s.name for s in compare(sketch, cause.sketch) if s.weight < 0 and not s.name.startswith("type")]
    if any(not (later and name in _DAYS_APART) for name in against):
        return False
    if out_of_scene(sketch, cause.sketch, scene):
        return False
    # A town that only these words name may be another's, unless one sentence tells of both.
    return not is_placed(sketch) or is_placed(cause.sketch) or _shares_a_sentence(report, group, cause)


def _is_afterwards(group: Group, cause: Group) -> bool:
    """Say whether people are told to have been taken, let go or led out some days after what the cause tells of: it is what comes of things."""
    days, since = group.sketch.days, cause.sketch.days
    if not (days and since) or group.sketch.spans or not all(map(is_aftermath, group.sketch.types)):
        return False
    return max(since) <= min(days) and max(days) <= max(since) + WAKE


def _may_come_of(claim: Claim, cause: Group) -> bool:
    """Say whether a claim's type is one of those that come of the cause's, or only a toll told in words of a type that has none of its own.

    What rival voices might call the cause is none of these: that was weighed when the subject was found (`core`).
    """
    frame = claim.frame
    kinds = [kind for kind in cause.sketch.types if kind != _NEWS_OF_ITSELF] or list(cause.sketch.types)
    if frame is None or frame.mode == _OF_COURTS or any(is_telling(frame.type.value, kind) for kind in kinds):
        return False
    if any(comes_after(frame.type.value, kind) for kind in kinds):
        return True
    return frame.type in _WITHOUT_TOLL and any(figure.of in _TOLL for figure in _counted(claim))


def _is_a_bare_toll(group: Group, cause: Group, sketch: Sketch) -> bool:
    """Say whether a group counts the dead or hurt, and no words of it say where or when: that is the toll of the subject, if it can cost lives.

    Whatever type was read in the words around it: "one unit had fired ... eleven people were killed, the doctors said".
    """
    if has_own_anchor(sketch) or all(T(kind) in _COSTS_NOBODY for kind in cause.sketch.types):
        return False
    if T.ESCAPE in cause.sketch.types and any(T(kind) in _OF_ITS_OWN for kind in group.sketch.types):
        return False  # "a car bomb killed three" beside an escape has a toll of its own
    if any(is_telling(ours, theirs) for ours in group.sketch.types for theirs in cause.sketch.types):
        return False
    return any(figure.of in _TOLL for claim in group.claims for figure in _counted(claim))


def _tells_of_people(claim: Claim) -> bool:
    """Say whether people are counted or named to whom it was done; what is ordered is sure to be about the subject's only where it counts some."""
    return bool(_counted(claim) or (claim.frame is not None and claim.frame.victims and claim.frame.type not in _OF_OFFICE))


def _counted(claim: Claim) -> list[Figure]:
    figures = (*(claim.frame.figures if claim.frame is not None else ()), *claim.figures)
    return [figure for figure in figures if not figure.standing]


def _without_sites(sketch: Sketch) -> Sketch:
    """Return a sketch without sites: a prison, a hospital or a sports hall is where people were brought, and no scene."""
    return msgspec.structs.replace(
        sketch, sites={}, places={filed: spot for filed, spot in sketch.places.items() if not spot.site}
    )


def _is_of_care(group: Group, cause: Group) -> bool:
    """Say whether the only sites of a group are hospitals, which count those who are brought to them, and the cause is not at one."""
    return group.sketch.targets.keys() == {_HOSPITAL} and _HOSPITAL not in cause.sketch.targets


def _shares_a_sentence(report: Report, group: Group, cause: Group) -> bool:
    told = {sentence_of(claim, report) for claim in cause.claims}
    return any(sentence_of(claim, report) in told for claim in group.claims)
