"""Layers: a text whose attributions nest, as several texts in which none does.

The network gives a word one role. So it learns the outer layer from the whole text, and each inner layer from the outer content
alone, which is how the reader uses it: content is read again where somebody is credited inside it.

In: a text and its attributions in character spans. Out: texts with attributions, the whole first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]  # "source", "cue", "content": lists of [start, end]


def layers(text: str, attributions: Sequence[Item]) -> Iterator[dict[str, Any]]:
    """Yield the text with its outermost attributions, then every content that holds further ones, likewise."""
    hosts: set[int] = set()
    outer: list[Item] = []
    for one in attributions:
        host = min(
            (h for h in range(len(attributions)) if _holds(attributions[h], one)),
            key=lambda h: _size(attributions[h]),
            default=None,
        )
        if host is None:
            outer.append(one)
        else:
            hosts.add(host)
    yield {"text": text, "attributions": _apart(outer)}
    for host in sorted(hosts):
        first = min(start for start, _ in attributions[host]["content"])
        last = max(end for _, end in attributions[host]["content"])
        below = [_moved(one, first, last) for one in attributions if _holds(attributions[host], one)]
        yield from layers(text[first:last], [one for one in below if one["cue"]])


def _holds(host: Item, one: Item) -> bool:
    """Say whether an attribution stands inside the content of another: its whole cue does."""
    return (
        host is not one
        and bool(one["cue"])
        and all(any(a <= start and end <= b for a, b in host["content"]) for start, end in one["cue"])
    )


def _size(one: Item) -> int:
    return sum(end - start for start, end in one["content"])


def _apart(outer: Sequence[Item]) -> list[Item]:
    """Return the attributions of one layer; of two with the same content ("X reported, citing Y") the first keeps it."""
    made: list[Item] = []
    taken: list[tuple[int, int]] = []
    for one in sorted(outer, key=lambda a: a["cue"][0] if a["cue"] else [0, 0]):
        content = [span for span in one["content"] if not any(span[0] < end and start < span[1] for start, end in taken)]
        taken.extend((start, end) for start, end in content)
        made.append({**one, "content": content})
    return made


def _moved(one: Item, first: int, last: int) -> dict[str, Any]:
    return {
        role: [[max(start, first) - first, min(end, last) - first] for start, end in one[role] if start < last and end > first]
        for role in ("source", "cue", "content")
    }
