"""What trace costs as the archive grows, beside its peers.

In: a stream that is long enough, sizes, the peers' settings. Out: a row per tool and size: throughput over all and in the last tenth, what the
index takes, memory, and for whence, which keeps its archive in a folder, what opening it and one more report take.
Every row is a process of its own that begins with nothing. Peers keep their index in memory; they have no folder to open.
Refuses: to guess a row that did not come to its end; it says why.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from trace_process import MORE, Failed, Job, Opened, Run, open_again, run

MEGABYTE = 1 << 20
HEADS = (
    "tool", "reports", "docs/s CPU", "last tenth", "ratio", "bytes/report", "peak MB", "anon. MB", "file MB",
    "open ms", "one more: CPU ms", "ms", "peak MB",
)  # fmt: skip


class Grown(NamedTuple):
    """One tool at one size. `bytes_each` is on disk where there is a folder, else memory."""

    tool: str
    size: int
    ran: Run
    bytes_each: float
    opened: Opened | None


def growth(
    stream: Path, sizes: Sequence[int], tools: Mapping[str, dict[str, Any]], work: Path, *, peers_to: int, memory: float
) -> Iterator[Grown | str]:
    """Yield a row per tool and size, the smallest sizes first, or a sentence where there is none."""
    for size in sorted(sizes):
        for name, options in tools.items():
            if name != "whence" and size > peers_to:
                yield f"{name}, {size:,} texts: not measured (--peers-to {peers_to})"
                continue
            try:
                yield _grown(Job(name, options, str(stream), size, str(work / "out"), memory), work / "archive")
            except Failed as failed:
                yield f"not measured: {failed}"


def _grown(job: Job, folder: Path) -> Grown:
    if job.tool != "whence":
        ran = run(job)
        return Grown(job.tool, ran.texts, ran, ran.index / ran.texts, None)
    shutil.rmtree(folder, ignore_errors=True)
    job = job._replace(options=job.options | {"folder": str(folder)})
    ran = run(job)
    stored = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    opened = open_again(job)
    shutil.rmtree(folder)
    return Grown(job.tool, ran.texts, ran, stored / ran.texts, opened)


def shown(row: Grown, first: float | None) -> str:
    """Return a row as printed; `first` is the throughput of the tool in the last tenth at the smallest size."""
    ran = row.ran
    cells = [
        row.tool,
        f"{row.size:,}",
        f"{ran.rate:,.0f}",
        f"{ran.last_rate:,.0f}",
        f"{ran.last_rate / (first or ran.last_rate):.2f}",
    ]
    cells += [f"{row.bytes_each:,.0f}", *(f"{b / MEGABYTE:,.0f}" for b in (ran.peak, ran.anonymous, ran.file_backed))]
    if row.opened is not None:
        o = row.opened
        cells += [
            f"{o.open_ms:.1f}",
            f"{o.more_cpu_ms:.2f}",
            f"{o.more_ms:.2f}",
            f"{(o.anonymous + o.file_backed) / MEGABYTE:,.0f}",
        ]
    return line(cells)


def line(cells: Sequence[str]) -> str:
    """Return cells as a line of the growth table."""
    return f"{cells[0]:<12}" + "".join(
        f"{cell:>{max(11, len(head) + 2)}}" for head, cell in zip(HEADS[1:], cells[1:], strict=False)
    )


def needed(sizes: Sequence[int]) -> int:
    """Return how long the stream must be: the largest size and the texts that are added one by one."""
    return max(sizes) + MORE
