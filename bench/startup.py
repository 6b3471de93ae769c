"""How long `whence --help` takes, against a bare interpreter, interleaved.

python bench/startup.py [--runs 15]
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def main() -> None:
    """Print the median of both, and what whence adds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    whence = str(Path(sys.executable).with_name("whence"))
    taken: dict[str, list[float]] = {"python": [], "whence": []}
    for _ in range(runs):
        for name, command in (("python", [sys.executable, "-c", "pass"]), ("whence", [whence, "--help"])):
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken[name].append(time.perf_counter() - started)
    bare, full = median(taken["python"]), median(taken["whence"])
    print(f"whence --help {full:.3f} s, bare interpreter {bare:.3f} s, added {full - bare:.3f} s (median of {runs})")


if __name__ == "__main__":
    main()
