"""The projection: what the log says, as tables that can be asked.

In: entries with the rows they seal. Out: the same tables, whether the entries come one by one or all at once. Every row is a pure
function of the log and its objects; nothing else writes here, except the cache of weighings.
"""

import json
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import UTC as _UTC
from typing import Any

from sqlalchemy import Connection, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from whence.language.words.normal import fold, key
from whence.model.acts import Decision, Run
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Post, Report
from whence.model.codec import encode, tag_of
from whence.model.linked import strongest
from whence.model.matched import Incident, Membership
from whence.model.traced import Derivation, InferredReport
from whence.store import tables as t
from whence.store.bulk import load


class IndexRows:
    """Index rows that ride along with a commit: fingerprints, incident keys and profiles, and which reports are placed now.

    `incidents` are those that people set apart and that have no record yet.
    """

    def __init__(
        self,
        marks: Mapping[str, Sequence[tuple[int, int]]] | None = None,
        keys: Mapping[str, Sequence[tuple[str, float]]] | None = None,
        profiles: Mapping[str, bytes] | None = None,
        placed: Sequence[str] = (),
        incidents: Sequence[Incident] = (),
    ) -> None:
        self.marks = dict(marks or {})
        self.keys = dict(keys or {})
        self.profiles = dict(profiles or {})
        self.placed = tuple(placed)
        self.incidents = list(incidents)

    def only(self, incidents: Container[str]) -> "IndexRows":
        """Return the keys and profiles of these incidents alone."""
        return IndexRows(
            keys={i: rows for i, rows in self.keys.items() if i in incidents},
            profiles={i: body for i, body in self.profiles.items() if i in incidents},
        )

    def without(self, incidents: Container[str]) -> "IndexRows":
        """Return all rows but the keys and profiles of these incidents, which are kept already."""
        return IndexRows(
            self.marks,
            {i: rows for i, rows in self.keys.items() if i not in incidents},
            {i: body for i, body in self.profiles.items() if i not in incidents},
            self.placed,
            self.incidents,
        )


class Projection:
    """Writes what sealed entries say into the tables, inside the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # ---------------------------------------------------------------- facts about the projection itself

    def get_meta(self, name: str) -> str | None:
        """Return a fact about the projection itself."""
        return self._db.execute(select(t.meta.c.value).where(t.meta.c.key == name)).scalar()

    def set_meta(self, name: str, value: str) -> None:
        """Keep a fact about the projection itself."""
        self._db.execute(
            upsert(t.meta).values(key=name, value=value).on_conflict_do_update(index_elements=["key"], set_={"value": value})
        )

    # ---------------------------------------------------------------- records

    def drop_meta(self, name: str) -> None:
        """Forget a fact about the projection itself."""
        self._db.execute(delete(t.meta).where(t.meta.c.key == name))

    def apply(self, seq: int, records: Iterable[Record]) -> None:
        """Write `records`, sealed by entry `seq`."""
        kept = list(records)
        self._keep(seq, kept)
        self._keep_reports([r for r in kept if isinstance(r, Report)])
        for table, rows in self._side_rows(kept):
            if rows:
                self._db.execute(upsert(table).on_conflict_do_nothing(), rows)
        self._forget_weighings(kept)

    def _keep(self, seq: int, records: Sequence[Record]) -> None:
        def row(r: Record) -> tuple[Any, ...]:
            return r.id, seq, tag_of(r), getattr(r, "report", None) or getattr(r, "host", None), encode(r)

        columns = ("id", "seq", "kind", "report", "body")
        load(self._db, "record", columns, [row(r) for r in records if not isinstance(r, Membership)])
        members = [dict(zip(columns, row(r), strict=True)) for r in records if isinstance(r, Membership)]
        if members:  # a membership is one per incident, report and role; the newest word on it counts
            statement = upsert(t.record)
            self._db.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_={"body": statement.excluded.body}), members
            )

    def _keep_reports(self, reports: Sequence[Report]) -> None:
        if not reports:
            return
        number = int(self.get_meta("reports") or 0)
        removed = set(json.loads(self.get_meta("removed") or "[]"))
        ids = list(dict.fromkeys(r.id for r in reports))
        there = set(self._db.execute(select(t.report.c.id).where(t.report.c.id.in_(ids))).scalars())
        rows, words = [], []
        for r in {r.id: r for r in reports if r.id not in there}.values():
            number += 1
            published = r.published.at.astimezone(_UTC).isoformat() if r.published else None
            outlet = key(r.outlet) if r.outlet else None
            rows.append((r.id, number, r.key, r.capture, outlet, r.version_key, published, 0, int(r.id in removed)))
            words.append((number, r.id, fold(f"{r.title or ''}\n{r.text}")))
        columns = ("id", "number", "key", "capture", "outlet_key", "version_key", "published", "placed", "hidden")
        load(self._db, "report", columns, rows)
        load(self._db, "search", ("rowid", "report", "words"), words, fresh=True)
        self.set_meta("reports", str(number))

    def _side_rows(self, records: Sequence[Record]) -> list[tuple[Any, list[dict[str, Any]]]]:
        posts = [{"id": r.id, "post_key": r.post_key, "host": r.host} for r in records if isinstance(r, Post)]
        edges = [{"id": r.id, "child": r.child, "parent": r.parent} for r in records if isinstance(r, Derivation)]
        parents = [{"id": r.id, "name_key": key(r.name) if r.name else None} for r in records if isinstance(r, InferredReport)]
        members = [
            {"incident": r.incident, "report": r.report, "role": r.role, "id": r.id, "given": r.incident}
            for r in records
            if isinstance(r, Membership)
        ]
        return [(t.post, posts), (t.edge, edges), (t.inferred, parents), (t.member, members)]

    # ---------------------------------------------------------------- indexes

    def keep_index(self, seq: int, index: IndexRows) -> None:
        """Write the index rows that the records of the run sealed by entry `seq` give."""
        for report_id, marks in index.marks.items():
            number = self._db.execute(select(t.report.c.number).where(t.report.c.id == report_id)).scalar_one()
            load(self._db, "mark", ("hash", "number", "position"), [(h, number, p) for h, p in marks])
        for incident, weights in index.keys.items():
            self._file(seq, incident, dict(weights))
        for incident, body in index.profiles.items():
            statement = upsert(t.profile).values(incident=incident, body=body)
            self._db.execute(statement.on_conflict_do_update(index_elements=["incident"], set_={"body": body}))
        if index.placed:
            self._db.execute(update(t.report).where(t.report.c.id.in_(index.placed)).values(placed=1))

    def _file(self, seq: int, incident: str, weights: Mapping[str, float]) -> None:
        """File the incident under exactly these keys; under a key that it had already it keeps its place in the row."""
        own = t.incident_key.c
        rows = self._db.execute(select(own.key, own.weight).where(own.incident == incident))
        before = {row.key: row.weight for row in rows}
        if gone := sorted(before.keys() - weights.keys()):
            self._db.execute(delete(t.incident_key).where(own.incident == incident, own.key.in_(gone)))
        changed = [{"key": k, "incident": incident, "weight": w, "filed": seq} for k, w in weights.items() if before.get(k) != w]
        if changed:
            statement = upsert(t.incident_key)
            update_weight = {"weight": statement.excluded.weight}
            self._db.execute(statement.on_conflict_do_update(index_elements=["key", "incident"], set_=update_weight), changed)

    # ---------------------------------------------------------------- what people made one or two

    def place(self, report: str, rows: Sequence[tuple[Membership, str, str]]) -> None:
        """File a report's memberships anew: each as it is shown, with the id of the sealed one and the incident that match gave it to.

        A report counts once in an incident, in its strongest role, however many of its memberships lead there.
        """
        role = strongest(m for m, _, _ in rows)
        self._db.execute(delete(t.member).where(t.member.c.report == report))
        if rows:
            found = [
                {"incident": m.incident, "report": report, "role": role[m.incident], "id": id_, "given": to}
                for m, id_, to in rows
            ]
            self._db.execute(upsert(t.member).on_conflict_do_nothing(), found)

    def unfile(self, incidents: Collection[str]) -> None:
        """Forget keys and profiles of these incidents, before they are made again."""
        for incident in incidents:
            for table in (t.incident_key, t.profile):
                self._db.execute(delete(table).where(table.c.incident == incident))

    def rewrite(self, incident: Incident) -> None:
        """Write an incident's record as it stands now."""
        self._db.execute(update(t.record).where(t.record.c.id == incident.id).values(body=encode(incident)))

    # ---------------------------------------------------------------- weighings

    def _forget_weighings(self, records: Sequence[Record]) -> None:
        """Forget what was weighed for every incident that these records bear on."""
        if any(isinstance(r, Decision) for r in records):
            self.forget_weighings()
            return
        touched = {r.incident for r in records if isinstance(r, Membership)} | {r.id for r in records if isinstance(r, Incident)}
        ends = {end for r in records if isinstance(r, Derivation) for end in (r.child, r.parent)}
        if ends:
            touched |= set(self._db.execute(select(t.member.c.incident).where(t.member.c.report.in_(ends))).scalars())
        if touched:
            self._db.execute(delete(t.weighing).where(t.weighing.c.incident.in_(touched)))

    def forget_weighings(self, incidents: Collection[str] | None = None) -> None:
        """Forget these weighings; without `incidents` every one: something that all of them rest on has changed."""
        asked = delete(t.weighing)
        self._db.execute(asked if incidents is None else asked.where(t.weighing.c.incident.in_(incidents)))

    def keep_weighing(self, incident: str, body: bytes) -> None:
        """Keep one incident's weighing."""
        statement = upsert(t.weighing).values(incident=incident, body=body)
        self._db.execute(statement.on_conflict_do_update(index_elements=["incident"], set_={"body": body}))

    # ---------------------------------------------------------------- what takes things away

    def hide(self, removed: set[str]) -> None:
        """Hide exactly the reports that standing decisions remove, those too that a later reading brings back."""
        self.set_meta("removed", json.dumps(sorted(removed)))
        self._db.execute(update(t.report).where(t.report.c.hidden == 1).values(hidden=0))
        if removed:
            self._db.execute(update(t.report).where(t.report.c.id.in_(removed)).values(hidden=1))

    def clear_readings(self, keep: tuple[type[Record], ...] = (Capture, Failure, Decision, Run)) -> None:
        """Drop all that stages gave, before everything is read anew."""
        tags = [tag_of(kind) for kind in keep]
        self._db.execute(delete(t.record).where(t.record.c.kind.not_in(tags)))
        for table in (t.report, t.post, t.edge, t.inferred, t.member, t.mark, t.incident_key, t.profile, t.weighing):
            self._db.execute(delete(table))
        self._db.execute(text("DELETE FROM search"))
        self.set_meta("reports", "0")
