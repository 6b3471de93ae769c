"""Turn bytes into characters as browsers do.

Order: byte order mark, label (HTTP before the page's own, through the WHATWG label map), valid UTF-8, a guess by
`charset-normalizer`. A label that the bytes contradict, a guess, and every character that could not be read are said in a warning.
Refuses: UTF-7 and other encodings that browsers refuse; lone surrogates and NULs become U+FFFD, one for one, so that offsets hold.
After: WHATWG Encoding Standard, section 4.2; HTML Standard, section 13.2.3.
"""

import codecs
import re
from typing import NamedTuple

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# WHATWG labels that Python reads otherwise (or not at all) than browsers do.
_LABELS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "windows-1252": "cp1252", "cp819": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16-le", "unicode": "utf-16-le", "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso-8859-8", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "x-cp1256": "cp1256", "koi8-ru": "koi8-u",
}  # fmt: skip
_REFUSED = re.compile(r"utf-?7|utf-?32|hz|iso-2022-(?:kr|cn)|x-user-defined|replacement|idna|punycode|.*escape|base64|hex|rot|zlib|bz2|quopri|uu|zip|undefined|mbcs|oem|raw")  # fmt: skip  # noqa: E501
_META = re.compile(rb"<meta[^<>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_ASCII_COMPLEMENT = bytes(range(128, 256))
_SAMPLE = 64 * 1024
_SURROGATES = re.compile("[\ud800-\udfff]")
# A stray bad byte is read as U+FFFD; above this share of the bytes beyond ASCII the label itself is taken to be wrong.
_STRAY = 0.1


class Decoded(NamedTuple):
    """Characters, the encoding they were read with, and what was lost or guessed on the way."""

    text: str
    charset: str
    warnings: tuple[str, ...]


def decode(data: bytes, label: str | None = None, *, markup: bool = False) -> Decoded:
    """Return `data` as characters. `label` is what the transport says; `markup` looks for the page's own label too."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strictly_or_not(data[len(bom) :], name, [])
    if wide := _utf16_without_bom(data):
        return _strictly_or_not(
            data, wide, [f"the text has no byte order mark and is read as {wide.upper()} by its pattern of NULs"]
        )
    warnings: list[str] = []
    own = _own_label(data) if markup else None
    chosen = _codec(label, warnings) or _codec(own, warnings)
    if label and own and _codec(label, []) != _codec(own, []):
        warnings.append(f"the server says {label} and the page {own}; the server's label is followed")
    return _by_label_and_bytes(data, chosen, label or own, warnings)


def clean(text: str) -> tuple[str, list[str]]:
    """Replace NULs and lone surrogates by U+FFFD, one for one, and say how many."""
    warnings = []
    for pattern, what in (("\x00", "NUL"), (_SURROGATES, "lone surrogate")):
        count = text.count(pattern) if isinstance(pattern, str) else len(pattern.findall(text))
        if count:
            text = text.replace(pattern, "\ufffd") if isinstance(pattern, str) else pattern.sub("\ufffd", text)
            warnings.append(f"{count} {what} character{'s' if count > 1 else ''} replaced by U+FFFD")
    return text, warnings


def _by_label_and_bytes(data: bytes, chosen: str | None, label: str | None, warnings: list[str]) -> Decoded:
    beyond = not data.isascii()
    as_utf8 = _valid_utf8(data)
    if as_utf8 is not None:
        if chosen not in (None, "utf-8") and beyond:
            warnings.append(f"the label says {label}, but the bytes are valid UTF-8 and are read as such")
        charset = "utf-8" if beyond or chosen is None else chosen
        return (
            _finish(as_utf8, charset, warnings)
            if beyond or chosen in (None, "utf-8")
            else _strictly_or_not(data, chosen or "utf-8", warnings)
        )
    if chosen == "utf-8":
        if data.decode("utf-8", "replace").count("\ufffd") > _STRAY * max(1, _beyond_ascii(data)):
            warnings.append("the label says UTF-8, but the bytes are none")
            chosen = None
        else:
            return _strictly_or_not(data, "utf-8", warnings)
    if chosen is None:
        chosen = _guess(data)
        warnings.append(f"no usable label: the encoding is guessed as {chosen}; names and figures may be misread")
    return _strictly_or_not(data, chosen, warnings)


def _strictly_or_not(data: bytes, charset: str, warnings: list[str]) -> Decoded:
    try:
        text = data.decode(charset)
    except UnicodeError:
        before = data.decode(charset, "ignore").count("\ufffd")
        text = data.decode(charset, "replace")
        lost = max(1, text.count("\ufffd") - before)
        warnings.append(f"{lost} character{'s' if lost > 1 else ''} could not be read as {charset} and became U+FFFD")
    return _finish(text, charset, warnings)


def _finish(text: str, charset: str, warnings: list[str]) -> Decoded:
    text, more = clean(text)
    return Decoded(text, charset, (*warnings, *more))


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, _ASCII_COMPLEMENT))


def _valid_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _utf16_without_bom(data: bytes) -> str | None:
    """Say which UTF-16 the text is in when nearly every other byte is NUL; `None` for all else."""
    head = data[:_HEAD_BYTES]
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and odd < 0.1 * pairs else None


def _own_label(data: bytes) -> str | None:
    head = data[:_HEAD_BYTES]
    found = _META.search(head) or _XML.search(head)
    if found is None:
        return None
    label = found[1].decode("ascii", "replace")
    # A page that can be read far enough to find this label is not in UTF-16 (HTML Standard, 13.2.3.2).
    return "utf-8" if label.lower().startswith("utf-16") else label


def _codec(label: str | None, warnings: list[str]) -> str | None:
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    if _REFUSED.fullmatch(name):
        warnings.append(f"the encoding label {name} is one that is not followed")
        return None
    name = _LABELS.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        warnings.append(f"the encoding label {name[:40]!r} means nothing")
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return _LABELS.get(found.name, found.name)


def _guess(data: bytes) -> str:
    """Guess from the stretch with the most to go by; Windows-1252, as browsers do, where there is no better."""
    from charset_normalizer import from_bytes

    first = next((m.start() for m in re.finditer(rb"[\x80-\xff]", data)), 0)
    sample = data[max(0, first - 512) : first + _SAMPLE]
    best = from_bytes(sample, chunk_size=2048, enable_fallback=False).best()
    if best is None or best.encoding in ("ascii", "utf_8", "utf_7"):
        return "cp1252"
    return _LABELS.get(best.encoding.replace("_", "-"), best.encoding)
