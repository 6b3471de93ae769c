"""What `whence.language` resolves of short check lists: dates, quantities, names of places.

    python bench/phrases.py [--data DIR] [--misses]

Reads `phrases/` of the data folder: `--data`, else WHENCE_DATA, else `../shared/data` beside the checkout. The rules of acceptance are
those of the lists' own README and stand beside each function. Prints one line per list: right, of how many, wrong (answered, not right).
"""

import argparse
import csv
import math
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

from whence.language.dates.dates import times
from whence.language.figures.quantities import figures
from whence.language.places.gazetteer import Gazetteer, Place
from whence.model.said import Figure, When

ROOT = Path(__file__).resolve().parents[1]
KM_PER_DEGREE = 111.2
Row = dict[str, str]
Found = TypeVar("Found")


class Score(NamedTuple):
    """How many of a list are right, how many there are, how many were answered and are not right."""

    right: int
    total: int
    wrong: int


def data_folder(given: Path | None = None) -> Path:
    """Return the folder of corpora: `given`, else WHENCE_DATA, else `../shared/data` beside the checkout; it need not exist."""
    return given or Path(os.environ.get("WHENCE_DATA") or ROOT.parent / "shared" / "data")


def read_rows(name: str, data: Path | None = None) -> list[Row]:
    """Return the rows of one list. Raises `FileNotFoundError` with a sentence for a person where it is absent."""
    path = data_folder(data) / "phrases" / f"{name}.tsv"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: say with WHENCE_DATA or --data where the folder of corpora is.")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _days(row: Row) -> list[tuple[date, date]]:
    pairs = ((row["start"], row["end"]), (row["alt_start"], row["alt_end"]))
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs if first != "-"]


def is_time(row: Row, found: When) -> bool:
    """Say whether a time is accepted: a single day from its own first day, at most one day longer (nights); an interval within one day
    at either end.
    """
    if found.start is None or found.end is None:
        return False
    start, end = found.start.date(), found.end.date()
    return any(
        (start == first and 0 <= (end - first).days <= 1)
        if first == last
        else (abs((start - first).days) <= 1 and abs((end - last).days) <= 1)
        for first, last in _days(row)
    )


def judge_date(row: Row) -> tuple[bool, list[When]]:
    """Return whether a sentence's one time is right: all that is found in it must be accepted, and "abstain" means nothing is found."""
    found = times(row["sentence"], datetime.fromisoformat(row["base"]))
    if row["precision"] == "abstain":
        return not found, found
    return bool(found) and all(is_time(row, each) for each in found), found


def is_quantity(row: Row, found: Figure) -> bool:
    """Say whether bounds are accepted: exactly, but "about" within 15 % on each side, "vague" within 12 % or from the same lower bound."""
    lo, hi = float(row["lo"]), math.inf if row["hi"] == "inf" else float(row["hi"])
    low, high = found.lo or 0.0, math.inf if found.hi is None else found.hi
    if row["modifier"] == "vague":
        return low == lo or (abs(low - lo) <= 0.12 * lo and abs(high - hi) <= 0.12 * hi)
    if row["modifier"] == "about":
        return 0.85 * lo <= low <= hi and lo <= high <= 1.15 * hi
    return (low, high) == (lo, hi)


def judge_quantities(rows: Sequence[Row]) -> tuple[bool, list[Figure]]:
    """Return whether a sentence's quantities are right, in order, with none missing and none over; an article's "1" is optional."""
    found = figures(rows[0]["sentence"])
    wanted = [row for row in rows if row["n"] != "0"]
    return _matches(wanted, list(found)), found


def _matches(wanted: list[Row], found: list[Figure]) -> bool:
    if not wanted:
        return all(_in_article(each) for each in found)
    if found and is_quantity(wanted[0], found[0]) and _matches(wanted[1:], found[1:]):
        return True
    if (wanted[0]["lo"], wanted[0]["hi"]) == ("1", "1") and wanted[0]["sentence"].lower().startswith(("a ", "an ")):
        return _matches(wanted[1:], found)
    return bool(found) and _in_article(found[0]) and _matches(wanted, found[1:])


def _in_article(figure: Figure) -> bool:
    return (figure.lo, figure.hi) == (1, 1) and figure.as_written.split()[0].lower() in ("a", "an")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points given as latitude and longitude in degrees (flat; for short distances)."""
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], east) * KM_PER_DEGREE


def judge_place(row: Row, index: Gazetteer) -> tuple[bool, Place | None]:
    """Return whether the first place of a name is right: the same id, or at most 15 km away.

    A region must stay a region and a site a site; that nothing is found for them is right too.
    """
    found = next(iter(index.lookup(row["name"], [row["context"]])), None)
    if row["kind"] != "town":
        return found is None or found.kind == row["kind"], found
    if found is None or found.kind != "settlement":
        return False, found
    if found.id == row["id"]:
        return True, found
    if found.lat is None or found.lon is None:
        return False, found
    return kilometres((found.lat, found.lon), (float(row["lat"]), float(row["lon"]))) <= 15, found


def measure_dates(data: Path | None = None, *, misses: Callable[[str], object] | None = None) -> Score:
    """Measure `times` on dates.tsv; an answer to what should get none is wrong."""
    rows = read_rows("dates", data)
    judged = [(row["sentence"], judge_date(row)) for row in rows]
    return _score(judged, misses, bool)


def measure_quantities(data: Path | None = None, *, misses: Callable[[str], object] | None = None) -> Score:
    """Measure `figures` on quantities.tsv, one point per sentence."""
    rows = read_rows("quantities", data)
    judged = [(text, judge_quantities(list(each))) for text, each in groupby(rows, key=lambda row: row["sentence"])]
    return _score(judged, misses, bool)


def measure_places(data: Path | None = None, *, misses: Callable[[str], object] | None = None) -> Score:
    """Measure `Gazetteer.lookup` on places.tsv, each name with the country it was written about."""
    index = Gazetteer.load()
    judged = [(row["name"], judge_place(row, index)) for row in read_rows("places", data)]
    return _score(judged, misses, lambda found: found is not None)


def _score(
    judged: Sequence[tuple[str, tuple[bool, Found]]], misses: Callable[[str], object] | None, answered: Callable[[Found], bool]
) -> Score:
    for words, (right, found) in judged:
        if not right and misses is not None:
            misses(f"  {words}: {found}")
    wrong = sum(not right and answered(found) for _, (right, found) in judged)
    return Score(sum(right for _, (right, _) in judged), len(judged), wrong)


def main() -> None:
    """Measure the three lists."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    given = parser.parse_args()
    tell = print if given.misses else None
    try:
        for name, measure in (("dates", measure_dates), ("quantities", measure_quantities), ("places", measure_places)):
            right, total, wrong = measure(given.data, misses=tell)
            print(f"{name:<12} {right:>3} of {total:>3} right, {wrong} wrong")
    except FileNotFoundError as absent:
        sys.exit(str(absent))


if __name__ == "__main__":
    main()
