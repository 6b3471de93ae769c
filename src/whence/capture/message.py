"""An e-mail to a report: sender, subject, date, and its text.

In: the bytes of a message. Out: `Facts` and `Layout`.
Refuses: attachments and further parts (they are named in a warning); a message without a text part.
"""

import re
from datetime import tzinfo
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from whence.capture.encoding import decode
from whence.capture.facts import Facts, Layout, one_line
from whence.capture.moments import moment
from whence.capture.page import read_page
from whence.capture.plain import laid_out
from whence.errors import CaptureError
from whence.settings import CaptureSettings

METHOD = "capture.message/1"
# The standard library's header reader is known to raise these on malformed headers.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_message(data: bytes, *, tz: tzinfo | None, caps: CaptureSettings) -> tuple[Facts, Layout]:
    """Return what a message says and its text. Its plain part is preferred; where there is only HTML, that is read as a page."""
    try:
        parsed = message_from_bytes(data, policy=policy.default)
        part, kind = _body(parsed)
        raw = part.get_payload(decode=True) if part is not None else None
    except _BROKEN as error:
        raise CaptureError("the message's structure is broken and cannot be read") from error
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        raise CaptureError("the message holds no text part")
    facts = Facts(method=METHOD)
    decoded = decode(raw, _charset(part), markup=kind == "html")
    facts.warnings += decoded.warnings
    if kind == "html":
        page, layout = read_page(decoded.text, received_from=None, tz=tz, caps=caps)
        facts.warnings += page.warnings
        facts.name_language(page.lang, page.lang_basis or "html lang")
    else:
        layout = laid_out(_unflowed(part, decoded.text), tz=tz, most=caps.max_text)
    _read_headers(parsed, facts, tz)
    return facts, layout


def _body(parsed: Message) -> tuple[Message | None, str]:
    parts = [part for part in parsed.walk() if not part.is_multipart()]
    for wanted in ("plain", "html"):
        for part in parts:
            if part.get_content_type() == f"text/{wanted}" and part.get_content_disposition() != "attachment":
                return part, wanted
    return None, ""


def _unflowed(part: Message, text: str) -> str:
    """Return the text with the line ends taken out that its sender's program put in (RFC 3676); any other text as it is.

    A blank before a line's end says so; quotation marks in front (`>`) must be as deep on both lines; `-- ` begins a signature.
    """
    if str(_parameter(part, "format")).lower() != "flowed":
        return text
    joined = str(_parameter(part, "delsp")).lower() == "yes"
    lines: list[list[str]] = []
    flowing: int | None = None
    for raw in text.split("\n"):
        line = raw.removesuffix("\r")
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        shown = words[:-1] if soft and joined else words
        if flowing == depth and words != "-- ":
            lines[-1].append(shown)
        else:
            lines.append([f"{'>' * depth} {shown}" if depth else shown])
        flowing = depth if soft else None
    whole = ("".join(parts) for parts in lines)
    return "\n".join(line if line == "-- " else line.rstrip(" ") for line in whole)


def _parameter(part: Message, name: str) -> object:
    try:
        return part.get_param(name)
    except _BROKEN:
        return None


def _read_headers(parsed: Message, facts: Facts, tz: tzinfo | None) -> None:
    facts.title = one_line(_header(parsed, "Subject"))
    name, address = parseaddr(_header(parsed, "From") or "")
    facts.add_author(name or address)
    facts.name_outlet(name or address, "e-mail sender")
    written = _header(parsed, "Date")
    at = moment(written, "e-mail Date", tz=tz)
    if at is not None:
        facts.published.append(at)
    elif written:
        facts.warnings.append(f"the message's date, {written[:60]!r}, cannot be read")
    left = [
        part.get_content_type()
        for part in parsed.walk()
        if not part.is_multipart() and part.get_content_disposition() == "attachment"
    ]
    if left:
        facts.warnings.append(
            f"{len(left)} attachment{'s' if len(left) > 1 else ''} not read ({', '.join(sorted(set(left)))[:120]})"
        )


def _header(parsed: Message, name: str) -> str | None:
    try:
        value = parsed[name]
        words = str(value) if value is not None else None
    except _BROKEN:
        return None
    return re.sub(r"[\x00-\x1f\ud800-\udfff]+", " ", words).strip() or None if words else None


def _charset(part: Message) -> str | None:
    try:
        found = part.get_content_charset()
    except _BROKEN:
        return None
    return found if isinstance(found, str) else None
