"""Syntax, entities and coreference on the development documents of GUM, on its own tokens and sentences.

In: the corpus folder and a function that parses one document, given as sentences of words. Out: shares and F1s between 0 and 1.

- labelled attachment: the share of all tokens, punctuation counted, whose head and relation are right; `relations` are compared once in
  full ("nsubj:pass") and once without what follows the colon.
- entity heads: F1 of (head word, entity type). The head of a span is its first word whose own head lies outside the span (gold syntax).
- coreference: CoNLL (mean of the F1s of MUC, B3 and CEAF-e, by the shared scorer) over head words, clusters of two or more only. Where
  two mentions have one head word, the shorter one keeps it: a coordination gives way to its first member.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from training.gum import Document, documents, head_of

Position = tuple[int, int]


class Parsed(NamedTuple):
    """One parsed document, sentence by sentence, counted from 0.

    `heads` gives each word the number of its head in its sentence (its own number for a root), `relations` the relation to it;
    `entities` are (sentence, head word, type), `clusters` groups of (sentence, head word).
    """

    heads: Sequence[Sequence[int]]
    relations: Sequence[Sequence[str]]
    entities: Sequence[tuple[int, int, str]] = ()
    clusters: Sequence[Sequence[Position]] = ()


Parse = Callable[[list[list[str]]], Parsed]


def gold_parse(document: Document) -> Parsed:
    """Return what the corpus says of a document, in the same form."""
    at = {word: (s, word - first) for s, (first, end) in enumerate(document.sentences) for word in range(first, end)}
    held: dict[int, tuple[int, str]] = {}
    entities = set()
    for span in document.spans:
        head = head_of(document, span)
        entities.add((*at[head], span.kind))
        held[head] = min(held.get(head, (10**9, "")), (span.last - span.first, span.group))
    groups: dict[str, list[Position]] = {}
    for head, (_, group) in sorted(held.items()):
        groups.setdefault(group, []).append(at[head])
    return Parsed(
        heads=[[document.heads[w] - first for w in range(first, end)] for first, end in document.sentences],
        relations=[document.relations[first:end] for first, end in document.sentences],
        entities=sorted(entities),
        clusters=[g for g in groups.values() if len(g) > 1],
    )


def measure_gum(parse: Parse, data: Path, scorer: ModuleType) -> dict[str, float]:
    """Return the scores of `parse` on the development documents under `data`; `scorer` is the shared score_clusters."""
    right = {"full": 0, "plain": 0, "unlabelled": 0}
    words = common = gold_entities = read_entities = 0
    gold_clusters: list[set[tuple[str, int, int]]] = []
    read_clusters: list[set[tuple[str, int, int]]] = []
    for document in documents(data / "gum" / "dev"):
        gold = gold_parse(document)
        found = parse([document.words[first:end] for first, end in document.sentences])
        for name, count in attachment(gold, found).items():
            right[name] += count
        words += len(document.words)
        mine, theirs = set(gold.entities), set(map(tuple, found.entities))
        common, gold_entities, read_entities = common + len(mine & theirs), gold_entities + len(mine), read_entities + len(theirs)
        gold_clusters += [{(document.name, *p) for p in c} for c in gold.clusters]
        read_clusters += [{(document.name, *p) for p in c} for c in _apart(found.clusters)]
    total = gold_entities + read_entities
    return {
        "labelled attachment": right["plain"] / words,
        "labelled attachment, full relations": right["full"] / words,
        "unlabelled attachment": right["unlabelled"] / words,
        "entity heads": 2 * common / total if total else 0.0,
        "coreference": float(scorer.score(gold_clusters, read_clusters, drop_singletons=True)["conll"]) if read_clusters else 0.0,
    }


def attachment(gold: Parsed, found: Parsed) -> dict[str, int]:
    """Count the words whose head is right: with the full relation, with the relation up to its colon, whatever the relation."""
    counts = {"full": 0, "plain": 0, "unlabelled": 0}
    for heads, relations, read_heads, read_relations in zip(
        gold.heads, gold.relations, found.heads, found.relations, strict=True
    ):
        for head, relation, read_head, read_relation in zip(heads, relations, read_heads, read_relations, strict=True):
            if head == read_head:
                counts["unlabelled"] += 1
                counts["full"] += relation == read_relation
                counts["plain"] += relation.partition(":")[0] == read_relation.partition(":")[0]
    return counts


def _apart(clusters: Sequence[Sequence[Position]]) -> list[set[Position]]:
    """Return the clusters with every position in one of them only, the first that names it."""
    seen: set[Position] = set()
    made = []
    for cluster in clusters:
        own = {tuple(p) for p in cluster} - seen
        seen |= own
        made.append(own)
    return [c for c in made if len(c) > 1]  # type: ignore[misc]


def attach_left(words: list[list[str]]) -> Parsed:
    """Parse as one who knows nothing: every word hangs on the one before it, every run of capitals is a person."""
    heads = [[max(0, n - 1) for n in range(len(s))] for s in words]
    relations = [["root" if n == 0 else "punct" if not w[:1].isalnum() else "flat" for n, w in enumerate(s)] for s in words]
    entities = [
        (i, n, "person")
        for i, s in enumerate(words)
        for n, w in enumerate(s)
        if n and w[:1].isupper() and not s[n - 1][:1].isupper()
    ]
    named: dict[str, list[Position]] = {}
    for i, n, _ in entities:
        named.setdefault(words[i][n], []).append((i, n))
    return Parsed(heads, relations, entities, [c for c in named.values() if len(c) > 1])


def installed_parser(mode: str, path: Path | None = None) -> Parse | None:
    """Return the parser of the model at `path`, else of the installed one; `None` where there is none or `mode` is "rules"."""
    if mode == "rules":
        return None
    from whence.encoder.encoder import load_encoder
    from whence.encoder.parse import parse_words
    from whence.encoder.weights import installed

    file = path or installed()
    if file is None:
        return None
    encoder = load_encoder(file, fast=mode == "fast")
    return lambda words: as_parsed(parse_words([words], encoder))


def as_parsed(found: Any) -> Parsed:
    """Return the encoder's parse of a whole document sentence by sentence."""
    at = {word: (s, word - first) for s, (first, end) in enumerate(found.sentences) for word in range(first, end)}
    groups: dict[int, list[Position]] = {}
    for word, group in sorted(found.groups.items()):
        groups.setdefault(group, []).append(at[word])
    return Parsed(
        heads=[[found.heads[w] - first for w in range(first, end)] for first, end in found.sentences],
        relations=[found.relations[first:end] for first, end in found.sentences],
        entities=[(*at[word], kind) for word, kind in enumerate(found.kinds) if kind != "none"],
        clusters=[cluster for cluster in groups.values() if len(cluster) > 1],
    )
