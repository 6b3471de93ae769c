"""One writer at a time; readers never wait."""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from whence.errors import CaseLocked

_PAUSE = 0.05


class Lock:
    """The writer's lock of a case. The operating system frees it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, *, wait: float, on_wait: Callable[[str], None] | None = None) -> None:
        """Take the lock, waiting up to `wait` seconds; raises `CaseLocked` then. `on_wait` is told once that somebody else has it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            self._wait_for(handle, wait=wait, on_wait=on_wait)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle

    def _wait_for(self, handle: int, *, wait: float, on_wait: Callable[[str], None] | None) -> None:
        deadline, told = time.monotonic() + wait, False
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError as error:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                who = f"process {holder}" if holder.isdecimal() else "another process"
                if time.monotonic() >= deadline:
                    raise CaseLocked(
                        f"{self._path.parent}: {who} is still writing to this case after {wait:g} seconds; try again when it is done"
                    ) from error
                if not told and on_wait:
                    on_wait(f"{self._path.parent}: {who} is writing to this case; waiting up to {wait:g} seconds")
                told = True
                time.sleep(_PAUSE)

    def free(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
