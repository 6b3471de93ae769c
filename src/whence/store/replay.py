"""What each kind of entry does to the projection, now and at every rebuild.

In: one sealed entry, with the records it brought where they are at hand. Out: rows. The same entries in the same order give the same
tables; `derive` (the pipeline's) makes the index rows from sealed records alone, so they need not be stored twice. Given no run but memberships,
it makes the rows of their incidents as they stand (`relink`).
"""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whence.model.acts import Run, standing
from whence.model.base import Record
from whence.model.codec import decode, decode_lines
from whence.model.linked import LINKING
from whence.model.vocabulary import DecisionKind
from whence.store.log import Entry
from whence.store.objects import unpack
from whence.store.projection import IndexRows, Projection
from whence.store.relink import Derive, relink_decided, relink_found

if TYPE_CHECKING:
    from whence.store.casefolder import CaseStore


def no_index(_store: "CaseStore", _run: Run | None, _records: Sequence[Record]) -> IndexRows:
    """Make no index rows."""
    return IndexRows()


class Replay:
    """Applies entries of one case."""

    def __init__(self, store: "CaseStore", derive: Derive) -> None:
        self._store = store
        self._derive = derive

    def apply(self, projection: Projection, entry: Entry, given: Sequence[Record] | None = None) -> None:
        """Write what one sealed entry says; `given` spares reading its output object back."""
        match entry.act:
            case "run":
                run = decode(json.dumps(entry.body))
                records = list(self._outputs(run)) if given is None else list(given)
                projection.apply(entry.seq, [run, *records])
                for capture in run.begun:
                    projection.set_meta(f"begun:{capture}", "")
                for capture in run.ended:
                    projection.drop_meta(f"begun:{capture}")
                again = relink_found(self._store, projection, self._derive, records)
                rows = self._derive(self._store, run, records).without(again)
                if rows.incidents:
                    projection.apply(entry.seq, rows.incidents)
                    self._store.forget_links()
                projection.keep_index(entry.seq, rows)
            case "capture":
                projection.apply(entry.seq, [decode(json.dumps(entry.body))])
            case "decision":
                decision, before = decode(json.dumps(entry.body)), self._store.links
                projection.apply(entry.seq, [decision])
                if decision.kind in (*LINKING, DecisionKind.UNDO):
                    relink_decided(self._store, projection, self._derive, before)
                held = standing(self._store.decisions())
                projection.hide({d.target for d in held if d.kind is DecisionKind.REMOVE})
            case "redo":
                projection.clear_readings()
                self._store.forget()
            case "facts":
                for name, value in entry.body.items():
                    projection.set_meta(f"fact:{name}", value)
                projection.forget_weighings()
            case _:  # open, key, reseal, recover, quarantine: about the folder, nothing to ask for
                pass

    def _outputs(self, run: Run) -> Iterator[Record]:
        for digest in dict.fromkeys(output.digest for output in run.outputs):
            yield from decode_lines(unpack(self._store.get(digest)))
