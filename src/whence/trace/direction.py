"""Direction: of two reports that share words, which took from which.

In: two reports and who credits whom. Out: the child, or that it cannot be told. The order of evidence is fixed: a credit or link of one
to the other, then the time a platform stamped, then the times they claim; where these do not say, the direction is unknown.
Refuses: to go by the order of arrival. A clock may lie (a copy dated early); a credit beats it.
"""

from datetime import timedelta
from typing import NamedTuple

from whence.language.normal import key
from whence.model.captured import Report
from whence.model.vocabulary import Direction, EvidenceKind
from whence.trace.credits import Credit

# Two pages of one minute say nothing about who was first; feeds publish in bursts.
_SAME_TIME = timedelta(minutes=2)


class Order(NamedTuple):
    """Which of two reports is the child, how that is known, and in what words."""

    child: Report
    parent: Report
    direction: Direction
    evidence: EvidenceKind
    note: str


def order_of(a: Report, b: Report, credits_a: list[Credit], credits_b: list[Credit]) -> Order:
    """Return who took from whom."""
    for child, parent, credited in ((a, b, credits_a), (b, a, credits_b)):
        if (
            parent.outlet
            and any(c.key == key(parent.outlet) for c in credited)
            and not _credits(parent, child, credits_b if child is a else credits_a)
        ):
            return Order(
                child, parent, Direction.KNOWN, EvidenceKind.CREDIT, f"{child.outlet or child.key} credits {parent.outlet}"
            )
        if parent.version_key and any(_plain(link.url) == _plain(parent.version_key) for link in child.links):
            return Order(
                child,
                parent,
                Direction.KNOWN,
                EvidenceKind.LINK,
                f"{child.outlet or child.key} links to {parent.url or parent.version_key}",
            )
    if a.published and b.published and not (a.published.day_only or b.published.day_only):
        gap = a.published.at - b.published.at
        if abs(gap) > _SAME_TIME:
            child, parent = (a, b) if gap > timedelta() else (b, a)
            stamped = "post id" in (a.published.basis, b.published.basis)
            kind = EvidenceKind.PLATFORM_TIME if stamped else EvidenceKind.CLAIMED_TIME
            return Order(
                child, parent, Direction.KNOWN, kind, f"{parent.outlet or parent.key} is dated {_apart(abs(gap))} earlier"
            )
    elif a.published and b.published and a.published.at.date() != b.published.at.date():
        child, parent = (a, b) if a.published.at > b.published.at else (b, a)
        return Order(
            child, parent, Direction.KNOWN, EvidenceKind.CLAIMED_TIME, f"{parent.outlet or parent.key} is dated an earlier day"
        )
    child, parent = sorted((a, b), key=lambda r: r.id)
    return Order(child, parent, Direction.UNKNOWN, EvidenceKind.STRUCTURE, "same words; nothing says which came first")


def _credits(child: Report, parent: Report, credited: list[Credit]) -> bool:
    return bool(parent.outlet) and any(c.key == key(parent.outlet or "") for c in credited) and child is not parent


def _plain(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _apart(gap: timedelta) -> str:
    minutes = int(gap.total_seconds() // 60)
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours" if minutes < 2880 else f"{minutes // 1440} days"
