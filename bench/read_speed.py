"""Words a second on one core, memory and cold start of the whole reader, each in a process of its own.

    python bench/read_speed.py [--mode model|fast|rules] [--data DIR]

Words a second: the development documents of PolNeAR, read one by one by a process bound to one core, after a few for warming up; by its own
CPU time, so that other work on the machine does not show, and by the clock. Memory: the largest resident set of that process. Cold start: from
the start of a process to its first record of one short report, by the clock and by CPU time, the least of several starts.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from phrases import data_folder
from read_lines import MODES, Document, mode_in_use, read_document

STARTS = 3
WARM = 3


def measure_speed(mode: str, data: Path | None = None) -> dict[str, float]:
    """Return words a second, memory in MB and cold start in seconds, each from a process of its own."""
    if not (file := data_folder(data) / "polnear" / "dev.jsonl").is_file():
        raise FileNotFoundError(f"{file} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
    ran = _ran("--run", "--mode", mode, "--data", str(data_folder(data)))
    starts = []
    for _ in range(STARTS):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        _ran("--start", "--mode", mode)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        starts.append((time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return ran | {"cold start, s": min(s[0] for s in starts), "cold start, CPU s": min(s[1] for s in starts)}


def _ran(*arguments: str) -> dict[str, float]:
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, str(Path(__file__).resolve()), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | one_thread)
    made: dict[str, float] = json.loads(done.stdout)
    return made


def run(mode: str, data: Path) -> dict[str, float]:
    """Read the documents in this process, bound to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with (data / "polnear" / "dev.jsonl").open(encoding="utf-8") as lines:
        given: list[dict[str, Any]] = [json.loads(line) for line in lines]
    documents = [Document(d["doc_id"], d["text"], d["publisher"], d["date"], headline=True) for d in given]
    for document in documents[:WARM]:
        read_document(document, mode)
    words = sum(len(d.text.split()) for d in documents)
    begun, spent = time.perf_counter(), time.process_time()
    for document in documents:
        read_document(document, mode)
    spent, begun = time.process_time() - spent, time.perf_counter() - begun
    return {"words/s": words / spent, "words/s by the clock": words / begun, "memory, MB": _most_memory()}


def _most_memory() -> float:
    """Return the largest resident set of this process in MB. `getrusage` would count what the parent held before this program was loaded."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """Measure, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mode", choices=MODES, default="model")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--run", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--start", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.start:
        print(json.dumps({"started": float(bool(mode_in_use(args.mode)))}))
    elif args.run:
        print(json.dumps(run(args.mode, data_folder(args.data))))
    else:
        try:
            for name, value in measure_speed(args.mode, args.data).items():
                print(f"{name:<22}{value:10.2f}")
        except FileNotFoundError as absent:
            sys.exit(str(absent))


if __name__ == "__main__":
    main()
