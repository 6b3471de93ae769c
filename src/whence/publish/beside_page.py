"""Two texts beside each other as people and programs see them: in a terminal, on one self-contained page, as one object.

In: a `Beside`. Out: pieces for a rich console, HTML without script and without any outside request, plain objects.
Refuses: text that would steer the terminal; to mark by colour alone (where there is no colour, brackets say the same).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from whence.model.passage import Passage
from whence.model.traced import Change, Evidence
from whence.publish.beside import Beside, Mark, Piece, Row, Side
from whence.publish.terminal import plain
from whence.publish.wording import moment_words
from whence.version import __version__

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

STYLES = {Mark.SAME: "dim", Mark.ONLY: "bold", Mark.CHANGED: "bold reverse", Mark.LEFT_OUT: "dim italic"}
_BRACKETS = {Mark.ONLY: (("[-", "-]"), ("{+", "+}")), Mark.CHANGED: (("[~", "~]"), ("[~", "~]"))}
LEGEND = "shared words dimmed · what only one has bold · changed words reversed"
BRACKETS = "[-only in the first-] · {+only in the second+} · [~changed~] · everything else: shared, or left out of the comparison"


def render_beside(two: Beside, console: "Console") -> None:
    """Print two texts side by side, then the changes."""
    for part in _parts(two, coloured=console.is_terminal):
        console.print(part, highlight=False, markup=False, soft_wrap=False)


def _parts(two: Beside, *, coloured: bool) -> Iterator["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    for n, sentence in enumerate(two.sentences()):
        yield Text(plain(sentence), style="bold" if n == 0 else "")
    yield Text(LEGEND if coloured else BRACKETS, style="dim")
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 1, 0), show_header=True, header_style="bold underline")
    table.add_column(Text(plain(two.earlier.called)), ratio=1, overflow="fold")
    table.add_column(Text(plain(two.later.called)), ratio=1, overflow="fold")
    for row in two.rows():
        table.add_row(_cell(row.earlier, 0, coloured=coloured), _cell(row.later, 1, coloured=coloured))
    yield Text("")
    yield table
    differences = two.differences()
    yield Text("What changed" if differences else "No change of a hedge, number, name or credit was found.", style="bold")
    for sentence in differences:
        yield Text(f"  {plain(sentence)}")


def _cell(pieces: tuple[Piece, ...], column: int, *, coloured: bool) -> "Text":
    from rich.text import Text

    made = Text()
    for text, mark in pieces:
        shown = plain(f"|{text}|")[1:-1]
        if coloured or mark not in _BRACKETS:
            made.append(shown, STYLES[mark] if coloured else "")
        else:
            bare = shown.strip()
            lead, rest = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
            before, after = _BRACKETS[mark][column]
            made.append(f"{lead}{before}{bare}{after}{rest}")
    return made


def beside_object(two: Beside) -> dict[str, Any]:
    """Return everything as one object; stretches are code points of the stored texts."""
    return {
        "earlier": _about(two.earlier),
        "later": _about(two.later),
        "direction": "known" if two.known else "unknown",
        "type": two.type,
        "share": two.share,
        "evidence": [_side(e) for e in two.evidence],
        "changes": [_side(c) for c in two.changes],
        "shared": [
            {"earlier": _stretch(two.earlier, *a), "later": _stretch(two.later, *b)} for a, b in two.shared
        ],
    }  # fmt: skip


def _about(side: Side) -> dict[str, Any]:
    return {
        "key": side.key,
        "outlet": side.outlet,
        "published": side.moment.at.isoformat() if side.moment else None,
        "lang": side.lang,
        "changed": [_stretch(side, *s) for s in side.changed],
    }


def _stretch(side: Side, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": side.text[start:end]}


def _side(part: Evidence | Change) -> dict[str, Any]:
    return {"kind": str(part.kind), "note": part.note, "later": _place(part.child), "earlier": _place(part.parent)}


def _place(passage: Passage | None) -> dict[str, Any] | None:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote} if passage is not None else None


def beside_page(two: Beside) -> str:
    """Return one self-contained page."""
    from whence.publish.frame import asset, environment, hashed

    style = asset("page.css") + asset("beside.css")
    rows: list[Row] = two.rows()
    return environment().get_template("beside.html.j2").render(
        two=two, rows=rows, sentences=list(two.sentences()), differences=list(zip(two.differences(), two.changes, strict=True)), version=__version__,
        moments=(moment_words(two.earlier.moment), moment_words(two.later.moment)), style=Markup(style),
        policy=f"default-src 'none'; style-src '{hashed(style)}'; img-src data:; base-uri 'none'; form-action 'none'",
    )  # fmt: skip
