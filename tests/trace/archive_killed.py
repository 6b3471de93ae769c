"""Kills a process that fills an archive, at many of the steps that it takes on the disk and at moments of chance, and looks at what is left.

Run by `test_archive_kills`, in a process of its own, because it forks. Says how many kills there were.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from shutil import rmtree

import numpy as np
from archive_build import rows, stream, take

from whence.trace.archive import Archive

BATCH, ROOM = 4, 300
TEXTS = stream(40)
REFERENCE, FOUND = take(TEXTS, batch=9)
ROWS = rows(FOUND)
STEPS = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree", "mmap.__new__"})


def fill(folder: Path, said: int) -> None:
    """Add what is missing; tell how much was committed."""
    with Archive(folder, room=ROOM) as archive:
        for at in range(archive.size, len(TEXTS), BATCH):
            archive.add(TEXTS[at : at + BATCH])
            if at % 3 == 0:
                archive.commit()
                os.write(said, archive.size.to_bytes(4))


def killed(folder: Path, *, step: int = 0, after: float = 0.0) -> tuple[bool, int]:
    """Fill an archive in a process of its own and kill it; return whether it was killed and how many texts it had committed."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        try:
            if step:
                _kill_at(step)
            fill(folder, said)
        finally:
            os._exit(0)
    os.close(said)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    told = b""
    while some := os.read(heard, 4096):
        told += some
    os.close(heard)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), int.from_bytes(told[-4:]) if told else 0


def _kill_at(step: int) -> None:
    left = [step]

    def look(event: str, _: tuple[object, ...]) -> None:
        if event in STEPS:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def check(folder: Path, committed: int) -> None:
    """Hold what is left to be a prefix of what was given, no shorter than what was committed, and to go on as if nothing had been."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            with Archive(folder, room=ROOM) as archive:
                size = archive.size
                assert committed <= size <= len(TEXTS), (committed, size)
                assert np.array_equal(archive.bounds.numbers, REFERENCE.bounds.numbers[: size + 1])
                assert all(np.array_equal(archive.tokens(n), REFERENCE.tokens(n)) for n in range(size))
                assert np.array_equal(archive.counted.numbers, REFERENCE.counted.numbers[:size])
                found = [archive.add(TEXTS[at : at + BATCH]) for at in range(size, len(TEXTS), BATCH)]
                assert rows(found) == [row for row in ROWS if row[0][0] >= size]
                starts, ends = archive.where(len(TEXTS) - 1)
                assert [TEXTS[-1].text[a:b] for a, b in zip(starts, ends, strict=True)] == TEXTS[-1].text.split()
            code = 0
        finally:
            os._exit(code)
    os.close(said)
    os.close(heard)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, f"{folder}: is not as a kill should leave it"


def main(root: Path) -> None:
    """Kill at many steps, then at moments of chance, several times on one folder."""
    kills, step = 0, 1
    while True:
        folder = root / f"step{step}"
        hit, committed = killed(folder, step=step)
        check(folder, committed)
        rmtree(folder)
        if not hit:
            break
        kills += 1
        step += 3 if step < 60 else 11
    chance = random.Random(5)
    for n in range(4):
        folder, committed = root / f"chance{n}", 0
        for _ in range(4):
            hit, told = killed(folder, after=chance.uniform(0.001, 0.06))
            kills, committed = kills + hit, max(committed, told)
        check(folder, committed)
    sys.stdout.write(f"{kills}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
