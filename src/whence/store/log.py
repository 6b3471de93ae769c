"""The log: one canonical JSON line per capture, run and decision, each with the digest of the line before.

In: entries. Out: sealed lines. A commit appends all its lines in one write, syncs, then signs a new checkpoint; only then is it
acknowledged. Recovery keeps every acknowledged line, keeps the bytes of a torn tail as an object, and says in the log that it did.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from whence.errors import CaseDamaged
from whence.store.checkpoint import seal
from whence.store.filesystem import FileSystem
from whence.store.merkle import Frontier

FIRST = "0" * 64
ORIGIN = "whence/case"


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
    """Where the log ends: the tree's frontier, the digest of the last line, and the file's length in bytes."""

    frontier: Frontier
    prev: str
    length: int

    def packed(self) -> str:
        """Return it as text for the projection, so that opening a case need not read the log."""
        roots = [root.hex() for root in self.frontier.roots]
        return json.dumps({"size": self.frontier.size, "roots": roots, "prev": self.prev, "length": self.length})

    @classmethod
    def unpacked(cls, text: str) -> "State":
        """Return the state that `packed` gave."""
        kept = json.loads(text)
        return cls(Frontier(kept["size"], [bytes.fromhex(root) for root in kept["roots"]]), kept["prev"], kept["length"])


def parse_line(line: bytes, seq: int, prev: str) -> Entry:
    """Return the entry of `line` if it is canonical and follows on; raises `ValueError` saying what is wrong."""
    found = json.loads(line)
    entry = Entry(**found)
    if entry.line() != line:
        raise ValueError("not in canonical form")
    if entry.seq != seq or entry.prev != prev:
        raise ValueError("does not follow the line before")
    return entry


class Log:
    """The log of one case, open for appending from a known state."""

    def __init__(self, root: Path, disk: FileSystem, state: State) -> None:
        self.entries = root / "log" / "entries"
        self.checkpoint = root / "log" / "checkpoint"
        self._disk = disk
        self.state = state

    def append(self, acts: Sequence[tuple[str, dict[str, Any]]], at: datetime, key: Ed25519PrivateKey) -> list[Entry]:
        """Append and seal `acts`; when this returns they are durable. Returns the entries."""
        made: list[Entry] = []
        frontier, prev = self.state.frontier.copy(), self.state.prev
        data = bytearray()
        for act, body in acts:
            entry = Entry(frontier.size, prev, at.isoformat(), act, body)
            line = entry.line()
            frontier.add(line)
            prev = hashlib.sha256(line).hexdigest()
            data += line + b"\n"
            made.append(entry)
        self._disk.append(self.entries, bytes(data))
        self.state = State(frontier, prev, self.state.length + len(data))
        self.sign(key)
        return made

    def sign(self, key: Ed25519PrivateKey) -> None:
        """Write a new checkpoint over the log as it stands."""
        fresh = self.checkpoint.with_name("checkpoint.new")
        self._disk.remove(fresh)
        self._disk.create(fresh, seal(ORIGIN, self.state.frontier.size, self.state.frontier.root(), key))
        self._disk.rename(fresh, self.checkpoint)
        self._disk.sync_folder(self.checkpoint.parent)


def read_from(data: bytes, state: State) -> Iterator[tuple[Entry, State]]:
    """Yield the good entries of `data`, the log's bytes from `state.length` on, each with the state after it; stop at the first bad one."""
    frontier, prev, length = state.frontier.copy(), state.prev, state.length
    for line in data.split(b"\n")[:-1]:
        try:
            entry = parse_line(line, frontier.size, prev)
        except (ValueError, TypeError, RecursionError):
            return
        frontier.add(line)
        prev, length = hashlib.sha256(line).hexdigest(), length + len(line) + 1
        yield entry, State(frontier.copy(), prev, length)


def empty() -> State:
    """Return the state of a log without lines."""
    return State(Frontier(), FIRST, 0)


def require_not_shorter(state: State, sealed: int, root: Path) -> None:
    """Raise `CaseDamaged` if the log is shorter than what its checkpoint sealed: then something acknowledged is gone."""
    if state.frontier.size < sealed:
        raise CaseDamaged(
            f"{root}: the log holds {state.frontier.size} good entries, its checkpoint sealed {sealed}; nothing is written to it. "
            "Run `whence verify`, and take the case from a copy"
        )
