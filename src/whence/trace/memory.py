"""What `trace` asks, answered from dictionaries: for a REPL, for tests, and for reports without a case.

In: reports with what was read in them and what `trace` gave. Out: the answers of a `TraceIndex`.
Refuses: to keep anything beyond the process.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from whence.language.words.normal import key
from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.said import Claim
from whence.model.traced import Derivation, InferredReport
from whence.settings import TraceSettings
from whence.trace.fingerprints import fingerprints
from whence.trace.open_credits import names_given

_MANY = 50
_ACRONYM = 3  # letters by which a longer name may be called: two are anybody's


def _initials(outlet_key: str) -> str:
    return "".join(word[0] for word in outlet_key.split())


class MemoryTraceIndex:
    """A `TraceIndex` in dictionaries."""

    def __init__(self, *, settings: TraceSettings | None = None) -> None:
        self._settings = settings or TraceSettings()
        self._postings: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        self._reports: dict[str, Report] = {}
        self._posts: defaultdict[str, list[Post]] = defaultdict(list)
        self._urls: defaultdict[str, list[str]] = defaultdict(list)
        self._outlets: defaultdict[str, list[str]] = defaultdict(list)
        self._outlet_keys: list[str] = []
        self._said: defaultdict[str, list[Record]] = defaultdict(list)
        self._inferred: defaultdict[str, dict[str, InferredReport]] = defaultdict(dict)
        self._unseen: dict[str, InferredReport] = {}
        self._by_child: defaultdict[str, dict[str, Derivation]] = defaultdict(dict)
        self._by_parent: defaultdict[str, dict[str, Derivation]] = defaultdict(dict)

    def add(
        self, report: Report, posts: Sequence[Post] = (), said: Iterable[Record] = (), derivations: Iterable[Record] = ()
    ) -> None:
        """Take in a report with what was read in it and what `trace` gave for it."""
        self._said[report.id].extend(said)
        if report.id not in self._reports:
            named = names_given(report, self._said[report.id])
            for hash_, position in (*fingerprints(report.text, report.blocks, settings=self._settings), *named):
                self._postings[hash_].append((report.id, position))
            self._file(report, posts)
        self._reports[report.id] = report
        for record in derivations:
            if isinstance(record, Derivation):
                self._by_child[record.child][record.id] = record
                self._by_parent[record.parent][record.id] = record
            elif isinstance(record, InferredReport):
                self._inferred[key(record.name or "")][record.id] = record
                self._unseen[record.id] = record

    def _file(self, report: Report, posts: Sequence[Post]) -> None:
        self._posts[report.id].extend(posts)
        if report.version_key:
            self._urls[report.version_key].append(report.id)
        if report.outlet:
            name = key(report.outlet)
            if name not in self._outlets:
                insort(self._outlet_keys, name)
            self._outlets[name].append(report.id)

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        """Return `(hash, report, position)`: the first and the `newest` latest of each hash."""
        found: list[tuple[int, str, int]] = []
        for hash_ in dict.fromkeys(hashes):
            places = self._postings.get(hash_, [])
            chosen = places if len(places) <= newest + 1 else [places[0], *places[-newest:]]
            found.extend((hash_, report, position) for report, position in chosen)
        return found

    def report(self, id_: str) -> Report | None:
        """Return a report, or `None`."""
        return self._reports.get(id_)

    def posts_of(self, report: str) -> Sequence[Post]:
        """Return the posts of a report."""
        return self._posts.get(report, [])

    def reports_with_url(self, version_key: str) -> Sequence[str]:
        """Return the reports of an address."""
        return self._urls.get(version_key, [])[-_MANY:]

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> Sequence[str]:
        """Return reports of an outlet, those nearest to `around` first."""
        names = [
            name for name in self._outlet_keys
            if name == outlet_key or name.startswith(f"{outlet_key} ") or (len(outlet_key) >= _ACRONYM and _initials(name) == outlet_key)
        ]  # fmt: skip
        ids = [id_ for name in names for id_ in self._outlets[name]]
        if around is None:
            return ids[::-1][:_MANY]
        return sorted(ids, key=lambda id_: (self._distance(id_, around), id_))[:_MANY]

    def _distance(self, id_: str, around: datetime) -> float:
        moment = self._reports[id_].published
        return abs((moment.at - around).total_seconds()) if moment else float("inf")

    def claims_of(self, report: str) -> Sequence[Claim]:
        """Return the claims of a report."""
        return [record for record in self._said.get(report, ()) if isinstance(record, Claim)]

    def said_of(self, report: str) -> Sequence[Record]:
        """Return all that was read in a report."""
        return self._said.get(report, [])

    def inferred_named(self, name_key: str) -> Sequence[InferredReport]:
        """Return the inferred reports of a name."""
        return list(self._inferred.get(name_key, {}).values())[::-1][:_MANY]

    def record(self, id_: str) -> Record | None:
        """Return an inferred report or a report."""
        return self._unseen.get(id_) or self._reports.get(id_)

    def children_of(self, id_: str) -> Sequence[Derivation]:
        """Return edges to a parent."""
        return list(self._by_parent.get(id_, {}).values())[:_MANY]

    def edges_of(self, children: Sequence[str]) -> Sequence[Derivation]:
        """Return edges from these children."""
        return [edge for child in children for edge in self._by_child.get(child, {}).values()]
