"""Tolls aside: dead and hurt whom a report counts at another occurrence than its subject.

"Last week at least 17 detainees suffocated on the same road", "Cyclone Odal killed 33 people a week earlier", "one stop from Halm, where three died",
"in the same valley ten people died when a trailer hit a mine", "reports of 40 dead are false": such a number is no answer about the subject.
In: a figure and its report. Out: whether the words of its sentence, looked at with the report's head, give it to another occurrence, or say that it
is not so. Words ship as data (`tolls_aside.toml`).
Refuses: to look at a number of the head itself, save behind "while the world looks at Halm, where"; a time before where the head tells of nobody
dead or hurt, for then the occurrence before may be the subject.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.figures.parts import LONE
from whence.model.base import replace
from whence.model.captured import Report
from whence.model.said import Claim, Figure
from whence.model.vocabulary import BlockKind

_HARMED = frozenset({"killed", "wounded", "casualties", *LONE.values()})
_REACH = 500
"""Characters of a sentence on either side of a number that are looked at."""

_END = re.compile(r"[.!?][\"'’”)\]]*\s|\n")
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*(?: (?:(?:de|del|la|el|al|du|of|the) )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*){0,4}"
_WHERE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]f|[Oo]utside|[Oo]ff) (?:the )?(?P<name>{_NAME}),? (?:where|in which)\b"
)
_PLACED = re.compile(rf"\b(?:in|at|near|outside|off|on) (?:the )?(?:[a-z-]+ ){{0,3}}?(?P<name>{_NAME})")
_WHILE = re.compile(rf"\W*(?:While|As)\b[^.;]{{0,80}}?\b(?P<name>{_NAME}),? where\b[^,]{{0,80}},")


class _Head(NamedTuple):
    end: int
    words: str
    harms: bool
    places: bool


def without_tolls_aside(claim: Claim, report: Report, *, own: bool) -> Claim:
    """Return a claim without the dead and hurt that its report counts at another occurrence. `own`: the incident is what the report is about."""
    if not own or not (claim.figures or (claim.frame is not None and claim.frame.figures)):
        return claim
    kept = tuple(f for f in claim.figures if not is_told_aside(f, report))
    framed = tuple(f for f in claim.frame.figures if not is_told_aside(f, report)) if claim.frame is not None else ()
    if kept == claim.figures and (claim.frame is None or framed == claim.frame.figures):
        return claim
    return replace(claim, figures=kept, frame=replace(claim.frame, figures=framed) if claim.frame is not None else None)


def is_told_aside(figure: Figure, report: Report) -> bool:
    """Say whether a number of dead or hurt is given to another occurrence than the report's subject, or is said to be false."""
    if figure.of not in _HARMED or figure.hi == 0 or report.text[figure.start : figure.end] != figure.as_written:
        return False
    head = _head(report)
    start, end = _sentence(report.text, figure.start, figure.end)
    before, behind = report.text[start : figure.start], report.text[figure.end : end]
    if _said_to_be_false(before, behind) or _while_elsewhere(before, behind) or _after_another(before, behind):
        return True
    if _in_the_same().search(before) or _alluding().search(before):
        return True
    if figure.start < head.end:
        return False
    beside = _beside().match(before) is not None
    return beside or _where_else(before, head) or (head.harms and _at_another_time(before, behind))


def _said_to_be_false(before: str, behind: str) -> bool:
    """Say whether the sentence rejects the number as a rumour ("reports of 40 dead do not correspond to reality")."""
    return _rumours().search(before) is not None and _rejected().match(behind) is not None


def _while_elsewhere(before: str, behind: str) -> bool:
    return _WHILE.match(before + "N" + behind) is not None and "," in behind and " where " in f" {before} "


def _after_another(before: str, behind: str) -> bool:
    """Say whether the number is of what came before, while the sentence has dead and a place of its own: "hours after the blast near Halm that"."""
    cue = _spans_after().search(before)
    if cue is None or _harm().search(before, 0, cue.start()) is None or _going_on().search(before, 0, cue.start()):
        return False
    own = {m["name"] for m in _PLACED.finditer(before, 0, cue.start())}
    other = {m["name"] for m in _PLACED.finditer(before[cue.end() :] + behind)}
    return bool(own) and bool(other - own)


def _where_else(before: str, head: _Head) -> bool:
    """Say whether the number stands in what is told of a place that the head does not name, while it names another ("from Halm, where")."""
    if not head.places:
        return False
    last = next(reversed(list(_WHERE.finditer(before))), None)
    return last is not None and last["name"] not in head.words and not _BREAK.search(before, last.end())


_BREAK = re.compile(r"[;:—–]|, (?:said|told|the|he|she|they|it)\b")


def _at_another_time(before: str, behind: str) -> bool:
    """Say whether the sentence tells of a time before the subject, or of another place of the same valley or district."""
    opens = _opening().match(before)
    if opens is not None:
        return True
    clause = re.split(r"; | – | — ", before)[-1] + " N" + re.split(r"; | – | — ", behind)[0]
    return _earlier().search(clause) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    floor = max(0, start - _REACH)
    first = max((m.end() for m in _END.finditer(text, floor, start)), default=floor)
    last = _END.search(text, end, end + _REACH)
    return first, last.start() if last else min(len(text), end + _REACH)


def _head(report: Report) -> _Head:
    blocks = tuple((b.start, b.end, b.kind is BlockKind.HEADLINE) for b in report.blocks[:6])
    return _head_of(report.text[:2000], report.title or "", blocks)


@lru_cache(maxsize=32)
def _head_of(text: str, title: str, blocks: tuple[tuple[int, int, bool], ...]) -> _Head:
    first = next(((start, end) for start, end, headline in blocks if not headline and end > start), (0, 0))
    heads = " ".join(text[start:end] for start, end, headline in blocks if headline)
    opening = _END.search(text, first[0], first[1])
    end = opening.end() if opening else min(first[1], len(text))
    words = f"{title} {heads} {text[first[0] : end]}"
    return _Head(end, words, _harm().search(words) is not None, _PLACED.search(words) is not None)


@cache
def _listed(name: str) -> str:
    raw = tomllib.loads((files("whence.weigh") / "data" / "tolls_aside.toml").read_text(encoding="utf-8"))
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s") for each in sorted(raw[name], key=len, reverse=True)) + ")"


@cache
def _harm() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('harm')}\b", re.IGNORECASE)


@cache
def _earlier() -> re.Pattern[str]:
    count = _listed("counts")
    return re.compile(
        rf"\b(?:{count}\s{_listed('spans')}\s(?:earlier|before(?!\s(?:the|he|she|it|they)\b))|{_listed('earlier')})\b",
        re.IGNORECASE,
    )


@cache
def _spans_after() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_listed('counts')}\s)?(?:{_listed('spans')}|{_listed('short')})\s(?:after|since|following)\b", re.IGNORECASE
    )


@cache
def _going_on() -> re.Pattern[str]:
    """Words of a toll that goes on, so that what came before is the subject itself ("two more died, days after the blast")."""
    return re.compile(rf"\b{_listed('going_on')}\b", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """What opens a sentence of another occurrence: "Last week", "In the same valley"."""
    return re.compile(rf"\W*(?:{_listed('before')}\b|in the same {_listed('areas')}\b|elsewhere in\b)", re.IGNORECASE)


@cache
def _beside() -> re.Pattern[str]:
    """What opens a sentence of another occurrence whatever the head tells of: "The same day", "That night"."""
    return re.compile(rf"\W*{_listed('beside')}\b", re.IGNORECASE)


@cache
def _in_the_same() -> re.Pattern[str]:
    return re.compile(rf"\bin the same {_listed('areas')},? (?:where|in which)\b", re.IGNORECASE)


@cache
def _alluding() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('alluding')}\b[^.;]{{0,120}}\b(?:where|in which|that|which)\b", re.IGNORECASE)


@cache
def _rumours() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_listed('rumours')}\b[^.;:!?]{{0,60}}\b(?:of|that|about|claiming|saying)\b[^.;:!?]{{0,40}}$", re.IGNORECASE
    )


@cache
def _rejected() -> re.Pattern[str]:
    return re.compile(
        rf"[^.;:!?]{{0,60}}?\b(?:is|are|was|were|do|does|did|have|has)\b\s(?:\w+\s){{0,2}}{_listed('false')}\b", re.IGNORECASE
    )
