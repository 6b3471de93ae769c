"""Say what form bytes are in: by content first, then by name and media type.

In: the first bytes, the item's name, the media type that a server gave. Out: a form that capture reads, or the word for what it is not.
"""

import re
from enum import StrEnum, auto
from typing import NamedTuple


class Form(StrEnum):
    """A form of report that capture reads."""

    PAGE = auto()
    PLAIN = auto()
    MARKDOWN = auto()
    JSON = auto()
    JSON_LINES = auto()
    EMAIL = auto()


class Unreadable(NamedTuple):
    """What the bytes are instead, and what a person can do about it."""

    what: str
    remedy: str


_AS_TEXT = "export or save its text (HTML, TXT, EML or JSON) and name that file"
_MEDIA = "name the page or post that shows it; pictures and video are described by reports, not read as ones"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or office document", _AS_TEXT),
    (b"PK\x05\x06", "a ZIP archive", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old office document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG picture", _MEDIA),
    (b"\xff\xd8\xff", "a JPEG picture", _MEDIA),
    (b"GIF8", "a GIF picture", _MEDIA),
    (b"II*\x00", "a TIFF picture", _MEDIA),
    (b"MM\x00*", "a TIFF picture", _MEDIA),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)", _MEDIA),
    (b"OggS", "an Ogg recording", _MEDIA),
    (b"ID3", "an MP3 recording", _MEDIA),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video", _MEDIA),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90", "a program", "leave it out"),
    (b"SQLite format 3", "an SQLite database", "export its reports as JSON Lines"),
    (b"wOF", "a font", "leave it out"),
)
_NOT_REPORTS = re.compile(r"\.(?:css|js|mjs|map|svg|xsl|xsd|py|sh|toml|ini|lock)$", re.IGNORECASE)
_PAGE_NAME = re.compile(r"\.(?:html?|xhtml|shtml|mhtml?|amp|php|aspx?)$", re.IGNORECASE)
_PAGE_START = re.compile(
    r"(?:<!--(?:(?!-->)[\s\S])*-->|<\?xml[^<>]*>|\s|\ufeff)*<(?:!doctype\s+html|html|head|body|title|meta|script|link|style|article|main|section|header|div|table|h1|h2|p|blockquote|figure|span|ul|ol|center|font|b|a|br)\b",
    re.IGNORECASE,
)
_FEED_START = re.compile(
    r"(?:<\?xml[^<>]*>|<!--(?:(?!-->)[\s\S])*-->|\s|\ufeff)*<(rss|feed|rdf:rdf|urlset|sitemapindex|svg)\b", re.IGNORECASE
)
_MAIL_KEYS = ("from:", "date:", "subject:", "to:", "message-id:", "received:", "mime-version:", "return-path:", "delivered-to:")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n")
# What whence itself wrote about other reports, as its page and its text say at their heads: read again, its words would stand as a source's.
_OWN = re.compile(
    r"""<meta name="generator" content="whence \d|^[\d,]+ reports?, [\d,]+ incidents?; made \d{4}-\d\d-\d\d \d\d:\d\d \S+ by whence \d""",
    re.MULTILINE,
)
_HEAD = 8192


def sniff(data: bytes, name: str, media_type: str | None = None) -> Form | Unreadable:
    """Say what `data` is. Never raises; text that is nothing else is plain text."""
    if unreadable := _binary(data, name):
        return unreadable
    start = _loosely(data[:_HEAD])
    lower, kind = name.lower(), (media_type or "").partition(";")[0].strip().lower()
    if found := _FEED_START.match(start):
        return Unreadable(f"an XML document ({found[1].lower()}), not a report", "name the pages that it lists")
    if _OWN.search(start):
        return Unreadable("what whence wrote about other reports, not a report", "name the reports that it was made from")
    stripped = start.lstrip("\ufeff \t\r\n")
    if not stripped.startswith("<") and (by_json := _json_form(stripped, lower, kind)):
        return by_json
    by_content = _page_or_mail(start, lower, kind)
    if by_content:
        return by_content
    if _NOT_REPORTS.search(lower) and not kind.startswith("text/html"):
        return Unreadable("a style sheet, script or settings file, not a report", "leave it out")
    if lower.endswith((".md", ".markdown")) or kind == "text/markdown" or (_FRONT_MATTER.match(start) and "\n---" in start[4:]):
        return Form.MARKDOWN
    return Form.PLAIN


def _json_form(start: str, name: str, kind: str) -> Form | None:
    """Tell JSON, JSON Lines and text that merely begins with a bracket apart; the parser has the last word."""
    if name.endswith((".jsonl", ".ndjson")) or kind in ("application/x-ndjson", "application/jsonl", "application/x-jsonlines"):
        return Form.JSON_LINES
    if name.endswith(".json") or kind.endswith("json"):
        return Form.JSON
    if re.match(r"\{\s*(?:\"|\})|\[\s*[\{\]]", start):
        first, newline, rest = start.partition("\n")
        return Form.JSON_LINES if newline and first.rstrip().endswith("}") and rest.lstrip().startswith("{") else Form.JSON
    return None


def _page_or_mail(start: str, name: str, kind: str) -> Form | None:
    if name.endswith(".eml") or kind == "message/rfc822":
        return Form.EMAIL
    if _PAGE_START.match(start) or _PAGE_NAME.search(name) or kind in ("text/html", "application/xhtml+xml"):
        return Form.PAGE
    if name.endswith((".txt", ".text")):
        return None
    keys = [line.partition(":")[0].lower() + ":" for line in start.split("\n", 12)[:12] if not line.startswith((" ", "\t"))]
    if sum(key in _MAIL_KEYS for key in keys) >= 3 and any(key in ("message-id:", "received:", "mime-version:") for key in keys):
        return Form.EMAIL
    return None


def _binary(data: bytes, name: str) -> Unreadable | None:
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic) and not (magic in (b"BZh", b"ID3", b"RIFF", b"Rar!", b"MZ\x90", b"wOF") and _mostly_text(data)):
            return Unreadable(what, remedy)
    if data[4:8] == b"ftyp":
        return Unreadable("an MP4 or QuickTime video", _MEDIA)
    if not _mostly_text(data):
        return Unreadable("binary data", f"{_AS_TEXT}; {name} holds no text")
    return None


def _mostly_text(data: bytes) -> bool:
    """Say whether the first bytes read as text: few control characters, or NULs in the pattern of UTF-16."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    if control <= 0.02 * len(head) or (control <= 8 and control <= 0.1 * len(head)):
        return True
    pairs = max(1, len(head) // 2)
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > 0.6 * pairs and min(even, odd) < 0.1 * pairs


def _loosely(head: bytes) -> str:
    """Return the first bytes as characters, well enough to recognise markup and brackets."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (head[1:2] == b"\0" and head[3:4] == b"\0"):
        return head.decode("utf-16-le" if head[:1] != b"\xfe" and head[1:2] in (b"\0", b"\xfe") else "utf-16-be", "replace")
    return head.decode("utf-8", "replace")
