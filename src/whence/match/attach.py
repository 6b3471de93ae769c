"""Give claims without an occurrence of their own to the occurrence they speak of.

"Claimed responsibility", "what the video shows", "he denied it" have no frame: they follow the claim they lean on.
In: a report's claims and its groups. Out: the groups, with `attached` filled. Refuses: to attach over more than a paragraph, save to
the focus of the report, and a count of the dead or the carried, or a fault, to it; a claim that leans on nothing stays with no incident, and a
count that names a day long past not with what happened since.
"""

from collections.abc import Collection, Sequence
from datetime import date

from whence.language.date_arithmetic import JUST_BEFORE
from whence.match.glances import glance_at
from whence.match.groups import Group, is_of_an_occurrence
from whence.model.captured import Report
from whence.model.said import Claim, When
from whence.model.vocabulary import IncidentType, Modality, Polarity, QuestionKind

REACH = 400
_BESIDE = 120  # characters of one sentence between a cause and what else it may be of
_CLAIMABLE = {
    IncidentType.BOMBING, IncidentType.KILLING, IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.ARMED_CLASH,
    IncidentType.ABDUCTION, IncidentType.DESTRUCTION, IncidentType.CHEMICAL_ATTACK, IncidentType.ESCAPE, IncidentType.OTHER,
}  # fmt: skip

_COSTS_LIVES = (_CLAIMABLE | {IncidentType.ACCIDENT_DISASTER}) - {IncidentType.ESCAPE, IncidentType.ABDUCTION}
_TAKES_PEOPLE = frozenset({IncidentType.ABDUCTION, IncidentType.DETENTION, IncidentType.TERRITORY_CHANGE})
"""What a ship's crew may be counted at, besides what can have cost lives: whoever seizes a ship takes those aboard."""
_MISHAPS = frozenset(
    {IncidentType.ACCIDENT_DISASTER, IncidentType.DESTRUCTION, IncidentType.CHEMICAL_ATTACK, IncidentType.KILLING}
)
"""What a remark on a fault may be about: a leak of gas may be told as a chemical attack."""
_DONE_WITH = _CLAIMABLE | _MISHAPS | {
    IncidentType.RIOT, IncidentType.PROTEST, IncidentType.ILL_TREATMENT, IncidentType.SEXUAL_VIOLENCE, IncidentType.DETENTION,
    IncidentType.TERRITORY_CHANGE,
}  # fmt: skip
"""What a remark on a weapon or a poison may be about."""
_CAUGHT = frozenset({"held", "recaptured", "escaped", "released"})
_LETS_PEOPLE_GO = _TAKES_PEOPLE | {IncidentType.ESCAPE, IncidentType.RELEASE_TRANSFER}
"""What those may be counted at who are held, got away, were let go or caught again."""


def attach(report: Report, claims: Sequence[Claim], groups: Sequence[Group]) -> None:
    """Add the claims without a frame to the groups they are about."""
    if not groups:
        return
    home_of = {claim.id: group for group in groups for claim in group.claims}
    given = {claim.id for group in groups for claim in group.attached}
    medium_of = {claim.media: group for group in groups for claim in group.claims if claim.media}
    for claim in sorted(claims, key=lambda claim: (claim.passage.start, claim.id)):
        own = home_of.get(claim.id)
        loose = counts_who_had_to_leave(claim) and (
            own is None or (not own.aside and all(map(counts_who_had_to_leave, own.claims)))
        )
        if not loose and (claim.frame is not None or claim.about is None or is_of_an_occurrence(claim)):
            continue
        if claim.id in given or claim.modality in (Modality.PLANNED, Modality.NORMATIVE):
            continue
        home = (
            home_of.get(claim.repeats or "")
            or medium_of.get(claim.media or "-")
            or _nearest(report, claim, [g for g in groups if g is not own])
        )
        if home is not None:
            home.attached.append(claim)


def counts_who_had_to_leave(claim: Claim) -> bool:
    """Say whether a claim only counts people who were brought out or fled, with no place of its own: an outcome of what the report tells of."""
    frame = claim.frame
    if frame is None or frame.type is not IncidentType.DISPLACEMENT or frame.places or frame.sites:
        return False
    return claim.polarity is Polarity.AFFIRMED and any(f.of == "displaced" and not f.standing for f in frame.figures)


def _nearest(report: Report, claim: Claim, groups: Sequence[Group]) -> Group | None:
    block = report.block_at(claim.passage.start)
    low, high = (block.start, block.end) if block else (claim.passage.start - REACH, claim.passage.end + REACH)
    cause = claim.about in (QuestionKind.CAUSE, QuestionKind.MEANS)
    choosy = claim.about is QuestionKind.RESPONSIBILITY or cause or _counts(claim)
    hosts = (
        (_DONE_WITH if claim.about is QuestionKind.MEANS else _MISHAPS)
        if cause
        else _hosts(claim)
        if _counts(claim)
        else _CLAIMABLE
    )
    glance = glance_at(claim.passage.start, report)
    able = _able(report, claim, groups, hosts if choosy else None, glanced=glance is not None)
    if claim.about is QuestionKind.CAUSE:
        able = _caused(report, claim, able, _able(report, claim, groups, None, glanced=glance is not None))
    near = [
        (_distance(claim, other), index, group)
        for index, group in enumerate(able)
        for other in group.claims
        if low <= other.passage.start < high
    ]
    if near and min(near, key=lambda entry: entry[:2])[0] <= REACH:
        return min(near, key=lambda entry: entry[:2])[2]
    focused = [group for group in able if group.focus and glance is None]
    if focused and (claim.focus or cause or claim.about is QuestionKind.MEDIA_SHOWS or _counts(claim)):
        return focused[0]
    return None


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


def _able(
    report: Report, claim: Claim, groups: Sequence[Group], hosts: Collection[IncidentType] | None, *, glanced: bool
) -> list[Group]:
    return [
        group
        for group in groups
        if group.glanced == glanced
        and not group.bag
        and (hosts is None or _claimable(group, hosts))
        and _may_be_then(report, claim, group)
    ]


def _counts(claim: Claim) -> bool:
    """Say whether a claim counts the dead, missing or carried, and not what stands: in a paragraph without an occurrence that is of the subject."""
    if counts_who_had_to_leave(claim):
        return True
    return claim.about is QuestionKind.HOW_MANY and any(not figure.standing for figure in claim.figures)


def can_be_claimed(kind: str) -> bool:
    """Say whether an occurrence of this type is one that somebody can claim or be blamed for."""
    return kind in _CLAIMABLE


def _hosts(claim: Claim) -> Collection[IncidentType]:
    """Return the types of occurrence that what a claim counts may belong to."""
    counted = {figure.of for figure in claim.figures or (claim.frame.figures if claim.frame else ())}
    if counted <= _CAUGHT:
        return _LETS_PEOPLE_GO | _COSTS_LIVES if counted == {"released"} else _LETS_PEOPLE_GO
    return _COSTS_LIVES | _TAKES_PEOPLE if _carried(claim) else _COSTS_LIVES


def _may_be_then(report: Report, claim: Claim, group: Group) -> bool:
    """Say whether a count can be of an occurrence: one of a day long past, of what is told of that time alone."""
    ours = [span for when in claim.times if (span := _span(when)) is not None]
    published = report.published.at.date() if report.published is not None else None
    if claim.about is not QuestionKind.HOW_MANY or published is None or any(last >= published - JUST_BEFORE for _, last in ours):
        return True
    theirs = [span for other in group.claims for when in other.times if (span := _span(when)) is not None]
    theirs = theirs or [(published - JUST_BEFORE, published)]
    return not ours or any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)


def _span(when: When) -> tuple[date, date] | None:
    return (when.start.date(), when.end.date()) if when.start is not None and when.end is not None else None


def _carried(claim: Claim) -> bool:
    """Say whether a claim counts only those who were aboard or under ground."""
    return all(figure.of in ("aboard", "underground") for figure in claim.figures)


def _claimable(group: Group, able: Collection[IncidentType]) -> bool:
    """Say whether an occurrence is of a type that somebody can claim, or that can have cost lives: a flight beside it has no dead of its own."""
    return any(claim.frame is not None and claim.frame.type in able for claim in group.claims)


def _distance(a: Claim, b: Claim) -> int:
    return max(0, a.passage.start - b.passage.end, b.passage.start - a.passage.end)
