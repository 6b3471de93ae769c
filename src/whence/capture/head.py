"""Read the head of a plain text: `Key: value` lines before the first empty line, or the front matter of Markdown.

In: the characters of a file. Out: what the head says, and where the text begins.
Refuses: to take the first words of a report for a head: at least one key must be a known one, and the others must look like keys.
"""

import re
from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from whence.capture.addresses import absolute
from whence.capture.facts import Facts
from whence.capture.metadata import credit_or_author
from whence.capture.moments import moment

_KEYS = {
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet", "newspaper": "outlet",
    "title": "title", "headline": "title", "subject": "title",
    "url": "url", "link": "url", "permalink": "url", "canonical": "url", "address": "url",
    "published": "published", "date": "published", "publication date": "published", "published at": "published", "posted": "published",
    "published on": "published", "time": "published", "datetime": "published",
    "updated": "modified", "modified": "modified", "last updated": "modified",
    "author": "author", "authors": "author", "by": "author", "byline": "author", "writer": "author",
    "language": "lang", "lang": "lang",
    "credit": "credit", "credits": "credit", "agency": "credit", "wire": "credit", "via": "credit",
    "platform": "platform", "handle": "handle", "id": "id", "doc_id": "id",
    "notice": "", "note": "", "tags": "", "tag": "", "categories": "", "category": "", "section": "", "description": "", "summary": "",
    "copyright": "", "license": "", "retrieved": "", "accessed": "", "archived": "", "location": "", "keywords": "", "draft": "", "layout": "",
}  # fmt: skip
_ALONE = ("outlet", "title", "url", "published")
_LINE = re.compile(r"([^\W\d_][\w -]{0,24}?)[ \t]*:[ \t]*(\S.*)?")
_FRONT = re.compile(r"---[ \t]*\r?\n")
_MOST_LINES = 60


class Head(NamedTuple):
    """What a head says, by meaning, in order; and where the text after it begins."""

    said: tuple[tuple[str, str], ...]
    end: int


def read_plain_head(text: str) -> Head:
    """Return the head of a plain text; an empty one where the text has none."""
    said: list[tuple[str, str]] = []
    unknown = 0
    end, ended = 0, False
    for start, stop, line in _lines(text):
        if not line.strip():
            if said or unknown:
                ended = True
                end = stop
                break
            continue
        found = _LINE.fullmatch(line.rstrip())
        key = found[1].strip().lower() if found else ""
        if found is None or (key not in _KEYS and (not found[1][:1].isupper() or len(found[1].split()) > 3)):
            end = start
            break
        if key in _KEYS:
            said.append((_KEYS[key], (found[2] or "").strip()))
        else:
            unknown += 1
        end = stop
    known = [meaning for meaning, _ in said if meaning]
    if not known or unknown > len(said) or (len(known) < 2 and not (ended and known[0] in _ALONE)):
        return Head((), 0)
    return Head(tuple(said), _skip_empty_lines(text, end))


def read_front_matter(text: str) -> Head | None:
    """Return the front matter of a Markdown text, or `None` where it has none. Only flat `key: value` lines and short lists are read."""
    opened = _FRONT.match(text)
    if opened is None:
        return None
    said: list[tuple[str, str]] = []
    meaning = ""
    for number, (_, stop, line) in enumerate(_lines(text, opened.end())):
        if re.fullmatch(r"(?:---|\.\.\.)\s*", line):
            return Head(tuple(said), _skip_empty_lines(text, stop))
        if number > _MOST_LINES:
            return None
        if item := re.fullmatch(r"\s*-\s+(\S.*?)\s*", line):
            said.append((meaning, _unquoted(item[1])))
        elif found := _LINE.fullmatch(line.rstrip()):
            meaning = _KEYS.get(found[1].strip().lower(), "")
            value = (found[2] or "").strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            said += [(meaning, _unquoted(part.strip())) for part in listed if part.strip()]
    return None


def apply_head(head: Head, facts: Facts, *, tz: tzinfo | None) -> None:
    """Fill `facts` with what the head says; basis "head"."""
    for meaning, value in head.said:
        if not value:
            continue
        if meaning == "outlet":
            facts.name_outlet(value, "head")
        elif meaning == "title":
            facts.title = facts.title or " ".join(value.split())
        elif meaning == "url":
            facts.url = facts.url or absolute(value, None)
        elif meaning in ("published", "modified"):
            _apply_time(meaning, value, facts, tz)
        elif meaning == "lang":
            facts.name_language(value, "head")
        elif meaning == "credit":
            for name in re.split(r"\s*[/;]\s*", value):
                facts.add_credit(name)
        elif meaning == "platform":
            facts.platform = facts.platform or value.lower()
        elif meaning == "handle":
            facts.handle = facts.handle or value.lstrip("@")
    # Authors last: a name is only told from the outlet's once that is known.
    for meaning, value in head.said:
        if meaning == "author":
            for name in re.split(r"\s*;\s*|\s+and\s+", value):
                credit_or_author(name, facts)


def _apply_time(meaning: str, value: str, facts: Facts, tz: tzinfo | None) -> None:
    at = moment(value, "head", tz=tz)
    if at is None:
        facts.warnings.append(f"the time in the head, {value[:60]!r}, cannot be read")
    else:
        (facts.published if meaning == "published" else facts.modified).append(at)


def _lines(text: str, start: int = 0) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end with the line break, line) for the first lines of a text."""
    for _ in range(_MOST_LINES + 2):
        if start >= len(text):
            return
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop + 1
        yield start, stop, text[start : min(stop, start + 2000)].rstrip("\r\n")
        start = stop


def _skip_empty_lines(text: str, at: int) -> int:
    found = re.compile(r"(?:[ \t]*\r?\n)*").match(text, at)
    return found.end() if found else at


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
