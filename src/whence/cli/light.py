"""Lines of a corpus as trace takes them: a place to find the line again by, and a report made of little.

In: JSON Lines whose lines carry `doc_id` or `id`, `text`, and, if they like, `outlet` and `published`, `date` or `ts` (seconds). Out: `Place`s,
and for each its report, without blocks, language or head: what `trace.many` needs, at microseconds a line where `cli.corpus` takes
milliseconds. Refuses: to hold the texts; a line that is not what it was when its place was taken.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

import msgspec

from whence.capture.moments import moment, zone
from whence.cli.corpus import Refused, Ways, line_object, seconds
from whence.errors import CaptureError
from whence.model.captured import Capture, Moment, Report

METHOD = "capture.line/1"
IDS = ("doc_id", "id")
_PEEK = 1 << 20
_WORD = re.compile(r"\w")
_HALVES = re.compile("[\ud800-\udfff]")


class _Line(msgspec.Struct):
    """What counts of a line; other keys are passed over without being read."""

    doc_id: Any = None
    id: Any = None
    text: Any = None
    outlet: Any = None
    published: Any = None
    date: Any = None
    ts: Any = None


class Place(NamedTuple):
    """Where a text stands: its id as given, the report's id, the file, the bytes of its line and what they were; its time and outlet."""

    key: str
    id: str
    file: str
    at: int
    size: int
    check: int
    when: float | None
    outlet: str | None

    def order(self) -> tuple[bool, float, str]:
        """Return the key of canonical order: stated time, undated last, then the id as given."""
        return (self.when is None, self.when or 0.0, self.key)


def check_of(line: bytes) -> int:
    """Return by what a line is known again."""
    return int.from_bytes(hashlib.blake2b(line, digest_size=7).digest())


def places(lines: BinaryIO, name: str, ways: Ways) -> Iterator[tuple[Place, str, tuple[str, ...]] | Refused]:
    """Yield where each line stands, with where that is in words and what is odd about it, or why it is no text; blank lines are passed over."""
    at = number = 0
    while line := lines.readline(ways.caps.max_bytes + 1):
        number, start = number + 1, at
        at += len(line)
        where = f"{name}, line {number}"
        if len(line) > ways.caps.max_bytes:
            while line and not line.endswith(b"\n"):
                line = lines.readline(_PEEK)
                at += len(line)
            yield Refused(where, None, f"it is longer than the {ways.caps.max_bytes:,} bytes that whence reads of one item")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                report = report_of(line, ways)
            except CaptureError as error:
                yield Refused(where, None, str(error))
                continue
            when = report.published.at.timestamp() if report.published else None
            yield (
                Place(report.key, report.id, name, start, at - start, check_of(line), when, report.outlet),
                where,
                report.warnings,
            )


def report_of(line: bytes, ways: Ways) -> Report:
    """Return the report that a line is; raises `CaptureError` with what is wrong with it."""
    said = _decoded(line)
    key = said.doc_id if said.doc_id is not None else said.id
    if not isinstance(key, str | int) or isinstance(key, bool) or key == "":
        raise CaptureError("it has no doc_id or id (a word or a whole number)")
    text = said.text
    if not isinstance(text, str):
        raise CaptureError("it has no text, or one that is not a string")
    if not _WORD.search(text):
        raise CaptureError("its text holds no words")
    if not text.isascii():
        text = _HALVES.sub("\ufffd", text)  # half a character cannot be stored; one code point for one keeps every offset
    outlet = said.outlet if isinstance(said.outlet, str) and said.outlet.strip() else ways.given.outlet
    published, odd = _moment(said, ways)
    digest = hashlib.sha256(text.encode()).hexdigest()
    taken = Capture(digest=digest, size=len(text), origin="corpus", name=str(key), captured=ways.now, given=ways.given)
    return Report(
        capture=taken.id, digest=digest, item=f"doc_id {key}", given=ways.given, key=str(key), key_field="doc_id", outlet=outlet,
        outlet_basis="corpus outlet" if outlet else None, published=published, text=text, method=METHOD, warnings=odd,
    )  # fmt: skip


_decoder = msgspec.json.Decoder(_Line)


def _decoded(line: bytes) -> _Line:
    try:
        return _decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        value = line_object(line)  # says in a sentence what is wrong, or takes what the faster way does not
        return _Line(**{name: value.get(name) for name in _Line.__struct_fields__})


def _moment(said: _Line, ways: Ways) -> tuple[Moment | None, tuple[str, ...]]:
    """Return when a line says that it was published, the first that can be read, and a sentence for each time that cannot."""
    tz = zone(ways.given.tz)
    odd: list[str] = []
    for name, written in (("published", said.published), ("date", said.date), ("ts", said.ts)):
        read = moment(written, f"corpus {name}", tz=tz) if isinstance(written, str) else None
        if read is None and name == "ts":
            read = seconds(written)
        if read is not None:
            return read, tuple(odd)
        if written not in (None, ""):
            odd.append(f"its {name}, {str(written)[:60]!r}, cannot be read as a time")
    return moment(ways.given.published, "given", tz=tz) if ways.given.published else None, tuple(odd)


def odd_times(odd: Sequence[str]) -> str:
    """Return one sentence on the stated times that cannot be read; `odd` says of each where it stands."""
    counted = "1 stated time cannot be read and counts" if len(odd) == 1 else f"{len(odd)} stated times cannot be read and count"
    return f"{counted} as none, the first: {odd[0]}"
