"""Sentences: where one stops and the next begins.

In: a text and a range of it. Out: spans without surrounding blanks, in order; no span crosses a line break, or in hard-wrapped text a blank line.
Refuses: to end a sentence at an abbreviation, an initial, or a quote that its speaker follows.
"""

import re

from whence.language.words.lexicon import load
from whence.model.passage import Span

_STOP = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*|[؟۔]+[\"”»)]*)(?=\s)|[。！？]+[」』”]*")
_OPENING = "\"'“‘«([—–-•*"
_INITIALS = re.compile(r"(?:^|[\s(\"“'‘.])(?:[^\W\d_]\.)*[^\W\d_]$")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_SPEAKER = re.compile(r"\s+(?:[A-Z][\w’'-]*\.?\s+|(?:the|a|an|one|his|her|their)\s+|of\s+|[a-z]+\s+){0,4}?([a-z]+)\b")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
# A break goes on with its paragraph where the next line holds more than blanks.
_PARAGRAPH = re.compile(r"(?:[^\n\r\u2028\u2029]|\r?\n(?![^\S\n]*(?:\n|\Z)))+")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def sentences(text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False) -> list[Span]:
    """Return the sentences of `text[start:end]`, each without surrounding blanks.

    A line break ends a sentence (headlines and bullets have no full stop). With `wrapped`, for plain text with hard line breaks, only a
    blank line does, and a single break is a blank. Linear in the length of the range.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    for line in (_PARAGRAPH if wrapped else _LINE).finditer(text, start, stop):
        first = line.start()
        for match in _STOP.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, match, line.end()):
                _append(found, text, first, match.end())
                first = match.end()
        _append(found, text, first, line.end())
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start=start, end=end))


def _ends_sentence(text: str, match: re.Match[str], line_end: int) -> bool:
    """Say whether the stop at `match` ends a sentence, from the word before it and the word after."""
    stop = match.group()
    after = match.end()
    while after < line_end and text[after].isspace():
        after += 1
    if after >= line_end or stop[0] in "。！？؟۔":
        return True
    follows = text[after : after + 40]
    start = follows.lstrip(_OPENING)[:1]
    if start.islower():
        return False
    if stop[-1] in "\"'”’»" and stop[0] in "!?" and _speaker_follows(text, match.end()):
        return False
    if stop.startswith("..") or stop[0] != ".":
        return True
    return _point_ends(text[max(0, match.start() - 24) : match.start()], follows)


def _speaker_follows(text: str, at: int) -> bool:
    match = _SPEAKER.match(text, at, at + 80)
    return match is not None and match.group(1) in load("sentences")["speech_verbs"]


def _point_ends(before: str, follows: str) -> bool:
    """Say whether a point after `before` is a full stop rather than part of an abbreviation."""
    table = load("sentences")
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    written = word.group()
    lower = written.lower()
    next_word = _NEXT_WORD.match(follows.lstrip(_OPENING))
    starter = next_word is not None and next_word.group().lower() in table["starters"]
    if lower in table["never_final"]:
        return False
    if lower in table["before_number"]:
        return not follows[:1].isdigit() and starter
    if lower in table["may_end"]:
        return starter
    if _INITIALS.search(before) and written[0].isupper():
        return "." in written and starter
    return True
