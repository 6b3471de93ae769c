"""Refit: the head for what happened, trained to its end on a body that stands still.

In: a network after training, the windows whose occurrences are annotated. Out: the same network with that head fitted anew. Rounds over the
vectors of words cost seconds where rounds over the whole network cost minutes, and one word in twenty names an occurrence, which the
rounds of the other heads are too few for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.data import padded
from training.network import Network
from training.polnear import NONE, Example

ROUNDS, RATE, SIZE, DROPPED = 12, 2e-3, 2048, 0.3
_WINDOWS = 32


def refit(net: Network, examples: Sequence[Example], *, seed: int = 1) -> float:
    """Fit the head anew and return the last round's mean loss (0 where nothing is annotated)."""
    parts = list(_vectors(net, [e for e in examples if any(label != NONE for label in e.happened)]))
    if not parts:
        return 0.0
    given, gold = (torch.cat(column) for column in zip(*parts, strict=True))
    torch.manual_seed(seed)
    for layer in (net.happened_in, net.happened):
        layer.reset_parameters()
    own = [*net.happened_in.parameters(), *net.happened.parameters()]
    optimiser = torch.optim.AdamW(own, lr=RATE, weight_decay=0.1)
    steps = ROUNDS * -(-len(given) // SIZE)
    fall = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.01, steps)
    mean = 0.0
    for _ in range(ROUNDS):
        losses = [_step(net, optimiser, fall, given[rows].float(), gold[rows]) for rows in torch.randperm(len(given)).split(SIZE)]
        mean = sum(losses) / len(losses)
    return mean


def _step(
    net: Network, optimiser: torch.optim.Optimizer, fall: torch.optim.lr_scheduler.LinearLR, given: Tensor, gold: Tensor
) -> float:
    hidden = functional.dropout(functional.gelu(net.happened_in(functional.dropout(given, DROPPED))), DROPPED)
    loss = functional.cross_entropy(net.happened(hidden), gold)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_([*net.happened_in.parameters(), *net.happened.parameters()], 1.0)
    optimiser.step()
    fall.step()
    return float(loss.detach())


@torch.no_grad()
def _vectors(net: Network, given: Sequence[Example]) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield what the head sees of the words of each window, in half precision, and what each word names."""
    net.eval()
    order = sorted(given, key=lambda e: len(e.window.pieces))
    for at in range(0, len(order), _WINDOWS):
        some = order[at : at + _WINDOWS]
        batch = padded([e.window for e in some])
        seen = net.sight(batch, net(batch))
        for row, one in enumerate(some):
            yield seen[row, : len(one.happened)].half(), torch.tensor(one.happened)
