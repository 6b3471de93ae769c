"""Mentions: each place where a report carries somebody's statement about an incident.

In: the evidence of one incident, the register. Out: mentions in canonical order (publication, report, place in the text).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from whence.match.bearing import bearing_of
from whence.match.speakers import Speakers, Spoken
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
    caveats: defaultdict[str, list[Caveat]] = defaultdict(list)
    for caveat in evidence.caveats.values():
        caveats[caveat.report].append(caveat)
    resting = _resting(evidence)
    found: list[Mention] = []
    for claim in sorted(evidence.claims.values(), key=lambda claim: _order(claim, evidence)):
        report = evidence.reports.get(claim.report)
        if report is None:
            continue
        post = evidence.posts.get(claim.post) if claim.post else None
        for spoken in speakers.spoken(claim, report):
            tied = spoken.slug is not None and speakers.register.role(spoken.slug) is not None
            bearing, reason = bearing_of(claim, spoken, party_behind_post=tied)
            if claim.kind is AttributionKind.CONFIRMATION and not spoken.relays and (report.id, claim.chain[-1].name) in resting:
                bearing, reason = Bearing.RESTS_ON, "a confirmation by a voice that points to the footage itself"
            if about_sourcing(claim, caveats.get(claim.report, ())):
                bearing, reason = Bearing.ABOUT_SOURCING, "speaks of sourcing, not of what happened"
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
                    heading=_in_heading(claim, report),
                )
            )
    return found


def _in_heading(claim: Claim, report: Report) -> bool:
    block = report.block_at(claim.passage.start)
    return block is not None and block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUMMARY)


def _resting(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Return report and voice of those who point to footage: what they confirm rests on it."""
    pointing = (c for c in evidence.claims.values() if c.media is not None and c.chain)
    return frozenset((c.report, c.chain[-1].name) for c in pointing)


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
