"""People's merges and splits in a case: making one, and what every number and page goes by and says because of them.

In: the store, what a person names. Out: decisions; statements, other decisions and notes as the merges and splits in force have them.
Refuses: a split that would leave nothing, or nothing that is read; a merge of what is one already; to keep silent on any of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from whence.desk import decide
from whence.errors import UsageError
from whence.match.apart import METHOD, seeds_of
from whence.match.statements.decided import Decided
from whence.model.acts import Decision, standing
from whence.model.base import Record, make_id, replace
from whence.model.captured import Report
from whence.model.linked import INCIDENTS, STATEMENTS, End, Link, Links, Place, link_of
from whence.model.matched import Incident, Union
from whence.model.said import Claim
from whence.model.vocabulary import DecisionKind
from whence.model.weighed import Origin, Question, Reason, Utterance, Weighing
from whence.store import CaseStore

_SHOWN = 8


class Signed(NamedTuple):
    """Who decides, why, and when."""

    by: str
    reason: str
    at: datetime


# ---------------------------------------------------------------- deciding


def merging(store: CaseStore, a: Record, b: Record, signed: Signed) -> Decision:
    """Return the decision that two incidents, or two statements, are one."""
    match a, b:
        case Incident(), Incident():
            return merge_of(store, a, b, signed)
        case Utterance(), Utterance():
            return on_statements(DecisionKind.MERGE, a, b, signed)
        case _:
            raise UsageError("a merge names two incidents (inc_...), or two statements (utt_...) about one incident")


def splitting(
    store: CaseStore, target: Record, other: Record | None, reports: Sequence[Report], claims: Sequence[Claim], signed: Signed
) -> Decision:
    """Return the decision that reports or claims of an incident are about another one, or that two statements are surely two."""
    match target, other:
        case Incident(), None:
            return split_of(store, target, reports, claims, signed)
        case Utterance(), Utterance() if not reports and not claims:
            return on_statements(DecisionKind.SPLIT, target, other, signed)
        case _:
            raise UsageError("a split names an incident with the reports or claims that leave it, or two statements (utt_...)")


def merge_of(store: CaseStore, a: Incident, b: Incident, signed: Signed) -> Decision:
    """Return the decision that two incidents are one; the older keeps its id."""
    shown = [store.links.shown(one.id) for one in (a, b)]
    if shown[0] == shown[1]:
        raise UsageError(f"{a.id} and {b.id} are one incident already: {shown[0]}")
    first, second = sorted((_end(store, id_) for id_ in shown), key=lambda end: (end.opened, end.id))
    link = Link(about=INCIDENTS, ends=(first, second))
    return _signed(DecisionKind.MERGE, first.id, link, signed)


def split_of(
    store: CaseStore, incident: Incident, reports: Sequence[Report], claims: Sequence[Claim], signed: Signed
) -> Decision:
    """Return the decision that these reports, or claims, are about an occurrence of their own."""
    shown = store.links.shown(incident.id)
    wanted, named = {r.id for r in reports}, {c.id for c in claims}
    leaving: list[str] = []
    leaves, stays, there, parted = set[str](), set[str](), set[str](), set[str]()
    for node, report, id_ in _atoms(store, shown):
        goes = report in wanted or id_ in named
        (leaves if goes else stays).add(node)
        leaving += [id_] if goes and id_ else []
        there.add(report)
        parted |= {report} if goes else set()
    _check(
        shown, [r for r in reports if r.id not in there], [c for c in claims if c.id not in leaving], leaving, stays=bool(stays)
    )
    whole = tuple(sorted(leaves - stays))
    part, seed = (None, None) if whole else _part(store, shown, store.claims_with(leaving))
    link = Link(
        about=INCIDENTS,
        ends=(_end(store, shown),),
        reports=tuple(sorted(r.id for r in reports)),
        claims=tuple(sorted(c.id for c in claims)),
        places=tuple(_place(c) for c in sorted(claims, key=lambda c: c.id)),
        stays=tuple(sorted(there - parted)),
        whole=whole,
        part=part,
        seed=seed,
    )
    return _signed(DecisionKind.SPLIT, shown, link, signed)


def on_statements(kind: DecisionKind, a: Utterance, b: Utterance, signed: Signed) -> Decision:
    """Return the decision that two statements about one incident are one (merge), or surely two (split)."""
    if a.id == b.id:
        raise UsageError(f"{a.id} is one statement; name two")
    if a.incident != b.incident:
        raise UsageError(
            f"{a.id} and {b.id} are about two incidents ({a.incident}, {b.incident}); statements are compared within one"
        )
    ends = tuple(End(id=u.id, seed=_first_words(u)) for u in (a, b))
    return _signed(kind, a.id, Link(about=STATEMENTS, ends=ends), signed)


def _signed(kind: DecisionKind, target: str, link: Link, signed: Signed) -> Decision:
    return decide(kind, target, by=signed.by, reason=signed.reason, at=signed.at, value=link.packed())


def _atoms(store: CaseStore, incident: str) -> list[tuple[str, str, str]]:
    """Return what an incident is made of: under which of its incidents, in which report, by which claim ("": an unread mention)."""
    links = store.links
    found = []
    for report in dict.fromkeys(m.report for m in store.memberships(incident)):
        for sealed in store.sealed_memberships(report):
            if not links.nodes or sealed.incident not in links.nodes:
                found += [(sealed.incident, report, id_) for id_ in sealed.claims or ("",) if sealed.incident == incident]
                continue
            parts = links.parts(sealed, store.claims_with)
            found += [(node, report, id_) for node, held in parts.items() for id_ in held if links.shown(node) == incident]
    return found


def _check(shown: str, strangers: Sequence[Report], strange: Sequence[Claim], leaving: Sequence[str], *, stays: bool) -> None:
    outside = [r.key for r in strangers] + [c.id for c in strange]
    if outside:
        raise UsageError(
            f"{', '.join(outside)}: not in {shown}; `whence export --format jsonl` lists the memberships of an incident"
        )
    if not leaving:
        raise UsageError(
            "name reports or claims that were read: an incident exists only through claims, unread mentions open none"
        )
    if not stays:
        raise UsageError(f"that is all of {shown}; a split leaves something behind: name fewer reports or claims")


def _part(store: CaseStore, incident: str, claims: Sequence[Claim]) -> tuple[End, str]:
    """Return the new incident that claims leave into. Its id is made of its best-anchored claim that opened no other incident."""
    known = set(store.links.known_as(incident)) - store.links.aliases
    for seed in (*seeds_of(claims), *sorted({c.report for c in claims})):
        id_ = make_id(Incident.PREFIX, [seed])
        held = store.incident(id_)
        if id_ not in known and (held is None or held.method == METHOD):
            return End(id=id_, opened=store.number_of()), seed
    raise UsageError(f"these claims opened incidents that are part of {incident}; name the other half instead")


def _end(store: CaseStore, id_: str) -> End:
    incident = store.incident(id_)
    seed = store.record(incident.seed) if incident is not None else None
    return End(id=id_, opened=store.number_of(id_), seed=_place(seed) if isinstance(seed, Claim) else None)


def _place(claim: Claim) -> Place:
    return Place(report=claim.report, start=claim.passage.start, end=claim.passage.end)


def _first_words(utterance: Utterance) -> Place | None:
    first = next(iter(utterance.wordings), None)
    return Place(report=first.report, start=first.start, end=first.end) if first is not None else None


# ---------------------------------------------------------------- what follows


def heeded(decisions: Sequence[Decision], links: Links) -> tuple[Decision, ...]:
    """Return decisions with those about a merged incident turned to the one that it is shown as now."""
    if not links.nodes:
        return tuple(decisions)
    return tuple(
        replace(d, target=links.shown(d.target)) if d.target in links.nodes and d not in links.made else d for d in decisions
    )


def ids_of(record: Record, links: Links) -> set[str]:
    """Return the ids that a derived record goes by: its own, and those that it had under incidents that are one with its incident now."""
    if not isinstance(record, Weighing | Question | Utterance | Origin):
        return {record.id}
    before = (id_ for id_ in links.known_as(record.incident) if id_ != record.incident)
    return {record.id, *(replace(record, id="", incident=id_).id for id_ in before)}


def lost_links(store: CaseStore) -> dict[str, str]:
    """Return the merges and splits that change nothing, with why."""
    links = store.links
    gone = {d.id: "no longer finds {0.target} and what goes with it" for d in links.made if links.named_in(d) & links.unresolved}
    for decision in standing(store.decisions()):
        link = link_of(decision)
        if (
            link is not None
            and link.about == STATEMENTS
            and not all(end.seed and store.has(end.seed.report) for end in link.ends)
        ):
            gone[decision.id] = "no longer finds the words of its statements"
    return gone | {id_: f"changes nothing: {why}" for id_, why in links.void.items()}


def is_undone(store: CaseStore, kind: DecisionKind, target: Record) -> bool:
    """Say whether an act of this kind on a decision, or on a union that match made, would take back what is taken back already."""
    if isinstance(target, Union):
        return target.id not in store.links.united
    return isinstance(target, Decision) and target.kind is not kind and target not in standing(store.decisions())


def led_from(store: CaseStore, incident: Incident) -> str | None:
    """Return the sentence that says where an incident leads, with who decided so; `None` where it stands for itself."""
    links = store.links
    home = links.shown(incident.id)
    if home == incident.id:
        return None
    unions = [u for u in links.unions_of(home) if incident.id in u.ends]
    if unions:
        return f"{incident.id} leads to {home}. {_united(unions[-1])}"
    merges = [d for d in links.bearing_on(home) if d.kind is DecisionKind.MERGE and incident.id in links.named_in(d)]
    if not merges:
        return f"{incident.id} leads to {home}: it was set apart from it once, and that was taken back"
    return f"{incident.id} was merged into {home} by {merges[-1].by} on {merges[-1].at:%Y-%m-%d}: {merges[-1].reason}"


def noted_links(weighing: Weighing, links: Links, decided: Decided) -> Weighing:
    """Return the weighing with a note for every merge and split that it rests on: who, what, why, and who decided otherwise."""
    notes = (*_on_incident(weighing.incident, links), *_on_statements(decided, {u.id: u for u in weighing.utterances}))
    return replace(weighing, flags=(*weighing.flags, *notes)) if notes else weighing


def _on_incident(incident: str, links: Links) -> Iterator[Reason]:
    for union in links.unions_of(incident):
        yield Reason(code="united", sentence=_united(union), records=(union.id, *union.ends, union.report))
    for decision in links.bearing_on(incident):
        link = link_of(decision)
        if link is not None and decision.id not in links.void:
            yield Reason(
                code="merged-or-split",
                sentence=_sentence(decision, _what(decision, link, incident, links)),
                records=(decision.id,),
            )
    for decision in links.made:
        if decision.id in links.void and links.shown(decision.target) == incident:
            what = f"it is to be a {decision.kind}; that changes nothing: {links.void[decision.id]}"
            yield Reason(code="merged-or-split", sentence=_sentence(decision, what), records=(decision.id,))
    for earlier, later in links.differing:
        if any(links.shown(id_) == incident for d in (earlier, later) for id_ in links.named_in(d)):
            yield _differing(earlier, later, "whether these incidents are one")


def _what(decision: Decision, link: Link, incident: str, links: Links) -> str:
    if decision.kind is DecisionKind.MERGE:
        others = [id_ for id_ in sorted(links.named_in(decision)) if id_ != incident]
        return f"{' and '.join(others)} and this are one incident"
    apart = links.shown(link.part.id if link.part else link.whole[0])
    many = [
        f"{len(ids)} {word}{'s' * (len(ids) != 1)}" for ids, word in ((link.reports, "report"), (link.claims, "claim")) if ids
    ]
    came = links.shown(link.ends[0].id)
    if apart == came:
        return f"{' and '.join(many)} are about another incident"
    if incident == apart:
        return f"this ({' and '.join(many)}) is another incident than {' or '.join(sorted(_rest(link, links) - {apart}))}"
    return f"{' and '.join(many)} are about another incident, {apart}"


def _rest(link: Link, links: Links) -> set[str]:
    return {links.shown(end.id) for end in link.ends} | {links.shown(id_) for id_ in links.known_as(link.ends[0].id)}


def _on_statements(decided: Decided, held: Mapping[str, Utterance]) -> Iterator[Reason]:
    for decision in decided.standing:
        link = link_of(decision)
        if link is not None:
            what = "two statements are one" if decision.kind is DecisionKind.MERGE else "two statements are two"
            records = tuple(end.id for end in link.ends if end.id in held)
            passages = tuple(held[id_].wordings[0] for id_ in records if held[id_].wordings)
            yield Reason(
                code="merged-or-split", sentence=_sentence(decision, what), passages=passages, records=(decision.id, *records)
            )
    for earlier, later in decided.differing:
        yield _differing(earlier, later, "whether statements are one")


def _sentence(decision: Decision, what: str) -> str:
    return f"{decision.by} decided on {decision.at:%Y-%m-%d} that {what}. Reason: {decision.reason}"


def _united(union: Union) -> str:
    common = ", ".join(f"{s.name} ({s.note})" for s in union.signals if s.weight > 0)
    return (
        f"Whence took two incidents for one, {union.ends[0]} and {union.ends[1]}, because a report fits both. "
        f"In common: {common}. `whence undo {union.id}` parts them."
    )


def _differing(earlier: Decision, later: Decision, on: str) -> Reason:
    said = "; ".join(f"{d.by}, {d.at:%Y-%m-%d}: {d.kind} ({d.reason})" for d in (earlier, later))
    return Reason(
        code="decisions-differ",
        sentence=f"People decided differently on {on}, and the latest stands: {said}.",
        records=(earlier.id, later.id),
    )
