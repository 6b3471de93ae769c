"""Who took it from whom as a person reads it in a terminal: families, roots first, copies indented under what they follow.

In: what the ends of edges are called, and edges. Out: pieces for a rich console.
Refuses: to call a root an origin (it is only what was given that nothing given explains); to hide that a list was cut; text that would
steer the terminal (`plain`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from whence.model.traced import Derivation
from whence.model.vocabulary import Certainty, Direction, EvidenceKind
from whence.publish.families import COPYING, Family, families
from whence.publish.terminal import plain
from whence.publish.trace_lines import Node
from whence.publish.wording import counted, listed, moment_words, word

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

FAMILIES, MEMBERS, OTHERS, WORDS = 20, 30, 30, 90
_DEEP = 8


def render_trace(nodes: Mapping[str, Node], edges: Sequence[Derivation], lost: Sequence[str], console: "Console") -> None:
    """Print families, other edges, and what failed. `nodes` has the ends of all edges."""
    order = dict(sorted(nodes.items(), key=lambda n: _order(n[1])))
    for part in (*_parts(order, edges), *_failures(lost)):
        console.print(part, highlight=False, markup=False, soft_wrap=False)


def _parts(nodes: Mapping[str, Node], edges: Sequence[Derivation]) -> Iterator["Text"]:
    from rich.text import Text

    sure = [e for e in edges if e.type in COPYING and not _is_weak(e)]
    found = sorted((f for f in families(nodes, sure) if f.members), key=lambda f: -len(f.members))
    for family in found[:FAMILIES]:
        yield from _family(family, nodes)
    if len(found) > FAMILIES:
        yield _more(len(found) - FAMILIES, "family", "families")
    followed = {edge.id for family in found for edge in family.edges.values()}
    others = [e for e in edges if e.id not in followed]
    if others:
        yield Text(f"\nOther edges ({len(others):,})", style="bold")
        surest = list(Certainty)
        for edge in sorted(others, key=lambda e: (surest.index(e.certainty), -(e.share or 0.0), e.id))[:OTHERS]:
            yield Text.assemble(
                "  ", (_called(nodes, edge.child), ""), (f" {_arrow(edge)}", "dim"), (_called(nodes, edge.parent), "")
            )
            yield from _edge(edge, 2)
        if len(others) > OTHERS:
            yield _more(len(others) - OTHERS, "edge")
    if not edges:
        yield Text("No edge was found.")


def _order(node: Node) -> tuple[bool, float, str]:
    return (node.moment is None, node.moment.at.timestamp() if node.moment else 0.0, node.key)


def _failures(lost: Sequence[str]) -> Iterator["Text"]:
    from rich.text import Text

    if lost:
        yield Text(f"\nNot traced ({len(lost):,}): what is shown here is not complete", style="bold red")
        for reason in lost[:OTHERS]:
            yield Text(f"  {plain(reason)}", style="red")
        if len(lost) > OTHERS:
            yield Text(f"  … and {len(lost) - OTHERS:,} more", style="red")


def _is_weak(edge: Derivation) -> bool:
    return edge.certainty is Certainty.INFERRED and edge.direction is Direction.UNKNOWN


def _family(family: Family, nodes: Mapping[str, Node]) -> Iterator["Text"]:
    from rich.text import Text

    head = nodes.get(family.head, Node(family.head))
    follow = f"  {counted(len(family.members), 'text follows it', 'texts follow it')}"
    yield Text.assemble("\n", (_called(nodes, family.head), "bold"), (follow, "dim"))
    if head.inferred is not None:
        yield Text(f"  nobody gave it; inferred: {plain(head.inferred.why)}", style="yellow")
    below: dict[str, list[str]] = {}
    for member in family.members:
        parent = family.edges[member].parent if member in family.edges else family.head
        below.setdefault(parent, []).append(member)
    shown = 0
    waiting = [(member, 1) for member in reversed(below.get(family.head, []))]
    seen: set[str] = set()
    while waiting and shown < MEMBERS:
        member, depth = waiting.pop()
        if member in seen:
            continue
        seen.add(member)
        shown += 1
        edge = family.edges.get(member)
        yield Text("  " * min(depth, _DEEP) + _arrow(edge) + _called(nodes, member))
        if edge is not None:
            yield from _edge(edge, min(depth, _DEEP) + 1)
        waiting += [(child, depth + 1) for child in reversed(below.get(member, []))]
    if len(family.members) > shown:
        yield _more(len(family.members) - shown, "text")


def _edge(edge: Derivation, depth: int) -> Iterator["Text"]:
    from rich.text import Text

    indent = "  " * depth
    share = f" {edge.share:.0%} of its words" if edge.share is not None else ""
    way = "direction unknown" if edge.direction is Direction.UNKNOWN else "direction known"
    why = next((e.note for e in edge.evidence if e.kind is not EvidenceKind.SHARED_PASSAGE), "")
    yield Text(f"{indent}{word(edge.type)}{share} · {way} · {word(edge.certainty)}", style="cyan")
    if why:
        yield Text(f"{indent}{plain(why)}", style="dim")
    shared = [e.child for e in edge.evidence if e.kind is EvidenceKind.SHARED_PASSAGE and e.child is not None]
    if shared:
        quote = plain(max(shared, key=lambda p: p.end - p.start).quote)
        yield Text(f"{indent}“{quote if len(quote) <= WORDS else quote[: WORDS - 1] + '…'}”", style="italic")
    for change in edge.changes:
        yield Text(f"{indent}{word(change.kind)}: {plain(change.note)}", style="yellow")


def _arrow(edge: Derivation | None) -> str:
    """Return the sign of an edge: who took from whom is left open where the direction is unknown."""
    return "↔ " if edge is not None and edge.direction is Direction.UNKNOWN else "← "


def _called(nodes: Mapping[str, Node], id_: str) -> str:
    node = nodes.get(id_, Node(id_))
    if node.inferred is not None:
        return f"{plain(node.inferred.name or 'a parent nobody named')} (inferred)"
    about = ", ".join(filter(None, (plain(node.outlet or ""), moment_words(node.moment))))
    return f"{plain(node.key)} ({about})"


def _more(n: int, noun: str, plural: str | None = None) -> "Text":
    from rich.text import Text

    return Text(
        f"\n… and {counted(n, f'more {noun}', f'more {plural}' if plural else None)}; --jsonl gives every edge", style="dim"
    )


def closing(texts: int, certainties: Counter[Certainty], unknown: int, *, known: int, failed: int) -> str:
    """Return the closing sentence: how much was traced, what came of it, what failed."""
    total = sum(certainties.values())
    ways = listed([f"{certainties[c]:,} {word(c)}" for c in Certainty if certainties[c]])
    parts = [counted(texts, "text"), counted(total, "edge") + (f" ({ways}; direction unknown on {unknown:,})" if total else "")]
    if known:
        parts.append(f"{known:,} held already")
    return f"whence: {', '.join(parts)}; {failed:,} failed"
