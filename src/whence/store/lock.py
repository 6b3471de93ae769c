"""One writer at a time; readers never wait."""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from whence.errors import CaseLocked

_PAUSE = 0.1


class Lock:
    """The writer's lock of a case. The operating system frees it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, *, wait: float, on_wait: Callable[[str], None] | None = None) -> None:
        """Take the lock, waiting up to `wait` seconds; raises `CaseLocked` then. `on_wait` is told once that somebody else has it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        deadline, told = time.monotonic() + wait, False
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= deadline:
                    os.close(handle)
                    raise CaseLocked(
                        f"{self._path.parent}: another process is still writing to this case after {wait:g} seconds; try again when it is done"
                    ) from error
                if not told and on_wait:
                    on_wait(f"{self._path.parent}: another process is writing to this case; waiting up to {wait:g} seconds")
                told = True
                time.sleep(_PAUSE)
        self._handle = handle

    def free(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
