"""The signature line of a post, its thread number and its media links: what the embedded and the flattened form share.

In: a line or the words of a post. Out: author, handle, date; thread number; links to pictures and video.
Refuses: to take a list number for a thread number (only the words of a post are asked here), to name a platform that nothing states.
"""

import re
import unicodedata
from typing import NamedTuple

from whence.capture.moments import date_at_end
from whence.model.base import make_id

_DASH = re.compile(r"^\s*(?:[—–―]|--?|&mdash;)\s*")
_HANDLE = re.compile(r"\(\s*(@[\w.-]{1,60}(?:@[\w.-]{1,80})?)\s*\)")
_INLINE = re.compile(r"\s+(?:[—–―]|--)\s*(?=[^\n—–―]{1,80}?\(\s*@[\w.@-]{1,140}\s*\)[^\n—–―]{0,60}$)")
_THREAD = re.compile(r"\s*\(?(\d{1,3})(?:\s?/\s?(\d{1,3})?|[.)](?=\s))\)?\s+(?=\S)")
_THREAD_END = re.compile(r"(?:\s|\()(\d{1,3})\s?/\s?(\d{1,3})?\)?\s*$")
_MEDIA = re.compile(r"\s*((?:https?://)?(?:pic\.[\w.-]{1,60}/\S{1,120}|t\.co/\w{1,40}|\S{1,80}/(?:photo|video)/\d{1,2}))\s*$")
_LONGEST_NAME = 80


class Signature(NamedTuple):
    """Who signed a post and when, as written."""

    author: str
    handle: str | None
    date: str | None


class PostWords(NamedTuple):
    """The words of a post within a stretch of text: where they begin and end, and what was set apart."""

    start: int
    end: int
    media: tuple[str, ...]
    thread_index: int | None
    thread_length: int | None


def signature(line: str) -> Signature | None:
    """Read `— Name (@handle) Month D, YYYY`, with or without the handle or the date but with one of them; `None` for anything else."""
    dash = _DASH.match(line)
    if dash is None or len(line) > 240:
        return None
    rest = line[dash.end() :].strip()
    at = date_at_end(rest)
    date = rest[at:].strip() if at is not None else None
    who = rest[:at].strip(" ,·|") if at is not None else rest
    handle = _HANDLE.search(who)
    if handle is None and date is None:
        return None
    name = (who[: handle.start()] if handle else who).strip(" ,")
    left = who[handle.end() :].strip(" ,·|") if handle else ""
    if left or not name or len(name) > _LONGEST_NAME or (handle is None and not _is_name(name)):
        return None
    return Signature(name, handle[1].lstrip("@") if handle else None, date)


def split_signature(line: str) -> tuple[int, Signature] | None:
    """Find a signature at the end of a line that holds the post's words too; returns where the words end."""
    found = _INLINE.search(line) if "@" in line else None
    if found is None:
        return None
    signed = signature(line[found.start() :])
    return (found.start(), signed) if signed and signed.date else None


def post_words(text: str, start: int, end: int) -> PostWords:
    """Set apart what is no word of the post in `text[start:end]`: blanks and links to its own pictures at the end.

    The thread number stays: the author wrote it.
    """
    media: list[str] = []
    stop = start + len(text[start:end].rstrip())
    while (found := _MEDIA.search(text[start:stop])) and found.start() > 0:
        media.insert(0, found[1])
        stop = start + found.start()
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    words = text[start:stop]
    number = _THREAD.match(words) or _THREAD_END.search(words)
    index = int(number[1]) if number else None
    length = int(number[2]) if number and number.lastindex == 2 and number[2] else None
    if index is not None and (index == 0 or (length is not None and index > length)):
        index, length = None, None
    return PostWords(start, stop, tuple(media), index, length)


def thread_warning(index: int | None, length: int | None) -> tuple[str, ...]:
    """Say that a part of a thread is not the thread."""
    if index is None or length == 1:
        return ()
    of = f" of {length}" if length else ""
    return (f"only part {index}{of} of a thread is embedded; the rest is not captured",)


def post_key(platform: str | None, post_id: str | None, who: str | None, words: str) -> str:
    """Return the key that one post has under every host: platform and id where there is one, else author and words."""
    if platform and post_id:
        return f"{platform}:{post_id}"
    return make_id("post", [_folded(who or ""), _folded(words)])


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _is_name(text: str) -> bool:
    """Say whether a signature without a handle can be a name: a few words, no sentence."""
    words = text.split()
    return (
        0 < len(words) <= 8
        and not re.search(r"[.!?؟。][\s]|[.!?]$|[\"“”«»:;]", re.sub(r"\b\w\.", "", text))
        and not words[0][0].islower()
    )
