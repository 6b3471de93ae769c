"""Silver: the trees that a teacher reads in windows which nobody has annotated with any.

In: a network that was trained on trees, and windows of news. Out: parts of speech, heads, relations and entity heads of their words, as the
teacher reads them. A network that goes on learning attributions alone forgets how to parse what it sees only there; these labels keep it
from that (learning without forgetting, Li and Hoiem 2016, with the teacher's best guess for its whole distribution).
Refuses: to teach anything where the teacher is the network itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from training.data import padded, within
from training.network import Network
from training.polnear import Example, Silver
from training.precision import narrow

_SIZE = 32


@torch.no_grad()
def with_silver(teacher: Network, given: Sequence[Example]) -> list[Example]:
    """Return the examples with the trees that `teacher` reads in their windows."""
    teacher.eval()
    made: list[Example | None] = [None] * len(given)
    order = sorted(range(len(given)), key=lambda n: len(given[n].window.pieces))
    for at in range(0, len(order), _SIZE):
        rows = order[at : at + _SIZE]
        for n, silver in zip(rows, _read(teacher, [given[n] for n in rows]), strict=True):
            made[n] = given[n]._replace(silver=silver)
    return [one for one in made if one is not None]


def _read(teacher: Network, given: Sequence[Example]) -> list[Silver]:
    batch = padded([one.window for one in given])
    with narrow():
        x = teacher(batch)
        arcs = teacher.arcs(x).float().masked_fill(~within([one.window for one in given], x.shape[1]), -1e4)
        heads = arcs.argmax(-1)
        found: list[Tensor] = [
            teacher.upos(x).argmax(-1), teacher.xpos(x).argmax(-1), heads, teacher.relations(x, heads).argmax(-1), teacher.entity(x).argmax(-1),
        ]  # fmt: skip
    return [Silver(*(part[row, : len(one.window.words)].tolist() for part in found)) for row, one in enumerate(given)]
