"""The places as a picture: a plain grid with north up, drawn here, without tiles and without an outline of any country.

In: points with labels. Out: SVG. Equal scale in both directions at the middle of the map (equirectangular). A dot stands exactly at
the coordinate of the gazetteer; "near" and "outside" are rings around it, because that is all that the words say.
Refuses: to move a coordinate so that labels fit; a label that does not fit is moved, with a line to its dot.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.publish.drawing import cut, frame, line, linked, number, safe, shape, words

WIDTH, HEIGHT = 720.0, 420.0
_MARGIN = 46.0
_EARTH_KM, _DEGREE_KM = 6371.0, 111.2
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_SMALLEST = 0.12


class Point(NamedTuple):
    """One place. `relation` is how the occurrence lies to it; `area` marks the middle of an area rather than a town or site."""

    label: str
    lat: float
    lon: float
    relation: str = "in"
    area: bool = False
    href: str | None = None


class _Sheet(NamedTuple):
    south: float
    west: float
    scale: float
    squeeze: float
    height: float

    def xy(self, lat: float, lon: float) -> tuple[float, float]:
        x = _MARGIN + (lon - self.west) * self.squeeze * self.scale
        return x, self.height - _MARGIN - (lat - self.south) * self.scale


def distance_km(one: Point, other: Point) -> float:
    """Return the distance along the earth's surface in km (haversine, sphere of 6371 km)."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def bearing(one: Point, other: Point) -> str:
    """Return the direction from one place to another as one of eight points of the compass."""
    a, b, d = math.radians(one.lat), math.radians(other.lat), math.radians(other.lon - one.lon)
    angle = math.degrees(
        math.atan2(math.sin(d) * math.cos(b), math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d))
    )
    return ("N", "NE", "E", "SE", "S", "SW", "W", "NW")[round(angle / 45) % 8]


def place_map(points: Sequence[Point], *, name: str = "map", title: str = "Map") -> str:
    """Return the map as SVG; empty where no place has a coordinate."""
    if not points:
        return ""
    ordered = sorted(points, key=lambda p: (p.area, p.lat, p.lon, p.label))
    sheet = _sheet(ordered)
    parts = [*_grid(sheet), *_dots(ordered, sheet), *_scale(sheet), *_north()]
    desc = f"{len(ordered)} places: " + "; ".join(f"{p.label} ({p.lat:.2f}, {p.lon:.2f})" for p in ordered) + ". North is up."
    return frame(parts, name=name, width=WIDTH, height=sheet.height, title=title, desc=desc)


def _sheet(points: Sequence[Point]) -> _Sheet:
    lats, lons = [p.lat for p in points], [p.lon for p in points]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.05, math.cos(math.radians(middle)))
    tall = max(_SMALLEST, max(lats) - min(lats)) * 1.3
    wide = max(_SMALLEST, (max(lons) - min(lons)) * squeeze) * 1.3
    scale = min((WIDTH - 2 * _MARGIN) / wide, (HEIGHT - 2 * _MARGIN) / tall)
    shown = (WIDTH - 2 * _MARGIN) / scale / squeeze
    high = min(HEIGHT, max(240.0, tall * scale + 2 * _MARGIN))
    return _Sheet(middle - (high - 2 * _MARGIN) / scale / 2, (min(lons) + max(lons)) / 2 - shown / 2, scale, squeeze, high)


def _grid(sheet: _Sheet) -> Iterator[str]:
    north = sheet.south + (sheet.height - 2 * _MARGIN) / sheet.scale
    east = sheet.west + (WIDTH - 2 * _MARGIN) / sheet.scale / sheet.squeeze
    step = next((s for s in _STEPS if (north - sheet.south) / s <= 5), _STEPS[-1])
    yield shape("rect", "sheet", x=_MARGIN, y=_MARGIN, width=WIDTH - 2 * _MARGIN, height=sheet.height - 2 * _MARGIN)
    digits = max(0, -math.floor(math.log10(step)))
    for n in range(math.ceil(sheet.south / step), math.floor(north / step) + 1):
        _, y = sheet.xy(n * step, sheet.west)
        yield line(_MARGIN, y, WIDTH - _MARGIN, y, "grid")
        yield words(_MARGIN - 6, y + 4, f"{abs(n * step):.{digits}f}°{'N' if n >= 0 else 'S'}", "tick", anchor="end")
    wide = next((s for s in _STEPS if (east - sheet.west) / s <= 7), _STEPS[-1])
    digits = max(0, -math.floor(math.log10(wide)))
    for n in range(math.ceil(sheet.west / wide), math.floor(east / wide) + 1):
        x, _ = sheet.xy(sheet.south, n * wide)
        yield line(x, _MARGIN, x, sheet.height - _MARGIN, "grid")
        yield words(
            x, sheet.height - _MARGIN + 16, f"{abs(n * wide):.{digits}f}°{'E' if n >= 0 else 'W'}", "tick", anchor="middle"
        )


def _dots(points: Sequence[Point], sheet: _Sheet) -> Iterator[str]:
    taken: list[tuple[float, float, float, float]] = [
        (x - 9, y - 9, x + 9, y + 9) for x, y in (sheet.xy(p.lat, p.lon) for p in points)
    ]
    for point in points:
        x, y = sheet.xy(point.lat, point.lon)
        ring = ""
        if point.relation in ("near", "outside", "edge_of"):
            ring = shape("circle", f"ring {point.relation}", cx=x, cy=y, r=15, stroke_dasharray="3 3")
        if point.area:
            dot = shape("rect", "dot area", x=x - 4, y=y - 4, width=8, height=8, fill="white")
        else:
            dot = shape("circle", "dot", cx=x, cy=y, r=4.5, fill="currentColor")
        text = cut(point.label if point.relation == "in" else f"{point.relation.replace('_', ' ')} {point.label}", 40)
        yield linked(f"<title>{safe(point.label)}</title>{ring}{dot}{_label(text, x, y, sheet, taken)}", point.href)


def _label(text: str, x: float, y: float, sheet: _Sheet, taken: list[tuple[float, float, float, float]]) -> str:
    wide = len(text) * 6.6
    for dy, dx in itertools.product((4, -14, 22, 42, -34), (12.0, -12.0 - wide)):
        box = (x + dx, y + dy - 11, x + dx + wide, y + dy + 3)
        inside = box[0] > 4 and box[2] < WIDTH - 4 and box[1] > 4 and box[3] < sheet.height - 4
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            far = abs(dy - 4) > 20
            lead = line(x, y, x + (dx if dx > 0 else -12), y + dy - 4, "lead") if far else ""
            return lead + words(x + dx, y + dy, text, "place")
    return words(x + 12, y + 4, text, "place crowded")


def _scale(sheet: _Sheet) -> Iterator[str]:
    per_km = sheet.scale / _DEGREE_KM
    km = max((s for s in _SCALES if s * per_km <= 180), default=_SCALES[0])
    x, y = WIDTH - _MARGIN - km * per_km, _MARGIN - 10
    yield shape("path", "scale", d=f"M{number(x)} {number(y - 5)} v5 h{number(km * per_km)} v-5")
    yield words(x + km * per_km / 2, y - 6, f"{km} km", "tick", anchor="middle")


def _north() -> Iterator[str]:
    x, y = WIDTH - _MARGIN + 18, _MARGIN + 6
    yield shape("path", "north", d=f"M{number(x)} {number(y + 20)} V{number(y)} m-4 6 l4 -7 l4 7")
    yield words(x, y + 33, "N", "tick", anchor="middle")
