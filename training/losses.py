"""Losses: what each head is told it got wrong."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Parsed, Tagged
from training.network import COREF, Network
from training.polnear import NONE


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=NONE)


DOUBTED = 0.1  # what it counts that a corpus without nesting says nothing inside a content


def attribution_losses(net: Network, given: Tagged) -> dict[str, Tensor]:
    """Return the losses of tags and links, of cues of further voices, and of every cue's source, content and the cue above it."""
    x = net(given.batch)
    made = {"tag": _cross(net.tag(x), given.tags)}
    if (given.links != NONE).any():
        made["link"] = _cross(net.links(x).float().masked_fill(~given.batch.words[:, None, :], -1e4), given.links)
    made["inner"] = _inner(net, x, given)
    if len(given.rows):
        words = given.batch.words[given.rows]
        scores = net.roles(x[given.rows], given.firsts).float()
        found = functional.binary_cross_entropy_with_logits(scores, given.roles, reduction="none")
        made["role"] = (found * words[..., None]).sum() / words.sum()
        if (given.aboves != NONE).any():
            made["above"] = _cross(net.aboves(x[given.rows], given.firsts).float().masked_fill(~words, -1e4), given.aboves)
    return made


def _inner(net: Network, x: Tensor, given: Tagged) -> Tensor:
    lost = functional.cross_entropy(
        net.inner(x).float().flatten(0, -2), given.inner.flatten(), ignore_index=NONE, reduction="none"
    )
    weight = torch.where(given.doubted & (given.inner == 0), DOUBTED, 1.0).flatten() * (given.inner != NONE).flatten()
    return (lost * weight).sum() / weight.sum()


def syntax_losses(net: Network, given: Parsed) -> dict[str, Tensor]:
    """Return the losses of parts of speech, trees, entity heads and coreference of one document."""
    x = net(given.batch)
    arcs = net.arcs(x).float().masked_fill(~given.same, -1e4)
    made = {
        "upos": _cross(net.upos(x), given.upos),
        "xpos": _cross(net.xpos(x), given.xpos),
        "arc": _cross(arcs, given.heads),
        "relation": _cross(net.relations(x, given.heads.clamp(min=0)), given.relations),
        "entity": _cross(net.entity(x), given.entities),
    }
    if len(given.mentions) > 1:
        made["refer"] = _coreference(net, x, given)
    return made


def _coreference(net: Network, x: Tensor, given: Parsed) -> Tensor:
    rows, columns = zip(*given.mentions, strict=True)
    found = x[list(rows), list(columns)]
    scores = (net.refer_from(found) @ net.refer_to(found).T * COREF**-0.5).float()
    new = net.refer_new(found).float().squeeze(-1)
    seen = net.refer_pair(torch.cat(given.pairs)).float().squeeze(-1)
    total = torch.zeros(())
    at = 0
    for n, before in enumerate(given.before):
        k = len(before)
        row = torch.cat([new[n : n + 1], scores[n, n - k : n] + seen[at : at + k]])
        at += k
        right = torch.cat([(~before.any())[None], before])
        total = total + torch.logsumexp(row, 0) - torch.logsumexp(row[right], 0)
    return total / len(given.before)
