"""The network: one MiniLM encoder with the heads that reading needs.

In: word pieces of windows (`whence.encoder.windows`), padded to one length. Out: scores for every word: attribution tags, links to a cue, cues
of further voices inside what is credited, which words are source and content of a given cue, the cue above it, what each word names as an
occurrence and which words are who does and who suffers it, parts of speech, heads and relations of the syntax tree, entity heads, and the
vectors that coreference compares.
The encoder is BERT (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0); heads in the manner of Dozat and
Manning 2017 (trees) and of word-level coreference (Dobrovolskii 2021).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import ENTITIES, FURTHER, HAPPENED, PARTS, RELATIONS, ROLES, TAGS, UPOS, XPOS
from whence.encoder.pairs import FEATURES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LINK, ARC, RELATION, COREF = 128, 192, 96, 96
ROLE, ABOVE, PART = 128, 96, 96
NAMED = 192
FLAGS = 4


class Batch(NamedTuple):
    """Windows padded to one length: pieces, flags and mask [b, n]; `heads` the piece of every word [b, w]; `words` which are real [b, w]."""

    pieces: Tensor
    flags: Tensor
    mask: Tensor
    heads: Tensor
    words: Tensor


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the pieces' vectors after this layer [b, n, 384]; `mask` says which pieces are real."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # written out: going back through torch's attention in one piece takes ten times as long on a processor
        near = (q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + mask[:, None, None, :].logical_not() * -1e4
        y = near.softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.flag = nn.Embedding(FLAGS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.link_from = nn.Linear(WIDTH, LINK)
        self.link_to = nn.Linear(WIDTH, LINK)
        self.inner = nn.Linear(WIDTH, len(FURTHER))
        self.role_from = nn.Linear(WIDTH, len(ROLES) * ROLE)
        self.role_to = nn.Linear(WIDTH, len(ROLES) * ROLE)
        self.role_bias = nn.Linear(WIDTH, len(ROLES))
        self.above_from = nn.Linear(WIDTH, ABOVE)
        self.above_to = nn.Linear(WIDTH, ABOVE)
        self.happened_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.happened_in = nn.Linear(2 * WIDTH, NAMED)
        self.happened = nn.Linear(NAMED, len(HAPPENED))
        self.part_from = nn.Linear(WIDTH, len(PARTS) * PART)
        self.part_to = nn.Linear(WIDTH, len(PARTS) * PART)
        self.part_bias = nn.Linear(WIDTH, len(PARTS))
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.xpos = nn.Linear(WIDTH, len(XPOS))
        self.arc_from = nn.Linear(WIDTH, ARC)
        self.arc_to = nn.Linear(WIDTH, ARC)
        self.arc_mix = nn.Linear(ARC, ARC, bias=False)
        self.relation_from = nn.Linear(WIDTH, RELATION)
        self.relation_to = nn.Linear(WIDTH, RELATION)
        self.relation = nn.Linear(3 * RELATION, len(RELATIONS))
        self.entity = nn.Linear(WIDTH, len(ENTITIES))
        self.refer_from = nn.Linear(WIDTH, COREF)
        self.refer_to = nn.Linear(WIDTH, COREF)
        self.refer_new = nn.Linear(WIDTH, 1)
        self.refer_pair = nn.Linear(FEATURES, 1, bias=False)
        nn.init.zeros_(self.refer_pair.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Return the vector of every word [b, w, 384]."""
        n = batch.pieces.shape[1]
        x = self.word(batch.pieces) + self.place(torch.arange(n))[None] + self.flag(batch.flags)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, batch.mask)
        x = torch.gather(x, 1, batch.heads[..., None].expand(-1, -1, WIDTH))
        return self.drop(x)

    def links(self, x: Tensor) -> Tensor:
        """Return for every word how well each other word would be its cue [b, w, w]."""
        return self.link_from(x) @ self.link_to(x).transpose(1, 2) * LINK**-0.5

    def roles(self, x: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Return how surely every word of a window is source or content of each given cue [k, w, roles].

        `x` are the words of windows [b, w, 384], `rows` the window of each cue [k], `cues` the number of its first word [k].
        """
        return _asked(self.role_from(x)[rows], self.role_to(x[rows, cues]), ROLE) + self.role_bias(x)[rows]

    def sight(self, batch: Batch, x: Tensor) -> Tensor:
        """Return what the head for what happened sees of each word: its vector beside that of its first piece by itself [b, w, 768].

        The last layer has learned to tell voices apart and lost what the word is; that stands in its first piece.
        """
        first = torch.gather(batch.pieces, 1, batch.heads)
        return torch.cat([x, self.happened_norm(self.word(first))], -1)

    def names(self, batch: Batch, x: Tensor) -> Tensor:
        """Return the scores of what each word names as an occurrence [b, w, types]."""
        return self.happened(functional.gelu(self.happened_in(self.sight(batch, x))))

    def parts(self, x: Tensor, rows: Tensor, triggers: Tensor) -> Tensor:
        """Return how surely every word of a window says who does and who suffers each given occurrence [k, w, parts]; as `roles`."""
        return _asked(self.part_from(x)[rows], self.part_to(x[rows, triggers]), PART) + self.part_bias(x)[rows]

    def aboves(self, x: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Return how well every word of a window would begin the cue that stands above each given one [k, w]; as `roles`."""
        return (self.above_to(x)[rows] * self.above_from(x[rows, cues])[:, None]).sum(-1) * ABOVE**-0.5

    def arcs(self, x: Tensor) -> Tensor:
        """Return for every word how well each other word would be its head [b, w, w]; a word that is its own head is a root."""
        return self.arc_mix(functional.gelu(self.arc_from(x))) @ functional.gelu(self.arc_to(x)).transpose(1, 2) * ARC**-0.5

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of relations of every word to its given head [b, w, relations]."""
        low = functional.gelu(self.relation_from(x))
        high = functional.gelu(self.relation_to(x))
        high = torch.gather(high, 1, heads[..., None].expand(-1, -1, RELATION))
        return self.relation(torch.cat([low, high, low * high], -1))


def _asked(low: Tensor, high: Tensor, width: int) -> Tensor:
    """Return how well every word fits each question about one other word: [k, w, n * width] and [k, n * width] give [k, w, n]."""
    k, w, _ = low.shape
    return (low.view(k, w, -1, width) * high.view(k, 1, -1, width)).sum(-1) * width**-0.5


def pretrained(folder: Path) -> Network:
    """Return a network whose encoder has the weights of all-MiniLM-L6-v2 in `folder`."""
    from safetensors.torch import load_file

    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    config = json.loads((folder / "config.json").read_text())
    net = Network(config["vocab_size"])
    own = {
        "word.weight": given["embeddings.word_embeddings.weight"],
        "place.weight": given["embeddings.position_embeddings.weight"],
        "flag.weight": given["embeddings.token_type_embeddings.weight"][:1].repeat(FLAGS, 1),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    own["flag.weight"][1:] += 0.01 * torch.randn(FLAGS - 1, WIDTH)
    for n in range(LAYERS):
        here, there = f"layers.{n}.", f"encoder.layer.{n}."
        for kind in ("weight", "bias"):
            own[f"{here}qkv.{kind}"] = torch.cat(
                [given[f"{there}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            own[f"{here}out.{kind}"] = given[f"{there}attention.output.dense.{kind}"]
            own[f"{here}norm1.{kind}"] = given[f"{there}attention.output.LayerNorm.{kind}"]
            own[f"{here}up.{kind}"] = given[f"{there}intermediate.dense.{kind}"]
            own[f"{here}down.{kind}"] = given[f"{there}output.dense.{kind}"]
            own[f"{here}norm2.{kind}"] = given[f"{there}output.LayerNorm.{kind}"]
    missing, unexpected = net.load_state_dict(own, strict=False)
    if unexpected or any(name.startswith(("layers", "word", "place", "norm")) for name in missing):
        raise ValueError(f"the weights in {folder} are not those of all-MiniLM-L6-v2")
    net.word.weight.requires_grad = False  # shareable with a sentence encoder, and the same bytes after every training
    return net
