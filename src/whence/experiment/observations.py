"""Observations: what each of many sources says of each of many objects, one value each, as numbers in arrays.

In: a CSV file with a head line. Out: `Observations`. Refuses: two different values of one source for one object; data that is not dense
(few sources, few objects, sources that hardly recur, objects that hardly anybody else speaks of): there is nothing to learn from it, and
the roots have to be counted instead.
"""

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from whence.errors import UsageError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

FEWEST_SOURCES, FEWEST_OBJECTS = 10, 30
RECURRING = 10
"""A source recurs where it speaks of this many objects; at least half of what is said must come from such sources."""

SPOKEN_OF = 3.0
"""On the average, at least this many sources must speak of an object."""

MOST_PAIRS = 20_000_000
"""Pairs of sources that speak of one object, over all objects; more than these is more than an experiment in memory should take."""


class Observations(NamedTuple):
    """One row per source and object. `value` numbers the answers: an answer belongs to one object, given in `answer_object`."""

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    answers: tuple[str, ...]
    answer_object: Ints
    source: Ints
    value: Ints

    @property
    def object(self) -> Ints:
        """Return the object of each row."""
        return self.answer_object[self.value]


def read_observations(path: Path, columns: Sequence[str] = ()) -> Observations:
    """Read a CSV file. `columns` names source, object and value; without it they are the first three columns.

    Raises `UsageError` that names the file and the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            head = next(rows, [])
            at = _places(path, head, columns)
            return observations(_cells(path, rows, at), str(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give the path of a CSV file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except csv.Error as error:
        raise UsageError(f"{path}: is no CSV file: {error}") from error


def _places(path: Path, head: Sequence[str], columns: Sequence[str]) -> tuple[int, int, int]:
    names = [name.strip() for name in head]
    if not columns and len(names) >= 3:
        return 0, 1, 2
    missing = [name for name in columns if name not in names]
    if missing or len(columns) != 3:
        told = f"no column {missing[0]!r}" if missing else "fewer than three columns"
        raise UsageError(f"{path}: {told}; its head line names {', '.join(names) or 'nothing'}")
    return names.index(columns[0]), names.index(columns[1]), names.index(columns[2])


def _cells(path: Path, rows: Iterable[Sequence[str]], at: tuple[int, int, int]) -> Iterable[tuple[str, str, str]]:
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) <= max(at) or not all(row[place].strip() for place in at):
            raise UsageError(f"{path}, line {number}: source, object and value must all be there")
        yield row[at[0]].strip(), row[at[1]].strip(), row[at[2]].strip()


def observations(said: Iterable[tuple[str, str, str]], where: str) -> Observations:
    """Return what is said (source, object, value) as arrays, in sorted order; raises `UsageError` where it is not dense."""
    kept: dict[tuple[str, str], str] = {}
    for source, thing, value in said:
        if kept.setdefault((source, thing), value) != value:
            raise UsageError(f"{where}: {source!r} gives two values for {thing!r}; this experiment takes one value each")
    _refuse_thin(kept, where)
    sources = sorted({source for source, _ in kept})
    objects = sorted({thing for _, thing in kept})
    answers = sorted({(thing, value) for (_, thing), value in kept.items()})
    source_at, object_at = ({name: at for at, name in enumerate(names)} for names in (sources, objects))
    answer_at = {answer: at for at, answer in enumerate(answers)}
    rows = sorted((source_at[source], answer_at[thing, value]) for (source, thing), value in kept.items())
    flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=2 * len(rows)).reshape(-1, 2)
    return Observations(
        sources=tuple(sources),
        objects=tuple(objects),
        answers=tuple(value for _, value in answers),
        answer_object=np.array([object_at[thing] for thing, _ in answers], dtype=np.int64),
        source=flat[:, 0].copy(),
        value=flat[:, 1].copy(),
    )


def _refuse_thin(kept: dict[tuple[str, str], str], where: str) -> None:
    by_source: dict[str, int] = {}
    by_object: dict[str, int] = {}
    for source, thing in kept:
        by_source[source] = by_source.get(source, 0) + 1
        by_object[thing] = by_object.get(thing, 0) + 1
    recurring = sum(n for n in by_source.values() if n >= RECURRING)
    thin = None
    if len(by_source) < FEWEST_SOURCES or len(by_object) < FEWEST_OBJECTS:
        thin = f"{len(by_source)} sources on {len(by_object)} objects; at least {FEWEST_SOURCES} on {FEWEST_OBJECTS} are needed"
    elif 2 * recurring < len(kept):
        thin = f"only {recurring} of {len(kept)} statements come from sources that speak of {RECURRING} objects or more"
    elif len(kept) < SPOKEN_OF * len(by_object):
        thin = f"an object is spoken of by {len(kept) / len(by_object):.1f} sources on the average; at least {SPOKEN_OF:g} are needed"
    if thin is not None:
        raise UsageError(
            f"{where}: not dense enough for this experiment ({thin}). Trace who copied whom, and count the roots instead"
        )
    if sum(n * (n - 1) // 2 for n in by_object.values()) > MOST_PAIRS:
        raise UsageError(
            f"{where}: too large for this experiment (more than {MOST_PAIRS:,} pairs of sources that share an object)"
        )
