"""Batches: windows padded to one length with the targets of the heads that learn from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.gum import Document, head_of
from training.labels import ENTITIES, PARTS, RELATIONS, ROLES, TAGS, UPOS, XPOS
from training.network import Batch
from training.polnear import NONE, Example
from whence.encoder.pairs import Mention, Pairs
from whence.encoder.reference import mention, name_children
from whence.encoder.windows import Window, windows
from whence.encoder.wordpieces import WordPieces

_EVEN = 16  # lengths are padded to whole times this: the library makes its kernels anew for every new size


def _even(length: int) -> int:
    return -(-length // _EVEN) * _EVEN


def padded(given: Sequence[Window]) -> Batch:
    """Return windows as one batch."""
    n = _even(max(len(w.pieces) for w in given))
    width = _even(max(len(w.words) for w in given))
    pieces = torch.zeros(len(given), n, dtype=torch.long)
    flags = torch.zeros_like(pieces)
    mask = torch.zeros(len(given), n, dtype=torch.bool)
    heads = torch.zeros(len(given), width, dtype=torch.long)
    words = torch.zeros(len(given), width, dtype=torch.bool)
    for row, window in enumerate(given):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        flags[row, : len(window.pieces)] = torch.tensor(window.flags)
        mask[row, : len(window.pieces)] = True
        heads[row, : len(window.words)] = torch.tensor(window.heads)
        words[row, : len(window.words)] = True
    return Batch(pieces, flags, mask, heads, words)


def within(given: Sequence[Window], width: int) -> Tensor:
    """Return which words may be head of which, those of one sentence [b, w, w]."""
    same = torch.zeros(len(given), width, width, dtype=torch.bool)
    for row, window in enumerate(given):
        for first, last in window.sentences:
            same[row, first:last, first:last] = True
    return same


class Trees(NamedTuple):
    """Parts of speech, heads, relations and entities of words [b, w], and which words may be head of which [b, w, w]."""

    upos: Tensor
    xpos: Tensor
    heads: Tensor
    relations: Tensor
    entities: Tensor
    same: Tensor


class Tagged(NamedTuple):
    """A batch of attribution windows: tags, links, cues of further voices and where such are doubted [b, w].

    Of its k cues: `rows` and `firsts` say where they stand [k], `roles` which words are source and content [k, w, roles], `aboves` the first
    word of the cue above [k]. `happened` is what each word names as an occurrence [b, w]; of their m triggers `there` says row and first
    word [m, 2], `parts` which words do and suffer it [m, w, parts]. `trees` are a teacher's.
    """

    batch: Batch
    tags: Tensor
    links: Tensor
    inner: Tensor
    doubted: Tensor
    rows: Tensor
    firsts: Tensor
    roles: Tensor
    aboves: Tensor
    happened: Tensor
    there: Tensor
    parts: Tensor
    trees: Trees | None


def tagged(given: Sequence[Example]) -> Tagged:
    """Return attribution examples as one batch."""
    batch = padded([e.window for e in given])
    tags = torch.full(batch.heads.shape, NONE)
    links = torch.full(batch.heads.shape, NONE)
    inner = torch.full(batch.heads.shape, NONE)
    happened = torch.full(batch.heads.shape, NONE)
    doubted = torch.zeros(batch.heads.shape, dtype=torch.bool)
    for row, example in enumerate(given):
        tags[row, : len(example.tags)] = torch.tensor(example.tags)
        links[row, : len(example.links)] = torch.tensor(example.links)
        inner[row, : len(example.inner)] = torch.tensor(example.inner)
        doubted[row, : len(example.doubted)] = torch.tensor(example.doubted)
        happened[row, : len(example.happened)] = torch.tensor(example.happened)
    cues = [(row, cue) for row, example in enumerate(given) for cue in example.cues]
    roles = torch.zeros(len(cues), batch.heads.shape[1], len(ROLES))
    for n, (_, cue) in enumerate(cues):
        for role, words in enumerate(cue.roles):
            roles[n, words, role] = 1
    places = torch.tensor([(row, cue.first, cue.above) for row, cue in cues], dtype=torch.long).view(-1, 3)
    happenings = [(row, one) for row, example in enumerate(given) for one in example.happenings]
    parts = torch.zeros(len(happenings), batch.heads.shape[1], len(PARTS))
    for n, (_, one) in enumerate(happenings):
        for part, words in enumerate(one.parts):
            parts[n, words, part] = 1
    there = torch.tensor([(row, one.first) for row, one in happenings], dtype=torch.long).view(-1, 2)
    return Tagged(
        batch,
        tags,
        links,
        inner,
        doubted,
        places[:, 0],
        places[:, 1],
        roles,
        places[:, 2],
        happened,
        there,
        parts,
        _silver(given, batch),
    )


def _silver(given: Sequence[Example], batch: Batch) -> Trees | None:
    """Return the trees that a teacher read in these windows, `None` where no teacher did."""
    if any(example.silver is None for example in given):
        return None
    parts = [torch.full(batch.heads.shape, NONE) for _ in range(5)]
    for row, example in enumerate(given):
        for part, labels in zip(parts, example.silver or (), strict=True):
            part[row, : len(labels)] = torch.tensor(labels)
    upos, xpos, heads, relations, entities = parts
    return Trees(upos, xpos, heads, relations, entities, within([e.window for e in given], batch.heads.shape[1]))


def masked(given: Tagged, examples: Sequence[Example], share: float, mask: int) -> Tagged:
    """Return a batch in which the piece `mask` stands for a `share` of the words, drawn anew each time; words of cues and triggers stay."""
    pieces = given.batch.pieces.clone()
    chance = torch.rand(given.batch.heads.shape)
    for row, example in enumerate(examples):
        window = example.window
        heads = [*window.heads, len(window.pieces)]
        last = {after - 1 for _, after in window.sentences}  # behind them the mark of a paragraph's end may stand
        for n in (chance[row, : len(window.words)] < share).nonzero().flatten().tolist():
            if (
                window.words[n].text[0].isalnum()
                and not TAGS[example.tags[n]].endswith("cue")
                and not example.inner[n]
                and example.happened[n] < 1
            ):
                pieces[row, heads[n] : heads[n] + 1 if n in last else heads[n + 1]] = mask
    return given._replace(batch=given.batch._replace(pieces=pieces))


class Parsed(NamedTuple):
    """A whole document in windows with its trees, and its mentions for coreference.

    `mentions` are (row, word) in order; `pairs` the features of every mention with those before it, `before` the group's earlier members
    among them.
    """

    batch: Batch
    trees: Trees
    mentions: list[tuple[int, int]]
    pairs: list[Tensor]
    before: list[Tensor]


def gold_mentions(document: Document) -> tuple[list[Mention], list[str]]:
    """Return a document's mentions by head, in order, and the group of each; of two spans with one head the shorter counts."""
    by_head: dict[int, tuple[int, str, str]] = {}
    for span in sorted(document.spans, key=lambda s: s.first - s.last):
        by_head[head_of(document, span)] = (0, span.kind, span.group)
    children = name_children(document.heads, document.relations)
    sentence_of = [n for n, (first, last) in enumerate(document.sentences) for _ in range(first, last)]
    ordered = sorted(by_head)
    made = [mention(document.words, children, w, sentence=sentence_of[w], kind=ENTITIES.index(by_head[w][1])) for w in ordered]
    return made, [by_head[w][2] for w in ordered]


def parsed(document: Document, pieces: WordPieces) -> Parsed:
    """Return a document as one batch."""
    given = list(windows(document.lines(), pieces))
    batch = padded(given)
    b, w = batch.heads.shape
    upos, xpos, heads, relations, entities = (torch.full((b, w), NONE) for _ in range(5))
    same = within(given, w)
    at: dict[int, tuple[int, int]] = {}
    for row, window in enumerate(given):
        for column, word in enumerate(window.words):
            at[word.start] = (row, column)
    mentions, groups = gold_mentions(document)
    kinds = {m.word: m.kind for m in mentions}
    for word, (row, column) in at.items():
        upos[row, column] = UPOS.index(document.upos[word])
        xpos[row, column] = XPOS.index(document.xpos[word]) if document.xpos[word] in XPOS else NONE
        entities[row, column] = kinds.get(word, 0)
        there = at[document.heads[word]]
        if there[0] == row and same[row, column, there[1]]:
            heads[row, column] = there[1]
            relations[row, column] = RELATIONS.index(document.relations[word])
    pairs, before = [], []
    laid = Pairs(mentions)
    for n in range(len(mentions)):
        seen = laid.features(n)
        first = n - len(seen)
        pairs.append(torch.from_numpy(seen))
        before.append(torch.tensor(np.array([groups[k] == groups[n] for k in range(first, n)], dtype=bool)))
    return Parsed(batch, Trees(upos, xpos, heads, relations, entities, same), [at[m.word] for m in mentions], pairs, before)
