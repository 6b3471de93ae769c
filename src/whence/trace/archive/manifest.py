"""The manifest: what counts in the folder of an archive, one small file that is replaced whole.

In: a folder. Out: `Manifest`: how many texts and words count, and which table of marks was written last. A new folder gets one that counts nothing
before anything else is put there, so that a folder is either an index or not.
Refuses: a folder that holds something else, an index made with other settings or in another format, one that is not whole; it changes nothing then.
"""

import os
import re
import shutil
from pathlib import Path

import msgspec

from whence.errors import CaseDamaged, UsageError
from whence.settings import TraceSettings

FORMAT = 3
_FILE, _NEW = "index.json", "index.new"
_TABLE = re.compile(r"\d{6,}")


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of marks in the folder `name`: the marks of the first `texts` texts, with at most `newest` + 1 places each.

    So many different `marks`, at home in so many `lines`; so many `slots` and numbers of `lists`; `state` says what of these is in use.
    """

    name: str
    newest: int
    texts: int
    marks: int
    lines: int
    slots: int
    lists: int
    state: tuple[int, ...]

    def __post_init__(self) -> None:
        if min(self.newest, self.texts, self.marks, self.lines, self.slots, self.lists) < 0 or not _TABLE.fullmatch(self.name):
            raise ValueError("counts are not negative, and a table has a number for a name")


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What counts: `texts` with so many `words` and numbers about `far` ones, the `table` of marks, the number of the `next` one."""

    format: int = FORMAT
    gram: int
    window: int
    texts: int = 0
    words: int = 0
    far: int = 0
    table: Table | None = None
    next: int = 1

    def __post_init__(self) -> None:
        if min(self.texts, self.words, self.far, self.next) < 0 or (self.table is not None and self.table.texts > self.texts):
            raise ValueError("counts are not negative, and a table has no more texts than there are")


class _Head(msgspec.Struct):
    format: int
    gram: int
    window: int


def opened(folder: Path, settings: TraceSettings) -> Manifest:
    """Return what the folder says that it holds; one that is empty or is not there becomes an index of nothing."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; an index of texts is a folder")
    file = folder / _FILE
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if any(path.name != _NEW for path in folder.iterdir()):
            raise UsageError(f"{folder}: is neither empty nor an index of texts (no {_FILE}); name another folder")
        made = Manifest(gram=settings.gram, window=settings.window)
        write(folder, made)
        return made
    data = file.read_bytes()
    try:
        head = msgspec.json.decode(data, type=_Head)
        for name, ours in (("format", FORMAT), ("gram", settings.gram), ("window", settings.window)):
            if getattr(head, name) != ours:
                raise UsageError(
                    f"{folder}: was made with {name} {getattr(head, name)}, this is {ours}; make it anew from its texts"
                )
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CaseDamaged(f"{file}: does not say what this index holds ({error}); make the index anew from its texts") from error


def write(folder: Path, said: Manifest) -> None:
    """Make `said` what counts. What it names must be on the disk; it is itself when this returns."""
    sync_names(folder)
    with (folder / _NEW).open("wb") as file:
        file.write(msgspec.json.encode(said))
        file.flush()
        os.fsync(file.fileno())
    (folder / _NEW).replace(folder / _FILE)
    sync_names(folder)


def clear(folder: Path, said: Manifest) -> None:
    """Remove tables that do not count: what a killed process left half done, and what another has replaced."""
    for path in folder.iterdir():
        if path.is_dir() and _TABLE.fullmatch(path.name) and (said.table is None or path.name != said.table.name):
            shutil.rmtree(path)


def sync_names(folder: Path) -> None:
    """Return when the disk has the names that stand in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
