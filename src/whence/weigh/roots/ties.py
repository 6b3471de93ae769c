"""Ties that the words suggest: "Turkish-backed fighters", "a pro-government channel", "militias loyal to the governor".

In: a `View`. Out: one `Reason` per body and tie, code `tie-suggested`, with the passages, for a person who may record it in the actors file.
Refuses: to use one. No count, party or standing rests on what is found here; where the register says already whose side somebody is on,
nothing is suggested.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.language.words.normal import fold
from whence.model.captured import Report
from whence.model.passage import Passage
from whence.model.said import Claim
from whence.model.weighed import Reason
from whence.weigh.scope.names import counted
from whence.weigh.scope.scope import View

AROUND = 48
"""Characters before and after a name in which words of a tie may stand, as long as no other mark than a hyphen lies between."""

MOST = 12
_SHOWN, _MOST_RECORDS = 4, 8


class _Tie(NamedTuple):
    """What is said of whom: the words as written, the body as named, and where both stand."""

    of: str
    words: str
    passage: Passage


def suggested_ties(view: View) -> Iterator[Reason]:
    """Yield each tie that the words suggest with its passages and the reports that say so; most often said first."""
    ranked = sorted(_found(view).items(), key=lambda entry: (-len({t.passage.report for t in entry[1]}), entry[0]))
    for (of, words), found in ranked[:MOST]:
        reports = tuple(sorted({tie.passage.report for tie in found}))
        told = f"{counted(len(reports), 'report')} {'calls' if len(reports) == 1 else 'call'} {of} “{words}”"
        sentence = f"{told}; nothing here rests on it. If you hold it to be so, record it in the actors file (aligned_with)."
        passages = tuple(tie.passage for tie in found[:_SHOWN])
        yield Reason(code="tie-suggested", sentence=sentence, passages=passages, records=reports[:_MOST_RECORDS])


def _found(view: View) -> dict[tuple[str, str], list[_Tie]]:
    found: defaultdict[tuple[str, str], list[_Tie]] = defaultdict(list)
    seen: set[tuple[str, int, int]] = set()
    for claim in view.evidence.claims.values():
        report = view.evidence.reports[claim.report]
        for name, start, end in _named(claim):
            place = (report.id, start, end)
            if place in seen:
                continue
            seen.add(place)
            tie = _tie(report, name, start, end)
            if tie is not None and not _is_recorded(view, name):
                found[tie.of, fold(tie.words)].append(tie)
    return {(of, ties[0].words): ties for (of, _), ties in found.items()}


def _named(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Yield who speaks or acts in a claim, with where the name stands in the report."""
    for voice in claim.chain:
        if voice.start is not None and voice.end is not None:
            yield voice.name, voice.start, voice.end
    frame = claim.frame
    for slot in (*frame.agent, *filter(None, (claim.subject, frame.custodian))) if frame else filter(None, (claim.subject,)):
        yield slot.name, slot.start, slot.end


def _tie(report: Report, name: str, start: int, end: int) -> _Tie | None:
    """Return the words of a tie in the name itself, right before it or right after it."""
    text = report.text
    low = _edge(text, max(0, start - AROUND), start)
    match = max(_patterns().before.finditer(text, low, end), key=lambda m: m.start(), default=None)
    if match is None or match.end() < start - AROUND:
        match = _patterns().after.match(text, end, min(len(text), end + AROUND))
    if match is None:
        return None
    words = " ".join(match["tie"].split())
    of = " ".join(name.replace(words, "").split()).strip("-– ") or name
    first, last = min(start, match.start("tie")), max(end, match.end("tie"))
    return _Tie(of, words, Passage(report=report.id, start=first, end=last, quote=text[first:last]))


def _edge(text: str, low: int, high: int) -> int:
    """Return where the noun phrase before a name may begin: after the last mark or verb-like break in front of it."""
    cut = max((text.rfind(mark, low, high) for mark in '.,;:!?\n()“”"'), default=-1)
    return max(low, cut + 1)


def _is_recorded(view: View, name: str) -> bool:
    slug = view.names.slug(name)
    return slug is not None and bool(view.register.standings(slug))


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = tomllib.loads((files("whence.weigh") / "data" / "ties.toml").read_text(encoding="utf-8"))
    hyphened, after = "|".join(raw["hyphened"].split()), "|".join(words.replace(" ", r"\s+") for words in raw["after"])
    whole = rf"(?P<tie>\b(?:{'|'.join(raw['before'].split())})[-‐‑]\w+|\b\w[\w.]*[-‐‑](?:{hyphened})\b)"
    return _Patterns(
        re.compile(whole, re.IGNORECASE), re.compile(rf"\s+(?P<tie>(?:{after})\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)")
    )
