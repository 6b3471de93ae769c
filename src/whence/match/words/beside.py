"""Beside the subject: words by which a report sets an occurrence off as another scene of the same night.

"Half an hour later another drone hit a post at Halm, nine kilometres to the south"; "in a distinct attack"; "some hours earlier they had
opened fire at the Halm bridge". Such a cue alone says little; with a place of its own that is not the subject's it tells of another occurrence.
In: a claim, its report. Out: how plainly the words around it set it beside something else; the names of the places that it lies at.
Refuses: to say what the subject is (`core` does); a distance from a named place ("9 km south of Dorvan"), which says where the subject lies.
"""

import re
import tomllib
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim, Frame, Where

REACH = 80
"""Characters before and after a claim's words, within its sentence, in which a cue is looked for."""

AROUND = 24
"""Characters on either side of a name in which a word is looked for that makes it a quarter, or a distance that says how far off it lies."""


_ENDS = re.compile(r"[.;!?\n]")


class Cue(IntEnum):
    """How plainly words set an occurrence beside another: not at all, by the same night or one more weapon, by hours or miles, as "separate"."""

    NONE = 0
    WEAK = 1
    PLAIN = 2
    SEPARATE = 3


class Found(NamedTuple):
    """Words of a text that set something beside something else."""

    start: int
    end: int
    cue: Cue
    far: bool = False


def cue_of(claim: Claim, report: Report) -> Cue:
    """Return how plainly the words around a claim set what it tells of beside something else."""
    if claim.frame is None:
        return Cue.NONE
    low, high = claim.passage.start - REACH, claim.passage.end + REACH
    near = [f for f in cues_in(report.text) if low <= f.start and f.end <= high and (not f.far or _is_at_a_place(f, claim.frame))]
    if not near:
        return Cue.NONE
    start, end = sentence_of(claim, report) or (low, high)
    return max((found.cue for found in near if start <= found.start and found.end <= end), default=Cue.NONE)


def _is_at_a_place(found: Found, frame: Frame) -> bool:
    """Say whether a distance stands right beside one of the places: "said by telephone from Halm, nine kilometres away" is of the caller."""
    return any(max(where.start - found.end, found.start - where.end) <= AROUND for where in (*frame.sites, *frame.places))


@lru_cache(maxsize=16)
def cues_in(text: str) -> tuple[Found, ...]:
    """Return where the text has such words; none where a blast was only heard or felt far off."""
    miles = [
        Found(m.start(), m.end(), Cue.PLAIN, far=True) for m in _miles().finditer(text) if not _only_describes(text, m.start())
    ]
    hours = [Found(m.start(), m.end(), Cue.PLAIN) for m in _hours().finditer(text) if not _is_after_dying(text, m.start())]
    weak = [Found(m.start(), m.end(), Cue.WEAK) for p in _weak() for m in p.finditer(text)]
    separate = [Found(m.start(), m.end(), Cue.SEPARATE) for m in _separate().finditer(text)]
    return tuple(sorted((*miles, *hours, *weak, *separate)))


def _is_after_dying(text: str, at: int) -> bool:
    return _dying().search(text[max(0, at - REACH) : at]) is not None


def is_spread(text: str) -> bool:
    """Say whether words tell of what strikes many places at once: an earthquake, a flood, an offensive."""
    return _spread().search(text) is not None


def _only_describes(text: str, at: int) -> bool:
    """Say whether a distance says where a village lies that was hit, or how far off a blast was heard."""
    before = text[max(0, at - REACH) : at]
    return _sensed().search(before) is not None or _described().search(before) is not None


def is_before(claim: Claim, report: Report) -> bool:
    """Say whether hours stand right before what happened ("who some hours earlier had opened fire"): it led up to the subject."""
    if claim.frame is None:
        return False
    before = report.text[max(0, claim.frame.trigger.start - AROUND) : claim.frame.trigger.start]
    return _hours_before().search(before) is not None


def is_elsewhere(where: Where, report: Report) -> bool:
    """Say whether the words beside a name let it be a place of its own: no part of a town ("the Halm quarter"), nor where people were taken."""
    if report.text[where.start : where.end] != where.as_written:
        return True
    before = _ENDS.split(report.text[max(0, where.start - AROUND) : where.start])[-1]
    after = _ENDS.split(report.text[where.end : where.end + AROUND])[0]
    if _wards().search(before + where.as_written + after) or _bound().search(before):
        return False
    return not (_quarter_of().search(before) or _quarter().search(where.as_written) or _quarter().match(after.lstrip()))


@cache
def _words(name: str) -> str:
    raw = tomllib.loads((files("whence.match") / "data" / "beside.toml").read_text(encoding="utf-8"))
    words = sorted(raw[name].split(), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\-", r"[\s-]+") for word in words) + ")"


@cache
def _miles() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('lengths')},? (?:{_words('ways')}|from the [a-z-]+)\b(?! (?:of|in|at|near)\b)")


@cache
def _hours() -> re.Pattern[str]:
    day = rf"(?:earlier|later) (?:in the|that|that same|the same) {_words('parts')}"
    return re.compile(rf"\b(?:{_words('spans')} {_words('then')}|{day})\b", re.IGNORECASE)


@cache
def _separate() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('apart')} {_words('events')}\b", re.IGNORECASE)


@cache
def _weak() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\bsame {_words('parts')}\b", re.IGNORECASE),
        re.compile(rf"\b{_words('ordinals')} (?:[\w-]+ )?{_words('means')}\b", re.IGNORECASE),
    )


@cache
def _hours_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('spans')} (?:earlier|before)(?: (?:had|has|were|was|have)(?: been)?)? $", re.IGNORECASE)


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('quarters')}\b", re.IGNORECASE)


@cache
def _quarter_of() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('quarters')} of (?:the )?$", re.IGNORECASE)


@cache
def _wards() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('wards')}\b", re.IGNORECASE)


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(r"\bto (?:the |a |an )?(?:[\w-]+ (?:of|in|at) )?$", re.IGNORECASE)


@cache
def _dying() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('dying')}\b[^.;]*$", re.IGNORECASE)


@cache
def _described() -> re.Pattern[str]:
    return re.compile(rf"\ban? (?:[\w-]+ )?{_words('described')},? (?:[\w-]+ ){{1,6}}$", re.IGNORECASE)


@cache
def _spread() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('spread')}\b", re.IGNORECASE)


@cache
def _sensed() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('sensed')}\b[^.;]*$", re.IGNORECASE)
