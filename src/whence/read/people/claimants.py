"""Claimants: who takes it upon itself in words that name the occurrence only in passing ("the Ember Line claimed the action").

In: a line of a report's text. Out: the named body, with the words that say so.
Refuses: pronouns, "no group"; a claim of deeds of a kind ("took credit for raids that it had nothing to do with"); what is left open.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.passage import Span
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.people.blame import LONGEST, is_left_open
from whence.read.text.senses import grammar

_NAME = r"(?:[A-Z][\w’'-]*)(?:\s+(?:of\s+the\s+|of\s+|for\s+|the\s+)?(?:[A-Z][\w’'-]*|\d+)){0,7}"
_NOBODY = frozenset(
    {"no", "nobody", "none", "neither", "nor", "another", "two", "three", "both", "several", "who", "he", "she", "and"}
)


class Claimant(NamedTuple):
    """Who claims it, over which words."""

    who: Slot
    span: Span


def claimants(line: Line, text: str) -> Iterator[Claimant]:
    """Yield the bodies that a sentence says have claimed what was told."""
    words = text[line.start : min(line.end, line.start + LONGEST)]
    if words.rstrip(" ”\"'").endswith("?"):
        return
    for led in _claiming().finditer(words):
        name = re.sub(r"^(?:A|An|In|On|Later|Both)\s+", "", led["name"])
        start = line.start + led.start("name") + len(led["name"]) - len(name)
        first = name.split()[0].lower()
        if first in grammar("pronouns") or first in _NOBODY or is_left_open(words[: led.start()]):
            continue
        who = Slot(name=" ".join(name.split()), start=start, end=start + len(name))
        yield Claimant(who, Span(start=start, end=line.start + led.end()))


@cache
def _claiming() -> re.Pattern[str]:
    table = load("culprits")
    deed = "|".join(table["deed"].split())
    tail = "|".join(cue.replace("{deed}", deed) for cue in table["claiming"])
    sort = "|".join(table["bodies"].split())
    aside = r"(?:,[^,.;]{2,60},)?"
    return re.compile(
        rf"\b(?P<name>{_NAME})(?:\s+(?:{sort}))?{aside}\s+(?:(?:has|have|had|also|later|since|now|itself)\s+)*(?:{tail})\b"
    )
