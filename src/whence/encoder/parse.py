"""Parse: the syntax, the entities and the references of a whole text.

In: a text's paragraphs and an encoder. Out: one `Parse` whose lists run over all words of the text. Refuses: to say more than the network does.
"""

from collections.abc import Sequence
from typing import NamedTuple

from whence.encoder.encoder import Encoder, Look
from whence.encoder.reference import groups, mention, name_children
from whence.encoder.trees import trees
from whence.encoder.windows import Lines
from whence.language.words import Word


class Parse(NamedTuple):
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
    groups: dict[int, int]


def parse(looks: Sequence[Look], encoder: Encoder) -> Parse:
    """Return the parse of a text from the looks at it."""
    words: list[Word] = []
    upos: list[str] = []
    xpos: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    sentences: list[tuple[int, int]] = []
    kinds: list[int] = []
    for look in looks:
        base = len(words)
        found, related = trees(look, encoder)
        words.extend(look.window.words)
        heads.extend(base + head for head in found)
        relations.extend(related)
        upos.extend(encoder.upos[n] for n in look.upos.argmax(axis=1))
        xpos.extend(encoder.xpos[n] for n in look.xpos.argmax(axis=1))
        kinds.extend(int(n) for n in look.entity.argmax(axis=1))
        sentences.extend((base + first, base + last) for first, last in look.window.sentences)
    written = [word.text for word in words]
    children = name_children(heads, relations)
    mentions = [
        mention(written, children, n, sentence=s, kind=kinds[n])
        for s, (first, last) in enumerate(sentences)
        for n in range(first, last)
        if kinds[n]
    ]
    same = groups(mentions, looks, encoder)
    return Parse(
        tuple(words),
        tuple(upos),
        tuple(xpos),
        tuple(heads),
        tuple(relations),
        tuple(sentences),
        tuple(encoder.entities[k] for k in kinds),
        {m.word: mentions[g].word for m, g in zip(mentions, same, strict=True)},
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
    lines_given: Lines = numbered
    return parse(list(encoder.looks(lines_given)), encoder)
