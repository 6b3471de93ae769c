"""A find of the dead as a report's subject: a grave opened, remains lifted, bodies come upon; who they are and when they died is what is disputed.

The find has a site and a day, and the deaths have days of their own: "shot in the night of 1 June", says one, "killed in an air raid in November",
says another, of the same grave. Those are rival answers, and no reason to split; the day of another find is one.
In: a report, its claims of occurrences. Out: whether it is about such a find, and which of its claims are accounts of the deaths.
Refuses: the dead of something that the head tells of: "bodies were found in the rubble" after a blast is its toll; a strike that nothing ties to
those found; a claim with another town.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.figures.remains import THE_DEAD, is_about_remains
from whence.language.words.normal import fold
from whence.match.sketches.sketch import tells_of_finds
from whence.match.sketches.types import VAGUE, is_telling, told_as
from whence.match.sketches.whens import day_bounds, times_of
from whence.match.words.lead import head_end
from whence.match.words.sentence import sentence_of
from whence.model.captured import Report
from whence.model.said import Claim
from whence.model.vocabulary import IncidentType as T

LONG_AGO = 30
"""Days before publication from which what the head tells of is no news: the dead of it may be found now."""

_KILLING = T.KILLING.value
_OF_THE_DEAD = frozenset([T.KILLING, T.ABDUCTION, T.DETENTION, T.ILL_TREATMENT, T.OTHER, T.RELEASE_TRANSFER])
"""What a head may tell beside a find without having caused it: those found had been held, taken or killed."""

_LIE = re.compile(r"\b(?:graves?|buried|burial|remains|bones|bodies|corpses|pit|the dead|lie there|lay there)\b")
_TAKEN_UP = (
    "found|discovered|recovered|lifted|removed|taken|pulled|dug|washed|exhumed|brought|flown|handed|buried|still|being|not"
)
_WHO = re.compile(
    r"\b(?:the dead|those (?:found|killed|buried|who lie\b[\w ]{0,20})|(?:bodies|remains|bones|skeletons)) (?:are|is|were|was|had been)"
    rf"(?: those)?(?: of)? (?!{_TAKEN_UP})\w"
    r"|\b(?:grave|graves|pit|well|cellar|tomb) (?:holds?|held|contain(?:s|ed)?)\b"
    r"|\bin (?:that|this|the same) (?:place|pit|grave|spot) (?:rest|lie|lay)\b"
)
"""Words that say who lies there."""

_GOES_ON = re.compile(r"(?:and |but )?(?:they|these|those|all|most|many|several|some|each|he|she|both)\b")


def is_of_a_find(report: Report, told: Sequence[Claim]) -> bool:
    """Say whether a report is about dead who were found, by its head, or by its words throughout; `told` are its claims of occurrences."""
    sought = any(tells_of_finds(claim) and claim.passage.start < head_end(report) for claim in told)
    if any(_is_the_cause(claim, report, sought=sought) for claim in told):
        return False
    return is_about_remains(fold(report.text[: head_end(report)]), fold(report.text))


def _is_the_cause(claim: Claim, report: Report, *, sought: bool) -> bool:
    """Say whether a claim tells of something that happened lately and may have cost the lives: then the dead found are of that.

    In the head that is anything that does; further on, a disaster, and where people are found who were looked for (`sought`), a strike too.
    """
    frame = claim.frame
    if frame is None or not claim.focus or frame.apart or frame.type in _OF_THE_DEAD:
        return False
    ends = [day_bounds(when)[1] for when in times_of(claim)]
    day = report.published.at.date().toordinal() if report.published else None
    lately = not ends or day is None or any(end is None or end >= day - LONG_AGO for end in ends)
    if claim.passage.start < head_end(report):
        return lately
    return lately and bool(ends) and (frame.type is T.ACCIDENT_DISASTER or (sought and _may_kill(claim)))


def tells_the_find(claim: Claim) -> bool:
    """Say whether a claim names the dead as they were found, so that the day beside it is the find's ("Seventeen bodies were recovered in April")."""
    if claim.frame is None:
        return False
    at = claim.frame.trigger.start - claim.passage.start
    words = fold(claim.passage.quote[max(0, at) : max(0, at) + claim.frame.trigger.end - claim.frame.trigger.start]).split()
    return not THE_DEAD.isdisjoint(words)


class Accounts(NamedTuple):
    """Ids of claims in a report of a find.

    `deaths` tell how the dead came to die; `tied` are those of them whose words speak of the grave, `named` those that say who lies in it;
    `finds` tell of the find and count nobody; `others` are strikes on something else.
    """

    deaths: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    finds: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def accounts_in(report: Report, told: Sequence[Claim]) -> Accounts:
    """Return what the claims of a report of a find are to it.

    A killing is an account of the deaths, and so is a strike that its words tie to those who lie there ("the grave holds 22 fighters who were
    killed in an air strike"). One that they do not, with a day of its own, is another occurrence ("the town came under fire last Thursday").
    """
    words = {claim.id: _words_around(claim, report) for claim in told}
    tied = {claim.id for claim in told if _LIE.search(words[claim.id])}
    free = [claim for claim in told if claim.frame is not None and not claim.frame.apart]
    deaths = {c.id for c in free if not tells_the_find(c) and (c.id in tied or (_is_killing(c) and c.focus)) and _may_kill(c)}
    return Accounts(
        deaths=frozenset(deaths),
        tied=frozenset(deaths & tied),
        named=frozenset(id for id in deaths if _WHO.search(words[id])),
        finds=frozenset(claim.id for claim in free if tells_the_find(claim) and _counts_nobody(claim)),
        others=frozenset(c.id for c in told if c.id not in deaths and _may_kill(c) and not _is_killing(c) and times_of(c)),
    )


def _counts_nobody(claim: Claim) -> bool:
    """Say whether a claim counts none: who counts bodies at another place tells of another find."""
    return not claim.figures and (claim.frame is None or not claim.frame.figures)


def _is_killing(claim: Claim) -> bool:
    return claim.frame is not None and told_as(claim.frame) == _KILLING


def _may_kill(claim: Claim) -> bool:
    """Say whether a claim tells of a killing, or of a strike that may be one."""
    kind = told_as(claim.frame) if claim.frame is not None else VAGUE
    return kind == _KILLING or (is_telling(kind, _KILLING) and kind not in _OF_THE_DEAD)


def _words_around(claim: Claim, report: Report) -> str:
    """Return the folded words of a claim's sentence, with those of the one before it where it only goes on about the same people ("They fell")."""
    own, block = sentence_of(claim, report), report.block_at(claim.passage.start)
    if own is None or block is None:
        return ""
    words = fold(report.text[own[0] : own[1]])
    if not _GOES_ON.match(words):
        return words
    before = report.text[block.start : own[0]].rstrip()
    last = max(before.rfind(mark) for mark in (". ", "! ", "? ", "\n"))
    return f"{fold(before[last + 1 :])} {words}"
