"""Direction: of two texts that share words, which took from which.

In: two ends, and which of them credits or links to the other. Out: the child, whether that is known, and the evidence for it.
The order of evidence is fixed: credit or link, then the time in a platform's post id, then an archive's time, then the times that
both claim, then containment of a cut copy; where none says, the direction is unknown (same origin).
Refuses: to go by the order of arrival, to trust a clock against a credit (a copy dated late or early), to guess.
"""

import re
from typing import NamedTuple

from whence.model.traced import Evidence
from whence.model.vocabulary import Direction, EvidenceKind
from whence.trace.ends import LINKS, End, plain_url, rank
from whence.trace.names import name_of, name_table, same_name
from whence.trace.passages import Run, covered, size

# What a page says below or above its text of those whose reports it used: "With reporting by the Umber Wire".
_HELPED = re.compile(
    r"\b(?:(?:[Ww]ith|[Aa]dditional|[Ii]ncludes?|[Ii]ncluding|[Uu]sing)\s+(?:additional\s+)?(?:reporting|reports?|material|information|files?|copy|input|inputs)"
    r"|(?:[Cc]ompiled|[Aa]dapted|[Ee]dited)\s+from\s+(?:reports?|dispatches|copy|material))\s*(?:by|from|of|:)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,4})"
)
_PLATFORM = "post id"
_ARCHIVE = "archive"


class Verdict(NamedTuple):
    """Which end is the child. With an unknown direction the choice is only a convention (the later-dated or undated end)."""

    child: End
    parent: End
    direction: Direction
    evidence: tuple[Evidence, ...]

    @property
    def credited(self) -> bool:
        """Say whether the child itself names or links to the parent."""
        return any(e.kind in (EvidenceKind.CREDIT, EvidenceKind.LINK) for e in self.evidence)


def direct(one: End, other: End, runs: tuple[Run, ...]) -> Verdict:
    """Return which of two ends took the runs (seen from `one`) from the other. The same whichever is given first."""
    return (
        _by_mention(one, other)
        or _by_time(one, other, EvidenceKind.PLATFORM_TIME, _PLATFORM)
        or _by_time(one, other, EvidenceKind.ARCHIVE_TIME, _ARCHIVE)
        or _by_time(one, other, EvidenceKind.CLAIMED_TIME, "")
        or _by_containment(one, other, runs)
        or unknown(one, other, "nothing says which came first")
    )


def unknown(one: End, other: End, why: str) -> Verdict:
    """Return the verdict that the two have one origin and that neither is known to have taken from the other."""
    parent, child = sorted((one, other), key=rank)
    return Verdict(child, parent, Direction.UNKNOWN, (Evidence(kind=EvidenceKind.STRUCTURE, note=why),))


def _by_mention(one: End, other: End) -> Verdict | None:
    there, back = mention(one, other), mention(other, one)
    if (there is None) == (back is None):
        return None  # two that credit each other settle nothing by it
    if there is not None:
        return Verdict(one, other, Direction.KNOWN, (there,))
    return Verdict(other, one, Direction.KNOWN, (back,)) if back is not None else None


def mention(child: End, parent: End) -> Evidence | None:
    """Return the credit or link by which `child` points at `parent`, if it does."""
    if child.report.id == parent.report.id:
        return None
    if child.post is None and parent.report.version_key and parent.post is None:
        target = plain_url(parent.report.version_key)
        if any(plain_url(link.url) == target for link in child.report.links[:LINKS]):
            return Evidence(kind=EvidenceKind.LINK, note=f"{child.name} links to this page of {parent.name}")
    named = parent.outlet
    if named is None or (child.outlet is not None and set(child.outlet.forms) & set(named.forms)):
        return None
    if any(
        child.words.mentions(form)
        for form in named.forms
        if not all(w in name_table()["plain"] for w in form.split()) and len(form) > 3
    ):
        return Evidence(kind=EvidenceKind.CREDIT, note=f"{child.name} names {parent.name}")
    if any(same_name(name_of(match["name"]), named) for match in _HELPED.finditer(child.report.text)):
        return Evidence(kind=EvidenceKind.CREDIT, note=f"{child.name} was written with reports of {parent.name}")
    acronym = next((form for form in named.forms if len(form) in (2, 3) and child.words.mentions(form)), None)
    if acronym is not None and acronym.upper() in child.report.text:
        return Evidence(kind=EvidenceKind.CREDIT, note=f"{child.name} names {parent.name}")
    return None


def _by_time(one: End, other: End, kind: EvidenceKind, basis: str) -> Verdict | None:
    if basis and not all(e.moment is not None and basis in e.moment.basis for e in (one, other)):
        return None
    a, b = one.bounds, other.bounds
    if a is None or b is None:
        return None
    (first_a, last_a), (first_b, last_b) = a, b
    if last_a <= first_b:
        child, parent = other, one
    elif last_b <= first_a:
        child, parent = one, other
    else:
        return None
    when = parent.moment or parent.report.published
    note = f"{parent.name} is dated {when.as_written if when else ''}, {child.name} later"
    return Verdict(child, parent, Direction.KNOWN, (Evidence(kind=kind, note=note),))


def _by_containment(one: End, other: End, runs: tuple[Run, ...]) -> Verdict | None:
    """The shorter text that stands nearly whole in a much longer one is a cut of it; between equals this says nothing."""
    if not runs or not one.size or not other.size:
        return None
    share_one = size(covered(runs)) / one.size
    share_other = size(covered(run.turned() for run in runs)) / other.size
    if max(share_one, share_other) < 0.95 or min(share_one, share_other) > 0.6:
        return None
    child, parent = (one, other) if share_one > share_other else (other, one)
    note = f"{child.name} stands nearly whole in the longer text of {parent.name}"
    return Verdict(child, parent, Direction.KNOWN, (Evidence(kind=EvidenceKind.STRUCTURE, note=note),))
