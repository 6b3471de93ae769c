"""What the disk holds after whatever happened, and what has to be written down before anything is added.

In: log, checkpoint, and what the projection says it has seen. Out: where the log really ends, and the acts that mend it: bytes after
the last good line are kept as an object and cut (`recover`), good lines that no checkpoint covers are sealed (`reseal`), objects that
the log does not name go to `quarantine/`.

Refuses: to write to a log that lost something sealed, or that does not have the root that was sealed. It never believes the projection:
a state kept there counts only if the signed checkpoint bears it out.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from whence.errors import CaseDamaged
from whence.store.checkpoint import Checkpoint, parse
from whence.store.filesystem import FileSystem
from whence.store.log import Act, State, empty, objects_named, read_from
from whence.store.objects import Objects

_OWN_ACTS = ("open", "key", "reseal", "recover", "quarantine")
"""All that a log may hold before its first checkpoint, if the power went more than once at the start. Nothing that anybody was told
is done is ever without one."""


class Survey(NamedTuple):
    """What was found: from where the projection has to be brought up to date, where the log ends, what lies behind its end."""

    start: State
    tail: bytes
    end: State
    sealed: Checkpoint | None
    torn: bytes


def survey(root: Path, disk: FileSystem, kept: State | None) -> Survey:
    """Return what the log of the case at `root` holds; `kept` is what the projection has seen. Raises `CaseDamaged`."""
    log, note = root / "log" / "entries", root / "log" / "checkpoint"
    if not disk.exists(log):
        raise CaseDamaged(f"{root}: the log is missing (log/entries); take the case from a copy")
    size = disk.size(log)
    sealed = parse(disk.read(note)) if disk.exists(note) else None
    start = kept if kept is not None and _borne_out(kept, size, sealed) else empty()
    tail = disk.read(log, start.length) if size > start.length else b""
    try:
        end = _follow(root, start, tail, sealed)
    except CaseDamaged:
        if start.size == 0:
            raise
        start, tail = empty(), disk.read(log)  # the projection may be what is wrong: ask the log alone
        end = _follow(root, start, tail, sealed)
    return Survey(start, tail, end, sealed, tail[end.length - start.length :])


def _borne_out(kept: State, length: int, sealed: Checkpoint | None) -> bool:
    if sealed is None or kept.length > length or kept.size > sealed.size:
        return False
    return kept.size < sealed.size or kept.frontier.root() == sealed.root


def _follow(root: Path, start: State, tail: bytes, sealed: Checkpoint | None) -> State:
    """Return where the log ends, having checked the checkpoint against the lines that it covers."""
    end, at_seal, acts = start.copy(), start.copy(), set[str]()
    for entry, state in read_from(tail, start):
        acts.add(entry.act)
        if sealed is not None and state.size == sealed.size:
            at_seal = state.copy()
        end = state
    end = end.copy()
    if sealed is None:
        if acts - set(_OWN_ACTS):
            raise CaseDamaged(
                f"{root}: the checkpoint is missing (log/checkpoint); nothing is written. Take the case from a copy"
            )
        return end
    if end.size < sealed.size:
        raise CaseDamaged(
            f"{root}: the log holds {end.size} good entries, its checkpoint sealed {sealed.size}; nothing is written to it. "
            "Run `whence verify`, and take the case from a copy"
        )
    if at_seal.frontier.root() != sealed.root or at_seal.origin != sealed.origin:
        raise CaseDamaged(
            f"{root}: the log is not the one that its checkpoint sealed; nothing is written to it. Run `whence verify`"
        )
    try:
        sealed.check(bytes.fromhex(at_seal.signer))
    except (CaseDamaged, ValueError) as error:
        raise CaseDamaged(f"{root}: {error}; nothing is written to it. Run `whence verify`") from error
    return end


def mending(found: Survey, *, public: str, case_format: int, objects: Objects) -> list[Act]:
    """Return the acts that must be sealed before anything else; the torn bytes are kept as an object first."""
    acts: list[Act] = []
    if found.end.size == 0:
        acts.append(("open", {"format": case_format, "key": public}))
    elif found.end.signer != public:
        before = found.sealed.note().decode() if found.sealed else None
        acts.append(("key", {"key": public, "checkpoint": before}))
    elif found.sealed is None or found.sealed.size < found.end.size:
        acts.append(("reseal", {"sealed": found.sealed.size if found.sealed else 0, "entries": found.end.size}))
    if found.torn:
        acts.append(("recover", {"kept": objects.put(found.torn), "bytes": len(found.torn)}))
    return acts


# ---------------------------------------------------------------- objects that the log does not name


def strays(root: Path, disk: FileSystem, objects: Objects) -> list[Path]:
    """Return the files among the objects that no line of the log names or that lie where none belongs. Reads the whole log."""
    entries = (entry for entry, _ in read_from(disk.read(root / "log" / "entries"), empty()))
    named = {digest for entry in entries for digest in objects_named(entry)}
    return [file for file in objects.files() if file.name not in named or file != objects.path(file.name)]


def quarantine(root: Path, disk: FileSystem, files: list[Path]) -> list[Act]:
    """Move `files` out of the objects and return the acts that say so. What a crash left and what was planted look alike."""
    if not files:
        return []
    away = root / "quarantine"
    disk.make_folder(away)
    disk.sync_folder(root)
    moved: list[dict[str, object]] = []
    for file in files:
        found: dict[str, object] = {"was": file.relative_to(root).as_posix(), "digest": None, "bytes": None}
        name = hashlib.sha256(str(found["was"]).encode()).hexdigest()
        if disk.is_plain(file):
            content = hashlib.sha256()
            for piece in disk.chunks(file):
                content.update(piece)
            name = content.hexdigest()
            found |= {"digest": name, "bytes": disk.size(file)}
        disk.rename(file, away / name)
        moved.append(found)
    for folder in sorted({file.parent for file in files}):
        disk.sync_folder(folder)
    disk.sync_folder(away)
    return [("quarantine", {"moved": moved})]


def clear_scratch(root: Path, disk: FileSystem) -> None:
    """Remove what unfinished writes left in `tmp/`; nothing there was ever acknowledged."""
    for file in list(disk.walk(root / "tmp")):
        disk.remove(file)
