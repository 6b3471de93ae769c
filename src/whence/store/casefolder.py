"""A case folder: objects, log and projection as one thing that can be opened, added to and rebuilt.

In: records with the bytes they rest on. Out: the same, sealed. The order of a commit is that of the crash protocol: objects, then
the log's lines, then the checkpoint, then the projection; what is acknowledged has gone through all four, and what has gone through
the first three survives anything.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.exc import DatabaseError

from whence.errors import CaseDamaged, CaseLocked, CaseTooNew, StoreFull, UsageError, WhenceError
from whence.model.acts import Decision, Output, Run
from whence.model.base import Record, replace
from whence.model.captured import Capture
from whence.model.codec import encode, encode_lines
from whence.model.weighed import Weighing
from whence.store import database
from whence.store.filesystem import Disk, FileSystem
from whence.store.incidents import IncidentQueries
from whence.store.keys import signing_key
from whence.store.lock import Lock
from whence.store.log import Act, Entry, Log, State, empty, objects_named, read_from
from whence.store.objects import Objects, pack
from whence.store.projection import Projection
from whence.store.recovery import Survey, clear_scratch, mending, quarantine, strays, survey
from whence.store.relink import Derive
from whence.store.replay import Replay, no_index
from whence.store.tables import LAYOUT

FORMAT = 1
_OWN = frozenset(
    ("case.json", "log", "objects", "tmp", "lock", "dirty", "quarantine", "case.sqlite", "case.sqlite-wal", "case.sqlite-shm")
)
# How many entries a catch-up writes in one transaction: small enough to keep SQLite's own log small, large enough not to wait on it.
_TOGETHER = 200


class CaseStore(IncidentQueries):
    """One case, opened. Readers see the last commit; a writer holds the lock until it closes."""

    def __init__(self, path: Path, disk: FileSystem, *, derive: Derive, now: Callable[[], datetime]) -> None:
        self.path = path
        self.objects = Objects(path, disk)
        self._disk = disk
        self._replay = Replay(self, derive)
        self._now = now
        self._lock: Lock | None = None
        self._key: Ed25519PrivateKey | None = None
        self._recent = {}
        self._settled = False

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
        derive: Derive = no_index,
        disk: FileSystem | None = None,
        key: Ed25519PrivateKey | None = None,
    ) -> "CaseStore":
        """Return the case at `path`. `derive` makes index rows from records, now and at every rebuild; `key` signs (default: the user's).

        Reading never waits for a writer. Writing waits up to `wait` seconds for another writer, tells `on_wait` so, then raises
        `CaseLocked`. Raises `UsageError` where there is no case, `CaseTooNew`, `CaseDamaged`, `StoreFull`.
        """
        case = cls(path, disk or Disk(), derive=derive, now=now)
        case._require(create=write and create)
        if write:
            case._open_to_write(wait=wait, on_wait=on_wait, key=key or signing_key())
        else:
            case._open_to_read()
        return case

    def __enter__(self) -> "CaseStore":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the case and free the lock. What was put and never committed is taken out of the objects again."""
        if self._lock is None:
            self._disconnect()
            return
        try:
            with suppress(WhenceError, OSError):  # then the mark stays and the next writer sweeps
                self._tidy()
        finally:
            self._disconnect()
            self._lock.free()
            self._lock = None

    # ---------------------------------------------------------------- opening

    def _require(self, *, create: bool) -> None:
        """Refuse a folder that is no case, and a case of a newer format."""
        if self._disk.exists(self.path / "case.json"):
            self._check_format()
        elif self._disk.exists(self.path / "log" / "checkpoint"):
            raise CaseDamaged(
                f"{self.path}/case.json is missing, so nothing says which format this case has; take it from a copy"
            )
        elif not create:
            raise UsageError(f"{self.path}: there is no case here; `whence run PATHS --case {self.path}` makes one")
        elif self.path.exists() and not self.path.is_dir():
            raise UsageError(f"{self.path} is a file; a case is a folder: name another place")
        elif self.path.exists() and (other := sorted({p.name for p in self.path.iterdir()} - _OWN)):
            raise UsageError(f"{self.path} is no case and not empty (it holds {other[0]}); name a folder that does not exist yet")

    def _check_format(self) -> None:
        try:
            stated = json.loads(self._disk.read(self.path / "case.json"))["format"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise CaseDamaged(f"{self.path}/case.json does not say which format this case has; take it from a copy") from error
        if not isinstance(stated, int) or stated > FORMAT:
            raise CaseTooNew(
                f"{self.path} was written by a newer version of whence (case format {stated}, this one knows {FORMAT}); update whence"
            )

    def _open_to_write(self, *, wait: float, on_wait: Callable[[str], None] | None, key: Ed25519PrivateKey) -> None:
        self._make_folders()
        lock = Lock(self.path / "lock")
        lock.take(wait=wait, on_wait=on_wait)
        self._lock, self._key = lock, key
        try:
            self._lay_foundation()
            self._connect_to_write()
            self._settle()
            if self._disk.exists(self._mark):
                self._sweep()
            else:
                self._disk.create(self._mark, b"a writer is here, or ended without closing\n")
                self._disk.sync_folder(self.path)
        except BaseException:
            self._disconnect()
            lock.free()
            self._lock = None
            raise

    def _make_folders(self) -> None:
        for folder in ("", "log", "objects", "tmp"):
            self._disk.make_folder(self.path / folder)
        self.path.mkdir(parents=True, exist_ok=True)  # lock and database lie on the real disk whatever stands in for the rest
        if not self._disk.exists(self.path / "case.json"):
            self._disk.sync_folder(self.path.parent)
        self._disk.sync_folder(self.path)

    def _lay_foundation(self) -> None:
        """Write case.json and an empty log where there are none."""
        if not self._disk.exists(self.path / "case.json"):
            scratch = self.path / "tmp" / "case.json"
            self._disk.remove(scratch)
            self._disk.create(scratch, json.dumps({"whence": "case", "format": FORMAT}).encode() + b"\n")
            self._disk.rename(scratch, self.path / "case.json")
            self._disk.sync_folder(self.path)
        note = self.path / "log" / "checkpoint"
        if not self._disk.exists(self.path / "log" / "entries") and not self._disk.exists(note):
            self._disk.create(self.path / "log" / "entries", b"")
            self._disk.sync_folder(self.path / "log")

    def _open_to_read(self) -> None:
        """Read the projection. Where it lags behind the log and nobody is writing, bring it up to date first; never make one."""
        kept, log = self._connect_to_read(), self.path / "log" / "entries"
        if kept is None:
            raise UsageError(
                f"{self.path}: there is no database here that can be read; `whence rebuild {self.path}` makes it from the log"
            )
        if not self._disk.exists(log):
            raise CaseDamaged(f"{self.path}: the log is missing (log/entries); take the case from a copy")
        if kept.length >= self._disk.size(log):
            return
        lock = Lock(self.path / "lock")
        try:
            lock.take(wait=0)
        except (CaseLocked, OSError):
            return  # a writer is between sealing and projecting, or nothing may be written here: what is there is the last commit
        self._disconnect()
        try:
            with suppress(CaseDamaged, StoreFull, OSError):  # what is there can still be read
                self._connect_to_write()
                self._catch_up()
        finally:
            self._disconnect()
            lock.free()
        self._connect_to_read()

    # ---------------------------------------------------------------- the projection's file

    @property
    def _file(self) -> Path:
        return self.path / "case.sqlite"

    def _connect_to_read(self) -> State | None:
        """Open the database to read; `None` if there is none, or none that is finished and of today's layout."""
        if not self._file.exists():
            return None
        try:
            self._engine, self._db = database.connect(self._file, write=False)
            kept = self._kept()
        except DatabaseError:
            kept = None
        if kept is None:
            self._disconnect()
        return kept

    def _connect_to_write(self) -> None:
        """Open the database to write; one that is broken or of another layout is dropped."""
        try:
            with database.spoken(self._file):
                self._engine, self._db = database.connect(self._file, write=True)
                usable = Projection(self._db).get_meta("layout") == LAYOUT
                self._db.rollback()
        except UsageError:
            usable = False
        if not usable:
            self._reset()

    def _reset(self) -> None:
        self._disconnect()
        database.drop(self._file)
        with database.spoken(self._file):
            self._engine, self._db = database.connect(self._file, write=True)
            with self._db.begin():
                Projection(self._db).set_meta("layout", LAYOUT)
                Projection(self._db).set_meta("unfinished", "yes")

    def _disconnect(self) -> None:
        if hasattr(self, "_db"):
            self._db.close()
            self._engine.dispose()

    def _kept(self) -> State | None:
        """Return how far the projection has followed the log, or `None` where it is not finished or says nonsense."""
        facts = Projection(self._db)
        kept, finished = facts.get_meta("state"), facts.get_meta("unfinished") != "yes"
        right = facts.get_meta("layout") == LAYOUT
        self._db.rollback()
        try:
            return State.unpacked(kept) if kept and finished and right else None
        except (ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def _writing(self) -> Iterator[Projection]:
        """Hold one transaction on the projection."""
        with database.spoken(self._file), self._db.begin():
            yield Projection(self._db)

    # ---------------------------------------------------------------- bringing log, checkpoint and projection together

    def _catch_up(self) -> Survey:
        """Bring the projection up to where the log ends."""
        self.forget()
        with database.spoken(self._file):
            kept = self._kept()
            begun = Projection(self._db).get_meta("state") is not None
            self._db.rollback()
        found = survey(self.path, self._disk, kept)
        if begun and found.start.size == 0:
            self._reset()
        lines = read_from(found.tail, found.start)
        while group := [(entry, state.copy()) for _, (entry, state) in zip(range(_TOGETHER), lines, strict=False)]:
            with self._writing() as projection:
                for entry, _ in group:
                    self._replay.apply(projection, entry)
                projection.set_meta("state", group[-1][1].packed())
        with self._writing() as projection:
            projection.set_meta("unfinished", "no")
        return found

    def _settle(self) -> None:
        """Catch up, then mend what was found: cut a torn tail (its bytes kept), seal what no checkpoint covers, introduce a new key."""
        self.forget()
        found = self._catch_up()
        self._log = Log(self.path, self._disk, found.end)
        acts = mending(found, public=self._public(), case_format=FORMAT, objects=self.objects)
        if found.torn:
            self._disk.truncate(self._log.entries, found.end.length)
        self._settled = True
        if acts:
            self._seal(acts)

    def _public(self) -> str:
        return self._signer.public_key().public_bytes_raw().hex()

    @property
    def _signer(self) -> Ed25519PrivateKey:
        if self._key is None or self._lock is None:
            raise UsageError(f"{self.path} is open for reading only")
        return self._key

    @property
    def _mark(self) -> Path:
        return self.path / "dirty"

    def _sweep(self) -> None:
        """After a writer that did not close: move what the log does not name out of the objects, and make the rest durable for good."""
        clear_scratch(self.path, self._disk)
        self.objects.sync_shards()
        if acts := quarantine(self.path, self._disk, strays(self.path, self._disk, self.objects)):
            self._seal(acts)

    def _tidy(self) -> None:
        """Before closing: take out what was put and never committed, and the mark that says a writer is here."""
        if not self._settled:
            return
        files = [self.objects.path(digest) for digest in sorted(self.objects.loose)]
        if acts := quarantine(self.path, self._disk, [file for file in files if self._disk.exists(file)]):
            self._seal(acts)
        self._disk.remove(self._mark)
        self._disk.sync_folder(self.path)

    # ---------------------------------------------------------------- adding

    def put(self, data: bytes) -> str:
        """Store bytes durably and return their digest. They stay only if a later commit names them."""
        if self._lock is None:
            raise UsageError(f"{self.path} is open for reading only")
        return self.objects.put(data)

    def get(self, digest: str) -> bytes:
        """Return stored bytes, checked; raises `CaseDamaged` if they are missing or changed."""
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
        """Seal all of it as one: when this returns it is durable, signed and can be asked for.

        `records` (stage -> what it gave) go into one object that the run names. Raises `StoreFull` where the disk takes no more; then
        nothing of this commit is acknowledged, and what was before is untouched.
        """
        acts: list[Act] = [act] if act else []
        acts += [("capture", msgspec.to_builtins(c)) for c in captures] + [
            ("decision", msgspec.to_builtins(d)) for d in decisions
        ]
        given: list[Record] = [record for stage in (records or {}).values() for record in stage]
        if given and run is None:
            raise UsageError("records are sealed with the run that gave them; name the run")
        if run is not None:
            if given:
                digest = self.put(pack(encode_lines(given)))
                outputs = tuple(Output(stage=s, digest=digest, records=len(r)) for s, r in (records or {}).items() if r)
                run = replace(run, id="", outputs=outputs)
            acts.append(("run", msgspec.to_builtins(run)))
        if acts:
            self._seal(acts, given)

    def _seal(self, acts: Sequence[Act], given: Sequence[Record] | None = None) -> None:
        signer = self._signer
        if not self._settled:
            self._settle()
        self._settled = False  # until all of it has gone through; a failure in between is settled before the next commit
        entries = self._log.append(acts, self._now(), signer)
        named = {digest for entry in entries for digest in objects_named(entry)}
        with self._writing() as projection:
            for entry in entries:
                self._replay.apply(projection, entry, given if entry.act == "run" else None)
            projection.set_meta("state", self._log.state.packed())
        self.objects.loose -= named
        self._settled = True

    def keep_weighing(self, weighing: Weighing) -> None:
        """Keep how an incident was weighed until something it rests on changes. A cache: nothing is sealed; a reader keeps nothing."""
        if self._lock is not None:
            with self._writing() as projection:
                projection.keep_weighing(weighing.incident, encode(weighing))

    def rebuild(self) -> None:
        """Drop the projection and make it again from the log and the objects that it names; what comes out is equal."""
        if self._lock is None:
            raise UsageError(f"{self.path} is open for reading only")
        self._reset()
        self._settled = False
        self._settle()

    def log_entries(self) -> Iterator[Entry]:
        """Yield every line of the log, in order, as it stands; stops at the first bad one. Reads the whole log."""
        for entry, _ in read_from(self._disk.read(self.path / "log" / "entries"), empty()):
            yield entry
