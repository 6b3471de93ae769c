"""The reports of a case as a mapping that holds none of them.

In: a case. Out: its reports that count, by id, each read when it is asked for, so that a view of a large case costs what is shown.
"""

from collections.abc import Iterator, Mapping

from whence.model.captured import Report
from whence.store.queries import Queries


class HeldReports(Mapping[str, Report]):
    """The reports that count, by id, each read when it is asked for."""

    def __init__(self, store: Queries) -> None:
        self._store = store
        self._ids = dict.fromkeys(store.report_ids())

    def __getitem__(self, id_: str) -> Report:
        report = self._store.report(id_) if id_ in self._ids else None
        if report is None:
            raise KeyError(id_)
        return report

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
