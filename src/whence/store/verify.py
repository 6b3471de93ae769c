"""Is every byte and record as it was sealed? Recomputed from the bytes alone; neither the database nor a key of ours is asked.

In: a case folder. Out: faults, each one sentence; none means that the log, its checkpoint and every object are as sealed. Shares
with the writer only the tree: what it demands of a line or a checkpoint is written out here a second time, after docs/formats/case.md.

Refuses: to say more than that. A seal that only its holder has proves nothing against the holder (docs/custody.md).
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from whence.errors import CaseDamaged, UsageError
from whence.store.filesystem import Disk, FileSystem
from whence.store.merkle import Frontier, leaf

_KNOWN_FORMATS = (1,)
_NOTE = re.compile(rb"([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/=]{44})\n\n\xe2\x80\x94 ([^\n ]+) ([A-Za-z0-9+/=]{92})\n")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Verified(NamedTuple):
    """What was found: how many entries, the tree's root over them, and the faults."""

    entries: int
    root: str
    faults: tuple[str, ...]


class _Read(NamedTuple):
    """The log as read: the hash of each line, the keys with the entry that introduced each, the objects named, what is odd."""

    leaves: list[bytes]
    keys: list[tuple[int, str]]
    handed_over: list[tuple[int, str | None]]
    named: dict[str, str]
    formats: list[Any]
    first: str
    faults: list[str]


def verify(path: Path, *, disk: FileSystem | None = None) -> Verified:
    """Check the case at `path`; raises `UsageError` if there is none."""
    disk = disk or Disk()
    if not disk.exists(path / "log" / "entries"):
        raise UsageError(f"{path}: there is no case here (no log/entries)")
    read = _read_log(disk.read(path / "log" / "entries"))
    faults = [
        *_check_case_file(path, disk, read),
        *read.faults,
        *_check_checkpoint(path, disk, read),
        *_check_handovers(read),
        *_check_objects(path, disk, read.named),
    ]
    return Verified(len(read.leaves), Frontier.over_leaves(read.leaves).root().hex(), tuple(faults))


def check_log(path: Path, *, disk: FileSystem | None = None) -> None:
    """Raise `CaseDamaged` if a line that the checkpoint covers is not as it was sealed.

    Cheaper than `verify`: the lines are hashed, not parsed, and no object is read. Opening a case trusts what the last commit left;
    this is for the moments when a person starts to work on a case.
    """
    disk = disk or Disk()
    log, checkpoint = path / "log" / "entries", path / "log" / "checkpoint"
    if not disk.exists(log) or not disk.exists(checkpoint):
        return  # a case without them is what recovery is for
    note = _NOTE.fullmatch(disk.read(checkpoint))
    lines = disk.read(log).split(b"\n")
    size = int(note[2]) if note else 0
    root = Frontier.over_leaves([leaf(line) for line in lines[:size]]).root()
    if note is None or len(lines) <= size or base64.b64decode(note[3]) != root:
        raise CaseDamaged(
            f"{path}: the log is not as it was sealed; nothing was added. `whence verify {path}` names the entry; take the case from a copy"
        )


# ---------------------------------------------------------------- the log


def _read_log(data: bytes) -> _Read:
    lines = data.split(b"\n")
    read = _Read([], [], [], {}, [], hashlib.sha256(lines[0]).hexdigest(), [])
    if lines.pop():
        read.faults.append("log: the last line is torn")
    if not lines:
        read.faults.append("log: empty")
    prev = "0" * 64
    for seq, line in enumerate(lines):
        try:
            _take(read, seq, _strict(line, seq, prev))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            read.faults.append(f"log entry {seq}: {error}")
        read.leaves.append(leaf(line))
        prev = hashlib.sha256(line).hexdigest()
    return read


def _strict(line: bytes, seq: int, prev: str) -> dict[str, Any]:
    """Return the entry; raises `ValueError` where it is not canonical JSON of the five fields, or does not follow on."""
    entry = json.loads(line)
    again = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
    if again != line:
        raise ValueError("not in canonical form")
    if not isinstance(entry, dict) or set(entry) != {"seq", "prev", "at", "act", "body"} or not isinstance(entry["body"], dict):
        raise ValueError("not an entry of five fields")
    if entry["seq"] != seq or type(entry["seq"]) is not int:
        raise ValueError(f"its number is {entry['seq']}")
    if entry["prev"] != prev:
        raise ValueError("does not carry the digest of the line before")
    if (entry["act"] == "open") != (seq == 0):
        raise ValueError("the first entry opens the case, and no other does")
    return entry


def _take(read: _Read, seq: int, entry: dict[str, Any]) -> None:
    """Note what an entry says about keys, formats and objects."""
    act, body = entry["act"], entry["body"]
    if act in ("open", "key"):
        if len(bytes.fromhex(body["key"])) != 32:
            raise ValueError("its key is no Ed25519 key")
        if act == "key":
            read.handed_over.append((seq, body["checkpoint"]))
        read.keys.append((seq, body["key"]))
    if act == "open":
        read.formats.append(body["format"])
    for digest in _digests(act, body):
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"names an object {digest!r}, which is no digest")
        read.named.setdefault(digest, f"entry {seq} ({act})")


def _digests(act: str, body: dict[str, Any]) -> Iterator[str]:
    """Yield the objects that an entry names."""
    if act == "capture":
        yield from (body[name] for name in ("digest", "headers") if body.get(name))
    elif act == "recover":
        yield body["kept"]
    elif act == "run":
        yield from (output["digest"] for output in body.get("outputs", ()))
    elif act == "facts":
        yield from (value for name, value in body.items() if name.endswith("_object"))


# ---------------------------------------------------------------- the seals


def _check_case_file(path: Path, disk: FileSystem, read: _Read) -> Iterator[str]:
    try:
        stated = json.loads(disk.read(path / "case.json"))
        if stated != {"whence": "case", "format": stated["format"]} or read.formats != [stated["format"]]:
            yield f"case.json: says {stated}, the log was opened as format {read.formats}"
        elif stated["format"] not in _KNOWN_FORMATS:
            yield f"case.json: format {stated['format']} is not known to this version; update whence to verify this case"
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        yield f"case.json: cannot be read ({error})"


def _check_checkpoint(path: Path, disk: FileSystem, read: _Read) -> Iterator[str]:
    file = path / "log" / "checkpoint"
    if not disk.exists(file):
        yield "checkpoint: missing"
        return
    note = disk.read(file)
    sealed = int(match[2]) if (match := _NOTE.fullmatch(note)) else -1
    if fault := _fault_of(note, read, before=sealed):
        yield f"checkpoint: {fault}"
    elif sealed < len(read.leaves):
        yield f"checkpoint: seals {sealed} entries, the log holds {len(read.leaves)}; the rest was never acknowledged"


def _check_handovers(read: _Read) -> Iterator[str]:
    """Each new key carries the last checkpoint of the one before: what had been sealed by then stays shown."""
    for seq, note in read.handed_over:
        if note is None:
            if any(line < seq for line, _ in read.keys[1:]):
                yield f"log entry {seq}: introduces a key without the checkpoint of the one before"
        elif fault := _fault_of(str(note).encode(), read, before=seq):
            yield f"log entry {seq}: the checkpoint of the key before: {fault}"


def _fault_of(note: bytes, read: _Read, *, before: int) -> str | None:
    """Return what is wrong with a checkpoint, or `None`. It may seal at most `before` entries."""
    match = _NOTE.fullmatch(note)
    if not match or match[1] != match[4]:
        return "not in the form of one"
    origin, size = match[1].decode("utf-8", "replace"), int(match[2])
    if origin != f"whence/case/{read.first[:16]}":
        return "that of another log"
    if not 0 < size <= min(before, len(read.leaves)):
        return f"seals {size} entries, the log holds {min(before, len(read.leaves))}"
    root, signed = base64.b64decode(match[3]), base64.b64decode(match[5])
    if base64.b64encode(root) != match[3] or base64.b64encode(signed) != match[5]:
        return "not in the form of one"
    if Frontier.over_leaves(read.leaves[:size]).root() != root:
        return "the log does not have the root that was sealed"
    key = bytes.fromhex(next((key for seq, key in reversed(read.keys) if seq < size), ""))
    body = b"\n".join((match[1], match[2], match[3], b""))
    try:
        if signed[:4] != hashlib.sha256(match[1] + b"\n\x01" + key).digest()[:4]:
            return "not signed by the key that the log names"
        Ed25519PublicKey.from_public_bytes(key).verify(signed[4:], body)
    except (InvalidSignature, ValueError):
        return "not signed by the key that the log names"
    return None


# ---------------------------------------------------------------- the objects


def _check_objects(path: Path, disk: FileSystem, named: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for file in disk.walk(path / "objects"):
        digest = file.name
        if file != path / "objects" / digest[:2] / digest or not disk.is_plain(file):
            yield f"object {digest}: not where it belongs, or no plain file"
            continue
        if digest not in named:
            yield f"object {digest}: the log does not name it (left by a writer that was cut off, or put there by somebody)"
            continue
        content = hashlib.sha256()
        for piece in disk.chunks(file):
            content.update(piece)
        if content.hexdigest() != digest:
            yield f"object {digest}: its bytes are not as they were sealed ({named[digest]})"
        seen.add(digest)
    for digest, where in named.items():
        if digest not in seen:
            yield f"object {digest}: missing ({where})"
