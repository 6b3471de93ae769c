"""A corpus: JSON Lines whose lines carry `doc_id` and `text`, taken line by line so that memory stays that of one line.

In: lines of bytes. Out, in their order: one report per line with its posts, or the sentence that says why the line is none.
Refuses: to change a character of a line's text. Offsets are code points of the text as given.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, NamedTuple, NoReturn

from whence.capture.facts import Facts
from whence.capture.finish import finish
from whence.capture.moments import moment, zone
from whence.capture.plain import laid_out
from whence.errors import CaptureError
from whence.model.captured import Capture, Given, Moment, Post, Report
from whence.settings import CaptureSettings

METHOD = "capture.corpus/1"
_HEAD = 50  # lines looked at to tell a corpus by: a broken first line must not make a corpus something else
_PEEK = 1 << 20
_HALVES = re.compile("[\ud800-\udfff]")


class Document(NamedTuple):
    """One line of a corpus, ready to be read: its id as given, the report made of it, the text as given."""

    place: str
    doc_id: object
    text: str
    report: Report
    posts: tuple[Post, ...]


class Refused(NamedTuple):
    """One line that cannot be read, and why, in one sentence."""

    place: str
    doc_id: object
    reason: str


class Ways(NamedTuple):
    """What every line of a corpus shares: what a person said of it, the clock, the caps."""

    given: Given
    now: datetime
    caps: CaptureSettings


def is_corpus(head: bytes, ids: tuple[str, ...] = ("doc_id",)) -> bool:
    """Say whether these are lines of a corpus: one of the first is an object with `text` and an id (under one of these names)."""
    for line in head[:_PEEK].split(b"\n")[:_HEAD]:
        if line.lstrip()[:1] == b"{" and any(b'"%b"' % name.encode() in line for name in ids):
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict) and any(name in value for name in ids) and isinstance(value.get("text"), str):
                return True
    return False


def documents(lines: BinaryIO, name: str, ways: Ways) -> Iterator[Document | Refused]:
    """Yield each line of a corpus in its order; blank lines are passed over. `name` says in messages which file it is."""
    number = 0
    while line := lines.readline(ways.caps.max_bytes + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > ways.caps.max_bytes:
            while line and not line.endswith(b"\n"):
                line = lines.readline(_PEEK)
            yield Refused(place, None, f"it is longer than the {ways.caps.max_bytes:,} bytes that whence reads of one item")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield document(line, place, ways, item=f"line {number}")


def document(
    line: bytes, place: str, ways: Ways, *, item: str | None = None, ids: tuple[str, ...] = ("doc_id",)
) -> Document | Refused:
    """Return the document that a line is. `item` is its name in its file (without one, its id is); `ids` are the names of the id."""
    doc_id: object = None
    try:
        value = line_object(line)
        doc_id = next((value[name] for name in ids if value.get(name) is not None), None)
        if not isinstance(doc_id, str | int) or isinstance(doc_id, bool) or doc_id == "":
            doc_id = None
            raise CaptureError(f"it has no {' or '.join(ids)} (a word or a whole number)")
        return _taken(value, doc_id, item or f"doc_id {doc_id}", place, ways)
    except CaptureError as error:
        return Refused(place, doc_id, str(error))


def line_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object that a line holds; raises `CaptureError` with what is wrong with it."""
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise CaptureError(f"it is not UTF-8 (byte {error.start + 1} of the line)") from error
    except RecursionError as error:
        raise CaptureError("its JSON nests too deep to be read") from error
    except ValueError as error:
        raise CaptureError(f"it is no valid JSON ({str(error)[:120]})") from error
    if not isinstance(value, dict):
        raise CaptureError("it is no JSON object")
    return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON number")


def _taken(value: dict[str, Any], doc_id: str | int, item: str, place: str, ways: Ways) -> Document:
    text = value.get("text")
    if not isinstance(text, str):
        raise CaptureError("it has no text, or one that is not a string")
    if not re.search(r"\w", text):
        raise CaptureError("its text holds no words")
    facts = Facts(item=item, key=str(doc_id), key_field="doc_id", method=METHOD)
    whole = _HALVES.sub("\ufffd", text)  # half a character cannot be stored; one code point for one keeps every offset
    if whole != text:
        facts.warnings.append("the text holds halves of characters (lone surrogates); they are read as U+FFFD")
    facts.name_outlet(_said(value, "outlet"), "corpus outlet")
    facts.name_language(_said(value, "lang"), "corpus lang")
    tz = zone(ways.given.tz)
    for name in ("published", "date"):
        if (words := _said(value, name)) is not None:
            if (at := moment(words, f"corpus {name}", tz=tz)) is None:
                facts.warnings.append(f"its {name}, {words[:60]!r}, cannot be read as a time")
            else:
                facts.published.append(at)
    if not facts.published and (at := seconds(value.get("ts"))) is not None:
        facts.published.append(at)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    taken = Capture(digest=digest, size=len(whole), origin=place, name=str(doc_id), captured=ways.now, given=ways.given)
    report, *posts = finish(taken, facts, laid_out(whole, tz=tz, most=ways.caps.max_text), settings=ways.caps, tz=tz)
    if not isinstance(report, Report):
        raise CaptureError("nothing in it could be laid out as a report")
    return Document(place, doc_id, text, report, tuple(post for post in posts if isinstance(post, Post)))


def seconds(ts: object) -> Moment | None:
    """Return the moment of a count of seconds since 1970, `None` where it is none or no such moment exists."""
    if isinstance(ts, bool) or not isinstance(ts, int | float):
        return None
    try:
        at = datetime.fromtimestamp(ts, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(at=at, as_written=at.isoformat(), basis="corpus ts")


def _said(value: dict[str, Any], name: str) -> str | None:
    words = value.get(name)
    return words if isinstance(words, str) and words.strip() else None
