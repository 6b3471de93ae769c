"""Set off: towns that the words themselves set off from the occurrence.

In: the answers to "where" with the claims behind each, the texts of their reports. Out: the answers that are no place of the occurrence, since all
claims behind them name the town where somebody spoke ("in Ostra, the ministry acknowledged six dead") or in a clause about something else ("a
lorry with which it supplied its garrison at Ostra").
Refuses: to set off the town that most reports name, or one that any claim names plainly.
"""

import re
from collections.abc import Mapping, Sequence

from whence.language.words.normal import key
from whence.model.captured import Report
from whence.model.said import Claim, Where

_BEFORE = re.compile(
    r"(?:^|[.!?;:,\n—–]\s*)(?:(?:and|but|while|meanwhile|back|over|further)\s+){0,2}(?:in|at|from)\s+$", re.IGNORECASE
)
"""What stands before a town that opens a clause: "Across the pass, in Ostra, the ministry said"."""

_BY_WHICH = re.compile(r"\b(?:with|for|from|to|by|through|of) (?:which|whom)\b[^.;:,!?\n]*$", re.IGNORECASE)
_AROUND = 200


def set_off(towns: Mapping[str, tuple[str | None, Sequence[Claim]]], reports: Mapping[str, Report]) -> list[str]:
    """Return the keys of the towns, given by name and claims, that every claim behind them sets off, where more reports name another."""
    told = {town: len({c.report for c in claims}) for town, (_, claims) in towns.items()}
    most = max(told.values(), default=0)
    return [
        town
        for town, (name, claims) in towns.items()
        if name and claims and told[town] < most and all(_sets_off(c, name, reports[c.report].text) for c in claims)
    ]


def _sets_off(claim: Claim, name: str, text: str) -> bool:
    """Say whether a claim names the town only as the one where its voice spoke, or behind "with which"."""
    frame = claim.frame
    told = [w for w in ((*frame.places, *claim.places) if frame is not None else claim.places) if key(w.name) == key(name)]
    return bool(told) and all(_is_where_said(w, claim, text) or _is_by_which(w, claim, text) for w in told)


def _is_where_said(where: Where, claim: Claim, text: str) -> bool:
    """Say whether the place opens the clause of the voice, and what happened is told after both."""
    voice = claim.chain[-1] if claim.chain else None
    told = claim.frame.trigger.start if claim.frame is not None else claim.passage.start
    if voice is None or voice.start is None or not where.end <= voice.start < told:
        return False
    between = text[where.end : voice.start]
    opens = _BEFORE.search(text[max(0, where.start - _AROUND) : where.start]) is not None
    return opens and re.match(r"\s*,?\s*(?:the |a |an |its |his |her |their )?(?:[\w’'-]+\s+){0,3}$", between) is not None


def _is_by_which(where: Where, claim: Claim, text: str) -> bool:
    """Say whether "with which" stands between what happened and the place."""
    core = claim.frame.trigger if claim.frame is not None else None
    return core is not None and core.end <= where.start and _BY_WHICH.search(text[core.end : where.start]) is not None
