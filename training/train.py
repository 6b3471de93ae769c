"""Train: rounds over the corpora, resumable at any step, the same weights for the same seed and machine.

In: corpora and a plan. Out: checkpoints `state.pt` in a folder, with what was measured on the way in `log.jsonl`. The order of batches hangs
on the seed and the round alone, so a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from training.data import Parsed, Tagged, masked, tagged
from training.losses import attribution_losses, syntax_losses
from training.network import Network
from training.polnear import Example
from training.precision import narrow

WEIGHTS = {
    "tag": 1.0, "link": 0.5, "inner": 1.0, "role": 1.0, "above": 0.3, "happened": 1.0, "part": 0.5,
    "upos": 0.15, "xpos": 0.15, "arc": 0.5, "relation": 0.4, "entity": 0.4, "refer": 0.3,
}  # fmt: skip
SIZE = 8


class Plan(NamedTuple):
    """What a training does.

    A round goes over a `share` of the attributions without nesting (others each round), `syntax` times over the trees and, once the share `late`
    of the run is over, `own` times over our own set. Of a window's words outside its cues the share `hidden` is masked, others each time, so
    that names are not learned by heart. What is written in the end is the running mean of the weights, each step counting 1 - `smooth`.
    """

    rounds: int = 5
    share: float = 1.0
    syntax: int = 3
    own: int = 2
    late: float = 0.33
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    hidden: float = 0.1
    smooth: float = 0.999
    warm: int = 100
    seed: int = 1
    every: int = 200


class Corpora(NamedTuple):
    """The examples of every corpus; an empty one is left out."""

    attributions: Sequence[Example]
    own: Sequence[Example]
    syntax: Sequence[Parsed]


def train(net: Network, corpora: Corpora, plan: Plan, folder: Path, mask: int) -> None:
    """Train a network, going on from `folder/state.pt` where one is; in the end it has the mean weights. `mask` is the piece of a hidden word."""
    torch.manual_seed(plan.seed)
    body = [p for n, p in net.named_parameters() if n.split(".")[0] in _BODY and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if n.split(".")[0] not in _BODY]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}], weight_decay=0.01, fused=True
    )
    peaks = [group["lr"] for group in optimiser.param_groups]
    rounds = [_round(corpora, plan, number) for number in range(plan.rounds)]
    total = sum(len(one) for one in rounds)
    smooth = _Smooth(net, plan.smooth)
    step = _resume(folder, net, optimiser, smooth)
    mean: dict[str, float] = {}
    began = time.monotonic()
    at = 0
    net.train()
    for number, one in enumerate(rounds):
        for n, (task, batch) in enumerate(one):
            at += 1
            if at <= step:
                continue
            # the rate falls by rounds, not by steps, so that a corpus that joins late changes nothing before it joins
            factor = min(1.0, at / plan.warm) * max(0.02, 1 - (number + n / len(one)) / plan.rounds)
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * factor
            torch.manual_seed(plan.seed * 1_000_003 + at)
            for name, value in _learn(net, optimiser, task, batch, plan.hidden, mask).items():
                mean[name] = 0.98 * mean.get(name, value) + 0.02 * value
            smooth.take(net, at)
            if at % plan.every == 0 or at == total:
                _save(folder, net, optimiser, smooth, at)
                _note(
                    folder,
                    step=at,
                    of=total,
                    seconds=round(time.monotonic() - began),
                    **{k: round(v, 4) for k, v in mean.items()},
                )
    net.load_state_dict(smooth.mean, strict=False)


class _Smooth:
    """The running mean of the weights that are trained: a shallower place than the last step's (Polyak and Juditsky 1992)."""

    def __init__(self, net: Network, keep: float) -> None:
        self.keep = keep
        self.mean = {name: value.detach().clone() for name, value in net.named_parameters() if value.requires_grad}

    @torch.no_grad()
    def take(self, net: Network, step: int) -> None:
        """Count the weights after `step` steps; in the beginning they count more."""
        new = 1 - min(self.keep, (1 + step) / (10 + step))
        for name, value in net.named_parameters():
            if value.requires_grad:
                self.mean[name].lerp_(value, new)


_BODY = frozenset({"word", "place", "flag", "norm", "layers"})
Step = tuple[str, Any]


def _round(corpora: Corpora, plan: Plan, number: int) -> list[Step]:
    """Return the batches of one round, shuffled by seed and number: windows of like length share a batch."""
    chance = random.Random(plan.seed * 1009 + number)
    flat = list(_alike(corpora.attributions, chance))
    chance.shuffle(flat)
    made: list[Step] = [("attribution", b) for b in flat[: round(plan.share * len(flat))]]
    for _ in range(plan.syntax):
        made.extend(("syntax", document) for document in corpora.syntax)
    if number >= plan.late * plan.rounds:
        for _ in range(plan.own):
            made.extend(("attribution", b) for b in _alike(corpora.own, chance))
    chance.shuffle(made)
    return made


def _alike(given: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    mixed = list(given)
    chance.shuffle(mixed)
    for at in range(0, len(mixed), SIZE * 32):
        chunk = sorted(mixed[at : at + SIZE * 32], key=lambda e: len(e.window.pieces))
        yield from (chunk[n : n + SIZE] for n in range(0, len(chunk), SIZE))


def _learn(net: Network, optimiser: torch.optim.Optimizer, task: str, batch: Any, hidden: float, mask: int) -> dict[str, float]:
    with narrow():
        if task == "syntax":
            losses = syntax_losses(net, batch)
        else:
            given: Tagged = masked(tagged(batch), batch, hidden, mask)
            losses = attribution_losses(net, given)
    total = sum((WEIGHTS[name] * value for name, value in losses.items()), torch.zeros(()))
    optimiser.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    return {name: float(value.detach()) for name, value in losses.items()}


def _resume(folder: Path, net: Network, optimiser: torch.optim.Optimizer, smooth: _Smooth) -> int:
    file = folder / "state.pt"
    if not file.exists():
        return 0
    state = torch.load(file, weights_only=True)
    net.load_state_dict(state["net"])
    optimiser.load_state_dict(state["optimiser"])
    smooth.mean = state["mean"]
    return int(state["step"])


def _save(folder: Path, net: Network, optimiser: torch.optim.Optimizer, smooth: _Smooth, step: int) -> None:
    fresh = folder / "state.new"
    state = {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "mean": smooth.mean, "step": step}
    torch.save(state, fresh)
    fresh.replace(folder / "state.pt")


def _note(folder: Path, **what: object) -> None:
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(what) + "\n")
