"""What capture's tests share: bytes in, records out, and a page to put things into. All names and texts are invented."""

import hashlib
from datetime import UTC, datetime

from whence.capture import parse
from whence.model.captured import Capture, Failure, Given, Post, Report
from whence.settings import CaptureSettings

CAPTURED = datetime(2024, 5, 6, 9, 0, tzinfo=UTC)
BODY = (
    "<p>Four dockers were hurt on Tuesday when a crane came down at the port of Varn, the harbour office said.</p>"
    "<p>A union speaker told the Lowland Herald that the crane had been overdue for inspection since March.</p>"
    "<p>The operator did not answer questions. It said in a note that it was helping the inquiry.</p>"
)


def capture_of(
    data: bytes, name: str = "page.html", *, given: Given | None = None, origin: str | None = None, **more: str
) -> Capture:
    return Capture(
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
        origin=origin or f"reports/{name}",
        name=name,
        captured=CAPTURED,
        given=given or Given(),
        **more,
    )


def records(
    data: bytes | str, name: str = "page.html", *, settings: CaptureSettings | None = None, **more
) -> list[Report | Post | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    given = Given(**{k: more.pop(k) for k in ("outlet", "author", "published", "url", "lang", "tz") if k in more})
    return list(parse(capture_of(raw, name, given=given, **more), raw, settings=settings or CaptureSettings()))


def report(data: bytes | str, name: str = "page.html", **more) -> Report:
    found = [r for r in records(data, name, **more) if isinstance(r, Report)]
    assert len(found) == 1, records(data, name)
    return found[0]


def posts(data: bytes | str, name: str = "page.html", **more) -> list[Post]:
    return [r for r in records(data, name, **more) if isinstance(r, Post)]


def failure(data: bytes | str, name: str, **more) -> Failure:
    found = records(data, name, **more)
    assert len(found) == 1 and isinstance(found[0], Failure), found
    return found[0]


def page(body: str = BODY, *, head: str = "", headline: str = "Crane falls at Varn port, four hurt", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{headline}</title>{head}</head>'
        f"<body><main><article><h1>{headline}</h1>{body}</article></main></body></html>"
    )


def kinds(found: Report) -> list[tuple[str, str]]:
    return [(str(b.kind), found.text[b.start : b.end]) for b in found.blocks]


def of_kind(found: Report, kind: str) -> list[str]:
    return [text for name, text in kinds(found) if name == kind]


def assert_tiled(found: Report) -> None:
    """Blocks are in order, and nothing but blanks stands between them."""
    at = 0
    for block in found.blocks:
        assert found.text[at : block.start].strip() == ""
        assert found.text[block.start : block.end].strip() != ""
        at = block.end
    assert found.text[at:].strip() == ""
