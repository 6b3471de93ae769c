"""GUM: documents with syntax, entities and coreference (Universal Dependencies edition, CoNLL-U).

In: a folder of CoNLL-U files. Out: documents in order of their names. Refuses: a file that is no CoNLL-U, with its name and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from whence.language.words.words import Word

_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


class Span(NamedTuple):
    """A mention: first and last word (inclusive, numbers in the document), entity type, and the group it belongs to."""

    first: int
    last: int
    kind: str
    group: str


class Document(NamedTuple):
    """A document: its words, their parts of speech, heads (the word's own number for a root), relations, sentences and mentions.

    `sentences` are (first, last exclusive); `paragraphs` the numbers of the sentences of each.
    """

    name: str
    words: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    sentences: list[tuple[int, int]]
    paragraphs: list[list[int]]
    spans: list[Span]

    def lines(self) -> list[list[list[Word]]]:
        """Return the paragraphs as sentences of words; a word's start is its number in the document."""
        return [
            [[Word(self.words[n], n, n + 1) for n in range(*self.sentences[s])] for s in paragraph]
            for paragraph in self.paragraphs
        ]


def documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of a folder in order of their names."""
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise FileNotFoundError(f"no CoNLL-U file in {folder}")
    for file in files:
        yield read_document(file)


def read_document(file: Path) -> Document:
    """Return the document of one CoNLL-U file."""
    made = Document(file.stem, [], [], [], [], [], [], [], [])
    open_spans: dict[str, list[tuple[int, str]]] = {}
    fresh = True
    begin = 0
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            fresh = True
        elif line.startswith("#"):
            continue
        elif not line.strip():
            if len(made.words) > begin:
                if fresh or not made.paragraphs:
                    made.paragraphs.append([])
                    fresh = False
                made.paragraphs[-1].append(len(made.sentences))
                made.sentences.append((begin, len(made.words)))
                begin = len(made.words)
        else:
            fields = line.split("\t")
            if len(fields) != 10:
                raise ValueError(f"{file.name}:{number}: {len(fields)} columns instead of 10")
            if fields[0].isdigit():
                _add(made, fields, begin, open_spans)
    return made


def _add(made: Document, fields: list[str], begin: int, open_spans: dict[str, list[tuple[int, str]]]) -> None:
    here = len(made.words)
    head = int(fields[6])
    made.words.append(fields[1].replace(" ", ""))
    made.upos.append(fields[3])
    made.xpos.append(fields[4])
    made.heads.append(begin + head - 1 if head else here)
    made.relations.append(fields[7])
    entity = next((item[7:] for item in fields[9].split("|") if item.startswith("Entity=")), "")
    for found in _ENTITY.finditer(entity):
        group, kind, closed, closes = found.groups()
        if group is not None:
            open_spans.setdefault(group, []).append((here, kind))
        if closed or closes:
            waiting = open_spans.get(group or closes)
            if waiting:
                first, of = waiting.pop()
                made.spans.append(Span(first, here, of, group or closes))


def head_of(document: Document, span: Span) -> int:
    """Return the head of a span: its first word whose own head lies outside it (or that is a root)."""
    for word in range(span.first, span.last + 1):
        head = document.heads[word]
        if head == word or not span.first <= head <= span.last:
            return word
    return span.last
