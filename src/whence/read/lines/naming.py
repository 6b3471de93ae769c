"""Naming: short forms and other names that a report itself introduces.

In: a report. Out: `PlaceName`s: "Syrian Democratic Forces (SDF)", "northeast Syria, or Rojava as Kurds call it", "X, also known as Y".
Refuses: to take a bracket for a short form unless its letters begin the words before it.
"""

import re
from collections.abc import Iterator

from whence.model.captured import Report
from whence.model.passage import passage
from whence.model.said import PlaceName
from whence.read.lines.lines import Line, Page, page

METHOD = "read.names/1"
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?[\"“]?([A-Z][A-Za-z0-9&.\-]{1,9})[\"”]?\s*\)")
_NAME = r"[A-Z][\w'’\-]*(?:\s+(?:of|the|al|el|de|and|for|in|du|des)\s+[A-Z][\w'’\-]*|\s+[A-Z][\w'’\-]*){0,5}"
_TOWARDS = r"(?:(?:north|south)?-?(?:east|west|north|south|central)(?:ern)?\s+)?"
_ALSO = re.compile(
    rf"(?P<a>{_TOWARDS}{_NAME})\s*[,(]\s*(?:which is\s+|who is\s+)?(?:also|better|locally|otherwise|formerly|previously|once|or)\s+"
    rf"(?:known as|called|spelled|spelt|written)\s+(?:the\s+)?[\"“]?(?P<b>{_NAME})"
)
_CALLED = re.compile(
    rf"(?P<a>{_TOWARDS}{_NAME})\s*,\s*or\s+(?P<b>{_NAME})(?:\s*,|\s+as\s+[\w\s]{{2,40}}?\s(?:call|calls|know|refer))"
)
_TONGUE = re.compile(rf"(?P<a>{_NAME})\s*\(\s*[\"“]?(?P<b>{_NAME})[\"”]?\s+in\s+(?:the\s+)?[A-Z]\w+(?:\s+\w+)?\s*\)")
_FORMER = re.compile(rf"(?P<a>{_NAME})\s*[,(]\s*(?:formerly|previously|once)\s+(?:known as\s+|called\s+)?(?P<b>{_NAME})")
_DIRECTION = re.compile(r"(?:north|south|east|west|central)", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "for", "in", "de", "du", "des", "la", "le", "al", "el", "to"])
_LONGEST = 12


def read_names(report: Report, read: Page | None = None) -> Iterator[PlaceName]:
    """Yield the names and short forms that the report introduces, in order, none twice; `read` is its page, where it is at hand."""
    read = page(report) if read is None else read
    seen: set[tuple[str, ...]] = set()
    for line in read.lines:
        found = sorted([*_acronyms(read.text, line), *_aliases(read.text, line)], key=lambda f: (f[0], f[1]))
        for start, end, names, kind in found:
            if names not in seen:
                seen.add(names)
                yield PlaceName(passage=passage(report.id, read.text, start, end), names=names, kind=kind, method=METHOD)


def _acronyms(text: str, line: Line) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    for match in _ACRONYM.finditer(text, line.start, line.end):
        short = match.group(1)
        start = _long_form(text, line, match.start(), short.replace(".", "").replace("-", ""))
        if start is not None:
            long = " ".join(text[start : match.start()].split())
            yield start, match.end(), (long, short), _kind(line, start, match.start())


def _kind(line: Line, start: int, end: int) -> str:
    return "place" if any(w.start == start and w.end >= end - 1 for w in line.wheres) else "actor"


def _long_form(text: str, line: Line, end: int, short: str) -> int | None:
    """Return where the words begin whose first letters the short form takes, or `None` where they do not fit."""
    words = [w for w in line.tokens if w.end <= end and w.text[0].isalnum()]
    letters = [c for c in short if c.isupper()] if sum(c.isupper() for c in short) >= 2 else []
    if len(letters) < 2:
        return None
    here = len(letters) - 1
    first: int | None = None
    for word in reversed(words[-_LONGEST:]):
        initials = [part[0].upper() for part in re.split(r"[-‑]", word.text) if part]
        if word.text.lower() in _SMALL and initials[0] != letters[here]:
            continue
        if initials[0] != letters[here] and not (len(initials) > 1 and letters[here] in initials):
            return None
        first = word.start
        here -= 1 if len(initials) == 1 or initials[-1] != letters[here] else min(len(initials), here + 1)
        if here < 0:
            break
    return first if here < 0 and first is not None and text[first].isupper() else None


def _aliases(text: str, line: Line) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    segment = text[line.start : line.end]
    if not any(
        mark in segment
        for mark in (" or ", "known as", "called", "(", "formerly", "spelled", "spelt", "written", "previously", "once")
    ):
        return
    for pattern in (_ALSO, _CALLED, _TONGUE, _FORMER):
        for match in pattern.finditer(segment):
            start, end = line.start + match.start("a"), line.start + match.end("b")
            first, second = match.group("a"), match.group("b")
            if first != second:
                place = _DIRECTION.match(first) is not None or any(
                    w.start < line.start + match.end("b") and line.start + match.start("a") < w.end for w in line.wheres
                )
                yield start, end, (first, second), "place" if place else "actor"
