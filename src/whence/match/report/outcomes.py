"""Outcomes: claims that only count what came of an occurrence: the dead, the hurt, those who had to leave.

In: a report and one of its claims. Out: whether it only counts, and says neither where nor by whom.
Refuses: what has a place, a day or a doer of its own; that may be another occurrence.
"""

import re
from datetime import date, timedelta

from whence.language.figures.parts import LONE, PART
from whence.language.words.normal import key
from whence.model.captured import Report
from whence.model.said import Claim, When, Where
from whence.model.vocabulary import IncidentType, Polarity, QuestionKind

_HARMED = frozenset({"killed", "wounded", *LONE.values()})
_HURTING = frozenset(
    "wound injure hurt wounded injured injury injuries die dead death drown perish succumb burns burn hospital hospitalise hospitalize".split()  # noqa: SIM905
) | frozenset("ill sick treat treated poisoning oxygen symptoms suffocate".split())  # noqa: SIM905
_SEAT = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|health (?:post|cent(?:re|er)|district)|infirmary|dispensary|wards?"
    r"|sanatorium|doctors?|surgeons?|nurses?|medics?|paramedics?|ambulance)\b[^.;:!?\n]{0,30}?\b(?:of|in|at|for|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Behind such words a place says where those are who count, not where those died whom they count ("the hospital of Halm reports 34 wounded")."""
_BEFORE_PLACE = 60


def counts_an_outcome(report: Report, claim: Claim) -> bool:
    """Say whether a claim with an occurrence of its own only counts the dead, the hurt or those who had to leave."""
    return counts_who_had_to_leave(claim) or counts_only_dead(report, claim)


def counts_only_dead(report: Report, claim: Claim) -> bool:
    """Say whether a claim only counts dead or hurt, and says neither where nor by whom: "five bodies had been found"."""
    frame = claim.frame
    if frame is None or frame.agent or not all(map(_is_of_a_day, frame.times)):
        return False
    if not all(is_of_who_counts(report, where) for where in (*frame.places, *frame.sites)):
        return False
    if frame.type is not IncidentType.KILLING and _HURTING.isdisjoint(key(frame.predicate).split()):
        return False
    told = {f.of for f in frame.figures if not f.standing} - {PART}
    return bool(told) and told <= _HARMED and not frame.apart


def is_of_who_counts(report: Report, where: Where) -> bool:
    """Say whether a place only says where those are who count: "the hospital in Halm"."""
    return _SEAT.search(report.text, max(0, where.start - _BEFORE_PLACE), where.start) is not None


def counts_who_had_to_leave(claim: Claim) -> bool:
    """Say whether a claim only counts people who were brought out or fled, with no place of its own: an outcome of what the report tells of."""
    frame = claim.frame
    if frame is None or frame.type is not IncidentType.DISPLACEMENT or frame.places or frame.sites:
        return False
    return claim.polarity is Polarity.AFFIRMED and any(f.of == "displaced" and not f.standing for f in frame.figures)


def counts(report: Report, claim: Claim) -> bool:
    """Say whether a claim counts the dead, missing or carried, and not what stands: in a paragraph without an occurrence that is of the subject."""
    if counts_an_outcome(report, claim):
        return True
    return claim.about is QuestionKind.HOW_MANY and any(not figure.standing for figure in claim.figures)


def counts_harmed(claim: Claim) -> bool:
    """Say whether all that a claim counts are dead or hurt."""
    figures = claim.figures or (claim.frame.figures if claim.frame else ())
    told = {figure.of for figure in figures} - {PART}
    return bool(told) and told <= _HARMED


def is_lone(claim: Claim) -> bool:
    """Say whether a claim tells of one who died or was hurt, and of no occurrence: then he is the subject's or nobody's."""
    return claim.frame is None and bool(claim.figures) and all(f.of in LONE.values() and f.lo == 1 for f in claim.figures)


def span_of(when: When) -> tuple[date, date] | None:
    """Return the days that a time covers, `None` where it has no beginning or no end."""
    return (when.start.date(), when.end.date()) if when.start is not None and when.end is not None else None


def _is_of_a_day(when: When) -> bool:
    """Say whether a time is a day or two, and not "since 2024"."""
    span = span_of(when)
    by_then = when.start is None and when.end is not None  # "by nightfall"
    return by_then or (span is not None and span[1] - span[0] <= timedelta(days=2))
