"""Losses: what each head is told it got wrong."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Parsed, Tagged, Trees
from training.network import COREF, Network
from training.polnear import NONE


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=NONE)


DOUBTED = 0.1  # what it counts that a corpus without nesting says nothing inside a content


def attribution_losses(net: Network, given: Tagged) -> dict[str, Tensor]:
    """Return the losses of tags and links, of further voices, of each cue's source, content and cue above, of what happened and to whom."""
    x = net(given.batch)
    made = {"tag": _cross(net.tag(x), given.tags)}
    if (given.links != NONE).any():
        made["link"] = _cross(net.links(x).float().masked_fill(~given.batch.words[:, None, :], -1e4), given.links)
    made["inner"] = _inner(net, x, given)
    if len(given.rows):
        words = given.batch.words[given.rows]
        made["role"] = _found(net.roles(x, given.rows, given.firsts), given.roles, words)
        if (given.aboves != NONE).any():
            made["above"] = _cross(net.aboves(x, given.rows, given.firsts).float().masked_fill(~words, -1e4), given.aboves)
    if given.trees is not None:
        made |= _tree_losses(net, x, given.trees)
    if (given.happened != NONE).any():
        made["happened"] = _cross(net.names(given.batch, x), given.happened)
    if len(given.there):
        words = given.batch.words[given.there[:, 0]]
        made["part"] = _found(net.parts(x, given.there[:, 0], given.there[:, 1]), given.parts, words)
    return made


def _found(scores: Tensor, gold: Tensor, words: Tensor) -> Tensor:
    """Return the loss of yes-or-no questions about every word [k, w, n]; only real `words` [k, w] count."""
    lost = functional.binary_cross_entropy_with_logits(scores.float(), gold, reduction="none")
    return (lost * words[..., None]).sum() / words.sum()


def _inner(net: Network, x: Tensor, given: Tagged) -> Tensor:
    lost = functional.cross_entropy(
        net.inner(x).float().flatten(0, -2), given.inner.flatten(), ignore_index=NONE, reduction="none"
    )
    weight = torch.where(given.doubted & (given.inner == 0), DOUBTED, 1.0).flatten() * (given.inner != NONE).flatten()
    return (lost * weight).sum() / weight.sum()


def syntax_losses(net: Network, given: Parsed) -> dict[str, Tensor]:
    """Return the losses of parts of speech, trees, entity heads and coreference of one document."""
    x = net(given.batch)
    made = _tree_losses(net, x, given.trees)
    if len(given.mentions) > 1:
        made["refer"] = _coreference(net, x, given)
    return made


def _tree_losses(net: Network, x: Tensor, given: Trees) -> dict[str, Tensor]:
    arcs = net.arcs(x).float().masked_fill(~given.same, -1e4)
    return {
        "upos": _cross(net.upos(x), given.upos),
        "xpos": _cross(net.xpos(x), given.xpos),
        "arc": _cross(arcs, given.heads),
        "relation": _cross(net.relations(x, given.heads.clamp(min=0)), given.relations),
        "entity": _cross(net.entity(x), given.entities),
    }


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
