"""What is in sight: the evidence of one incident as of a moment.

As-of goes by publication time: a report is there from the moment it appeared; an undated one only with all that is in the case, since
all that is known of it is that somebody held it when it was captured. A post is there when its host is, an inferred report when its
first child is, a decision when it was made.
In: evidence, utterances, decisions, a moment. Out: a `View` with what was there. Refuses: to use the invented time of an inferred report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from whence.language.actors.register import Register
from whence.model.acts import Decision
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.evidence import Evidence
from whence.model.matched import Incident
from whence.model.said import Claim, MediaMention
from whence.model.traced import Derivation
from whence.model.vocabulary import DecisionKind, MembershipRole
from whence.model.weighed import Utterance
from whence.weigh.scope.names import Names


class View(NamedTuple):
    """All that is weighed: one incident, the evidence in sight, its statements, the register, the decisions in force."""

    incident: Incident
    evidence: Evidence
    utterances: tuple[Utterance, ...]
    register: Register
    decisions: tuple[Decision, ...]
    as_of: datetime | None
    names: Names
    known_as: tuple[str, ...]

    def outlet_of(self, report: str) -> str:
        """Return the name of a report's outlet, or its key where the outlet is not known."""
        found = self.evidence.reports.get(report)
        return (found.outlet or found.key or report) if found else report


def view_of(
    incident: Incident,
    evidence: Evidence,
    utterances: Sequence[Utterance],
    *,
    register: Register,
    decisions: Sequence[Decision],
    as_of: datetime | None,
    known_as: Sequence[str] = (),
) -> View:
    """Return what was in sight at `as_of` (`None`: all), in canonical order whatever the order of the evidence."""
    members = {m.report for m in evidence.memberships if m.incident == incident.id}
    reports = {
        id: evidence.reports[id] for id in sorted(members & set(evidence.reports)) if is_there(evidence.reports[id], as_of)
    }
    seen = _trimmed(evidence, reports)
    told = [_seen_part(u, seen, reports) for u in utterances] if as_of is not None else list(utterances)
    return View(
        incident=incident,
        evidence=seen,
        utterances=tuple(sorted((u for u in told if u is not None), key=lambda u: (u.day is None, u.day or "", u.speaker, u.id))),
        register=register,
        decisions=in_force(decisions, as_of),
        as_of=as_of,
        names=Names(register),
        known_as=tuple(sorted({incident.id, *known_as})),
    )


def is_there(report: Report, as_of: datetime | None) -> bool:
    """Say whether a report had appeared at `as_of`."""
    return as_of is None or (report.published is not None and report.published.at <= as_of)


def in_force(decisions: Sequence[Decision], as_of: datetime | None = None) -> tuple[Decision, ...]:
    """Return the decisions that stand: made by then, and not undone by a later one that stands itself."""
    made = sorted((d for d in decisions if as_of is None or d.at <= as_of), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(made):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return tuple(d for d in made if d.id not in undone and d.kind is not DecisionKind.UNDO)


def _trimmed(evidence: Evidence, reports: Mapping[str, Report]) -> Evidence:
    claims = {id: c for id, c in sorted(evidence.claims.items()) if c.report in reports}
    posts = {id: p for id, p in sorted(evidence.posts.items()) if p.host in reports}
    unread = {m.report for m in evidence.memberships if m.role is MembershipRole.UNREAD}
    background = {m.report for m in evidence.memberships if m.role is MembershipRole.BACKGROUND}
    spans = _spans(claims.values())
    filmed = {(c.report, c.media) for c in claims.values() if c.media is not None}
    edges = {id: d for id, d in sorted(evidence.derivations.items()) if _bears(d, claims, spans, beside=background - unread)}
    there = {*reports, *posts}
    # Unseen parents of unseen parents come into sight one step at a time; chains of them are short.
    while True:
        more = {d.parent for d in edges.values() if d.child in there and d.parent in evidence.inferred and d.parent not in there}
        if not more:
            break
        there |= more
    return Evidence(
        reports=reports,
        memberships=tuple(sorted((m for m in evidence.memberships if m.report in reports), key=lambda m: m.id)),
        claims=claims,
        attributions={id: a for id, a in sorted(evidence.attributions.items()) if a.report in reports},
        caveats={id: c for id, c in sorted(evidence.caveats.items()) if c.report in reports},
        posts=posts,
        media={
            id: m
            for id, m in sorted(evidence.media.items())
            if m.passage.report in reports and _is_footage_of_it(m, filmed, spans, beside=background)
        },
        derivations={id: d for id, d in edges.items() if d.child in there},
        inferred={id: i for id, i in sorted(evidence.inferred.items()) if id in there},
        names={id: n for id, n in sorted(evidence.names.items()) if n.passage.report in reports},
    )


def _spans(claims: Iterable[Claim]) -> dict[str, list[tuple[int, int]]]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        found[claim.report].append((claim.passage.start, claim.passage.end))
    return dict(found)


def _bears(
    edge: Derivation, claims: Mapping[str, Claim], spans: Mapping[str, list[tuple[int, int]]], *, beside: Set[str]
) -> bool:
    """Say whether an edge has to do with this incident.

    An edge narrowed down to other claims has not. In a report that only mentions the incident beside its own subject, an edge of the
    whole report has only where the passages that it rests on meet a claim of the incident.
    """
    if edge.about:
        return any(id in claims for id in edge.about)
    if edge.child not in beside:
        return True
    taken = [e.child for e in edge.evidence if e.child is not None]
    own = spans.get(edge.child, ())
    return any(start < passage.end and passage.start < end for passage in taken for start, end in own)


def _is_footage_of_it(
    mention: MediaMention, filmed: Set[tuple[str, str]], spans: Mapping[str, list[tuple[int, int]]], *, beside: Set[str]
) -> bool:
    """Say whether footage may show this incident: in a report that only mentions it, only footage named with it."""
    if mention.report not in beside:
        return True
    if (mention.report, mention.id) in filmed:
        return True
    start, end = mention.passage.start, mention.passage.end
    return any(low < end and start < high for low, high in spans.get(mention.report, ()))


def _seen_part(utterance: Utterance, evidence: Evidence, reports: Mapping[str, Report]) -> Utterance | None:
    claims = tuple(id for id in utterance.claims if id in evidence.claims)
    if not claims:
        return None
    return replace(
        utterance,
        claims=claims,
        reports=tuple(id for id in utterance.reports if id in reports),
        posts=tuple(id for id in utterance.posts if id in evidence.posts),
        wordings=tuple(p for p in utterance.wordings if p.report in reports),
    )
