"""Open credits: whom reports name as having given something out, kept so that what comes into the case later is found by it.

In: a report with what was read in it; a new report of an outlet or body, and the index. Out: hashes of names, filed beside the fingerprints;
the edges that reports named so would have had to the new one, had it been there before them.
A bulletin that is added in a later run than the report that credits it so gets the edge that one run over both gives.
Refuses: reports that came out before the new one; to look at more than a few, however many name it; names that only the register knows
and the text writes small, which are no more than words to whoever files a report.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import blake2b

from whence.language.actors.register import Register
from whence.language.words.normal import key
from whence.model.base import Record
from whence.model.captured import Post, Report
from whence.model.said import Claim
from whence.model.traced import Derivation, InferredReport
from whence.trace.called import NOBODY, keys_of
from whence.trace.credited import is_later, settled, told_by, told_edge
from whence.trace.credits import Credit, credits_of
from whence.trace.ends import End, ends_of
from whence.trace.index import TraceIndex
from whence.trace.mentioned import names_beside, with_named
from whence.trace.names import Name, name_of, same_name
from whence.trace.texts import words_of

_KEPT = 96
_FORMS = 4
_CALLED = 24
_NEWEST = 12
_FOLLOWED = 12
_ACRONYM = 3
_BITS = 3  # hashes are below 2**61, as fingerprints are


def names_given(report: Report, said: Sequence[Record]) -> list[tuple[int, int]]:
    """Return `(hash, position)` for the names that a report credits or that stand beside a word of saying in it, each hash once."""
    found: dict[int, int] = {}
    for credit in credits_of(report, said):
        for form in _forms(credit.name):
            found.setdefault(_hash(form), credit.where.start if credit.where is not None else 0)
    for name, position in names_beside(report):
        if len(found) >= _KEPT:
            break
        for form in _forms(name):
            found.setdefault(_hash(form), position)
    return list(found.items())


def _forms(name: Name) -> tuple[str, ...]:
    return (*name.forms[:_FORMS], *sorted(name.acronyms))


def _hash(form: str) -> int:
    return int.from_bytes(blake2b(f"name {form}".encode(), digest_size=8).digest()) >> _BITS


def followed(own: End, said: Sequence[Record], index: TraceIndex, register: Register = NOBODY) -> Iterator[Derivation]:
    """Yield edges to a new report from reports that came out after it, are in the case already, and credit its outlet for what it tells."""
    if own.post is not None or not own.report.outlet:
        return
    with_own = _With(index, own.report, said)
    for child in _naming(own.report, index, register):
        told = index.said_of(child.id)
        credits = settled(with_named(credits_of(child, told), child, told, with_own, register), with_own, child, register)
        end: End | None = None
        for credit, captured in credits:
            if all(held.id != own.id for held in captured) or _shares_words(child, credit, index):
                continue
            for telling in told_by(credit, captured, child, told, with_own, register):
                if telling.parent.id == own.id:
                    end = end or ends_of(child, (), words_of(child, index.posts_of(child.id)))[0]
                    yield told_edge(end, own.report, telling.credit, told)


def _naming(report: Report, index: TraceIndex, register: Register) -> list[Report]:
    """Return the reports that name this report's outlet and came out after it, the first of them; those that have an edge to it are done."""
    hashes = [_hash(form) for form in _called(report.outlet or "", register)]
    ids = sorted({id_ for _, id_, _ in index.postings(hashes, _NEWEST)} - {report.id})
    done = {edge.child for edge in index.children_of(report.id)}
    held = [r for r in map(index.report, ids) if r is not None and r.id not in done and not is_later(report, r)]
    return sorted(held, key=lambda r: (r.published is None, r.published.at.timestamp() if r.published else 0.0, r.id))[:_FOLLOWED]


def _called(outlet: str, register: Register) -> list[str]:
    """Return what texts may call an outlet: its name, the beginning of it, its initials, and the register's names for it."""
    name, whole = name_of(outlet), key(outlet)
    words = whole.split()
    begins = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    cut = sorted(short for short in {*name.initials, "".join(word[0] for word in words)} if len(short) >= _ACRONYM)
    return list(dict.fromkeys((whole, *_forms(name), *keys_of(name, register), *cut, *begins)))[:_CALLED]


def _shares_words(child: Report, credit: Credit, index: TraceIndex) -> bool:
    """Say whether shared words have made an edge to the credited outlet already, directed by this very credit."""
    parents = [index.report(edge.parent) for edge in index.edges_of([child.id]) if edge.share is not None]
    return any(p is not None and p.outlet and same_name(name_of(p.outlet), credit.name) for p in parents)


class _With:
    """An index as it is once a new report is in it: what reports that came out later would have found, had it been there."""

    def __init__(self, index: TraceIndex, report: Report, said: Sequence[Record]) -> None:
        self._index, self._report, self._said = index, report, tuple(said)

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        return self._index.postings(hashes, newest)

    def report(self, id_: str) -> Report | None:
        return self._report if id_ == self._report.id else self._index.report(id_)

    def posts_of(self, report: str) -> Sequence[Post]:
        return self._index.posts_of(report)

    def reports_with_url(self, version_key: str) -> Sequence[str]:
        return self._index.reports_with_url(version_key)

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> Sequence[str]:
        """Return the outlet's reports, the new one in its place among them."""
        found = [id_ for id_ in self._index.reports_of_outlet(outlet_key, around) if id_ != self._report.id]
        if not _is_called(key(self._report.outlet or ""), outlet_key):
            return found
        if around is None:
            return [self._report.id, *found]
        return sorted([*found, self._report.id], key=lambda id_: (self._distance(id_, around), id_))

    def _distance(self, id_: str, around: datetime) -> float:
        held = self.report(id_)
        return abs((held.published.at - around).total_seconds()) if held is not None and held.published else float("inf")

    def claims_of(self, report: str) -> Sequence[Claim]:
        own = report == self._report.id
        return [r for r in self._said if isinstance(r, Claim)] if own else self._index.claims_of(report)

    def said_of(self, report: str) -> Sequence[Record]:
        return self._said if report == self._report.id else self._index.said_of(report)

    def inferred_named(self, name_key: str) -> Sequence[InferredReport]:
        return self._index.inferred_named(name_key)

    def record(self, id_: str) -> Record | None:
        return self._report if id_ == self._report.id else self._index.record(id_)

    def children_of(self, id_: str) -> Sequence[Derivation]:
        return self._index.children_of(id_)

    def edges_of(self, children: Sequence[str]) -> Sequence[Derivation]:
        return self._index.edges_of(children)


def _is_called(outlet: str, asked: str) -> bool:
    """Say whether an outlet of this key is one that the index gives for what is asked."""
    initials = "".join(word[0] for word in outlet.split())
    return outlet == asked or outlet.startswith(f"{asked} ") or (len(asked) >= _ACRONYM and initials == asked)
