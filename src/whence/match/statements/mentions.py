"""Mentions: each place where a report carries somebody's statement about an incident.

In: the evidence of one incident, the register. Out: mentions in canonical order (publication, report, place in the text).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.match.statements.bearing import bearing_of
from whence.match.statements.speakers import MANY, Speakers, Spoken, words_of
from whence.model.captured import Post, Report
from whence.model.evidence import Evidence
from whence.model.said import Caveat, Claim
from whence.model.vocabulary import AttributionKind, Bearing, BlockKind, MembershipRole


class Mention(NamedTuple):
    """One claim of one report that carries one speaker's statement."""

    claim: Claim
    report: str
    post: str | None
    spoken: Spoken
    bearing: Bearing
    reason: str
    day: int | None
    background: bool
    heading: bool


def mentions_of(evidence: Evidence, speakers: Speakers) -> list[Mention]:
    """Return the mentions of all statements in the incident's claims, in canonical order."""
    focus = {m.report for m in evidence.memberships if m.role is MembershipRole.FOCUS}
    notes = _notes(evidence)
    found: list[Mention] = []
    for claim in sorted(evidence.claims.values(), key=lambda claim: _order(claim, evidence)):
        report = evidence.reports.get(claim.report)
        if report is None:
            continue
        post = evidence.posts.get(claim.post) if claim.post else None
        for spoken in speakers.spoken(claim, report):
            heading = _in_heading(claim, report)
            bearing, reason = _bearing(claim, spoken, speakers, notes, heading=heading)
            found.append(
                Mention(
                    claim=claim,
                    report=report.id,
                    post=claim.post,
                    spoken=spoken,
                    bearing=bearing,
                    reason=reason,
                    day=_when(report, post),
                    background=report.id not in focus,
                    heading=heading,
                )
            )
    return found


def _in_heading(claim: Claim, report: Report) -> bool:
    block = report.block_at(claim.passage.start)
    return block is not None and block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY)


class _Notes(NamedTuple):
    """What the incident's other claims and caveats say that bears on how one claim is read."""

    resting: frozenset[tuple[str, str]]
    passing_on: frozenset[str]
    caveats: dict[str, list[Caveat]]


def _notes(evidence: Evidence) -> _Notes:
    claims = [claim for claim in evidence.claims.values() if claim.chain]
    pointing = {(c.report, c.chain[-1].name) for c in claims if c.media is not None}
    confirming = {(c.report, c.chain[-1].name) for c in claims if c.kind is AttributionKind.CONFIRMATION}
    caveats: defaultdict[str, list[Caveat]] = defaultdict(list)
    for caveat in evidence.caveats.values():
        caveats[caveat.report].append(caveat)
    return _Notes(
        resting=frozenset(pointing & confirming),
        passing_on=frozenset(c.post for c in claims if c.post and c.chain[-1].basis != "post"),
        caveats=caveats,
    )


def _bearing(claim: Claim, spoken: Spoken, speakers: Speakers, notes: _Notes, *, heading: bool) -> tuple[Bearing, str]:
    """Return how the claim bears on the incident, with what stands around it taken into account."""
    tied = spoken.slug is not None and speakers.register.role(spoken.slug) is not None
    bearing, reason = bearing_of(claim, spoken, party_behind_post=tied)
    if about_sourcing(claim, notes.caveats.get(claim.report, ())):
        return Bearing.ABOUT_SOURCING, "speaks of sourcing, not of what happened"
    if spoken.through_post and not spoken.relays and not tied and claim.post in notes.passing_on:
        return Bearing.OUTLET_OWN, "the remark of somebody who passes on another's word"
    if bearing is Bearing.ASSERTS and not spoken.relays:
        told_below = heading and claim.kind is AttributionKind.CONFIRMATION and any(r == claim.report for r, _ in notes.resting)
        if told_below or (claim.report, claim.chain[-1].name) in notes.resting:
            return Bearing.RESTS_ON, "a confirmation by a voice that points to the footage itself"
        if spoken.rank == MANY and spoken.home is None and not set(fold(spoken.label).split()) & words_of("witnesses"):
            return Bearing.PARTLY, "a collective says so; no speaker is named"
    return bearing, reason


def about_sourcing(claim: Claim, caveats: Sequence[Caveat]) -> bool:
    """Say whether a claim is the words of a caveat by the same voices: "no verification of the escape" asserts no escape."""
    voices = [voice.name for voice in claim.chain]
    return any(
        [voice.name for voice in caveat.by] == voices and _shared(claim, caveat) * 2 > claim.passage.end - claim.passage.start
        for caveat in caveats
    )


def _shared(claim: Claim, caveat: Caveat) -> int:
    return min(claim.passage.end, caveat.passage.end) - max(claim.passage.start, caveat.passage.start)


def _when(report: Report, post: Post | None) -> int | None:
    return _day(post) if post is not None and post.published else _day(report)


def _order(claim: Claim, evidence: Evidence) -> tuple[bool, int, str, int, str]:
    report = evidence.reports.get(claim.report)
    day = _day(report) if report else None
    return day is None, day or 0, claim.report, claim.passage.start, claim.id


def _day(item: Report | Post) -> int | None:
    return item.published.at.date().toordinal() if item.published else None
