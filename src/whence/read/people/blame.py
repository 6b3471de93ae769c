"""Blame: who is said to have done what was told before, by the words that blame, suspect, charge or identify.

In: a line of a report's text. Out: `Blamed`s: who, over which words, and whether somebody accuses them there ("put the blame on youths").
Refuses: what is denied, asked or left open; pronouns; a bare sort of people ("the attackers were rebels"); who only investigates.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from whence.language.words.lexicon import load
from whence.model.passage import Span
from whence.model.said import Slot
from whence.read.lines.lines import Line
from whence.read.lines.phrases import Range, phrase
from whence.read.people.fillers import doers
from whence.read.text.senses import grammar

LONGEST = 1_200
"""Characters of a sentence that are looked at; a longer one is a list."""
_MOST_BEFORE = 9
_ANYBODY = frozenset({"people", "persons", "person", "suspects", "suspect", "others", "individuals"})
_FOR_WHAT = re.compile(r"\s+(?:of|for)\s+\w+ing\b.*$")


class Blamed(NamedTuple):
    """Who is blamed over which words; `accused`: the words are somebody's who accuses, and nothing without that voice.

    `held`: the law has taken hold of them for it.
    """

    who: Slot
    span: Span
    accused: bool
    held: bool = False


class _Cues(NamedTuple):
    accusing: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    between: tuple[re.Pattern[str], ...]
    held_for: tuple[re.Pattern[str], ...]
    arrested: re.Pattern[str]
    were: re.Pattern[str]
    belonged: re.Pattern[str]
    they: re.Pattern[str]
    open: frozenset[str]
    deeds: frozenset[str]
    labels: frozenset[str]
    harmful: frozenset[str]
    of_somebody: frozenset[str]


def blamed(line: Line, text: str) -> Iterator[Blamed]:
    """Yield who is blamed in a sentence."""
    words = text[line.start : min(line.end, line.start + LONGEST)]
    if words.rstrip(" ”\"'").endswith("?"):
        return
    cues = _cues()
    for found in (*_ahead(cues, words, line, text), *_back(cues, words, line, text), *_identified(cues, words, line, text)):
        before = words[: found.span.start - line.start]
        if not is_left_open(before) and found.who.name.lower() not in grammar("pronouns") | cues.labels | _ANYBODY:
            yield found


def opens_with(line: Line, text: str, span: Span) -> Slot | None:
    """Return the people or the body that credited words open with, as whoever is accused without more ("accused the Desert Sword")."""
    at = line.index_at(span.start)
    while line.low[at : at + 1] and line.tokens[at].text in ("“", '"', "‘", "'", "that"):
        at += 1
    found = phrase(line, at, ())
    if found is None or is_for_another_thing(line, found):
        return None
    who = next(iter(doers(line, text, [found])), None)
    if who is None or who.start >= span.end or who.name.lower() in grammar("pronouns") | _cues().labels:
        return None
    cut = _FOR_WHAT.search(who.name)
    return who if cut is None else Slot(name=who.name[: cut.start()], start=who.start, end=who.start + cut.start())


def is_for_another_thing(line: Line, found: Range) -> bool:
    """Say whether who is accused is so for something else than the deed: "blamed the mayor for the delay"."""
    at = next((j for j in range(found.first, found.after + 1) if line.low[j : j + 1] == ("for",)), None)
    return at is not None and line.low[at + 1 : at + 2] != ("it",) and _cues().deeds.isdisjoint(line.low[at + 1 : at + 5])


def is_left_open(before: str) -> bool:
    """Say whether words before a doer, in its clause, deny it or leave it open."""
    clause = re.split(r"[;:]|, (?:and|but|while|which|who)\b| but | while ", before[-160:])[-1]
    clause = re.sub(r"\bnot only\b|\bno doubt\b", "", clause)
    return not _cues().open.isdisjoint(re.findall(r"[a-z]+(?:n['’]t)?", clause.lower().replace("’", "'")))


def _ahead(cues: _Cues, words: str, line: Line, text: str) -> Iterator[Blamed]:
    """Yield who stands behind "put the blame on", and inside "hold the army responsible" and "arrested two youths over the fire"."""
    for pattern, accused in ((cues.accusing, True), (cues.before, False)):
        for led in pattern.finditer(words):
            rest = words[led.end() :].lstrip()
            if re.match(r"(?:not|never|no|none|nobody|neither)\b", rest):
                continue
            at = line.index_at(line.start + led.end() + len(words[led.end() :]) - len(rest))
            yield from _of(phrase(line, at, ()), line, text, line.start + led.start(), accused=accused)
    for patterns, accused in ((cues.between, True), (cues.held_for, False)):
        for led in (found for pattern in patterns for found in pattern.finditer(words)):
            first, last = line.index_at(line.start + led.start("who")), line.index_at(line.start + led.end("who") - 1)
            for one in _of(Range(first, last + 1), line, text, line.start + led.start(), accused=accused):
                yield one._replace(held=patterns is cues.held_for)


def _back(cues: _Cues, words: str, line: Line, text: str) -> Iterator[Blamed]:
    """Yield who stands before "did this", "were behind it", "are suspected"."""
    for led in cues.behind.finditer(words):
        at = line.index_at(line.start + led.start())
        for one in _of(_ending_at(line, at), line, text, line.start + led.end()):
            yield one._replace(held=cues.arrested.search(led.group()) is not None)


def _identified(cues: _Cues, words: str, line: Line, text: str) -> Iterator[Blamed]:
    """Yield who the attackers are said to have been: "the killers were guards of the mine", "they were cattle thieves"."""
    for pattern in (cues.were, cues.belonged, cues.they):
        for led in pattern.finditer(words):
            at = line.index_at(line.start + led.end())
            while line.low[at : at + 1] and line.tokens[at].text in ("“", '"', "‘", "'"):
                at += 1
            if line.low[at : at + 1] in (("not",), ("never",), ("no",), ("nobody",)):
                continue
            for found in _of(phrase(line, at, ()), line, text, line.start + led.start()):
                if _says_who(found.who, line, bare=pattern is cues.belonged, harmful=cues if pattern is cues.they else None):
                    yield found


def _says_who(who: Slot, line: Line, *, bare: bool, harmful: _Cues | None) -> bool:
    """Say whether words name somebody rather than a bare sort, and no place or state of things ("the attackers were killed")."""
    words = who.name.split()
    named = any(word[:1].isupper() for word in words)
    head = next(
        (word for at, word in enumerate(words) if at + 1 == len(words) or words[at + 1].lower() in ("of", "from", "in")), ""
    )
    placed = any(where.start <= who.start < where.end for where in line.wheres) and len(words) == 1
    if placed:
        return False
    if harmful is not None:
        low = head.lower()
        return low in harmful.harmful and (low not in harmful.of_somebody or named)
    behind = line.low[line.index_at(who.end - 1) + 1 :][:1]
    return bare or named or len(words) > 1 or behind in (("in",), ("from",), ("with",), ("who",), ("on",), ("of",))


def _of(found: Range | None, line: Line, text: str, edge: int, *, accused: bool = False) -> Iterator[Blamed]:
    slot = next(iter(doers(line, text, [found])), None) if found is not None else None
    if slot is not None:
        yield Blamed(slot, Span(start=min(slot.start, edge), end=max(slot.end, edge)), accused)


def _ending_at(line: Line, after: int) -> Range | None:
    """Return the noun phrase that ends right before a token: back to what opens a clause."""
    first = after
    while first > 0 and after - first < _MOST_BEFORE and line.low[first - 1] not in _openers():
        first -= 1
    while first < after and (line.low[first] in grammar("adverbs") or line.low[first] in grammar("conjunctions")):
        first += 1
    return Range(first, after) if first < after else None


@cache
def _openers() -> frozenset[str]:
    said = 'that and but says said believes say sure think insists insist claims claimed : , ; — – ” “ " ( )'
    return grammar("subordinators") | frozenset(said.split())


@cache
def _cues() -> _Cues:
    table = load("culprits")
    lists = {
        name: "|".join(sorted(set(table[name].split()), key=lambda w: (-len(w), w))) for name in ("attackers", "deed", "crime")
    }

    def filled(cue: str) -> str:
        for name, words in (lists | {"arrested": "".join(table["arrested"].split("\n"))}).items():
            cue = cue.replace("{" + name + "}", words)
        return cue

    def one_of(name: str, edge: str = r"\b") -> re.Pattern[str]:
        return re.compile(edge + "(?:" + "|".join(filled(cue) for cue in table[name]) + ")")

    did = "held|took|seized|killed|shot|attacked|beat|robbed|abducted|kidnapped"
    men = rf"\b(?:{lists['attackers']}|(?:masked|armed|uniformed) men|men who (?:{did}) \w+)"
    return _Cues(
        accusing=one_of("accusing"),
        before=one_of("before"),
        behind=one_of("behind"),
        between=tuple(re.compile(r"\b" + filled(cue)) for cue in table["between"]),
        held_for=tuple(re.compile(r"\b" + filled(cue)) for cue in table["held_for"]),
        arrested=re.compile(rf"\b(?:{filled('{arrested}')})\b"),
        were=re.compile(rf"{men},? {table['were']}\s"),
        belonged=re.compile(rf"{men},? {table['belonged']}\s"),
        they=re.compile(rf"\b[Tt]hey {table['were']}\s"),
        open=frozenset(table["open"].split()),
        deeds=frozenset(table["deed"].split()),
        labels=frozenset(table["labels"].split()),
        harmful=frozenset(table["harmful"].split()),
        of_somebody=frozenset(table["harmful_of"].split()),
    )
