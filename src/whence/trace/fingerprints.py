"""Fingerprints: the few hashes by which a later report finds the passages that it shares with this one.

In: a stored text and its blocks. Out: `(hash, position)`, one per hash, positions in code points of the stored text.
The same words give the same hashes on every machine and in every run. Refuses: boilerplate, related boxes, byline notes.
"""

from collections.abc import Iterable

from whence.model.captured import Block, Report
from whence.settings import TraceSettings
from whence.trace.texts import Words, words_in

METHOD = "trace.fingerprints/1"
_DEFAULTS = TraceSettings()


def fingerprints(text: str, blocks: Iterable[Block] = (), *, settings: TraceSettings = _DEFAULTS) -> tuple[tuple[int, int], ...]:
    """Return the marks of `text`: about one per three words, each hash once, at its first place.

    Hashes are below 2**61. Any run of `settings.gram + settings.window - 1` words that two texts share gives both a common hash.
    """
    return marks_of(words_in(text, blocks, gram=settings.gram, window=settings.window))


def marks_of(words: Words) -> tuple[tuple[int, int], ...]:
    """Return the marks of words that were taken apart already."""
    first: dict[int, int] = {}
    for hash_, word in words.marks:
        first.setdefault(hash_, words.starts[word])
    return tuple(first.items())


def marks(report: Report, settings: TraceSettings = _DEFAULTS) -> tuple[tuple[int, int], ...]:
    """Return the fingerprints under which a report is filed."""
    return fingerprints(report.text, report.blocks, settings=settings)
