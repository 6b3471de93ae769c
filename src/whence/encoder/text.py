"""Text: a plain text as paragraphs of sentences of words."""

import re

from whence.encoder.units import units
from whence.language.words.sentences import sentences
from whence.language.words.words import Word

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def paragraphs(text: str) -> list[list[list[Word]]]:
    """Return the lines of a text, each as its sentences, each as its words."""
    made = []
    for line in _LINE.finditer(text):
        found = [words for span in sentences(text, line.start(), line.end()) if (words := units(text, span.start, span.end))]
        if found:
            made.append(found)
    return made
