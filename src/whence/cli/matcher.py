"""Matching without a case: each document is read, matched with what came before it, and forgotten but for the profiles of incidents.

In: arguments as typed. Out, in the order of arrival: for each document its incidents, or why it could not be taken.
Cost per document depends on it and on `MatchSettings.candidates`, not on how many came before; what is held is a profile and keys an
incident, and the incidents of each report.
Refuses: two documents under one id; to reorder what arrives (a case does, and so its incidents can differ a little).
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple, cast

from whence.cli.corpus import Refused, Ways, documents, is_corpus, line_object
from whence.cli.gathered import Corpus, Lost, Page, gathered, read_item
from whence.cli.light import odd_times
from whence.cli.read import Again
from whence.errors import CaptureError, RunError
from whence.language.actors.register import Register
from whence.match import MemoryIncidentIndex, match, subject_of
from whence.model.captured import Given
from whence.model.matched import Incident, Membership, Union
from whence.model.said import Claim, Reading
from whence.publish.match_lines import Matched, matched
from whence.settings import MatchSettings, ReadSettings, Settings
from whence.trace.many import Item


class Unmatched(NamedTuple):
    """A document that could not be taken, and why, in one sentence."""

    key: object
    place: str
    reason: str


class Tally:
    """How much was matched, for the closing line and the exit code."""

    def __init__(self) -> None:
        self.joined = self.review = self.new = self.none = self.failed = 0
        self.modes: Counter[str] = Counter()
        self.odd: list[str] = []

    def add(self, found: Matched | Unmatched) -> None:
        """Count one document by the incident that it is told about."""
        if isinstance(found, Matched) and found.mode is not None:
            self.modes[found.mode] += 1
        if isinstance(found, Unmatched):
            self.failed += 1
        elif found.why_none is not None:
            self.none += 1
        elif found.members[0].review:
            self.review += 1
        elif found.members[0].incident in found.opened:
            self.new += 1
        else:
            self.joined += 1

    def sentence(self) -> str:
        """Return the closing line."""
        made = (
            f"whence: {self.joined:,} joined an incident; {self.review:,} for review; {self.new:,} opened one; "
            f"{self.none:,} without an incident; {self.failed:,} failed"
        )
        by_rules = f"\n{self.modes['rules']:,} were read by rules only, without the trained model" if self.modes["rules"] else ""
        return f"{made}{by_rules}" + (f"\n{odd_times(self.odd)}" if self.odd else "")


class Matcher:
    """One call of `whence match`."""

    def __init__(self, now: datetime, *, register: Register, subjects: bool, reading: ReadSettings) -> None:
        self._ways = Ways(Given(), now, Settings().capture)
        self._reading, self._settings = reading, MatchSettings(subjects=subjects)
        self._register = register
        self._index = MemoryIncidentIndex(register=register)
        self._keys: set[str] = set()
        self.titles: dict[str, str] = {}
        self.tally = Tally()

    def match(self, what: Sequence[str]) -> Iterator[Matched | Unmatched]:
        """Yield each document of each argument, in order."""
        for argument in what:
            for found in self._argument(argument):
                self.tally.add(found)
                yield found

    def _argument(self, argument: str) -> Iterator[Matched | Unmatched]:
        first, source = b"", sys.stdin.buffer
        if argument == "-":
            first = source.readline(self._ways.caps.max_bytes + 1)
            if is_corpus(first):
                yield from self._lines(cast(BinaryIO, Again(first, source)), "standard input")
                return
        most = self._ways.caps.max_bytes + 1
        taken = gathered(
            [argument], reading=self._reading, now=self._ways.now, settings=Settings(), stdin=lambda: first + source.read(most)
        )
        for found in taken:
            if isinstance(found, Lost):
                yield Unmatched(None, found.origin, found.reason)
            elif isinstance(found, Page):
                yield self._one(found.item.report.key, found.origin, found.item)
            elif isinstance(found, Corpus):
                with found.file.open("rb") as lines:
                    yield from self._lines(lines, str(found.file))

    def _lines(self, lines: BinaryIO, name: str) -> Iterator[Matched | Unmatched]:
        for line in documents(cast(BinaryIO, Titled(lines)), name, self._ways):
            if isinstance(line, Refused):
                yield Unmatched(line.doc_id, line.place, f"{line.place} cannot be read: {line.reason}")
            else:
                self.tally.odd.extend(f"{line.place}: {remark}" for remark in line.report.warnings if "read as a time" in remark)
                yield self._one(line.doc_id, line.place, Item(line.report, line.posts, ()))

    def _one(self, key: object, place: str, item: Item) -> Matched | Unmatched:
        if str(key) in self._keys:
            return Unmatched(key, place, f"{place} was not matched: its id {key} is that of another document already")
        self._keys.add(str(key))
        try:
            item = item if item.said else read_item(item.report, item.posts, self._reading)
            made = match(item.report, item.said, (), self._index, register=self._register, settings=self._settings)
            records = [record for record in made if not isinstance(record, Union)]  # the index here unites nothing
        except RunError:  # not this document's fault: a model file that is not the one it should be stops the run
            raise
        except Exception as error:  # noqa: BLE001  (a fault in one document must not cost the others)
            what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
            return Unmatched(key, place, f"{place} could not be matched ({what}); please report this fault with the text")
        self._index.keep(records, (r for r in item.said if isinstance(r, Claim)), item.report)
        self.titles |= {record.id: record.title for record in records if isinstance(record, Incident)}
        main = subject_of(record for record in records if isinstance(record, Membership))
        reading = next((r for r in item.said if isinstance(r, Reading)), None)
        return matched(key, place, records, main=main, why_none=_why_none(reading), reading=reading)


def _why_none(reading: Reading | None) -> str:
    if reading is not None and not reading.read:
        return f"it was not read ({reading.reason})"
    return "nothing was read in it that an incident could rest on"


class Titled(io.RawIOBase):
    """Lines of a corpus whose `title` stands at the head of the text, and whose `language` is under the name that a corpus has for it."""

    def __init__(self, lines: BinaryIO) -> None:
        super().__init__()
        self._lines = lines

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line; one that is no object comes as it is."""
        line = self._lines.readline(-1 if size is None else size)
        if b'"title"' not in line and b'"language"' not in line:
            return line
        try:
            value = line_object(line)
        except CaptureError:
            return line
        title, text = _said(value.get("title")), value.get("text")
        if title and isinstance(text, str) and not text.lstrip().startswith(title):
            value["text"] = f"{title}\n\n{text}"
        if language := _said(value.get("language")):
            value.setdefault("lang", language)
        return json.dumps(value).encode() + b"\n"


def _said(words: Any) -> str:
    return words.strip() if isinstance(words, str) else ""
