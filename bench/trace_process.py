"""One tool in a process of its own: what it takes, and what it finds.

In: which tool with which options, a stream, how many texts. Out: `Run`, times and memory; what was found, in a folder.
The process has one core and one thread for arithmetic. A text is read and parsed while the clock stands. CPU time is that of all threads, less
what the reading took; merging beside the work counts.
Refuses: to go on beyond the memory that it was given.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np

from trace_input import Item, batches
from trace_tools import PAIR, Found, Tool, made_tool

WARM, MORE = 50, 41
THREADS = ("OMP", "OPENBLAS", "MKL", "NUMBA", "RAYON")
MEMORY = 8.0
"""Gigabytes of its own memory that a tool may use."""


class Failed(Exception):
    """A tool did not come to the end, for want of memory or for another reason that it gave."""


class Job(NamedTuple):
    """What to run: `tool` with `options` over the first `count` texts of `stream`; what it finds goes to the folder `out`."""

    tool: str
    options: dict[str, Any]
    stream: str
    count: int
    out: str
    memory: float = MEMORY


class Run(NamedTuple):
    """Seconds for all texts and for the last tenth of them (`last` texts); bytes of memory that the index took, and at the peak,
    in all and by kind."""

    texts: int
    cpu: float
    wall: float
    last: int
    last_cpu: float
    index: int
    peak: int
    anonymous: int
    file_backed: int

    @property
    def rate(self) -> float:
        """Return texts a second of CPU time."""
        return self.texts / self.cpu

    @property
    def last_rate(self) -> float:
        """Return texts a second of CPU time in the last tenth."""
        return self.last / self.last_cpu


class Opened(NamedTuple):
    """A folder opened anew: milliseconds to open it, and for one more report by CPU and by the clock (medians); bytes at the peak."""

    open_ms: float
    more_cpu_ms: float
    more_ms: float
    anonymous: int
    file_backed: int


def run(job: Job) -> Run:
    """Run a tool in a process of its own."""
    Path(job.out).mkdir(parents=True, exist_ok=True)
    return Run(**_process("take", job))


def open_again(job: Job) -> Opened:
    """Open the folder of an earlier run in a new process and add the texts that come next one by one; the files are in the page cache."""
    return Opened(**_process("open", job))


def found(job: Job) -> Found:
    """Return what a tool found."""
    out = Path(job.out)
    return Found(np.fromfile(out / "pairs", PAIR), np.fromfile(out / "own", np.float32))


def _process(what: str, job: Job) -> dict[str, Any]:
    env = os.environ | {f"{name}_NUM_THREADS": "1" for name in THREADS} | {"PYTHONHASHSEED": "0"}
    command = [sys.executable, str(Path(__file__).resolve()), what, json.dumps(job._asdict())]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
        raise Failed(f"{job.tool}, {job.count:,} texts: {said[0]}")
    made: dict[str, Any] = json.loads(done.stdout)
    return made


# ------------------------------------------------------------------------------------------ inside the process


class Clock:
    """CPU seconds of all threads and seconds of the clock, without what is spent `outside`."""

    def __init__(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Let this thread's work not count. Other threads' does."""
        cpu, wall = time.thread_time(), time.perf_counter()
        yield
        self._cpu += time.thread_time() - cpu
        self._wall += time.perf_counter() - wall

    def spent(self) -> tuple[float, float]:
        """Return CPU seconds and seconds so far."""
        return time.process_time() - self._cpu, time.perf_counter() - self._wall


class Memory:
    """Resident memory of this process in bytes, anonymous and file-backed; the peaks are those of the moments at which one looked."""

    def __init__(self) -> None:
        self.anonymous = self.file_backed = 0

    def look(self) -> int:
        """Look, and return what is anonymous now."""
        now = self._status("RssAnon", "RssFile")
        self.anonymous, self.file_backed = max(self.anonymous, now[0]), max(self.file_backed, now[1])
        return now[0]

    def peak(self) -> int:
        """Return the most that was ever resident."""
        return self._status("VmHWM")[0] or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
            1 if sys.platform == "darwin" else 1024
        )

    @staticmethod
    def _status(*names: str) -> list[int]:
        file = Path("/proc/self/status")
        lines = dict(line.split(":", 1) for line in file.read_text().splitlines()) if file.is_file() else {}
        return [int(lines.get(name, "0").split()[0]) * 1024 for name in names]


def take(job: Job) -> Run:
    """Give a tool its texts."""
    _warm(job)
    tool = made_tool(job.tool, job.options)
    out, memory, held = Path(job.out), Memory(), 0
    gc.collect()
    before = memory.look()
    source, clock = batches(Path(job.stream), job.count), Clock()
    last_from, last_held = clock.spent()[0], 0
    with (out / "pairs").open("wb") as pairs, (out / "own").open("wb") as own:
        while True:
            with clock.outside():
                batch = next(source, None)
            if batch is None:
                break
            if held <= job.count * 9 // 10:
                last_from, last_held = clock.spent()[0], held
            said = tool.add(batch)
            with clock.outside():
                held += len(batch)
                said.pairs.tofile(pairs)
                said.own.tofile(own)
                memory.look()
    last_cpu = clock.spent()[0] - last_from
    del said
    with clock.outside():
        gc.collect()
        index = memory.look() - before
    tool.finish()
    cpu, wall = clock.spent()
    memory.look()
    return Run(held, cpu, wall, held - last_held, last_cpu, index, memory.peak(), memory.anonymous, memory.file_backed)


def reopen(job: Job) -> Opened:
    """Open the archive of a folder and add texts one by one."""
    _warm(job)
    memory = Memory()
    more = [item for batch in batches(Path(job.stream), MORE, skip=job.count, size=1) for item in batch]
    clock = Clock()
    tool = made_tool(job.tool, job.options)
    opened = clock.spent()[1]
    costs = []
    for item in more:
        clock = Clock()
        tool.add([item])
        costs.append(clock.spent())
        memory.look()
    tool.finish()
    cpu, wall = (1000 * median(cost[n] for cost in costs) for n in (0, 1))
    return Opened(1000 * opened, cpu, wall, memory.anonymous, memory.file_backed)


def _warm(job: Job) -> None:
    """Load and compile what the first texts would have to pay for."""
    some: list[Item] = next(batches(Path(job.stream), WARM, size=WARM))
    tool: Tool = made_tool(job.tool, {k: v for k, v in job.options.items() if k != "folder"})
    for part in (some, some[:9], some[:3]):  # three times, so that the table has grown
        tool.add(part)
        tool.pause()
    tool.add(some[:1])
    tool.finish()


def main() -> None:
    """Be the process of one tool."""
    job = Job(**json.loads(sys.argv[2]))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    most = int(job.memory * (1 << 30))
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    done = take(job) if sys.argv[1] == "take" else reopen(job)
    print(json.dumps(done._asdict()))


if __name__ == "__main__":
    main()
