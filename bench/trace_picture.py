"""Throughput against size as a picture.

In: for every tool, how many texts it held and how many more it took in a second. Out: an SVG that needs nothing else.
Refuses: to draw a point that was not measured.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, log10

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 84, 150, 56, 64
COLOURS = ("#1b5e8c", "#b3541e", "#5b7f2b", "#6b4c8a")
_STEPS = 5

Points = Sequence[tuple[int, float]]


def picture(lines: Mapping[str, Points], said: str) -> str:
    """Return the picture; `said` is the sentence under the title, on what was measured."""
    points = [point for line in lines.values() for point in line]
    if not points:
        raise ValueError("there is no measured point to draw")
    low, high = log10(min(p[0] for p in points)), log10(max(p[0] for p in points))
    step = _round_step(max(p[1] for p in points) / _STEPS)
    most = step * ceil(max(p[1] for p in points) / step)

    def across(size: int) -> float:
        part = (log10(size) - low) / (high - low) if high > low else 0.5
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def up(rate: float) -> float:
        return HEIGHT - BOTTOM - rate / most * (HEIGHT - TOP - BOTTOM)

    drawn = [_frame(said)]
    for n in range(round(most / step) + 1):
        y = up(n * step)
        drawn.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#dddddd"/>')
        drawn.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{n * step:,.0f}</text>')
    for size in sorted({point[0] for point in points}):
        drawn.append(f'<text x="{across(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>')
    level = float(HEIGHT)
    for (name, line), colour in sorted(zip(lines.items(), COLOURS, strict=False), key=lambda c: c[0][1][-1][1] if c[0][1] else 0):
        if line:
            level = min(up(line[-1][1]) + 4, level - 16)  # names do not stand on one another
            drawn.append(_line(name, [(across(size), up(rate)) for size, rate in line], colour, level))
    return "\n".join([*drawn, "</svg>", ""])


def _frame(said: str) -> str:
    middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            'font-family="sans-serif" font-size="12" fill="#333333">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            f'<text x="{LEFT}" y="22" font-size="15" fill="#111111">Who has whose words: throughput as the archive grows</text>',
            f'<text x="{LEFT}" y="40" fill="#666666">{escape(said)}</text>',
            f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 18}" text-anchor="middle">reports held (log scale)</text>',
            f'<text transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">reports per second of CPU time, last tenth</text>',
        ]
    )


def _line(name: str, spots: Sequence[tuple[float, float]], colour: str, level: float) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in spots)
    x = spots[-1][0]
    text = f'<text x="{x + 12:.1f}" y="{level:.1f}" fill="{colour}">{escape(name)}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{text}'


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, ... that is not below."""
    unit = 10.0 ** (ceil(log10(least)) - 1)
    return unit * next(n for n in (1, 2, 5, 10) if n * unit >= least * 0.999)
