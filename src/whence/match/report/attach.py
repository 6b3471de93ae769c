"""Give claims without an occurrence of their own to the occurrence they speak of.

"Claimed responsibility", "what the video shows", "he denied it" have no frame: they follow the claim they lean on.
In: a report's claims and its groups. Out: the groups, with `attached` filled. Refuses: to attach over more than a paragraph, save to
the focus of the report, and a count of the dead or the carried, or a fault, to it; a claim that leans on nothing stays with no incident, and a
count that names a day long past not with what happened since.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from whence.language.dates.arithmetic import JUST_BEFORE
from whence.match.report.groups import Group, is_of_an_occurrence
from whence.match.report.hosts import OF_CROWDS, hosts_of
from whence.match.report.outcomes import (
    counts,
    counts_an_outcome,
    counts_harmed,
    counts_only_dead,
    is_lone,
    is_of_who_counts,
    span_of,
)
from whence.match.words.glances import glance_at
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, Modality, QuestionKind

REACH = 400
_BESIDE = 120  # characters of one sentence between a cause and what else it may be of
_LATE_DEAD = timedelta(days=3)  # before publication: a day of death is told later than a day of what happened


def attach(report: Report, claims: Sequence[Claim], groups: Sequence[Group]) -> None:
    """Add the claims without a frame to the groups they are about."""
    if not groups:
        return
    home_of = {claim.id: group for group in groups for claim in group.claims}
    given = {claim.id for group in groups for claim in group.attached}
    medium_of = {claim.media: group for group in groups for claim in group.claims if claim.media}
    left: list[Group] = []
    for claim in sorted(claims, key=lambda claim: (claim.passage.start, claim.id)):
        own = home_of.get(claim.id)
        loose = counts_an_outcome(report, claim) and (own is None or _lets_go(report, own, claim))
        if not loose and (claim.frame is not None or claim.about is None or is_of_an_occurrence(claim)):
            continue
        if claim.id in given or claim.modality in (Modality.PLANNED, Modality.NORMATIVE):
            continue
        home = (
            home_of.get(claim.repeats or "")
            or medium_of.get(claim.media or "-")
            or _nearest(report, claim, [g for g in groups if g is not own and not any(g is each for each in left)])
        )
        if home is not None:
            home.attached.append(claim)
            left += [own] if own is not None else []  # what its claims leave draws no others


def _lets_go(report: Report, own: Group, claim: Claim) -> bool:
    """Say whether what claims the group of its own has leave it free to be of the report's subject: it says neither where nor is it set aside."""
    if own.focus or own.aside or own.glanced or own.bag:
        return False
    if all(counts_an_outcome(report, each) for each in own.claims):
        return True
    wheres = (where for each in own.claims if each.frame is not None for where in (*each.frame.places, *each.frame.sites))
    return counts_only_dead(report, claim) and all(is_of_who_counts(report, where) for where in wheres)


def _nearest(report: Report, claim: Claim, groups: Sequence[Group]) -> Group | None:
    block = report.block_at(claim.passage.start)
    low, high = (block.start, block.end) if block else (claim.passage.start - REACH, claim.passage.end + REACH)
    glanced = glance_at(claim.passage.start, report) is not None
    counting = counts(report, claim)
    able = _able(report, claim, groups, hosts_of(claim, counts=counting), glanced=glanced)
    if claim.about is QuestionKind.CAUSE:
        able = _caused(report, claim, able, _able(report, claim, groups, None, glanced=glanced))
    focused = [group for group in able if group.focus and not glanced]
    only_harmed = (claim.frame is None and counts_harmed(claim)) or counts_only_dead(report, claim)
    if focused and only_harmed and not _tells_of_another(groups, focused[0], low, high):
        return focused[0]
    near = [
        (_distance(claim, other), index, group)
        for index, group in enumerate(able)
        for other in group.claims
        if low <= other.passage.start < high
    ]
    of_harm = claim.about in (QuestionKind.CAUSE, QuestionKind.MEANS, QuestionKind.VICTIMS)
    if near and min(near, key=lambda entry: entry[:2])[0] <= REACH:
        nearest = min(near, key=lambda entry: entry[:2])[2]
        return focused[0] if focused and of_harm and _is_unmarked(nearest) else nearest
    if focused and (claim.focus or of_harm or claim.about is QuestionKind.MEDIA_SHOWS or counting):
        return focused[0]
    return None


def _able(
    report: Report, claim: Claim, groups: Sequence[Group], hosts: Collection[IncidentType] | None, *, glanced: bool
) -> list[Group]:
    """Return the occurrences that a claim may be about, by their types and days. `hosts`: the types, `None` for any."""
    crowds = OF_CROWDS.difference(_unless_framed(claim)) if counts_harmed(claim) else ()
    return [
        group
        for group in groups
        if group.glanced == glanced
        and not group.bag
        and (group.focus or not is_lone(claim))
        and (hosts is None or _is_one_of(group, hosts) or (group.focus and _is_one_of(group, crowds)))
        and _may_be_then(report, claim, group)
    ]


def _unless_framed(claim: Claim) -> Collection[IncidentType]:
    """Return what a bare number is not of: those hurt at a march were hurt by what was done there."""
    return () if claim.frame is not None else (IncidentType.PROTEST,)


def _is_one_of(group: Group, types: Collection[IncidentType]) -> bool:
    return any(claim.frame is not None and claim.frame.type in types for claim in group.claims)


def _caused(report: Report, claim: Claim, able: Sequence[Group], others: Sequence[Group]) -> list[Group]:
    """Return what a cause that is told may be of: what the report is about, unless what has a day or a place of its own is told of beside it."""
    focused = [g for g in able if g.focus] or [g for g in others if g.focus]
    beside = [g for g in able if not g.focus and any(_is_beside(report, claim, other) for other in g.claims)]
    return focused + beside if focused else list(able)


def _is_beside(report: Report, claim: Claim, other: Claim) -> bool:
    """Say whether what another claim tells has its own day or place beside a cause: "the 2019 crash, put down to ice"."""
    frame, span = other.frame, claim.passage
    if frame is None or _distance(claim, other) > _BESIDE:
        return False
    first, last = sorted((claim.passage, other.passage), key=lambda passage: passage.start)
    between = report.text[first.end : last.start]
    if any(mark in between for mark in (". ", "? ", "! ", "\n")):
        return False
    if span.start <= frame.trigger.start < span.end:  # the mishap that the words of the cause themselves name
        return any(
            span.start <= at < span.end
            for at in (*(w.at for w in frame.times), *(w.start for w in (*frame.places, *frame.sites)))
        )
    return bool(frame.times or frame.places or frame.sites)


def _tells_of_another(groups: Sequence[Group], subject: Group, low: int, high: int) -> bool:
    """Say whether a paragraph tells of an occurrence beside the subject that has a place or day of its own."""
    return any(
        low <= claim.passage.start < high
        for group in groups
        if group is not subject and (group.sketch.places or group.sketch.sites or group.sketch.days)
        for claim in group.claims
    )


def _may_be_then(report: Report, claim: Claim, group: Group) -> bool:
    """Say whether a count, or a word for who was harmed, can be of an occurrence: one of a day long past, of what is told of that time alone."""
    counting = counts(report, claim)
    published = report.published.at.date() if report.published is not None else None
    if published is None or not (counting or claim.about in (QuestionKind.HOW_MANY, QuestionKind.VICTIMS)):
        return True
    ours = [span for when in claim.times if (span := span_of(when)) is not None]
    theirs = [span for other in group.claims for when in other.times if (span := span_of(when)) is not None]
    if (
        counting
        and counts_harmed(claim)
        and ours
        and theirs
        and max(last for _, last in ours) < min(first for first, _ in theirs)
    ):
        return False  # nobody dies of what has not happened yet
    just_before = _LATE_DEAD if counts_only_dead(report, claim) else JUST_BEFORE
    if any(last >= published - just_before for _, last in ours):
        return True
    theirs = theirs or [(published - JUST_BEFORE, published)]
    return not ours or any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)


def _is_unmarked(group: Group) -> bool:
    """Say whether nothing sets an occurrence apart from the report's subject: no place, no day, no "another"."""
    marked = group.focus or group.apart or group.beside or group.aside
    return not marked and not any(
        c.times or c.places or (c.frame is not None and (c.frame.times or c.frame.places)) for c in group.claims
    )


def _distance(a: Claim, b: Claim) -> int:
    return max(0, a.passage.start - b.passage.end, b.passage.start - a.passage.end)
