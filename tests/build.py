"""Builders that several stages' tests use: records from a few words, wording ours."""

import hashlib
from datetime import UTC, datetime

from whence.model.captured import Block, Capture, Moment, Report
from whence.model.passage import Passage
from whence.model.vocabulary import BlockKind

WHEN = datetime(2024, 5, 6, 9, 0, tzinfo=UTC)


def capture(data: bytes = b"x", name: str = "page.txt") -> Capture:
    """Return the capture of `data`."""
    return Capture(digest=hashlib.sha256(data).hexdigest(), size=len(data), origin=name, name=name, captured=WHEN)


def report(text: str, *, outlet: str | None = "Example Gazette", published: datetime | None = WHEN, title: str | None = None, lang: str = "en",
           key: str = "page.txt", url: str | None = None) -> Report:  # fmt: skip
    """Return a report whose text is one body block per line."""
    taken = capture(text.encode(), key)
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(kind=BlockKind.BODY, start=at, end=at + len(line)))
        at += len(line) + 1
    moment = Moment(at=published, as_written=published.isoformat(), basis="given") if published else None
    return Report(
        capture=taken.id, digest=taken.digest, key=key, outlet=outlet, title=title, lang=lang, url=url, version_key=url, published=moment,
        text=text, blocks=tuple(blocks), method="tests/1",
    )  # fmt: skip


def passage_of(item: Report, words: str) -> Passage:
    """Return the passage of `item` where `words` first stand."""
    start = item.text.index(words)
    return Passage(report=item.id, start=start, end=start + len(words), quote=words)
