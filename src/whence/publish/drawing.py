"""What the three pictures share: text made safe for SVG, cut to a width, and the frame with its title and description.

Colours come from classes, so that a page can set them for light, dark and print; without a stylesheet a picture is black on white.
Refuses: style attributes and scripts; the page's content security policy forbids both.
"""

import html
from collections.abc import Iterable

_BAD = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF])


def safe(text: str) -> str:
    """Return `text` escaped, without control characters and without marks that turn the direction of what follows."""
    return html.escape(text.translate(_BAD), quote=True)


def cut(text: str, length: int) -> str:
    """Return `text` on one line of at most `length` characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def number(value: float) -> str:
    """Return a coordinate with one decimal at most, so that pictures are equal on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def words(x: float, y: float, text: str, kind: str = "", *, anchor: str = "start") -> str:
    """Return a text element."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" unicode-bidi="isolate" class="{kind}">{safe(text)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a line element."""
    return f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" stroke="currentColor" class="{kind}"/>'


def shape(tag: str, kind: str, **fields: float | str) -> str:
    """Return a drawn element of class `kind`; `fields` are its attributes, an underscore in a name stands for a hyphen."""
    given = {"fill": "none", "stroke": "currentColor", **fields}
    drawn = (f'{k.replace("_", "-")}="{safe(v) if isinstance(v, str) else number(v)}"' for k, v in given.items())
    return f'<{tag} class="{safe(kind)}" {" ".join(drawn)}/>'


def linked(inside: str, href: str | None) -> str:
    """Return `inside` as a link to a place on the same page, or as it is."""
    return f'<a href="{safe(href)}">{inside}</a>' if href else f"<g>{inside}</g>"


def frame(parts: Iterable[str], *, name: str, width: float, height: float, title: str, desc: str) -> str:
    """Return a whole SVG picture. `name` makes the ids of title and description unique on a page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{safe(name)}-t {safe(name)}-d" class="{safe(name.split("-")[0])}" '
        f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}" font-size="12">'
        f'<title id="{safe(name)}-t">{safe(title)}</title><desc id="{safe(name)}-d">{safe(desc)}</desc>{"".join(parts)}</svg>'
    )
