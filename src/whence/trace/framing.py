"""Whether shared words tell anything, or only name who, where and when.

In: two ends and the runs that they share. Out: whether the runs are more than a name with its title, a place, a date.
Two writers who name one man ("Colonel Ana Brell, the spokesman of the Harbour Guard") or one place and night use the same ten words
without having read each other. Refuses: to judge long passages, large parts of a text, headlines, captions, and languages other than English.
"""

import re
from collections.abc import Sequence

from whence.model.vocabulary import BlockKind
from whence.trace.ends import End
from whence.trace.passages import Run, covered, size
from whence.trace.wordlists import all_words, word_table

# A passage of fewer words that tell something may come about twice.
_TELLING = 4
# What covers this part of a text, or is this long, is no turn of phrase.
_PART = 0.3
_LONG = 20
_YEAR = re.compile(r"(?:19|20)\d\d")


def only_frames(one: End, other: End, runs: Sequence[Run]) -> bool:
    """Say whether the runs, seen from `one`, only name who, where and when."""
    if not runs or size(covered(runs)) >= min(_LONG, _PART * one.size, _PART * other.size):
        return False
    if not all(_is_english(end) for end in (one, other)) or not all(_in_body(one, run) for run in runs):
        return False
    return sum(_telling(one, at) for run in runs for at in range(run.a, run.a + run.length)) < _TELLING


def _telling(end: End, at: int) -> bool:
    """Say whether a word is no name, date, small word or one of those that stand around names; "3,000" tells something."""
    written, folded = end.report.text[end.words.starts[at] : end.words.ends[at]], end.words.folded[at]
    if folded.isdigit():
        return len(folded) > 2 and not _YEAR.fullmatch(folded)
    if written[:1].isupper():
        return False
    return folded not in all_words("frame", file="retold") and folded not in word_table("small", file="retold")["words"]


def _in_body(end: End, run: Run) -> bool:
    block = end.report.block_at(end.words.starts[run.a])
    return block is None or block.kind is BlockKind.BODY


def _is_english(end: End) -> bool:
    return (end.report.lang or "en").startswith("en")
