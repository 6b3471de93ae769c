"""Is every byte and record as it was sealed? Recomputed from the bytes alone; the database is not asked.

In: a case folder. Out: faults, each one sentence; none means that the log, its checkpoint and every object are as sealed. Shares
with the writer only the tree and the note's form.

Refuses: to say more than that. A seal that only its holder has proves nothing against the holder (docs/custody.md).
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from whence.errors import CaseDamaged, UsageError
from whence.store.checkpoint import unseal
from whence.store.filesystem import Disk, FileSystem
from whence.store.log import FIRST, parse_line
from whence.store.merkle import Frontier


class Verified(NamedTuple):
    """What was found: how many entries, the tree's root over them, and the faults."""

    entries: int
    root: str
    faults: tuple[str, ...]


def verify(path: Path, *, disk: FileSystem | None = None) -> Verified:
    """Check the case at `path`; raises `UsageError` if there is none."""
    disk = disk or Disk()
    if not disk.exists(path / "log" / "entries"):
        raise UsageError(f"{path}: there is no case here (no log/entries)")
    faults: list[str] = []
    named: dict[str, str] = {}
    keys: list[bytes] = []
    frontier, prev = Frontier(), FIRST
    data = disk.read(path / "log" / "entries")
    if data and not data.endswith(b"\n"):
        faults.append("log: the last line is torn")
    for seq, line in enumerate(data.split(b"\n")[:-1]):
        try:
            entry = parse_line(line, seq, prev)
            named |= dict.fromkeys(_digests(entry.act, entry.body), f"entry {seq} ({entry.act})")
            if entry.act in ("open", "key"):
                keys.append(bytes.fromhex(entry.body["key"]))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            faults.append(f"log entry {seq}: {error}")
        frontier.add(line)
        prev = hashlib.sha256(line).hexdigest()
    faults += _check_checkpoint(path, disk, data, frontier, tuple(keys))
    faults += _check_objects(path, disk, named)
    return Verified(frontier.size, frontier.root().hex(), tuple(faults))


def _digests(act: str, body: dict[str, Any]) -> Iterator[str]:
    """Yield the objects that an entry names."""
    if act == "capture":
        yield body["digest"]
    elif act == "recover":
        yield body["kept"]
    elif act == "run":
        yield from (output["digest"] for output in body.get("outputs", ()))
    elif act == "facts":
        yield from (value for name, value in body.items() if name.endswith("_object"))


def _check_checkpoint(path: Path, disk: FileSystem, data: bytes, frontier: Frontier, keys: tuple[bytes, ...]) -> Iterator[str]:
    file = path / "log" / "checkpoint"
    if not disk.exists(file):
        yield "checkpoint: missing"
        return
    try:
        sealed = unseal(disk.read(file), keys)
    except CaseDamaged as error:
        yield f"checkpoint: {error}"
        return
    if sealed.size != frontier.size:
        yield f"checkpoint: seals {sealed.size} entries, the log holds {frontier.size}"
    lines = data.split(b"\n")[: sealed.size]
    if len(lines) == sealed.size and Frontier.over(lines).root() != sealed.root:
        yield "checkpoint: the log does not have the root that was sealed"


def _check_objects(path: Path, disk: FileSystem, named: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for file in disk.walk(path / "objects"):
        digest = file.name
        if file != path / "objects" / digest[:2] / digest or file.is_symlink():
            yield f"object {digest}: not where it belongs"
        elif digest not in named:
            yield f"object {digest}: the log does not know it"
        elif hashlib.sha256(disk.read(file)).hexdigest() != digest:
            yield f"object {digest}: its bytes are not as they were sealed ({named[digest]})"
        seen.add(digest)
    for digest, where in named.items():
        if digest not in seen:
            yield f"object {digest}: missing ({where})"
