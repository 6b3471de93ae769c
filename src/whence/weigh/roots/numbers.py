"""The five numbers, each with the reasons that open it.

In: a `View`, the origins. Out: `Numbers` and one `Reason` per number (codes `number.reports` ... `number.verified_by`).
Refuses: zero for unknown: parties and independence are `None` where no interests are recorded; one sum of seen, embedded and inferred.
"""

from collections.abc import Sequence

from whence.language.words.normal import key
from whence.model.vocabulary import DecisionKind, DerivationType, Independence, MembershipRole, QuestionKind
from whence.model.weighed import Numbers, Origin, Reason, ReportCounts, Utterance
from whence.weigh.places.places import FINE
from whence.weigh.roots.origins import independent_of_parties
from whence.weigh.scope.names import counted, listed
from whence.weigh.scope.scope import View
from whence.weigh.scope.statements import counted_statements, surely_different

METHOD = "weigh.numbers/1"
_SHOWN = 40


def numbers_of(view: View, origins: Sequence[Origin]) -> Numbers:
    """Return the five numbers of the incident."""
    most = counted_statements(view.utterances)
    return Numbers(
        reports=ReportCounts(
            seen=len(seen_reports(view)), embedded=len(embedded_posts(view)), inferred=len(inferred_parents(view))
        ),
        utterances=(len(surely_different(most)), len(most)),
        parties=_parties(view, most),
        independent=independent_of_parties(view, origins),
        verified_by=_verified_by(view),
    )


def seen_reports(view: View) -> dict[str, str]:
    """Return one report per version key among those captured that bear on the incident: key -> id."""
    kept: dict[str, str] = {}
    for id, report in view.evidence.reports.items():
        kept.setdefault(report.version_key or id, id)
    return kept


def embedded_posts(view: View) -> dict[str, str]:
    """Return the posts about the incident that are held only inside a host: post key -> id."""
    claims = view.evidence.claims
    if not view.evidence.posts:
        return {}
    bearing = {claim.post for claim in claims.values() if claim.post}
    for edge in view.evidence.derivations.values():
        if edge.type is DerivationType.EMBEDS and any(id in claims for id in edge.about):
            bearing.add(edge.parent)
    bearing |= _in_unread_hosts(view)
    alone = {(r.platform, r.platform_id) for r in view.evidence.reports.values() if r.platform_id}
    kept: dict[str, str] = {}
    for id, post in view.evidence.posts.items():
        if id in bearing and (post.platform, post.platform_id) not in alone:
            kept.setdefault(post.post_key, id)
    return kept


def _in_unread_hosts(view: View) -> set[str]:
    """Return the posts in hosts that whence does not read, where their own words name a town or site of the incident."""
    unread = {m.report for m in view.evidence.memberships if m.role is MembershipRole.UNREAD}
    if not unread:
        return set()
    named = {key(where.name) for where in view.incident.places if where.precision in FINE}
    for claim in view.evidence.claims.values():
        if claim.frame is not None:
            named |= {key(where.name) for where in (*claim.frame.sites, *claim.frame.places) if where.precision in FINE}
    return {id for id, post in view.evidence.posts.items() if post.host in unread and named & _phrases(post.text)}


def _phrases(text: str) -> set[str]:
    words = key(text).split()
    return {" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1)}


def inferred_parents(view: View) -> list[str]:
    """Return the reports nobody captured that a report in sight took from."""
    return sorted({e.parent for e in view.evidence.derivations.values() if e.parent in view.evidence.inferred})


def _parties(view: View, most: Sequence[Utterance]) -> tuple[str, ...] | None:
    if not view.register.has_interests:
        return None
    return tuple(sorted({u.party for u in most if u.party}))


def _verified_by(view: View) -> tuple[str, ...]:
    return tuple(sorted({d.by for d in view.decisions if _verifies(view, d.kind, d.target, d.question)}))


def _verifies(view: View, kind: DecisionKind, target: str, question: QuestionKind | None) -> bool:
    on_happened = question is None or question is QuestionKind.HAPPENED
    return kind is DecisionKind.VERIFY and target == view.incident.id and on_happened


def number_reasons(view: View, numbers: Numbers, origins: Sequence[Origin]) -> tuple[Reason, ...]:
    """Return, per number, sentences with the records and passages that it counts."""
    return (
        _on_reports(view, numbers),
        *_on_utterances(view, numbers),
        _on_parties(numbers),
        *_on_independence(numbers, origins),
        _on_verification(view, numbers),
    )


def _on_reports(view: View, numbers: Numbers) -> Reason:
    unread = {m.report for m in view.evidence.memberships if m.role is MembershipRole.UNREAD}
    read = f", {len(unread)} of them in languages that whence does not read" if unread else ""
    count = numbers.reports
    return Reason(
        code="number.reports",
        sentence=f"{counted(count.seen, 'captured report')} bear on the incident{read} (versions of one address count once); "
        f"{counted(count.embedded, 'post')} held only inside a host; {counted(count.inferred, 'parent')} that nobody captured.",
        records=(*sorted(seen_reports(view).values()), *sorted(embedded_posts(view).values()), *inferred_parents(view))[:_SHOWN],
    )


def _on_utterances(view: View, numbers: Numbers) -> list[Reason]:
    low, high = numbers.utterances
    most = counted_statements(view.utterances)
    sure = {u.id for u in surely_different(most)}
    head = f"{low} surely different statements assert it; {high} with partial ones, relayed ones and those that may be one."
    reasons = [Reason(code="number.utterances", sentence=head, records=tuple(u.id for u in most))]
    for utterance in most[:_SHOWN]:
        reasons.append(
            Reason(
                code="number.utterances.counted" if utterance.id in sure else "number.utterances.upper",
                sentence=_sentence(utterance, sure),
                passages=utterance.wordings[:3],
                records=(utterance.id, *utterance.candidates[:5]),
            )
        )
    return reasons


def _sentence(utterance: Utterance, sure: set[str]) -> str:
    to = f" to {utterance.addressee}" if utterance.addressee else ""
    day = f" on {utterance.day}" if utterance.day else ""
    carried = counted(len(utterance.reports), "report")
    doubt = "" if utterance.id in sure or utterance.bearing.value != "asserts" else "; may be one of the others named here"
    return f"{utterance.speaker}{to}{day}: {utterance.bearing_reason}; carried by {carried}{doubt}."


def _on_parties(numbers: Numbers) -> Reason:
    if numbers.parties is None:
        return Reason(code="number.parties", sentence="Unknown: no interests are recorded (give an actors file).")
    if not numbers.parties:
        return Reason(code="number.parties", sentence="No party is recorded behind these statements.")
    return Reason(code="number.parties", sentence=f"Behind these statements: {listed(numbers.parties)}, allies folded in.")


def _on_independence(numbers: Numbers, origins: Sequence[Origin]) -> list[Reason]:
    if numbers.independent is None:
        return [Reason(code="number.independent", sentence="Unknown: independence cannot be judged without recorded interests.")]
    low, high = numbers.independent
    head = (
        "No origin independent of the parties was found."
        if high == 0
        else f"{low} argued independent by a named person; {high - low} more not shown dependent."
    )
    reasons = [Reason(code="number.independent", sentence=head, records=tuple(o.id for o in origins))]
    for origin in origins[:_SHOWN]:
        counts = origin.independence is Independence.ARGUED or (
            origin.independence is Independence.NOT_SHOWN_DEPENDENT and origin.basis_shown
        )
        verdict = "counts" if counts else "does not count"
        reasons.append(
            Reason(
                code="number.independent.origin",
                sentence=f"{origin.label} {verdict}: {origin.reason}",
                records=(origin.id, *origin.utterances[:5]),
            )
        )
    return reasons


def _on_verification(view: View, numbers: Numbers) -> Reason:
    if not numbers.verified_by:
        return Reason(
            code="number.verified_by",
            sentence="Nobody has recorded a verification; what reports say about verification is listed as caveats.",
            passages=tuple(c.passage for c in list(view.evidence.caveats.values())[:5]),
        )
    decided = [d for d in view.decisions if _verifies(view, d.kind, d.target, d.question)]
    return Reason(
        code="number.verified_by",
        sentence=" ".join(f"{d.by}, {d.at:%Y-%m-%d}: {d.reason}" for d in decided),
        records=tuple(d.id for d in decided),
    )
