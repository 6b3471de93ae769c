"""The timeline as a picture: when the alleged event lies, when it was spoken of, when it was published.

In: spans and points with labels. Out: SVG. Long silences are folded and the fold is labelled, so that a report of five months later
does not squeeze the first day into a line. A point stands exactly at its time; points that would cover each other are stacked.
Refuses: to draw what has no time; the caller lists it.
"""

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from whence.publish.drawing import frame, line, linked, number, safe, shape, words

WIDTH = 900.0
_LEFT, _RIGHT, _FOLD, _STEP, _DOT = 112.0, 20.0, 46.0, 12.0, 4.5
_SILENCE = timedelta(days=4)
_MOST_PANELS = 6


class Mark(NamedTuple):
    """One thing in time. `row`: event, utterances or reports. `hollow`: it took from another captured one."""

    row: str
    start: datetime
    end: datetime
    label: str
    href: str | None = None
    hollow: bool = False


class _Panel(NamedTuple):
    start: datetime
    end: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        share = (at - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)


def timeline(marks: Sequence[Mark], *, name: str = "timeline", title: str = "Timeline") -> str:
    """Return the timeline as SVG; empty where nothing has a time."""
    if not marks:
        return ""
    ordered = sorted(marks, key=lambda m: (m.start, m.end, m.row, m.label))
    panels = _panels(ordered)
    rows = [row for row in ("event", "utterances", "reports") if any(m.row == row for m in ordered)]
    parts: list[str] = []
    top = 14.0
    for row in rows:
        drawn, tall = _row([m for m in ordered if m.row == row], panels, top, row)
        parts += [words(_LEFT - 14, top + 15, {"event": "alleged event"}.get(row, row), "rowname", anchor="end"), *drawn]
        top += tall + 14
    parts += [*_axis(panels, top), *_folds(panels, top)]
    desc = f"{len(marks)} marks from {ordered[0].start.date()} to {max(m.end for m in ordered).date()}; times in UTC."
    return frame(parts, name=name, width=WIDTH, height=top + 40, title=title, desc=desc)


def _panels(ordered: Sequence[Mark]) -> list[_Panel]:
    spans: list[tuple[datetime, datetime]] = []
    for mark in ordered:
        if spans and mark.start - spans[-1][1] <= _SILENCE:
            spans[-1] = (spans[-1][0], max(spans[-1][1], mark.end))
        else:
            spans.append((mark.start, mark.end))
    while len(spans) > _MOST_PANELS:
        gap = min(range(1, len(spans)), key=lambda i: spans[i][0] - spans[i - 1][1])
        spans[gap - 1 : gap + 1] = [(spans[gap - 1][0], spans[gap][1])]
    padded = [(start - timedelta(hours=2), end + timedelta(hours=2)) for start, end in spans]
    weights = [((end - start) / timedelta(days=1) + 0.6) ** 0.5 for start, end in padded]
    room = WIDTH - _LEFT - _RIGHT - _FOLD * (len(padded) - 1)
    panels, left = [], _LEFT
    for (start, end), weight in zip(padded, weights, strict=True):
        right = left + room * weight / sum(weights)
        panels.append(_Panel(start, end, left, right))
        left = right + _FOLD
    return panels


def _panel_of(panels: Sequence[_Panel], at: datetime) -> _Panel:
    return next((p for p in panels if p.start <= at <= p.end), panels[-1])


def _row(marks: Sequence[Mark], panels: Sequence[_Panel], top: float, row: str) -> tuple[list[str], float]:
    levels: list[float] = []
    drawn = []
    for mark in marks:
        panel = _panel_of(panels, mark.start)
        left, right = panel.x(mark.start), min(panel.x(mark.end), panel.right)
        reach = max(right, left + 2 * _DOT + 1)
        level = next((n for n, end in enumerate(levels) if end <= left), len(levels))
        levels[level : level + 1] = [reach]
        drawn.append(_mark(mark, left, right, top + level * _STEP))
    tall = max(1, len(levels)) * _STEP
    under = [
        shape("rect", f"lane {row}", x=p.left, width=p.right - p.left, y=top - 5, height=tall + 10, stroke="none") for p in panels
    ]
    return [*under, *drawn], tall


def _mark(mark: Mark, left: float, right: float, top: float) -> str:
    title = f"<title>{safe(mark.label)}</title>"
    kind = f"mark {mark.row}{' hollow' if mark.hollow else ''}"
    fill = "white" if mark.hollow else "currentColor"
    if right - left > 2 * _DOT:
        drawn = shape("rect", kind, x=left + 1, y=top + 1.5, width=right - left - 2, height=7, rx=3.5, fill=fill)
    else:
        drawn = shape("circle", kind, cx=left, cy=top + 5, r=_DOT, fill=fill)
    return linked(title + drawn, mark.href)


def _axis(panels: Sequence[_Panel], top: float) -> Iterator[str]:
    for panel in panels:
        yield line(panel.left, top, panel.right, top, "axis")
        for n, (at, label) in enumerate(_ticks(panel)):
            x = panel.x(at)
            if n and x > panel.right - 30:  # the label of the fold, or the end of the picture, stands there
                continue
            yield line(x, top, x, top + 5, "axis")
            yield words(x, top + 20, label, "tick", anchor="middle")


def _ticks(panel: _Panel) -> list[tuple[datetime, str]]:
    """Return the days that get a label: as many as fit, at least one; a single day is labelled under its first moment."""
    first = panel.start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    days = [first + timedelta(days=n) for n in range((panel.end - first).days + 2)]
    inside = [day for day in days if panel.start <= day <= panel.end]
    if not inside:
        return [(panel.start + (panel.end - panel.start) / 2, _day(panel.end))]
    fit = max(1, int((panel.right - panel.left) / 78))
    step = -(-len(inside) // fit)
    return [(day, _day(day)) for day in inside[::step]]


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"


def _folds(panels: Sequence[_Panel], top: float) -> Iterator[str]:
    for one, other in itertools.pairwise(panels):
        middle = (one.right + other.left) / 2
        slashes = f"M{number(middle - 5)} {number(top + 5)} l4 -10 M{number(middle + 1)} {number(top + 5)} l4 -10"
        yield shape("path", "fold", d=slashes)
        yield words(middle, top + 34, _gap(other.start - one.end), "tick", anchor="middle")


def _gap(silence: timedelta) -> str:
    days = silence.days
    return f"{days} days" if days < 60 else f"{days // 30} months" if days < 730 else f"{days // 365} years"
