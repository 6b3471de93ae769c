"""What can be asked of a case. Every question is answered through an index: none reads the case as a whole unless it says so.

In: ids, keys, words. Out: records. Removed reports are left out wherever something is counted or shown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Text, cast, func, select, text

from whence.language.words.normal import fold
from whence.model.acts import Decision, standing
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Post, Report
from whence.model.codec import decode, tag_of
from whence.model.matched import Incident, Membership
from whence.model.said import Attribution, Claim, Reading
from whence.model.traced import Derivation, InferredReport
from whence.model.vocabulary import DecisionKind
from whence.model.weighed import Weighing
from whence.store import bulk, database
from whence.store import tables as t
from whence.store.objects import Objects

Kind = TypeVar("Kind", bound=Record)
_MANY = 500
_LONGER_NAMES = 4
_ACRONYM = (3, 6)  # letters by which a longer name may be called: two are anybody's
_RECENT = 4_000  # decoded records kept at hand; some 20 MB


class Queries:
    """The records of a case; `incidents.py` adds how they stand, `CaseStore` the writing half."""

    _db: Connection
    _recent: dict[str, Record]
    path: Path
    objects: Objects

    # ---------------------------------------------------------------- records

    def has(self, id_: str) -> bool:
        """Say whether the record is there."""
        return id_ in self._recent or bool(self._asked(bulk.bodies, [id_]))

    def record(self, id_: str) -> Record | None:
        """Return the record, or `None`."""
        return next(iter(self.fetch([id_])), None)

    def fetch(self, ids: Sequence[str]) -> list[Any]:
        """Return the records with these ids that are there, in the order asked for."""
        wanted = dict.fromkeys(ids)
        found = {id_: self._recent[id_] for id_ in wanted if id_ in self._recent}
        for id_, body in self._asked(bulk.bodies, [id_ for id_ in wanted if id_ not in found]).items():
            found[id_] = decode(body)
            self._keep_recent(found[id_])
        return [found[id_] for id_ in wanted if id_ in found]

    def _keep_recent(self, record: Record) -> None:
        """Keep a decoded record at hand. Records never change under their id, but memberships, weighings and where incidents redirect to do."""
        if isinstance(record, Incident | Membership | Weighing):
            return
        if len(self._recent) >= _RECENT:
            for old in list(self._recent)[: _RECENT // 4]:  # the oldest quarter goes at once: cheaper than one at a time
                del self._recent[old]
        self._recent[record.id] = record

    def _asked(self, question: Callable[..., Any], *arguments: Any) -> Any:
        """Put one of bulk.py's questions, as `_rows` puts a statement of Core."""
        within = self._db.in_transaction()
        with database.spoken(self.path / "case.sqlite"):
            answer = question(self._db, *arguments)
        if not within and self._db.in_transaction():
            self._db.rollback()
        return answer

    def number_of(self, id_: str | None = None) -> int:
        """Return the place of a record in the order of the case; without `id_` the place of the next one."""
        own = t.record.c.number
        asked = select(func.max(own)) if id_ is None else select(own).where(t.record.c.id == id_)
        found = next((row[0] for row in self._rows(asked)), None) or 0
        return found + (id_ is None)

    def records(self, kind: type[Kind], *, report: str | None = None) -> Iterator[Kind]:
        """Yield the records of one kind, of one report or of the whole case, in the order they were sealed."""
        asked = select(t.record.c.number, t.record.c.body).where(t.record.c.kind == tag_of(kind))
        if report is not None:
            asked = asked.where(t.record.c.report == report)
        yield from self._paged(asked)

    def all_records(self) -> Iterator[Record]:
        """Yield every record, in the order they were sealed. Reads the whole case."""
        yield from self._paged(select(t.record.c.number, t.record.c.body))

    def _paged(self, asked: Any) -> Iterator[Any]:
        """Yield records page by page: memory stays that of a page, and no snapshot is held while the caller works."""
        after = 0
        while rows := self._rows(asked.where(t.record.c.number > after).order_by(t.record.c.number).limit(_MANY)):
            for row in rows:
                yield decode(row.body)
            after = rows[-1].number

    def starting_with(self, text_: str) -> list[str]:
        """Return up to ten ids that begin with `text_`, or the reports with exactly this key (a file name)."""
        ends = text_ + "\uffff"
        named = self._rows(select(t.report.c.id).where(t.report.c.key == text_).limit(10))
        ids = self._rows(select(t.record.c.id).where(t.record.c.id >= text_, t.record.c.id < ends).limit(10))
        return [row.id for row in [*named, *ids]]

    def whole(self, report: str) -> tuple[Report, list[Post], list[Record]]:
        """Return a report with its posts and with all that was read in it; raises `KeyError` where there is none."""
        found = self.record(report)
        if not isinstance(found, Report):
            raise KeyError(report)
        rows = self._rows(select(t.record.c.body).where(t.record.c.report == report).order_by(t.record.c.number))
        records = [decode(row.body) for row in rows]
        posts = [r for r in records if isinstance(r, Post)]
        said = [r for r in records if not isinstance(r, Post | Membership)]
        return found, posts, said

    def reports(self) -> Iterator[Report]:
        """Yield every report that counts, in the order of arrival. Reads the whole case."""
        shown = (
            select(t.report.c.number, t.record.c.body)
            .join(t.record, t.report.c.id == t.record.c.id)
            .where(t.report.c.hidden == 0)
        )
        after = 0
        while rows := self._rows(shown.where(t.report.c.number > after).order_by(t.report.c.number).limit(_MANY)):
            for row in rows:
                yield decode(row.body)
            after = rows[-1].number

    def is_begun(self, capture: str) -> bool:
        """Say whether only a part of this capture's reports has been read."""
        return self._rows(select(t.meta.c.key).where(t.meta.c.key == f"begun:{capture}")) != []

    def report_ids(self) -> list[str]:
        """Return the ids of the reports that count, in the order of arrival."""
        return [row.id for row in self._rows(select(t.report.c.id).where(t.report.c.hidden == 0).order_by(t.report.c.number))]

    def unplaced(self) -> list[str]:
        """Return the reports not yet traced and matched, in canonical order: time of publication (undated last), then id."""
        undated = t.report.c.published.is_(None)
        asked = select(t.report.c.id).where(t.report.c.placed == 0).order_by(undated, t.report.c.published, t.report.c.id)
        return [row.id for row in self._rows(asked)]

    def decisions(self) -> list[Decision]:
        """Return every decision, in order."""
        return list(self.records(Decision))

    def open_failures(self) -> tuple[Failure, ...]:
        """Return the failures that no later capture of the same place has made good, and that nobody has removed, each once."""
        failures = list(self.records(Failure))
        if not failures:
            return ()
        good = select(t.record.c.body).join(t.report, t.report.c.capture == t.record.c.id).distinct()
        mended: dict[str, list[Capture]] = {}
        for capture in (decode(row.body) for row in self._rows(good)):
            mended.setdefault(capture.origin, []).append(capture)
        removed = {d.target for d in standing(self.decisions()) if d.kind is DecisionKind.REMOVE}
        return tuple(
            f for f in failures
            if f.id not in removed and not any(c.digest != f.digest and c.captured >= f.at for c in mended.get(f.origin, ()))
        )  # fmt: skip

    def failures_of(self, captures: Sequence[Capture]) -> list[Failure]:
        """Return what could not be captured or read of these bytes, and is still open."""
        asked = {(capture.digest, capture.origin) for capture in captures}
        return [failure for failure in self.open_failures() if (failure.digest, failure.origin) in asked] if asked else []

    def fact(self, name: str) -> str | None:
        """Return a sealed fact about the case (its title, its notice, its actors file)."""
        return next((row.value for row in self._rows(select(t.meta.c.value).where(t.meta.c.key == f"fact:{name}"))), None)

    def unread(self) -> dict[str, int]:
        """Return why reports that count were not read, with how many were not for that reason."""
        asked = select(t.record.c.body).join(t.report, t.report.c.id == t.record.c.report)
        told = asked.where(
            t.record.c.kind == tag_of(Reading), t.report.c.hidden == 0, func.instr(t.record.c.body, b'"read":true') == 0
        )
        reasons = Counter(decode(row.body).reason or "no reason was noted" for row in self._rows(told))
        return dict(reasons.most_common())

    def readers(self) -> dict[tuple[str, str | None], int]:
        """Return in which mode and with which model the reports that count were read, with how many were."""
        body = cast(t.record.c.body, Text)
        mode, model = (func.json_extract(body, f"$.{name}") for name in ("mode", "model"))
        asked = (
            select(mode.label("mode"), model.label("model"), func.count().label("n"))
            .join(t.report, t.report.c.id == t.record.c.report)
            .where(t.record.c.kind == tag_of(Reading), t.report.c.hidden == 0, func.json_extract(body, "$.read") == 1)
            .group_by("mode", "model")
        )
        return {(row.mode or "rules", row.model): row.n for row in self._rows(asked)}

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind."""
        rows = self._rows(select(t.record.c.kind, func.count().label("n")).group_by(t.record.c.kind))
        return {row.kind: row.n for row in rows}

    def search(self, words: str, *, limit: int = 20) -> list[tuple[Report, str]]:
        """Return the reports that hold all of `words`, best first, each with a snippet of the normalised text."""
        asked = " ".join('"' + word + '"' for word in fold(words).split())
        if not asked:
            return []
        rows = self._rows(
            text(
                "SELECT search.report AS id, snippet(search, 1, '[', ']', ' ... ', 16) AS bit FROM search JOIN report ON report.id = search.report "
                "WHERE search MATCH :words AND report.hidden = 0 ORDER BY rank LIMIT :most"
            ).bindparams(words=asked, most=limit)
        )
        found = {r.id: r for r in self.fetch([row.id for row in rows])}
        return [(found[row.id], row.bit) for row in rows]

    # ---------------------------------------------------------------- evidence

    def weighing(self, incident: str) -> Weighing | None:
        """Return the incident as it was last weighed, or `None` if something it rests on has changed since."""
        row = next(iter(self._rows(select(t.weighing.c.body).where(t.weighing.c.incident == incident))), None)
        return decode(row.body) if row else None

    def of_reports(self, ids: Sequence[str], kinds: Sequence[type[Record]]) -> list[Any]:
        """Return the records of these kinds that stand in these reports."""
        tags = [tag_of(kind) for kind in kinds]
        found: list[Any] = []
        for at in range(0, len(ids), _MANY):
            asked = select(t.record.c.body).where(t.record.c.report.in_(list(ids[at : at + _MANY])), t.record.c.kind.in_(tags))
            found += [decode(row.body) for row in self._rows(asked.order_by(t.record.c.number))]
        return found

    def edges_of(self, children: Sequence[str]) -> list[Derivation]:
        """Return the edges whose child is one of these, leaving out edges to removed reports."""
        return self.fetch(self._asked(bulk.edges_above, children))

    # ---------------------------------------------------------------- what trace asks (a TraceIndex)

    def postings(self, hashes: Sequence[int], newest: int) -> list[tuple[int, str, int]]:
        """Return `(hash, report, position)` for each hash: the first place it was seen and the `newest` latest ones."""
        found = self._asked(bulk.ends_of_postings, dict.fromkeys(hashes), newest)
        numbers = sorted({number for _, number, _ in found})
        names: dict[int, str] = {}
        for at in range(0, len(numbers), _MANY):
            some = select(t.report.c.number, t.report.c.id).where(t.report.c.number.in_(numbers[at : at + _MANY]))
            names |= {row.number: row.id for row in self._rows(some.where(t.report.c.hidden == 0))}
        return sorted((hash_, names[number], position) for hash_, number, position in found if number in names)

    def report(self, id_: str) -> Report | None:
        """Return the report, or `None`."""
        found = self.record(id_)
        return found if isinstance(found, Report) else None

    def posts_with_key(self, post_key: str) -> list[Post]:
        """Return the posts that are the same post under other hosts."""
        shown = select(t.post.c.id).join(t.report, t.report.c.id == t.post.c.host).where(t.report.c.hidden == 0)
        return self.fetch([row.id for row in self._rows(shown.where(t.post.c.post_key == post_key).limit(_MANY))])

    def posts_of(self, report: str) -> list[Post]:
        """Return the posts embedded in a report."""
        return self.fetch([row.id for row in self._rows(select(t.post.c.id).where(t.post.c.host == report))])

    def reports_with_url(self, version_key: str) -> list[str]:
        """Return the reports captured from this URL."""
        asked = select(t.report.c.id).where(t.report.c.version_key == version_key, t.report.c.hidden == 0)
        return [row.id for row in self._rows(asked.order_by(t.report.c.number).limit(_MANY))]

    def reports_of_outlet(self, outlet_key: str, around: datetime | None) -> list[str]:
        """Return reports of this outlet, those published nearest to `around` first, at most fifty.

        A longer name that begins with these words is the outlet too ("NFA" is also "NFA English"), and one whose initials three or more
        letters are ("Northern Field Agency"); at most a few such are looked up.
        """
        names = dict.fromkeys([*self._outlets_called(outlet_key), *self._outlets_cut_to(outlet_key)])
        found = [row for name in names for row in self._nearest(name, around)]
        if around is not None:
            far = timedelta.max
            when = {row.id: abs(datetime.fromisoformat(row.published) - around) if row.published else far for row in found}
            found.sort(key=lambda row: (when[row.id], row.id))
        return [row.id for row in found[:50]]

    def _outlets_called(self, outlet_key: str) -> list[str]:
        """Return the key and the few longer ones that begin with it, each by one step in the index."""
        names, last = [outlet_key], f"{outlet_key} "
        while len(names) < _LONGER_NAMES:
            step = select(func.min(t.report.c.outlet_key)).where(
                t.report.c.outlet_key >= last, t.report.c.outlet_key < f"{outlet_key}!"
            )
            (row,) = self._rows(step)
            if row[0] is None:
                break
            names.append(row[0])
            last = f"{row[0]}\u0001"
        return names

    def _outlets_cut_to(self, letters: str) -> list[str]:
        """Return the few outlets whose initials these letters are; one step in the index for each outlet with the first of them."""
        if not (_ACRONYM[0] <= len(letters) <= _ACRONYM[1] and letters.isalpha()):
            return []
        own, stop = t.report.c.outlet_key, chr(ord(letters[0]) + 1)
        walk = select(func.min(own).label("name")).where(own >= letters[0], own < stop).cte("walk", recursive=True)
        step = select(func.min(own)).where(own > walk.c.name, own < stop).correlate(walk).scalar_subquery()
        walk = walk.union_all(select(step).where(walk.c.name.is_not(None)))
        rows = self._rows(select(walk.c.name).where(walk.c.name.like(f"{'% '.join(letters)}%")).order_by(walk.c.name))
        return [row.name for row in rows if "".join(word[0] for word in row.name.split()) == letters][:_LONGER_NAMES]

    def _nearest(self, outlet_key: str, around: datetime | None) -> list[Any]:
        own = t.report.c
        base = select(own.id, own.published).where(own.outlet_key == outlet_key, own.hidden == 0)
        if around is None:
            return self._rows(base.order_by(own.published, own.id).limit(50))
        at = around.astimezone(UTC).isoformat()
        # each order is that of the index, so that a thousand reports of one day cost no sort
        before = self._rows(base.where(own.published <= at).order_by(own.published.desc(), own.id.desc()).limit(50))
        after = self._rows(base.where(own.published > at).order_by(own.published, own.id).limit(50))
        undated = self._rows(base.where(own.published.is_(None)).order_by(own.id).limit(50))
        return [*before, *after, *undated]

    def claims_of(self, report: str) -> list[Claim]:
        """Return the claims read in a report."""
        return list(self.records(Claim, report=report))

    def said_of(self, report: str) -> list[Record]:
        """Return all that was read in a report; nothing where there is none."""
        return self.whole(report)[2] if self.report(report) is not None else []

    def attributions_of(self, report: str) -> list[Attribution]:
        """Return the attributions read in a report."""
        return list(self.records(Attribution, report=report))

    def inferred_named(self, name_key: str) -> list[InferredReport]:
        """Return the inferred reports of this name, at most a few hundred."""
        return self.fetch(
            [
                row.id
                for row in self._rows(
                    select(t.inferred.c.id).where(t.inferred.c.name_key == name_key).order_by(t.inferred.c.id).limit(_MANY)
                )
            ]
        )

    def children_of(self, id_: str) -> list[Derivation]:
        """Return edges whose parent this is, at most a few hundred."""
        return self.fetch([row.id for row in self._rows(select(t.edge.c.id).where(t.edge.c.parent == id_).limit(_MANY))])

    def _rows(self, asked: Any) -> list[Any]:
        """Run one question. Outside a writer's transaction it also lets go of the snapshot, so that readers see the next commit."""
        within = self._db.in_transaction()
        with database.spoken(self.path / "case.sqlite"):
            rows = list(self._db.execute(asked))
        if not within:
            self._db.rollback()
        return rows
