"""Builders for the store's tests: cases of a few reports, disks that fail, disks as a power cut leaves them."""

import errno
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from build import WHEN
from build import report as built
from whence.errors import StoreFull
from whence.model.acts import Decision, Run
from whence.model.base import Record
from whence.model.captured import Capture, Post, Report
from whence.model.matched import Incident, Membership
from whence.model.passage import passage
from whence.model.said import MediaMention
from whence.model.traced import Derivation, Evidence
from whence.model.vocabulary import Certainty, DecisionKind, DerivationType, EvidenceKind, IncidentType, MembershipRole
from whence.store import CaseStore, IndexRows
from whence.store.filesystem import Disk, FileSystem
from whence.store.objects import digest_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def ticking() -> Callable[[], datetime]:
    """Return a clock of its own."""
    ticks = (WHEN + timedelta(seconds=n) for n in range(10**9))
    return lambda: next(ticks)


def derive(_store: CaseStore, run: Run, records: Sequence[Record]) -> IndexRows:
    """Make index rows as the pipeline does: pure, and resting on what is kept already."""
    made = IndexRows()
    for record in records:
        if isinstance(record, Report):
            made.marks[record.id] = [(hash_of(word), at) for at, word in enumerate(record.text.split())]
        if isinstance(record, Membership):
            before = made.profiles.get(record.incident) or _store.profile(record.incident) or b""
            made.profiles[record.incident] = before + b"."
            weight = float(len(made.profiles[record.incident]))
            made.keys[record.incident] = [(f"type|{record.incident[-1]}", 1.0), (f"n|{int(weight) // 2}", weight)]
    made.placed = tuple(r.id for r in records if isinstance(r, Report))
    return made


def hash_of(word: str) -> int:
    """Return a word's fingerprint."""
    return int(digest_of(word.encode())[:12], 16)


def opened(
    path: Path, *, disk: FileSystem | None = None, key: Ed25519PrivateKey = KEY, write: bool = True, wait: float = 0.0
) -> CaseStore:
    """Open the case to write, made if it is not there."""
    return CaseStore.open(path, write=write, create=write, wait=wait, now=ticking(), derive=derive, disk=disk, key=key)


def capture_of(data: bytes, name: str) -> Capture:
    """Return the capture of `data`."""
    return Capture(digest=digest_of(data), size=len(data), origin=f"pages/{name}", name=name, captured=WHEN)


def records_of(text: str, name: str) -> tuple[bytes, Capture, dict[str, list[Record]]]:
    """Return one report's bytes, capture, and what all stages give for it."""
    data = text.encode()
    capture = capture_of(data, name)
    report = built(text, key=name, url=f"https://example.org/{name.split('.')[0]}", title=f"About {name}")
    report = Report(**{f: getattr(report, f) for f in report.__struct_fields__ if f not in ("id", "capture")}, capture=capture.id)
    words = passage(report.id, text, 0, len(text.split()[0]))
    post = Post(
        host=report.id, start=0, end=3, text_start=0, text_end=3, text=text[:3], post_key=f"p:{text[:3]}", method="tests/1"
    )
    incident = Incident(seed=f"clm_{hash_of(text.split()[0]) % 3}", type=IncidentType.OTHER, title="Something", method="tests/1")
    member = Membership(
        incident=incident.id, report=report.id, role=MembershipRole.FOCUS, claims=("clm_1",), score=0.5, method="tests/1"
    )
    mention = MediaMention(passage=words, noun="video", method="tests/1")
    edge = Derivation(
        child=report.id, parent="rep_elsewhere", type=DerivationType.COPIES, certainty=Certainty.LIKELY,
        evidence=(Evidence(kind=EvidenceKind.CREDIT, note="credited"),), method="tests/1",
    )  # fmt: skip
    return data, capture, {"capture": [report, post], "read": [mention], "trace": [edge], "match": [incident, member]}


def add(case: CaseStore, text: str, name: str = "page.txt") -> Report:
    """Add one report with all that the stages give for it; return it."""
    data, capture, records = records_of(text, name)
    case.put(data)
    report = records["capture"][0]
    assert isinstance(report, Report)
    case.commit(captures=[capture], records=records, run=run_of(report.id))
    return report


def run_of(*reports: str) -> Run:
    """Return a run record."""
    return Run(at=WHEN, version="0", methods={"read": "tests/1"}, settings={"share": 0.25, "words": [1, 2]}, reports=reports)


def decision_on(target: str, kind: DecisionKind = DecisionKind.REMOVE, *, reason: str = "not ours", second: int = 0) -> Decision:
    """Return somebody's decision."""
    return Decision(at=WHEN + timedelta(seconds=second), by="A. Editor", kind=kind, target=target, reason=reason)


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the whole content of the projection, but for the cache of weighings, which is made again on demand."""
    with sqlite3.connect(path / "case.sqlite") as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'")]
        content = {n: sorted(db.execute(f"SELECT * FROM {n}").fetchall(), key=repr) for n in names if n != "weighing"}
    db.close()
    return content


class FailingDisk(Disk):
    """A disk that takes no more from its `limit`-th change on, in the middle of a write, for good or (`once`) one time."""

    def __init__(self, limit: int, *, once: bool = False, code: int = errno.ENOSPC) -> None:
        self.left, self.once, self.code, self.failed = limit, once, code, False

    def _step(self) -> bool:
        self.left -= 1
        if self.left >= 0 or (self.once and self.failed):
            return True
        self.failed = True
        return False

    def _fail(self) -> None:
        if not self._step():
            raise StoreFull("full")

    def create(self, path: Path, data: bytes) -> None:
        self._fail()
        super().create(path, data)

    def append(self, path: Path, data: bytes) -> None:
        if not self._step():
            super().append(path, data[: len(data) // 2])  # what a full disk leaves: half of it
            raise StoreFull("full")
        super().append(path, data)

    def truncate(self, path: Path, size: int) -> None:
        self._fail()
        super().truncate(path, size)

    def make_folder(self, path: Path) -> None:
        self._fail()
        super().make_folder(path)

    def rename(self, old: Path, new: Path) -> None:
        self._fail()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._fail()
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self._fail()
        super().sync_folder(path)


class MemoryDisk:
    """A disk in memory that remembers every change, so that `after_power_cut` can say what might be left of it."""

    def __init__(self, files: dict[Path, bytes] | None = None) -> None:
        self.files = {path: bytes(data) for path, data in (files or {}).items()}
        self.base = dict(self.files)
        self.changes: list[tuple[Any, ...]] = []

    def read(self, path: Path, start: int = 0) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path][start:]

    def chunks(self, path: Path) -> Iterator[bytes]:
        yield self.read(path)

    def exists(self, path: Path) -> bool:
        return path in self.files

    def is_plain(self, path: Path) -> bool:
        return path in self.files

    def size(self, path: Path) -> int:
        return len(self.read(path))

    def create(self, path: Path, data: bytes) -> None:
        if path in self.files:
            raise FileExistsError(path)
        self.files[path] = data
        self.changes += [("create", path), ("write", path, data), ("sync", path)]

    def append(self, path: Path, data: bytes) -> None:
        self.files[path] += data
        self.changes += [("write", path, data), ("sync", path)]

    def truncate(self, path: Path, size: int) -> None:
        self.files[path] = self.files[path][:size]
        self.changes += [("cut", path, size), ("sync", path)]

    def make_folder(self, path: Path) -> None:
        pass

    def rename(self, old: Path, new: Path) -> None:
        self.files[new] = self.files.pop(old)
        self.changes.append(("rename", old, new))

    def remove(self, path: Path) -> None:
        if self.files.pop(path, None) is not None:
            self.changes.append(("remove", path))

    def sync_folder(self, path: Path) -> None:
        self.changes.append(("sync folder", path))

    def walk(self, path: Path) -> Iterator[Path]:
        yield from sorted(p for p in self.files if path in p.parents)


def after_power_cut(disk: MemoryDisk, upto: int, rng: random.Random, *, without: Sequence[str] = ()) -> dict[Path, bytes]:
    """Return files that a power cut after the first `upto` changes might leave.

    What was written to a file since its last sync may be missing, torn or zeroes; name changes since a folder's last sync may each
    be missing, in any combination. `without` leaves out kinds of sync, to show that they are needed.
    """
    content: list[tuple[bytes, list[Any]]] = []
    live: dict[Path, int] = {}
    for path, data in disk.base.items():
        live[path] = len(content)
        content.append((data, []))
    durable, pending = dict(live), []
    for change in disk.changes[:upto]:
        kind, path = change[0], change[1]
        if kind in without:
            continue
        if kind == "create":
            live[path] = len(content)
            content.append((b"", []))
            pending.append((path.parent, (("put", path, live[path]),)))
        elif kind in ("write", "cut"):
            content[live[path]][1].append(change[2])
        elif kind == "sync":
            data, unsynced = content[live[path]]
            content[live[path]] = (_written(data, unsynced), [])
        elif kind == "rename":
            live[change[2]] = live.pop(path)
            pending.append((change[2].parent, (("drop", path, 0), ("put", change[2], live[change[2]]))))
        elif kind == "remove":
            live.pop(path)
            pending.append((path.parent, (("drop", path, 0),)))
        elif kind == "sync folder":
            for _, steps in (p for p in pending if p[0] == path):
                _name(durable, steps)
            pending = [p for p in pending if p[0] != path]
    mood = rng.random()
    for _, steps in pending:
        if mood < 0.2 or (mood > 0.4 and rng.random() < 0.5):
            _name(durable, steps)
    return {path: _torn(*content[file], rng) for path, file in durable.items()}


def _name(names: dict[Path, int], steps: Sequence[tuple[str, Path, int]]) -> None:
    for kind, path, file in steps:
        if kind == "put":
            names[path] = file
        else:
            names.pop(path, None)


def _written(data: bytes, changes: Sequence[Any]) -> bytes:
    for change in changes:
        data = data[:change] if isinstance(change, int) else data + change
    return data


def _torn(data: bytes, changes: Sequence[Any], rng: random.Random) -> bytes:
    for change in changes:
        if rng.random() < 0.4:
            break
        if isinstance(change, int):
            data = data[:change]
            continue
        luck, length = rng.random(), rng.randrange(len(change) + 1)
        if luck < 0.4:
            data += change
            continue
        return data + (change[:length] if luck < 0.8 else bytes(length))
    return data
