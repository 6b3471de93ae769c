"""Questions and their rival answers, each with the statements behind it.

In: a `View`, the origins. Out: one `Question` per thing at issue, and the contradictions among its answers.
What nobody asserts is said to be so: cause and intent are always listed, with "not asserted" where no claim answers them.
Refuses: to choose among rival answers; to give an inferred report, a caveat or a denied claim an answer.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC
from heapq import nsmallest
from typing import NamedTuple

from whence.language.words.normal import key as words_key
from whence.model.base import replace
from whence.model.passage import Passage
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType, MembershipRole, Polarity, QuestionKind, SourceKind, Standing
from whence.model.weighed import Answer, Contradiction, Origin, Question, Reason, Utterance, Value
from whence.weigh.places.places import FINE, SITES, places_named
from whence.weigh.places.set_off import set_off
from whence.weigh.places.waters import waters_told
from whence.weigh.questions.contradictions import Told, contradictions_of
from whence.weigh.questions.days import first_told, of_what_came, too_late
from whence.weigh.questions.fallen import beside_or_on
from whence.weigh.questions.found_dead import are_those_found, days_of_finds, is_a_find
from whence.weigh.questions.handed_over import as_handed_over
from whence.weigh.questions.piles import Pile as _Pile
from whence.weigh.questions.piles import call_bare_people, call_by_their_nouns, hear_the_heads
from whence.weigh.questions.sides import Sides
from whence.weigh.questions.told_type import told_type
from whence.weigh.questions.tolls_aside import without_tolls_aside
from whence.weigh.roots.gaps import would_change
from whence.weigh.roots.standing import LADDER, decided, rung
from whence.weigh.scope.scope import View
from whence.weigh.scope.sourcing import sourcing_claims
from whence.weigh.scope.statements import COUNTED
from whence.weigh.values.accounts import denies_account_only, denies_outcome_only, rival_accounts
from whence.weigh.values.aftermath import OF_AFTERMATH, is_aftermath
from whence.weigh.values.altered import TAKES, Altered
from whence.weigh.values.counts import counts_a_part, own_figures, spoken_figures
from whence.weigh.values.deaths import beatings_told
from whence.weigh.values.one_count import counted_apart, one_count
from whence.weigh.values.people import armed_sort
from whence.weigh.values.values import NOT_HAPPENED, answers_in
from whence.weigh.values.victims import civilians_or_fighters

METHOD = "weigh.questions/1"
ALWAYS_ASKED = (QuestionKind.CAUSE, QuestionKind.INTENT)
MOST_PASSAGES = 24
MOST_CHAINS = 60
"""Passages and chains shown per answer, commonest first; `claims` and `reports` list everything."""

_ORDER = {kind: place for place, kind in enumerate(QuestionKind)}


class _Known(NamedTuple):
    """What is looked up for every answer, worked out once: cost goes with claims and answers, not with one times the other.

    `behind`: the statements behind a claim; `origin_of`: the origin of a statement; `chains`: a claim's voices by name; `published`: when
    a report says it appeared, by one clock; `took`: per report that took its words from others, those others;
    `sides`: whose people are counted; `altered`: counts changed on the way; `find`: dead who were found are what it is about.
    """

    behind: Mapping[str, list[Utterance]]
    origin_of: Mapping[str, Origin]
    chains: Mapping[str, tuple[str, ...]]
    published: Mapping[str, str]
    took: Mapping[str, set[str]]
    sides: Sides
    altered: Altered
    find: bool


class Asked(NamedTuple):
    """The questions of an incident with the contradictions among their answers."""

    questions: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]


def asked(view: View, origins: Sequence[Origin]) -> Asked:
    """Return every question at issue, in the order of the closed list, and the contradictions."""
    took = _parents(view)
    known = _Known(
        behind=_statements_by_claim(view),
        origin_of={id: origin for origin in origins for id in origin.utterances},
        chains={claim.id: tuple(voice.name for voice in claim.chain) for claim in view.evidence.claims.values()},
        published={
            id: r.published.at.astimezone(UTC).isoformat() for id, r in view.evidence.reports.items() if r.published is not None
        },
        took=took,
        sides=Sides(view.names, {u.party for u in view.utterances if u.party}, view.evidence),
        altered=Altered(view.evidence, took),
        find=is_a_find(view, told_type(view)),
    )
    piles = _piles(view, find=known.find)
    for kind in ALWAYS_ASKED:
        piles.setdefault((kind, None), {})
    questions: list[Question] = []
    conflicts: list[Contradiction] = []
    for (kind, of), answers in sorted(piles.items(), key=lambda entry: (_ORDER[entry[0][0]], entry[0][1] or "")):
        question, found = _question(view, kind, of, answers, known)
        questions.append(question)
        conflicts += found
    for conflict in beside_or_on(view.incident.type, questions, view.evidence.claims.values()):
        questions = [_in_dispute(q, conflict) if q.question is conflict.question else q for q in questions]
        conflicts.append(conflict)
    for conflict in civilians_or_fighters(questions, view.evidence.claims.values(), view.names):
        questions = [_in_dispute(q, conflict) if q.question is conflict.question else q for q in questions]
        conflicts.append(conflict)
    return Asked(tuple(questions), tuple(conflicts))


def _in_dispute(question: Question, conflict: Contradiction) -> Question:
    """Return a question with a contradiction that was found by looking at another question as well."""
    return replace(
        question,
        contradicted=True,
        reasons=(*question.reasons, Reason(code="contradicted", sentence=conflict.note)),
        would_change=would_change(question.question, question.standing, contradicted=True),
    )


def _statements_by_claim(view: View) -> dict[str, list[Utterance]]:
    found: defaultdict[str, list[Utterance]] = defaultdict(list)
    for utterance in view.utterances:
        for claim in utterance.claims:
            found[claim].append(utterance)
    return dict(found)


def _parents(view: View) -> dict[str, set[str]]:
    """Return per report that took its words from others those others."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for edge in view.evidence.derivations.values():
        if edge.type in TAKES:
            parents[edge.child].add(edge.parent)
    return dict(parents)


def _gone_back_to(reports: Sequence[str], known: _Known) -> frozenset[str]:
    """Return all that reports go back to, step by step."""
    reached, left = set[str](), list(reports)
    while left:
        further = known.took.get(left.pop(), set()) - reached
        reached |= further
        left += further
    return frozenset(reached)


def _piles(view: View, *, find: bool) -> dict[tuple[QuestionKind, str | None], dict[str, _Pile]]:
    piles: defaultdict[tuple[QuestionKind, str | None], dict[str, _Pile]] = defaultdict(dict)
    sourcing = sourcing_claims(view)
    counted = (claim for claim in view.evidence.claims.values() if claim.id not in sourcing)
    told = sorted(counted, key=lambda c: (c.report, c.passage.start, c.id))
    kind = told_type(view)
    accounts = denies_account_only(told, view.names) | denies_outcome_only(told, kind, view.names)
    called = one_count(kind, find=find)
    speakers = {(c.report, f"a:{words_key(v.name)}") for c in told for v in c.chain if v.kind is SourceKind.NAMED_PERSON}
    figures = spoken_figures(told)
    own = {m.report for m in view.evidence.memberships if m.role is MembershipRole.FOCUS and m.incident == view.incident.id}
    for claim in told:
        report = view.evidence.reports[claim.report]
        plain = without_tolls_aside(claim, report, own=claim.report in own)
        counts = as_handed_over(own_figures(plain, figures, report), kind, report.text)
        for said in answers_in(counts, view.names, view.incident.places, report.text):
            taken_back = said.value.text == NOT_HAPPENED and claim.id in accounts
            if taken_back or (said.question not in OF_AFTERMATH and is_aftermath(claim, kind)):
                continue
            if (
                said.question is QuestionKind.VICTIMS
                and claim.about is not said.question
                and (claim.report, said.key) in speakers
            ):
                continue  # who tells of it in the same report was taken for the one it happened to
            of = counted_apart(claim, said.of, kind) or called.get(said.of or "", said.of)
            pile = piles[said.question, of].setdefault(said.key, _Pile(said.value))
            if said.question is QuestionKind.MEANS and said.value.text:
                pile.nouns[said.value.text].add(claim.report)
            if said.question is QuestionKind.SITE and f"{pile.value.place} " in (said.value.place or ""):
                pile.value = said.value  # "Karsh bridge" rather than the name of the town alone
            (pile.denying if said.denied else pile.claims).append(claim)
            if said.told is not None:
                pile.nouns[said.told].add(claim.report)
    call_bare_people(told, piles, kind)
    call_by_their_nouns(piles)
    for claim in told:
        waters = waters_told(claim) if claim.frame is not None and claim.polarity is not Polarity.DENIED else None
        if waters is not None:
            piles[QuestionKind.WHERE, None].setdefault(waters.key, _Pile(Value(place=waters.shown))).claims.append(claim)
    for claim, cause in (*rival_accounts(told), *beatings_told(told, kind)):
        pile = piles[QuestionKind.CAUSE, None].setdefault(cause.key, _Pile(Value(text=cause.shown)))
        pile.claims += [claim] if claim not in pile.claims else []
    _name_towns(piles.get((QuestionKind.SITE, None), {}), piles.get((QuestionKind.WHERE, None), {}))
    towns = piles.get((QuestionKind.WHERE, None), {})
    for town in set_off({k: (p.value.place, p.claims) for k, p in towns.items()}, view.evidence.reports):
        del towns[town]  # the ministry spoke there
    days = piles.get((QuestionKind.WHEN, None), {})
    for late in too_late({key: pile.value for key, pile in days.items()}, first_told(view.evidence)):
        del days[late]  # the day of a statement: what had been reported before did not happen then
    for later in of_what_came({key: (pile.value, pile.claims) for key, pile in days.items()}, kind):
        del days[later]
    for found in days_of_finds({key: pile.claims for key, pile in days.items()}) if find else ():
        del days[found]
    hear_the_heads(view, told, piles)
    return dict(piles)


def _name_towns(sites: Mapping[str, _Pile], towns: Mapping[str, _Pile]) -> None:
    """Let a site say where it is that is called by a place which others name ("Karsh camp", "a camp at Karsh")."""
    called = {words_key(pile.value.place): pile for pile in towns.values() if pile.value.place is not None}
    for site in sites.values():
        town = called.get(words_key(site.value.place)) if site.value.place is not None else None
        if town is not None:
            town.claims += [claim for claim in site.claims if claim not in town.claims]


def _question(
    view: View,
    kind: QuestionKind,
    of: str | None,
    piles: Mapping[str, _Pile],
    known: _Known,
) -> tuple[Question, tuple[Contradiction, ...]]:
    told: list[tuple[Told, Reason]] = []
    for key, pile in sorted(piles.items()):
        answer, reason = _answer(view, kind, pile, known)
        told.append((_told(view, pile, answer, kind=kind, of=of, key=key, known=known), reason))
    told.sort(
        key=lambda entry: (
            _is_wide(entry[0]),
            -_height(entry[0].answer),
            -len(entry[0].answer.reports),
            entry[0].first,
            str(entry[0].answer.value),
        )
    )
    conflicts = contradictions_of(kind, of, [one for one, _ in told])
    answers = tuple(one.answer for one, _ in told) or (_not_asserted(),)
    standing, reasons = _where_it_stands(view, kind, answers, [reason for _, reason in told])
    contradicted = any(c.kind in ("contradiction", "growing") for c in conflicts)
    reasons += tuple(Reason(code="contradicted", sentence=c.note) for c in conflicts)
    question = Question(
        incident=view.incident.id,
        question=kind,
        of=of,
        answers=answers,
        standing=standing,
        contradicted=contradicted,
        reasons=reasons,
        would_change=would_change(kind, standing, contradicted=contradicted),
    )
    return question, conflicts


def _is_wide(told: Told) -> bool:
    """Say whether an answer names only an area around what finer answers name: it stands after them."""
    return bool(told.places) and all(where.precision not in FINE for where in told.places)


def _height(answer: Answer) -> int:
    return LADDER.index(answer.standing) * 10_000 + len(answer.utterances)


def _where_it_stands(
    view: View, kind: QuestionKind, answers: Sequence[Answer], reasons: Sequence[Reason]
) -> tuple[Standing, tuple[Reason, ...]]:
    """Return the rung of the best-supported answer that says it is so, unless a person decided."""
    decision = decided(view, kind)
    if decision is not None:
        return decision[0], (decision[1], *reasons[:3])
    affirmed = [at for at, a in enumerate(answers) if not a.not_asserted and a.value.text != NOT_HAPPENED]
    if not affirmed:
        sentence = "No report asserts anything on this." if answers[0].not_asserted else "It is only denied."
        return Standing.UNSUPPORTED, (Reason(code="not-asserted", sentence=sentence), *reasons[:1])
    best = max(affirmed, key=lambda at: (LADDER.index(answers[at].standing), len(answers[at].utterances), -at))
    return answers[best].standing, (reasons[best],)


def _not_asserted() -> Answer:
    return Answer(value=Value(text="not asserted"), claims=(), standing=Standing.UNSUPPORTED, not_asserted=True)


def _answer(
    view: View,
    kind: QuestionKind,
    pile: _Pile,
    known: _Known,
) -> tuple[Answer, Reason]:
    statements = {u.id: u for claim in pile.claims for u in known.behind.get(claim.id, ())}
    if kind is not QuestionKind.HAPPENED or pile.value.text != NOT_HAPPENED:
        statements = {id: u for id, u in statements.items() if u.bearing in COUNTED}
    listed_statements = [statements[id] for id in sorted(statements)]
    standing, reason = rung(view, listed_statements, known.origin_of)
    if kind is QuestionKind.HAPPENED and pile.value.text == NOT_HAPPENED and listed_statements:
        standing = Standing.REPORTED
        reason = Reason(code="denied", sentence="Denied.", records=tuple(statements))
    elif standing is Standing.UNSUPPORTED and _credited_to_nobody(pile.claims):
        standing = Standing.REPORTED
        reason = Reason(code="roots-unknown", sentence="Passed on without saying from whom (“reportedly”).")
    return Answer(
        value=pile.value,
        claims=tuple(claim.id for claim in pile.claims),
        passages=_passages(pile.claims),
        utterances=tuple(sorted(statements)),
        reports=tuple(sorted({claim.report for claim in pile.claims})),
        chains=_chains(pile.claims, known),
        parties=tuple(sorted({u.party for u in listed_statements if u.party})),
        standing=standing,
        denied_by=tuple(sorted({claim.chain[-1].name for claim in pile.denying if claim.chain})),
    ), reason


def _credited_to_nobody(claims: Sequence[Claim]) -> bool:
    return any(claim.chain and claim.chain[-1].kind.value == "none" for claim in claims)


def _passages(claims: Sequence[Claim]) -> tuple[Passage, ...]:
    firsts: dict[str, Passage] = {}
    for claim in claims:
        firsts.setdefault(claim.report, claim.passage)
        if len(firsts) >= MOST_PASSAGES:
            break
    return tuple(firsts.values())


def _chains(claims: Sequence[Claim], known: _Known) -> tuple[tuple[str, ...], ...]:
    seen = Counter(known.chains[claim.id] for claim in claims)
    return tuple(nsmallest(MOST_CHAINS, seen, key=lambda chain: (-seen[chain], chain)))


def _told(view: View, pile: _Pile, answer: Answer, *, kind: QuestionKind, of: str | None, key: str, known: _Known) -> Told:
    named, counted, altered = answer.value.actor, frozenset(answer.utterances), _is_altered(answer, known)
    told = Told(
        answer=answer,
        key=key,
        first=min((known.published[id] for id in answer.reports if id in known.published), default="9"),
        places=tuple(places_named(pile.claims[:8], answer.value.place)) if answer.value.place is not None else (),
        named=_blamed(view, pile, named) if named is not None else None,
        is_group=named is not None and view.names.is_armed_group(named),
        is_sort=named is not None and armed_sort(named) is not None,
        voices=frozenset(
            u.party or u.speaker for claim in pile.claims for u in known.behind.get(claim.id, ()) if u.id in counted
        ),
        altered=altered,
        taken_from=_gone_back_to(answer.reports, known) if altered else frozenset(),
        by_town=kind is QuestionKind.SITE and _is_called_by_town(view, answer.value.place),
        last=max((known.published[id] for id in answer.reports if id in known.published), default=""),
    )
    return _counted(view, told, pile, of, known) if kind is QuestionKind.HOW_MANY else told


def _counted(view: View, told: Told, pile: _Pile, of: str | None, known: _Known) -> Told:
    """Return the answer with what only figures are compared by: who is quoted for it, whose people it counts, and for which it was put."""
    number = told.answer.value.number
    return told._replace(
        in_part=counts_a_part(pile.claims, view.evidence.reports, told.answer.value, of)
        or (known.find and are_those_found(pile.claims)),
        quoted=frozenset(
            (claim.report, view.names.party(claim.chain[-1].name) or view.names.key(claim.chain[-1].name))
            for claim in pile.claims
            if len(claim.chain) > 1
        ),
        counted=frozenset(known.sides.by_voice(pile.claims, number, of)),
        put_for=known.altered.put_for(pile.claims, number),
    )


def _blamed(view: View, pile: _Pile, named: str) -> str | None:
    """Return the party or sort of armed people that an answer names for a deed; nobody is blamed for letting people go or for moving troops."""
    if all(claim.frame is not None and claim.frame.type in _NO_BLAME for claim in pile.claims):
        return None
    return view.names.party(named) or view.names.slug(named) or armed_sort(named)


def _is_called_by_town(view: View, site: str | None) -> bool:
    """Say whether a site is called by the town that the incident lies in ("the Dorvan jail"), which names none of its sites."""
    towns = {words_key(where.name) for where in view.incident.places if where.precision not in SITES}
    return site is not None and words_key(site) in towns


def _is_altered(answer: Answer, known: _Known) -> bool:
    """Say whether a value that nobody is credited with stands only in reports that took from others."""
    if answer.utterances or not answer.reports:
        return False
    return all(id in known.took for id in answer.reports)


_NO_BLAME = frozenset([IncidentType.RELEASE_TRANSFER, IncidentType.FORCE_MOVEMENT])
