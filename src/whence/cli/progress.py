"""Progress for people: a bar with rate on stderr, nothing for scripts."""

from types import TracebackType
from typing import Protocol


class Progress(Protocol):
    """What long work tells of itself."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Say that `done` of `total` items (`None` = not known yet) have gone through `stage`."""


class Silent:
    """Tells nobody."""

    def __enter__(self) -> "Silent":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Tell nobody."""


class Told:
    """Draws one bar per stage with its rate."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._bars = Progress(
            TextColumn("{task.description:<18}"), BarColumn(bar_width=30), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(), console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> "Told":
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bars.stop()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Move the stage's bar."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=total, rate="")
        task = self._bars.tasks[self._tasks[stage]]
        rate = f"{done / task.elapsed:,.0f}/s" if task.elapsed else ""
        self._bars.update(task.id, completed=done, total=total, rate=rate)
