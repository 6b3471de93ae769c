"""The one door to the disk: every durable write of a case goes through this interface, so that a simulator can stand in for it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from whence.errors import StoreFull


class FileSystem(Protocol):
    """What a case needs of a disk. A write is durable only after its sync; a name only after its folder's sync."""

    def read(self, path: Path) -> bytes:
        """Return the file's bytes."""

    def exists(self, path: Path) -> bool:
        """Say whether the name is there."""

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
        """Yield every file below the folder, in sorted order."""


class Disk:
    """The real disk. A full one is said in one sentence, whatever call found it."""

    def read(self, path: Path) -> bytes:
        """Return the file's bytes."""
        return path.read_bytes()

    def exists(self, path: Path) -> bool:
        """Say whether the name is there."""
        return os.path.lexists(path)

    def size(self, path: Path) -> int:
        """Return the file's size in bytes."""
        return path.stat().st_size

    def create(self, path: Path, data: bytes) -> None:
        """Make a new file with `data` and sync it; fails if the name is taken."""
        with _room(path), path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def append(self, path: Path, data: bytes) -> None:
        """Add `data` at the end and sync."""
        with _room(path), path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fdatasync(file.fileno())

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file to `size` bytes and sync."""
        with path.open("r+b") as file:
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
        path.unlink(missing_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Make the folder's names durable."""
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def walk(self, path: Path) -> Iterator[Path]:
        """Yield every file below the folder, in sorted order."""
        for folder, folders, files in os.walk(path):
            folders.sort()
            yield from (Path(folder) / name for name in sorted(files))


@contextmanager
def _room(path: Path) -> Iterator[None]:
    """Turn "no room" and "cannot write" into one sentence that says what is safe."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFull(
                f"{path.parent}: no room on the disk; what was sealed before is safe. Free room and run again"
            ) from error
        if error.errno in (errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM):
            raise StoreFull(f"{path}: cannot be written ({error.strerror}); what was sealed before is safe") from error
        raise
