"""JSON to reports and posts: one object, a list of them, or JSON Lines.

In: decoded characters. Out: per item `Facts` and `Layout`, or the sentence that says why an item is none.
Common shapes: reports (`id`/`doc_id`, `text`, `title`, `outlet`, ...), posts of platforms (`full_text`, `author.username`, `created_at`, ...),
content systems (`title.rendered`, `content.rendered`, `date` with `date_gmt`).
Refuses: NaN and infinity, nesting that exhausts the parser, ids that a float has rounded (they are warned about).
"""

import json
import re
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any, NamedTuple

from whence.capture.addresses import absolute, address_of, platform_time
from whence.capture.encoding import clean
from whence.capture.facts import Facts, Layout, one_line
from whence.capture.metadata import credit_or_author
from whence.capture.moments import moment
from whence.capture.page import read_page
from whence.capture.plain import laid_out
from whence.errors import CaptureError
from whence.model.captured import Moment
from whence.model.vocabulary import ReportKind
from whence.settings import CaptureSettings

METHOD = "capture.json/1"
_TEXT = (
    "text",
    "full_text",
    "content",
    "body",
    "articleBody",
    "article_body",
    "message",
    "caption",
    "selftext",
    "description",
    "excerpt",
)
_TITLE = ("title", "headline", "name", "subject")
_OUTLET = ("outlet", "site_name", "publisher", "publication", "site", "source", "source_name", "domain_name", "newspaper")
_URL = ("url", "link", "permalink", "canonical_url", "canonical", "uri", "href", "web_url")
_TIME = ("published", "published_at", "publishedAt", "time", "ts", "dct", "created_at", "createdAt", "date", "datePublished", "pubDate",
         "publication_date", "timestamp", "created", "created_utc", "posted_at", "publish_date", "taken_at", "datetime")  # fmt: skip
_CHANGED = ("modified", "updated", "updated_at", "updatedAt", "dateModified", "edited_at", "date_modified")
_LANG = ("lang", "language", "inLanguage")
_AUTHOR = ("author", "authors", "user", "account", "creator", "byline", "author_name", "from")
_PERSON = ("name", "display_name", "displayName", "fullname", "full_name", "title")
_HANDLE = ("username", "handle", "screen_name", "acct", "userName")
_ID = ("id_str", "tweet_id", "post_id", "status_id", "id")
_KEY = ("id", "doc_id")
_WORDS = ("text", "full_text", "rendered", "value", "plain", "html")
_MARKUP = re.compile(r"</?(?:p|div|br|span|a|h[1-6]|ul|ol|li|blockquote|article|figure|em|strong|b|i)\b[^<>]*>", re.IGNORECASE)
_FIRST_LINE = re.compile(r"\s*([^\n]{8,160}?)[ \t]*\n[ \t]*\n")
_NESTED = ("reports", "posts", "items", "articles", "data", "statuses", "results", "tweets", "messages")


class Item(NamedTuple):
    """One item of a JSON text: what it says and its layout, or why it is none (`facts` and `layout` are `None` then)."""

    place: str
    facts: Facts | None
    layout: Layout | None
    reason: str = ""


class Ways(NamedTuple):
    """How items are read: the zone for times without one, the address received from, the caps."""

    tz: tzinfo | None
    received_from: str | None
    caps: CaptureSettings


def read_json(text: str, ways: Ways) -> Iterator[Item]:
    """Yield the reports of one JSON value: an object, a list, or an object that holds a list of them."""
    warnings: list[str] = []
    value = _loads(text, warnings)
    if isinstance(value, dict):
        inside = next((value[key] for key in _NESTED if isinstance(value.get(key), list) and not _words_of(value)), None)
        if inside is None:
            yield _item(value, "", ways, warnings, single=True)
            return
        value = inside
    if not isinstance(value, list):
        raise CaptureError("its JSON is neither an object nor a list of objects")
    for number, one in enumerate(value, 1):
        if number > ways.caps.max_items:
            yield Item(f"item {number}", None, None, f"only the first {ways.caps.max_items:,} items are read")
            return
        yield _item(one, f"item {number}", ways, warnings)


def read_json_lines(text: str, ways: Ways) -> Iterator[Item]:
    """Yield the report of each line. A line that is no JSON costs that line only."""
    number = start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line, start, number = text[start:stop], stop + 1, number + 1
        if not line.strip():
            continue
        if number > ways.caps.max_items:
            yield Item(f"line {number}", None, None, f"only the first {ways.caps.max_items:,} lines are read")
            return
        warnings: list[str] = []
        try:
            value = _loads(line, warnings)
        except CaptureError as error:
            yield Item(f"line {number}", None, None, str(error))
        else:
            yield _item(value, f"line {number}", ways, warnings)


def _loads(text: str, warnings: list[str]) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(found)
        if len(result) < len(found):
            warnings.append("an object repeats a key; the last value is used")
        return result

    def refuse(word: str) -> Any:
        raise ValueError(f"{word} is no JSON number")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)
    except RecursionError as error:
        raise CaptureError("its JSON nests too deep to be read") from error
    except ValueError as error:
        raise CaptureError(f"it is no valid JSON ({str(error)[:120]})") from error


def _item(value: Any, place: str, ways: Ways, warnings: list[str], *, single: bool = False) -> Item:
    if not isinstance(value, dict):
        return Item(place, None, None, "it is no JSON object")
    facts = Facts(method=METHOD, item=place, warnings=list(warnings))
    words = _words_of(value)
    if words is None:
        return Item(place, None, None, "none of its fields holds a text (text, content, body, full_text, ...)")
    words, more = clean(words)
    facts.warnings += more
    try:
        layout = _layout(value, words, facts, ways)
    except CaptureError as error:
        return Item(place, None, None, str(error))
    _read_facts(value, facts, ways)
    _name_post(value, facts, words)
    if not single or "doc_id" in value:
        _name_key(value, facts)
    return Item(place, facts, layout)


def _layout(value: dict[str, Any], words: str, facts: Facts, ways: Ways) -> Layout:
    """Lay a text out as it stands; a fragment of markup is read as a page, its title with it as the headline."""
    title = one_line(_string(_first(value, _TITLE)))
    if len(_MARKUP.findall(words[:4000])) < 2 and not re.match(r"\s*<(?:p|div|article|html)\b", words, re.IGNORECASE):
        facts.title = title
        return laid_out(words, tz=ways.tz, most=ways.caps.max_text)
    shown = f"<h1>{title}</h1>" if title else ""
    page, layout = read_page(f"<article>{shown}{words}</article>", received_from=ways.received_from, tz=ways.tz, caps=ways.caps)
    facts.title = title or page.title
    facts.warnings += page.warnings
    if title and "<" in title:
        facts.title = page.title
    return layout


def _read_facts(value: dict[str, Any], facts: Facts, ways: Ways) -> None:
    person = _first(value, _AUTHOR)
    is_post = _is_post(value)
    for name in _OUTLET:
        if name in value and not (is_post and name == "source"):
            facts.name_outlet(_string(value[name]), f"json {name}")
    facts.url = (
        next((url for name in _URL if (url := absolute(_string(value.get(name)), ways.received_from))), None)
        or ways.received_from
    )
    for name in _LANG:
        facts.name_language(_string(value.get(name)), f"json {name}")
    facts.published += filter(None, (_time(value, name, ways.tz) for name in _TIME if name in value))
    facts.modified += filter(
        None, (moment(_string(value.get(name)), f"json {name}", tz=ways.tz) for name in _CHANGED if name in value)
    )
    for name in _persons(person):
        credit_or_author(name, facts)
    for name in re.split(r"\s*[/;]\s*", _string(value.get("credit") or value.get("agency")) or ""):
        facts.add_credit(name)
    if not facts.published and any(value.get(name) for name in _TIME):
        facts.warnings.append("its time field cannot be read")


def _name_post(value: dict[str, Any], facts: Facts, words: str) -> None:
    """Fill in what only posts have: platform, id, handle, the time that the id carries; its author is its outlet."""
    if not _is_post(value):
        return
    facts.kind = ReportKind.POST
    said = address_of(facts.url)
    person = _first(value, _AUTHOR)
    facts.platform = (_string(value.get("platform")) or "").lower() or said.platform
    facts.platform_id = said.post_id
    for name in _ID:
        number = value.get(name)
        if isinstance(number, float):
            facts.warnings.append(f"the id {number!r} is a rounded number; the platform's time cannot be read from it")
        elif isinstance(number, (str, int)) and not isinstance(number, bool) and str(number) and facts.platform_id is None:
            facts.platform_id = str(number)
    handle = (
        _string(_first(value, _HANDLE)) or (_string(_first(person, _HANDLE)) if isinstance(person, dict) else None) or said.handle
    )
    facts.handle = handle.lstrip("@") if handle else None
    by_id = platform_time(facts.platform, facts.platform_id)
    if by_id is not None:
        facts.published.insert(0, by_id)
    if facts.authors:
        facts.name_outlet(facts.authors[0], "post author")
    elif facts.handle:
        facts.name_outlet(f"@{facts.handle}", "post handle")
    if facts.title is None and (found := _FIRST_LINE.match(words)) and not re.search(r"[.:;,]$", found[1]):
        facts.title = one_line(found[1])


def _name_key(value: dict[str, Any], facts: Facts) -> None:
    for name in _KEY:
        key = value.get(name)
        if isinstance(key, (str, int)) and not isinstance(key, bool) and str(key):
            facts.key, facts.key_field = str(key), name
            return
    facts.key = facts.item


def _is_post(value: dict[str, Any]) -> bool:
    if isinstance(_first(value, _TITLE), (str, dict)) and not value.get("platform"):
        return False
    person = _first(value, _AUTHOR)
    marks = (
        "platform",
        "full_text",
        "in_reply_to",
        "in_reply_to_id",
        "retweet_count",
        "reblog",
        "conversation_id",
        "quoted_status",
        *_HANDLE,
    )
    return any(value.get(name) for name in marks) or (isinstance(person, dict) and any(person.get(name) for name in _HANDLE))


def _time(value: dict[str, Any], name: str, tz: tzinfo | None) -> Moment | None:
    """Read a time field; `date` beside `date_gmt` gives the offset that neither states alone."""
    at = moment(_string(value[name]), f"json {name}", tz=tz)
    universal = moment(_string(value.get(f"{name}_gmt")), f"json {name}_gmt") if f"{name}_gmt" in value else None
    if at is None or universal is None or not at.zone_assumed or at.day_only:
        return at
    local = at.at.replace(tzinfo=None)
    offset = local - universal.at.replace(tzinfo=None)
    if abs(offset.total_seconds()) > 14 * 3600 or offset.total_seconds() % 900:
        return at
    return moment(f"{local.isoformat()}{_written(offset.total_seconds())}", f"json {name} with {name}_gmt")


def _written(seconds: float) -> str:
    minutes = int(abs(seconds) // 60)
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _words_of(value: dict[str, Any]) -> str | None:
    return next((words for name in _TEXT if (words := _string(value.get(name))) and re.search(r"\w", words)), None)


def _string(value: Any) -> str | None:
    """Return a field as words: a string, a number, or the words inside an object (`rendered`, `name`, ...)."""
    if isinstance(value, str):
        return (value.strip() and value) or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        inner = next((value[name] for name in (*_WORDS, *_PERSON) if isinstance(value.get(name), str)), None)
        return inner or None
    return None


def _persons(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _string(_first(one, _PERSON)) if isinstance(one, dict) else _string(one)
        if name:
            yield name


def _first(value: Any, names: tuple[str, ...]) -> Any:
    if not isinstance(value, dict):
        return None
    return next((value[name] for name in names if value.get(name) not in (None, "", [], {})), None)
