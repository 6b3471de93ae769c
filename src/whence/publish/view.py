"""The one value that every publisher takes: a case as it is shown.

In: what the store holds, gathered by whoever opens the case. Out: nothing; these are plain values.
Refuses: to hide what failed. A `CaseView` always carries the open failures and says by what means the reports were read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, Protocol

from whence.model.base import Record
from whence.model.captured import Failure, Post, Report
from whence.model.evidence import Evidence
from whence.model.matched import Incident
from whence.model.weighed import Weighing

MODES = {
    "model": "the trained model and rules",
    "fast": "the trained model in its fast form, and rules; spans may differ between machines",
    "rules": "rules only, no model",
}
"""The modes of reading in words."""


def reader_note(readers: Mapping[tuple[str, str | None], int]) -> str:
    """Return how a case's reports were read, which every output says: `readers` counts them by mode and model."""
    told = sorted(readers.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    parts = [
        (f"{count} " if len(told) > 1 else "") + f"by {MODES[mode]}" + (f" ({model})" if model else "")
        for (mode, model), count in told
    ]
    return f"Read {'; '.join(parts)}; every reading is a suggestion that a person can undo." if parts else "No report was read."


class Records(Protocol):
    """What publishers look up beyond one incident's evidence. A store offers it; `MemoryRecords` does for a few records."""

    def whole(self, report: str) -> tuple[Report, Sequence[Post], Sequence[Record]]:
        """Return a report with its posts and with all that was read in it."""
        ...

    def all_records(self) -> Iterator[Record]:
        """Yield every record of the case."""
        ...


class MemoryRecords(NamedTuple):
    """Records held in memory, for a REPL or a test."""

    records: tuple[Record, ...] = ()

    def whole(self, report: str) -> tuple[Report, Sequence[Post], Sequence[Record]]:
        """Return a report with its posts and with all that was read in it; raises `KeyError` where there is none."""
        found = next((r for r in self.records if isinstance(r, Report) and r.id == report), None)
        if found is None:
            raise KeyError(report)
        posts = [r for r in self.records if isinstance(r, Post) and r.host == report]
        said = [r for r in self.records if getattr(r, "report", None) == report]
        return found, posts, said

    def all_records(self) -> Iterator[Record]:
        """Yield every record."""
        yield from self.records


class IncidentView:
    """One incident as it is shown: the record, whether it is the focus, how it was weighed, and all that bears on it.

    `weighing`, `evidence` and `as_of` may be given as functions; they are then called when first asked for, so that a case of ten
    thousand incidents costs what is shown of it. `as_of` holds the same incident weighed as of earlier moments, in the order asked.
    """

    def __init__(
        self,
        incident: Incident,
        focus: bool,
        weighing: Weighing | Callable[[], Weighing],
        evidence: Evidence | Callable[[], Evidence],
        as_of: tuple[Weighing, ...] | Callable[[], tuple[Weighing, ...]] = (),
    ) -> None:
        self.incident = incident
        self.focus = focus
        self._weighing = weighing
        self._evidence = evidence
        self._as_of = as_of

    @cached_property
    def weighing(self) -> Weighing:
        """Return how the incident was weighed."""
        return self._weighing() if callable(self._weighing) else self._weighing

    @cached_property
    def evidence(self) -> Evidence:
        """Return the records behind the incident."""
        return self._evidence() if callable(self._evidence) else self._evidence

    @cached_property
    def as_of(self) -> tuple[Weighing, ...]:
        """Return the incident as of the moments that were asked for."""
        return self._as_of() if callable(self._as_of) else self._as_of

    def as_then(self) -> "IncidentView":
        """Return the view as of the first of those moments."""
        return IncidentView(self.incident, self.focus, self.as_of[0], self._evidence)


class CaseView(NamedTuple):
    """A case as it is shown. `incidents` stand in the order they are shown, the focus first; `path` is the case's folder.

    `reports` are all reports that count, by id; `failures` those that no later capture has made good. `made` is when the view
    was made, `notice` what the case says about itself (printed on every page), `reader` how the reports were read. `unread` says why reports
    were not read at all, with how many for each reason.
    """

    title: str
    notice: str | None
    made: datetime
    version: str
    path: str
    incidents: tuple[IncidentView, ...]
    failures: tuple[Failure, ...]
    reports: Mapping[str, Report]
    records: Records = MemoryRecords()
    reader: str = reader_note({})
    unread: tuple[tuple[str, int], ...] = ()
