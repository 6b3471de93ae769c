"""Parse: the syntax, the entities and the references of a whole text.

In: the looks at a text's windows, one after another. Out: one `Parse` whose lists run over all words of the text. Of a look only what references
need is kept, so memory grows with the words and not with their square; who refers to whom is found out when it is first asked.
Refuses: to say more than the network does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whence.encoder.encoder import Encoder, Look, Scores
from whence.encoder.reference import References, groups, mention, name_children
from whence.encoder.trees import trees
from whence.encoder.windows import Lines
from whence.language.words.words import Word


@dataclass(frozen=True)
class Parse:
    """A text as read by the network, word by word.

    `heads` are numbers of words (a word's own number: root of its sentence), `relations` Universal Dependencies, `upos`/`xpos` parts of speech,
    `sentences` (first, last exclusive), `kinds` entity types of head words ("none" elsewhere), `groups` the number of a mention's group for
    every head word of an entity: equal numbers mean the same.
    """

    words: tuple[Word, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    kinds: tuple[str, ...]
    references: References

    @cached_property
    def groups(self) -> dict[int, int]:
        """The group of every head word of an entity, numbered by the group's first word."""
        numbers = {kind: n for n, kind in enumerate(self.references.kinds)}
        written = [word.text for word in self.words]
        children = name_children(self.heads, self.relations)
        sentence = [s for s, (first, last) in enumerate(self.sentences) for _ in range(first, last)]
        mentions = [
            mention(written, children, word, sentence=sentence[word], kind=numbers[self.kinds[word]])
            for word in self.references.words
        ]
        same = groups(mentions, self.references)
        return {one.word: mentions[group].word for one, group in zip(mentions, same, strict=True)}


class Parts:
    """A parse in the making: take every look of a text in order, then `parse`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._words: list[Word] = []
        self._upos: list[str] = []
        self._xpos: list[str] = []
        self._heads: list[int] = []
        self._relations: list[str] = []
        self._sentences: list[tuple[int, int]] = []
        self._kinds: list[str] = []
        self._mentions: list[int] = []
        self._vectors: list[tuple[Scores, Scores, Scores]] = []

    def take(self, look: Look) -> None:
        """Add the words of one window."""
        encoder, base = self._encoder, len(self._words)
        found, related = trees(look, encoder)
        self._words.extend(look.window.words)
        self._heads.extend(base + head for head in found)
        self._relations.extend(related)
        self._upos.extend(encoder.upos[n] for n in look.upos.argmax(axis=1))
        self._xpos.extend(encoder.xpos[n] for n in look.xpos.argmax(axis=1))
        kinds = look.entity.argmax(axis=1)
        self._kinds.extend(encoder.entities[n] for n in kinds)
        self._sentences.extend((base + first, base + last) for first, last in look.window.sentences)
        rows = np.flatnonzero(kinds)
        self._mentions.extend((rows + base).tolist())
        self._vectors.append((look.refer_from[rows], look.refer_to[rows], look.refer_new[rows, 0]))

    def parse(self) -> Parse:
        """Return the parse of all that was taken."""
        none = np.zeros((0, 1), np.float32)
        low, high, new = (np.concatenate(column) for column in zip(*(self._vectors or [(none, none, none[:, 0])]), strict=True))
        references = References(tuple(self._mentions), low, high, new, self._encoder.pair, self._encoder.entities)
        return Parse(
            tuple(self._words),
            tuple(self._upos),
            tuple(self._xpos),
            tuple(self._heads),
            tuple(self._relations),
            tuple(self._sentences),
            tuple(self._kinds),
            references,
        )


def parse_words(paragraphs: Sequence[Sequence[Sequence[str]]], encoder: Encoder) -> Parse:
    """Return the parse of given words, paragraph by paragraph, sentence by sentence; a word's start is its number."""
    numbered: list[list[list[Word]]] = []
    n = 0
    for paragraph in paragraphs:
        lines: list[list[Word]] = []
        for sentence in paragraph:
            lines.append([Word(word, n + k, n + k + 1) for k, word in enumerate(sentence)])
            n += len(sentence)
        numbered.append(lines)
    parts = Parts(encoder)
    given: Lines = numbered
    for look in encoder.looks(given):
        parts.take(look)
    return parts.parse()
