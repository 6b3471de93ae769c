"""Objects: bytes named by their SHA-256, written once, never changed."""

import gzip
import hashlib
import os
from pathlib import Path

from whence.errors import CaseDamaged
from whence.store.filesystem import FileSystem


def digest_of(data: bytes) -> str:
    """Return the name of `data`."""
    return hashlib.sha256(data).hexdigest()


def pack(data: bytes) -> bytes:
    """Compress so that the same lines always give the same bytes."""
    return gzip.compress(data, compresslevel=6, mtime=0)


class Objects:
    """The objects of one case, below `root`."""

    def __init__(self, root: Path, disk: FileSystem) -> None:
        self._root = root
        self._disk = disk
        self._made = 0

    def path(self, digest: str) -> Path:
        """Return where an object lies."""
        return self._root / "objects" / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Store `data` and return its digest; storing the same bytes again changes nothing."""
        digest = digest_of(data)
        target = self.path(digest)
        if self._disk.exists(target):
            return digest
        if not self._disk.exists(target.parent):
            self._disk.make_folder(target.parent)
            self._disk.sync_folder(target.parent.parent)
        self._made += 1
        scratch = self._root / "tmp" / f"{os.getpid()}-{self._made}-{digest[:16]}"
        self._disk.remove(scratch)
        self._disk.create(scratch, data)
        self._disk.rename(scratch, target)
        self._disk.sync_folder(target.parent)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the object's bytes; raises `CaseDamaged` if it is missing or not what its name says."""
        target = self.path(digest)
        if not self._disk.exists(target):
            raise CaseDamaged(f"object {digest} is missing; run `whence verify` to see what else is")
        data = self._disk.read(target)
        if digest_of(data) != digest:
            raise CaseDamaged(f"object {digest} is not as it was sealed; run `whence verify` to see what else is")
        return data
