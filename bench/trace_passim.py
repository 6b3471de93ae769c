"""passim on the first texts of the same stream, where java and passim are installed.

In: the stream, how many texts. Out: pairs of texts that passim aligned, and the CPU time and time of the whole command: it is a batch job, and its
start is part of what it costs. One core is given to it; each text is in the series of its outlet, by which passim leaves out what an outlet repeats.
Refuses: to install anything; where something lacks it says what.
"""

import json
import os
import resource
import shutil
import subprocess
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from trace_process import Failed
from trace_tools import PAIR, Found


class Passim(NamedTuple):
    """What passim found and took, in seconds."""

    found: Found
    cpu: float
    wall: float


def lacking() -> list[str]:
    """Return what is not installed of what passim needs."""
    return [name for name in ("java", "passim") if shutil.which(name) is None]


def run_passim(stream: Path, count: int, work: Path) -> Passim:
    """Run passim with its defaults, all pairs, on the first `count` texts."""
    given, out = work / "passim.json", work / "passim.out"
    shutil.rmtree(out, ignore_errors=True)
    with stream.open(encoding="utf-8") as lines, given.open("w", encoding="utf-8") as file:
        for said in map(json.loads, islice(lines, count)):
            file.write(json.dumps({"id": str(said["id"]), "series": said["outlet"], "text": said["text"]}) + "\n")
    env = {"SPARK_SUBMIT_ARGS": "--master local[1] --driver-memory 4G"} | os.environ
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(["passim", "--pairwise", str(given), str(out)], check=False, capture_output=True, text=True, env=env)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise Failed(f"passim: {(done.stderr.strip().splitlines() or ['it ended without a word'])[-1]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Passim(Found(aligned(out), np.empty(0, np.float32)), cpu, wall)


def aligned(out: Path) -> np.ndarray:
    """Return the pairs that passim aligned, the later text first."""
    pairs: dict[tuple[int, int], int] = {}
    for part in sorted((out / "align.json").glob("part-*")):
        for line in part.read_text(encoding="utf-8").splitlines():
            said = json.loads(line)
            one, other = sorted((int(said["id"]), int(said["id2"])))
            pairs[other, one] = pairs.get((other, one), 0) + int(said["matches"])
    return np.array([(child, source, alike) for (child, source), alike in sorted(pairs.items())], PAIR)
