"""Corrections in a case: what people have corrected, brought into everything that is weighed and shown.

In: the store and the decisions that hold. Out: evidence and readings as corrected, and who corrected what. The sealed records stay as
they were read; an undone correction leaves no trace but its decisions.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from whence.desk import Change, Corrected, Explanation, Wish, correct, corrected
from whence.errors import UsageError
from whence.model.acts import Decision
from whence.model.base import Record, replace
from whence.model.captured import Post, Report
from whence.model.evidence import Evidence
from whence.model.matched import Incident, Membership
from whence.model.said import Attribution, Caveat, Claim
from whence.model.vocabulary import DecisionKind, IncidentType
from whence.model.weighed import Reason, Weighing
from whence.publish.training import Corrected as Example
from whence.store import CaseStore


class Corrections:
    """The corrections that hold in a case; offers what publishers look up (`whole`, `all_records`) as corrected.

    `decisions` are those that hold, in their order.
    """

    def __init__(self, store: CaseStore, decisions: Sequence[Decision]) -> None:
        self._store = store
        self._by_report: dict[str, list[Decision]] = {}
        for decision in decisions:
            if decision.kind is DecisionKind.CORRECT_READING and decision.passage is not None:
                self._by_report.setdefault(decision.passage.report, []).append(decision)
        self._made: dict[str, Corrected | None] = {}

    def __contains__(self, decision: object) -> bool:
        """Say whether this is the id of a correction."""
        return any(d.id == decision for decisions in self._by_report.values() for d in decisions)

    def of(self, report: str) -> Corrected | None:
        """Return a report's records as corrected; `None` where nobody corrected it, or where it is gone."""
        if report not in self._by_report:
            return None
        if report not in self._made:
            try:
                found, _posts, said = self._store.whole(report)
            except KeyError:
                self._made[report] = None
            else:
                self._made[report] = corrected(found, said, self._by_report[report])
        return self._made[report]

    def whole(self, report: str) -> tuple[Report, Sequence[Post], Sequence[Record]]:
        """Return a report with its posts and with all that was read in it, as corrected."""
        found, posts, said = self._store.whole(report)
        made = self.of(report)
        return found, posts, said if made is None else made.said

    def all_records(self) -> Iterator[Record]:
        """Yield every sealed record of the case, as it was read."""
        return self._store.all_records()

    def changes(self) -> Iterator[Change]:
        """Yield what was corrected, with what it was before."""
        for report in self._by_report:
            made = self.of(report)
            yield from made.changes if made else ()

    def examples(self) -> list[Example]:
        """Return every corrected report with what was read in it and what that is now, for training."""
        made = []
        for id_, decisions in self._by_report.items():
            if (one := self.of(id_)) is not None:
                report, _posts, said = self._store.whole(id_)
                made.append(Example(report, said, one.said, [d for d in decisions if d not in one.lost]))
        return made

    def lost(self) -> set[str]:
        """Return the decisions that no longer find what they correct."""
        gone = {d.id for report, made in self._by_report.items() if self.of(report) is None for d in made}
        return gone | {d.id for report in self._by_report if (made := self.of(report)) for d in made.lost}

    def starting_with(self, text: str) -> list[Record]:
        """Return the records that exist only as corrected and whose id begins with `text`."""
        if not text.startswith((Attribution.PREFIX, Claim.PREFIX, Caveat.PREFIX)):
            return []
        return [r for r in self.made() if r.id.startswith(text)]

    def made(self) -> Iterator[Record]:
        """Yield the records that exist only as corrected; what is weighed and shown names them by their ids."""
        for report in self._by_report:
            one = self.of(report)
            yield from (r for r in (one.said if one else ()) if not self._store.has(r.id))

    def explained(self, step: Explanation, record: Record) -> Explanation:
        """Return an explanation of `record` that also says who corrected it, or what it corrects."""
        steps = []
        for change in self.changes():
            there = [r.id for r in (change.original, change.corrected) if r is not None]
            if record.id in (change.decision.id, *there):
                told = note(change)
                beside = (Explanation(f"{r.id} {word}", record=r.id) for r, word in _sides(change) if r.id != record.id)
                steps.append(Explanation(told.sentence, told.passages, tuple(beside), change.decision.id))
        return step._replace(below=(*steps, *step.below)) if steps else step

    def evidence(self, incident: Incident) -> Evidence:
        """Return what bears on an incident, as corrected."""
        evidence = self._store.evidence(incident.id)
        made = {id_: one for id_ in evidence.reports if (one := self.of(id_)) is not None}
        return _as_corrected(evidence, made, incident.type) if made else evidence

    def noted(self, weighing: Weighing, evidence: Evidence) -> Weighing:
        """Return the weighing with a note for every correction in its reports: who, what, why."""
        notes = tuple(note(c) for c in self.changes() if c.decision.passage and c.decision.passage.report in evidence.reports)
        return replace(weighing, flags=(*weighing.flags, *notes)) if notes else weighing


def correction(held: Corrections, found: Record, wish: Wish, *, missed: bool, by: str, reason: str, at: datetime) -> Decision:
    """Return the decision that corrects `found`, or adds to it (a report) an attribution that was missed."""
    if missed and not isinstance(found, Report):
        raise UsageError("--missed needs the report that it was missed in: --in REPORT (an id or a file name)")
    if not missed and not isinstance(found, Attribution | Claim):
        raise UsageError(
            f"{found.id} is a {type(found).__name__.lower()}; attributions (att_...) and claims (clm_...) can be corrected"
        )
    report, _posts, said = held.whole(found.id if missed else getattr(found, "report", ""))
    known = [r for r in said if isinstance(r, Attribution)]
    return correct(report, None if missed else found, wish, known=known, by=by, reason=reason, at=at)


def note(change: Change) -> Reason:
    """Return one correction as a sentence with its words."""
    decision = change.decision
    sentence = f"{decision.by} corrected the reading on {decision.at:%Y-%m-%d}: {_what(change)} Reason: {decision.reason}"
    records = tuple(r.id for r in (change.original, change.corrected) if r is not None)
    return Reason(code="corrected-reading", sentence=sentence, passages=(decision.passage,) if decision.passage else (),
                  records=(decision.id, *records))  # fmt: skip


def _sides(change: Change) -> list[tuple[Record, str]]:
    sides = ((change.original, "is the record as it was read"), (change.corrected, "is the record as corrected"))
    return [(record, words) for record, words in sides if record is not None]


def _what(change: Change) -> str:
    """Say in words what is different."""
    old, new = change.original, change.corrected
    if new is None:
        return "this is no attribution." if isinstance(old, Attribution) else "this is no claim."
    if old is None:
        return f"an attribution was missed here, to {_sources(new)}."
    parts = []
    if isinstance(old, Attribution) and isinstance(new, Attribution):
        parts += [f"the source is {_sources(new)}, not {_sources(old)}"] if new.sources != old.sources else []
        parts += ["the cue is another"] if new.cue != old.cue else []
        parts += ["the words credited are others"] if new.content != old.content else []
        parts += [f"it is a {_word(new.kind)}, not a {_word(old.kind)}"] if new.kind is not old.kind else []
    if isinstance(old, Claim) and isinstance(new, Claim) and old.frame and new.frame:
        parts += (
            [f"it tells of {_word(new.frame.type)}, not {_word(old.frame.type)}"] if new.frame.type is not old.frame.type else []
        )
        parts += ["a figure counts something else"] if new.figures != old.figures and new.frame.type is old.frame.type else []
    parts += [f"it is {_word(new.polarity)}, not {_word(old.polarity)}"] if new.polarity is not old.polarity else []
    if new.hedges != old.hedges:
        parts.append("it is hedged " + (", ".join(f"“{h.cue}” ({_word(h.kind)})" for h in new.hedges) or "by nothing"))
    return f"{'; '.join(parts) or 'its details are others'}."


def _sources(record: Record) -> str:
    names = [v.name for v in getattr(record, "sources", ())]
    return " and ".join(names) or "nobody"


def _word(value: str) -> str:
    return str(value).replace("_", " ")


def _as_corrected(evidence: Evidence, made: Mapping[str, Corrected], type_: IncidentType) -> Evidence:
    """Return evidence in which the records of these reports are the corrected ones.

    A claim that tells of another type now no longer speaks for the incident that it was joined to as it was read.
    """
    now: dict[str, str | None] = {}
    records: dict[str, Record] = {}
    for one in made.values():
        now |= one.now
        records |= {r.id: r for r in one.said}
    claims: dict[str, Claim] = {}
    for id_, claim in evidence.claims.items():
        found = claim if claim.report not in made else records.get(now.get(id_, id_) or "")
        if isinstance(found, Claim) and not _is_of_another(found, claim, type_):
            claims[found.id] = found
    held = {a for c in claims.values() if (a := c.attribution)}
    attributions = {id_: a for id_, a in evidence.attributions.items() if id_ in held}
    attributions |= {id_: told for id_ in held if isinstance(told := records.get(id_), Attribution)}
    members = (_member(m, now, claims) for m in evidence.memberships)
    caveats = {c.id: c for id_, c in evidence.caveats.items() if c.report not in made}
    for id_, caveat in evidence.caveats.items():
        now_is = records.get(now.get(id_, id_) or "") if caveat.report in made else None
        if isinstance(now_is, Caveat):
            caveats[now_is.id] = now_is
    edges = {
        id_: replace(d, about=tuple(c for c in (now.get(c, c) for c in d.about) if c)) for id_, d in evidence.derivations.items()
    }
    return evidence._replace(
        claims=claims, attributions=attributions, memberships=tuple(m for m in members if m), caveats=caveats, derivations=edges
    )


def _is_of_another(claim: Claim, as_read: Claim, type_: IncidentType) -> bool:
    now, before = (c.frame.type if c.frame else None for c in (claim, as_read))
    return now is not before and now is not type_


def _member(member: Membership, now: Mapping[str, str | None], claims: Mapping[str, Claim]) -> Membership | None:
    """Return a membership with its claims as they stand; a report that lost all its claims on the incident is no member."""
    held = tuple(c for c in (now.get(c, c) for c in member.claims) if c and c in claims)
    if member.claims and not held:
        return None
    return member if held == member.claims else replace(member, claims=held)
