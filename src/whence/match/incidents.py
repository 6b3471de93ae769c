"""Give each report's claims to incidents: join one that exists, or open a new one.

In: a report, what `read` and `trace` found, an index of the incidents so far. Out: new `Incident`s and the report's `Membership`s.

 1. group the report's claims by occurrence (`groups`), and give the claims without a frame to their group (`attach`)
 2. look up incidents that share place, day, site or a parent report (`keys`, `ranking`)
 3. compare sketches (`signals`); two groups of one report that were held apart never meet in one incident
 4. three bands of `MatchSettings`: at or above `join` the group joins; between `review` and `join` it opens an incident of its own,
    marked for review with the incident it may belong to (a wrong join is harder to see than a wrong split); below, it is new
 5. a report that could not be read is attached by names, places, figures and days (`unread`), or not at all

Refuses: to split an incident over differing figures, facilities or attributions; to guess a day from the date of publication.
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from whence.language.actors.register import Register
from whence.match.index import IncidentIndex
from whence.match.known import part_known, told_away, without
from whence.match.likeness.called_alike import are_called_alike, are_types_bridged
from whence.match.likeness.signals import TYPES_MEET, compare, is_apart
from whence.match.likeness.told import is_told_otherwise
from whence.match.listing import listed_incidents
from whence.match.ranked import Ranked, ranked_incidents
from whence.match.report.attach import attach
from whence.match.report.following import follow
from whence.match.report.groups import Group, is_of_items_subject, is_one_of_several, occurrences, plain_subject
from whence.match.report.opened import open_incident
from whence.match.report.opening import Opening
from whence.match.report.scene import with_scene
from whence.match.report.subject import subject_of, told_by
from whence.match.sketches.sketch import Sketch, added, leading, leading_places, sketch_of, unpack
from whence.match.sketches.types import is_telling
from whence.match.sketches.weights import log_odds
from whence.match.taken_up import going_on, is_tied, taken_up
from whence.match.uniting import united
from whence.match.unread import unread_members
from whence.model.base import Record, replace
from whence.model.captured import Report
from whence.model.matched import Incident, Membership, Signal, Union
from whence.model.said import Claim, PlaceName, Reading
from whence.model.traced import Derivation
from whence.model.vocabulary import MembershipRole
from whence.settings import MatchSettings

METHOD = "match.incidents/2"
TIE = 0.25
"""Two incidents whose log-odds differ by less are equally likely, and the join is marked for review."""


def match(
    report: Report,
    said: Sequence[Record],
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    *,
    register: Register,
    settings: MatchSettings = MatchSettings(),  # noqa: B008 (frozen record)
) -> Iterator[Incident | Membership | Union]:
    """Yield the incidents that `report` opens and its place in each incident that it bears on.

    Cost depends on the report and on `settings.candidates`, not on how many reports or incidents the case holds.
    """
    reading = next((record for record in said if isinstance(record, Reading)), None)
    if reading is not None and not reading.read:
        yield from unread_members(report, reading, derivations, index, settings, register=register)
        return
    claims = [record for record in said if isinstance(record, Claim)]
    groups, scene = _groups_of(report, said, claims, settings, register=register)
    main = _subject(report, groups, derivations, index, settings, scene=scene, register=register)
    if main is not None and not settings.subjects:
        groups += _of_others(report, main, derivations, index, settings, scene=scene, register=register)
    opening = Opening(report, main, register)
    taken: dict[str, list[Group]] = {}
    members: dict[str, Membership] = {}
    if not settings.subjects and not _is_tied(report, main, derivations, index, settings, scene=scene):
        up = taken_up(report, main, index, limit=settings.candidates, least=settings.review, register=register, told=groups)
        if up is not None:
            gone_on = main or going_on(report, claims, groups)
            groups = [group for group in groups if group is not main]
            members[up[1]] = _taken_up(report, gone_on, up)
            scene = _scene_of_joined(scene, gone_on, index.profile(up[1]))
    sure = [
        g for g in groups if main is not None and _is_surely_another(report, g, main, derivations, index, settings, scene=scene)
    ]
    for group in sorted(groups, key=lambda group: (group not in sure, group is not main, *_order(group))):
        here = scene if is_of_items_subject(report, group, main) else Sketch()
        here = Sketch(days=here.days, first=here.first, last=here.last) if group.glanced else here
        for record in _placed(opening, group, derivations, index, settings, taken=taken, scene=here):
            if isinstance(record, Incident | Union):
                yield record
            else:
                scene = _scene_of_joined(scene, group, index.profile(record.incident))
                known = members.get(record.incident)
                members[record.incident] = _one_membership(known, record) if known else record
    _add_listed(report, claims, members, index, settings)
    if main is not None and not settings.subjects:
        _add_posts(claims, members)
    yield from members.values()


def _add_listed(
    report: Report, claims: Sequence[Claim], members: dict[str, Membership], index: IncidentIndex, settings: MatchSettings
) -> None:
    """Add the report's places in the incidents of further towns that its sentences list."""
    for claim, incident, score, signals in listed_incidents(
        report, claims, index, limit=settings.candidates, join=settings.join, already=tuple(members)
    ):
        listed = Membership(
            incident=incident, report=report.id, role=MembershipRole.BACKGROUND, claims=(claim.id,), score=round(score, 4), review=True,
            signals=signals, method=METHOD,
        )  # fmt: skip
        members[incident] = _one_membership(members[incident], listed) if incident in members else listed


def _add_posts(claims: Sequence[Claim], members: dict[str, Membership]) -> None:
    """Give the report's subject the posts of which nothing found a place: their authors speak of that, whatever type was read in their words.

    A union's "show us the inspection log" in a report on a derailment tells of no derailment, and is a statement on it all the same.
    """
    subject = subject_of(members.values())
    if subject is None:
        return
    placed = {id for member in members.values() for id in member.claims}
    posts: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.passage.start, claim.id)):
        if claim.post is not None:
            posts.setdefault(claim.post, []).append(claim)
    lost = [told[0].id for told in posts.values() if placed.isdisjoint(claim.id for claim in told)]
    members[subject] = replace(members[subject], claims=(*members[subject].claims, *lost))


def _groups_of(
    report: Report, said: Sequence[Record], claims: Sequence[Claim], settings: MatchSettings, *, register: Register
) -> tuple[list[Group], Sketch]:
    """Return the occurrences that a report tells of, each with the claims that go with it, and the scene that its lead sets."""
    names = [record for record in said if isinstance(record, PlaceName)]
    groups, scene = occurrences(report, claims, names, register=register)
    groups = groups if settings.subjects else follow(report, groups, scene)
    attach(report, claims, groups)
    for group in groups:
        group.sketch.figures = added(group.sketch, sketch_of(group.attached, report)).figures
    if settings.subjects and (plain := plain_subject(report, claims, groups)) is not None:
        groups.append(plain)
    return groups, scene


def _is_tied(
    report: Report,
    main: Group | None,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    scene: Sketch,
) -> bool:
    best = ranked_incidents(report, main, derivations, index, settings, scene=scene)[:1] if main is not None else []
    return bool(best) and is_tied(best[0], settings.join)


def _taken_up(report: Report, group: Group, up: Ranked) -> Membership:
    score, incident, signals = up
    claims = tuple(claim.id for claim in group.everything)
    return Membership(
        incident=incident, report=report.id, role=MembershipRole.FOCUS, claims=claims, score=round(score, 4), review=True,
        signals=signals, method=METHOD,
    )  # fmt: skip


def _of_others(
    report: Report,
    main: Group,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    scene: Sketch,
    register: Register,
) -> list[Group]:
    """Take claims that are of other known incidents by their place out of the report's subject, and return them as groups."""
    away = told_away(report, main, register)
    if not away:
        return []
    rest = without(report, main, {claim.id for claim, _ in away}, register)
    ranked = ranked_incidents(report, rest, derivations, index, settings, scene=scene)
    joined = next((incident for score, incident, _ in ranked if score >= settings.join), None)
    return part_known(report, main, away, joined, index, limit=settings.candidates, register=register)


def _is_surely_another(
    report: Report,
    group: Group,
    main: Group,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    scene: Sketch,
) -> bool:
    """Say whether a group that cannot be the report's subject is a known incident by its own day and place or figure.

    It is placed first, and its incident is closed to the subject, which may share its words: "last Friday nine were killed at the depot".
    Where reports are told apart by their words (`subjects`), these decide.
    """
    if settings.subjects or group is main or group.bag or not _cannot_be(group, main):
        return False
    ranked = ranked_incidents(report, group, derivations, index, settings, scene=scene)[:1]
    if not ranked or not _is_by_day_and_place(ranked[0]) or ranked[0][0] < settings.review:
        return False
    # A line dated by its report ("Dead: 79", three days on) does not take the incident away from the subject that is it by its own day.
    own = ranked_incidents(report, main, derivations, index, settings, scene=scene)[:1]
    tied = bool(own) and (_is_by_day_and_place(own[0]) or are_called_alike(own[0][2]))
    return not (tied and own[0][1] == ranked[0][1])


def _cannot_be(group: Group, main: Group) -> bool:
    """Say whether place, day, type or the report's own words ("elsewhere", "another") keep a group from being the subject.

    Not types that rival voices may give to one occurrence ("rioters stormed it", "two were shot dead"), nor days of one week where type and
    place are the same: tolls grow ("nineteen on Thursday, thirty-four by Sunday").
    """
    if (group.apart and not main.apart) or is_one_of_several(group, main):
        return True
    signals = compare(group.sketch, main.sketch, outcomes=True)
    names = {s.name for s in signals}
    if "same type" in names and names & {"same place", "same site", "same craft"} and "weeks apart" not in names:
        return False
    if any(is_telling(a, b) for a in group.sketch.types for b in main.sketch.types):
        signals = tuple(s for s in signals if not s.name.startswith("type"))
    return is_apart(signals)


def _is_by_day_and_place(entry: Ranked) -> bool:
    names = {s.name for s in entry[2]}
    return "same day" in names and bool(names & {"same place", "same site", "same figure"})


def _order(group: Group) -> tuple[bool, int, str]:
    first = group.claims[0] if group.claims else None
    return not group.focus, first.passage.start if first else 0, first.id if first else ""


def _subject(
    report: Report,
    groups: Sequence[Group],
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    scene: Sketch,
    register: Register,
) -> Group | None:
    """Return the group that the report is told about, with the report's words in its sketch.

    Of several in its focus, the one that fits a known incident best, of one type before others, else the one with most claims: what one
    outlet tells as a killing another tells as the arrest that followed.
    """
    focused = sorted((group for group in groups if group.focus and not group.bag), key=lambda g: (-len(g.claims), *_order(g)))
    if not focused:
        return None
    plain = [group.sketch for group in focused]
    for group in focused:
        group.sketch = told_by(group.sketch, report, register)
    best = (
        [ranked_incidents(report, g, derivations, index, settings, scene=scene)[:1] for g in focused]
        if len(focused) > 1
        else [[]]
    )
    fits = [_fit(ranked[0]) if ranked and ranked[0][0] >= settings.review else (False, 0.0) for ranked in best]
    main = fits.index(max(fits))
    for at, group in enumerate(focused):
        if at != main:
            group.sketch = plain[at]
    return focused[main]


def _fit(ranked: Ranked) -> tuple[bool, float]:
    score, _, signals = ranked
    return any(s.name in TYPES_MEET for s in signals), score


def _scene_of_joined(scene: Sketch, group: Group, profile: bytes | None) -> Sketch:
    """Return the report's scene, with the town and day of the incident that its own subject turned out to be where it names no town."""
    if profile is None or not group.focus or any(spot.fine for spot in scene.places.values()):
        return scene
    old = unpack(profile)
    # Counted once: what the incident's many reports say must not outweigh the place that a claim names itself.
    places = {filed: structs.replace(spot, n=1) for filed, spot in leading_places(old, fine=True, at_most=1)}
    return with_scene(scene, Sketch(places=places, days=dict.fromkeys(leading(old.days, at_most=1), 1)))


def _one_membership(first: Membership, second: Membership) -> Membership:
    """Return two groups' places in one incident as one: a report is a member of an incident once."""
    return replace(
        first,
        claims=tuple(dict.fromkeys((*first.claims, *second.claims))),
        score=max(first.score, second.score),
        review=first.review or second.review,
    )


def _placed(
    opening: Opening,
    group: Group,
    derivations: Sequence[Derivation],
    index: IncidentIndex,
    settings: MatchSettings,
    *,
    taken: dict[str, list[Group]],
    scene: Sketch,
) -> Iterator[Incident | Membership | Union]:
    if group.bag:
        return
    report = opening.report
    ranked = ranked_incidents(report, group, derivations, index, settings, scene=scene)
    free = _told_alike_first(
        [entry for entry in ranked if _is_free(group, taken.get(entry[1], []), outcomes=not settings.subjects)]
    )
    role = MembershipRole.FOCUS if group.focus else MembershipRole.BACKGROUND
    claims = tuple(claim.id for claim in group.everything)
    # What can open no incident of its own joins the only one that it may belong to, to be looked at, rather than none.
    may_open = opening.may_open(group)
    needed = settings.join if may_open else settings.review
    if free and free[0][0] >= needed and not _is_tossed(free, needed):
        score, incident, signals = free[0]
        unsure = (len(free) > 1 and _is_tie(free[0], free[1])) or score < settings.join or is_told_otherwise(signals)
        if not are_types_bridged(
            signals
        ):  # what it tells of came of the incident, and keeps nothing else of the report out of it
            taken.setdefault(incident, []).append(group)
        yield Membership(
            incident=incident, report=report.id, role=role, claims=claims, score=round(score, 4), review=unsure,
            signals=signals, method=METHOD,
        )  # fmt: skip
        if group is opening.main and not settings.subjects and (union := united(report, free[0], free[1:], index, settings)):
            yield union
        return
    if not may_open:
        return
    opened = open_incident(report, group, method=METHOD)
    taken.setdefault(opened.id, []).append(group)
    maybe = free[0] if free and free[0][0] >= settings.review else None
    yield opened
    yield Membership(
        incident=opened.id,
        report=report.id,
        role=role,
        claims=claims,
        score=1.0,
        review=maybe is not None,
        signals=_candidate(maybe) if maybe else (),
        method=METHOD,
    )


def _told_alike_first(free: list[Ranked]) -> list[Ranked]:
    """Return the entries, of those equally likely at the top the ones first whose type it can be: words alone may bridge two types."""
    tied = [entry for entry in free if _is_tie(free[0], entry)]
    return sorted(tied, key=lambda entry: not _fit(entry)[0]) + free[len(tied) :]


def _is_tossed(free: Sequence[Ranked], needed: float) -> bool:
    """Say whether a group that no town, site or parent ties down fits two incidents alike: then it joins neither."""
    anchored = any(
        s.name in ("same craft", "same place", "same site", "scene place", "derivation", "places close by", "same words")
        for s in free[0][2]
    )
    return not anchored and len(free) > 1 and free[1][0] >= needed and _is_tie(free[0], free[1])


def _is_tie(first: Ranked, second: Ranked) -> bool:
    return log_odds(first[2]) - log_odds(second[2]) < TIE


def _candidate(maybe: Ranked) -> tuple[Signal, ...]:
    score, incident, signals = maybe
    return (Signal(name="candidate", weight=round(score, 4), note=incident), *signals)


def _is_free(group: Group, others: Sequence[Group], *, outcomes: bool) -> bool:
    """Say whether none of the report's groups in an incident was held apart from this one."""
    return not any(
        group.apart
        or other.apart
        or (outcomes and is_one_of_several(other, group))
        or is_apart(compare(group.sketch, other.sketch, outcomes=outcomes))
        for other in others
    )
