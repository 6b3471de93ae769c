"""Where earlier reports are found again: what `trace` needs from whoever keeps them.

The store answers from SQL; `MemoryTraceIndex` from dictionaries, for a REPL and for tests.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from whence.language.normal import key
from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.said import Attribution, Claim
from whence.model.traced import Derivation, InferredReport
from whence.trace.fingerprints import marks


class TraceIndex(Protocol):
    """What `trace` asks about the reports of a case. Every answer is bounded, whatever the size of the case."""

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        """Return `(hash, report, position)`: for each hash its first place and the `newest` latest ones."""
        ...

    def report(self, id_: str) -> Report | None:
        """Return the report, or `None`."""
        ...

    def claims_of(self, report: str) -> Sequence[Claim]:
        """Return the claims read in a report."""
        ...

    def attributions_of(self, report: str) -> Sequence[Attribution]:
        """Return the attributions read in a report."""
        ...

    def reports_with_url(self, version_key: str) -> Sequence[str]:
        """Return the reports captured from this URL."""
        ...

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> Sequence[str]:
        """Return reports that this outlet published, those nearest to `around` first, at most fifty."""
        ...


class MemoryTraceIndex:
    """A `TraceIndex` in dictionaries."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._places: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        self._attributions: defaultdict[str, list[Attribution]] = defaultdict(list)
        self.edges: list[Derivation] = []
        self.inferred: dict[str, InferredReport] = {}

    def add(self, report: Report, posts: Sequence[Post] = (), said: Sequence[Record] = (), found: Sequence[Record] = ()) -> None:
        """File a report with what was read in it and what `trace` gave for it."""
        del posts  # posts are found through their hosts; nothing here needs them by themselves
        self._reports[report.id] = report
        for hash_, position in marks(report):
            self._places[hash_].append((report.id, position))
        self._claims[report.id] += [r for r in said if isinstance(r, Claim)]
        self._attributions[report.id] += [r for r in said if isinstance(r, Attribution)]
        self.edges += [r for r in found if isinstance(r, Derivation)]
        self.inferred |= {r.id: r for r in found if isinstance(r, InferredReport)}

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        """Return the first place and the `newest` latest ones of each hash."""
        found = set()
        for hash_ in hashes:
            places = self._places.get(hash_, [])
            found |= {(hash_, *place) for place in places[:1] + places[-newest:]}
        return sorted(found)

    def report(self, id_: str) -> Report | None:
        """Return the report."""
        return self._reports.get(id_)

    def claims_of(self, report: str) -> Sequence[Claim]:
        """Return its claims."""
        return self._claims.get(report, [])

    def attributions_of(self, report: str) -> Sequence[Attribution]:
        """Return its attributions."""
        return self._attributions.get(report, [])

    def reports_with_url(self, version_key: str) -> Sequence[str]:
        """Return the reports captured from this URL."""
        return [r.id for r in self._reports.values() if r.version_key == version_key]

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> Sequence[str]:
        """Return reports of this outlet."""
        own = [r for r in self._reports.values() if r.outlet and key(r.outlet) == outlet_key]
        if around is not None:
            own.sort(key=lambda r: (abs((r.published.at - around).total_seconds()) if r.published else float("inf"), r.id))
        return [r.id for r in own[:50]]
