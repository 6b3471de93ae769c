"""Batches: what has been captured and read and waits to be sealed, and the guard that keeps one item's fault from costing the others.

In: groups of records, one report with what was read in it each. Out: one sealed commit per `FULL` reports, however many of them a
single file holds. A capture of which only a part is sealed is marked as begun, so that a run that was cut short goes on with it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from whence.capture import Fetch
from whence.errors import ModelError
from whence.model.acts import Run
from whence.model.base import Record
from whence.model.captured import Capture, Failure, Post, Report
from whence.settings import Settings
from whence.store import CaseStore

FULL = 64  # reports sealed together: enough to make a sync cheap, few enough to lose little and to keep memory flat


class Outside(NamedTuple):
    """All that a run may know of the world beyond its arguments: the version that runs, a clock, and ways to fetch and to read."""

    version: str
    now: Callable[[], datetime]
    fetch: Fetch | None = None
    stdin: Callable[[], bytes] | None = None


class Batch:
    """Items on their way into a case."""

    def __init__(self, case: CaseStore, settings: Settings, outside: Outside) -> None:
        self._case = case
        self._settings = settings
        self._outside = outside
        self.reports = self.known = 0
        self.failures: list[Failure] = []
        self._empty()

    def _empty(self) -> None:
        self._captures: dict[str, Capture] = {}
        self._records: dict[str, dict[str, Record]] = {"capture": {}, "read": {}}
        self._ended: list[str] = []
        self._fresh = 0

    def holds(self, capture: Capture) -> bool:
        """Say whether this capture is in the case whole, or waits here."""
        return capture.id in self._captures or (self._case.has(capture.id) and not self._case.is_begun(capture.id))

    def begin(self, capture: Capture) -> None:
        """Take a capture whose reports follow."""
        self._captures[capture.id] = capture

    def add(self, group: Sequence[Record]) -> None:
        """Take one report with its posts and what was read in it, or one failure; seal when the batch is full."""
        for record in group:
            stage = "capture" if isinstance(record, Report | Post | Failure) else "read"
            known = record.id in self._records[stage] or self._case.has(record.id)
            if not known:
                self._records[stage][record.id] = record
            if isinstance(record, Report):
                self.reports += not known
                self.known += known
                self._fresh += not known
            elif isinstance(record, Failure):
                self.failures.append(record)
        if self._fresh >= FULL:
            self.seal()

    def end(self, capture: Capture) -> None:
        """Say that a capture's last report has been added."""
        self._ended.append(capture.id)
        if len(self._captures) >= FULL:
            self.seal()

    def seal(self) -> None:
        """Seal what waits here as one commit."""
        begun = tuple(c for c in self._captures if c not in self._ended)
        carried = {c: self._captures[c] for c in begun}
        fresh = [c for c in self._captures.values() if not self._case.has(c.id)]
        ended = tuple(c for c in self._ended if self._case.is_begun(c))
        records = {stage: list(found.values()) for stage, found in self._records.items()}
        if fresh or ended or any(records.values()):
            run = act(("capture", "read"), self._settings, self._outside, records, begun=begun, ended=ended)
            self._case.commit(captures=fresh, records=records, run=run)
        self._empty()
        self._captures = carried


def guarded(stage: Callable[[], Iterable[Record]], name: str, capture: Any, now: datetime) -> Iterator[Record]:
    """Yield what a stage gives; whatever goes wrong inside becomes one `Failure` instead of the end of the run."""
    try:
        yield from stage()
    except ModelError:  # no fault of this item: a model file that is not the one it should be stops the run
        raise
    except Exception as error:  # noqa: BLE001  (the one place: a fault in one item must not cost the others)
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        origin, digest = (capture.origin, capture.digest) if isinstance(capture, Capture) else (str(capture), None)
        remedy = "the bytes are kept; please report this fault with them, or with a page that shows it"
        yield Failure(origin=origin, digest=digest, stage=name, reason=reason, remedy=remedy, at=now)


def act(
    stages: Sequence[str], settings: Settings, outside: Outside, records: dict[str, list[Record]], *,
    reports: tuple[str, ...] = (), begun: tuple[str, ...] = (), ended: tuple[str, ...] = (),
) -> Run:  # fmt: skip
    """Return the run record of these stages: the methods that gave something, and the settings they ran with."""
    methods = {
        stage: ", ".join(sorted({str(getattr(r, "method", "")) for r in records.get(stage, ())} - {""})) for stage in stages
    }
    used = {stage: msgspec.to_builtins(getattr(settings, stage)) for stage in stages}
    return Run(
        at=outside.now(), version=outside.version, methods=methods, settings=used, reports=reports, begun=begun, ended=ended
    )
