"""Culprits: who is blamed for what was told before, and who takes it upon itself, in words that name the occurrence only in passing or by "it".

In: a page and its mentions, and which of them are its subject. Out: `TakenUp`s with the doer as their subject ("put the blame on youths from
the camp", "the raid was the work of X", "X did this", "the Ember Line claimed the action").
Refuses: what is denied, asked or left open; pronouns; a body that is only said to investigate; a claim where no occurrence was named before.
"""

import re
from collections.abc import Iterator, Sequence

from whence.language.lexicon import load
from whence.model.passage import Span
from whence.model.said import Slot
from whence.model.vocabulary import Polarity, QuestionKind
from whence.read.fillers import doers
from whence.read.lines import Line, Page
from whence.read.mention import HOSTS, Mention, T
from whence.read.phrases import Range, phrase
from whence.read.references import TakenUp
from whence.read.senses import grammar

_NAME = r"(?:[A-Z][\w’'-]*)(?:\s+(?:of\s+the\s+|of\s+|for\s+|the\s+)?[A-Z][\w’'-]*)*"


def culprits(page: Page, found: Sequence[Mention], focus: Sequence[bool]) -> Iterator[TakenUp]:
    """Yield who is blamed for an occurrence named before, and who claims it."""
    for number, line in enumerate(page.lines):
        meant = _meant(found, focus, number)
        if meant is None:
            continue
        words = page.text[line.start : line.end]
        told = (*_claiming(words, line), *_blamed(words, page.text, line), *_held(words, page.text, line))
        for about, slot, span in told:
            if not _is_left_open(words[: span.start - line.start], words):
                yield TakenUp(None, span, meant, about, subject=slot)


def _claiming(words: str, line: Line) -> Iterator[tuple[QuestionKind, Slot, Span]]:
    """Yield the named body that a sentence says has claimed it."""
    table = load("events_stance")["culprits"]
    tail = "|".join(table["claiming"])
    sort = "|".join(table["bodies"].split())
    for led in re.finditer(
        rf"(?P<name>{_NAME})(?:\s+(?:{sort}))?(?:,[^,.;]{{2,60}},)?\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)*(?:{tail})\b",
        words,
    ):
        name = re.sub(r"^(?:The|A|An)\s+", "", led["name"])
        start = line.start + led.start("name") + len(led["name"]) - len(name)
        first = name.split()[0].lower()
        if first not in grammar("pronouns") and first not in ("no", "nobody", "none", "neither", "nor"):
            slot = Slot(name=" ".join(name.split()), start=start, end=start + len(name))
            yield QuestionKind.RESPONSIBILITY, slot, Span(start=start, end=line.start + led.end())


def _blamed(words: str, text: str, line: Line) -> Iterator[tuple[QuestionKind, Slot, Span]]:
    """Yield who stands behind "put the blame on", or before "did this" and "were behind it"."""
    table = load("events_stance")["culprits"]
    for led in re.finditer(rf"\b(?:{'|'.join(table['before'])})\s+(?!(?:not|never|no|none|nobody|neither)\b)", words):
        at = line.index_at(line.start + led.end())
        yield from _of_range(phrase(line, at, ()), text, line, line.start + led.start())
    for led in re.finditer(rf"\s(?:{'|'.join(table['behind'])})\b", words):
        yield from _of_range(_ending_at(line, line.index_at(line.start + led.start() + 1)), text, line, line.start + led.end())


def _held(words: str, text: str, line: Line) -> Iterator[tuple[QuestionKind, Slot, Span]]:
    """Yield who stands inside a cue: "hold the army responsible", "named the Red Staff as the kidnappers"."""
    cues = load("events_stance")["culprits"]["between"]
    for led in (each for cue in cues for each in re.finditer(rf"\b{cue}", words)):
        first, last = line.index_at(line.start + led.start("who")), line.index_at(line.start + led.end("who") - 1)
        yield from _of_range(Range(first, last + 1), text, line, line.start + led.start())


def _of_range(found: Range | None, text: str, line: Line, edge: int) -> Iterator[tuple[QuestionKind, Slot, Span]]:
    slot = next(iter(doers(line, text, [found])), None) if found is not None else None
    if slot is not None and slot.name.lower() not in grammar("pronouns"):
        yield QuestionKind.WHO, slot, Span(start=min(slot.start, edge), end=max(slot.end, edge))


def _ending_at(line: Line, after: int) -> Range | None:
    """Return the noun phrase that ends right before a token: back to what opens a clause."""
    first = after
    opens = grammar("subordinators") | {
        "that",
        "and",
        "but",
        "says",
        "said",
        "believes",
        "say",
        "sure",
        "think",
        "insists",
        ":",
        ",",
        "”",
        "“",
    }
    while first > 0 and after - first < 8 and line.low[first - 1] not in opens:
        first -= 1
    return Range(first, after) if first < after else None


def _meant(found: Sequence[Mention], focus: Sequence[bool], number: int) -> int | None:
    """Return the occurrence that words of a line are about: one of the subject, of the line itself or else the one told first."""
    fit = [
        at
        for at, mention in enumerate(found)
        if mention.line <= number and mention.frame.type in HOSTS - {T.PROTEST} and mention.stance.polarity is Polarity.AFFIRMED
    ]
    ranked = [at for at in fit if focus[at] and found[at].frame.type is not T.OTHER] or [at for at in fit if focus[at]] or fit
    return next((at for at in ranked if found[at].line == number), ranked[0] if ranked else None)


def _is_left_open(before: str, words: str) -> bool:
    """Say whether what stands before a doer denies it or leaves it open."""
    low = set(re.findall(r"[a-z]+(?:n['’]t)?", before.lower()))
    return words.rstrip().endswith("?") or bool(low & set(load("events_stance")["culprits"]["open"].split()))
