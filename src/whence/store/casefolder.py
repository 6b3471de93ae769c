"""A case folder: objects, log and projection as one thing that can be opened, added to and rebuilt.

In: records with the bytes they rest on. Out: the same, sealed. The order of a commit is that of the crash protocol: objects, then
the log's lines, then the checkpoint, then the projection; what is acknowledged has gone through the first three.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from whence.errors import CaseDamaged, CaseTooNew, UsageError
from whence.model.acts import Decision, Output, Run
from whence.model.base import Record, replace
from whence.model.captured import Capture
from whence.model.codec import decode, decode_lines, encode, encode_lines
from whence.model.vocabulary import DecisionKind
from whence.model.weighed import Weighing
from whence.store.checkpoint import unseal
from whence.store.filesystem import Disk, FileSystem
from whence.store.keys import signing_key
from whence.store.lock import Lock
from whence.store.log import Entry, Log, State, empty, read_from, require_not_shorter
from whence.store.objects import Objects, pack
from whence.store.projection import IndexRows, Projection, connect, make_tables
from whence.store.queries import Queries

FORMAT = 1
_WRITING = "writing"  # there while a writer has the case open; found at opening, the last writer did not close it
Derive = Callable[["CaseStore", Run, Sequence[Record]], IndexRows]


def _no_index(_store: "CaseStore", _run: Run, _records: Sequence[Record]) -> IndexRows:
    return IndexRows()


class CaseStore(Queries):
    """One case, opened. Readers see the last commit; a writer holds the lock until it closes."""

    def __init__(self, path: Path, disk: FileSystem, *, derive: Derive, now: Callable[[], datetime]) -> None:
        self.path = path
        self.objects = Objects(path, disk)
        self._disk = disk
        self._derive = derive
        self._now = now
        self._lock: Lock | None = None
        self._key: Ed25519PrivateKey | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        write: bool = False,
        create: bool = False,
        wait: float = 30.0,
        on_wait: Callable[[str], None] | None = None,
        now: Callable[[], datetime],
        derive: Derive = _no_index,
        disk: FileSystem | None = None,
        key: Ed25519PrivateKey | None = None,
    ) -> "CaseStore":
        """Return the case at `path`. `derive` makes index rows from records, now and at every rebuild."""
        case = cls(path, disk or Disk(), derive=derive, now=now)
        exists = case._disk.exists(path / "case.json")
        if not exists and not (write and create):
            raise UsageError(f"{path}: there is no case here; `whence run PATHS --case {path}` makes one")
        if exists:
            case._check_format()
        if write:
            case._open_to_write(wait=wait, on_wait=on_wait, key=key or signing_key())
        else:
            case._open_to_read()
        return case

    def __enter__(self) -> "CaseStore":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close(clean=kind is None)

    def close(self, *, clean: bool = True) -> None:
        """Close the case and free the lock. After an unclean end the next writer looks for objects that no entry names."""
        self._db.close()
        self._engine.dispose()
        if self._lock:
            if clean:
                self._disk.remove(self.path / _WRITING)
            self._lock.free()
            self._lock = None

    # ---------------------------------------------------------------- opening

    def _check_format(self) -> None:
        try:
            stated = json.loads(self._disk.read(self.path / "case.json"))["format"]
        except (ValueError, KeyError, TypeError) as error:
            raise CaseDamaged(f"{self.path}/case.json does not say which format this case has; take it from a copy") from error
        if not isinstance(stated, int) or stated > FORMAT:
            raise CaseTooNew(
                f"{self.path} was written by a newer version of whence (case format {stated}, this one knows {FORMAT}); update whence"
            )

    def _open_to_write(self, *, wait: float, on_wait: Callable[[str], None] | None, key: Ed25519PrivateKey) -> None:
        for folder in ("", "log", "objects", "tmp"):
            self._disk.make_folder(self.path / folder)
        self._disk.sync_folder(self.path)
        self._lock = Lock(self.path / "lock")
        self._lock.take(wait=wait, on_wait=on_wait)
        self._key = key
        try:
            if not self._disk.exists(self.path / "case.json"):
                self._disk.create(self.path / "case.json", json.dumps({"whence": "case", "format": FORMAT}).encode() + b"\n")
                self._disk.sync_folder(self.path)
            if not self._disk.exists(self.path / "log" / "entries"):
                self._disk.create(self.path / "log" / "entries", b"")
                self._disk.sync_folder(self.path / "log")
            self._connect(write=True)
            self._recover()
        except BaseException:
            self._lock.free()
            raise

    def _open_to_read(self) -> None:
        if not self._disk.exists(self._database):
            raise UsageError(f"{self.path}: this case has no database here; `whence rebuild {self.path}` makes it from the log")
        self._connect(write=False)
        if Projection(self._db).get_meta("state") is None:
            raise UsageError(f"{self.path}: the database is not finished; `whence rebuild {self.path}` makes it from the log")

    @property
    def _database(self) -> Path:
        return self.path / "case.sqlite"

    def _connect(self, *, write: bool) -> None:
        self._engine = connect(self._database, write=write)
        try:
            self._db: Connection = self._engine.connect()
            if write:
                with self._db.begin():
                    make_tables(self._db)
        except DatabaseError as error:
            if not write:
                raise UsageError(
                    f"{self._database} cannot be read ({error.orig}); `whence rebuild {self.path}` makes it again"
                ) from error
            self._engine.dispose()
            self._drop_database()
            self._engine = connect(self._database, write=True)
            self._db = self._engine.connect()
            with self._db.begin():
                make_tables(self._db)

    def _drop_database(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._disk.remove(self.path / f"case.sqlite{suffix}")

    def _recover(self) -> None:
        """Bring log, checkpoint and projection together after whatever happened; write down what had to be done."""
        with self._db.begin():
            kept = Projection(self._db).get_meta("state")
        state = State.unpacked(kept) if kept else empty()
        size = self._disk.size(self.path / "log" / "entries")
        if size < state.length:  # the projection knows more than the log: it is not believed
            state, kept = empty(), None
        tail = self._disk.read(self.path / "log" / "entries")[state.length :] if size != state.length or kept is None else b""
        self._log = Log(self.path, self._disk, state)
        if kept is None:
            self._reset_projection()
        unclean = self._disk.exists(self.path / _WRITING)
        for entry, after in read_from(tail, state):
            with self._db.begin():
                self._apply(entry)
                Projection(self._db).set_meta("state", after.packed())
            self._log.state = after
        self._mend(size)
        if unclean:
            self._sweep()
        else:
            self._disk.create(self.path / _WRITING, b"")

    def _sweep(self) -> None:
        """Move objects that no entry names aside, and say so in the log: a commit that was never acknowledged, or something planted."""
        known = self.named_objects()
        moved = []
        for file in list(self._disk.walk(self.path / "objects")):
            if file.name not in known:
                self._disk.make_folder(self.path / "quarantine")
                self._disk.rename(file, self.path / "quarantine" / file.name)
                moved.append(file.name)
        for file in list(self._disk.walk(self.path / "tmp")):
            self._disk.remove(file)
        if moved:
            self._seal([("quarantine", {"moved": moved})])

    def _mend(self, size: int) -> None:
        """Cut a torn tail (its bytes kept), seal good lines that no checkpoint covers, introduce a new key."""
        state = self._log.state
        sealed = unseal(self._disk.read(self._log.checkpoint), self._keys()) if self._disk.exists(self._log.checkpoint) else None
        require_not_shorter(state, sealed.size if sealed else 0, self.path)
        acts: list[tuple[str, dict[str, Any]]] = []
        if size > state.length:
            torn = self._disk.read(self._log.entries)[state.length :]
            acts.append(("recover", {"kept": self.objects.put(torn), "bytes": len(torn)}))
            self._disk.truncate(self._log.entries, state.length)
        if state.frontier.size == 0:
            acts.append(("open", {"format": FORMAT, "key": self._public()}))
        elif self._public() not in [key.hex() for key in self._keys()]:
            acts.append(("key", {"key": self._public()}))
        elif sealed is None or sealed.size < state.frontier.size:
            acts.append(("reseal", {"entries": state.frontier.size}))
        if acts:
            self._seal(acts)

    def _public(self) -> str:
        return self._signer.public_key().public_bytes_raw().hex()

    @property
    def _signer(self) -> Ed25519PrivateKey:
        if self._key is None:
            raise UsageError(f"{self.path} is open for reading only")
        return self._key

    def _keys(self) -> tuple[bytes, ...]:
        kept = Projection(self._db).get_meta("keys")
        self._db.rollback()
        return tuple(bytes.fromhex(key) for key in json.loads(kept or "[]"))

    # ---------------------------------------------------------------- adding

    def put(self, data: bytes) -> str:
        """Store bytes and return their digest."""
        return self.objects.put(data)

    def get(self, digest: str) -> bytes:
        """Return stored bytes, checked."""
        return self.objects.get(digest)

    def commit(
        self,
        *,
        captures: Sequence[Capture] = (),
        decisions: Sequence[Decision] = (),
        run: Run | None = None,
        records: Mapping[str, Sequence[Record]] | None = None,
        act: tuple[str, dict[str, Any]] | None = None,
    ) -> None:
        """Seal all of it as one: when this returns it is durable, signed and can be asked for."""
        acts: list[tuple[str, dict[str, Any]]] = [act] if act else []
        acts += [("capture", msgspec.to_builtins(capture)) for capture in captures]
        acts += [("decision", msgspec.to_builtins(decision)) for decision in decisions]
        given: list[Record] = [record for stage in (records or {}).values() for record in stage]
        if run is not None:
            if given:
                digest = self.objects.put(pack(encode_lines(given)))
                outputs = tuple(Output(stage=s, digest=digest, records=len(r)) for s, r in (records or {}).items() if r)
                run = replace(run, id="", outputs=outputs)
            acts.append(("run", msgspec.to_builtins(run)))
        if acts:
            self._seal(acts, given)

    def _seal(self, acts: Sequence[tuple[str, dict[str, Any]]], given: Sequence[Record] | None = None) -> None:
        entries = self._log.append(acts, self._now(), self._signer)
        with self._db.begin():
            for entry in entries:
                self._apply(entry, given if entry.act == "run" else None)
            Projection(self._db).set_meta("state", self._log.state.packed())

    def keep_weighing(self, weighing: Weighing) -> None:
        """Keep how an incident was weighed until something it rests on changes. A cache: nothing is sealed; a reader keeps nothing."""
        if self._lock is not None:
            with self._db.begin():
                Projection(self._db).keep_weighing(weighing.incident, encode(weighing))

    # ---------------------------------------------------------------- applying

    def _apply(self, entry: Entry, given: Sequence[Record] | None = None) -> None:
        """Write what one sealed entry says into the projection; `given` spares reading its output object back."""
        projection = Projection(self._db)
        match entry.act:
            case "capture" | "decision" | "run":
                sealed = decode(json.dumps(entry.body))
                if isinstance(sealed, Run):
                    records = list(given) if given is not None else list(self._outputs(sealed))
                    projection.apply(entry.seq, [sealed, *records])
                    projection.keep_index(self._derive(self, sealed, records))
                else:
                    projection.apply(entry.seq, [sealed])
                if isinstance(sealed, Decision):
                    projection.hide(self._removed())
            case "open" | "key":
                keys = json.loads(projection.get_meta("keys") or "[]")
                projection.set_meta("keys", json.dumps([*keys, entry.body["key"]]))
            case "recover":
                projection.set_meta(f"kept:{entry.body['kept']}", entry.body["kept"])
            case "redo":
                projection.clear_readings()
            case "facts":
                for name, value in entry.body.items():
                    projection.set_meta(f"fact:{name}", value)
                    if name.endswith("_object"):  # an earlier one stays known when another takes its place
                        projection.set_meta(f"kept:{value}", value)
                projection.forget_weighings()

    def _outputs(self, run: Run) -> Iterator[Record]:
        for digest in dict.fromkeys(output.digest for output in run.outputs):
            yield from decode_lines(gzip.decompress(self.objects.get(digest)))

    def _removed(self) -> set[str]:
        undone: set[str] = set()
        removed: set[str] = set()
        for decision in reversed(self.decisions()):
            if decision.id in undone:
                continue
            if decision.kind is DecisionKind.UNDO:
                undone.add(decision.target)
            elif decision.kind is DecisionKind.REMOVE:
                removed.add(decision.target)
        return removed

    # ---------------------------------------------------------------- rebuilding

    def rebuild(self) -> None:
        """Drop the projection and make it again from the log and the objects that it names."""
        self._db.close()
        self._engine.dispose()
        self._drop_database()
        self._connect(write=True)
        self._recover()

    def _reset_projection(self) -> None:
        self._db.close()
        self._engine.dispose()
        self._drop_database()
        self._engine = connect(self._database, write=True)
        self._db = self._engine.connect()
        with self._db.begin():
            make_tables(self._db)
