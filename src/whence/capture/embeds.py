"""Find posts that a page embeds as elements: blockquotes of the platforms' own kind and generic boxes with author, words and date.

In: an element. Out: an `Embed` (its lines as one stretch of text, who, when, where, which id), or `None`.
Refuses: boxes without words, boxes too large to be one post, quotations without a signature.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from whence.capture.addresses import address_of
from whence.capture.evidence import INLINE, SKIPPED, platform_words, word_table, words_of
from whence.capture.signature import Signature, signature

_MOST_NODES = 600
_MOST_CHARS = 6000
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_ROLES = ("post_text", "post_date", "post_handle", "post_author")
# Telegram's pages name every part of a message after the message.
_CHANNEL = "tgmewidget"
_CHANNEL_ROLES = {"post_text": "channel_text", "post_date": "channel_date", "post_author": "channel_author"}
_ID_ATTRIBUTES = ("data-tweet-id", "data-tweetid", "data-post-id", "data-status-id", "data-toot-id")
_URL_ATTRIBUTES = (
    "cite",
    "data-href",
    "data-url",
    "data-bluesky-uri",
    "data-instgrm-permalink",
    "data-embed-url",
    "data-text-post-permalink",
)
_HANDLE = re.compile(r"@[\w.-]{1,60}(?:@[\w.-]{1,80})?")


@dataclass(slots=True)
class Embed:
    """A post as its page shows it. `shown[text_start:text_end]` are its words, the rest is its signature."""

    shown: str
    text_start: int
    text_end: int
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    machine_date: str | None = None
    url: str | None = None
    platform: str | None = None
    post_id: str | None = None
    lang: str | None = None
    links: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    text: str
    role: str


@dataclass(slots=True)
class _Content:
    lines: list[_Line] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    machine_date: str | None = None
    lang: str | None = None


def embed_at(node: LexborNode, tag: str, attributes: Mapping[str, str | None], words: frozenset[str]) -> Embed | None:
    """Return the post that the element is, or `None`."""
    known = bool(words & word_table()["embed"]) or any(name in attributes for name in _ID_ATTRIBUTES)
    if tag != "blockquote" and (not known or tag in INLINE):
        return None
    content = _content(node)
    if content is None or not content.lines:
        return None
    platform = _platform(words, attributes, content.hrefs)
    found = _signed(content) or (_boxed(content) if known else None)
    if found is None and known and tag == "blockquote" and platform:
        found = _unsigned(content)
    if found is None or (not known and not (platform and _post_url(content.hrefs))):
        return None
    _identify(found, attributes, content, platform)
    return found


def _content(node: LexborNode) -> _Content | None:
    """Read the element's lines with the role that the nearest marked part gives them; `None` where it is too large for a post."""
    content, count = _Content(), 0
    parts: list[str] = []
    role, chars = "", 0
    stack: list[tuple[LexborNode | None, str]] = [(node.child, "")]
    while stack:
        current, inherited = stack.pop()
        if current is None:
            _line(content, parts, inherited)
            continue
        count += 1
        if current.next is not None:
            stack.append((current.next, inherited))
        tag = current.tag or ""
        if count > _MOST_NODES or chars > _MOST_CHARS or tag == "h1":
            return None
        if tag == "-text":
            text = current.text_content or ""
            chars += len(text)
            parts.append(_BLANKS.sub(" ", text))  # what is left of line ends are those of <br>
        elif tag == "br":
            parts.append("\n")
        elif tag not in SKIPPED and tag[0] not in "-_!":
            role = _role(current, content) or inherited
            if tag not in INLINE or role != inherited:
                _line(content, parts, inherited)
                stack.append((None, role))
            if current.child is not None:
                stack.append((current.child, role))
    _line(content, parts, "")
    return content


def _role(node: LexborNode, content: _Content) -> str:
    attributes = node.attributes
    if not attributes:
        return ""
    if node.tag == "a" and attributes.get("href"):
        content.hrefs.append(attributes["href"] or "")
    if attributes.get("datetime"):
        content.machine_date = content.machine_date or attributes["datetime"]
    if attributes.get("lang"):
        content.lang = content.lang or attributes["lang"]
    words = words_of(attributes)
    names = _CHANNEL_ROLES if _CHANNEL in words else {role: role for role in _ROLES}
    return next((role for role, name in names.items() if words & word_table()[name]), "")


def _line(content: _Content, parts: list[str], role: str) -> None:
    for piece in "".join(parts).split("\n\n") if parts else ():
        text = "\n".join(filter(None, (_BLANKS.sub(" ", line).strip() for line in piece.split("\n"))))
        if text:
            content.lines.append(_Line(text, role))
    parts.clear()


def _platform(words: frozenset[str], attributes: Mapping[str, str | None], hrefs: list[str]) -> str | None:
    by_word = next((name for word, name in sorted(platform_words().items()) if word in words), None)
    if by_word:
        return by_word
    urls = [attributes.get(name) for name in _URL_ATTRIBUTES] + hrefs[::-1]
    return next((a.platform for a in map(address_of, urls) if a.platform and a.post_id), None)


def _post_url(hrefs: list[str]) -> str | None:
    return next((href for href in reversed(hrefs) if address_of(href).post_id), None)


def _signed(content: _Content) -> Embed | None:
    """The platforms' own form: the words, then a line `— Name (@handle) Month D, YYYY`."""
    signed: Signature | None = None
    at = 0
    for at in range(len(content.lines) - 1, max(-1, len(content.lines) - 5), -1):
        joined = " ".join(line.text for line in content.lines[at:])
        signed = signature(joined) if joined[:1] in "—–―-" else None
        if signed is not None:
            break
    if signed is None or at == 0:
        return None
    text = "\n".join(line.text for line in content.lines[:at])
    tail = " ".join(line.text for line in content.lines[at:])
    return Embed(f"{text}\n{tail}", 0, len(text), author=signed.author, handle=signed.handle, date=signed.date)


def _boxed(content: _Content) -> Embed | None:
    """A box of a site's own making: parts marked as author, words and date."""
    by_role = {role: [line.text for line in content.lines if line.role == role] for role in _ROLES}
    author = by_role["post_author"] or by_role["post_handle"]
    if not author or not (by_role["post_date"] or content.machine_date or _post_url(content.hrefs)):
        return None
    chosen = [n for n, line in enumerate(content.lines) if line.role == "post_text"]
    if not chosen:
        rest = [n for n, line in enumerate(content.lines) if line.role not in _ROLES]
        chosen = [max(rest, key=lambda n: (len(content.lines[n].text), -n))] if rest else []
    if not chosen:
        return None
    shown, starts = "", []
    for line in content.lines:
        shown += "\n" if shown else ""
        starts.append(len(shown))
        shown += line.text
    handle = next((found[0].lstrip("@") for text in (*by_role["post_handle"], *author) if (found := _HANDLE.search(text))), None)
    name = re.sub(r"\s*\(?@[\w.@-]+\)?\s*$", "", author[0]).strip() or author[0]
    last = chosen[-1]
    return Embed(
        shown,
        starts[chosen[0]],
        starts[last] + len(content.lines[last].text),
        author=name,
        handle=handle,
        date=next(iter(by_role["post_date"]), None),
    )


def _unsigned(content: _Content) -> Embed:
    shown = "\n".join(line.text for line in content.lines)
    return Embed(shown, 0, len(shown))


def _identify(embed: Embed, attributes: Mapping[str, str | None], content: _Content, platform: str | None) -> None:
    urls = [url for name in _URL_ATTRIBUTES if (url := attributes.get(name))]
    embed.url = next((url for url in urls if address_of(url).post_id), None) or _post_url(content.hrefs)
    said = address_of(embed.url)
    given = next((value for name in _ID_ATTRIBUTES if (value := attributes.get(name))), None)
    embed.platform = platform or said.platform
    embed.post_id = given or said.post_id
    embed.handle = embed.handle or said.handle
    embed.machine_date = content.machine_date
    embed.lang = content.lang or attributes.get("lang")
    embed.links = [href for href in content.hrefs if href != embed.url]
