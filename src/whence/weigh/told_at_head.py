"""Told at the head: where and on which day it happened, for reports whose claims answer neither.

A title ("Blast in Vastrel"), a dateline, the first sentences and what the occurrence is called by ("Tuesday's disaster", "the incident of
18 January") are about the report's own subject, whatever its claims say.
In: a `View`, its claims, the answers so far. Out: answers with the claim of the report that stands nearest to the words.
Refuses: to add to what a report's own claims answer; a report that only mentions the incident; a name that the register knows as a state, a body
or a person, or that a voice of the report bears.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.language.heads import Named, is_looked_aside, place_of_head
from whence.language.named_days import day_called, day_of_head
from whence.language.normal import key
from whence.language.sentences import sentences
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import BlockKind, MembershipRole, PlacePrecision, Polarity, QuestionKind
from whence.model.weighed import Value
from whence.weigh.places import places_named
from whence.weigh.scope import View
from whence.weigh.values import Said

_BODY = (BlockKind.BODY, BlockKind.SUMMARY, BlockKind.STANDFIRST, BlockKind.QUOTE)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)
_LONGEST = 6_000
"""Characters of a report that are looked at."""

Answered = Mapping[str, tuple[Value, Sequence[Claim]]]
"""The answers to one question by their keys."""


class AtHead(NamedTuple):
    """What heads say: answers with the claims they are shown by, and the keys of answers that are not a report's own."""

    answers: list[tuple[Claim, Said]]
    not_its: list[tuple[str, str]]


def told_at_head(view: View, told: Sequence[Claim], kind: QuestionKind, answered: Answered) -> AtHead:
    """Return what the heads of reports answer to "where" or "when", and which answers they show to be no answers of these reports."""
    found = AtHead([], [])
    own = {m.report for m in view.evidence.memberships if m.role is MembershipRole.FOCUS and m.incident == view.incident.id}
    for id in sorted(own & view.evidence.reports.keys()):
        all_told = [claim for claim in told if claim.report == id]
        claims = [
            claim for claim in all_told if claim.polarity is not Polarity.DENIED
        ] or all_told  # "nobody was hurt" may be all
        given = {key: value for key, (value, behind) in answered.items() if any(claim.report == id for claim in behind)}
        if claims:
            (_where if kind is QuestionKind.WHERE else _when)(view, view.evidence.reports[id], claims, given, answered, found)
    return found


def _where(
    view: View, report: Report, claims: Sequence[Claim], given: Mapping[str, Value], answered: Answered, found: AtHead
) -> None:
    title, told = report.title or "", _sentences(report)
    aside = [filed for filed, value in given.items() if value.place and is_looked_aside(value.place, title, told)]
    left = [filed for filed in given if filed not in aside]
    if any(_is_fine(filed, answered) for filed in left):
        found.not_its.extend((filed, report.id) for filed in aside)
        return
    named = _place(view, report, claims)
    if named is None or any(value.place and key(value.place) == key(named.name) for value in given.values()):
        return
    filed = next(
        (f for f, (value, _) in answered.items() if value.place and key(value.place) == key(named.name)), f"p:{key(named.name)}"
    )
    if any(said.key != filed for _, said in found.answers):
        return  # heads that differ are no rivals
    if filed in answered or all(f in given and (f in aside or not _is_fine(f, answered)) for f in answered):
        found.not_its.extend((filed, report.id) for filed in aside)
        found.answers.append((_nearest(claims, named.start), Said(QuestionKind.WHERE, None, filed, Value(place=named.name))))


def _is_fine(filed: str, answered: Answered) -> bool:
    """Say whether an answer is more than a country, a province or part of one ("northern Ostra"); one that no claim names is taken for a town."""
    value, claims = answered[filed]
    named = list(places_named(claims, value.place)) if value.place else []
    return not named or any(where.precision not in _WIDE and not where.name[:1].islower() for where in named)


def _when(
    _: View, report: Report, claims: Sequence[Claim], given: Mapping[str, Value], answered: Answered, found: AtHead
) -> None:
    published = report.published.at if report.published else None
    if published is None or given:
        return  # a day that the report's own claims give stands: "the operation of 9 October" may be what went before
    told = _sentences(report)
    called = day_called(report.title or "", report.text, told, published)
    when = called if called is not None else None if given else day_of_head(report.text, told, published)
    if when is None or when.start is None or when.end is None:
        return
    start, end = when.start.date().isoformat(), when.end.date().isoformat()
    filed = f"w:{start}:{end}"
    later = [f for f, value in given.items() if value.time is not None and (value.time[0] or "")[:10] > end]
    if called is not None:
        found.not_its.extend((f, report.id) for f in later)
    left = [f for f in given if f not in later]
    if not left and (filed in answered or all(f in given for f in answered)):
        found.answers.append((_nearest(claims, when.at), Said(QuestionKind.WHEN, None, filed, Value(time=(start, end)))))


def _place(view: View, report: Report, claims: Sequence[Claim]) -> Named | None:
    never = {key(voice.name) for claim in claims for voice in claim.chain}
    outlet = f" {key(report.outlet or '')} "
    never |= {
        key(slot.name) for c in claims if c.frame is not None for slot in (*c.frame.agent, *c.frame.victims) if " " in slot.name
    }
    found = place_of_head(report.title or "", _sentences(report), frozenset(never))
    if found is None or f" {key(found.name)} " in outlet or view.register.settled(found.name) is not None:
        return None
    return found


def _sentences(report: Report) -> list[tuple[int, str]]:
    text = report.text
    spans = [
        span
        for block in report.blocks
        if block.kind in _BODY and block.start < _LONGEST
        for span in sentences(text, block.start, min(block.end, _LONGEST), wrapped=True)
    ]
    return [(span.start, text[span.start : span.end]) for span in spans]


def _nearest(claims: Sequence[Claim], start: int | None) -> Claim:
    """Return the claim that holds the words, else the first one after them or, of words that the title has, of all."""
    at = start or 0
    holding = (c for c in claims if c.passage.start <= at < c.passage.end)
    after = (c for c in claims if c.passage.start >= at)
    return next(holding, None) or next(after, None) or claims[0]
