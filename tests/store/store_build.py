"""Builders for store tests: a small case with real commits."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from build import WHEN, report
from whence.model.acts import Run
from whence.model.captured import Capture, Report
from whence.store import CaseStore
from whence.store.filesystem import FileSystem

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def now() -> datetime:
    return datetime(2024, 5, 6, 9, tzinfo=UTC)


def open_store(path: Path, *, write: bool = True, disk: FileSystem | None = None, wait: float = 0.2, on_wait: Callable[[str], None] | None = None,
               key: Ed25519PrivateKey = KEY) -> CaseStore:  # fmt: skip
    return CaseStore.open(path, write=write, create=write, now=now, key=key, disk=disk, wait=wait, on_wait=on_wait)


def add(store: CaseStore, words: str) -> Report:
    """Commit one report of these words, and return it."""
    item = report(words, key=f"{words[:8]}.txt")
    digest = store.put(words.encode())
    taken = Capture(digest=digest, size=len(words), origin=item.key, name=item.key, captured=WHEN)
    run = Run(at=WHEN, version="0", methods={"capture": "tests/1"}, settings={}, reports=(item.id,))
    store.commit(captures=[taken], records={"capture": [item]}, run=run)
    return item
