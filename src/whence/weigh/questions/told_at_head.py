"""Told at the head: where, at which site and on which day it happened, for reports whose claims do not answer that.

A title ("Blast in Vastrel"), a dateline, the first sentences and what the occurrence is called by ("Tuesday's disaster", "the incident of
18 January") are about the report's own subject, whatever its claims say.
In: a `View`, its claims, the answers so far. Out: answers with the claim of the report that stands nearest to the words.
Refuses: to add to what a report's own claims answer; a report that only mentions the incident; a name that the register knows as a state, a body
or a person, or that a voice of the report bears.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.language.dates.named_days import day_called, day_of_head
from whence.language.places.heads import Named, is_looked_aside, place_of_head
from whence.language.words.normal import key
from whence.language.words.sentences import sentences
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind, MembershipRole, PlacePrecision, Polarity, QuestionKind
from whence.model.weighed import Value
from whence.weigh.places.places import places_named
from whence.weigh.questions.sites_at_head import site_of_first, sites_of_head
from whence.weigh.scope.scope import View
from whence.weigh.values.values import Said

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST, BlockKind.QUOTE)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)
_LONGEST = 6_000
"""Characters of a report that are looked at."""
MOST_HEARD = 300
"""Reports of an incident up to which their heads are heard: where more tell of it, their claims answer, and weighing stays quick."""
_LONGEST_LINE = 2_000
"""Characters of a title, or of one of its sentences, that are."""

Answered = Mapping[str, tuple[Value, Sequence[Claim]]]
"""The answers to one question by their keys."""


class AtHead(NamedTuple):
    """What heads say: answers with the claims they are shown by, and the keys of answers that are not a report's own."""

    answers: list[tuple[Claim, Said]]
    not_its: list[tuple[str, str]]


class _Known:
    """What is looked up for every report, worked out once: the cost goes with claims and answers, not with one times the other."""

    def __init__(self, told: Sequence[Claim], answered: Answered) -> None:
        self._answered = answered
        self.claims: defaultdict[str, list[Claim]] = defaultdict(list)
        self.given: defaultdict[str, dict[str, Value]] = defaultdict(dict)
        for claim in told:
            self.claims[claim.report].append(claim)
        for filed, (value, behind) in answered.items():
            for claim in behind:
                self.given[claim.report][filed] = value
        self._words = {filed: frozenset(key(value.place).split()) for filed, (value, _) in answered.items() if value.place}
        self._by_name = {key(value.place): filed for filed, (value, _) in answered.items() if value.place}
        self._fine: dict[str, bool] = {}

    def of(self, report: str) -> list[Claim]:
        """Return a report's claims, denials left out; "nobody was hurt" may be all it says."""
        return [claim for claim in self.claims[report] if claim.polarity is not Polarity.DENIED] or self.claims[report]

    def filed(self, name: str) -> str:
        """Return the key of the answer that names a place."""
        return self._by_name.get(key(name), f"p:{key(name)}")

    def alike(self, name: str) -> str:
        """Return the key of the answer that names a place by the same words, or by more or fewer ("market", "cloth market")."""
        told = frozenset(key(name).split())
        alike = [(abs(len(told) - len(held)), filed) for filed, held in self._words.items() if held <= told or told <= held]
        filed = self.filed(name) if not alike else min(alike)[1]
        self._words.setdefault(filed, told)
        return filed

    def is_answered(self, filed: str) -> bool:
        """Say whether some report's claims give the answer."""
        return filed in self._answered

    def is_all(self, given: Mapping[str, Value]) -> bool:
        """Say whether nobody answers otherwise than one report."""
        return len(given) == len(self._answered)

    def is_fine(self, filed: str) -> bool:
        """Say whether an answer is more than a country, a province or part of one; one that no claim names is taken for a town."""
        if filed not in self._fine:
            value, claims = self._answered[filed]
            named = places_named(claims, value.place) if value.place else iter(())
            precise = [where.precision not in _WIDE and not where.name[:1].islower() for where in named]
            self._fine[filed] = not precise or any(precise)
        return self._fine[filed]


def told_at_head(view: View, told: Sequence[Claim], kind: QuestionKind, answered: Answered) -> AtHead:
    """Return what the heads of reports answer to "where" or "when", and which answers they show to be no answers of these reports."""
    found, known = AtHead([], []), _Known(told, answered)
    own = {m.report for m in view.evidence.memberships if m.role is MembershipRole.FOCUS and m.incident == view.incident.id}
    for id in sorted(own & view.evidence.reports.keys()) if len(own) <= MOST_HEARD else ():
        if claims := known.of(id):
            _HEARD_FOR[kind](view, view.evidence.reports[id], claims, known, found)
    return found


def _where(view: View, report: Report, claims: Sequence[Claim], known: _Known, found: AtHead) -> None:
    given = known.given[report.id]
    title, told = _title(report), _sentences(report)
    aside = [filed for filed, value in given.items() if value.place and is_looked_aside(value.place, title, told)]
    left = [filed for filed in given if filed not in aside]
    if any(map(known.is_fine, left)):
        found.not_its.extend((filed, report.id) for filed in aside)
        return
    named = _place(view, report, claims)
    if named is None or any(value.place and key(value.place) == key(named.name) for value in given.values()):
        return
    filed = known.filed(named.name)
    if found.answers and found.answers[-1][1].key != filed:
        return  # heads that differ are no rivals
    if known.is_answered(filed) or known.is_all(given):
        found.not_its.extend((filed, report.id) for filed in aside)
        found.answers.append((_nearest(claims, named.start), Said(QuestionKind.WHERE, None, filed, Value(place=named.name))))


def _when(_: View, report: Report, claims: Sequence[Claim], known: _Known, found: AtHead) -> None:
    published = report.published.at if report.published else None
    if published is None or known.given[report.id]:
        return  # a day that the report's own claims give stands: "the operation of 9 October" may be what went before
    told = _sentences(report)
    when = day_called(_title(report), report.text, told, published) or day_of_head(report.text, told, published)
    if when is None or when.start is None or when.end is None:
        return
    start, end = when.start.date().isoformat(), when.end.date().isoformat()
    filed = f"w:{start}:{end}"
    if known.is_answered(filed) or known.is_all({}):
        found.answers.append((_nearest(claims, when.at), Said(QuestionKind.WHEN, None, filed, Value(time=(start, end)))))


def _site(_: View, report: Report, claims: Sequence[Claim], known: _Known, found: AtHead) -> None:
    """Put in the site that a report's head names: of reports whose claims name others only what the first sentence says."""
    given, title, told = known.given[report.id], _title(report), _sentences(report)
    spans = [(claim.passage.start, claim.passage.end) for claim in claims]
    named = site_of_first(told) if given else sites_of_head(title, told, spans)
    if named:
        aside = [filed for filed, value in given.items() if value.place and is_looked_aside(value.place, title, told)]
        found.not_its.extend((filed, report.id) for filed in aside)
    for name, start in named:
        filed = known.alike(name)
        if filed not in given:
            found.answers.append((_nearest(claims, start), Said(QuestionKind.SITE, None, filed, Value(place=name))))


_HEARD_FOR = {QuestionKind.WHERE: _where, QuestionKind.WHEN: _when, QuestionKind.SITE: _site}


def _place(view: View, report: Report, claims: Sequence[Claim]) -> Named | None:
    never = {key(voice.name) for claim in claims for voice in claim.chain}
    outlet = f" {key(report.outlet or '')} "
    never |= {
        key(slot.name) for c in claims if c.frame is not None for slot in (*c.frame.agent, *c.frame.victims) if " " in slot.name
    }
    found = place_of_head(_title(report), _sentences(report), frozenset(never))
    if found is None or f" {key(found.name)} " in outlet or view.register.settled(found.name) is not None:
        return None
    return found


def _title(report: Report) -> str:
    return (report.title or "")[:_LONGEST_LINE]


def _sentences(report: Report) -> list[tuple[int, str]]:
    text = report.text
    spans = [
        span
        for block in report.blocks
        if block.kind in _BODY and block.start < _LONGEST
        for span in sentences(text, block.start, min(block.end, _LONGEST), wrapped=True)
    ]
    return [(span.start, text[span.start : min(span.end, span.start + _LONGEST_LINE)]) for span in spans]


def _nearest(claims: Sequence[Claim], start: int | None) -> Claim:
    """Return the claim that holds the words, else the first one after them or, of words that the title has, of all."""
    at = start or 0
    holding = (c for c in claims if c.passage.start <= at < c.passage.end)
    after = (c for c in claims if c.passage.start >= at)
    return next(holding, None) or next(after, None) or claims[0]
