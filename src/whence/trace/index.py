"""What `trace` needs from whoever keeps the case.

The store answers in SQL; `MemoryTraceIndex` answers from dictionaries, for a REPL and for tests. After each report the caller
stores what `trace` gave, the report's fingerprints, and the names that it has something from (`open_credits`). Every answer is
bounded, so that adding a report to a large case costs what it costs in a small one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.said import Claim
from whence.model.traced import Derivation, InferredReport


class TraceIndex(Protocol):
    """What `trace` asks about the reports of a case that were traced before."""

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        """Return `(hash, report, position)`: per hash the first report that had it and the `newest` latest ones."""
        ...

    def report(self, id_: str) -> Report | None:
        """Return a report, or `None` where there is none (or it was removed)."""
        ...

    def posts_of(self, report: str) -> Sequence[Post]:
        """Return the posts that stand in a report."""
        ...

    def reports_with_url(self, version_key: str) -> Sequence[str]:
        """Return the reports captured from this address."""
        ...

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> Sequence[str]:
        """Return at most 50 reports whose outlet's key is `outlet_key` or begins with it and a blank.

        The key of an outlet is `language.normal.key(outlet)`. With `around`, the reports published nearest to it come first;
        without, the newest. "NFA" so finds "NFA English", and what three or more letters are the initials of: "Northern Field Agency".
        """
        ...

    def claims_of(self, report: str) -> Sequence[Claim]:
        """Return the claims read in a report."""
        ...

    def said_of(self, report: str) -> Sequence[Record]:
        """Return all that was read in a report."""
        ...

    def inferred_named(self, name_key: str) -> Sequence[InferredReport]:
        """Return the inferred reports whose name has this key (`language.normal.key`), newest first, bounded."""
        ...

    def record(self, id_: str) -> Record | None:
        """Return the record of this id, at least where it is an inferred report, or `None`."""
        ...

    def children_of(self, id_: str) -> Sequence[Derivation]:
        """Return edges whose parent this is, bounded."""
        ...

    def edges_of(self, children: Sequence[str]) -> Sequence[Derivation]:
        """Return edges whose child is one of these."""
        ...
