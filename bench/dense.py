"""Truth discovery on recurring sources against the majority vote, in one run: AbeBooks, 877 sellers on the authors of 1,263 books.

    python bench/dense.py [--data DIR]

Prints, per method, how many of the checked books are right, how many the vote has wrong and it has right, and the other way round. The
folder is `../shared/data/abebooks` beside the checkout, or under WHENCE_SHARED, or `--data`.
"""

import argparse
import csv
import os
import time
from collections.abc import Callable
from functools import partial
from math import comb
from pathlib import Path

from whence.experiment import Observations, majority, pick, read_observations
from whence.experiment.observations import Ints

ROOT = Path(__file__).resolve().parents[1]


def _picked(said: Observations, *, copies: bool, parts: str | None) -> Ints:
    return pick(said, copies=copies, parts=parts).answer


METHODS: dict[str, Callable[[Observations], Ints]] = {
    "majority vote": majority,
    "accuracy": partial(_picked, copies=False, parts=None),
    "accuracy, likeness": partial(_picked, copies=False, parts="|"),
    "accuracy, copying": partial(_picked, copies=True, parts=None),
    "accuracy, copying, likeness": partial(_picked, copies=True, parts="|"),
}


def checked(path: Path) -> dict[str, str]:
    """Return the checked value of each object."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["isbn"]: row["authors"] for row in csv.DictReader(file)}


def by_chance(won: int, lost: int) -> float:
    """Return how likely a split at least this uneven is where neither method is better (two-sided sign test)."""
    n, few = won + lost, min(won, lost)
    return min(1.0, 2 * sum(comb(n, k) for k in range(few + 1)) / 2**n)


def main() -> None:
    """Measure every method."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    shared = Path(os.environ.get("WHENCE_SHARED") or ROOT.parent / "shared")
    parser.add_argument("--data", type=Path, default=shared / "data" / "abebooks")
    folder = parser.parse_args().data
    said, truth = read_observations(folder / "abebooks_claims.csv"), checked(folder / "abebooks_truth.csv")
    print(f"{len(said.source):,} statements, {len(said.sources)} sources, {len(said.objects):,} objects, {len(truth)} checked")
    right: dict[str, set[str]] = {}
    for name, method in METHODS.items():
        started = time.process_time()
        chosen = method(said)
        seconds = time.process_time() - started
        right[name] = {
            thing for thing, at in zip(said.objects, chosen.tolist(), strict=True) if said.answers[at] == truth.get(thing)
        }
        won, lost = len(right[name] - right["majority vote"]), len(right["majority vote"] - right[name])
        beside = "" if name == "majority vote" else f"  against the vote +{won} -{lost}, by chance p = {by_chance(won, lost):.3f}"
        print(f"{name:28} {len(right[name]):3} of {len(truth)} right  {seconds:5.2f} s{beside}")


if __name__ == "__main__":
    main()
