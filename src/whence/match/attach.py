"""Give claims without an occurrence of their own to the occurrence they speak of.

"Claimed responsibility", "what the video shows", "he denied it" have no frame: they follow the claim they lean on.
In: a report's claims and its groups. Out: the groups, with `attached` filled. Refuses: to attach over more than a paragraph, save to
the focus of the report, and a count of the dead or the carried, or a fault, to it; a claim that leans on nothing stays with no incident, and a
count that names a day long past not with what happened since.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from whence.language.date_arithmetic import JUST_BEFORE
from whence.language.normal import key
from whence.language.parts import LONE, PART
from whence.match.glances import glance_at
from whence.match.groups import Group, is_of_an_occurrence
from whence.model.captured import Report
from whence.model.said import Claim, When, Where
from whence.model.vocabulary import IncidentType, Modality, Polarity, QuestionKind

REACH = 400
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
_OF_CROWDS = frozenset(
    {
        IncidentType.RIOT, IncidentType.PROTEST, IncidentType.ILL_TREATMENT, IncidentType.SEXUAL_VIOLENCE, IncidentType.DETENTION,
        IncidentType.TERRITORY_CHANGE, IncidentType.ABDUCTION, IncidentType.ESCAPE, IncidentType.RELEASE_TRANSFER,
    }
)  # fmt: skip
"""What the dead and the hurt of a report are also of, where it is the report's subject."""
_HARMED = frozenset({"killed", "wounded", *LONE.values()})
_HURTING = frozenset(
    {
        "wound",
        "injure",
        "hurt",
        "wounded",
        "injured",
        "injury",
        "injuries",
        "die",
        "dead",
        "death",
        "drown",
        "perish",
        "succumb",
        "burns",
    }
    | {
        "burn",
        "hospital",
        "hospitalise",
        "hospitalize",
        "ill",
        "sick",
        "treat",
        "treated",
        "poisoning",
        "oxygen",
        "symptoms",
        "suffocate",
    }
)
_SEAT = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|health (?:post|cent(?:re|er)|district)|infirmary|dispensary|wards?"
    r"|sanatorium|doctors?|surgeons?|nurses?|medics?|paramedics?|ambulance)\b[^.;:!?\n]{0,30}?\b(?:of|in|at|for|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Behind such words a place says where those are who count, not where those died whom they count ("the hospital of Halm reports 34 wounded")."""
_BEFORE_PLACE = 60
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
    left: list[Group] = []
    for claim in sorted(claims, key=lambda claim: (claim.passage.start, claim.id)):
        own = home_of.get(claim.id)
        loose = _is_loose(report, claim) and (own is None or _lets_go(report, own, claim))
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
    if all(_is_loose(report, each) for each in own.claims):
        return True
    wheres = (where for each in own.claims if each.frame is not None for where in (*each.frame.places, *each.frame.sites))
    return counts_only_dead(report, claim) and all(_is_of_who_counts(report, where) for where in wheres)


def _is_loose(report: Report, claim: Claim) -> bool:
    return counts_who_had_to_leave(claim) or counts_only_dead(report, claim)


def counts_only_dead(report: Report, claim: Claim) -> bool:
    """Say whether a claim only counts dead or hurt, and says neither where nor by whom: "five bodies had been found"."""
    frame = claim.frame
    if frame is None or frame.agent or not all(map(_is_of_a_day, frame.times)):
        return False
    if not all(_is_of_who_counts(report, where) for where in (*frame.places, *frame.sites)):
        return False
    if frame.type is not IncidentType.KILLING and _HURTING.isdisjoint(key(frame.predicate).split()):
        return False
    told = {f.of for f in frame.figures if not f.standing} - {PART}
    return bool(told) and told <= _HARMED and not frame.apart


def _is_of_who_counts(report: Report, where: Where) -> bool:
    """Say whether a place only says where those are who count: "the hospital in Halm"."""
    return _SEAT.search(report.text, max(0, where.start - _BEFORE_PLACE), where.start) is not None


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
    counts = _counts(report, claim)
    choosy = claim.about is QuestionKind.RESPONSIBILITY or cause or counts
    hosts = (_DONE_WITH if claim.about is QuestionKind.MEANS else _MISHAPS) if cause else _hosts(claim) if counts else _CLAIMABLE
    glance = glance_at(claim.passage.start, report)
    able = [
        group
        for group in groups
        if group.glanced == (glance is not None)
        and not group.bag
        and (group.focus or not _is_lone(claim))
        and (
            not choosy
            or _claimable(group, hosts)
            or (group.focus and _counts_harmed(claim) and _claimable(group, _OF_CROWDS.difference(_unless_framed(claim))))
        )
        and _may_be_then(report, claim, group)
    ]
    subject = next((group for group in able if group.focus), None)
    harmed = (claim.frame is None and _counts_harmed(claim)) or counts_only_dead(report, claim)
    if subject is not None and glance is None and harmed and not _tells_of_another(groups, subject, low, high):
        return subject
    near = [
        (_distance(claim, other), index, group)
        for index, group in enumerate(able)
        for other in group.claims
        if low <= other.passage.start < high
    ]
    if near and min(near, key=lambda entry: entry[:2])[0] <= REACH:
        return min(near, key=lambda entry: entry[:2])[2]
    focused = [group for group in able if group.focus and glance is None]
    if focused and (claim.focus or cause or claim.about is QuestionKind.MEDIA_SHOWS or counts):
        return focused[0]
    return None


def _tells_of_another(groups: Sequence[Group], subject: Group, low: int, high: int) -> bool:
    """Say whether a paragraph tells of an occurrence beside the subject that has a place or day of its own."""
    return any(
        low <= claim.passage.start < high
        for group in groups
        if group is not subject and (group.sketch.places or group.sketch.sites or group.sketch.days)
        for claim in group.claims
    )


def _counts(report: Report, claim: Claim) -> bool:
    """Say whether a claim counts the dead, missing or carried, and not what stands: in a paragraph without an occurrence that is of the subject."""
    if _is_loose(report, claim):
        return True
    return claim.about is QuestionKind.HOW_MANY and any(not figure.standing for figure in claim.figures)


def _counts_harmed(claim: Claim) -> bool:
    figures = claim.figures or (claim.frame.figures if claim.frame else ())
    told = {figure.of for figure in figures} - {PART}
    return bool(told) and told <= _HARMED


def _unless_framed(claim: Claim) -> Collection[IncidentType]:
    """Return what a bare number is not of: those hurt at a march were hurt by what was done there."""
    return () if claim.frame is not None else (IncidentType.PROTEST,)


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
    just_before = timedelta(days=3) if counts_only_dead(report, claim) else JUST_BEFORE
    if not _counts(report, claim) or published is None:
        return True
    theirs = [span for other in group.claims for when in other.times if (span := _span(when)) is not None]
    if _counts_harmed(claim) and ours and theirs and max(last for _, last in ours) < min(first for first, _ in theirs):
        return False  # nobody dies of what has not happened yet
    if any(last >= published - just_before for _, last in ours):
        return True
    theirs = theirs or [(published - JUST_BEFORE, published)]
    return not ours or any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)


def _span(when: When) -> tuple[date, date] | None:
    return (when.start.date(), when.end.date()) if when.start is not None and when.end is not None else None


def _is_lone(claim: Claim) -> bool:
    """Say whether a claim tells of one who died or was hurt, and of no occurrence: then he is the subject's or nobody's."""
    return claim.frame is None and bool(claim.figures) and all(f.of in LONE.values() and f.lo == 1 for f in claim.figures)


def _is_of_a_day(when: When) -> bool:
    """Say whether a time is a day or two, and not "since 2024"."""
    span = _span(when)
    by_then = when.start is None and when.end is not None  # "by nightfall"
    return by_then or (span is not None and span[1] - span[0] <= timedelta(days=2))


def _carried(claim: Claim) -> bool:
    """Say whether a claim counts only those who were aboard or under ground."""
    return all(figure.of in ("aboard", "underground") for figure in claim.figures)


def _claimable(group: Group, able: Collection[IncidentType]) -> bool:
    """Say whether an occurrence is of a type that somebody can claim, or that can have cost lives: a flight beside it has no dead of its own."""
    return any(claim.frame is not None and claim.frame.type in able for claim in group.claims)


def _distance(a: Claim, b: Claim) -> int:
    return max(0, a.passage.start - b.passage.end, b.passage.start - a.passage.end)
