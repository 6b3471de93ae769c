"""The one door to the disk: every durable write of a case goes through this interface, so that a simulator can stand in for it.

In: paths and bytes. Out: the same, durable once synced. Two things of a case do not go through here: the writer's lock, which is the
operating system's, and the database, which is never believed.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from whence.errors import StoreFull

_CHUNK = 1 << 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_WAY = (errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM)


class FileSystem(Protocol):
    """What a case needs of a disk. A write is durable only after its sync; a name only after its folder's sync."""

    def read(self, path: Path, start: int = 0) -> bytes:
        """Return the file's bytes from `start` on."""

    def chunks(self, path: Path) -> Iterator[bytes]:
        """Yield the file's bytes piece by piece."""

    def exists(self, path: Path) -> bool:
        """Say whether the name is there."""

    def is_plain(self, path: Path) -> bool:
        """Say whether the name is that of a plain file, neither link nor device."""

    def size(self, path: Path) -> int:
        """Return the file's size in bytes."""

    def create(self, path: Path, data: bytes) -> None:
        """Make a new file with `data` and sync it; fails if the name is taken."""

    def append(self, path: Path, data: bytes) -> None:
        """Add `data` at the end and sync."""

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file to `size` bytes and sync."""

    def make_folder(self, path: Path) -> None:
        """Make the folder and those above it."""

    def rename(self, old: Path, new: Path) -> None:
        """Move `old` over `new`, atomically."""

    def remove(self, path: Path) -> None:
        """Remove the name if it is there."""

    def sync_folder(self, path: Path) -> None:
        """Make the folder's names durable."""

    def walk(self, path: Path) -> Iterator[Path]:
        """Yield every file below the folder, in sorted order; nothing where there is no folder."""


class Disk:
    """The real disk. A full one is said in one sentence, whatever call found it."""

    def read(self, path: Path, start: int = 0) -> bytes:
        """Return the file's bytes from `start` on."""
        with path.open("rb") as file:
            file.seek(start)
            return file.read()

    def chunks(self, path: Path) -> Iterator[bytes]:
        """Yield the file's bytes piece by piece."""
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece

    def exists(self, path: Path) -> bool:
        """Say whether the name is there."""
        return os.path.lexists(path)

    def is_plain(self, path: Path) -> bool:
        """Say whether the name is that of a plain file, neither link nor device."""
        return path.is_file() and not path.is_symlink()

    def size(self, path: Path) -> int:
        """Return the file's size in bytes."""
        return path.stat().st_size

    def create(self, path: Path, data: bytes) -> None:
        """Make a new file with `data` and sync it; fails if the name is taken. What could not be finished is removed again."""
        with _room(path):
            file = path.open("xb")
            try:
                with file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise

    def append(self, path: Path, data: bytes) -> None:
        """Add `data` at the end and sync."""
        with _room(path), path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fdatasync(file.fileno())

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file to `size` bytes and sync."""
        with _room(path), path.open("r+b") as file:
            file.truncate(size)
            os.fsync(file.fileno())

    def make_folder(self, path: Path) -> None:
        """Make the folder and those above it."""
        with _room(path):
            path.mkdir(parents=True, exist_ok=True)

    def rename(self, old: Path, new: Path) -> None:
        """Move `old` over `new`, atomically."""
        with _room(new):
            old.replace(new)

    def remove(self, path: Path) -> None:
        """Remove the name if it is there."""
        with _room(path):
            path.unlink(missing_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Make the folder's names durable."""
        with _room(path):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def walk(self, path: Path) -> Iterator[Path]:
        """Yield every file below the folder, in sorted order; nothing where there is no folder."""
        for folder, folders, files in os.walk(path):
            linked = [name for name in folders if Path(folder, name).is_symlink()]
            folders[:] = sorted(set(folders) - set(linked))
            yield from (Path(folder) / name for name in sorted([*files, *linked]))


@contextmanager
def _room(path: Path) -> Iterator[None]:
    """Turn "no room" and "cannot write" into one sentence that says what is safe."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFull(
                f"{path.parent}: no room on the disk; what was sealed before is safe. Free room and run again"
            ) from error
        if error.errno in _NO_WAY:
            raise StoreFull(f"{path}: cannot be written ({error.strerror}); what was sealed before is safe") from error
        raise
