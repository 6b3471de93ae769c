"""One incident's statements, put in the order in which a page or a text shows them.

In: an incident view and links. Out: plain rows. Nothing is derived here that weighing did not give; rows only group and name.
Refuses: to cut a list silently. Every list that is cut carries the sentence of what it leaves out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from whence.model.said import Voice
from whence.model.traced import Derivation
from whence.model.vocabulary import Bearing, MembershipRole
from whence.model.weighed import Answer, Origin, Question, Reason, Utterance
from whence.publish.families import families
from whence.publish.passages import Citations, Ref
from whence.publish.pictures import member_order
from whence.publish.view import CaseView, IncidentView
from whence.publish.wording import (
    INDEPENDENCE,
    counting_words,
    five_numbers,
    left_out,
    listed,
    name_of,
    question_words,
    value_words,
    voice_words,
    word,
)

MOST = 60
"""How many rows a list shows before it says what it leaves out."""
FEW = 6
"""How many passages stand under one answer."""


class ReportRow(NamedTuple):
    """A report in the list of reports, with the edge that it follows."""

    ref: Ref
    role: str
    lang: str
    edge: str = ""


class FamilyRow(NamedTuple):
    """A head and the copies under it. `head` is `None` where the head was never captured; `label` names it."""

    label: str
    head: ReportRow | None
    copies: tuple[ReportRow, ...]
    more: str = ""


class UtteranceRow(NamedTuple):
    """What was said once: by whom, to whom, when, and who carries it. `anchor` is its id on the page."""

    anchor: str
    speaker: str
    addressee: str
    day: str
    bearing: str
    why: str
    counting: str
    party: str
    carriers: tuple[Ref, ...]
    more_carriers: int
    wordings: tuple[Ref, ...]
    may_be: tuple[str, ...]


class OriginRow(NamedTuple):
    """What stands at a root, and why it is or is not counted as independent."""

    label: str
    independence: str
    meaning: str
    reason: str
    basis: str
    utterances: int


class PartyRow(NamedTuple):
    """A party with its recorded interests."""

    name: str
    whys: tuple[str, ...]
    utterances: int


class AnswerRow(NamedTuple):
    """One of the rival answers to a question."""

    value: str
    standing: str
    not_asserted: bool
    utterances: int
    reports: int
    parties: tuple[str, ...]
    denied_by: tuple[str, ...]
    chains: tuple[tuple[tuple[str, ...], int], ...]
    passages: tuple[Ref, ...]
    more_passages: int


class ReasonRow(NamedTuple):
    """A sentence with the words it rests on."""

    code: str
    sentence: str
    passages: tuple[Ref, ...]


class QuestionRow(NamedTuple):
    """A question with its rival answers, where it stands, why, and what would change that."""

    heading: str
    tag: str
    standing: str
    contradicted: bool
    answers: tuple[AnswerRow, ...]
    weaker: tuple[AnswerRow, ...]
    more: str
    reasons: tuple[ReasonRow, ...]
    would_change: tuple[str, ...]


class ChainRow(NamedTuple):
    """A chain without its outlet, and the outlets that carry it."""

    voices: tuple[str, ...]
    outlets: tuple[Ref, ...]
    more: int


# ---------------------------------------------------------------- the five lists


def report_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[FamilyRow, ...], str]:
    """Return the reports as families, and what the list leaves out."""
    roles = {
        m.report: m.role for m in sorted(item.evidence.memberships, key=lambda m: m.role != MembershipRole.FOCUS, reverse=True)
    }
    grouped = families(member_order(item), item.evidence.derivations.values())
    rows = []
    for family in grouped[: MOST * 3]:
        made = [_report_row(item, m, roles, cites, family.edges.get(m)) for m in family.members[:MOST]]
        own = family.head in item.evidence.reports
        over = len(family.members) - len(made)
        rows.append(
            FamilyRow(
                label="" if own else node_name(item, family.head),
                head=_report_row(item, family.head, roles, cites, None) if own else None,
                copies=tuple(made),
                more=left_out(over, "copy in this family", view.path) if over else "",
            )
        )
    over = sum(len(f.members) + (f.head in item.evidence.reports) for f in grouped[MOST * 3 :])
    return tuple(rows), left_out(over, "report", view.path)


def _report_row(
    item: IncidentView, id_: str, roles: Mapping[str, MembershipRole], cites: Citations, edge: Derivation | None
) -> ReportRow:
    report = item.evidence.reports[id_]
    took = ""
    if edge is not None:
        share = f", {edge.share:.0%} of its words" if edge.share is not None else ""
        took = f"{word(edge.type)} {node_name(item, edge.parent)}{share} ({edge.certainty})"
    role = roles.get(id_)
    return ReportRow(cites.report(id_), word(role) if role else "", report.lang or "language unknown", took)


def node_name(item: IncidentView, id_: str) -> str:
    """Return the name of an end of an edge."""
    evidence = item.evidence
    return name_of(evidence.reports.get(id_) or evidence.posts.get(id_) or evidence.inferred.get(id_), id_)


def utterance_rows(view: CaseView, item: IncidentView, cites: Citations, name: str) -> tuple[tuple[UtteranceRow, ...], str]:
    """Return what was said, the counted utterances first, and what the list leaves out."""
    counted_first = sorted(item.weighing.utterances, key=lambda u: not counts(u))
    labels = {u.id: f"{u.speaker}{f' to {u.addressee}' if u.addressee else ''}" for u in counted_first}
    rows = [_utterance_row(u, cites, f"{name}-u{n}", labels) for n, u in enumerate(counted_first[:MOST], 1)]
    return tuple(rows), left_out(len(counted_first) - MOST, "utterance", view.path)


def counts(utterance: Utterance) -> bool:
    """Say whether an utterance is within the upper bound."""
    return utterance.bearing not in (Bearing.DENIES, Bearing.ABOUT_SOURCING, Bearing.OUTLET_OWN)


def _utterance_row(utterance: Utterance, cites: Citations, anchor: str, labels: Mapping[str, str]) -> UtteranceRow:
    return UtteranceRow(
        anchor=anchor,
        speaker=voice_words(utterance.speaker),
        addressee=voice_words(utterance.addressee) if utterance.addressee else "an addressee nobody names",
        day=utterance.day or "day unknown",
        bearing=word(utterance.bearing),
        why=utterance.bearing_reason,
        counting=counting_words(utterance),
        party=utterance.party or "",
        carriers=tuple(cites.report(r) for r in utterance.reports[:MOST]),
        more_carriers=max(0, len(utterance.reports) - MOST),
        wordings=tuple(cites.cite(p) for p in utterance.wordings[:FEW]),
        may_be=tuple(labels.get(c, c) for c in utterance.candidates[:FEW]),
    )


def party_rows(item: IncidentView) -> tuple[PartyRow, ...]:
    """Return the parties behind the utterances with why each is one."""
    weighing = item.weighing
    rows = []
    for party in weighing.numbers.parties or ():
        whys = tuple(f"{i.role} in {i.conflict}: {i.why}" for i in weighing.interests if i.actor == party)
        rows.append(PartyRow(party, whys, sum(u.party == party and counts(u) for u in weighing.utterances)))
    return tuple(rows)


def interest_rows(item: IncidentView) -> tuple[PartyRow, ...]:
    """Return further actors whose recorded interest bears on the incident."""
    parties = item.weighing.numbers.parties or ()
    others = {i.actor: i for i in item.weighing.interests if i.actor not in parties}
    return tuple(PartyRow(actor, (f"{i.role} in {i.conflict}: {i.why}",), 0) for actor, i in others.items())


def origin_rows(origins: Sequence[Origin]) -> tuple[OriginRow, ...]:
    """Return what stands at the roots, with how it stands to the parties."""
    return tuple(
        OriginRow(o.label, word(o.independence), INDEPENDENCE[o.independence], o.reason, _basis(o), len(o.utterances))
        for o in origins[:MOST]
    )


def _basis(origin: Origin) -> str:
    if not origin.basis_shown:
        return "nothing shows how it knows, so it does not count"
    return "first-hand" if origin.first_hand else "its basis is shown"


# ---------------------------------------------------------------- questions, chains


def question_rows(view: CaseView, item: IncidentView, cites: Citations, most: int = MOST) -> tuple[QuestionRow, ...]:
    """Return the questions with rival answers, in the order of weighing."""
    speakers = {u.id: u.speaker for u in item.weighing.utterances}
    return tuple(_question_row(view, q, cites, speakers, most) for q in item.weighing.questions)


def _question_row(view: CaseView, question: Question, cites: Citations, speakers: Mapping[str, str], most: int) -> QuestionRow:
    rows = tuple(_answer_row(answer, cites, speakers) for answer in question.answers[:most])
    first = max(2, min(len(rows) if len(rows) <= FEW else 4, sum(1 for row in rows if row.utterances)))
    return QuestionRow(
        heading=question_words(question.question, question.of),
        tag=word(question.question),
        standing=str(question.standing),
        contradicted=question.contradicted,
        answers=rows[:first],
        weaker=rows[first:],
        more=left_out(len(question.answers) - len(rows), "answer", view.path),
        reasons=reason_rows(question.reasons, cites),
        would_change=question.would_change,
    )


def _answer_row(answer: Answer, cites: Citations, speakers: Mapping[str, str]) -> AnswerRow:
    return AnswerRow(
        value=value_words(answer.value),
        standing=str(answer.standing),
        not_asserted=answer.not_asserted,
        utterances=len(answer.utterances),
        reports=len(answer.reports),
        parties=answer.parties,
        denied_by=tuple(speakers.get(d, d) for d in answer.denied_by),
        chains=carried_chains(answer.chains),
        passages=tuple(cites.cite(p) for p in answer.passages[:FEW]),
        more_passages=max(0, len(answer.passages) - FEW),
    )


def carried_chains(chains: Sequence[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return chains without their outlets and by how many each is carried, the most carried first, then the longest.

    The outlet's own word, credited to nobody, is the empty chain and stands last.
    """
    carried: dict[tuple[str, ...], set[str]] = {}
    for chain in chains:
        carried.setdefault(chain[1:], set()).add(chain[0] if chain else "")
    ordered = sorted(carried.items(), key=lambda c: (not c[0], c[0] == ("UNNAMED",), -len(c[1]), -len(c[0]), c[0]))
    return tuple((voices, len(outlets)) for voices, outlets in ordered)


def reason_rows(reasons: Iterable[Reason], cites: Citations) -> tuple[ReasonRow, ...]:
    """Return reasons with links to the words that they rest on."""
    return tuple(ReasonRow(r.code, r.sentence, tuple(cites.cite(p) for p in r.passages[:FEW])) for r in reasons)


def chain_rows(view: CaseView, item: IncidentView, cites: Citations) -> tuple[tuple[ChainRow, ...], str]:
    """Return the chains behind the incident's claims, outlets that carry the same chain together, the longest carried first."""
    carried: dict[tuple[str, ...], dict[str, Ref]] = {}
    for claim in sorted(item.evidence.claims.values(), key=lambda c: (c.report, c.passage.start, c.id)):
        voices = _beyond_outlet(claim.chain)
        kept = carried.setdefault(voices, {})
        if claim.report not in kept:
            kept[claim.report] = cites.cite(claim.passage)
    ordered = sorted(carried.items(), key=lambda c: (not c[0], -len(c[1]), c[0]))
    rows = tuple(
        ChainRow(voices, tuple(list(refs.values())[: FEW * 3]), max(0, len(refs) - FEW * 3)) for voices, refs in ordered[:MOST]
    )
    return rows, left_out(len(ordered) - MOST, "chain", view.path)


def _beyond_outlet(chain: Sequence[Voice]) -> tuple[str, ...]:
    own = chain[1:] if chain and (chain[0].basis == "metadata" or chain[0].kind == "outlet") else chain
    return tuple(v.name for v in own)


def as_of_rows(item: IncidentView) -> tuple[tuple[str, ...], ...]:
    """Return the five numbers as of each moment asked for, then with all that is in the case."""
    made = []
    for weighing in (*item.as_of, item.weighing) if item.as_of else ():
        when = f"{weighing.as_of:%Y-%m-%d %H:%M %Z}" if weighing.as_of else "with all that is in the case"
        made.append((when, *(tile.figure for tile in five_numbers(weighing.numbers))))
    return tuple(made)


def contradiction_rows(item: IncidentView) -> tuple[tuple[str, str, str], ...]:
    """Return kind, question and sentence of each conflict among answers."""
    return tuple(
        (
            word(c.kind),
            question_words(c.question, c.of),
            c.note or f"{listed([value_words(v) for v in c.values])} stand against each other.",
        )
        for c in item.weighing.contradictions[:MOST]
    )


def pseudo_rows(item: IncidentView, cites: Citations) -> tuple[tuple[Ref | None, str, str], ...]:
    """Return the confirmations that rest on the same grounds, with their words."""
    return tuple(
        (cites.cite(p.passage) if p.passage else cites.report(p.report), p.by, p.why) for p in item.weighing.pseudo_confirmations
    )
