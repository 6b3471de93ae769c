"""Objects: bytes named by their SHA-256, written once, never changed."""

import gzip
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from whence.errors import CaseDamaged
from whence.store.filesystem import FileSystem


def digest_of(data: bytes) -> str:
    """Return the name of `data`."""
    return hashlib.sha256(data).hexdigest()


def pack(data: bytes) -> bytes:
    """Compress so that the same lines always give the same bytes."""
    return gzip.compress(data, compresslevel=6, mtime=0)


def unpack(data: bytes) -> bytes:
    """Return what `pack` was given."""
    return gzip.decompress(data)


class Objects:
    """The objects of one case, below `root`. `loose` holds those put here that no line of the log names yet."""

    def __init__(self, root: Path, disk: FileSystem) -> None:
        self._root = root
        self._disk = disk
        self._made = 0
        self._shards: set[Path] = set()
        self.loose: set[str] = set()

    def path(self, digest: str) -> Path:
        """Return where an object lies."""
        return self._root / "objects" / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Store `data` durably and return its digest; storing the same bytes again changes nothing."""
        digest = digest_of(data)
        target = self.path(digest)
        if not self._disk.exists(target):
            self._make_shard(target.parent)
            self._made += 1
            scratch = self._root / "tmp" / f"{os.getpid()}-{self._made}-{digest[:16]}"
            self._disk.remove(scratch)
            self._disk.create(scratch, data)
            self.loose.add(digest)
            self._disk.rename(scratch, target)
            self._disk.sync_folder(target.parent)
            return digest
        self.get(digest)  # what lies there must be what is being promised
        if digest in self.loose:
            self._disk.sync_folder(target.parent)  # an earlier try may have failed between the rename and this
        return digest

    def _make_shard(self, shard: Path) -> None:
        """Make the folder and its name durable, once per opening: who made it may have died before that."""
        if shard not in self._shards:
            self._disk.make_folder(shard)
            self._disk.sync_folder(shard.parent)
            self._shards.add(shard)

    def get(self, digest: str) -> bytes:
        """Return the object's bytes; raises `CaseDamaged` if it is missing or not what its name says."""
        target = self.path(digest)
        if not self._disk.exists(target):
            raise CaseDamaged(f"object {digest} is missing; run `whence verify` to see what else is")
        data = self._disk.read(target)
        if digest_of(data) != digest:
            raise CaseDamaged(f"object {digest} is not as it was sealed; run `whence verify` to see what else is")
        return data

    def files(self) -> Iterator[Path]:
        """Yield every file that lies among the objects, whoever put it there."""
        return self._disk.walk(self._root / "objects")

    def sync_shards(self) -> None:
        """Make the names of all objects durable: who renamed them may have died before that."""
        for shard in sorted({file.parent for file in self.files()}):
            self._disk.sync_folder(shard)
        self._disk.sync_folder(self._root / "objects")
