"""Flags: findings with stable codes that somebody should look at before publishing.

In: what was weighed. Out: `Reason`s. Codes: `parties-only`, `all-one-party`, `nobody-present`, `source-label-drift`, `hedge-dropped`,
`credit-dropped`, `headline-differs`, `rank-raised`, `count-conflict`, `unread-mentions`, `join-to-review`, `tie-suggested`, `decisions-differ`;
docs/weigh.md explains each.
Refuses: to call a change an error.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from whence.model.acts import Decision
from whence.model.passage import Passage
from whence.model.vocabulary import CaveatStatus, ChangeKind, DecisionKind, MembershipRole, QuestionKind
from whence.model.weighed import Contradiction, Numbers, Reason
from whence.weigh.roots.ties import suggested_ties
from whence.weigh.scope.names import counted, listed
from whence.weigh.scope.scope import View

_CHANGES = {
    ChangeKind.HEDGE_LOST: ("hedge-dropped", "lost a hedge on the way"),
    ChangeKind.CREDIT_REMOVED: ("credit-dropped", "lost a credit on the way"),
    ChangeKind.HEADLINE_DIFFERS: ("headline-differs", "headlines are other than what they took over"),
    ChangeKind.RANK_RAISED: ("rank-raised", "raised the rank of a source"),
}
_SHOWN = 8


def flags_of(view: View, numbers: Numbers, contradictions: Sequence[Contradiction]) -> tuple[Reason, ...]:
    """Return the incident's flags, in a fixed order."""
    return (
        *_on_sources(view, numbers),
        *_on_changes(view),
        *_on_counts(contradictions),
        *_on_joins(view),
        *suggested_ties(view),
        *_on_decisions(view),
    )


def _on_sources(view: View, numbers: Numbers) -> Iterator[Reason]:
    only = [c for c in view.evidence.caveats.values() if c.status is CaveatStatus.PARTIES_ONLY]
    if only:
        names = sorted({view.names.main(p) for c in only for p in c.parties})
        sentence = (
            f"It is said that all reports come from {listed(names)}."
            if names
            else "It is said that all reports come from parties."
        )
        yield Reason(
            code="parties-only",
            sentence=sentence,
            passages=tuple(c.passage for c in only[:_SHOWN]),
            records=tuple(c.id for c in only[:_SHOWN]),
        )
    if numbers.parties is not None and len(numbers.parties) == 1 and numbers.independent == (0, 0) and numbers.utterances[1]:
        yield Reason(code="all-one-party", sentence=f"All paths lead to one party: {numbers.parties[0]}.")
    absent = [c for c in view.evidence.caveats.values() if c.status is CaveatStatus.NOT_PRESENT]
    if absent:
        yield Reason(
            code="nobody-present",
            sentence="A voice that passes it on says it was not there.",
            passages=tuple(c.passage for c in absent[:_SHOWN]),
        )
    yield from _label_drift(view)


def _label_drift(view: View) -> Iterator[Reason]:
    """Note that one report gives one party's voice more than one rank ("the leadership", "an official")."""
    labels: defaultdict[tuple[str, str], dict[str, Passage]] = defaultdict(dict)
    for utterance in view.utterances:
        if utterance.party:
            for wording in utterance.wordings:
                labels[wording.report, utterance.party].setdefault(utterance.speaker, wording)
    drifting = [(report, party, found) for (report, party), found in sorted(labels.items()) if len(found) > 1]
    for report, party, found in drifting[:_SHOWN]:
        sentence = f"{view.outlet_of(report)} names more than one voice of {party}: {listed(sorted(found))}."
        yield Reason(code="source-label-drift", sentence=sentence, passages=tuple(found.values()), records=(report,))


def _on_changes(view: View) -> Iterator[Reason]:
    changed: defaultdict[ChangeKind, list[tuple[str, Passage | None]]] = defaultdict(list)
    for edge in view.evidence.derivations.values():
        for change in edge.changes:
            changed[change.kind].append((edge.id, change.child or change.parent))
    for kind, (code, words) in _CHANGES.items():
        if kind in changed:
            found = changed[kind]
            yield Reason(
                code=code,
                sentence=f"{counted(len(found), 'passage')} {words}.",
                passages=tuple(p for _, p in found if p is not None)[:_SHOWN],
                records=tuple(id for id, _ in found[:_SHOWN]),
            )


def _on_counts(contradictions: Sequence[Contradiction]) -> Iterator[Reason]:
    for conflict in contradictions:
        if conflict.question is QuestionKind.HOW_MANY:
            yield Reason(code="count-conflict", sentence=f"{conflict.of or 'how many'}: {conflict.note}")


def _on_decisions(view: View) -> Iterator[Reason]:
    """Note that people decided one question differently: the latest stands, and who said otherwise is not passed over."""
    by_question: defaultdict[QuestionKind, list[Decision]] = defaultdict(list)
    for decision in view.decisions:
        if decision.kind in (DecisionKind.VERIFY, DecisionKind.REFUTE) and decision.target == view.incident.id:
            by_question[decision.question or QuestionKind.HAPPENED].append(decision)
    for question, made in sorted(by_question.items()):
        if len({decision.kind for decision in made}) > 1:
            said = "; ".join(f"{d.by}, {d.at:%Y-%m-%d}: {d.kind} ({d.reason})" for d in made[-_SHOWN:])
            yield Reason(
                code="decisions-differ",
                sentence=f"People decided differently on {question.replace('_', ' ')}, and the latest stands: {said}.",
                records=tuple(d.id for d in made[-_SHOWN:]),
            )


def _on_joins(view: View) -> Iterator[Reason]:
    unread = [m for m in view.evidence.memberships if m.role is MembershipRole.UNREAD]
    if unread:
        sentence = f"{counted(len(unread), 'report')} in languages that whence does not read are attached as unread mentions; they carry no answer."
        yield Reason(code="unread-mentions", sentence=sentence, records=tuple(m.report for m in unread))
    review = [m for m in view.evidence.memberships if m.review and m.role is not MembershipRole.UNREAD]
    if review:
        yield Reason(
            code="join-to-review",
            sentence=f"{counted(len(review), 'join')} should be looked at by a person.",
            records=tuple(m.id for m in review[:_SHOWN]),
        )
