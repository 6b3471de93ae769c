"""Turn the bytes of one item into its report: sniff, decode, read, finish.

In: a `Capture` and its bytes. Out: `Report`s, each followed by the `Post`s inside it; a `Failure` for what could not be read.
Pure: no clock, network or file; the same bytes and `given` make the same records, whatever the path they came by.
"""

from collections.abc import Iterator
from datetime import tzinfo

from whence.capture.addresses import absolute
from whence.capture.encoding import decode
from whence.capture.facts import Facts, Layout
from whence.capture.finish import finish
from whence.capture.jsonforms import Item, Ways, read_json, read_json_lines
from whence.capture.message import read_message
from whence.capture.moments import zone
from whence.capture.page import read_page
from whence.capture.plain import read_markdown, read_plain
from whence.capture.sniff import Form, Unreadable, sniff
from whence.errors import CaptureError
from whence.model.captured import Capture, Failure, Post, Report
from whence.settings import CaptureSettings

STAGE = "parse"
_DEFAULTS = CaptureSettings()
_REMEDY = "look at the kept bytes; save the page anew, or paste its text with -"


def parse(capture: Capture, data: bytes, *, settings: CaptureSettings = _DEFAULTS) -> Iterator[Report | Post | Failure]:
    """Yield what `data` holds, in order; a post follows the report it is embedded in.

    Raises nothing for hostile bytes: an item that cannot be read is a `Failure` with one sentence and what to do.
    """
    if len(data) > settings.max_bytes:
        yield _failure(
            capture, f"has {len(data):,} bytes, more than the {settings.max_bytes:,} that whence reads", "cut it into its reports"
        )
        return
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        yield _failure(capture, "is empty", "save the page again, or paste its text with -")
        return
    form = sniff(data, capture.name, capture.media_type)
    if isinstance(form, Unreadable):
        yield _failure(capture, f"is {form.what}", form.remedy)
        return
    try:
        yield from _read(capture, data, form, settings)
    except CaptureError as error:
        yield _failure(capture, f"cannot be read: {error}", _REMEDY)


def _read(capture: Capture, data: bytes, form: Form, settings: CaptureSettings) -> Iterator[Report | Post | Failure]:
    tz = zone(capture.given.tz)
    received_from = capture.given.url or absolute(capture.hops[-1] if capture.hops else capture.origin, None)
    if form is Form.EMAIL:
        facts, layout = read_message(data, tz=tz, caps=settings)
        yield from finish(capture, facts, layout, settings=settings, tz=tz)
        return
    decoded = decode(data, capture.charset, markup=form is Form.PAGE)
    if form in (Form.JSON, Form.JSON_LINES):
        ways = Ways(tz, received_from, settings)
        yield from _items(capture, decoded.text, form, ways, settings)
        return
    facts, layout = _one(decoded.text, form, received_from, tz, settings)
    facts.url = facts.url or received_from
    facts.warnings[:0] = decoded.warnings
    yield from finish(capture, facts, layout, settings=settings, tz=tz)


def _one(text: str, form: Form, received_from: str | None, tz: tzinfo | None, settings: CaptureSettings) -> tuple[Facts, Layout]:
    if form is Form.PAGE:
        return read_page(text, received_from=received_from, tz=tz, caps=settings)
    return (read_markdown if form is Form.MARKDOWN else read_plain)(text, tz=tz, most=settings.max_text)


def _items(capture: Capture, text: str, form: Form, ways: Ways, settings: CaptureSettings) -> Iterator[Report | Post | Failure]:
    items: Iterator[Item] = read_json_lines(text, ways) if form is Form.JSON_LINES else read_json(text, ways)
    for item in items:
        if item.facts is None or item.layout is None:
            where = f", {item.place}," if item.place else ""
            yield _failure(capture, f"cannot be read{where}: {item.reason}", _REMEDY)
        else:
            yield from finish(capture, item.facts, item.layout, settings=settings, tz=ways.tz)


def _failure(capture: Capture, what: str, remedy: str) -> Failure:
    return Failure(
        origin=capture.origin,
        stage=STAGE,
        reason=f"{capture.origin} {what}",
        remedy=remedy,
        digest=capture.digest,
        given=capture.given,
        at=capture.captured,
    )
