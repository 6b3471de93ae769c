"""What one more report costs as a case grows, and what a case of many reports weighs.

    python bench/stream.py [--sizes 100 1000 10000] [--more 60] [--folder DIR]

One process, one case. Up to each size the case is filled from the stream of `reports.py` (half of it about one incident); then `--more`
reports are added one by one and their CPU time is taken (user + system, this process). Printed: CPU per added report and its ratio
to the smallest size, time to open, time to look at the largest incident, peak memory, and bytes on disk per report.
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from reports import stream
from whence.case import Case


def main() -> None:
    """Run the measurement and print one line per size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--more", type=int, default=60)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    work = asked.folder or Path(tempfile.mkdtemp(prefix="whence-bench-"))
    source = stream(max(asked.sizes) + asked.more * len(asked.sizes) + 10)
    names = ("reports", "CPU ms/report", "ratio", "fill ms/report", "open ms", "look s", "add MB", "look MB", "KB/report")
    print("".join(f"{name:>15}" for name in names))
    first = 0.0
    held = 0
    for size in asked.sizes:
        started = time.process_time()
        filled = add(work, list(islice(source, size - held)))
        fill = (time.process_time() - started) / max(1, filled)
        costs = [cost(work, [report]) for report in islice(source, asked.more)]
        held = size + asked.more
        first = first or median(costs)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        opened, looked = look(work)
        peaked = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        disk = sum(f.stat().st_size for f in (work / "case").rglob("*") if f.is_file()) / held / 1024
        row = (f"{held}", f"{median(costs) * 1000:.1f}", f"{median(costs) / first:.2f}", f"{fill * 1000:.1f}", f"{opened * 1000:.1f}",
               f"{looked:.2f}", f"{peak:.0f}", f"{peaked:.0f}", f"{disk:.1f}")  # fmt: skip
        print("".join(f"{cell:>15}" for cell in row), flush=True)
    if asked.folder is None:
        shutil.rmtree(work)


def add(work: Path, reports: list[dict[str, object]]) -> int:
    """Add reports in one run and return how many."""
    file = work / f"{reports[0]['id']}.jsonl" if reports else work / "none.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in reports))
    with Case.open(work / "case", write=True, create=True) as case:
        return case.add(str(file), fetch=False).reports if reports else 0


def cost(work: Path, reports: list[dict[str, object]]) -> float:
    """Return the CPU seconds that adding these reports to an open case takes."""
    file = work / f"{reports[0]['id']}.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in reports))
    with Case.open(work / "case", write=True) as case:
        started = time.process_time()
        case.add(str(file), fetch=False)
        return time.process_time() - started


def look(work: Path) -> tuple[float, float]:
    """Return the seconds to open the case, and to weigh its largest incident."""
    started = time.perf_counter()
    with Case.open(work / "case") as case:
        opened = time.perf_counter() - started
        started = time.perf_counter()
        largest = case.largest()
        if largest is not None:
            _ = largest.weighing
        return opened, time.perf_counter() - started


if __name__ == "__main__":
    main()
