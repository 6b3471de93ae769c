"""Segments: sorted runs of postings on disk, mapped into memory.

In: postings, each a key with the text that holds it and the word at which it stands. Out: the same sorted by key, then text, found again
by key in two steps: a table of where each stretch of keys begins, and the stretch itself.
Refuses: to change a segment once it is written; two are merged into a third, and go only when that one is in place.
"""

import errno
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.errors import CaseDamaged, StoreFull
from whence.trace.archive.manifest import sync_names
from whence.trace.archive.speed import compiled_postings

_FILES = ("keys", "texts", "places")
_STRETCH = 16  # keys that a step of the table covers, on the average

Numbers = NDArray[np.uint32]


class Postings(NamedTuple):
    """Postings sorted by key, then text: `keys`, the number of the `texts` that hold them, and the `places`, words of these texts."""

    keys: Numbers
    texts: Numbers
    places: Numbers


class Segment(NamedTuple):
    """Postings on disk with their table: `steps[k >> shift]` is where keys that begin like k begin. `name` is the segment's folder."""

    name: str
    held: Postings
    steps: NDArray[np.int64]
    shift: int


def ordered(keys: Numbers, texts: Numbers, places: Numbers) -> Postings:
    """Return postings that stand in the order of their texts sorted by key, then text."""
    if compiled_postings is not None:
        made = Postings(*(np.empty(len(keys), np.uint32) for _ in _FILES))
        compiled_postings.order(keys, texts, places, made)
        return made
    order = np.argsort(keys, kind="stable")
    return Postings(keys[order], texts[order], places[order])


def merged(one: Postings, later: Postings, *, plain: bool = False) -> Postings:
    """Return two runs of postings as one; every text of the second came after those of the first."""
    if plain or compiled_postings is None:
        both = [np.concatenate(pair) for pair in zip(one, later, strict=True)]
        return ordered(both[0], both[1], both[2])
    made = Postings(*(np.empty(len(one.keys) + len(later.keys), np.uint32) for _ in _FILES))
    compiled_postings.merge(one, later, made)
    return made


def table(keys: Numbers) -> tuple[NDArray[np.int64], int]:
    """Return the table of where stretches of sorted `keys` begin, and by how many bits a key is shifted to find its step."""
    bits = max(1, min(28, (len(keys) // _STRETCH).bit_length()))
    shift = 32 - bits
    edges = np.arange(1 << bits, dtype=np.uint64) << np.uint64(shift)
    steps = np.searchsorted(keys, edges.astype(np.uint32))
    return np.concatenate([steps, [len(keys)]]).astype(np.int64), shift


def write(folder: Path, held: Postings) -> None:
    """Write postings into a new folder, each column in a file of its own, and return when the disk has them."""
    try:
        folder.mkdir()
        for name, column in zip(_FILES, held, strict=True):
            with (folder / f"{name}.npy").open("wb") as file:
                np.save(file, column)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise StoreFull(f"{folder}: the disk took no more; free some room, and go on from what was committed") from error
    sync_names(folder)


def read(folder: Path) -> Segment:
    """Return the segment that stands in a folder."""
    try:
        held = Postings(*(np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _FILES))
    except (OSError, ValueError, EOFError) as error:
        raise CaseDamaged(
            f"{folder}: this part of the index is not as it was written ({error}); make the index anew from its texts"
        ) from error
    if any(column.dtype != np.uint32 or column.shape != held.keys.shape for column in held):
        raise CaseDamaged(
            f"{folder}: the columns of this part of the index do not fit each other; make the index anew from its texts"
        )
    return Segment(folder.name, held, *table(held.keys))


def kept(name: str, held: Postings) -> Segment:
    """Return postings that are kept in memory as a segment."""
    return Segment(name, held, *table(held.keys))


def ranges(segment: Segment, keys: Numbers, *, plain: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for every key where its postings begin and end in the segment."""
    if plain or compiled_postings is None:
        found = np.searchsorted(segment.held.keys, keys, "left"), np.searchsorted(segment.held.keys, keys, "right")
        return found[0].astype(np.int64), found[1].astype(np.int64)
    first, after = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    compiled_postings.ranges(segment.held.keys, segment.steps, segment.shift, keys, first, after)
    return first, after
