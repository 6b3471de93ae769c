"""Unread: what can be told of a report without reading it: names, places, figures in digits, dates in digits.

In: a report. Out: a `Reading`. For a language without rules of its own nothing is claimed; the mentions only let the report be
attached to an incident as an unread mention. Refuses: to apply one language's rules to another.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from whence.language.dates.dates import times
from whence.language.places.gazetteer import Gazetteer
from whence.language.words.words import Word, words
from whence.model.captured import Report
from whence.model.said import Figure, PlaceName, Reading, When, Where
from whence.model.vocabulary import FigureModifier, PlacePrecision
from whence.read.lines.lines import Page, page
from whence.read.lines.naming import read_names
from whence.read.text.layout import Token

METHOD = "read.unread/1"
SUMMARY_METHOD = "read.summary/1"
_NUMBER = re.compile(r"(?<![\w.,:/\-])(\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,7})(?![\w:/\-]|[.,]\d)")
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?!\d)")
_MOST_NAMES = 200


def mentions(report: Report) -> Reading:
    """Return what stands in a report in a language that is not read: names, places, figures and dates as they are written."""
    text = report.text
    return Reading(
        report=report.id,
        read=False,
        reason=_reason(report),
        names=tuple(_latin_names(text, words(text))),
        places=_places(text),
        figures=_figures(text),
        times=_dates(report),
        method=METHOD,
    )


def _reason(report: Report) -> str:
    if report.lang is None:
        return "The language of this report is not known, so it was not read; names, places, figures and dates were noted as written."
    noted = "names, places, figures and dates were noted as written"
    return f"whence has no rules for the language {report.lang!r}; {noted}."


def _latin_names(text: str, listed: Iterable[Word | Token]) -> list[str]:
    """Return capitalised words inside sentences and acronyms, the most frequent first kept, in order of the text."""
    found: Counter[str] = Counter()
    run: list[str] = []
    end = -2
    for word in listed:
        named = word.text[0].isupper() and (_is_inside(text, word.start) or _is_acronym(word.text))
        if named and word.start - end <= 1:
            run.append(word.text)
        else:
            _close(found, run)
            run = [word.text] if named else []
        end = word.end
    _close(found, run)
    kept = {name for name, _ in sorted(found.items(), key=lambda p: (-p[1], p[0]))[:_MOST_NAMES]}
    return [name for name in found if name in kept]


def _close(found: Counter[str], run: list[str]) -> None:
    if run and (len(run) > 1 or len(run[0]) > 2 or _is_acronym(run[0])):
        found[" ".join(run)] += 1
        if len(run) > 1:
            for word in run:
                if _is_acronym(word):
                    found[word] += 1


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def _is_inside(text: str, start: int) -> bool:
    """Say whether a word stands inside a sentence, where its capital means a name."""
    before = text[max(0, start - 3) : start].rstrip(" \t\u00a0")
    return (bool(before) and before[-1] not in '.!?:\n\r"“”«»„(–—-•…') or (bool(before) and before[-1] in "-")


def _places(text: str) -> tuple[Where, ...]:
    """Return the places that the gazetteer knows under exactly this spelling, in any script."""
    found = [w for w in Gazetteer.load().find(text) if w.place is not None and _is_exact(text, w)]
    return tuple({(w.place, w.name): w for w in found}.values())


def _is_exact(text: str, where: Where) -> bool:
    written = text[where.start : where.end]
    return (
        len(written) > 2
        and (not written.isascii() or written[0].isupper())
        and (where.certain or where.precision is not PlacePrecision.SETTLEMENT)
    )


def _figures(text: str) -> tuple[Figure, ...]:
    found = []
    dates = [m.span() for m in _DATE.finditer(text)]
    for match in _NUMBER.finditer(text):
        if any(a <= match.start() < b for a, b in dates):
            continue
        value = float(re.sub(r"\D", "", match.group(1)))
        if 1900 <= value <= 2100 and match.group(1).isdigit() and len(match.group(1)) == 4:
            continue
        found.append(
            Figure(
                lo=value,
                hi=value,
                modifier=FigureModifier.EXACT,
                as_written=match.group(1),
                start=match.start(1),
                end=match.end(1),
            )
        )
    return tuple(found[:_MOST_NAMES])


def _dates(report: Report) -> tuple[When, ...]:
    published = report.published.at if report.published else None
    return tuple(
        when
        for match in _DATE.finditer(report.text)
        for when in times(report.text, published, start=match.start(), end=match.end())
    )


def summary(report: Report, lines: Page | None = None, named: Sequence[PlaceName] | None = None) -> Reading:
    """Return the names, places, figures and times of a report that is read, for finding what it may be about.

    `lines` is the report's page and `named` what `read_names` gives for it; both are made here where they are left out.
    """
    read = page(report) if lines is None else lines
    names = dict.fromkeys(_latin_names(report.text, (t for line in read.lines for t in line.tokens if t.word)))
    for short in read_names(report, read) if named is None else named:
        names |= dict.fromkeys(short.names)
    return Reading(
        report=report.id,
        read=True,
        names=tuple(names),
        places=tuple({(w.place, w.name): w for w in read.wheres}.values()),
        figures=tuple(f for line in read.lines for f in line.figures),
        times=tuple(w for line in read.lines for w in line.whens),
        method=SUMMARY_METHOD,
    )
