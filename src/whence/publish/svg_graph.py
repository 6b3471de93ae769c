"""The source graph as a picture: what is nearest the event on the left, who took from it to the right.

In: boxes and arrows. Out: SVG. Layers by longest path; order within a layer by the mean place of parents, then as given; the
same input gives the same picture. After: Sugiyama, Tagawa and Toda 1981, with four sweeps.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.publish.drawing import cut, frame, linked, number, safe, shape, words

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 196, 50, 64, 14, 12
_SWEEPS = 4
_LETTERS = 27


class Box(NamedTuple):
    """One node. `kind`: utterance, post, inferred, report or more. `full` is the whole text for who points at it."""

    id: str
    kind: str
    label: str
    below: str = ""
    full: str = ""
    href: str | None = None


class Arrow(NamedTuple):
    """One edge, drawn from parent to child. `directed` is false where it is open which came first."""

    parent: str
    child: str
    label: str
    directed: bool = True
    sure: bool = True
    changed: bool = False


def source_graph(boxes: Sequence[Box], arrows: Sequence[Arrow], *, name: str = "graph", title: str = "Source graph") -> str:
    """Return the graph as SVG; empty where there is nothing to draw."""
    if not boxes:
        return ""
    ids = {box.id for box in boxes}
    kept = sorted({a for a in arrows if a.parent in ids and a.child in ids and a.parent != a.child})
    layer = _layers(boxes, kept)
    rows = _rows(boxes, kept, layer)
    columns = max(layer.values()) + 1
    deepest = max(len(row) for row in rows)
    width = 2 * MARGIN + columns * WIDTH + (columns - 1) * ACROSS
    height = 2 * MARGIN + deepest * HEIGHT + (deepest - 1) * DOWN
    at = _places(rows, kept, height)
    parts = [_marker(name), *(_arrow(arrow, at, name) for arrow in kept), *(_box(box, at[box.id]) for box in boxes)]
    desc = f"{len(boxes)} boxes and {len(kept)} links; the table under the picture lists them with what speaks for each."
    return frame(parts, name=name, width=width, height=height, title=title, desc=desc)


def _layers(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> dict[str, int]:
    """Return each box's column: one more than its rightmost parent. An arrow that would close a ring is left out of account."""
    parents: dict[str, list[str]] = {box.id: [] for box in boxes}
    for arrow in arrows:
        parents[arrow.child].append(arrow.parent)
    layer: dict[str, int] = {}
    for box in boxes:
        _settle(box.id, parents, layer)
    for box in boxes:  # a root stands just before what took from it first, so that no line crosses the whole picture
        nearest = min((layer[a.child] for a in arrows if a.parent == box.id), default=layer[box.id] + 1)
        if not parents[box.id] and nearest > layer[box.id] + 1:
            layer[box.id] = nearest - 1
    return layer


def _settle(start: str, parents: Mapping[str, Sequence[str]], layer: dict[str, int]) -> None:
    stack, open_ = [start], set[str]()
    while stack:
        node = stack[-1]
        if node in layer:
            stack.pop()
            continue
        open_.add(node)
        waiting = [p for p in parents[node] if p not in layer and p not in open_]
        if waiting:
            stack.extend(reversed(waiting))
            continue
        layer[node] = max((layer[p] + 1 for p in parents[node] if p in layer), default=0)
        stack.pop()


def _rows(boxes: Sequence[Box], arrows: Sequence[Arrow], layer: Mapping[str, int]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for box in boxes:
        rows[layer[box.id]].append(box.id)
    beside: dict[str, list[str]] = {box.id: [] for box in boxes}
    for arrow in arrows:
        beside[arrow.child].append(arrow.parent)
        beside[arrow.parent].append(arrow.child)
    for sweep in range(_SWEEPS):
        place = {id_: at / max(1, len(row)) for row in rows for at, id_ in enumerate(row)}
        for row in rows if sweep % 2 == 0 else reversed(rows):
            row.sort(key=lambda id_: _mean([place[n] for n in beside[id_]], place[id_]))
            place |= {id_: at / max(1, len(row)) for at, id_ in enumerate(row)}
    return rows


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _places(rows: Sequence[Sequence[str]], arrows: Sequence[Arrow], height: float) -> dict[str, tuple[float, float]]:
    """Return the upper left corners: each row drawn towards the boxes that it is linked with, in its order, without overlap."""
    step = HEIGHT + DOWN
    tops: dict[str, float] = {}
    for row in rows:
        first = (height - len(row) * step + DOWN) / 2
        tops |= {id_: first + n * step for n, id_ in enumerate(row)}
    beside: dict[str, list[str]] = {id_: [] for id_ in tops}
    for arrow in arrows:
        beside[arrow.child].append(arrow.parent)
        beside[arrow.parent].append(arrow.child)
    for sweep in range(2 * _SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            wanted = [_mean([tops[n] for n in beside[id_]], tops[id_]) for id_ in row]
            tops |= dict(zip(row, _apart(wanted, step, MARGIN, height - MARGIN - HEIGHT), strict=True))
    return {id_: (MARGIN + column * (WIDTH + ACROSS), tops[id_]) for column, row in enumerate(rows) for id_ in row}


def _apart(wanted: Sequence[float], step: float, lowest: float, highest: float) -> list[float]:
    """Return positions in order, at least `step` apart, near those that are wanted and within bounds."""
    placed: list[float] = []
    for value in wanted:
        placed.append(max(value, placed[-1] + step if placed else lowest))
    limit = highest
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - step
    shift = sum(w - p for w, p in zip(wanted, placed, strict=True)) / max(1, len(placed))
    room = (lowest - placed[0], highest - placed[-1]) if placed else (0.0, 0.0)
    return [p + min(max(shift, room[0]), room[1]) for p in placed]


def _marker(name: str) -> str:
    size = 'markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"'
    tip = '<path d="M0 0.8 L7 4 L0 7.2 z" fill="currentColor"/>'
    return f'<defs><marker id="{safe(name)}-tip" viewBox="0 0 8 8" refX="7" refY="4" {size}>{tip}</marker></defs>'


def _arrow(arrow: Arrow, at: Mapping[str, tuple[float, float]], name: str) -> str:
    (px, py), (cx, cy) = at[arrow.parent], at[arrow.child]
    y1, y2 = py + HEIGHT / 2, cy + HEIGHT / 2
    forward = cx > px
    x1, x2 = (px + WIDTH, cx) if forward else (px, cx + WIDTH) if cx < px else (px + WIDTH, cx + WIDTH)
    bend = max(24.0, abs(x2 - x1) / 2) if forward or x1 != x2 else 30.0
    c1, c2 = (x1 + bend, x2 - bend) if forward else (x1 + bend, x2 + bend)
    path = f"M{number(x1)} {number(y1)} C{number(c1)} {number(y1)} {number(c2)} {number(y2)} {number(x2)} {number(y2)}"
    kinds = " ".join(
        ["edge", "" if arrow.sure else "unsure", "changed" if arrow.changed else "", "" if arrow.directed else "open"]
    ).split()
    tip = f' marker-end="url(#{safe(name)}-tip)"' if arrow.directed else ""
    dash = "" if arrow.sure else ' stroke-dasharray="5 4"'
    mark = "" if arrow.directed else words((x1 + x2) / 2, (y1 + y2) / 2 + 4, "?", "mark", anchor="middle")
    return (
        f'<g class="{" ".join(kinds)}"><title>{safe(arrow.label)}</title>'
        f'<path d="{path}" fill="none" stroke="currentColor"{dash}{tip}/>{mark}</g>'
    )


def _box(box: Box, place: tuple[float, float]) -> str:
    x, y = place
    size = {"width": WIDTH, "height": HEIGHT, "rx": 22 if box.kind == "utterance" else 4}
    dash = {"stroke_dasharray": "5 4"} if box.kind == "inferred" else {}
    under = shape("rect", "under", x=x + 4, y=y + 4, **size) if box.kind == "report" and box.below.startswith("with ") else ""
    inside = (
        f"<title>{safe(box.full or box.label)}</title>{under}{shape('rect', 'box', x=x, y=y, fill='white', **size, **dash)}"
        f"{words(x + WIDTH / 2, y + 21, cut(box.label, _LETTERS), 'name', anchor='middle')}"
        f"{words(x + WIDTH / 2, y + 38, cut(box.below, _LETTERS + 3), 'sub', anchor='middle')}"
    )
    return f'<g class="node {safe(box.kind)}">{linked(inside, box.href)}</g>'
