"""Links: which earlier texts a new one has its words from.

In: words and marks of new texts, what is held of all texts, the new ones too, and the places of marks. Out: `Links`.

    1 candidates   the texts with the most marks in common, the earlier of equals (three of the same outlet beside them)
    2 runs         every common mark is extended word by word to the longest run that both texts have
    3 house        words that an outlet repeats on its pages are nobody's copy
    4 sources      a greedy cover: the source of most words first, the earlier of equals, then those that add to it

Refuses: runs shorter than a mark; a source that has neither a run of `min_words` with the text (pairs of characters count for half a word) nor one
edited passage with twice as many words that are the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.settings import TraceSettings
from whence.trace.archive.cut import Cut
from whence.trace.archive.layout import COLUMNS, NEW, PAIRS, QUOTATION, ROWS, RUNS_AT, SENTENCES, Held, Links
from whence.trace.archive.limits import SWEEP, Limits
from whence.trace.archive.links_plain import linked_plain
from whence.trace.archive.marks import Marks
from whence.trace.archive.places import Places
from whence.trace.archive.scratch import Scratch
from whence.trace.archive.speed import compiled_links

__all__ = ["QUOTATION", "SENTENCES", "Held", "Links", "linked"]


class _Work(NamedTuple):
    """What the compiled way writes down while it looks at a text and at the one behind it; where it matters, each has its row.

    `slots` are those of a text's marks; `marks`, `texts` and `words` say of the places that a sweep of marks found: of which mark each is, in
    which text it stands, at which word. `table` finds the earlier texts by their number; of each, `known` is that number, `hits` how many marks
    it has in common, `heads` and `tails` the first and the last of these among the seeds, of which `here` is the word in the text and `there` its
    number among all, `then` the next seed. `chosen` are those that are compared, by their `ranks`, `picks` how many, `open` the ones that may
    still be a source; the runs of candidate c stand in `runs` from `run_first[c]` on: the word in both texts, and how many. `free` is 1 for the
    words of the text that count and are neither its house's nor taken by a source. `weights` of every candidate are the words that it shares,
    the longest run, and twice the weight of the heaviest.
    """

    slots: NDArray[np.int64]
    marks: NDArray[np.int64]
    texts: NDArray[np.int64]
    words: NDArray[np.int64]
    table: NDArray[np.int16]
    known: NDArray[np.int64]
    hits: NDArray[np.int64]
    heads: NDArray[np.int64]
    tails: NDArray[np.int64]
    here: NDArray[np.int64]
    there: NDArray[np.int64]
    then: NDArray[np.int64]
    chosen: NDArray[np.int64]
    ranks: NDArray[np.int64]
    picks: NDArray[np.int64]
    open: NDArray[np.uint8]
    runs: NDArray[np.int64]
    run_first: NDArray[np.int64]
    free: NDArray[np.uint8]
    weights: NDArray[np.int64]

    @classmethod
    def of(cls, limits: Limits, longest: int, marks: int, scratch: Scratch) -> "_Work":
        """Return room for texts of up to `longest` words and so many `marks`."""
        most, places = limits.most + limits.same_house, SWEEP * (limits.newest + 1)

        def room(name: str, count: int, rows: int = 1) -> NDArray[np.int64]:
            some = scratch.room(name, count * rows, np.int64)
            return some.reshape(rows, -1) if rows > 1 else some

        return cls(
            slots=room("slots", marks),
            **{name: room(name, places) for name in ("marks", "texts", "words")},
            table=np.full(2 * limits.known, -1, np.int16),
            **{name: room(name, limits.known) for name in ("hits", "tails")},
            **{name: room(name, limits.known, 2) for name in ("known", "heads")},
            **{name: room(name, limits.seeds, 2) for name in ("here", "there", "then")},
            chosen=np.zeros((2, most + 1), np.int64),
            ranks=np.zeros(most + 1, np.int64),
            picks=np.zeros((2, 2), np.int64),
            open=np.zeros(most + 1, np.uint8),
            runs=room("runs", most * limits.runs * 3).reshape(-1, 3),
            run_first=np.zeros(most + 1, np.int64),
            free=np.empty(longest, np.uint8),
            weights=np.empty((most + 1, 3), np.int64),
        )


def linked(
    base: int,
    words: Cut,
    found: Marks,
    held: Held,
    places: Places,
    settings: TraceSettings,
    *,
    plain: bool = False,
    scratch: Scratch | None = None,
) -> Links:
    """Return the sources of new texts, the first of which has the number `base`, and file their marks as the newest."""
    limits = Limits.of(settings)
    if plain or compiled_links is None:
        return linked_plain(base, words, found, held, places, limits)
    sizes = words.sizes()
    count = len(sizes)
    scratch = scratch or Scratch()
    room = Links(
        scratch.room("pairs", COLUMNS * max(64, 2 * count), np.int64).reshape(-1, COLUMNS),
        scratch.room("rows", 5 * max(1024, 12 * count), np.int64).reshape(-1, 5),
        np.zeros((count, 3), np.int64),
    )
    work = _Work.of(limits, int(sizes.max(initial=1)), int(np.diff(found.firsts).max(initial=1)), scratch)
    state = np.zeros(4, np.int64)
    made: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    done = 0
    while True:
        done = compiled_links.link(done, base, words, found, held, places.arrays, limits, work, room, state)
        made.append((room.pairs[: state[PAIRS]].copy(), room.runs[: state[ROWS]].copy()))
        state[PAIRS] = state[ROWS] = 0
        if done == count:
            places.size += int(state[NEW])
            return _joined(made, room.facts)


def _joined(made: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], facts: NDArray[np.int64]) -> Links:
    at = 0
    for pairs, runs in made:
        pairs[:, RUNS_AT] += at
        at += len(runs)
    return Links(np.concatenate([p for p, _ in made]), np.concatenate([r for _, r in made]), facts)
