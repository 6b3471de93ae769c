"""Read the linked data that a page carries about itself (JSON-LD), block by block.

In: the text of its script elements. Out: objects, flattened from `@graph` and lists; a warning for each block that is no JSON.
Refuses: blocks over the cap, nesting over the cap; a broken block never costs the others.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

_MOST_BLOCKS = 400
_MOST_CHARS = 2_000_000
_MOST_DEPTH = 40
ARTICLES = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
     "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report", "SpecialAnnouncement", "TechArticle",
     "ScholarlyArticle", "AdvertiserContentArticle", "SatiricalArticle", "VideoObject", "WebPage")
)  # fmt: skip


def blocks(scripts: Iterable[str], warnings: list[str]) -> list[dict[str, Any]]:
    """Return every object of every block, in order."""
    found: list[dict[str, Any]] = []
    broken = 0
    for number, script in enumerate(scripts):
        if number >= _MOST_BLOCKS or len(script) > _MOST_CHARS:
            broken += 1
            continue
        try:
            # Some systems wrap the block in a comment or a CDATA section.
            value = json.loads(script.strip().removeprefix("<!--").removesuffix("-->").strip(), strict=False)
        except (ValueError, RecursionError):
            broken += 1
            continue
        found.extend(_objects(value))
    if broken:
        warnings.append(
            f"{broken} of the page's JSON-LD blocks could not be read and {'was' if broken == 1 else 'were'} passed over"
        )
    return found


def article(objects: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the object that describes the report itself: the first article, else the first page."""
    articles = [o for o in objects if types(o) & (ARTICLES - {"WebPage", "VideoObject"})]
    if articles:
        return max(articles, key=lambda o: sum(key in o for key in ("headline", "datePublished", "publisher", "author")))
    return next((o for o in objects if types(o) & ARTICLES and "datePublished" in o), None)


def types(value: dict[str, Any]) -> frozenset[str]:
    """Return the schema.org types of an object."""
    kind = value.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(name.rpartition("/")[2] for name in names if isinstance(name, str))


def text_of(value: Any) -> str | None:
    """Return a value that is meant as words: a string, or the first of several."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return next((found for item in value[:20] if (found := text_of(item))), None)
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name"))
    return None


def names(value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the names in a value of `author` or `publisher`, each with whether it is an organisation's."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip(), False
        elif isinstance(item, dict) and (name := text_of(item.get("name"))):
            yield name, bool(types(item) & {"Organization", "NewsMediaOrganization"})


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        current, depth = waiting.pop()
        if depth > _MOST_DEPTH:
            continue
        if isinstance(current, list):
            waiting.extend((item, depth + 1) for item in reversed(current))
        elif isinstance(current, dict):
            yield current
            waiting.extend((current[key], depth + 1) for key in ("mainEntity", "@graph") if key in current)
