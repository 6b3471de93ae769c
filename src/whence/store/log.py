"""The log: one canonical JSON line per capture, run and decision, each with the digest of the line before.

In: acts. Out: sealed lines. A commit appends all its lines in one write, syncs, then signs a new checkpoint; only then is it
acknowledged. A commit that fails takes its own lines back where it can; what it cannot is settled by `recovery.py`.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from whence.errors import WhenceError
from whence.store.checkpoint import seal
from whence.store.filesystem import FileSystem
from whence.store.merkle import Frontier

FIRST = "0" * 64
Act = tuple[str, dict[str, Any]]


class Entry(NamedTuple):
    """One line of the log: its number, what was done, when by this machine's clock, and the record or facts it seals."""

    seq: int
    prev: str
    at: str
    act: str
    body: dict[str, Any]

    def line(self) -> bytes:
        """Return the canonical line, without newline."""
        return json.dumps(self._asdict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


class State(NamedTuple):
    """Where the log ends: the tree's frontier, the digests of the last and the first line, the file's length, the key in force."""

    frontier: Frontier
    prev: str
    first: str
    length: int
    signer: str

    def packed(self) -> str:
        """Return it as text for the projection, so that opening a case need not read the log."""
        roots = [root.hex() for root in self.frontier.roots]
        kept = {"size": self.frontier.size, "roots": roots, "prev": self.prev, "first": self.first, "length": self.length}
        return json.dumps({**kept, "signer": self.signer})

    @classmethod
    def unpacked(cls, text: str) -> "State":
        """Return the state that `packed` gave."""
        kept = json.loads(text)
        frontier = Frontier(kept["size"], [bytes.fromhex(root) for root in kept["roots"]])
        return cls(frontier, kept["prev"], kept["first"], kept["length"], kept["signer"])

    def after(self, entry: Entry, line: bytes) -> "State":
        """Return the state once `line`, the entry's, stands at the end. Grows this state's frontier: the old state is spent."""
        self.frontier.add(line)
        digest = hashlib.sha256(line).hexdigest()
        signer = str(entry.body.get("key", "")) if entry.act in ("open", "key") else self.signer
        return State(self.frontier, digest, self.first or digest, self.length + len(line) + 1, signer)

    def copy(self) -> "State":
        """Return one that can grow without this one growing."""
        return self._replace(frontier=self.frontier.copy())

    @property
    def size(self) -> int:
        """Return the number of lines."""
        return self.frontier.size

    @property
    def origin(self) -> str:
        """Return the name under which this log is sealed: its own, so that checkpoints of two cases are never confused."""
        return f"whence/case/{self.first[:16]}"


def empty() -> State:
    """Return the state of a log without lines."""
    return State(Frontier(), FIRST, "", 0, "")


def parse_line(line: bytes, seq: int, prev: str) -> Entry:
    """Return the entry of `line` if it is canonical and follows on; raises `ValueError` saying what is wrong."""
    found = json.loads(line)
    if not isinstance(found, dict) or sorted(found) != sorted(Entry._fields) or not isinstance(found["body"], dict):
        raise ValueError("not an entry")
    entry = Entry(**found)
    if entry.line() != line:
        raise ValueError("not in canonical form")
    if entry.seq != seq or entry.prev != prev:
        raise ValueError("does not follow the line before")
    return entry


def read_from(data: bytes, state: State) -> Iterator[tuple[Entry, State]]:
    """Yield the good entries of `data`, the log's bytes from `state.length` on, each with the state after it; stop at the first bad one.

    A yielded state is spent when the next is asked for; `copy` it to keep it.
    """
    state = state.copy()
    for line in data.split(b"\n")[:-1]:
        try:
            entry = parse_line(line, state.size, state.prev)
        except (ValueError, TypeError, RecursionError):
            return
        state = state.after(entry, line)
        yield entry, state


def objects_named(entry: Entry) -> Iterator[str]:
    """Yield the digests of the objects that an entry answers for. A `quarantine` names what was taken out: it answers for nothing."""
    body = entry.body
    match entry.act:
        case "capture":
            yield from (body[name] for name in ("digest", "headers") if body.get(name))
        case "run":
            yield from (output["digest"] for output in body.get("outputs", ()))
        case "facts":
            yield from (value for name, value in body.items() if name.endswith("_object"))
        case "recover":
            yield body["kept"]


class Log:
    """The log of one case, open for appending from a known state."""

    def __init__(self, root: Path, disk: FileSystem, state: State) -> None:
        self.entries = root / "log" / "entries"
        self.checkpoint = root / "log" / "checkpoint"
        self._disk = disk
        self.state = state

    def append(self, acts: Sequence[Act], at: datetime, key: Ed25519PrivateKey) -> list[Entry]:
        """Append and seal `acts`; when this returns they are durable. Returns the entries."""
        made: list[Entry] = []
        state = self.state.copy()
        data = bytearray()
        for act, body in acts:
            entry = Entry(state.size, state.prev, at.isoformat(), act, body)
            line = entry.line()
            state = state.after(entry, line)
            data += line + b"\n"
            made.append(entry)
        try:
            self._disk.append(self.entries, bytes(data))
            fresh = self._sign(state, key)
        except (WhenceError, OSError, KeyboardInterrupt):
            with suppress(WhenceError, OSError):  # what cannot be taken back is settled at the next commit or opening
                self._disk.truncate(self.entries, self.state.length)
            raise
        self._disk.rename(fresh, self.checkpoint)  # from here on nothing may be taken back: the seal may be in place
        self._disk.sync_folder(self.checkpoint.parent)
        self.state = state
        return made

    def _sign(self, state: State, key: Ed25519PrivateKey) -> Path:
        fresh = self.checkpoint.with_name("checkpoint.new")
        self._disk.remove(fresh)
        self._disk.create(fresh, seal(state.origin, state.size, state.frontier.root(), key))
        return fresh
